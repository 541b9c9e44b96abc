"""A Core statement that is compiled once and then runs on the driver's own cursor.

SQLAlchemy's execution layer costs more per statement than SQLite itself; the scan has a budget
of twice the bare driver (ADR 0004). Statements are still written, checked and ported as Core.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import BindParameter, Select
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement


class _Compiler(SQLiteCompiler):
    """Writes the limits that a statement states into its text.

    SQLite plans by the value of a limit, and prepares the statement again each time one is bound.
    """

    def limit_clause(self, select: Select[Any], **named: object) -> str:
        """Return LIMIT and OFFSET with the numbers themselves."""
        named["literal_binds"] = True
        return str(super().limit_clause(select, **named))  # type: ignore[no-untyped-call]

    def visit_bindparam(self, bindparam: BindParameter[Any], **named: object) -> str:  # type: ignore[override]
        """Return a mark for what is only known when the statement runs, wherever it stands."""
        if bindparam.required:
            named["literal_binds"] = False
        return str(super().visit_bindparam(bindparam, **named))  # type: ignore[no-untyped-call]


_DIALECT = pysqlite.dialect(paramstyle="qmark")
_DIALECT.statement_compiler = _Compiler


class Statement:
    """The text of a Core statement; its parameters are named like its ``bindparam``s.

    Values written into the statement itself (``state == "open"``) travel as parameters too,
    limits aside. The driver gets all of them by their places: it looks names up one by one.
    """

    def __init__(self, core: ClauseElement) -> None:
        """Keep the statement; it is compiled when it first runs."""
        self._core = core

    @cached_property
    def sql(self) -> str:
        """The text, with a question mark for each parameter."""
        return str(self._compiled)

    @cached_property
    def values(self) -> Callable[[Mapping[str, object]], tuple[object, ...]]:
        """Returns of named parameters those of the statement, each where its mark stands."""
        names, constants = self._compiled.positiontup or [], self.constants
        if all(name in constants for name in names):
            fixed = tuple(constants[name] for name in names)
            return lambda _: fixed
        if len(names) == 1:
            (only,) = names
            return lambda parameters: (parameters[only],)
        pick: Callable[[Mapping[str, object]], tuple[object, ...]] = itemgetter(*names)
        if constants:
            return lambda parameters: pick({**constants, **parameters})
        return pick

    @cached_property
    def constants(self) -> dict[str, object]:
        """The parameters whose values are part of the statement."""
        compiled = self._compiled
        return {
            name: value
            for name, value in compiled.params.items()
            if not compiled.binds[name].required
        }

    @cached_property
    def _compiled(self) -> SQLCompiler:
        compiled = self._core.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        if not isinstance(compiled, SQLCompiler):
            raise TypeError(self._core)
        return compiled
