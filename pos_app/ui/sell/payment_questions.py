"""The questions of a payment: notes of another currency, and a tip."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from pos_app.domain.errors import DomainError
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import ForeignCash
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.sell import typed
from pos_app.ui.sell.price_questions import PriceQuestion
from pos_app.ui.sell.sell_state import NumberSheet

_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "JPY", "SEK")
_CHOICES = 6
_DECIMALS_OF_RATE = 6
_LARGEST_RATE = 1_000_000


class ForeignRate(PriceQuestion):
    """Asks which currency, and what one unit of it is worth; the last rate used stands there."""

    def __init__(
        self,
        own: str,
        last_rate: Callable[[str], Decimal | None],
        then: Callable[[str, Decimal], None],
    ) -> None:
        """Hand currency and rate to ``then``, which asks for the amount."""
        others = tuple(code for code in _CURRENCIES if code != own)[:_CHOICES]
        super().__init__(others)
        self._own = own
        self._last_rate = last_rate
        self._then = then
        self._fill_in()

    def part(self) -> NumberSheet:
        """Return what to draw."""
        rate = self._rate()
        preview = "" if rate is None else f"1 {self.reason} = {rate} {self._own}"
        return NumberSheet(
            title=_("Notes of another currency"),
            sentence=_("What is 1 {currency} worth in {own}?").format(
                currency=self.reason, own=self._own
            ),
            placeholder=_("Rate"),
            text=self.text,
            preview=preview,
            problem=self.problem,
            confirm=_("Use this rate"),
            choices=self.reasons,
            chosen=self.chosen,
        )

    def choose(self, place: int) -> None:
        """Choose another currency, with its own last rate."""
        super().choose(place)
        self._fill_in()

    def confirm(self) -> bool:
        """Go on to the amount, or say what is wrong with the rate."""
        rate = self._rate()
        if rate is None:
            self.problem = _("Type a rate like 1.0925.")
            return False
        self._then(self.reason, rate)
        return True

    def _fill_in(self) -> None:
        rate = self._last_rate(self.reason)
        self.text, self.problem = "" if rate is None else str(rate), ""

    def _rate(self) -> Decimal | None:
        rate = typed.number_in(self.text)
        if rate is None or not 0 < rate < _LARGEST_RATE or self.text.strip().endswith("%"):
            return None
        return rate if rate == round(rate, _DECIMALS_OF_RATE) else None


class ForeignAmount(PriceQuestion):
    """Asks how much of another currency is handed over, and shows what it is worth."""

    def __init__(
        self,
        currency: str,
        rate: Decimal,
        left: Money,
        use: Callable[[ForeignCash], None],
    ) -> None:
        """Hand the notes to ``use``; ``left`` is what they pay towards."""
        super().__init__(())
        self._currency = Currency.of(currency)
        self._rate = rate
        self._left = left
        self._use = use

    def part(self) -> NumberSheet:
        """Return what to draw, with the change or what will be left."""
        return NumberSheet(
            title=_("How much in {currency}?").format(currency=self._currency.code),
            sentence=_("{left} is left to pay, {foreign} {currency} or more.").format(
                left=format_amount(self._left.amount),
                foreign=format_amount(self._needed()),
                currency=self._currency.code,
            ),
            placeholder=_("Amount in {currency}").format(currency=self._currency.code),
            text=self.text,
            preview=self._preview(),
            problem=self.problem,
            confirm=_("Take it"),
        )

    def confirm(self) -> bool:
        """Take the notes, or say what is wrong with the amount."""
        try:
            amount = Money.of(typed.number(self.text), self._currency).amount
            self._use(ForeignCash(self._currency.code, amount, self._rate))
        except typed.NotANumber:
            self.problem = _("Type an amount like 20.")
            return False
        except DomainError as error:
            self.problem = error_text(error).headline
            return False
        return True

    def _needed(self) -> Decimal:
        unit = Money.zero(self._currency).amount
        exact = self._left.amount / self._rate
        rounded = exact.quantize(unit, ROUND_HALF_UP)
        step = Decimal(1).scaleb(-self._currency.decimals)
        return rounded if rounded * self._rate >= self._left.amount else rounded + step

    def _preview(self) -> str:
        amount = typed.number_in(self.text)
        if amount is None:
            return ""
        worth = (amount * self._rate).quantize(self._left.amount, ROUND_HALF_UP)
        over = worth - self._left.amount
        text = _("Worth {worth}, change {change}") if over >= 0 else _("Worth {worth}, {left} left")
        return text.format(
            worth=format_amount(worth), change=format_amount(over), left=format_amount(-over)
        )


class Tip(PriceQuestion):
    """Asks what the customer gives on top."""

    def __init__(self, due: Decimal, currency: Currency, use: Callable[[Decimal], None]) -> None:
        """Hand the tip to ``use``; it is added to the next tender."""
        super().__init__(())
        self._due = due
        self._currency = currency
        self._use = use

    def part(self) -> NumberSheet:
        """Return what to draw, with what the customer then pays in all."""
        tip = self._tip()
        preview = ""
        if tip is not None:
            preview = _("{due} + {tip} = {sum}").format(
                due=format_amount(self._due),
                tip=format_amount(tip),
                sum=format_amount(self._due + tip),
            )
        return NumberSheet(
            title=_("Tip"),
            sentence=_("Added to the next card payment, apart from the total."),
            placeholder=_("Amount, or 10 %"),
            text=self.text,
            preview=preview,
            problem=self.problem,
            confirm=_("Add tip"),
            has_percent=True,
        )

    def confirm(self) -> bool:
        """Use the tip; nothing typed takes one away."""
        tip = self._tip() if self.text.strip() else Decimal(0)
        if tip is None:
            self.problem = _("Type an amount like 2.00, or a share like 10 %.")
            return False
        self._use(tip)
        return True

    def _tip(self) -> Decimal | None:
        try:
            return typed.discount(self.text, self._due, self._currency)
        except (typed.NotANumber, DomainError):
            return None
