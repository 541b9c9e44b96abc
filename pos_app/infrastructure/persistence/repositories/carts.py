"""Carts: rows of ``carts`` and ``cart_lines`` to aggregates and back."""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from pos_app.domain.aggregates.cart.cart import Cart, CartState, Hold
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.records import dataclass
from pos_app.domain.services.pricing import PriceTerms, SaleDiscount
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tax import TaxRounding
from pos_app.domain.values.tender import Tender
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.payment_tables import cart_tenders
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.lines import line_row, restored_line
from pos_app.infrastructure.persistence.repositories.tenders import restored_tenders, tender_row
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import cart_lines, carts

_BY_ID = Statement(select(carts).where(carts.c.cart_id == bindparam("cart_id")))
_BY_REFERENCE = Statement(
    select(carts).where(
        carts.c.reference == bindparam("reference"), carts.c.state != CartState.VOIDED.value
    )
)
_OPEN_AT = Statement(
    select(carts)
    .where(carts.c.register_id == bindparam("register_id"), carts.c.state == CartState.OPEN.value)
    .order_by(carts.c.cart_id)
)
_LINES = Statement(
    select(cart_lines)
    .where(cart_lines.c.cart_id == bindparam("cart_id"))
    .order_by(cart_lines.c.number)
)
_INSERT = Statement(insert(carts))
_HELD = Statement(
    select(carts).where(carts.c.state == CartState.HELD.value).order_by(carts.c.held_at.desc())
)
# The columns that may change, beside the number of the next line, in the order of _row.
_ROW = tuple(
    column.name
    for column in carts.c
    if column.name not in {"cart_id", "currency", "reference", "next_number"}
)
_UPDATE = Statement(
    update(carts)
    .where(carts.c.cart_id == bindparam("key"))
    .values({name: bindparam(name) for name in (*_ROW, "next_number")})
)
_UPDATE_NUMBER = Statement(
    update(carts)
    .where(carts.c.cart_id == bindparam("key"))
    .values(next_number=bindparam("next_number"))
)
_TENDERS = Statement(
    select(cart_tenders)
    .where(cart_tenders.c.cart_id == bindparam("cart_id"))
    .order_by(cart_tenders.c.position)
)
_INSERT_TENDER = Statement(insert(cart_tenders))
_DELETE_TENDERS = Statement(delete(cart_tenders).where(cart_tenders.c.cart_id == bindparam("key")))
_INSERT_LINE = Statement(insert(cart_lines))
_CHANGING_IN_LINE = (
    "quantity",
    "unit_price",
    "discount",
    "percent",
    "discount_reason",
    "promotion",
    "promotion_name",
    "regular_price",
)
_UPDATE_LINE = Statement(
    update(cart_lines)
    .where(cart_lines.c.cart_id == bindparam("key"), cart_lines.c.number == bindparam("line"))
    .values({name: bindparam(name) for name in _CHANGING_IN_LINE})
)
_DELETE_LINE = Statement(
    delete(cart_lines).where(
        cart_lines.c.cart_id == bindparam("key"), cart_lines.c.number == bindparam("line")
    )
)
# What of a cart those columns are made of.
_kept = attrgetter(
    "register_id",
    "state",
    "terms",
    "discount",
    "customer_id",
    "customer_group",
    "coupons",
    "hold",
    "tenders",
)
# No coupon has a line break.
_BETWEEN_COUPONS = "\n"


@dataclass(frozen=True, slots=True)
class _Row:
    next_number: int
    kept: tuple[object, ...]
    lines: dict[int, CartLine]
    tenders: tuple[Tender, ...]


