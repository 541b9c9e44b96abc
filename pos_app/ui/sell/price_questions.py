"""The questions about what a line or a sale costs; each shows the new amount before it is so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell import typed
from pos_app.ui.sell.cart_texts import items_text
from pos_app.ui.sell.reasons import discount_reasons, exemption_reasons, price_reasons
from pos_app.ui.sell.sell_state import CardButton, NumberSheet

if TYPE_CHECKING:
    from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot


@dataclass(frozen=True, slots=True)
class Reduction:
    """What is taken off, and why: ``percent`` when a share was typed, else ``amount``."""

    amount: Decimal
    percent: Decimal | None
    reason: str


class PriceQuestion(ABC):
    """Asks for a number and a reason; a subclass says what they lead to."""

    def __init__(self, reasons: tuple[str, ...], text: str = "") -> None:
        """Offer ``reasons``, the first one chosen; ``text`` was typed before."""
        self.reasons = reasons
        self.chosen = 0
        self.text = text
        self.problem = ""

    @property
    def reason(self) -> str:
        """The chosen reason."""
        return self.reasons[self.chosen]

    @abstractmethod
    def part(self) -> NumberSheet:
        """Return what to draw."""

    @abstractmethod
    def confirm(self) -> bool:
        """Carry the answer out; False keeps the sheet, with the problem in it."""

    def type(self, text: str) -> None:
        """Take what was typed."""
        self.text, self.problem = text, ""

    def choose(self, place: int) -> None:
        """Choose the reason at ``place``, counted from 0; one that is not there changes nothing."""
        if 0 <= place < len(self.reasons):
            self.chosen = place


class HowMuchOff(PriceQuestion, ABC):
    """Asks what to take off a worth, as an amount or a share of it."""

    def __init__(
        self,
        worth: Decimal,
        currency: Currency,
        use: Callable[[Reduction], None],
        text: str = "",
    ) -> None:
        """Hand a reduction that ``worth`` allows to ``use``."""
        super().__init__(discount_reasons(), text)
        self._worth = worth
        self._beside = worth - worth
        self._currency = currency
        self._use = use

    def preview(self) -> str:
        """Return the worth, what is taken off, and what is left."""
        off = self._off()
        if off is None or off > self._worth:
            return ""
        gross = self._worth + self._beside
        return _("{gross} − {discount} = {amount}").format(
            gross=format_amount(gross),
            discount=format_amount(off),
            amount=format_amount(gross - off),
        )

    def confirm(self) -> bool:
        """Use the reduction, or say what is wrong with it."""
        try:
            off = typed.discount(self.text, self._worth, self._currency)
        except typed.NotANumber:
            self.problem = _("Type an amount like 0.50, or a share like 10 %.")
            return False
        except DomainError as error:
            self.problem = error_text(error).headline
            return False
        if off > self._worth:
            self.problem = self.too_much()
            return False
        percent = typed.number_in(self.text) if self.text.strip().endswith("%") else None
        try:
            self._use(Reduction(off, percent, self.reason))
        except DomainError as error:
            self.problem = error_text(error).headline
            return False
        return True

    def too_much(self) -> str:
        """Return the sentence for more than there is."""
        return _("It is worth {gross}. Take off less.").format(gross=format_amount(self._worth))

    def _off(self) -> Decimal | None:
        try:
            return typed.discount(self.text, self._worth, self._currency)
        except (typed.NotANumber, DomainError):
            return None


class LineDiscount(HowMuchOff):
    """Asks for the discount of a line; a button asks for one on the whole sale instead."""

    def __init__(
        self,
        line: LineSnapshot,
        currency: Currency,
        use: Callable[[Reduction], None],
        whole_sale: Callable[[str], SaleDiscountQuestion],
        text: str = "",
    ) -> None:
        """Hand a discount that the line allows to ``use``."""
        super().__init__(line.gross, currency, use, text)
        self._line = line
        self._whole_sale = whole_sale

    def part(self) -> NumberSheet:
        """Return what to draw, with the new line total."""
        line = self._line
        return NumberSheet(
            title=_("Discount on this line"),
            sentence=f"{format_quantity(line.quantity, line.unit)} × {line.name}",
            placeholder=_("Amount, or 10 %"),
            text=self.text,
            preview=self.preview(),
            problem=self.problem,
            confirm=_("Take it off"),
            has_percent=True,
            choices=self.reasons,
            chosen=self.chosen,
            other=CardButton("sheet.other", _("Whole sale"), "F4", "shopping-basket"),
        )

    def too_much(self) -> str:
        """Return the sentence for more than the line."""
        return _("The line is worth {gross}. Take off less.").format(
            gross=format_amount(self._line.gross)
        )

    def other(self) -> PriceQuestion:
        """Ask about the whole sale, with what was typed."""
        return self._whole_sale(self.text)


class SaleDiscountQuestion(HowMuchOff):
    """Asks for the discount on the whole sale."""

    def __init__(
        self,
        cart: CartSnapshot,
        currency: Currency,
        use: Callable[[Reduction], None],
        text: str = "",
    ) -> None:
        """Hand a discount that the lines allow to ``use``."""
        goods = (line.amount for line in cart.lines if line.kind == LineKind.GOODS)
        worth = sum(goods, cart.total - cart.total)
        super().__init__(worth, currency, use, text)
        self._cart = cart
        # Deposits are paid in full: no share is taken of them, but the new total has them.
        self._beside = sum((line.amount for line in cart.lines), worth - worth) - worth

    def part(self) -> NumberSheet:
        """Return what to draw, with the new sum of the lines."""
        return NumberSheet(
            title=_("Discount on the whole sale"),
            sentence=_("{items}, spread over all lines").format(
                items=items_text(self._cart.item_count)
            ),
            placeholder=_("Amount, or 10 %"),
            text=self.text,
            preview=self.preview(),
            problem=self.problem,
            confirm=_("Take it off"),
            has_percent=True,
            choices=self.reasons,
            chosen=self.chosen,
        )


class NewPrice(PriceQuestion):
    """Asks for another price for one unit of a line."""

    def __init__(
        self,
        line: LineSnapshot,
        currency: Currency,
        use: Callable[[Decimal, str], None],
        text: str = "",
    ) -> None:
        """Hand a price and its reason to ``use``."""
        super().__init__(price_reasons(), text)
        self._line = line
        self._currency = currency
        self._use = use

    def part(self) -> NumberSheet:
        """Return what to draw, with the new line total."""
        line = self._line
        price = self._price()
        preview = ""
        if price is not None:
            preview = _("{old} becomes {new}, the line {amount}").format(
                old=format_amount(line.unit_price),
                new=format_amount(price.amount),
                amount=format_amount(price.times(Quantity.of(line.quantity)).amount),
            )
        return NumberSheet(
            title=_("Another price"),
            sentence=f"{format_quantity(line.quantity, line.unit)} × {line.name}",
            placeholder=_("Price"),
            text=self.text,
            preview=preview,
            problem=self.problem,
            confirm=_("Change price"),
            choices=self.reasons,
            chosen=self.chosen,
        )

    def confirm(self) -> bool:
        """Use the price, or say what is wrong with it."""
        try:
            price = Money.of(typed.number(self.text), self._currency)
            self._use(price.amount, self.reason)
        except typed.NotANumber:
            self.problem = _("Type a price like 4.50.")
            return False
        except DomainError as error:
            self.problem = error_text(error).headline
            return False
        return True

    def _price(self) -> Money | None:
        try:
            return Money.of(typed.number(self.text), self._currency)
        except (typed.NotANumber, DomainError):
            return None


class WithoutTax(PriceQuestion):
    """Asks why a sale is without tax; what is typed is the number of the paper that was shown."""

    def __init__(self, cart: CartSnapshot, use: Callable[[str], None]) -> None:
        """Hand the reason to ``use``."""
        super().__init__(exemption_reasons())
        self._cart = cart
        self._use = use

    def part(self) -> NumberSheet:
        """Return what to draw, with the tax that is not charged."""
        return NumberSheet(
            title=_("Sell without tax?"),
            sentence=_("The tax in this sale is {tax}.").format(tax=format_amount(self._cart.tax)),
            placeholder=_("Number of the paper"),
            text=self.text,
            preview=_("Total without tax {total}").format(
                total=format_amount(self._cart.total - self._cart.tax)
            ),
            problem=self.problem,
            confirm=_("Sell without tax"),
            choices=self.reasons,
            chosen=self.chosen,
        )

    def confirm(self) -> bool:
        """Sell without tax."""
        self._use(f"{self.reason} {self.text}".strip())
        return True
