"""The frame of the audit window: header and band on top, one of several screens below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton


class TabRow(QWidget):
    """The names of the screens, each with its key; not shown while there is only one.

    Signals:
        chosen(object): the key of a screen.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(_("Screens"))
        self._buttons: dict[str, HintButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self.hide()

    def add(self, key: str, title: str) -> None:
        """Offer one more screen."""
        button = HintButton(
            self._look, title, kind=Kind.TEXT, shape=Shape.OFFICE, hint=f"Alt {self.count() + 1}"
        )
        button.clicked.connect(partial(self._choose, key))
        self._buttons[key] = button
        self._row.addWidget(button)
        self.setVisible(self.count() > 1)

    def count(self) -> int:
        """Return how many screens there are."""
        return len(self._buttons)

    def squeeze(self, *, is_narrow: bool) -> None:
        """Leave the keys out where there is little room, so that the names are whole."""
        for place, button in enumerate(self._buttons.values(), start=1):
            button.set_hint("" if is_narrow else f"Alt {place}")

    def mark(self, key: str) -> None:
        """Show which screen is open."""
        for name, button in self._buttons.items():
            is_open = name == key
            button.set_kind(Kind.CHOSEN if is_open else Kind.TEXT)
            button.setAccessibleDescription(_("Shown now") if is_open else "")

    def name(self, key: str, title: str) -> None:
        """Call a screen otherwise: how many exceptions are open, say."""
        self._buttons[key].set_label(title)

    def _choose(self, key: str, *_ignored: object) -> None:
        self.chosen.emit(key)


class Frame(QWidget):
    """Places header, band and screens, which are made when they are first wanted.

    Signals:
        shown(object): the key of the screen that is shown now.
    """

    shown = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.stack = QStackedWidget(self)
        """Where a screen is at home: one that is made in it need not move there, which is slow."""
        self._makes: dict[str, Callable[[], QWidget]] = {}
        self._screens: dict[str, QWidget] = {}
        self.current = ""
        """The key of the screen that is shown."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.stack, 1)

    def put_on_top(self, header: QWidget, band: QWidget, tabs: TabRow) -> None:
        """Place header and band above every screen, before the first of them is added."""
        self._tabs = tabs
        for place, part in enumerate((header, band)):
            self._column.insertWidget(place, part)
        tabs.chosen.connect(self.show_tab)

    @property
    def keys(self) -> tuple[str, ...]:
        """The screens, in the order of their tabs."""
        return tuple(self._makes)

    def add_tab(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        """Put one more screen behind a tab; the first one is made and shown."""
        self._makes[key] = make
        self._tabs.add(key, title)
        if len(self._makes) == 1:
            self.show_tab(key)

    def make_next(self) -> bool:
        """Make the next screen that is not there yet, say in an idle moment; False without one."""
        for key in self._makes:
            if key not in self._screens:
                self._screen(key)
                return True
        return False

    @Slot(object)
    def show_tab(self, key: str) -> None:
        """Show a screen and give it the keyboard."""
        screen = self._screen(key)
        self.current = key
        self.stack.setCurrentWidget(screen)
        self._tabs.mark(key)
        screen.setFocus()
        self.shown.emit(key)

    def _screen(self, key: str) -> QWidget:
        if key not in self._screens:
            self._screens[key] = self._makes[key]()
            self.stack.addWidget(self._screens[key])
        return self._screens[key]
