"""Merges what was added to the search of products in small steps while very much is added.

SQLite's full-text index writes what each transaction adds as a segment of its own, and merges
segments within the transaction that finds too many: most take no time for it, one in a hundred
four times as long as the others, and a scan waits for that one. While long work adds products the
index leaves it to transactions of their own, each a few milliseconds.
"""

from __future__ import annotations

from sqlalchemy import text

from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement

_COMMANDS = (
    Statement(text("INSERT INTO product_search (product_search, rank) VALUES (:name, :value)")),
    Statement(text("INSERT INTO product_parts (product_parts, rank) VALUES (:name, :value)")),
)
_SET_BEFORE = Statement(text("SELECT v FROM product_search_config WHERE k = 'automerge'"))
# Additions before it is worth it; smaller works never get so far.
_FIRST_STEP = 16
_PAGES_PER_STEP = 64
# How many segments of one size the index merges by itself (0 is never), and how many a step does.
# At sixteen it merges them at once, whoever waits.
_BY_ITSELF = {"automerge": 4, "usermerge": 4}
_BY_STEPS = {"automerge": 0, "usermerge": 8}


class SearchMerging:
    """The merging of one store's search; a crash leaves it to the next :meth:`end`."""

    def __init__(self, database: Database) -> None:
        """Leave merging to the index at first."""
        self._database = database
        self._steps = 0
        self._may_be_by_steps = True  # whatever was before this program began

    def step(self) -> None:
        """Merge a little after something was added.

        Raises:
            StorageError: it cannot be written; nothing is lost, and nothing is merged.
        """
        self._steps += 1
        if self._steps < _FIRST_STEP:
            return
        if self._steps == _FIRST_STEP:
            self._may_be_by_steps = True
            self._set(_BY_STEPS)
            return
        command = _COMMANDS[self._steps % len(_COMMANDS)]
        self._run([(command, {"name": "merge", "value": _PAGES_PER_STEP})])

    def end(self) -> None:
        """Leave merging to the index again.

        Raises:
            StorageError: it cannot be written; the next end does it.
        """
        self._steps = 0
        if not self._may_be_by_steps:
            return
        if self._database.reader().one(_SET_BEFORE) == (_BY_STEPS["automerge"],):
            self._set(_BY_ITSELF)
        self._may_be_by_steps = False

    def _set(self, values: dict[str, int]) -> None:
        self._run(
            [
                (command, {"name": name, "value": value})
                for command in _COMMANDS
                for name, value in values.items()
            ]
        )

    def _run(self, commands: list[tuple[Statement, dict[str, object]]]) -> None:
        connection = self._database.begin(durable=False)
        try:
            for command, values in commands:
                connection.run(command, values)
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()
