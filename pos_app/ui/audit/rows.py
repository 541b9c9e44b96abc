"""Turns entries of the log into what the list and the inspector show; knows no Qt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from pos_app.application.queries import AuditEntry
from pos_app.domain.events import ANONYMOUS
from pos_app.ui.audit.audit_state import AuditRow, Inspection, LifeRow
from pos_app.ui.audit.places import filled
from pos_app.ui.audit.wording import Wording, wordings
from pos_app.ui.formatting import format_amount, format_date, format_seq, format_time
from pos_app.ui.i18n import _

_UNKNOWN_ICON = "circle-help"
_SHORT_ID = 8


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
        return _("Cashier") if actor_id == ANONYMOUS else self.names.get(actor_id, actor_id)

    def row(self, entry: AuditEntry, today: datetime) -> AuditRow:
        """Return the line of the list; an entry of another day shows its date."""
        wording = self._wording(entry.event_type)
        who = self.who(entry.actor_id)
        time = format_time(entry.occurred_at, with_seconds=True)
        if entry.occurred_at.astimezone().date() != today.astimezone().date():
            time = f"{format_date(entry.occurred_at)} {time}"
        return AuditRow(
            seq=entry.seq,
            seq_text=format_seq(entry.seq),
            time=time,
            who=who,
            icon=wording.icon,
            event=wording.title,
            about=about(entry),
            summary=filled(wording.summary, entry.payload, who),
            amount=self._amount(wording, entry),
            aggregate_id=entry.aggregate_id,
        )

    def inspection(self, entry: AuditEntry) -> Inspection:
        """Return the entry in full, without its subject's life."""
        wording = self._wording(entry.event_type)
        who = self.who(entry.actor_id)
        date = format_date(entry.occurred_at, with_year=True)
        time = format_time(entry.occurred_at, with_seconds=True)
        return Inspection(
            seq=entry.seq,
            seq_text=format_seq(entry.seq),
            title=wording.title,
            icon=wording.icon,
            sentence=filled(wording.sentence, entry.payload, who),
            when=_("{date}, {time}, register {register}").format(
                date=date, time=time, register=entry.register_id
            ),
            changes=wording.changes(entry.payload) if wording.changes is not None else (),
            about=about(entry),
            aggregate_type=entry.aggregate_type,
            aggregate_id=entry.aggregate_id,
            payload=entry.payload,
            event_name=entry.event_type,
            event_id=entry.event_id,
            prev_hash=entry.prev_hash,
            hash=entry.hash,
        )

    def life(self, entries: tuple[AuditEntry, ...], shown_seq: int) -> tuple[LifeRow, ...]:
        """Return the life of a subject, oldest first."""
        rows = []
        for entry in reversed(entries):
            wording = self._wording(entry.event_type)
            who = self.who(entry.actor_id)
            rows.append(
                LifeRow(
                    seq=entry.seq,
                    time=format_time(entry.occurred_at, with_seconds=True),
                    text=self._life_text(wording, entry, who),
                    amount=self._amount(wording, entry),
                    is_shown=entry.seq == shown_seq,
                )
            )
        return tuple(rows)

    def _life_text(self, wording: Wording, entry: AuditEntry, who: str) -> str:
        summary = filled(wording.summary, entry.payload, who)
        return f"{wording.title}: {summary}"

    def _amount(self, wording: Wording, entry: AuditEntry) -> str:
        if wording.amount is None:
            return ""
        return format_amount(wording.amount(entry.payload), self._decimals)

    def _wording(self, event_type: str) -> Wording:
        known = self._wordings.get(event_type)
        if known is not None:
            return known
        return Wording(
            event_type,
            _UNKNOWN_ICON,
            _("{who} did something that this version does not know."),
            lambda payload: json.dumps(dict(payload), ensure_ascii=False)[:120],
        )


def about(entry: AuditEntry) -> str:
    """Return what the entry is about, short enough for a column."""
    names = {
        "Cart": _("Sale"),
        "Order": _("Receipt"),
        "Product": _("Product"),
        "Store": _("Store"),
    }
    kind = names.get(entry.aggregate_type, entry.aggregate_type)
    if entry.aggregate_type == "Order":
        return f"{kind} {entry.payload.get('order_number', '')}"
    if entry.aggregate_type == "Cart":
        return f"{kind} {entry.aggregate_id[-_SHORT_ID:]}"
    return kind
