"""The rule on SQL: what a statement is about is bound to it, never written into its text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module

# What runs a statement, or makes one of a text: the driver's, the engine's and SQLAlchemy's.
_RUNS = {
    "command",
    "exec_driver_sql",
    "execute",
    "executemany",
    "executescript",
    "query",
    "scalar",
    "scalars",
}
_MAKES = {"DDL", "literal_column", "text"}
# The database takes no parameters in these; their texts are made of this program's own words.
_WITHOUT_PARAMETERS = re.compile(r"\s*(ALTER|ANALYZE|CREATE|DROP|PRAGMA|REINDEX|VACUUM)\b")
_LOOKS_LIKE_SQL = re.compile(
    r"\b(SELECT\b.*|DELETE\s+FROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|REPLACE\s+INTO"
    r"|FROM\s+\w+|WHERE\b|VALUES\s*\()"
)
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")


def sql_takes_values_as_parameters(module: Module) -> Iterator[str]:
    """No value is written into a statement's text; what varies is bound, or built by Core."""
    if module.path.parts[:2] != ("pos_app", "infrastructure"):
        return
    texts = {id(node): node for node in _statement_texts(module.tree)}
    for node in texts.values():
        beginning = "".join(_literal(part) for part in _parts(node))
        if _WITHOUT_PARAMETERS.match(beginning):
            continue
        for part in _parts(node):
            if not _is_our_own_word(part):
                wrong = ast.unparse(part)
                yield module.at(node.lineno, f"{wrong} is written into the text of a statement")


def _statement_texts(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield the outermost expressions that put texts together and are SQL, or are run as SQL."""
    inside: set[int] = set()
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if _is_put_together(node):
                inside.add(id(child))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_run(node.func):
            yield from (each for each in node.args[:1] if _is_put_together(each))
        if (
            isinstance(node, ast.expr)
            and _is_put_together(node)
            and id(node) not in inside
            and _LOOKS_LIKE_SQL.search("".join(_literal(part) for part in _parts(node)))
        ):
            yield node


def _is_run(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr in _RUNS
    return isinstance(called, ast.Name) and called.id in _MAKES


def _is_put_together(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return True
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"format", "format_map"}
    )


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return what a text is put together of, from the left to the right."""
    if isinstance(node, ast.JoinedStr):
        return [part for each in node.values for part in _parts(each)]
    if isinstance(node, ast.FormattedValue):
        return _parts(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        return [*_parts(node.left), *_parts(node.right)]
    if _is_put_together(node) and isinstance(node, ast.Call):
        given = [*node.args, *(each.value for each in node.keywords)]
        held = node.func.value if isinstance(node.func, ast.Attribute) else node
        return [held, *given]
    return [node]


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return " ? "


def _is_our_own_word(node: ast.expr) -> bool:
    """Whether a part is written in the source itself."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        return _CONSTANT.fullmatch(name) is not None
    return False
