"""The menu, the keys of the screen, and the actions that have no room: what F10 and F1 open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.ui.actions import SELL, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.sell.drawer import reasons
from pos_app.ui.sell.menu_entries import MenuEntry, MenuGroup, menu_groups, more_groups
from pos_app.ui.sell.menu_list import MenuList
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.key_list import KeyList
from pos_app.ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from pos_app.ui.look import Look

CLOSE = "menu.close"
GUIDE = "menu.guide"
_WIDE, _NARROW, _COLUMN = 1260, 900, 290
_COLUMNS, _FEW = 4, 6
_KEYS_WIDTH = 1000


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
        self._denied: frozenset[str] = frozenset()
        sheet.answered.connect(self._answer)

    def deny(self, actions: frozenset[str]) -> None:
        """Offer these no more: the role of whoever is signed in denies them."""
        self._denied = actions

    def open_menu(self) -> None:
        """Show the menu."""
        self._open(_("Menu"), menu_groups(is_dark=self._look.theme.name != "light"))

    def open_more(self) -> None:
        """Show the actions that have no room beside the cart."""
        self._open(_("More"), more_groups())

    @Slot()
    def open_drawer(self) -> None:
        """Ask why the drawer is opened without a sale; whoever may not is told so by the till."""
        entries = tuple(MenuEntry(name, words, icon) for name, words, icon in reasons())
        self._open(_("Why open the drawer?"), (MenuGroup("", entries),))

    def open_keys(self) -> None:
        """Show the keys of the screen."""
        keys = KeyList(self._look, actions_of(SELL))
        guide = Answer(GUIDE, _("Guide"), "", Kind.NEUTRAL, "circle-help")
        self._sheet.open_with(_("Keys of this screen"), keys, (_close(), guide), _KEYS_WIDTH)

    def _open(self, title: str, groups: tuple[MenuGroup, ...]) -> None:
        most = max(len(each.entries) for each in groups)
        wanted = _WIDE if most > _FEW else _NARROW
        room = min(self._look.px(wanted), self._sheet.window().width())
        columns = max(1, min(room // self._look.px(_COLUMN), _COLUMNS))
        content = MenuList(self._look, groups, columns, self._denied)
        content.picked.connect(self._pick)
        self._sheet.open_with(title, content, (_close(),), wanted)

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


def _close() -> Answer:
    return Answer(CLOSE, _("Back"), "Esc", Kind.NEUTRAL)
