"""Orders: rows of ``orders`` and ``order_lines`` to aggregates and back; written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.order.order import Order, Payment
from pos_app.domain.aggregates.order.receipt_copies import ReceiptCopies
from pos_app.domain.services.pricing import PricedLine, PriceTerms, Pricing
from pos_app.domain.services.settlement import Settlement
from pos_app.domain.services.taxation import TaxRow
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRate, TaxRounding
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.payment_tables import (
    order_taxes,
    order_tenders,
    receipt_copies,
)
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.lines import line_row, restored_line
from pos_app.infrastructure.persistence.repositories.register_numbers import (
    NOWHERE,
    next_of,
    taken,
)
from pos_app.infrastructure.persistence.repositories.tenders import restored_tenders, tender_row
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import order_lines, orders

_BY_CART = Statement(select(orders).where(orders.c.cart_id == bindparam("cart_id")))
_BY_NUMBER = Statement(select(orders).where(orders.c.number == bindparam("number")))
_LINES = Statement(
    select(order_lines)
    .where(order_lines.c.order_id == bindparam("order_id"))
    .order_by(order_lines.c.number)
)
_NEXT_SEQUENCE = next_of("last_order_sequence")
_TENDERS = Statement(
    select(order_tenders)
    .where(order_tenders.c.order_id == bindparam("order_id"))
    .order_by(order_tenders.c.position)
)
_TAXES = Statement(
    select(order_taxes)
    .where(order_taxes.c.order_id == bindparam("order_id"))
    .order_by(order_taxes.c.position)
)
# Where share, tax and due stand among the columns of a line, and what comes after them.
_PRICES = list(order_lines.c.keys()).index("share")
_BESIDE = _PRICES + 3
_CASH_STEP = list(orders.c.keys()).index("cash_step")
_COPIES = Statement(
    select(orders.c.order_id, receipt_copies.c.copies)
    .join(receipt_copies, receipt_copies.c.order_id == orders.c.order_id, isouter=True)
    .where(orders.c.number == bindparam("number"))
)
_KEEP_COPIES = Statement(
    upsert(receipt_copies)
    .values(order_id=bindparam("order_id"), copies=bindparam("copies"))
    .on_conflict_do_update(index_elements=["order_id"], set_={"copies": bindparam("copies")})
)
_INSERT = Statement(insert(orders))
_INSERT_TENDER = Statement(insert(order_tenders))
_INSERT_TAX = Statement(insert(order_taxes))
_INSERT_LINE = Statement(insert(order_lines))


class SqlOrderRepository(IdentityMap[Order, None]):
    """Orders within one transaction; fulfils ``OrderRepository``."""

    def __init__(
        self, connection: Connection, report: Callable[[Aggregate], None], cashier_id: str
    ) -> None:
        """Book new orders to ``cashier_id``, and to the shift that their number was taken in."""
        super().__init__(connection, report)
        self._cashier_id = cashier_id
        self._belonging = NOWHERE

    def by_cart(self, cart_id: UUID) -> Order | None:
        """Return the order made of this cart, or None."""
        row = self.connection.one(_BY_CART, {"cart_id": str(cart_id)})
        return None if row is None else restored_order(self.connection, row)

    def by_number(self, number: str) -> Order | None:
        """Return the order with this number, or None."""
        row = self.connection.one(_BY_NUMBER, {"number": number})
        return None if row is None else restored_order(self.connection, row)

    def next_sequence(self, register_id: str) -> int:
        """Take the register's next order number; a rollback gives it back."""
        sequence, self._belonging = taken(self.connection, _NEXT_SEQUENCE, register_id)
        return sequence

    def add(self, order: Order) -> None:
        """Store a new order with its lines and its tender."""
        register, _, sequence = order.number.rpartition("-")
        self.connection.run(
            _INSERT,
            {
                "order_id": str(order.order_id),
                "cart_id": str(order.cart_id),
                "register_id": register,
                "sequence": int(sequence),
                "number": order.number,
                "currency": order.total.currency.code,
                "total": order.total.minor,
                "item_count": order.item_count,
                "tendered": order.payment.settlement.tendered.minor,
                "change": order.payment.settlement.change.minor,
                "completed_at": to_text(order.completed_at),
                **self._belonging.columns(order.completed_at, self._cashier_id),
                "tax": order.pricing.tax.minor,
                "exempted": order.pricing.exempted.minor,
                "rounding": order.payment.settlement.rounding.minor,
                "prices_include_tax": int(order.terms.prices_include_tax),
                "tax_rounding": order.terms.tax_rounding.value,
                "exemption": order.terms.exemption,
                "customer_id": None if order.customer_id is None else str(order.customer_id),
                "cash_step": None
                if order.payment.cash_step is None
                else order.payment.cash_step.minor,
            },
        )
        priced = zip(order.lines, order.pricing.lines, strict=True)
        self.connection.run_many(
            _INSERT_LINE, [_line_row(order.order_id, line, price) for line, price in priced]
        )
        tenders = enumerate(order.payment.tenders, start=1)
        self.connection.run_many(
            _INSERT_TENDER,
            [tender_row("order_id", order.order_id, place, tender) for place, tender in tenders],
        )
        if order.pricing.tax_rows:
            rows = enumerate(order.pricing.tax_rows, start=1)
            self.connection.run_many(
                _INSERT_TAX, [_tax_row(order.order_id, place, row) for place, row in rows]
            )
        self.hold(order.order_id, order)

    def receipts_of(self, number: str) -> ReceiptCopies | None:
        """Return how often the receipt of a sale was given out again; None without the sale."""
        row = self.connection.one(_COPIES, {"number": number})
        if row is None:
            return None
        return ReceiptCopies(order_id=UUID(row[0]), order_number=number, copies=row[1] or 0)

    def save_receipts(self, receipts: ReceiptCopies) -> None:
        """Keep how often it was."""
        self.connection.run(
            _KEEP_COPIES, {"order_id": str(receipts.order_id), "copies": receipts.copies}
        )


