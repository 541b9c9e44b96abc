"""How far the rules of the red flags have read the log, and what they remember."""

from __future__ import annotations

import json

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.application.red_flags.rule import State
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.red_flag_tables import red_flag_progress
from pos_app.infrastructure.persistence.statement import Statement

_NAME = "rules"
_table = red_flag_progress.c
_GET = Statement(select(_table.position, _table.state).where(_table.name == bindparam("key")))
_insert = insert(red_flag_progress)
_KEEP = Statement(
    _insert.on_conflict_do_update(
        index_elements=[_table.name],
        set_={"position": _insert.excluded.position, "state": _insert.excluded.state},
    )
)


class SqlRedFlagProgress:
    """Fulfils ``RedFlagProgress``; a power cut may take it back, and then it is read again."""

    def __init__(self, database: Database) -> None:
        """Keep it in the store's file."""
        self._database = database

    def load(self) -> tuple[int, dict[str, State]]:
        """Return the last seq that was read, 0 for none, and each rule's memory."""
        row = self._database.reader().one(_GET, {"key": _NAME})
        return (0, {}) if row is None else (row[0], json.loads(row[1]))

    def keep(self, position: int, states: dict[str, State]) -> None:
        """Remember both together."""
        connection = self._database.begin(durable=False)
        try:
            connection.run(
                _KEEP, {"name": _NAME, "position": position, "state": json.dumps(states)}
            )
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
