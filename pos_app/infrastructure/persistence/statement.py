"""A Core statement that is compiled once and then runs on the driver's own cursor.

SQLAlchemy's execution layer costs more per statement than SQLite itself; the scan has a budget
of twice the bare driver (ADR 0004). Statements are still written, checked and ported as Core.
"""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

_DIALECT = pysqlite.dialect(paramstyle="named")


class Statement:
    """The text of a Core statement; its parameters are named like its ``bindparam``s.

    Values written into the statement itself (``state == "open"``) travel as parameters too.
    """

    def __init__(self, core: ClauseElement) -> None:
        """Keep the statement; it is compiled when it first runs."""
        self._core = core

    @cached_property
    def sql(self) -> str:
        """The text in the driver's named parameter style."""
        return str(self._compiled)

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
