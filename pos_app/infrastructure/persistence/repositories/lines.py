"""Lines of carts and orders: rows to values and back."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tax import TaxRate, TaxRates

_LINES_REMEMBERED = 1_024
# No rate's name has a line break.
_BETWEEN_RATES = "\n"


def line_row(owner_column: str, owner: UUID, line: CartLine) -> dict[str, object]:
    """Return the columns of a cart's or an order's line."""
    return {
        owner_column: str(owner),
        "number": line.number,
        "product_id": str(line.product_id),
        "sku": line.sku,
        "name": line.name,
        "unit": line.unit.value,
        "quantity": line.quantity.thousandths,
        "unit_price": line.unit_price.minor,
        "discount": line.discount.minor,
        "percent": None if line.percent is None else str(line.percent),
        "discount_reason": line.discount_reason,
        "promotion": 0 if line.promotion is None else line.promotion.minor,
        "promotion_name": line.promotion_name,
        "department": line.department,
        "taxes": taxes_text(line.taxes),
        "regular_price": None if line.regular is None else line.regular.minor,
        "kind": line.kind.value,
        "follows": line.follows,
        "account_id": None if line.account_id is None else str(line.account_id),
        "card_code": line.card_code,
    }


@lru_cache(maxsize=_LINES_REMEMBERED)
def restored_line(row: tuple[Any, ...], currency: Currency) -> CartLine:
    """Return the line that :func:`line_row` wrote, from its columns in order.

    Each scan reads the whole cart again; the lines it read before are the same objects.
    """
    return CartLine(
        number=row[1],
        product_id=UUID(row[2]),
        sku=row[3],
        name=row[4],
        unit=Unit(row[5]),
        quantity=Quantity(row[6]),
        unit_price=Money(row[7], currency),
        discount=Money(row[8], currency),
        percent=None if row[9] is None else Decimal(row[9]),
        discount_reason=row[10],
        promotion=Money(row[11], currency) if row[11] else None,
        promotion_name=row[12],
        department=row[13],
        taxes=restored_taxes(row[14]),
        regular=None if row[15] is None else Money(row[15], currency),
        kind=LineKind(row[16]),
        follows=row[17],
        account_id=None if row[18] is None else UUID(row[18]),
        card_code=row[19],
    )


def taxes_text(rates: TaxRates) -> str:
    """Return the rates as one text."""
    return _BETWEEN_RATES.join(str(rate) for rate in rates)


@lru_cache(maxsize=_LINES_REMEMBERED)
def restored_taxes(text: str) -> TaxRates:
    """Return the rates that :func:`taxes_text` wrote."""
    return tuple(TaxRate.parse(each) for each in text.split(_BETWEEN_RATES)) if text else ()
