"""The rules of the rings that an import linter cannot see, each a function over one module."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from tests.architecture.source import ROOT, Module
from tests.architecture.sql_rules import sql_takes_values_as_parameters

# Reach the world outside the process: not for the domain, standard library or not.
_OUTSIDE_WORLD = {"sqlite3", "socket", "subprocess", "urllib", "http", "tkinter", "smtplib"}
_SAYS_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
_CLASS_SAYS_NOTHING = re.compile(r"(Base|Helpers?|Managers?|Utils?)$|^Base[A-Z]")
_NATIVE_DIALOGS = {"QMessageBox", "QInputDialog", "QErrorMessage", "QProgressDialog"}
_SHARED_BY_SCREENS = {"ledger", "models", "printing", "robot", "widgets", "words"}
_MAKES_NOW_AND_IDS = {"pos_app/infrastructure/system.py", "pos_app/domain/values/ids.py"}


def domain_is_pure(module: Module) -> Iterator[str]:
    """The domain imports the standard library and itself."""
    if not _in(module, "domain"):
        return
    for line, name in module.imports():
        top = name.partition(".")[0]
        own = name.startswith("pos_app.domain.")
        if not own and (top not in sys.stdlib_module_names or top in _OUTSIDE_WORLD):
            yield module.at(line, f"the domain imports {name}")


def presenters_know_no_qt(module: Module) -> Iterator[str]:
    """A presenter and the state it makes are plain Python."""
    is_plain = module.path.name in {"presenter.py", "state.py"} or module.path.stem.endswith(
        ("_presenter", "_state")
    )
    if _in(module, "ui") and is_plain and "widgets" not in module.path.parts:
        for line, name in module.imports():
            if name.startswith(("PySide6", "shiboken6")):
                yield module.at(line, f"a presenter or a state imports {name}")


def screens_are_strangers(module: Module) -> Iterator[str]:
    """A screen (a package directly under ui) imports no other screen."""
    own = _screen(module.path.parts)
    for line, name in module.imports():
        other = _screen(tuple(name.split(".")))
        if own and other and own != other:
            yield module.at(line, f"the screen {own} imports the screen {other}")


def modules_stay_small(module: Module) -> Iterator[str]:
    """Past 300 lines it is two modules; a view and the main window place things, no more."""
    lines = module.text.count("\n") + 1 - module.text.endswith("\n")
    most = {"view.py": 199, "main_window.py": 149}.get(module.path.name, 300)
    if lines > most:
        yield module.at(lines, f"{lines} lines, at most {most}")


def modules_say_why_they_exist(module: Module) -> Iterator[str]:
    """The first thing in a module is one sentence about it."""
    if not ast.get_docstring(module.tree):
        yield module.at(1, "no docstring says why this module exists")


def names_say_something(module: Module) -> Iterator[str]:
    """A folder, module or class named after nothing collects everything."""
    for part in module.path.with_suffix("").parts:
        if _SAYS_NOTHING & set(part.split("_")):
            yield module.at(1, f"the name {part} says nothing")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and _CLASS_SAYS_NOTHING.search(node.name):
            yield module.at(node.lineno, f"the name {node.name} says nothing")


def nothing_blocks_or_reenters_the_window(module: Module) -> Iterator[str]:
    """No nested event loop, no sleep, no modal dialog, no filtering of all rows in Python."""
    if not _in(module, "ui"):
        return
    for line, name in module.imports():
        if name == "time.sleep" or name.rpartition(".")[2] in _NATIVE_DIALOGS:
            yield module.at(line, f"{name} stops the window")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            called = f"{_dotted(node.value)}.{node.attr}"
            if node.attr in {"processEvents", "exec_"} or called == "time.sleep":
                yield module.at(node.lineno, f"{called} stops or re-enters the window")
            if node.attr == "exec" and module.path.name != "app.py":
                yield module.at(node.lineno, f"{called} opens a second event loop")
            if _dotted(node.value).endswith("QFileDialog") and node.attr.startswith("get"):
                yield module.at(node.lineno, f"{called} is a modal dialog")
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
        if name in {"QSortFilterProxyModel", *_NATIVE_DIALOGS}:
            yield module.at(getattr(node, "lineno", 0), f"{name} is not for a till")


def no_lambda_keeps_a_widget_alive(module: Module) -> Iterator[str]:
    """A lambda given to connect captures neither ``self`` nor anything of it."""
    for call in _calls(module):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect":
            for argument in call.args:
                for node in ast.walk(argument):
                    if isinstance(node, ast.Lambda) and "self" in _names(node.body):
                        yield module.at(node.lineno, "a lambda in connect captures self")


def slots_take_what_the_signal_sends(module: Module) -> Iterator[str]:
    """A slot has no defaulted parameter (a click would fill it); dict signals mangle keys."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            is_slot = any("Slot" in _names(decorator) for decorator in node.decorator_list)
            if is_slot and (node.args.defaults or any(node.args.kw_defaults)):
                yield module.at(node.lineno, f"the slot {node.name} has a defaulted parameter")
    for call in _calls(module):
        if _dotted(call.func).endswith("Signal") and "dict" in {_dotted(a) for a in call.args}:
            yield module.at(call.lineno, "Signal(dict) loses keys; send an object")


