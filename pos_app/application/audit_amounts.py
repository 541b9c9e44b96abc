"""Which amount an entry of the log is about, by its event type.

The list shows it, and the index finds entries by it, so both ask here. Positive amounts came
into the sale or the till, negative ones went out; a type without a row has no amount.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

Payload = Mapping[str, Any]
Amount = Callable[[Payload], Decimal]


def decimal_of(payload: Payload, name: str) -> Decimal:
    """Return a field as an exact number."""
    return Decimal(str(payload[name]))


def amount_of(event_type: str, payload: Payload) -> Decimal | None:
    """Return the amount in whole currency units; None without one, or when it is unreadable."""
    rule = AMOUNTS.get(event_type)
    if rule is None:
        return None
    try:
        amount = rule(payload)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return None
    return amount if amount.is_finite() else None


def _field(name: str) -> Amount:
    return lambda payload: decimal_of(payload, name)


def _quantity_changed(payload: Payload) -> Decimal:
    change = decimal_of(payload, "new_quantity") - decimal_of(payload, "old_quantity")
    return change * decimal_of(payload, "unit_price")


def _less(payload: Payload) -> Decimal:
    return decimal_of(payload, "old_discount") - decimal_of(payload, "new_discount")


AMOUNTS: Mapping[str, Amount] = MappingProxyType(
    {
        "CartItemAdded": lambda p: decimal_of(p, "quantity") * decimal_of(p, "unit_price"),
        "CartItemQuantityUpdated": _quantity_changed,
        "CartItemRemoved": lambda p: (
            -decimal_of(p, "quantity_removed") * decimal_of(p, "unit_price")
        ),
        "CartDepositChanged": _quantity_changed,
        "CartEmptiesTaken": lambda p: decimal_of(p, "quantity") * decimal_of(p, "unit_price"),
        "CartGiftCardAdded": _field("amount"),
        "CartLineDiscounted": _less,
        "CartItemRepriced": lambda p: (
            (decimal_of(p, "new_price") - decimal_of(p, "old_price")) * decimal_of(p, "quantity")
        ),
        "CartLinePromoted": _less,
        "CartDiscounted": _less,
        "CartTaxExempted": lambda p: -decimal_of(p, "tax") if p["reason"] else decimal_of(p, "tax"),
        "TenderTaken": _field("amount"),
        "TenderRemoved": lambda p: -decimal_of(p, "amount"),
        "CartHeld": _field("total"),
        "CartHoldExpired": lambda p: -decimal_of(p, "total"),
        "TaxCharged": _field("tax"),
        "RefundCreated": lambda p: -decimal_of(p, "total"),
        "RefundLineReturned": lambda p: -decimal_of(p, "amount"),
        "TaxRefunded": lambda p: -decimal_of(p, "tax"),
        "RefundPaid": lambda p: -decimal_of(p, "amount"),
        "CashRounded": _field("rounding"),
        "ForeignCashTendered": _field("amount"),
        "CardTendered": _field("amount"),
        "OtherTendered": _field("amount"),
        "CardPaymentAsked": _field("amount"),
        "CardPaymentApproved": _field("amount"),
        "CardPaymentRefused": _field("amount"),
        "CardPaymentLost": _field("amount"),
        "CardReversalAsked": _field("amount"),
        "CardRefundAsked": _field("amount"),
        "CardRefundPaid": lambda p: -decimal_of(p, "amount"),
        "CardRefundPaidElsewhere": lambda p: -decimal_of(p, "amount"),
        "CardRefundRefused": _field("amount"),
        "CardRefundLost": _field("amount"),
        "CardReversed": lambda p: -decimal_of(p, "amount"),
        "CardReversalRefused": _field("amount"),
        "CardReversalLost": _field("amount"),
        "TipReceived": _field("amount"),
        "GiftCardIssued": _field("amount"),
        "GiftCardToppedUp": _field("amount"),
        "GiftCardRefunded": _field("amount"),
        "StoreCreditIssued": _field("amount"),
        "StoreCreditRefunded": _field("amount"),
        "GiftCardTakenBack": lambda p: -decimal_of(p, "amount"),
        "GiftCardRedeemed": lambda p: -decimal_of(p, "amount"),
        "StoreCreditRedeemed": lambda p: -decimal_of(p, "amount"),
        "CartSubmitted": _field("total"),
        "CartVoided": lambda p: -decimal_of(p, "total"),
        "OrderCreated": _field("total"),
        "CashTendered": lambda p: decimal_of(p, "amount_tendered") - decimal_of(p, "change_given"),
        "ProductCreated": _field("price"),
        "StockReceived": _field("cost"),
        "StockSentBack": _field("value"),
        "StockAdjusted": _field("value"),
        "StockTransferred": _field("value"),
        "StockCounted": _field("value"),
        "StockCostSet": _field("value"),
        "PurchaseOrderLineSet": lambda p: (
            decimal_of(p, "new_quantity") * decimal_of(p, "unit_cost")
        ),
        "PurchaseOrderSent": _field("total"),
        "GoodsReceived": _field("total"),
        "PriceListPriceSet": _field("unit_price"),
        "ProductRepriced": lambda p: decimal_of(p, "new_price") - decimal_of(p, "old_price"),
        "ShiftOpened": _field("opening_float"),
        "CashPaidIn": _field("amount"),
        "CashPaidOut": lambda p: -decimal_of(p, "amount"),
        "CashDropped": lambda p: -decimal_of(p, "amount"),
        "DrawerCounted": _field("counted"),
        "CashDifferenceFound": _field("difference"),
        "ShiftClosed": _field("difference"),
        "ZReportMade": lambda p: decimal_of(p, "sales") - decimal_of(p, "refunds"),
    }
)
