"""What the page of a sale says when it is saved, as texts; knows no Qt."""

from __future__ import annotations

from pos_app.application.history.cart_history import CartStep
from pos_app.domain.records import dataclass
from pos_app.ui.audit_replay.replay_state import CartFlag
from pos_app.ui.audit_replay.spans import format_span
from pos_app.ui.audit_replay.step_rows import LONG_PAUSE
from pos_app.ui.audit_replay.step_words import words_of
from pos_app.ui.audit_replay.writing import Sale, facts_of, period_of, signed
from pos_app.ui.formatting import format_amount, format_seq, format_time
from pos_app.ui.i18n import _


@dataclass(frozen=True, slots=True)
class PageRow:
    """A step in the table; ``is_long`` marks a long pause before it."""

    cells: tuple[str, ...]
    is_long: bool
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class SalePage:
    """The whole page: its head, why the sale is flagged, its steps, and its foot."""

    store: str
    title: str
    head: tuple[tuple[str, str], ...]
    flags: tuple[CartFlag, ...]
    columns: tuple[str, ...]
    rows: tuple[PageRow, ...]
    foot: str


def sale_page(sale: Sale, store: str) -> SalePage:
    """Return the page of a sale in ``store``."""
    history = sale.history
    steps = history.steps
    first, last = steps[0], steps[-1]
    facts = ((fact.name, fact.value) for fact in facts_of(sale)[1:])
    foot = _("Records #{first} to #{last} of the audit log, cart {cart}").format(
        first=format_seq(first.entry.seq),
        last=format_seq(last.entry.seq),
        cart=history.cart_id,
    )
    return SalePage(
        store=store,
        title=sale.name,
        head=(
            (_("Period"), period_of(first, last, with_year=True)),
            (_("Register"), first.entry.register_id),
            *facts,
        ),
        flags=sale.flags,
        columns=(
            _("Step"),
            _("Time"),
            _("Pause"),
            _("What happened"),
            _("Change"),
            _("Total due"),
        ),
        rows=tuple(_row(step, sale.flagged) for step in steps),
        foot=foot,
    )


def _row(step: CartStep, flagged: frozenset[int]) -> PageRow:
    is_flagged = step.entry.seq in flagged
    what = words_of(step).text
    return PageRow(
        cells=(
            str(step.number),
            format_time(step.moment, with_seconds=True),
            format_span(step.pause) if step.pause else "",
            _("{what} (flagged)").format(what=what) if is_flagged else what,
            signed(step.difference),
            format_amount(step.after.total.amount),
        ),
        is_long=step.pause >= LONG_PAUSE,
        is_flagged=is_flagged,
    )
