"""Turns entries of the log into what the list and the inspector show; knows no Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from pos_app.application.queries import AuditEntry
from pos_app.domain.aggregates.role.role import CONSOLE
from pos_app.domain.events import ANONYMOUS, PROGRAM
from pos_app.ui.audit.audit_state import AuditRow, Inspection, LifeRow
from pos_app.ui.audit.pages import Page
from pos_app.ui.audit.places import filled
from pos_app.ui.audit.subjects import subject_of_kind
from pos_app.ui.audit.wording import Wording
from pos_app.ui.audit.wordings import wordings
from pos_app.ui.formatting import format_amount, format_date, format_seq, format_time
from pos_app.ui.i18n import _

_UNKNOWN_ICON = "circle-help"
_SHORT_ID, _SHORTER_ID = 8, 6
NOTHING_BESIDES = Page(())
NO_NUMBERS: Mapping[str, str] = MappingProxyType({})


class RowWriter:
    """Writes rows in the language of the till; ``decimals`` is what the store's currency has."""

    def __init__(self, decimals: int) -> None:
        """Look the wordings up once."""
        self._decimals = decimals
        self._wordings = wordings()
        self.names: Mapping[str, str] = {}

    def title_of(self, event_type: str) -> str:
        """Return what an event type is called."""
        return self._wording(event_type).title

    def who(self, actor_id: str) -> str:
        """Return a person's name; without sign-in it was whoever stood at the till."""
        if actor_id in {CONSOLE, PROGRAM}:
            return _("Command line") if actor_id == CONSOLE else _("System")
        return _("Cashier") if actor_id == ANONYMOUS else self.names.get(actor_id, actor_id)

    def row(self, entry: AuditEntry, today: datetime, page: Page = NOTHING_BESIDES) -> AuditRow:
        """Return the line of the list; an entry of another day shows its date.

        ``page`` holds the numbers of sales and the red flags.
        """
        wording = self._wording_for(entry, "summary")
        who = self.who(entry.actor_id)
        time = format_time(entry.occurred_at, with_seconds=True)
        has_date = entry.occurred_at.astimezone().date() != today.astimezone().date()
        if has_date:
            time = f"{format_date(entry.occurred_at)} {time}"
        return AuditRow(
            seq=entry.seq,
            seq_text=format_seq(entry.seq),
            time=time,
            who=who,
            approver="" if entry.approver_id is None else self.who(entry.approver_id),
            icon=wording.icon,
            event=wording.title,
            about=about(entry, page.numbers),
            summary=filled(wording.summary, entry.payload, who, self.who),
            amount=self._amount(wording, entry),
            aggregate_id=entry.aggregate_id,
            has_date=has_date,
            flags=page.flags.get(entry.seq, ()),
        )

    def inspection(self, entry: AuditEntry, numbers: Mapping[str, str] = NO_NUMBERS) -> Inspection:
        """Return the entry in full, without its subject's life."""
        wording = self._wording_for(entry, "summary", "sentence", "life")
        who = self.who(entry.actor_id)
        date = format_date(entry.occurred_at, with_year=True)
        time = format_time(entry.occurred_at, with_seconds=True)
        return Inspection(
            seq=entry.seq,
            seq_text=format_seq(entry.seq),
            title=wording.title,
            icon=wording.icon,
            sentence=filled(wording.sentence, entry.payload, who, self.who),
            when=_("{date}, {time}, register {register}").format(
                date=date, time=time, register=entry.register_id
            ),
            changes=wording.changes(entry.payload) if wording.changes is not None else (),
            about=subject_name(entry, numbers),
            aggregate_type=entry.aggregate_type,
            aggregate_id=entry.aggregate_id,
            payload=entry.payload,
            event_name=entry.event_type,
            event_id=entry.event_id,
            prev_hash=entry.prev_hash,
            hash=entry.hash,
        )

    def life(self, entries: tuple[AuditEntry, ...], shown_seq: int) -> tuple[LifeRow, ...]:
        """Return the life of a subject, oldest first; one of several days shows their dates."""
        days = {entry.occurred_at.astimezone().date() for entry in entries}
        return tuple(
            self._life_row(entry, has_date=len(days) > 1, is_shown=entry.seq == shown_seq)
            for entry in reversed(entries)
        )

    def _life_row(self, entry: AuditEntry, *, has_date: bool, is_shown: bool) -> LifeRow:
        wording = self._wording_for(entry, "life")
        time = format_time(entry.occurred_at, with_seconds=not has_date)
        return LifeRow(
            seq=entry.seq,
            time=f"{format_date(entry.occurred_at)} {time}" if has_date else time,
            text=filled(wording.life, entry.payload, self.who(entry.actor_id), self.who),
            amount=self._amount(wording, entry),
            is_shown=is_shown,
        )

    def _amount(self, wording: Wording, entry: AuditEntry) -> str:
        if wording.amount is None:
            return ""
        return format_amount(wording.amount(entry.payload), self._decimals)

    def _wording_for(self, entry: AuditEntry, *texts: str) -> Wording:
        """Return the entry's wording; one whose content was tampered with is shown as it stands.

        ``texts`` are those that are going to be shown: a list of a hundred rows tries no more.
        """
        wording = self._wording(entry.event_type)
        try:
            for name in texts:
                filled(getattr(wording, name), entry.payload, "")
            if wording.amount is not None:
                wording.amount(entry.payload)
            if wording.changes is not None and "sentence" in texts:
                wording.changes(entry.payload)
        except (KeyError, TypeError, ValueError, ArithmeticError):
            sentence = _("This record's content is not what such a record holds. Verify the log.")
            return replace(self._unknown(wording.title), sentence=sentence)
        return wording

    def _wording(self, event_type: str) -> Wording:
        known = self._wordings.get(event_type)
        return self._unknown(event_type) if known is None else known

    def _unknown(self, title: str) -> Wording:
        return Wording(
            title,
            _UNKNOWN_ICON,
            _("{who} did something that this version does not know."),
            lambda payload: json.dumps(dict(payload), ensure_ascii=False)[:120],
            life=title,
        )


def about(entry: AuditEntry, numbers: Mapping[str, str]) -> str:
    """Return what the entry is about, short enough for a column."""
    if entry.aggregate_type == "Order":
        return sale_name(str(entry.payload.get("order_number", "")))
    if entry.aggregate_type == "Cart":
        return sale_name(numbers.get(entry.aggregate_id, entry.aggregate_id[-_SHORTER_ID:]))
    return subject_of_kind(entry.aggregate_type)


def subject_name(entry: AuditEntry, numbers: Mapping[str, str]) -> str:
    """Return what the entry is about where there is room for it: a product by its name."""
    if entry.aggregate_type == "Product" and "product_name" in entry.payload:
        return str(entry.payload["product_name"])
    return about(entry, numbers)


def sale_name(number: str) -> str:
    """Return what a cart and its order are called: by the number, once there is one."""
    return _("Sale {number}").format(number=number)
