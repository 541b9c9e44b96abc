"""Questions of one answer: a code that is scanned or typed, an amount."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_app.application.errors import ApplicationError
from pos_app.domain.errors import DomainError
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.sell import typed
from pos_app.ui.sell.sell_state import CardButton, NameSheet, NumberSheet


class CodeQuestion:
    """Asks for a code in a sheet; what is scanned answers at once."""

    def __init__(self, sheet: NameSheet, use: Callable[[str], None]) -> None:
        """Show ``sheet`` and hand the code to ``use``, whose refusal stands in the sheet."""
        self._sheet = sheet
        self._use = use
        self._text = sheet.text
        self._problem = ""

    def part(self) -> NameSheet:
        """Return what to draw."""
        return replace(self._sheet, text=self._text, problem=self._problem)

    def type(self, text: str) -> None:
        """Take what was typed or scanned."""
        self._text, self._problem = text, ""

    def confirm(self) -> bool:
        """Use the code, or say what is wrong with it."""
        try:
            self._use(self._text.strip())
        except (DomainError, ApplicationError) as error:
            self._problem = error_text(error).headline
            return False
        return True


class AmountQuestion:
    """Asks for an amount, and leaves the sheet open while it cannot be used."""

    def __init__(
        self,
        title: str,
        sentence: str,
        currency: Currency,
        use: Callable[[Money], None],
        other: tuple[str, AmountQuestion] | None = None,
    ) -> None:
        """Hand the amount to ``use``, whose refusal stands in the sheet.

        ``other`` is a question that a button asks instead, after what the button says.
        """
        self._other = other
        self._title = title
        self._sentence = sentence
        self._currency = currency
        self._use = use
        self._text = ""
        self._problem = ""

    def part(self) -> NumberSheet:
        """Return what to draw."""
        return NumberSheet(
            title=self._title,
            sentence=self._sentence,
            placeholder=_("Amount"),
            text=self._text,
            preview="",
            problem=self._problem,
            confirm=_("Use it"),
            other=None
            if self._other is None
            else CardButton("sheet.other", self._other[0], "F4", "gift"),
        )

    def other(self) -> AmountQuestion:
        """Return what the other button asks, with what was typed."""
        if self._other is None:
            return self
        self._other[1].type(self._text)
        return self._other[1]

    def type(self, text: str) -> None:
        """Take the digits."""
        self._text, self._problem = text, ""

    def confirm(self) -> bool:
        """Use the amount, or say what is wrong with it."""
        try:
            self._use(Money.of(typed.number(self._text), self._currency))
        except typed.NotANumber:
            self._problem = _("Type an amount like 25.")
            return False
        except DomainError as error:
            self._problem = error_text(error).headline
            return False
        return True
