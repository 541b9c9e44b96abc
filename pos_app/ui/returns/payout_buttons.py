"""The ways money goes back, each with its key, and undoing the whole sale."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.actions import RETURNS, action_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.returns.button_grid import ButtonGrid
from pos_app.ui.returns.returns_state import ReturnsState
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton

_GAP = 8
_WAYS = ("cash", "credit", "exchange", "void")


class PayoutButtons(QWidget):
    """The main way over the others.

    Signals:
        pressed(str): ``original``, ``cash``, ``credit``, ``exchange`` or ``void``.
    """

    pressed = Signal(str)

    def __init__(self, look: Look) -> None:
        """Offer nothing yet."""
        super().__init__()
        self._look = look
        self.ways = {
            "original": self._way("original", _("Refund"), "undo-2", kind=Kind.PRIMARY),
            "cash": self._way("cash", _("Cash")),
            "credit": self._way("credit", _("Credit")),
            "exchange": self._way("exchange", _("Exchange")),
            "void": self._way("void", _("Undo sale"), kind=Kind.DANGER_OUTLINE),
        }
        self._grid = ButtonGrid([self.ways[way] for way in _WAYS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.ways["original"])
        column.addLayout(self._grid)

    def display(self, state: ReturnsState) -> None:
        """Offer what the state allows."""
        enabled = {
            "original": state.can_refund,
            "cash": state.can_refund,
            "credit": state.can_credit,
            "exchange": state.can_exchange,
            "void": state.can_undo,
        }
        for way, button in self.ways.items():
            button.setEnabled(enabled[way])
            button.setVisible(bool(state.head))
        self.ways["original"].set_label(
            _("Refund {amount}").format(amount=state.refund) if state.refund else _("Refund")
        )
        self.ways["void"].set_label(_("Really undo") if state.is_sure else _("Undo sale"))
        self.ways["void"].set_kind(Kind.DANGER if state.is_sure else Kind.DANGER_OUTLINE)

    def fit(self, *, is_wide: bool) -> None:
        """Stand the buttons in as many columns as their words have room for."""
        self._grid.fit(is_wide=is_wide)

    def _way(
        self, way: str, label: str, icon: str = "", *, kind: Kind = Kind.NEUTRAL
    ) -> HintButton:
        action = action_of(RETURNS, way)
        button = HintButton(self._look, label, kind=kind, icon=icon, hint=action.hint, parent=self)
        button.setObjectName(way)
        button.clicked.connect(self._press)
        key = QShortcut(QKeySequence(action.keys[0]), self)
        key.setAutoRepeat(False)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(button.click)
        return button

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.pressed.emit(button.objectName())
