"""Places who works here, the PIN pad, and the store's own panel where there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.sign_in.pin_side import PinSide
from pos_app.ui.sign_in.sign_in_state import SignInState
from pos_app.ui.sign_in.staff_tile import StaffTile
from pos_app.ui.sign_in.store_side import StoreSide
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.tall_scroll import TallScroll
from pos_app.ui.widgets.text_label import TextLabel

_ROOM_FOR_STORE = 1180
_ROOM_FOR_TWO = 860
_TILES = 9
_SHOWN = 6
_MARGIN = 24
_TILE, _FLAT, _LOWEST = 185, 96, 92
# The title, the buttons below and the margins.
_AROUND = 190
_RING = 5


class SignInView(QWidget):
    """The sign-in screen.

    Signals:
        chosen(str): the key of a tile.
        chosen_at(object): the place of a tile, by its key.
        more_wanted(): show the next people.
        entered(str): the PIN, as typed.
        training_wanted(): practise, or come back from it.
    """

    chosen = Signal(str)
    chosen_at = Signal(object)
    more_wanted = Signal()
    entered = Signal(str)
    training_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Show nobody yet."""
        super().__init__()
        self._look = look
        self._state: SignInState | None = None
        self._tiles: list[StaffTile] = []
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store = StoreSide(look)
        self._store.training_wanted.connect(self.training_wanted)
        self._title = TextLabel("", "sell.title")
        tiles = QWidget()
        tiles.setProperty("surface", "canvas")
        self._grid = QGridLayout(tiles)
        self._grid.setContentsMargins(_RING, _RING, _RING, _RING)
        self._grid.setSpacing(12)
        self._scroll = TallScroll(tiles)
        self._more = HintButton(look, _("Someone else"), icon="user-round", hint="Alt 0")
        self._more.clicked.connect(self.more_wanted)
        self._training = HintButton(look, "", icon="graduation-cap", hint="Alt T", parent=self)
        self._training.clicked.connect(self.training_wanted)
        self._notice = TextLabel("", "sell.body", "warning", wraps=True)
        self._pin = PinSide(look)
        self._pin.entered.connect(self.entered)
        self.setFocusProxy(self._pin.pin)
        people = QWidget()
        middle = QVBoxLayout(people)
        middle.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        middle.setSpacing(12)
        middle.addWidget(self._title)
        middle.addWidget(self._scroll, 1)
        middle.addWidget(self._notice)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._more, 1)
        below.addWidget(self._training, 1)
        middle.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._store)
        row.addWidget(people, 1)
        row.addWidget(self._pin)
        for place in range(_TILES):
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.setObjectName(str(place))
            shortcut.activated.connect(self._choose_at)
        other = QShortcut(QKeySequence("Alt+0"), self)
        other.activated.connect(self._more.click)
        training = QShortcut(QKeySequence("Alt+T"), self)
        training.activated.connect(self.training_wanted)
        look.changed.connect(self._arrange)

    def display(self, state: SignInState) -> None:
        """Draw the state; the field of the PIN is empty afterwards."""
        before, self._state = self._state, state
        self._title.setText(state.title)
        self._store.display(state)
        self._training.set_label(state.training)
        self._notice.setText(state.notice)
        self._notice.setVisible(bool(state.notice))
        self._more.setVisible(state.has_more)
        if before is None or before.tiles != state.tiles:
            self._fill(state)
        self._pin.display(state)
        self._pin.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits that are typed anywhere reach the PIN."""
        if event.text().isdigit():
            self._pin.pin.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pin.pin.insert(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the store's panel out where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _fill(self, state: SignInState) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._tiles = [
            StaffTile(self._look, tile, f"Alt {place}")
            for place, tile in enumerate(state.tiles, start=1)
        ]
        for tile in self._tiles:
            tile.clicked.connect(self._choose)
        self._arrange()
        chosen = next((tile for tile in self._tiles if tile.isChecked()), None)
        if chosen is not None:
            self._scroll.ensureWidgetVisible(chosen)

    @Slot()
    def _arrange(self) -> None:
        width = self.width()
        has_store = width >= self._look.px(_ROOM_FOR_STORE)
        self._store.setVisible(has_store)
        self._training.setVisible(not has_store)
        columns = 2 if width >= self._look.px(_ROOM_FOR_TWO) else 1
        for place, tile in enumerate(self._tiles):
            tile.setFixedHeight(self._height_of(columns))
            self._grid.addWidget(tile, *divmod(place, columns))
        self._grid.setRowStretch(_TILES + 1, 1)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _height_of(self, columns: int) -> int:
        """Return how high a tile is: as drawn, or less where all would not find room."""
        rows = max(1, (_SHOWN + columns - 1) // columns)
        room = self.height() - self._look.px(_AROUND)
        highest = self._look.px(_TILE if columns > 1 else _FLAT)
        return max(self._look.px(_LOWEST), min(highest, room // rows - self._grid.spacing()))

    @Slot()
    def _choose(self) -> None:
        tile = self.sender()
        if isinstance(tile, StaffTile):
            self.chosen.emit(tile.key)

    @Slot()
    def _choose_at(self) -> None:
        shortcut = self.sender()
        if shortcut is not None:
            self.chosen_at.emit(int(shortcut.objectName()))
