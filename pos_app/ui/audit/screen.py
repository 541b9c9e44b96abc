"""What the audit presenter needs of its surroundings: a view to show things, a reader to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pos_app.application.queries import AuditQueries
from pos_app.ui.audit.audit_state import AuditRow, AuditState, Inspection


class Reader(Protocol):
    """Asks the log on another thread and calls back in this one."""

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""


class View(Protocol):
    """What the presenter shows things on."""

    def display(self, state: AuditState) -> None:
        """Show everything around the list."""

    def show_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        """Show a new list, from its top."""

    def append_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        """Show older rows below."""

    def prepend_rows(self, rows: tuple[AuditRow, ...]) -> None:
        """Show newer rows above, where the reader's place stays."""

    def stand_on(self, seq: int) -> None:
        """Bring an entry of the list to its top and stand on it."""

    def rename_subject(self, aggregate_id: str, about: str) -> None:
        """Call a subject otherwise in the rows that are shown: a cart got its number."""

    def inspect(self, inspection: Inspection | None) -> None:
        """Show an entry in full, or nothing."""
