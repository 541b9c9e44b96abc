"""Writes stock as the texts that the panel shows."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from pos_app.application.stock_proof import Disagreement, StockProblem
from pos_app.application.stock_snapshots import MovementRow, StockLevel
from pos_app.domain.aggregates.product.stock_keeping import AdjustmentReason
from pos_app.domain.errors import InvalidAmount, InvalidQuantity
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.formatting import PIECE, format_amount, format_datetime, format_quantity
from pos_app.ui.i18n import _


def kind_text(kind: str) -> str:
    """Return what moved the stock."""
    return {
        "opening": _("On hand at first"),
        "sale": _("Sold"),
        "return": _("Came back"),
        "receipt": _("Delivered"),
        "sent back": _("Sent back"),
        "adjustment": _("Corrected"),
        "transfer": _("Moved"),
        "count": _("Counted"),
        "cost": _("Cost written down"),
    }.get(kind, kind)


def reason_text(reason: str) -> str:
    """Return why stock was corrected."""
    return {
        "damage": _("Damaged"),
        "theft": _("Stolen"),
        "expired": _("Expired"),
        "own use": _("Own use"),
        "found": _("Found"),
        "count": _("Counted"),
    }.get(reason, reason)


def reasons() -> tuple[tuple[str, str], ...]:
    """Return every reason with its words."""
    return tuple((each.value, reason_text(each.value)) for each in AdjustmentReason)


def signed(quantity: Decimal, unit: str) -> str:
    """Return a difference with its sign."""
    text = format_quantity(quantity, unit)
    return f"+{text}" if quantity > 0 else text


def movement_title(movement: MovementRow, unit: str) -> str:
    """Return ``Sold −2``, or the reason of a correction."""
    words = (
        reason_text(movement.reason) if movement.kind == "adjustment" else kind_text(movement.kind)
    )
    if not movement.quantity:
        return words
    return f"{words} {signed(movement.quantity, unit)}"


def movement_detail(movement: MovementRow, value: str) -> str:
    """Return when it was, with which document, and its worth where that may be seen."""
    parts = [format_datetime(movement.moved_at), movement.document, value]
    return " · ".join(part for part in parts if part)


def level_text(level: StockLevel, *, sees_cost: bool) -> str:
    """Return what is there, in carts and free, and what it cost."""
    sentences = [
        _("{on_hand} on hand, {reserved} in open sales, {available} free.").format(
            on_hand=format_quantity(level.on_hand, level.unit),
            reserved=format_quantity(level.reserved, level.unit),
            available=format_quantity(level.available, level.unit),
        )
    ]
    if sees_cost:
        sentences.append(
            _("Worth {value} at cost, {cost} each.").format(
                value=format_amount(level.value), cost=format_amount(level.unit_cost)
            )
        )
    return " ".join(sentences)


def disagreement_text(problem: StockProblem) -> str:
    """Return which number of a product does not follow, and what it should be."""
    said = {
        Disagreement.RUNNING_SUM: _("A movement says {kept}, the sum is {proven}."),
        Disagreement.ON_HAND: _("{kept} on hand, the movements come to {proven}."),
        Disagreement.VALUE: _("Worth {kept} at cost, the movements come to {proven}."),
        Disagreement.RESERVED: _("{kept} set aside, {proven} in open and held sales."),
        Disagreement.LOG: _("A movement of {kept}, the log says {proven}."),
        Disagreement.NOT_MOVED: _("The log tells of {proven} that no movement shows."),
    }[problem.disagreement]
    kept, proven = problem.kept, problem.proven
    if problem.disagreement is Disagreement.VALUE:
        return said.format(kept=format_amount(kept), proven=format_amount(proven))
    # What is no piece shows its decimals anyway.
    return said.format(kept=format_quantity(kept, PIECE), proven=format_quantity(proven, PIECE))


def unknown_text(code: str) -> str:
    """Return what is said of a code or of words that no product has."""
    said = _("Nothing here has {code}. Scan again, or type a part of the name.")
    return said.format(code=code)


def quantity_from(text: str) -> Quantity:
    """Return a typed quantity; a comma is as good as a point.

    Raises:
        InvalidQuantity: it is none.
    """
    cleaned = text.strip().replace(",", ".")
    if not cleaned:
        raise InvalidQuantity(text=text, reason="not a number")
    return Quantity.of(cleaned)


def amount_from(text: str) -> Decimal:
    """Return a typed amount.

    Raises:
        InvalidAmount: it is none.
    """
    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise InvalidAmount(text=text, decimals=2) from None


def cost_from(text: str) -> Decimal | None:
    """Return a typed cost, None where nothing is typed.

    Raises:
        InvalidAmount: it is none.
    """
    return amount_from(text) if text.strip() else None
