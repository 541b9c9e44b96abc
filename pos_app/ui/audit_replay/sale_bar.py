"""The bar of the sale: the way back, which sale it is, its receipt and its page to print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos_app.ui.audit_replay.replay_state import SaleTexts
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel


class SaleBar(QWidget):
    """48 px high.

    Signals:
        acted(object): the name of an action ("leave", "receipt", "save", "choose").
    """

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = TextLabel("", "office.title")
        self._detail = TextLabel("", "office.body", "text-muted")
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = {
            "leave": HintButton(look, _("Back"), shape=Shape.OFFICE, icon="arrow-left", hint="Esc"),
            "choose": HintButton(look, _("Other sale"), shape=Shape.OFFICE, icon="search"),
            "receipt": HintButton(
                look, _("Receipt"), shape=Shape.OFFICE, icon="external-link", hint="Ctrl O"
            ),
            "save": HintButton(
                look, _("Save as PDF"), shape=Shape.OFFICE, icon="download", hint="Ctrl E"
            ),
        }
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._buttons["leave"])
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        for name in ("choose", "receipt", "save"):
            row.addWidget(self._buttons[name])
        look.changed.connect(self._measure)
        self._measure()

    def display(self, sale: SaleTexts) -> None:
        """Show which sale it is."""
        self._title.setText(sale.title)
        self._detail.setText(sale.detail)
        self._detail.setToolTip(sale.detail)
        self._buttons["receipt"].setEnabled(bool(sale.receipt))

    def button(self, name: str) -> HintButton:
        """Return a button by the name of its action."""
        return self._buttons[name]

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(48))
