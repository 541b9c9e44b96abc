"""The sell screen: draws a state, and says what the cashier did."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sell.boxes import Mode, Regions
from pos_app.ui.sell.keys import Keys
from pos_app.ui.sell.menu import Menu
from pos_app.ui.sell.part_wiring import connect_parts
from pos_app.ui.sell.parts import SellParts
from pos_app.ui.sell.regions import regions
from pos_app.ui.sell.sell_state import SellState
from pos_app.ui.sell.sheet_host import SheetHost
from pos_app.ui.sell.view_keys import ViewKeys
from pos_app.ui.sounds import Sounds


class SellView(QWidget):
    """Places the parts and passes on what they say; it decides nothing about the sale.

    Signals:
        acted(str): an action of the presenter, by button or key.
        typed(str), key_pressed(str): the entry field's text; a key of the keypad.
        chip_chosen(object), chip_at_chosen(object): a department's key, or its place from 0.
        line_chosen(object), selection_moved(object): a line's number, or how many rows down.
        tile_chosen(str): the SKU of a tile. tender_removed(object): the tender to give back.
        panel_wanted(str): another room; see :meth:`open_panel` and :meth:`cover_with`.
        audit_wanted(), theme_wanted(), close_wanted(): for the window. sheet_typed(str).
        text_scale_wanted(object): larger (+1), smaller (-1) or as designed (0).
    """

    acted = Signal(str)
    typed = Signal(str)
    key_pressed = Signal(str)
    tile_chosen = Signal(str)
    chip_chosen = Signal(object)
    chip_at_chosen = Signal(object)
    line_chosen = Signal(object)
    selection_moved = Signal(object)
    tender_removed = Signal(object)
    sheet_typed = Signal(str)
    panel_wanted = Signal(str)
    audit_wanted = Signal()
    theme_wanted = Signal()
    close_wanted = Signal()
    text_scale_wanted = Signal(object)

    def __init__(self, look: Look, sounds: Sounds, parent: QWidget | None = None) -> None:
        """Begin with an empty screen."""
        super().__init__(parent)
        self._look = look
        self._sounds = sounds
        self._state: SellState | None = None
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.parts = SellParts(look, self)
        self.setFocusProxy(self.parts.entry)
        self.sheets = SheetHost(look, self)
        self.menu = Menu(look, self.sheets.sheet, self)
        self._actions = ViewKeys(self)
        self._keys = Keys(self)
        self._keys.pressed.connect(self._actions.do)
        self.sheets.opened.connect(self._keys.switch_off)
        self.sheets.closed.connect(self._keys_again)
        self.cover: QWidget | None = None
        connect_parts(self, self._actions)
        self.parts.entry.textChanged.connect(self._take_text)
        look.changed.connect(self.place)

    def display(self, state: SellState) -> None:
        """Draw what differs from the state before."""
        before, self._state = self._state, state
        parts = self.parts
        if before is None or state.left != before.left or state.banner != before.banner:
            parts.show_left(state.left)
            parts.show_banner(state.banner)
            self.place()
        if before is None or state.cart != before.cart:
            parts.cart.show_part(state.cart)
            parts.tabs.show_count(state.cart.item_count)
            parts.notice.hide()
            if state.sheet is None:
                # A scan went past the menu or the list of keys; the cart matters more.
                self.sheets.sheet.close_sheet()
        if before is None or state.money != before.money:
            parts.show_money(state.money)
        if before is not None and state.entry.text != before.entry.text:
            # Who types or clears has read what was said, and in a small window it hides buttons.
            parts.notice.hide()
        if parts.entry.text() != state.entry.text:
            parts.entry.setText(state.entry.text)
        if before is None or state.entry != before.entry:
            parts.show_entry(state.entry)
        parts.actions.enable(state.enabled)
        parts.actions.show_held(state.held)
        if before is None or state.bar != before.bar:
            parts.topbar.show_part(state.bar)
        parts.strip.show_part(state.last_sale)
        self.sheets.show_part(state.sheet)

    @property
    def panel(self) -> QWidget | None:
        """The panel of another room that stands in the left part, or None."""
        return self.parts.panel

    def open_panel(
        self, panel: QWidget, keys: frozenset[str] = frozenset(), *, over_cart: bool = False
    ) -> None:
        """Put a panel in the left part; ``keys`` are actions whose keys it uses otherwise."""
        self.parts.notice.hide()  # it would lie over the panel's buttons
        self.parts.show_panel(panel, over_cart=over_cart)
        self._keys.leave_out(keys)
        self.place()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Show the tiles again."""
        self.parts.show_panel(None)
        self._keys.leave_out(frozenset())
        self.place()
        self.return_focus()

    def cover_with(self, screen: QWidget | None) -> None:
        """Put a screen of another room under the top bar, with every key; None takes it away."""
        if self.cover is not None:
            self.cover.hide()
        self.cover = screen
        self.setFocusProxy(screen or self.parts.entry)
        self._keys_again()
        self.place()
        if screen is not None:
            screen.show()
            screen.raise_()
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.return_focus()

    def play(self, sound: str) -> None:
        """Play one of the till's sounds."""
        self._sounds.play(sound)

    def say(self, kind: str, headline: str, rest: str) -> None:
        """Show a short message over the tiles."""
        self.parts.notice.say(kind, headline, rest)

    def open_file(self, path: Path) -> None:
        """Open a file with the program the desktop has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.say("warning", _("No program here opens this file."), str(path))

    @Slot()
    def place(self) -> None:
        """Put every part where the layout for this size and text scale has it."""
        has_banner = self._state is not None and self._state.banner is not None
        self.parts.place(self.layout_of(has_banner=has_banner))
        if self.cover is not None:
            self.cover.setGeometry(self.rect().adjusted(0, self.parts.cover_top(), 0, 0))

    def layout_of(self, *, has_banner: bool) -> Regions:
        """Return the layout for the size and the text scale of the moment."""
        return regions(self.width(), self.height(), self._look.theme.scale, has_banner=has_banner)

    @property
    def has_tabs(self) -> bool:
        """Whether the left part shows one thing at a time."""
        return self.layout_of(has_banner=False).mode is Mode.TABS

    def return_focus(self) -> None:
        """Give the focus back to the entry field, unless a sheet or a panel has it."""
        if not self.sheets.sheet.is_open and self.panel is None and self.cover is None:
            self.parts.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed anywhere on the screen reach the entry field."""
        if not self._actions.take(event):
            super().keyPressEvent(event)

    @Slot()
    def _keys_again(self) -> None:
        if self.cover is None:
            self._keys.switch_on()
        else:
            self._keys.switch_off()

    @Slot(str)
    def _take_text(self, text: str) -> None:
        if self._state is not None and text != self._state.entry.text:
            self.typed.emit(text)
