"""What the answers in a sheet lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.errors import ApprovalNeeded
from pos_app.ui.sell import questions
from pos_app.ui.sell.code_questions import AmountQuestion
from pos_app.ui.sell.price_questions import LineDiscount, PriceQuestion
from pos_app.ui.sell.sell_state import DepartmentsSheet, PriceSheet, ReceiptSheet

if TYPE_CHECKING:
    from pos_app.ui.sell.adding import Adding
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.screen import SellScreen

_CHOICES = 6


class Asking:
    """Carries out, changes or closes the question of the moment."""

    def __init__(self, desk: Desk, screen: SellScreen, adding: Adding) -> None:
        """Answer the question of ``desk``."""
        self._desk = desk
        self._screen = screen
        self._adding = adding

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the buttons and keys of sheets do, by their names."""
        return {
            "sheet.confirm": self._confirm,
            "sheet.close": self._close,
            "sheet.add": self._add_checked,
            "sheet.other": self._ask_other,
            **{f"sheet.choice{n + 1}": partial(self._choose, n) for n in range(_CHOICES)},
            "open_pdf": self._open_pdf,
            "more_departments": self._more_departments,
        }

    def _confirm(self) -> None:
        question = self._desk.question
        if question is None:
            return
        self._desk.question = None
        try:
            is_done = question.confirm()
        except ApprovalNeeded:  # it is answered once somebody has allowed it
            self._desk.question = question
            raise
        if not is_done:
            self._desk.question = question

    def _close(self) -> None:
        self._desk.question = None

    def _choose(self, place: int) -> None:
        if isinstance(self._desk.question, PriceQuestion):
            self._desk.question.choose(place)

    def _ask_other(self) -> None:
        if isinstance(self._desk.question, (LineDiscount, AmountQuestion)):
            self._desk.question = self._desk.question.other()

    def _add_checked(self) -> None:
        sheet = self._sheet()
        if isinstance(sheet, PriceSheet):
            self._adding.add_checked(sheet.sku)

    def _open_pdf(self) -> None:
        sheet = self._sheet()
        pdf = sheet.pdf if isinstance(sheet, ReceiptSheet) else self._desk.checkout.pdf
        self._desk.question = None
        if pdf is not None:
            self._screen.open_file(pdf)

    def _more_departments(self) -> None:
        part = self._desk.shelf.part
        self._desk.question = questions.Shown(
            DepartmentsSheet((*part.chips, *part.more), part.chosen)
        )

    def _sheet(self) -> object:
        return None if self._desk.question is None else self._desk.question.part()
