"""The book of registers: how much each wrote, how far it is sealed and checked; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from pos_app.application.ports import Clock
from pos_app.application.queries import AuditEntry, AuditQueries, Matching
from pos_app.ui.audit_registers.register_facts import RegisterFacts, facts_of
from pos_app.ui.formatting import format_count, format_seq
from pos_app.ui.i18n import _
from pos_app.ui.ledger.presenter import Reading
from pos_app.ui.ledger.state import Emptiness, LedgerPage, LedgerRow
from pos_app.ui.moments import when, when_exactly

ALL, EVENTS = "all", "events"


class People(Protocol):
    """Knows what people are called."""

    def who(self, actor_id: str) -> str:
        """Return a person's name."""


class RegisterBook:
    """The registers that the log knows, by their number."""

    name = "registers"
    choices = (ALL,)

    def __init__(
        self, people: People, clock: Clock, store_name: str, show_events: Callable[[str], None]
    ) -> None:
        """Let ``show_events`` list a register's records among the events."""
        self._people = people
        self._clock = clock
        self._store_name = store_name
        self._show_events = show_events

    def read(
        self, queries: AuditQueries, choice: str, last: RegisterFacts | None, limit: int
    ) -> Reading[RegisterFacts]:
        """Return registers after ``last``, on the reader's thread."""
        del choice
        after = "" if last is None else last.register_id
        names = [name for name in queries.registers() if name > after][:limit]
        items = tuple(facts_of(queries, name) for name in names)
        return Reading(
            items,
            Emptiness("store", _("No register yet."), _("A register is listed once it has sold.")),
        )

    def key(self, item: RegisterFacts) -> str:
        """Return the register's number."""
        return item.register_id

    def row(self, item: RegisterFacts) -> LedgerRow:
        """Return a row as the list shows it."""
        icon, ink = self._mark(item)
        return LedgerRow(
            key=item.register_id,
            icon=icon,
            ink=ink,
            title=_("Register {register}").format(register=item.register_id),
            when="" if item.last is None else when(item.last.occurred_at, self._clock.now()),
            text=_("{records} records").format(records=_counted(item.records)),
            note=self._checked(item),
        )

    def page(self, item: RegisterFacts) -> LedgerPage:
        """Return a register in full."""
        icon, ink = self._mark(item)
        sentence = _("Register {register} of {store} wrote {records} records.").format(
            register=item.register_id, store=self._store_name, records=_counted(item.records)
        )
        return LedgerPage(
            key=item.register_id,
            icon=icon,
            ink=ink,
            title=_("Register {register}").format(register=item.register_id),
            sentence=sentence,
            facts=(*self._records(item), *self._evidence(item)),
            seq=None if item.last is None else item.last.seq,
            commands=(EVENTS, "record"),
        )

    def do(self, command: str, item: RegisterFacts | None) -> str:
        """List the register's records among the events."""
        if command == EVENTS and item is not None:
            self._show_events(item.register_id)
        return ""

    def _records(self, item: RegisterFacts) -> tuple[tuple[str, str], ...]:
        waiting = (_("Waits to be logged"), format_count(item.waiting))
        return (
            (_("First record"), _place(item.first)),
            (_("Last record"), _place(item.last)),
            (_("Last started"), self._started(item.start)),
            *((waiting,) if item.waiting else ()),
        )

    def _evidence(self, item: RegisterFacts) -> tuple[tuple[str, str], ...]:
        return (
            (_("Sealed"), self._sealed(item.seal)),
            (_("Signing key"), _key(item.key)),
            (_("Last check"), self._checked(item)),
            (_("Anchors that left"), self._anchored(item)),
            (_("Archived"), _archived(item.archive)),
        )

    def _mark(self, item: RegisterFacts) -> tuple[str, str]:
        if item.check is None:
            return "store", "text-muted"
        return ("shield-check", "positive") if item.is_sound else ("shield-alert", "danger")

    def _checked(self, item: RegisterFacts) -> str:
        check = item.check
        if check is None:
            return _("Not checked yet")
        moment = self._when(check)
        if item.is_sound:
            text = _("No defect through #{seq}, {when}")
            return text.format(seq=_seq(check, "last_seq"), when=moment)
        text = _("A defect at #{seq}, {when}. Show it to the owner.")
        return text.format(seq=_seq(check, "first_bad_seq"), when=moment)

    def _sealed(self, seal: AuditEntry | None) -> str:
        if seal is None:
            return _("Not yet; the first seal comes within a minute of activity")
        text = _("Through #{seq} by seal {number}, {when}")
        return text.format(
            seq=_seq(seal, "size"), number=_seq(seal, "number"), when=self._when(seal)
        )

    def _anchored(self, item: RegisterFacts) -> str:
        if item.anchor is None:
            return _("None yet. Take one in the tab Exports, and out of the house")
        text = _("{count}; the last one covers #{seq}, {who}, {when}")
        return text.format(
            count=_counted(item.anchors),
            seq=_seq(item.anchor, "size"),
            who=self._people.who(item.anchor.actor_id),
            when=self._when(item.anchor),
        )

    def _started(self, start: AuditEntry | None) -> str:
        if start is None:
            return _("Not recorded")
        text = _("{when}, version {version}")
        if start.payload.get("after_crash"):
            text = _("{when}, version {version}, after a crash")
        return text.format(when=self._when(start), version=start.payload.get("program_version"))

    def _when(self, entry: AuditEntry) -> str:
        now: datetime = self._clock.now()
        return when(entry.occurred_at, now)


def _seq(entry: AuditEntry, name: str) -> str:
    value = entry.payload.get(name)
    return format_seq(value) if isinstance(value, int) else "?"


def _place(entry: AuditEntry | None) -> str:
    if entry is None:
        return _("None")
    return f"#{format_seq(entry.seq)}, {when_exactly(entry.occurred_at)}"


def _key(entry: AuditEntry | None) -> str:
    if entry is None:
        return _("None yet")
    kept = _("Key {key}, since #{seq}; its private half is in {place}")
    places = {"file": _("a file that only its owner reads")}
    kept_in = str(entry.payload.get("kept_in", ""))
    place = places.get(kept_in, _("the key store of this machine"))
    return kept.format(key=entry.payload.get("key_id"), seq=format_seq(entry.seq), place=place)


def _archived(entry: AuditEntry | None) -> str:
    if entry is None:
        return _("Nothing; every record is in this log")
    text = _("Through #{seq}, in {file}")
    return text.format(seq=_seq(entry, "last_seq"), file=entry.payload.get("file_name"))


def _counted(found: Matching) -> str:
    count = format_count(found.count)
    return count if found.is_exact else _("more than {count}").format(count=count)
