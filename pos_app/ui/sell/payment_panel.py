"""The payment panel: what is left, what was taken, and the ways to pay the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.left_to_pay import LeftToPay
from pos_app.ui.sell.payment_texts import METHODS, NOTES
from pos_app.ui.sell.tender_rows import TenderRows
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel_header import PanelHeader

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.payment_state import PaymentPart

_PADDING = 12
_COLUMNS = 3
_WIDTH_FOR_COLUMNS = 480


class TakeButton(HintButton):
    """The large button in the place of cash, card and notes: takes what the panel says."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with nothing to take."""
        super().__init__(
            look,
            _("Take"),
            kind=Kind.PRIMARY,
            shape=Shape.TENDER,
            hint="Enter",
            parent=parent,
        )

    def show_part(self, part: PaymentPart) -> None:
        """Say what a press takes and what it leads to."""
        self.set_label(part.take, part.take_detail)
        self.setAccessibleName(f"{part.take}. {part.take_detail}")


class PaymentPanel(QFrame):
    """Shows a :class:`PaymentPart`.

    Signals:
        acted(str): ``clear`` to go back to the items, a way to pay, or ``note1`` to ``note4``.
        removed(object): the identifier of a tender to give back.
    """

    acted = Signal(str)
    removed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Payment"))
        header = PanelHeader(look, _("Payment"), self)
        header.closed.connect(self._close)
        self._left = LeftToPay(look, self)
        self._rows = TenderRows(look, self)
        self._rows.removed.connect(self._remove)
        self._methods: dict[str, HintButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for _kind, action, hint in METHODS:
            button = HintButton(look, "", hint=hint, parent=self)
            button.setObjectName(action)
            button.clicked.connect(self._act)
            self._methods[action] = button
        self._look = look
        self._columns = 0
        self._icons: dict[str, str] = {}
        self._arrange()
        self._notes: list[HintButton] = []
        notes = QHBoxLayout()
        notes.setSpacing(8)
        for place in range(NOTES):
            button = HintButton(look, "", shape=Shape.NOTE, hint=f"Ctrl {place + 1}", parent=self)
            button.setObjectName(f"note{place + 1}")
            button.clicked.connect(self._act)
            notes.addWidget(button, 1)
            self._notes.append(button)
        inside = QVBoxLayout()
        inside.setContentsMargins(_PADDING - 1, 0, _PADDING - 1, 0)
        inside.setSpacing(_PADDING)
        inside.addWidget(self._left)
        inside.addWidget(self._rows, 1)
        inside.addLayout(self._grid)
        inside.addLayout(notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(_PADDING)
        column.addWidget(header)
        column.addLayout(inside, 1)

    def show_part(self, part: PaymentPart) -> None:
        """Draw the payment as it stands."""
        self._left.show_part(part)
        self._rows.show_rows(part.rows)
        for method in part.methods:
            button = self._methods[method.action]
            button.set_label(method.label)
            self._icons[method.action] = method.icon
            button.set_kind(Kind.CHOSEN if method.is_chosen else Kind.NEUTRAL)
        self._show_icons()
        for place, button in enumerate(self._notes):
            has_note = place < len(part.notes)
            button.setVisible(has_note)
            if has_note:
                button.set_label(part.notes[place].label)
                button.setAccessibleName(part.notes[place].spoken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the ways to pay in as many columns as their words have room for."""
        super().resizeEvent(event)
        self._arrange()

    def _show_icons(self) -> None:
        """Where it is narrow, the word needs the room."""
        for action, button in self._methods.items():
            has_room = self._columns == _COLUMNS
            button.set_icon(self._icons.get(action, "") if has_room else "")

    def _arrange(self) -> None:
        columns = _COLUMNS if self.width() >= self._look.px(_WIDTH_FOR_COLUMNS) else 2
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self._methods.values()):
                self._grid.addWidget(button, *divmod(place, columns))
            for column in range(_COLUMNS):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._show_icons()

    @Slot()
    def _close(self) -> None:
        self.acted.emit("clear")

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    @Slot(object)
    def _remove(self, tender_id: UUID) -> None:
        self.removed.emit(tender_id)
