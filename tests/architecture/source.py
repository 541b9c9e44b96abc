"""Reads a module once, so that each rule of the architecture is a few lines over its tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """A Python file: ``path`` is relative to the repository, with forward slashes."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> Module:
        """Parse ``text`` as the file at ``path``."""
        return cls(PurePosixPath(path), text, ast.parse(text))

    def imports(self) -> Iterator[tuple[int, str]]:
        """Yield the line and the full dotted name of everything imported, anywhere in the file.

        ``from a import b`` yields ``a.b``: whether ``b`` is a module does not matter to a rule.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                package = self._package(node)
                for alias in node.names:
                    yield node.lineno, f"{package}.{alias.name}"

    def at(self, line: int, complaint: str) -> str:
        """Return ``complaint`` with its place, as an editor opens it."""
        return f"{self.path}:{line}: {complaint}"

    def _package(self, node: ast.ImportFrom) -> str:
        if node.level == 0:
            return node.module or ""
        package = self.path.parent.parts[: len(self.path.parent.parts) - node.level + 1]
        return ".".join((*package, node.module) if node.module else package)


@cache
def product() -> tuple[Module, ...]:
    """Return every module of the product."""
    return tuple(
        Module.of(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / "pos_app").rglob("*.py"))
    )
