"""What the filter buttons of the audit window say and offer; knows no Qt."""

from __future__ import annotations

from datetime import datetime

from pos_app.application.queries import AuditFilter
from pos_app.ui.audit.audit_state import AuditState, Choice, FilterState
from pos_app.ui.audit.periods import Period, offered
from pos_app.ui.audit.rows import RowWriter
from pos_app.ui.i18n import _


def who_filter(where: AuditFilter, writer: RowWriter, actors: tuple[str, ...]) -> FilterState:
    """Return the filter by person."""
    is_active = where.actor_id is not None
    people = (Choice(writer.who(actor), actor, actor == where.actor_id) for actor in actors)
    return FilterState(
        _("Who"),
        writer.who(where.actor_id) if where.actor_id is not None else _("Anyone"),
        is_active,
        (Choice(_("Anyone"), None, not is_active), *people),
    )


def event_filter(where: AuditFilter, writer: RowWriter, types: tuple[str, ...]) -> FilterState:
    """Return the filter by event type, of which several may be chosen."""
    chosen = where.event_types
    if len(chosen) == 1:
        text = writer.title_of(next(iter(chosen)))
    else:
        text = _("{count} kinds").format(count=len(chosen)) if chosen else _("All")
    titled = sorted((writer.title_of(kind), kind) for kind in types)
    kinds = (Choice(title, kind, kind in chosen) for title, kind in titled)
    return FilterState(_("Event"), text, bool(chosen), (Choice(_("All"), None, not chosen), *kinds))


def about_filter(where: AuditFilter, subject: str) -> FilterState:
    """Return the filter by subject; ``subject`` names a single one that was chosen."""
    kinds = {
        "Cart": _("Sales"),
        "Order": _("Receipts"),
        "Product": _("Products"),
        "Store": _("Store"),
    }
    is_active = where.aggregate_type is not None or where.aggregate_id is not None
    offers = (Choice(text, kind, kind == where.aggregate_type) for kind, text in kinds.items())
    return FilterState(
        _("About"),
        subject or kinds.get(where.aggregate_type or "", _("Any")),
        is_active,
        (Choice(_("Any"), None, not is_active), *offers),
    )


def period_filter(where: AuditFilter, period: Period, now: datetime) -> FilterState:
    """Return the filter by time, with the periods as seen at ``now``."""
    offers = tuple(Choice(each.text, each, each.text == period.text) for each in offered(now))
    is_active = where.since is not None or where.until is not None
    return FilterState(_("Time"), period.text, is_active, offers)


def filter_words(state: AuditState) -> str:
    """Return what the filters leave, in words; empty for everything."""
    filters = (state.who, state.event, state.about, state.period)
    set_ones = [f"{each.name}: {each.chosen}" for each in filters if each.is_active]
    if state.where.text:
        set_ones.append(_("Text: {text}").format(text=state.where.text))
    return ", ".join(set_ones)
