"""The frame of the audit window: header and band on top, one of several screens below."""

from __future__ import annotations

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
    """Places header, band and screens.

    Signals:
        shown(object): the key of the screen that is shown now.
    """

    shown = Signal(object)

    def __init__(self, header: QWidget, band: QWidget, tabs: TabRow) -> None:
        """Begin without a screen."""
        super().__init__()
        self._tabs = tabs
        self._stack = QStackedWidget()
        self._screens: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (header, band):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        tabs.chosen.connect(self.show_tab)

    @property
    def keys(self) -> tuple[str, ...]:
        """The screens, in the order of their tabs."""
        return tuple(self._screens)

    @property
    def current(self) -> str:
        """The screen that is shown."""
        return self.keys[self._stack.currentIndex()]

    def add_tab(self, key: str, title: str, screen: QWidget) -> None:
        """Put one more screen behind a tab; the first one is shown."""
        self._screens[key] = screen
        self._stack.addWidget(screen)
        self._tabs.add(key, title)
        if len(self._screens) == 1:
            self.show_tab(key)

    @Slot(object)
    def show_tab(self, key: str) -> None:
        """Show a screen and give it the keyboard."""
        self._stack.setCurrentWidget(self._screens[key])
        self._tabs.mark(key)
        self._screens[key].setFocus()
        self.shown.emit(key)
