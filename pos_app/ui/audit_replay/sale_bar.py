"""The bar of the sale: the way back, which sale it is, its receipt and its page to print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.ui.audit_replay.elided_label import ElidedLabel
from pos_app.ui.audit_replay.replay_state import SaleTexts
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_SAID_BY_ICON = frozenset({"leave", "choose"})


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
        self._detail = ElidedLabel("", "office.body", "text-muted")
        self._is_narrow = False
        self._buttons = {name: self._button(name) for name in _buttons()}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._buttons["leave"])
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        row.addStretch()
        for name in ("choose", "receipt", "save"):
            row.addWidget(self._buttons[name])
        look.changed.connect(self._measure)
        self._measure()

    def display(self, sale: SaleTexts) -> None:
        """Show which sale it is."""
        self._title.setText(sale.title)
        self._detail.show_text(sale.detail)
        self._buttons["receipt"].setEnabled(bool(sale.receipt))

    def button(self, name: str) -> HintButton:
        """Return a button by the name of its action."""
        return self._buttons[name]

    def squeeze(self, *, is_narrow: bool) -> None:
        """Leave out keys and the words that the icons say, where there is little room."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._detail.setVisible(not is_narrow)
        for name, (_icon, label, hint) in _buttons().items():
            button = self._buttons[name]
            button.set_label("" if is_narrow and name in _SAID_BY_ICON else label)
            button.set_hint("" if is_narrow else hint)
            button.setAccessibleName(label)
            button.setAccessibleDescription(hint.replace("Ctrl", "Control"))
            button.setToolTip(label if is_narrow else "")

    def _button(self, name: str) -> HintButton:
        icon, label, hint = _buttons()[name]
        button = HintButton(self._look, label, shape=Shape.OFFICE, icon=icon, hint=hint)
        button.setObjectName(name)
        button.clicked.connect(self._act)
        return button

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self._look.px(48))


def _buttons() -> dict[str, tuple[str, str, str]]:
    """Return icon, label and key of each button by its action."""
    return {
        "leave": ("arrow-left", _("Back"), "Esc"),
        "choose": ("search", _("Other sale"), ""),
        "receipt": ("external-link", _("Receipt"), "Ctrl O"),
        "save": ("download", _("Save as PDF"), "Ctrl E"),
    }