def time_and_ids_come_from_one_place(module: Module) -> Iterator[str]:
    """Only the system's clock and the maker of ids ask the machine for now and for randomness."""
    if module.path.as_posix() in _MAKES_NOW_AND_IDS:
        return
    forbidden = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
    for line, name in module.imports():
        if name in {"uuid.uuid1", "uuid.uuid4"}:
            yield module.at(line, f"{name}: ask domain/values/ids.py")
    for call in _calls(module):
        name = ".".join(_dotted(call.func).split(".")[-2:])
        if name in forbidden | {"uuid.uuid1", "uuid.uuid4"}:
            yield module.at(call.lineno, f"{name}(): ask the clock or domain/values/ids.py")


def money_is_never_a_float(module: Module) -> Iterator[str]:
    """No float in the domain; asking whether something is one, to refuse it, is allowed."""
    if not _in(module, "domain"):
        return
    asked = {
        id(node)
        for call in _calls(module)
        if _dotted(call.func) == "isinstance"
        for node in ast.walk(call)
    }
    for node in ast.walk(module.tree):
        is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if is_float or (
            isinstance(node, ast.Name) and node.id == "float" and id(node) not in asked
        ):
            yield module.at(getattr(node, "lineno", 0), "a float in the domain")


def tables_run_no_formulas(module: Module) -> Iterator[str]:
    """Whoever writes CSV makes the cells harmless that a spreadsheet would run as formulas."""
    writes = [call for call in _calls(module) if _dotted(call.func) == "csv.writer"]
    if module.path.parts[0] == "pos_app" and writes:
        makes = any("harmless" in _dotted(call.func) for call in _calls(module))
        if not makes:
            yield module.at(writes[0].lineno, "cells are written that may be formulas")


RULES = (
    domain_is_pure,
    presenters_know_no_qt,
    screens_are_strangers,
    modules_stay_small,
    modules_say_why_they_exist,
    names_say_something,
    nothing_blocks_or_reenters_the_window,
    no_lambda_keeps_a_widget_alive,
    slots_take_what_the_signal_sends,
    time_and_ids_come_from_one_place,
    money_is_never_a_float,
    sql_takes_values_as_parameters,
    tables_run_no_formulas,
)


def _in(module: Module, ring: str) -> bool:
    return module.path.parts[:2] == ("pos_app", ring)


def _screen(parts: tuple[str, ...]) -> str:
    if parts[:2] == ("pos_app", "ui") and len(parts) > 2 and parts[2] not in _SHARED_BY_SCREENS:
        return parts[2] if (ROOT / "pos_app" / "ui" / parts[2]).is_dir() else ""
    return ""


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` for such an expression; what is not a name in it becomes ``?``."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"
