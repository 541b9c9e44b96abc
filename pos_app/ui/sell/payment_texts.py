"""Writes a payment in progress as the texts that its panel shows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell.cart_texts import cash_left, note_buttons
from pos_app.ui.sell.payment_state import MethodButton, PaymentPart, TenderRow
from pos_app.ui.words.tender_texts import TENDER_ICONS, tender_text

if TYPE_CHECKING:
    from pos_app.application.sale_snapshots import CartSnapshot, TenderSnapshot
    from pos_app.application.snapshots import StoreSnapshot

NOTES = 4
# The ways to pay in the panel's order, with the keys of the design; None is the tip.
METHODS: tuple[tuple[TenderKind | None, str, str], ...] = (
    (TenderKind.CASH, "method.cash", ""),
    (TenderKind.CARD, "card", "F9"),
    (TenderKind.GIFT_CARD, "gift_card", "Ctrl G"),
    (TenderKind.STORE_CREDIT, "store_credit", "Ctrl K"),
    (TenderKind.VOUCHER, "voucher", "Ctrl U"),
    (TenderKind.ON_ACCOUNT, "on_account", "Ctrl O"),
    (TenderKind.POINTS, "points", ""),
    (TenderKind.FOREIGN_CASH, "foreign_cash", ""),
    (TenderKind.OTHER, "other_tender", ""),
    (None, "tip", ""),
)


def payment_part(
    cart: CartSnapshot,
    store: StoreSnapshot,
    method: TenderKind,
    typed: Decimal | None,
    tip: Decimal,
) -> PaymentPart:
    """Return the panel; ``typed`` is the amount in the entry, ``tip`` what the next card adds."""
    if typed is not None:
        typed += Decimal(0).scaleb(-store.decimals)  # "10" is shown as 10.00
    due = cash_left(cart, store) if method is TenderKind.CASH else cart.left
    paid = cart.total - cart.left
    rows = [_taken(tender) for tender in cart.tenders]
    if tip:
        rows.append(_tip_row(tip))
    if typed is not None:
        rows.append(_next(method, typed, due))
    return PaymentPart(
        left=format_amount(due),
        total=format_amount(cart.total),
        paid=format_amount(paid),
        share=float(paid / cart.total) if cart.total else 0.0,
        rows=tuple(rows),
        methods=tuple(
            MethodButton(action, _name(kind), _icon(kind), hint, kind is method)
            for kind, action, hint in METHODS
        ),
        notes=note_buttons(due, store, NOTES),
        take=_take(method, typed, due),
        take_detail=_take_detail(typed, due),
        spoken=_("Left to pay {left}").format(left=format_amount(due)),
    )


def _name(kind: TenderKind | None) -> str:
    return _("Tip") if kind is None else tender_text(kind)


def _icon(kind: TenderKind | None) -> str:
    return "hand-coins" if kind is None else TENDER_ICONS[kind]


def _taken(tender: TenderSnapshot) -> TenderRow:
    title = tender_text(tender.kind)
    amount = format_amount(tender.amount)
    return TenderRow(
        tender_id=tender.tender_id,
        icon=TENDER_ICONS[TenderKind(tender.kind)],
        title=title,
        detail=_detail(tender),
        amount=amount,
        spoken=_("{tender} {amount}, taken").format(tender=title, amount=amount),
    )


def _detail(tender: TenderSnapshot) -> str:
    if tender.tip:
        return _("Tip of {tip} on top").format(tip=format_amount(tender.tip))
    if tender.kind == TenderKind.GIFT_CARD:
        return _("Card ending {ending}").format(ending=tender.reference)
    return tender.foreign or tender.reference or _("Taken")


def _tip_row(tip: Decimal) -> TenderRow:
    title = _("Tip")
    amount = format_amount(tip)
    return TenderRow(
        None, "hand-coins", title, _("With the next card"), amount, f"{title} {amount}"
    )


def _next(method: TenderKind, typed: Decimal, due: Decimal) -> TenderRow:
    over = typed - due
    if over > 0 and method.is_cash:
        detail = _("Change will be {change}").format(change=format_amount(over))
    elif over > 0:
        detail = _("Only {left} is left to pay").format(left=format_amount(due))
    elif over < 0:
        detail = _("{left} will be left").format(left=format_amount(-over))
    else:
        detail = _("Pays the rest")
    title = _("{tender}, next").format(tender=tender_text(method))
    return TenderRow(
        tender_id=None,
        icon=TENDER_ICONS[method],
        title=title,
        detail=detail,
        amount=format_amount(typed),
        spoken=f"{title} {format_amount(typed)}",
    )


def _take(method: TenderKind, typed: Decimal | None, due: Decimal) -> str:
    amount = format_amount(due if typed is None else typed)
    return _("Take {amount}, {tender}").format(amount=amount, tender=tender_text(method).lower())


def _take_detail(typed: Decimal | None, due: Decimal) -> str:
    if typed is None or typed == due:
        return _("Pays the rest")
    if typed > due:
        return _("Change {change}").format(change=format_amount(typed - due))
    return _("{left} will be left").format(left=format_amount(due - typed))
