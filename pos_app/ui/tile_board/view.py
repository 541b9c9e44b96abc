"""Places the pages, the tiles and what can be added, and shows their states."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.actions import TILES
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tile_board.board_grid import BoardGrid
from pos_app.ui.tile_board.board_state import BoardState
from pos_app.ui.tile_board.page_panel import PagePanel
from pos_app.ui.tile_board.tile_bar import TileBar
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.screen_keys import connect_keys
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER, _SIDE, _LEFT_SHARE = 12, 14, 40
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class BoardView(QWidget):
    """The pages, or the products that can be added, beside the tiles of a page.

    Signals:
        acted(object): the name of an action.
        page_added(object), page_renamed(object), copied(object): a name; a register.
        coloured(object), sent(object): a colour, or a page, for the chosen tile.
        searched(str), stepped(object), confirmed(): the search, and among what it found.
        left(): the till is wanted back.
    """

    acted = Signal(object)
    page_added = Signal(object)
    page_renamed = Signal(object)
    copied = Signal(object)
    coloured = Signal(object)
    sent = Signal(object)
    searched = Signal(str)
    stepped = Signal(object)
    confirmed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._state = BoardState()
        self.setObjectName("tiles-screen")
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.grid = BoardGrid(look)
        self.bar = TileBar(look)
        self.pages_panel = PagePanel(look)
        self.pages = self.pages_panel.rows
        self.found = RowList(look, _("Products"))
        prompt = _("Name, number or barcode")
        self.search = PanelField(look, prompt, prompt)
        self._empty = EmptyState(look, is_office=True)
        self._info = NoteLine(look, "circle-check", "positive", "office.body")
        self._problem = NoteLine(look, "triangle-alert", "danger", "office.body")
        self._title = TextLabel("", "office.heading")
        self._to_pages = self._button("pages", _("Pages"), "Alt 1")
        self._to_products = self._button("products", _("Add products"), "Alt 2")
        self._lay_out()
        self.search.textEdited.connect(self.searched)
        self.bar.acted.connect(self.acted)
        self.bar.coloured.connect(self.coloured)
        self.bar.sent.connect(self.sent)
        for signal in ("acted", "page_added", "page_renamed", "copied"):
            getattr(self.pages_panel, signal).connect(getattr(self, signal))
        connect_keys(TILES, self, self._act)
        self.setFocusProxy(self.grid)

    def display(self, state: BoardState) -> None:
        """Show the screen."""
        before, self._state = self._state, state
        self._info.say(state.info)
        self._problem.say(state.problem)
        for button, is_on in (
            (self._to_pages, not state.is_adding),
            (self._to_products, state.is_adding),
        ):
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")
        self._left.setCurrentIndex(int(state.is_adding))
        self.pages_panel.display(state)
        self.search.show_text(state.text)
        self.found.display(state.found)
        self._title.setText(state.page or _("No pages yet"))
        self.grid.display(state.tiles, state.chosen)
        self.bar.display(state)
        self._tiles.setCurrentIndex(int(not state.tiles))
        if not state.page:
            title, said = (
                _("Nothing is arranged yet."),
                _("The till shows what sells best. Name a page beside this and add it."),
            )
        else:
            title, said = _("This page is empty."), _("Add products beside this, or scan them.")
        self._empty.display("layout-grid", title, said)
        if state.is_adding and not before.is_adding:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Ask for the till."""
        self.left.emit()

    @Slot()
    def remove(self) -> None:
        """Take the chosen tile away."""
        self.acted.emit("remove")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and take what was found while the search has the focus."""
        key = Qt.Key(event.key())
        if key in _ENTER and self.pages_panel.name.hasFocus():
            self.pages_panel.add()
        elif self._state.is_adding and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif self._state.is_adding and key in _ENTER and self.search.hasFocus():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, label: str, hint: str, icon: str = "") -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(_GUTTER, 8, _GUTTER, 8)
        bar.setSpacing(8)
        bar.addWidget(self._button("back", _("Back"), "Esc", "arrow-left"))
        bar.addWidget(TextLabel(_("Tiles of this till"), "office.heading"))
        # Beside the heading what is said moves nothing.
        bar.addWidget(self._info, 1, Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(self._problem, 1, Qt.AlignmentFlag.AlignVCenter)
        bar.addStretch(0)
        head, adding, left = QWidget(), QWidget(), QWidget()
        tabs = QHBoxLayout(head)
        tabs.setContentsMargins(_SIDE, 6, _SIDE, 6)
        tabs.setSpacing(8)
        tabs.addWidget(self._to_pages, 1)
        tabs.addWidget(self._to_products, 1)
        products = QVBoxLayout(adding)
        products.setContentsMargins(_SIDE, 8, _SIDE, 8)
        products.setSpacing(8)
        products.addWidget(self.search)
        products.addWidget(self.found, 1)
        self._left = QStackedLayout(left)
        self._left.addWidget(self.pages_panel)
        self._left.addWidget(adding)
        title, body, tiles = QWidget(), QWidget(), QWidget()
        QHBoxLayout(title).addWidget(self._title)
        self._tiles = QStackedLayout(tiles)
        self._tiles.addWidget(self.grid)
        self._tiles.addWidget(self._empty)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(_SIDE, _GUTTER, _SIDE, 8)
        inside.setSpacing(8)
        inside.addWidget(tiles, 1)
        inside.addWidget(self.bar)
        columns = QHBoxLayout()
        columns.setContentsMargins(_GUTTER, 0, _GUTTER, _GUTTER)
        columns.setSpacing(_GUTTER)
        columns.addWidget(Panel(head, (left,)), _LEFT_SHARE)
        columns.addWidget(Panel(title, (body,)), 100 - _LEFT_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(columns, 1)

    @Slot()
    def _act(self) -> None:
        name = self.sender().objectName()
        if name in {"colour", "send"}:
            self.bar.press(name)
        else:
            self.acted.emit(name)
