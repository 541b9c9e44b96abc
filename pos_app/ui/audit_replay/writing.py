"""Turns the history of a sale into what the screen shows; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pos_app.application.history.cart_history import CartHistory, CartStep
from pos_app.application.history.cart_picture import PictureLine
from pos_app.domain.aggregates.cart.cart import CartState
from pos_app.domain.events import ANONYMOUS
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money
from pos_app.ui.audit_replay.replay_state import (
    CartFlag,
    CartRow,
    Fact,
    MomentTexts,
    SaleTexts,
)
from pos_app.ui.audit_replay.spans import format_span
from pos_app.ui.audit_replay.step_rows import LONG_PAUSE, rows_of, track_of
from pos_app.ui.audit_replay.step_words import quantity_text, words_of
from pos_app.ui.formatting import (
    format_amount,
    format_count,
    format_date,
    format_datetime,
    format_time,
)
from pos_app.ui.i18n import _, ngettext

_SHORT_ID = 8


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale to replay: its history, the names of the people in it by id, and its flags."""

    history: CartHistory
    names: Mapping[str, str]
    flags: tuple[CartFlag, ...] = ()

    @property
    def flagged(self) -> frozenset[int]:
        """The seqs that its flags point at."""
        return frozenset(seq for flag in self.flags for seq in flag.seqs)

    @property
    def name(self) -> str:
        """What the sale is called: by its number, once it has one."""
        order = self.history.order
        return sale_name(self.history.cart_id, None if order is None else order.number)

    def who(self, person: str) -> str:
        """Return a person's name; without sign-in it was whoever stood at the till."""
        return who(person, self.names)


def who(person: str, names: Mapping[str, str]) -> str:
    """Return a person's name; without sign-in it was whoever stood at the till."""
    return _("Cashier") if person == ANONYMOUS else names.get(person, person)


def sale_name(cart_id: str, number: str | None) -> str:
    """Return ``Sale 1-00042``, or by the end of its cart's id while it has no number."""
    return _("Sale {number}").format(number=number or cart_id[-_SHORT_ID:])


def signed(amount: Money) -> str:
    """Return an amount with its sign, plus or minus; empty for nothing."""
    text = format_amount(amount.amount)
    return f"+{text}" if amount.minor > 0 else text if amount else ""


def sale_texts(sale: Sale) -> SaleTexts:
    """Return what stays as it is while the sale is replayed."""
    steps = sale.history.steps
    order = sale.history.order
    return SaleTexts(
        title=sale.name,
        detail=_detail(sale),
        rows=rows_of(steps, sale.flagged),
        facts=facts_of(sale),
        flags=sale.flags,
        track=track_of(steps, sale.flagged),
        receipt="" if order is None else order.number,
    )


def moment_texts(sale: Sale, step: CartStep) -> MomentTexts:
    """Return the sale at one step."""
    now = format_amount(step.after.total.amount)
    time = format_time(step.moment, with_seconds=True)
    place = _("step {step} of {count}").format(
        step=format_count(step.number), count=format_count(len(sale.history.steps))
    )
    names = (flag.name for flag in sale.flags if step.entry.seq in flag.seqs)
    order = sale.history.order
    is_paid = order is not None and step.moment >= order.created_at
    return MomentTexts(
        title=_("Cart at {place}").format(place=place),
        time=time,
        flag=", ".join(names),
        cart=tuple(_cart_rows(step)),
        empty=_("Nothing is in the cart at this step."),
        before=format_amount(step.before.total.amount),
        caption=_("Total, paid") if is_paid else _("Total due now"),
        now=now,
        difference=signed(step.difference),
        spoken=_("Step {step} of {count}, {time}, {what}, total {total}").format(
            step=format_count(step.number),
            count=format_count(len(sale.history.steps)),
            time=time,
            what=words_of(step).text,
            total=now,
        ),
    )


def facts_of(sale: Sale) -> tuple[Fact, ...]:
    """Return what is to be known of the sale; when it started comes first."""
    return tuple(_facts(sale))


def _detail(sale: Sale) -> str:
    history = sale.history
    first, last = history.steps[0], history.steps[-1]
    register = _("Register {register}").format(register=first.entry.register_id)
    period = period_of(first, last, with_year=False)
    steps = ngettext("{count} step in {span}", "{count} steps in {span}", len(history.steps))
    steps = steps.format(count=format_count(len(history.steps)), span=format_span(history.duration))
    people = ", ".join(sale.who(person) for person in history.people())
    return f"{register}  \u2022  {people}  \u2022  {period}  \u2022  {steps}"


