"""What the list of the audit window is narrowed to, and what was asked for last; knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from pos_app.application.queries import AuditFilter, Matching
from pos_app.ui.audit.periods import Period
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext

TEXT, WHO, EVENT, ABOUT, PERIOD = "text", "who", "event", "about", "period"

# What a filter sets, as it is without it.
_NOTHING: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        TEXT: {"text": ""},
        WHO: {"actor_id": None},
        EVENT: {"event_types": frozenset()},
        ABOUT: {"aggregate_type": None, "aggregate_id": None},
        PERIOD: {"since": None, "until": None},
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

    def to_person(self, actor_id: str | None) -> Narrowing:
        """Show what one person did, or everybody for None."""
        return self._with(WHO, actor_id=actor_id)

    def with_event(self, event_type: str | None) -> Narrowing:
        """Add an event type to those shown, or take it away; None shows all."""
        chosen = self.where.event_types
        types = frozenset() if event_type is None else chosen ^ {event_type}
        return self._with(EVENT, event_types=types)

    def to_kind(self, aggregate_type: str | None) -> Narrowing:
        """Show one kind of subject, or all for None."""
        found = self._with(ABOUT, aggregate_type=aggregate_type, aggregate_id=None)
        return replace(found, subject="")

    def to_subject(self, aggregate_id: str, name: str) -> Narrowing:
        """Show one subject only."""
        found = self._with(ABOUT, aggregate_type=None, aggregate_id=aggregate_id)
        return replace(found, subject=name)

    def to_period(self, period: Period) -> Narrowing:
        """Show a span of time only."""
        found = self._with(PERIOD, since=period.since, until=period.until)
        return replace(found, period=period)

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
        EVENT: _("Show all kinds of event"),
        ABOUT: _("Show all subjects"),
        PERIOD: _("Show any time"),
    }
    return name, words[name]


def count_words(matching: Matching) -> str:
    """Return how many entries pass: ``412``, or ``10,000+`` when not all were counted."""
    count = format_count(matching.count)
    return count if matching.is_exact else _("{count}+").format(count=count)
