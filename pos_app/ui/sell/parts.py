"""Makes the parts of the sell screen and puts each where a layout says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.action_grid import ActionGrid
from pos_app.ui.sell.boxes import GAP, NOWHERE, Box, Mode, Regions
from pos_app.ui.sell.cart_panel import CartPanel
from pos_app.ui.sell.chip_grid import ChipGrid
from pos_app.ui.sell.complete_panel import CompletePanel
from pos_app.ui.sell.last_sale_strip import LastSaleStrip
from pos_app.ui.sell.left_part import CardPanel
from pos_app.ui.sell.notice import Notice
from pos_app.ui.sell.payment_panel import PaymentPanel, TakeButton
from pos_app.ui.sell.payment_state import PaymentPart
from pos_app.ui.sell.sell_state import (
    BannerPart,
    CardPart,
    EntryPart,
    LeftPart,
    MoneyPart,
    ShelfPart,
)
from pos_app.ui.sell.squeezed_keypad import let_keys_shrink
from pos_app.ui.sell.squeezed_rows import squeezed
from pos_app.ui.sell.tab_row import Tab, TabRow
from pos_app.ui.sell.tender_buttons import CashButton, NoteButtons
from pos_app.ui.sell.tiles import TileGrid
from pos_app.ui.sell.top_bar import TopBar
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.entry_field import EntryField
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.keypad import Keypad
from pos_app.ui.widgets.message_bar import BarButton, MessageBar, Severity
from pos_app.ui.widgets.readout import Readout
from pos_app.ui.widgets.total_display import TotalDisplay

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_TOTAL_WITHOUT_ROWS = 120
_TOTAL_ROW = 25
_CARD_SHARE = 36


class SellParts:
    """All widgets of the screen, in the order in which Tab reaches them."""

    def __init__(self, look: Look, screen: QWidget) -> None:
        """Make the parts as children of ``screen``."""
        self.tabs = TabRow(look, screen)
        self.entry = EntryField(look, _("Scan, or type a name or code"), "F3", screen)
        self.entry.set_status(_("Ready"), "circle-check", "positive")
        self.chips = ChipGrid(look, screen)
        self.tiles = TileGrid(look, screen)
        self.card = CardPanel(look, screen)
        self.complete = CompletePanel(look, screen)
        self.payment = PaymentPanel(look, screen)
        self.cart = CartPanel(look, screen)
        self.actions = ActionGrid(look, screen)
        self.exact = CashButton(look, screen)
        self.by_card = HintButton(
            look,
            _("Card"),
            kind=Kind.SOFT,
            shape=Shape.STACKED,
            icon="credit-card",
            hint="F9",
            parent=screen,
        )
        self.notes = NoteButtons(look, screen)
        self.take = TakeButton(look, screen)
        self.strip = LastSaleStrip(look, screen)
        self.total = TotalDisplay(look, screen)
        self.readout = Readout(look, _("Number, then an action"), screen)
        self.keypad = Keypad(look, screen)
        self.banner = MessageBar(look, screen)
        self._is_danger = False
        self.topbar = TopBar(look, screen)
        self.notice = Notice(look, screen)
        self._look = look
        self._cover: QWidget | None = None
        self.panel: QWidget | None = None
        self._is_over_cart = False
        self._screen = screen
        self._layout: Regions | None = None
        self._money: MoneyPart | None = None
        self._is_price_check = False

    def show_left(self, part: LeftPart) -> None:
        """Draw what stands in the left part."""
        if isinstance(part, ShelfPart):
            self._cover = None
            self.tabs.show_results(is_search=part.is_search)
            self.chips.show_part(part)
            self.tiles.show_tiles(part.tiles, marks_first=part.is_search)
        elif isinstance(part, CardPart):
            self._cover = self.card
            self.card.show_part(part)
        elif isinstance(part, PaymentPart):
            self._cover = self.payment
            self.payment.show_part(part)
            self.take.show_part(part)
        else:
            self._cover = self.complete
            self.complete.show_part(part)

    def show_panel(self, panel: QWidget | None, *, over_cart: bool = False) -> None:
        """Stand a panel over the left part, where it is narrow over the cart too, or none."""
        if self.panel is not None and self.panel is not panel:
            self.panel.hide()
        self.panel = panel
        self._is_over_cart = over_cart
        if panel is not None:
            panel.setParent(self._screen)

    def cover_top(self) -> int:
        """Return below what a screen that covers this one begins: a bad record stays in sight."""
        return self.banner.geometry().bottom() + 1 if self._is_danger else self.topbar.height()

    def show_banner(self, part: BannerPart | None) -> None:
        """Draw the message under the top bar, or none."""
        self._is_danger = part is not None and part.severity == "danger"
        if part is None:
            self.banner.display_nothing()
            return
        buttons = [
            BarButton(each.action, each.label, each.hint, each.icon) for each in part.buttons
        ]
        severity = Severity[part.severity.upper()]
        # The main button comes first for the bar, which puts it at the right end.
        self.banner.display(severity, part.icon, part.headline, part.rest, buttons[::-1])

    def show_money(self, part: MoneyPart) -> None:
        """Draw the sums and what can be tendered."""
        self._money = part
        self.exact.show_part(part)
        self.by_card.setEnabled(part.can_pay)
        self.notes.show_part(part)
        self._show_total()

    def show_entry(self, part: EntryPart) -> None:
        """Draw what is being typed."""
        self.readout.display(part.readout)
        self._is_price_check = part.is_price_check
        self._show_prompt()
        if part.is_refused:
            self.entry.selectAll()

    def regions(self) -> tuple[QWidget, ...]:
        """Return the stops of Ctrl Tab."""
        return (
            self.entry,
            self.chips,
            self.tiles,
            self.cart,
            self.actions,
            self.exact,
            self.payment,
            self.keypad,
        )

    def focus_in(self, region: QWidget) -> None:
        """Give the focus to the first control of a region."""
        if region is self.tiles:
            self.tiles.enter_grid()
            return
        inside = (region, *region.findChildren(QWidget))
        for widget in inside:
            stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if stops and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def place(self, layout: Regions) -> None:
        """Put every part where ``layout`` says."""
        self._layout = layout
        is_tabbed = layout.mode is Mode.TABS
        is_narrow = layout.mode in {Mode.NARROW, Mode.TABS}
        self._put(self.topbar, layout.topbar)
        self.topbar.use_layout(is_narrow=is_narrow, is_short=is_tabbed)
        if layout.banner != NOWHERE:
            self.banner.setFixedHeight(layout.banner.height)
            self._put(self.banner, layout.banner)
        self._put(self.tabs, layout.tabs, shown=is_tabbed)
        self.entry.setFixedHeight(layout.entry.height)
        self._show_prompt()
        self._place_left(layout, self.panel or self._cover)
        self._place_panel(layout)
        self._place_money(layout)
        self._show_total()
        self.notice.stay_in(layout.left)
        self.notice.raise_()

    def _place_left(self, layout: Regions, covered_by: QWidget | None) -> None:
        is_tabbed = layout.mode is Mode.TABS
        tab = self.tabs.chosen
        has_items = covered_by is None and (not is_tabbed or tab is Tab.ITEMS)
        has_cart = not is_tabbed or (covered_by is None and tab is Tab.CART)
        has_cart = has_cart and not self._covers_cart(layout)
        has_keys = not is_tabbed or (covered_by is None and tab is Tab.KEYS)
        is_complete = covered_by is self.complete
        has_panel = covered_by in {self.complete, self.payment, self.panel} - {None}
        # The entry field keeps the focus under the panel, so that typing begins the next sale.
        self._put(self.entry, _inside(layout.entry) if has_panel else layout.entry)
        self.chips.use_columns(layout.chip_columns)
        self._put(self.chips, layout.chips, shown=has_items)
        size = QSize(layout.tiles.width, layout.tiles.height)
        self.tiles.use_layout(layout.tile_columns, layout.tile_rows, size)
        # The last column and row of cells end in a gap that lies outside the region.
        self._put(self.tiles, _with_gap(layout.tiles), shown=has_items)
        is_narrow = layout.mode is Mode.NARROW
        self.cart.use_layout(layout.cart_row, is_narrow=is_narrow, has_header=not is_tabbed)
        self._put(self.cart, layout.cart, shown=has_cart)
        self.actions.use_layout(is_short=is_tabbed, is_narrow=is_narrow)
        self._put(self.actions, layout.actions, shown=has_cart)
        self._put(self.readout, layout.readout, shown=has_keys)
        let_keys_shrink(self.keypad)
        self._put(self.keypad, layout.keypad, shown=has_keys)
        below = Box(
            layout.left.x,
            layout.chips.y,
            layout.left.width,
            layout.left.bottom - layout.chips.y,
        )
        self._put(self.card, below, shown=covered_by is self.card)
        self._put(self.complete, layout.left, shown=is_complete)
        self.complete.raise_()
        is_paying = covered_by is self.payment
        self._put(self.payment, layout.left, shown=is_paying)
        self.payment.raise_()

    def _place_panel(self, layout: Regions) -> None:
        if self.panel is None:
            return
        box = layout.left
        if self._covers_cart(layout):
            box = replace(box, width=layout.cart.right - box.x)
        self._put(self.panel, box)
        self.panel.raise_()

    def _covers_cart(self, layout: Regions) -> bool:
        is_over = self.panel is not None and self._is_over_cart
        return is_over and layout.mode is Mode.NARROW

    def _place_money(self, layout: Regions) -> None:
        self._put(self.strip, layout.strip, shown=layout.strip != NOWHERE)
        self._put(self.total, layout.total)
        is_paying = self._cover is self.payment and self.panel is None
        card = layout.exact.width * _CARD_SHARE // 100
        exact = replace(layout.exact, width=layout.exact.width - card - GAP)
        self._put(self.exact, exact, shown=not is_paying)
        by_card = replace(layout.exact, x=exact.right + GAP, width=card)
        self._put(self.by_card, by_card, shown=not is_paying)
        self.exact.use_layout(has_icon=layout.mode in {Mode.BASE, Mode.WIDE})
        # In the largest text the word has no room under a picture.
        self.by_card.set_icon("" if layout.mode is Mode.TABS else "credit-card")
        self.notes.use_columns(layout.note_columns)
        self._put(self.notes, layout.notes, shown=not is_paying)
        both = replace(layout.exact, height=layout.notes.bottom - layout.exact.y)
        self._put(self.take, both, shown=is_paying)

    def _show_prompt(self) -> None:
        is_narrow = self._layout is not None and self._layout.mode in {Mode.NARROW, Mode.TABS}
        if self._is_price_check:
            prompt = _("Scan to see a price")
        elif is_narrow:
            prompt = _("Scan or search")
        else:
            prompt = _("Scan, or type a name or code")
        self.entry.set_prompt(prompt)

    def _show_total(self) -> None:
        """Draw as many rows over the total as its box has room for."""
        if self._money is None or self._layout is None:
            return
        money = self._money
        room = self._layout.total.height - self._look.px(_TOTAL_WITHOUT_ROWS)
        count = max(0, room // self._look.px(_TOTAL_ROW))
        self.total.display(squeezed(money.rows, count), money.label, money.total, money.spoken)

    @staticmethod
    def _put(part: QWidget, box: Box, *, shown: bool = True) -> None:
        part.setGeometry(box.x, box.y, box.width, box.height)
        part.setVisible(shown)


def _inside(box: Box) -> Box:
    return Box(box.x + GAP, box.y + GAP, box.width - 2 * GAP, box.height)


def _with_gap(box: Box) -> Box:
    # One pixel more than the cells take: a list view wraps a row that fills it exactly.
    return Box(box.x, box.y, box.width + GAP + 1, box.height + GAP)
