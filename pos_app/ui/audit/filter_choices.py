"""What the filters of the audit window say and offer; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import datetime
from decimal import Decimal
from functools import partial

from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries, ShiftName
from pos_app.domain.aggregates.shift.events import ShiftOpened
from pos_app.domain.records import dataclass
from pos_app.ui.audit import narrowing as named
from pos_app.ui.audit.audit_state import AuditState, Choice, FilterState
from pos_app.ui.audit.narrowing import Amounts, Narrowing
from pos_app.ui.audit.periods import offered
from pos_app.ui.audit.rows import RowWriter
from pos_app.ui.audit.subjects import kind_of_subject
from pos_app.ui.formatting import format_amount, format_count, format_date
from pos_app.ui.i18n import _

_AMOUNTS = (Decimal(5), Decimal(20), Decimal(100))
_SHORT_ID = 8
# Of older shifts the period is easier to choose than one of a thousand lines.
_SHIFTS = 60


@dataclass(frozen=True, slots=True)
class Offers:
    """What occurs in the log, and so can be chosen."""

    actors: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()
    aggregate_types: tuple[str, ...] = ()
    shift_names: Mapping[str, ShiftName] = field(default_factory=dict)

    def with_new(self, entries: tuple[AuditEntry, ...]) -> Offers:
        """Offer what new entries brought, too."""
        return Offers(
            _joined(self.actors, (entry.actor_id for entry in entries)),
            _joined(self.approvers, (entry.approver_id for entry in entries)),
            _joined(self.event_types, (entry.event_type for entry in entries)),
            _joined(self.registers, (entry.register_id for entry in entries)),
            tuple(dict.fromkeys((*_new_shifts(entries), *self.shifts))),
            _joined(self.aggregate_types, (entry.aggregate_type for entry in entries)),
            {**self.shift_names, **_opened_shifts(entries)},
        )


def read_offers(queries: AuditQueries) -> Offers:
    """Ask the log what occurs in it."""
    return Offers(
        queries.actors(),
        queries.approvers(),
        queries.event_types(),
        queries.registers(),
        queries.shifts()[::-1],  # their ids begin with the moment they were made
        queries.aggregate_types(),
        queries.shift_names(),
    )


def filters_of(
    narrowing: Narrowing, offers: Offers, writer: RowWriter, now: datetime
) -> tuple[FilterState, ...]:
    """Return the filters as they stand, with the periods as seen at ``now``."""
    where = narrowing.where
    approver = _one_of(named.APPROVER, where.approver_id, offers.approvers, writer.who)
    register = _one_of(named.REGISTER, where.register_id, offers.registers, str)
    shift = _one_of(
        named.SHIFT, where.shift_id, offers.shifts[:_SHIFTS], partial(shift_words, offers, writer)
    )
    # Entries without an approver always exist; a register that stands alone says nothing.
    return (
        _one_of(named.WHO, where.actor_id, offers.actors, writer.who),
        _offered(approver, is_telling=bool(offers.approvers)),
        _event_filter(where, writer, offers.event_types),
        _about_filter(where, narrowing.subject, offers.aggregate_types),
        _offered(register, is_telling=len(offers.registers) > 1),
        _offered(shift, is_telling=len(offers.shifts) > 1),
        _period_filter(narrowing, now),
        _amount_filter(where),
        FilterState(named.FLAGGED, _("Red flags only"), "", where.is_flagged),
    )


def filter_words(state: AuditState) -> str:
    """Return what the filters leave, in words; empty for everything."""
    set_ones = [
        f"{each.name}: {each.chosen}" if each.chosen else each.name
        for each in state.filters
        if each.is_active
    ]
    if state.where.text:
        set_ones.append(_("Text: {text}").format(text=state.where.text))
    return ", ".join(set_ones)


def amount_words(amounts: Amounts) -> str:
    """Return which amounts pass."""
    least, most = (None if each is None else format_amount(each) for each in amounts)
    if least is None and most is None:
        return _("Any")
    if most is None:
        return _("{least} and more").format(least=least)
    if least is None:
        return _("up to {most}").format(most=most)
    return _("{least} to {most}").format(least=least, most=most)


def _one_of(
    key: str, chosen: str | None, values: tuple[str, ...], words: Callable[[str], str]
) -> FilterState:
    names = {
        named.WHO: (_("Who"), _("Anyone")),
        named.APPROVER: (_("Approved by"), _("Any")),
        named.REGISTER: (_("Register"), _("All")),
        named.SHIFT: (_("Shift"), _("All")),
    }
    name, everything = names[key]
    return FilterState(
        key,
        name,
        everything if chosen is None else words(chosen),
        chosen is not None,
        (
            Choice(everything, None, chosen is None),
            *(Choice(words(each), each, each == chosen) for each in values),
        ),
    )


def _event_filter(where: AuditFilter, writer: RowWriter, types: tuple[str, ...]) -> FilterState:
    chosen = where.event_types
    if len(chosen) == 1:
        text = writer.title_of(next(iter(chosen)))
    else:
        text = _("{count} kinds").format(count=len(chosen)) if chosen else _("All")
    titled = sorted((writer.title_of(kind), kind) for kind in types)
    kinds = (Choice(title, kind, kind in chosen) for title, kind in titled)
    choices = (Choice(_("All"), None, not chosen), *kinds)
    return FilterState(named.EVENT, _("Event"), text, bool(chosen), choices)


def _about_filter(where: AuditFilter, subject: str, kinds: tuple[str, ...]) -> FilterState:
    """Return the filter by subject; ``subject`` names a single one that was chosen."""
    is_active = where.aggregate_type is not None or where.aggregate_id is not None
    named_kinds = sorted((kind_of_subject(kind), kind) for kind in kinds)
    offers = (Choice(text, kind, kind == where.aggregate_type) for text, kind in named_kinds)
    chosen = kind_of_subject(where.aggregate_type) if where.aggregate_type else _("Any")
    return FilterState(
        named.ABOUT,
        _("About"),
        subject or chosen,
        is_active,
        (Choice(_("Any"), None, not is_active), *offers),
    )


def _period_filter(narrowing: Narrowing, now: datetime) -> FilterState:
    where, period = narrowing.where, narrowing.period
    offers = tuple(Choice(each.text, each, each.text == period.text) for each in offered(now))
    is_active = where.since is not None or where.until is not None
    return FilterState(named.PERIOD, _("Time"), period.text, is_active, offers)


def _amount_filter(where: AuditFilter) -> FilterState:
    chosen = where.least_amount, where.most_amount
    any_amount: Amounts = (None, None)
    each_least: tuple[Amounts, ...] = tuple((least, None) for least in _AMOUNTS)
    return FilterState(
        named.AMOUNT,
        _("Amount"),
        amount_words(chosen),
        chosen != any_amount,
        tuple(
            Choice(amount_words(each), each, each == chosen) for each in (any_amount, *each_least)
        ),
    )


def _offered(state: FilterState, *, is_telling: bool) -> FilterState:
    return replace(state, is_offered=is_telling or state.is_active)


def shift_words(offers: Offers, writer: RowWriter, shift_id: str) -> str:
    """Return a shift's number, its day, who has the drawer; of an unknown one, part of its id."""
    name = offers.shift_names.get(shift_id)
    if name is None:
        return shift_id[-_SHORT_ID:]
    text = _("{number}, {date}, {who}")
    if len(offers.registers) > 1:
        text = _("{number} at register {register}, {date}, {who}")
    return text.format(
        number=format_count(name.number),
        register=name.register_id,
        date=format_date(name.opened_at),
        who=writer.who(name.holder_id),
    )


def _new_shifts(entries: tuple[AuditEntry, ...]) -> list[str]:
    return sorted({entry.shift_id for entry in entries if entry.shift_id}, reverse=True)


def _opened_shifts(entries: tuple[AuditEntry, ...]) -> dict[str, ShiftName]:
    """Return the names of shifts that new entries tell the beginning of."""
    return {
        entry.aggregate_id: ShiftName(
            entry.payload["shift_number"], entry.occurred_at, entry.register_id, entry.actor_id
        )
        for entry in entries
        if entry.event_type == ShiftOpened.__name__ and "shift_number" in entry.payload
    }


def _joined(known: tuple[str, ...], new: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({*known, *(each for each in new if each is not None)}))
