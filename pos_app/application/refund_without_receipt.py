"""A product that comes back without a receipt: priced by agreement, taxed as it is taxed now."""

from __future__ import annotations

from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.refund.refund import RefundKind, RefundLine, Returned
from pos_app.domain.aggregates.store.store import Store
from pos_app.domain.errors import InvalidAmount
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing import PriceTerms, priced
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tax import TaxRates


@dataclass(frozen=True, slots=True)
class LineWithoutReceipt:
    """A product that comes back without a receipt, at a price that was agreed."""

    product: Product
    quantity: Quantity
    unit_price: Money
    reason: str
    is_restocked: bool

    @property
    def gross(self) -> Money:
        """Unit price times quantity."""
        return self.unit_price.times(self.quantity)

    @property
    def discount(self) -> Money:
        """Nothing was taken off."""
        return Money.zero(self.unit_price.currency)

    promoted = discount

    @property
    def is_discountable(self) -> bool:
        """Nothing is taken off what was agreed."""
        return False

    @property
    def taxes(self) -> TaxRates:
        """The rates of the product now."""
        return self.product.taxes

    def refunded(self, due: Money, tax: Money) -> RefundLine:
        """Return the line of the refund."""
        return RefundLine(
            order_line=None,
            product_id=self.product.product_id,
            sku=self.product.sku.text,
            name=self.product.name,
            unit=self.product.unit,
            quantity=self.quantity,
            amount=due,
            tax=tax,
            is_taxed=bool(self.product.taxes),
            is_restocked=self.is_restocked,
            reason=self.reason,
        )


def line_without_receipt(
    product: Product, quantity: Quantity, unit_price: Money, *, reason: str, is_restocked: bool
) -> LineWithoutReceipt:
    """Return the line of a return without a receipt.

    Raises:
        InvalidAmount: a negative price.
    """
    if unit_price.minor < 0:
        raise InvalidAmount(text=str(unit_price.amount), decimals=unit_price.currency.decimals)
    return LineWithoutReceipt(product, quantity, unit_price, reason, is_restocked)


def returned_without_receipt(line: LineWithoutReceipt, store: Store) -> Returned:
    """Return what the refund of the line is made of, taxed as the store taxes it now."""
    currency = store.currency
    terms = PriceTerms(store.prices_include_tax, store.tax_rounding)
    sums = priced([line], terms, None, currency)
    return Returned(
        order_id=None,
        order_number="",
        kind=RefundKind.WITHOUT_RECEIPT,
        lines=(line.refunded(sums.lines[0].due, sums.tax),),
        tax_rows=sums.tax_rows,
        rounding=Money.zero(currency),
        exempted=Money.zero(currency),
        reason=line.reason,
    )
