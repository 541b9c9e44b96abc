"""Sorts the actions of the sell screen: what the view does itself, what it passes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from pos_app.ui.sell.tab_row import Tab

if TYPE_CHECKING:
    from pos_app.ui.sell.view import SellView

_LIST_STEPS = {"Up": -1, "Down": 1, "PgUp": -5, "PgDn": 5}
_ENTRY_ACTIONS = {"Del": "remove", "+": "one_more", "-": "one_fewer"}
_SCALES = {"text_larger": 1, "text_smaller": -1, "text_normal": 0}
_ANYWHERE = {
    Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
}
_SHIFT_PAGES = frozenset({"shift", "move_cash", "close_shift", "training"})
_CHIP = "chip"
PANELS = frozenset(
    {"recall", "customer", "returns", "promotions", "stock", "taxes", "products", "lock"}
    | {"imports", "tiles", "codes", "people", "backups", "diagnostics", "guide", "store_settings"}
)


class ViewKeys(QObject):
    """Knows no sale: it moves the focus, opens menu and key list, and passes the rest on."""

    def __init__(self, view: SellView) -> None:
        """Act on ``view``."""
        super().__init__(view)
        self._view = view
        self._own = {
            "menu": view.menu.open_menu,
            "open_drawer": view.menu.open_drawer,
            "keys": view.menu.open_keys,
            "audit": view.audit_wanted.emit,
            "theme": view.theme_wanted.emit,
            "close_till": view.close_wanted.emit,
            "focus_entry": self._focus_entry,
            "into_tiles": self._into_tiles,
            "banner": self._press_banner,
            "next_region": self._next_region,
            "previous_region": self._previous_region,
            "clear": self._clear,
        }

    @Slot(str)
    def do(self, action: str) -> None:
        """Do an action by its name."""
        view = self._view
        place = action.removeprefix(_CHIP)
        if action in _SCALES:
            view.text_scale_wanted.emit(_SCALES[action])
        elif place.isdigit() and action.startswith(_CHIP):
            view.chip_at_chosen.emit(int(place) - 1)
        elif action in self._own:
            self._own[action]()
        elif action in PANELS or action in _SHIFT_PAGES:
            view.panel_wanted.emit(action)
        else:
            view.acted.emit(action)
            view.return_focus()

    @Slot()
    def lock(self) -> None:
        """Ask for the sign-in page."""
        self.do("lock")

    def take(self, event: QKeyEvent) -> bool:
        """Give a key that nobody took to the entry field, or do what it does there.

        Enter only ever adds what was typed: it never presses the button that has the focus,
        because scanners send it.
        """
        text = event.text()
        if event.key() in _ANYWHERE:
            self._view.acted.emit(_ANYWHERE[Qt.Key(event.key())])
            return True
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        entry = self._view.parts.entry
        if held or not text or not text.isprintable() or not entry.isVisible():
            return False
        if self._view.panel is not None:
            # What is typed belongs to the panel's own field.
            return False
        entry.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(entry, event)
        return True

    @Slot(str)
    def take_list_key(self, key: str) -> None:
        """Take a key that the entry field leaves to the screen."""
        view = self._view
        if key in _ENTRY_ACTIONS:
            view.acted.emit(_ENTRY_ACTIONS[key])
        elif key == "*":
            view.typed.emit(view.parts.entry.text() + key)
        elif view.parts.entry.text() and view.parts.tiles.isVisible():
            if _LIST_STEPS[key] > 0:
                view.parts.tiles.enter_grid()
        else:
            view.selection_moved.emit(_LIST_STEPS[key])

    @Slot(str)
    def submit(self, _text: str) -> None:
        """Take Enter in the entry field."""
        self._view.acted.emit("enter")

    @Slot(str)
    def choose_tile(self, sku: str) -> None:
        """Take a tile."""
        self._view.tile_chosen.emit(sku)
        self._view.return_focus()

    @Slot()
    def leave_tiles(self) -> None:
        """Go back from the tiles to the entry field."""
        self._view.return_focus()

    @Slot()
    def show_departments(self) -> None:
        """Show the departments that have no chip."""
        self._view.acted.emit("more_departments")

    @Slot()
    def take_cash(self) -> None:
        """Take the exact total, or the amount typed."""
        self._view.acted.emit("cash")
        self._view.return_focus()

    @Slot()
    def take_by_card(self) -> None:
        """Take the typed amount by card, or all that is left."""
        self.do("card")

    @Slot()
    def take_chosen(self) -> None:
        """Take what the payment panel says."""
        self.do("take")

    def _focus_entry(self) -> None:
        self._view.parts.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.parts.entry.selectAll()

    def _into_tiles(self) -> None:
        if self._view.has_tabs:
            self._view.parts.tabs.show_tab(Tab.ITEMS)
        self._view.parts.tiles.enter_grid()

    def _press_banner(self) -> None:
        self._view.parts.banner.press_main()

    def _clear(self) -> None:
        view = self._view
        if view.panel is not None and not view.parts.entry.text():
            view.close_panel()
        else:
            view.acted.emit("clear")
            view.return_focus()

    def _next_region(self) -> None:
        self._step_region(1)

    def _previous_region(self) -> None:
        self._step_region(-1)

    def _step_region(self, by: int) -> None:
        view = self._view
        if view.has_tabs:
            view.parts.tabs.step(by)
            return
        stops = [part for part in view.parts.regions() if part.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (
                n
                for n, part in enumerate(stops)
                if focus is not None and (focus is part or part.isAncestorOf(focus))
            ),
            0,
        )
        view.parts.focus_in(stops[(at + by) % len(stops)])