class SqlCartRepository(IdentityMap[Cart, _Row]):
    """Carts within one transaction; fulfils ``CartRepository``."""

    def by_id(self, cart_id: UUID) -> Cart | None:
        """Return the cart, or None."""
        known = self.known(cart_id)
        if known is not None:
            return known
        row = self.connection.one(_BY_ID, {"cart_id": str(cart_id)})
        return None if row is None else self._restored(row)

    def by_reference(self, reference: str) -> Cart | None:
        """Return the cart of a basket from elsewhere that was not given up, or None."""
        row = self.connection.one(_BY_REFERENCE, {"reference": reference})
        return None if row is None else self._restored(row)

    def open_at(self, register_id: str) -> tuple[Cart, ...]:
        """Return the register's open carts, the oldest first."""
        rows = self.connection.all(_OPEN_AT, {"register_id": register_id})
        return tuple(self._restored(row) for row in rows)

    def held(self) -> tuple[Cart, ...]:
        """Return the store's held carts, the latest first."""
        return tuple(self._restored(row) for row in self.connection.all(_HELD))

    def add(self, cart: Cart) -> None:
        """Store a new cart with its lines."""
        row = _row(cart)
        self.connection.run(
            _INSERT,
            {
                "cart_id": str(cart.cart_id),
                "currency": cart.currency.code,
                "reference": cart.reference,
                **_columns(cart),
            },
        )
        for line in cart.lines:
            self.connection.run(_INSERT_LINE, line_row("cart_id", cart.cart_id, line))
        self.hold(cart.cart_id, cart)
        self.stored[cart.cart_id] = row

    def save(self, cart: Cart) -> None:
        """Store what has changed since the cart was read."""
        key = str(cart.cart_id)
        before, now = self.stored[cart.cart_id], _row(cart)
        if now.kept != before.kept:
            self.connection.run(_UPDATE, {"key": key, **_columns(cart)})
        elif now.next_number != before.next_number:
            self.connection.run(_UPDATE_NUMBER, {"key": key, "next_number": now.next_number})
        for number, line in now.lines.items():
            old = before.lines.get(number)
            if old is None:
                self.connection.run(_INSERT_LINE, line_row("cart_id", cart.cart_id, line))
            elif old is not line:
                row = line_row("cart_id", cart.cart_id, line)
                changing = {name: row[name] for name in _CHANGING_IN_LINE}
                self.connection.run(_UPDATE_LINE, {"key": key, "line": number, **changing})
        for number in before.lines.keys() - now.lines.keys():
            self.connection.run(_DELETE_LINE, {"key": key, "line": number})
        if now.tenders != before.tenders:
            self.connection.run(_DELETE_TENDERS, {"key": key})
            for position, tender in enumerate(now.tenders, start=1):
                row = tender_row("cart_id", cart.cart_id, position, tender)
                self.connection.run(_INSERT_TENDER, row)
        self.stored[cart.cart_id] = now

    def _restored(self, row: tuple[Any, ...]) -> Cart:
        cart_id = UUID(row[0])
        known = self.known(cart_id)
        if known is not None:
            return known
        currency = Currency.of(row[3])
        lines = self.connection.all(_LINES, {"cart_id": row[0]})
        # The count spares every scan a look for tenders that only a payment leaves.
        tenders = self.connection.all(_TENDERS, {"cart_id": row[0]}) if row[18] else []
        cart = Cart(
            cart_id=cart_id,
            register_id=row[1],
            currency=currency,
            state=CartState(row[2]),
            reference=row[4],
            lines=[restored_line(line, currency) for line in lines],
            next_number=row[5],
            terms=PriceTerms(bool(row[6]), TaxRounding(row[7]), row[8]),
            discount=_sale_discount(row[9], row[10], row[11], currency),
            tenders=restored_tenders(tenders, currency),
            customer_id=None if row[12] is None else UUID(row[12]),
            customer_group=row[13],
            coupons=tuple(row[14].split(_BETWEEN_COUPONS)) if row[14] else (),
            hold=None if row[16] is None else Hold(row[15], from_text(row[16]), row[17]),
        )
        self.stored[cart_id] = _row(cart)
        return self.hold(cart_id, cart)


def _sale_discount(
    percent: str | None, amount: int | None, reason: str, currency: Currency
) -> SaleDiscount | None:
    if percent is not None:
        return SaleDiscount(Decimal(percent), None, reason)
    return None if amount is None else SaleDiscount(None, Money(amount, currency), reason)


def _row(cart: Cart) -> _Row:
    lines = {line.number: line for line in cart.lines}
    return _Row(cart.next_number, _kept(cart), lines, cart.tenders)


def _columns(cart: Cart) -> dict[str, object]:
    discount, hold = cart.discount, cart.hold
    percent = None if discount is None else discount.percent
    amount = None if discount is None else discount.amount
    values = (
        cart.register_id,
        cart.state.value,
        int(cart.terms.prices_include_tax),
        cart.terms.tax_rounding.value,
        cart.terms.exemption,
        None if percent is None else str(percent),
        None if amount is None else amount.minor,
        "" if discount is None else discount.reason,
        None if cart.customer_id is None else str(cart.customer_id),
        cart.customer_group,
        _BETWEEN_COUPONS.join(cart.coupons),
        None if hold is None else hold.name,
        None if hold is None else to_text(hold.held_at),
        None if hold is None else hold.held_by,
        len(cart.tenders),
    )
    return {**dict(zip(_ROW, values, strict=True)), "next_number": cart.next_number}
