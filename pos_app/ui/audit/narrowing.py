"""What the list of the audit window is narrowed to, and what was asked for last; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from types import MappingProxyType

from pos_app.application.queries import AuditFilter, Matching
from pos_app.domain.records import dataclass
from pos_app.ui.audit.periods import Period
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext

TEXT, WHO, APPROVER, EVENT, ABOUT = "text", "who", "approver", "event", "about"
REGISTER, SHIFT, PERIOD, AMOUNT, FLAGGED = "register", "shift", "period", "amount", "flagged"

Amounts = tuple[Decimal | None, Decimal | None]
"""The least and the most, both inclusive; None is without end."""

# What a filter sets, as it is without it.
_NOTHING: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        TEXT: {"text": ""},
        WHO: {"actor_id": None},
        APPROVER: {"approver_id": None},
        EVENT: {"event_types": frozenset()},
        ABOUT: {"aggregate_type": None, "aggregate_id": None},
        REGISTER: {"register_id": None},
        SHIFT: {"shift_id": None},
        PERIOD: {"since": None, "until": None},
        AMOUNT: {"least_amount": None, "most_amount": None},
        FLAGGED: {"is_flagged": False},
    }
)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filter with the names of what was chosen; each change is another one.

    ``subject`` is the name of a single cart, order or product; ``latest`` is the filter that was
    changed last.
    """

    any_time: Period
    where: AuditFilter = field(default_factory=AuditFilter)
    period: Period = field(default_factory=lambda: Period(""))
    subject: str = ""
    latest: str = ""

    def to_text(self, text: str) -> Narrowing:
        """Look for a text in the payloads, or for ``#seq``."""
        return self._with(TEXT, text=text.strip())

    def to_choice(self, name: str, value: object) -> Narrowing:
        """Take what a filter's list offers: None takes the filter away."""
        if name == EVENT:
            return self.with_event(value)
        if name == PERIOD and isinstance(value, Period):
            return self.to_period(value)
        if value is None:
            return self.without(name)
        if name == AMOUNT and isinstance(value, tuple):
            return self.to_amounts(value)
        found = self._with(name, **{**_NOTHING[name], next(iter(_NOTHING[name])): value})
        return replace(found, subject="") if name == ABOUT else found

    def with_event(self, event_type: object) -> Narrowing:
        """Add an event type to those shown, or take it away; None shows all."""
        chosen = self.where.event_types
        types = frozenset() if event_type is None else chosen ^ {event_type}
        return self._with(EVENT, event_types=types)

    def to_subject(self, aggregate_id: str, name: str) -> Narrowing:
        """Show one subject only."""
        found = self._with(ABOUT, aggregate_type=None, aggregate_id=aggregate_id)
        return replace(found, subject=name)

    def to_period(self, period: Period) -> Narrowing:
        """Show a span of time only."""
        found = self._with(PERIOD, since=period.since, until=period.until)
        return replace(found, period=period)

    def to_amounts(self, amounts: Amounts) -> Narrowing:
        """Show amounts of a size only, in either order."""
        least, most = amounts
        if least is not None and most is not None and least > most:
            least, most = most, least
        return self._with(AMOUNT, least_amount=least, most_amount=most)

    def without(self, name: str) -> Narrowing:
        """Take one filter away."""
        if name == PERIOD:
            return self.to_period(self.any_time)
        found = self._with(name, **_NOTHING[name])
        return replace(found, subject="") if name == ABOUT else found

    def active(self) -> tuple[str, ...]:
        """Return the filters that are set."""
        return tuple(
            name
            for name, nothing in _NOTHING.items()
            if any(getattr(self.where, field_) != value for field_, value in nothing.items())
        )

    def _with(self, name: str, **values: object) -> Narrowing:
        where = replace(self.where, **values)  # type: ignore[arg-type]  # by the filter's own names
        return replace(self, where=where, latest=name)


def empty_words(narrowing: Narrowing, last_seq: int) -> tuple[str, str]:
    """Return why there is nothing to list, in a headline and a sentence."""
    if narrowing.where.is_empty:
        return _("Nothing has happened yet"), _("Each scan and each sale appears here.")
    total = ngettext("The log holds {count} record.", "The log holds {count} records.", last_seq)
    return _("No events match these filters"), total.format(count=format_count(last_seq))


def way_out(narrowing: Narrowing) -> tuple[str, str] | None:
    """Return the filter to take away first, and how that is called; None for a single one."""
    active = narrowing.active()
    if len(active) < 2:  # noqa: PLR2004 - one filter is cleared by clearing all
        return None
    name = narrowing.latest if narrowing.latest in active else active[0]
    words = {
        TEXT: _("Clear the search"),
        WHO: _("Show everyone"),
        APPROVER: _("Show whoever approved"),
        EVENT: _("Show all kinds of event"),
        ABOUT: _("Show all subjects"),
        REGISTER: _("Show all registers"),
        SHIFT: _("Show all shifts"),
        PERIOD: _("Show any time"),
        AMOUNT: _("Show any amount"),
        FLAGGED: _("Show what is not flagged too"),
    }
    return name, words[name]


def count_line(narrowing: Narrowing, matching: Matching, last_seq: int) -> str:
    """Return how many entries pass of how many: ``412 of 1,204``, ``10,000+ of ...``."""
    if narrowing.where.is_empty:
        words = ngettext("{count} record", "{count} records", last_seq)
        return words.format(count=format_count(last_seq))
    count = format_count(matching.count)
    shown = count if matching.is_exact else _("{count}+").format(count=count)
    return _("{shown} of {total}").format(shown=shown, total=format_count(last_seq))
