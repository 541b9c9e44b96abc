"""Opens, changes and closes the one sheet of the sell screen as the state says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.name_form import NameForm
from pos_app.ui.sell.number_form import NumberForm
from pos_app.ui.sell.sell_state import (
    DepartmentsSheet,
    NameSheet,
    NumberSheet,
    PriceSheet,
    QuestionSheet,
    ReceiptSheet,
    SheetPart,
)
from pos_app.ui.sell.shown_forms import DepartmentsForm, PriceForm, ReceiptForm
from pos_app.ui.sell.wait_sheet import WaitSheet
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from pos_app.ui.look import Look

CONFIRM = "sheet.confirm"
CLOSE = "sheet.close"
ADD = "sheet.add"
CHOICE = "sheet.choice"
OTHER = "sheet.other"
OPEN_PDF = "open_pdf"
COPY, GIFT = "receipt_copy", "gift_receipt"
_NUMBER_WIDTH = 700
_NAME_WIDTH = 520
_DEPARTMENTS_WIDTH = 720
_RECEIPT_WIDTH = 700
_PRICE_WIDTH = 520


class SheetHost(QObject):
    """Draws :class:`SheetPart` in a kit's sheet over ``screen``.

    Signals:
        acted(str): ``sheet.confirm``, ``sheet.close``, ``sheet.add``, ``sheet.choice1`` (and
            2 to 6), ``sheet.other``, ``open_pdf``, ``receipt_copy`` or ``gift_receipt``.
        typed(str): what stands in the field of a sheet that asks for a number or a name.
        department_chosen(object): the key of a department.
        opened(), closed(): the screen's keys are to be switched off and on.
    """

    acted = Signal(str)
    typed = Signal(str)
    department_chosen = Signal(object)
    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, screen: QWidget) -> None:
        """Ask nothing yet."""
        super().__init__(screen)
        self._look = look
        self._part: SheetPart | None = None
        self._number: NumberForm | None = None
        self._name: NameForm | None = None
        self._sheet = Sheet(look, screen)
        self._sheet.answered.connect(self._answer)
        self._sheet.opened.connect(self.opened)
        self._sheet.closed.connect(self.closed)
        self._sheet.installEventFilter(self)

    @property
    def sheet(self) -> Sheet:
        """The sheet itself, for what the view shows without the presenter: menu and keys."""
        return self._sheet

    def show_part(self, part: SheetPart | None) -> None:
        """Ask, ask differently, or close."""
        before, self._part = self._part, part
        if part == before:
            return
        if not isinstance(part, NumberSheet):
            self._number = None
        if not isinstance(part, NameSheet):
            self._name = None
        if part is None:
            self._sheet.close_sheet()
        elif isinstance(part, NumberSheet):
            self._show_number(part, before)
        elif isinstance(part, NameSheet):
            self._show_name(part, before)
        else:
            self._open(part)

    def _show_number(self, part: NumberSheet, before: SheetPart | None) -> None:
        is_same = isinstance(before, NumberSheet) and before.title == part.title
        if is_same and self._number is not None and self._sheet.is_open:
            self._number.show_part(part)
            return
        self._sheet.close_sheet()
        form = self._number = NumberForm(self._look, part)
        form.typed.connect(self.typed)
        form.confirmed.connect(self._confirm)
        form.chosen.connect(self._choose)
        form.other_wanted.connect(self._ask_other)
        # The form confirms by itself: an answer that cannot be used leaves the sheet open.
        leave = Answer(CLOSE, _("Leave it"), "Esc")
        self._sheet.open_with(part.title, form, (leave,), _NUMBER_WIDTH)

    def _show_name(self, part: NameSheet, before: SheetPart | None) -> None:
        is_same = isinstance(before, NameSheet) and before.question == part.question
        if is_same and self._name is not None and self._sheet.is_open:
            self._name.show_part(part)
            return
        self._sheet.close_sheet()
        form = self._name = NameForm(self._look, part)
        form.typed.connect(self.typed)
        form.confirmed.connect(self._confirm)
        leave = Answer(CLOSE, _("Leave it"), "Esc")
        self._sheet.open_with(part.title, form, (leave,), _NAME_WIDTH)

    def _open(self, part: SheetPart) -> None:
        self._sheet.close_sheet()
        close = Answer(CLOSE, _("Close"), "Esc")
        if isinstance(part, QuestionSheet):
            answers = (
                Answer(CLOSE, part.keep, "Esc"),
                Answer(CONFIRM, part.go_on, "Alt+D", Kind.DANGER, "trash-2"),
            )
            self._sheet.ask(part.title, part.sentence, answers)
        elif isinstance(part, WaitSheet):
            waiting = tuple(
                Answer(
                    each.action,
                    each.label,
                    each.key,
                    Kind.PRIMARY if each.is_main else Kind.NEUTRAL,
                )
                for each in part.answers
            )
            self._sheet.ask(part.title, part.sentence, waiting)
        elif isinstance(part, PriceSheet):
            add = Answer(ADD, _("Add it"), "Alt+A", icon="plus")
            shown = Answer(CLOSE, _("Close"), "Esc", Kind.PRIMARY)
            both = (add, shown) if part.can_add else (shown,)
            form = PriceForm(self._look, part)
            self._sheet.open_with(_("Price check"), form, both, _PRICE_WIDTH)
        elif isinstance(part, ReceiptSheet):
            pdf = Answer(OPEN_PDF, _("Open PDF"), "Alt+P", icon="file-text")
            receipt = ReceiptForm(self._look, part)
            copy = Answer(COPY, _("Copy"), "Alt+C", icon="copy")
            gift = Answer(GIFT, _("Gift receipt"), "Alt+G", icon="gift")
            any_of = (pdf, copy, gift, close) if part.pdf is not None else (copy, gift, close)
            self._sheet.open_with(part.title, receipt, any_of, _RECEIPT_WIDTH)
        elif isinstance(part, DepartmentsSheet):
            departments = DepartmentsForm(self._look, part)
            departments.chosen.connect(self.department_chosen)
            self._sheet.open_with(_("Departments"), departments, (close,), _DEPARTMENTS_WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter give the safe answer where no answer has it as its key."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self._part is not None
            and not isinstance(self._part, NumberSheet | NameSheet | WaitSheet)
        ):
            self._sheet.answer(CLOSE)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _confirm(self) -> None:
        self.acted.emit(CONFIRM)

    @Slot(object)
    def _choose(self, place: int) -> None:
        self.acted.emit(f"{CHOICE}{place + 1}")

    @Slot()
    def _ask_other(self) -> None:
        self.acted.emit(OTHER)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if self._part is not None:
            self._part = None
            self._number = self._name = None
            self.acted.emit(name)
