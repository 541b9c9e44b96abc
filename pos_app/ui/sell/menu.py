"""The menu, the keys of the screen, and the actions that have no room: what F10 and F1 open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.ui.actions import SELL, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.sell.drawer import reasons
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.key_list import KeyList
from pos_app.ui.widgets.sheet import Answer, Sheet

CLOSE = "menu.close"
GUIDE = "menu.guide"
_MENU_WIDTH = 860
_KEYS_WIDTH = 1000
_COLUMNS = 3
_STEPS = {
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class Menu(QObject):
    """Fills the screen's sheet by itself; nothing of it touches the sale.

    Signals:
        picked(str): an action of the screen; the sheet is closed by then.
    """

    picked = Signal(str)

    def __init__(self, look: Look, sheet: Sheet, parent: QObject) -> None:
        """Use ``sheet``."""
        super().__init__(parent)
        self._look = look
        self._sheet = sheet
        sheet.answered.connect(self._answer)

    def open_menu(self) -> None:
        """Show the menu."""
        to_dark = self._look.theme.name == "light"
        theme = _("Dark theme") if to_dark else _("Light theme")
        self._open(
            _("Menu"),
            (
                ("audit", _("Audit window"), "scroll-text", "Ctrl Shift A"),
                ("last_receipt", _("Last receipt"), "receipt-text", "Ctrl P"),
                ("undo", _("Undo"), "undo-2", "Ctrl Z"),
                ("cancel", _("Cancel sale"), "ban", "Ctrl Del"),
                ("price_check", _("Price check"), "tag", "Ctrl I"),
                ("coupon", _("Coupon"), "ticket", ""),
                ("exempt", _("Sell without tax"), "file-x-2", ""),
                ("issue_card", _("Gift card"), "gift", ""),
                ("block_card", _("Block a gift card"), "ban", ""),
                ("no_receipt", _("Return without receipt"), "undo-2", ""),
                ("products", _("Products"), "package", ""),
                ("promotions", _("Promotions"), "tag", ""),
                ("points_rule", _("Points"), "star", ""),
                ("text_larger", _("Text larger"), "plus", "Ctrl +"),
                ("text_smaller", _("Text smaller"), "minus", "Ctrl −"),
                ("theme", theme, "moon" if to_dark else "sun", ""),
                ("keys", _("Keys"), "keyboard", "F1"),
                ("open_drawer", _("Open drawer"), "inbox", "Ctrl D"),
                ("shift", _("Shift and drawer"), "sunset", ""),
                ("stock", _("Stock"), "package", ""),
                ("card_terminal", _("Card terminal"), "credit-card", ""),
                ("taxes", _("Taxes and rounding"), "landmark", ""),
                ("people", _("Staff and roles"), "user-round", ""),
                ("lock", _("Lock, or switch person"), "key-round", "Ctrl L"),
                ("backups", _("Backups"), "copy", ""),
                ("diagnostics", _("Diagnostics"), "shield-check", ""),
                ("guide", _("Guide"), "circle-help", ""),
                ("close_till", _("Close the till"), "power", ""),
            ),
        )

    def open_more(self) -> None:
        """Show the actions that have no room beside the cart."""
        self._open(
            _("More"),
            (
                ("hold", _("Hold sale"), "pause", "F6"),
                ("recall", _("Held sales"), "archive-restore", "F7"),
                ("returns", _("Returns"), "undo-2", "Ctrl R"),
                ("customer", _("Customer"), "user-round", "F8"),
                ("undo", _("Undo"), "undo-2", "Ctrl Z"),
                ("price_check", _("Price check"), "tag", "Ctrl I"),
                ("last_receipt", _("Last receipt"), "receipt-text", "Ctrl P"),
                ("audit", _("Audit window"), "scroll-text", "Ctrl Shift A"),
                ("cancel", _("Cancel sale"), "ban", "Ctrl Del"),
            ),
        )

    @Slot()
    def open_drawer(self) -> None:
        """Ask why the drawer is opened without a sale."""
        items = tuple((name, words, icon, "") for name, words, icon in reasons())
        self._open(_("Why open the drawer?"), items)

    def open_keys(self) -> None:
        """Show the keys of the screen."""
        keys = KeyList(self._look, actions_of(SELL))
        guide = Answer(GUIDE, _("Guide"), "", Kind.NEUTRAL, "circle-help")
        self._sheet.open_with(_("Keys of this screen"), keys, (_close(), guide), _KEYS_WIDTH)

    def _open(self, title: str, items: tuple[tuple[str, str, str, str], ...]) -> None:
        content = _MenuList(self._look, items)
        content.picked.connect(self._pick)
        self._sheet.open_with(title, content, (_close(),), _MENU_WIDTH)

    @Slot(str)
    def _answer(self, name: str) -> None:
        if name == GUIDE:
            self.picked.emit("guide")

    @Slot(str)
    def _pick(self, action: str) -> None:
        self._sheet.close_sheet()
        if action == "open_drawer":
            self.open_drawer()
        else:
            self.picked.emit(action)


class _MenuList(QWidget):
    """Buttons in columns; arrows move, Enter presses."""

    picked = Signal(str)

    def __init__(self, look: Look, items: tuple[tuple[str, str, str, str], ...]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(5, 5, 5, 5)
        grid.setSpacing(GAP)
        self._buttons: list[HintButton] = []
        for place, (action, label, icon, key) in enumerate(items):
            button = HintButton(look, label, icon=icon, hint=key, parent=self)
            button.setObjectName(action)
            button.clicked.connect(self._press)
            button.installEventFilter(self)
            grid.addWidget(button, *divmod(place, _COLUMNS))
            self._buttons.append(button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take arrows and Enter before the buttons do; Qt's would move along the tab order."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        focused = next(n for n, button in enumerate(self._buttons) if button is watched)
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._buttons[focused].click()
            return True
        if step is None:
            return False
        target = max(0, min(focused + step, len(self._buttons) - 1))
        self._buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.picked.emit(button.objectName())


def _close() -> Answer:
    return Answer(CLOSE, _("Back"), "Esc", Kind.NEUTRAL)
