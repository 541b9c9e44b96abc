"""The book of what left the log: its rows and what each says in full; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from pos_app.application.audit_service import proof_path_of
from pos_app.application.ports import Clock
from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries
from pos_app.domain.aggregates.audit_trail.events import AnchorHandedOut, AuditLogArchived
from pos_app.domain.aggregates.store.events import AuditLogExported
from pos_app.ui.formatting import format_count, format_seq
from pos_app.ui.i18n import _
from pos_app.ui.ledger.presenter import Reading
from pos_app.ui.ledger.state import Emptiness, LedgerPage, LedgerRow
from pos_app.ui.moments import when, when_exactly

ALL, EXPORTS, ANCHORS, ARCHIVES = "all", "exports", "anchors", "archives"
_KINDS = {
    EXPORTS: frozenset({AuditLogExported.__name__}),
    ANCHORS: frozenset({AnchorHandedOut.__name__}),
    ARCHIVES: frozenset({AuditLogArchived.__name__}),
}
_EVERYTHING = frozenset().union(*_KINDS.values())


class Written(Protocol):
    """A record in the words of the list of events."""

    @property
    def sentence(self) -> str:
        """What it says."""

    @property
    def icon(self) -> str:
        """The icon of its kind."""


class Writer(Protocol):
    """Writes records and people as the list of events does."""

    def inspection(self, entry: AuditEntry) -> Written:
        """Return a record in full."""

    def title_of(self, event_type: str) -> str:
        """Return what an event type is called."""

    def who(self, actor_id: str) -> str:
        """Return a person's name."""


class ExportBook:
    """What left, the newest first: exports, anchors, archives or all of them."""

    name = "exports"
    choices = (ALL, EXPORTS, ANCHORS, ARCHIVES)

    def __init__(self, writer: Writer, clock: Clock, *, commands: tuple[str, ...] = ()) -> None:
        """Write with ``writer``, and offer ``commands`` in the bar."""
        self._writer = writer
        self._clock = clock
        self._commands = commands

    def read(
        self, queries: AuditQueries, choice: str, last: AuditEntry | None, limit: int
    ) -> Reading[AuditEntry]:
        """Return records older than ``last``, on the reader's thread."""
        where = AuditFilter(event_types=_KINDS.get(choice, _EVERYTHING))
        before = None if last is None else last.seq
        items = queries.page(where, before, limit)
        return Reading(items, _emptiness(), commands=self._commands)

    def key(self, item: AuditEntry) -> str:
        """Return the record's seq."""
        return str(item.seq)

    def row(self, item: AuditEntry) -> LedgerRow:
        """Return a row as the list shows it."""
        return LedgerRow(
            key=self.key(item),
            icon=self._writer.inspection(item).icon,
            ink="accent",
            title=self._writer.title_of(item.event_type),
            when=when(item.occurred_at, self._clock.now()),
            text=str(item.payload.get("file_name") or _("Printed")),
            note=_("{who}, {records}").format(
                who=self._writer.who(item.actor_id), records=_span(item.payload)
            ),
        )

    def page(self, item: AuditEntry) -> LedgerPage:
        """Return a row in full."""
        written = self._writer.inspection(item)
        return LedgerPage(
            key=self.key(item),
            icon=written.icon,
            ink="accent",
            title=self._writer.title_of(item.event_type),
            sentence=written.sentence,
            facts=(*self._facts(item), *_details(item.event_type, item.payload)),
            seq=item.seq,
            commands=("record",),
        )

    def do(self, command: str, item: AuditEntry | None) -> str:  # noqa: ARG002 - it has no commands
        """Do nothing: what left has left."""
        return ""

    def _facts(self, item: AuditEntry) -> tuple[tuple[str, str], ...]:
        return (
            (_("By"), self._writer.who(item.actor_id)),
            (_("When"), when_exactly(item.occurred_at)),
            (_("Register"), item.register_id),
            (_("Recorded as"), f"#{format_seq(item.seq)}"),
        )


def _details(event_type: str, payload: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    name = str(payload.get("file_name", ""))
    records = (_("Records"), _span(payload))
    if event_type == AuditLogExported.__name__:
        return (
            (_("File"), name),
            (_("Format"), _formats().get(str(payload.get("file_format")), _("Another"))),
            records,
            (_("Proof"), proof_path_of(Path(name)).name),
            (_("How to check it"), _("Keep both files together, and give them to pos-verify.")),
        )
    if event_type == AnchorHandedOut.__name__:
        return (
            (_("Handed out as"), _ways().get(str(payload.get("sent_by")), _("Another way"))),
            *(((_("File"), name),) if name else ()),
            records,
            (_("How to use it"), _("Give it to the next check: pos-app audit verify --anchor.")),
        )
    return (
        (_("File"), name),
        records,
        (_("File's fingerprint"), str(payload.get("file_sha256", ""))),
        (_("How to check it"), _("Give the archive to pos-verify; it proves itself.")),
    )


def _span(payload: Mapping[str, Any]) -> str:
    first, last = payload.get("first_seq"), payload.get("last_seq")
    if isinstance(first, int) and isinstance(last, int):
        count = payload.get("entry_count", last - first + 1)
        text = _("{count}, from #{first} to #{last}")
        return text.format(
            count=format_count(int(str(count))), first=format_seq(first), last=format_seq(last)
        )
    size = payload.get("size")
    if isinstance(size, int):
        return _("the first {count}").format(count=format_count(size))
    return _("none")


def _emptiness() -> Emptiness:
    return Emptiness(
        "download",
        _("Nothing has left yet."),
        _("Each export, anchor and archive of this log is listed here, and who took it."),
    )


def _formats() -> dict[str, str]:
    return {"jsonl": _("JSON Lines"), "csv": _("CSV"), "pdf": _("PDF")}


def _ways() -> dict[str, str]:
    return {"file": _("A file"), "mail": _("A mail"), "print": _("A printed page")}