def restored_order(connection: Connection, row: tuple[Any, ...]) -> Order:
    """Return the order of a whole row of ``orders``, reading its lines."""
    currency = Currency.of(row[5])
    key = {"order_id": row[0]}
    rows = connection.all(_LINES, key)
    lines = tuple(restored_line((*line[:_PRICES], *line[_BESIDE:]), currency) for line in rows)
    tenders = restored_tenders(connection.all(_TENDERS, key), currency)
    return Order(
        order_id=UUID(row[0]),
        cart_id=UUID(row[1]),
        register_id=row[2],
        number=row[4],
        lines=lines,
        pricing=_pricing(connection, row, lines, [line[_PRICES:_BESIDE] for line in rows]),
        terms=PriceTerms(bool(row[15]), TaxRounding(row[16]), row[17]),
        item_count=row[7],
        payment=Payment(
            tenders,
            Settlement(
                tendered=Money(row[8], currency),
                rounding=Money(row[14], currency),
                change=Money(row[9], currency),
            ),
            None if row[_CASH_STEP] is None else Money(row[_CASH_STEP], currency),
        ),
        customer_id=None if row[18] is None else UUID(row[18]),
        completed_at=from_text(row[10]),
    )


def _pricing(
    connection: Connection,
    row: tuple[Any, ...],
    lines: tuple[CartLine, ...],
    prices: list[tuple[Any, ...]],
) -> Pricing:
    """What was stored, never computed anew: rules may change, a sale does not."""
    currency = Currency.of(row[5])
    taxes = connection.all(_TAXES, {"order_id": row[0]}) if row[12] or row[13] else []
    priced = tuple(
        PricedLine(
            share=Money(share, currency),
            amount=line.amount - Money(share, currency),
            tax=Money(tax, currency),
            due=Money(due, currency),
        )
        for line, (share, tax, due) in zip(lines, prices, strict=True)
    )
    subtotal = Money.sum((line.gross for line in lines), currency)
    return Pricing(
        lines=priced,
        subtotal=subtotal,
        discount=subtotal - Money.sum((each.amount for each in priced), currency),
        tax=Money(row[12], currency),
        exempted=Money(row[13], currency),
        tax_rows=tuple(
            TaxRow(TaxRate.parse(rate), Money(net, currency), Money(tax, currency))
            for _, _, rate, net, tax in taxes
        ),
        total=Money(row[6], currency),
    )


def _line_row(order_id: UUID, line: CartLine, price: PricedLine) -> dict[str, object]:
    return {
        **line_row("order_id", order_id, line),
        "share": price.share.minor,
        "tax": price.tax.minor,
        "due": price.due.minor,
    }


def _tax_row(order_id: UUID, position: int, row: TaxRow) -> dict[str, object]:
    return {
        "order_id": str(order_id),
        "position": position,
        "rate": str(row.rate),
        "net": row.net.minor,
        "tax": row.tax.minor,
    }