def period_of(first: CartStep, last: CartStep, *, with_year: bool) -> str:
    """Return from when to when the sale took, with the second date where it is another day."""
    start, end = (format_time(step.moment, with_seconds=True) for step in (first, last))
    dates = [format_date(step.moment, with_year=with_year) for step in (first, last)]
    if dates[0] == dates[1]:
        return _("{date}, {start} to {end}").format(date=dates[0], start=start, end=end)
    text = _("{date}, {start} to {last_date}, {end}")
    return text.format(date=dates[0], start=start, last_date=dates[1], end=end)


def _facts(sale: Sale) -> Iterator[Fact]:
    history = sale.history
    people = ", ".join(sale.who(person) for person in history.people())
    approvers = ", ".join(sale.who(person) for person in history.approvers())
    yield Fact("clock", _("Started"), format_datetime(history.started_at, with_seconds=True))
    yield Fact("timer", _("Took"), format_span(history.duration))
    yield Fact("user", _("At the till"), people)
    yield Fact("key-round", _("Approved by"), approvers or _("Nobody"))
    yield Fact("hash", _("Steps"), format_count(len(history.steps)))
    yield Fact("pause", _("Pauses over 30 s"), _pauses(history))
    yield Fact("trash-2", _("Removed"), _removals(history))
    yield _outcome(history)


def _pauses(history: CartHistory) -> str:
    long = [step.pause for step in history.pauses_of(LONG_PAUSE)]
    if not long:
        return _("None")
    text = _("{count}, the longest {span}")
    return text.format(count=format_count(len(long)), span=format_span(max(long)))


def _removals(history: CartHistory) -> str:
    removed = [step.removed for step in history.steps]
    amounts = [line.amount for line in removed if line is not None]
    if not amounts:
        return _("Nothing")
    total = Money.sum(amounts, history.last.currency).amount
    text = ngettext("{count} line, {total}", "{count} lines, {total}", len(amounts))
    return text.format(count=format_count(len(amounts)), total=format_amount(total))


def _outcome(history: CartHistory) -> Fact:
    order, last = history.order, history.last
    if order is not None:
        text = _("{tendered} in cash, {change} back") if order.change else _("{tendered} in cash")
        tendered, change = (format_amount(each.amount) for each in (order.tendered, order.change))
        return Fact("banknote", _("Paid"), text.format(tendered=tendered, change=change))
    total = format_amount(last.total.amount)
    if last.state is CartState.VOIDED:
        return Fact("ban", _("Cancelled"), _("{total} was not paid").format(total=total))
    return Fact("shopping-basket", _("Still open"), _("{total} so far").format(total=total))


def _cart_rows(step: CartStep) -> Iterator[CartRow]:
    """Return the lines after the step; one that it removed is struck out where it was."""
    shown = list(step.after.lines)
    if step.removed is not None:
        shown.append(step.removed)
    for line in sorted(shown, key=lambda each: each.number):
        mark, brief, icon = _mark(step, line) if line.number == step.touched else ("", "", "")
        yield CartRow(
            quantity=quantity_text(line),
            name=line.name,
            amount=format_amount(line.amount.amount),
            discount=_discount_of(line),
            mark=mark,
            brief=brief,
            mark_icon=icon,
            is_gone=line == step.removed,
        )


def _discount_of(line: PictureLine) -> str:
    if not line.discount:
        return ""
    return format_amount(-line.discount.amount)


def _mark(step: CartStep, line: PictureLine) -> tuple[str, str, str]:
    """Return what the step did to the line, the same in brief, and an icon for it."""
    before = step.before.line(line.number)
    if line == step.removed:
        return _("Removed at this step"), _("Removed"), "trash-2"
    if before is None:
        return _("Added at this step"), _("Added"), "plus"
    if before.quantity != line.quantity:
        text = _("Was {quantity}").format(quantity=quantity_text(before))
        return text, text, "plus" if before.quantity < line.quantity else "minus"
    text = _("Was {amount}").format(amount=format_amount(before.amount.amount))
    return text, text, "percent"
