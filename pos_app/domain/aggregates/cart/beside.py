"""The lines of a cart that are no goods: deposits that follow goods, empties, gift cards."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregates.cart.beside_events import (
    CartDepositChanged,
    CartEmptiesTaken,
    CartGiftCardAdded,
)
from pos_app.domain.aggregates.cart.content import CartContent
from pos_app.domain.aggregates.cart.line import CartLine
from pos_app.domain.aggregates.gift_card.card_code import CardCode
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import ONE, ZERO, Quantity
from pos_app.domain.values.tax import TaxRates


class BesideContent(CartContent):
    """Goods, with what is sold beside them."""

    __slots__ = ()

    def add_item(
        self,
        product: Product,
        quantity: Quantity,
        unit_price: Money | None = None,
        taxes: TaxRates = (),
    ) -> CartLine:
        """Put goods into the cart; where they join a line, the deposit on it grows with it.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidQuantity, CurrencyMismatch, InvalidAmount: as every line.
        """
        line = super().add_item(product, quantity, unit_price, taxes)
        deposit = self._deposit_of(line.number)
        if deposit is not None:
            self._set_deposit(deposit, line.quantity)
        return line

    def follow_with_deposit(
        self, line_number: int, deposit: Product | None, taxes: TaxRates = ()
    ) -> None:
        """Let the deposit on a line's goods be as many as they are.

        ``deposit`` is what the product carries now. A line that has one keeps it, at the price of
        its scan.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            CurrencyMismatch: the deposit is in another currency.
        """
        self._require_changeable()
        goods = self.line(line_number)
        line = self._deposit_of(line_number)
        if line is None and deposit is not None:
            self._require_price(deposit.price)
            line = CartLine(
                number=self._take_number(),
                product_id=deposit.product_id,
                sku=deposit.sku.text,
                name=deposit.name,
                unit=deposit.unit,
                quantity=ZERO,
                unit_price=deposit.price,
                discount=Money.zero(self.currency),
                department=deposit.department,
                taxes=taxes,
                kind=LineKind.DEPOSIT,
                follows=line_number,
            )
        if line is not None:
            self._set_deposit(line, goods.quantity)

    def change_quantity(self, line_number: int, quantity: Quantity) -> None:
        """Set a line's quantity, and that of the deposit on it.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            LineFollows: it is a deposit, or a gift card.
            InvalidQuantity: not positive, or a fraction of a piece.
        """
        self._require_own(self.line(line_number), LineKind.GOODS, LineKind.EMPTIES)
        super().change_quantity(line_number, quantity)
        deposit = self._deposit_of(line_number)
        if deposit is not None:
            self._set_deposit(deposit, quantity)

    def remove_item(self, line_number: int) -> CartLine:
        """Take a line out of the cart with the deposit on it, and return what it was.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            LineNotInCart: the line is gone.
            LineFollows: it is a deposit, which goes with its goods.
        """
        line = self.line(line_number)
        self._require_own(line, LineKind.GOODS, LineKind.EMPTIES, LineKind.GIFT_CARD)
        super().remove_item(line_number)
        deposit = self._deposit_of(line_number)
        if deposit is not None:
            self._set_deposit(deposit, ZERO)
        return line

    def take_empties(self, deposit: Product, quantity: Quantity, taxes: TaxRates = ()) -> CartLine:
        """Take empty containers back; what was paid for them is taken off the sale.

        The same kind at the same deposit joins the line that is there.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidQuantity: not positive, or a fraction of a piece.
            CurrencyMismatch: the deposit is in another currency.
        """
        self._require_changeable()
        quantity.require_sellable(deposit.unit)
        self._require_price(deposit.price)
        price = -deposit.price
        line = next(
            (
                each
                for each in self.lines
                if each.kind is LineKind.EMPTIES
                and (each.product_id, each.unit_price, each.taxes)
                == (deposit.product_id, price, taxes)
            ),
            None,
        )
        if line is None:
            line = CartLine(
                number=self._take_number(),
                product_id=deposit.product_id,
                sku=deposit.sku.text,
                name=deposit.name,
                unit=deposit.unit,
                quantity=quantity,
                unit_price=price,
                discount=Money.zero(self.currency),
                department=deposit.department,
                taxes=taxes,
                kind=LineKind.EMPTIES,
            )
        else:
            line = line.with_quantity(line.quantity + quantity)
        self._put(line)
        self._raise_event(
            CartEmptiesTaken(
                cart_id=self.cart_id,
                product_id=deposit.product_id,
                product_name=deposit.name,
                quantity=quantity.value,
                unit_price=price.amount,
                line_number=line.number,
                taxes=tuple(str(rate) for rate in taxes),
            )
        )
        return line

    def sell_gift_card(
        self, product: Product, card_id: UUID, code: CardCode, amount: Money, *, is_top_up: bool
    ) -> CartLine:
        """Sell money on a card under the ``product`` that stands for gift cards; it is not taxed.

        What the card pays later is taxed then, so that nothing is taxed twice.

        Raises:
            CartClosed, PaymentStarted: the cart takes no change.
            InvalidAmount: nothing, or less.
            CurrencyMismatch: the amount is in another currency.
            LineFollows: the card is in the cart already.
        """
        self._require_changeable()
        self._require_price(amount)
        if not amount:
            raise errors.InvalidAmount(text=str(amount.amount), decimals=self.currency.decimals)
        for each in self.lines:
            if each.kind is LineKind.GIFT_CARD and each.account_id == card_id:
                raise errors.LineFollows(line_name=each.name, kind=each.kind.value)
        line = CartLine(
            number=self._take_number(),
            product_id=product.product_id,
            sku=product.sku.text,
            name=f"{product.name} …{code.ending}",
            unit=product.unit,
            quantity=ONE,
            unit_price=amount,
            discount=Money.zero(self.currency),
            department=product.department,
            kind=LineKind.GIFT_CARD,
            account_id=card_id,
            card_code=code.text,
        )
        self._put(line)
        self._raise_event(
            CartGiftCardAdded(
                cart_id=self.cart_id,
                card_id=card_id,
                ending=code.ending,
                amount=amount.amount,
                is_top_up=is_top_up,
                product_id=product.product_id,
                product_name=line.name,
                line_number=line.number,
            )
        )
        return line

    def _deposit_of(self, line_number: int) -> CartLine | None:
        for line in self._lines.values():
            if line.follows == line_number:
                return line
        return None

    def _set_deposit(self, line: CartLine, quantity: Quantity) -> None:
        if quantity == line.quantity:
            return
        if quantity:
            self._put(replace(line, quantity=quantity))
        else:
            del self._lines[line.number]
            self._pricing = None
        self._raise_event(
            CartDepositChanged(
                cart_id=self.cart_id,
                product_id=line.product_id,
                product_name=line.name,
                unit_price=line.unit_price.amount,
                old_quantity=line.quantity.value,
                new_quantity=quantity.value,
                line_number=line.number,
                follows=line.follows or 0,
                taxes=tuple(str(rate) for rate in line.taxes),
            )
        )

    @staticmethod
    def _require_own(line: CartLine, *kinds: LineKind) -> None:
        """Refuse to change by itself what follows something else.

        Raises:
            LineFollows: it is of none of these kinds.
        """
        if line.kind not in kinds:
            raise errors.LineFollows(line_name=line.name, kind=line.kind.value)
