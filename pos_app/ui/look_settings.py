"""Keeps theme and text size as the person chose them, for the next start too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from pos_app.settings import TEXT_PERCENTS, Settings
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme

# A maximized window on a screen of 1920 x 1080 is a little lower than the screen.
_LARGE = QSize(1900, 980)
_LARGE_SCALE = 1.2


def saved_theme(data_dir: Path) -> Theme:
    """Return the theme in which a data folder was last seen, for windows before its till's."""
    saved = Settings.load(data_dir)
    return Theme.named(saved.theme, saved.text_percent / 100)


class LookSettings(QObject):
    """Changes the look and remembers it in the settings of one data folder."""

    def __init__(self, look: Look, data_dir: Path, parent: QObject | None = None) -> None:
        """Give ``look`` what was saved."""
        super().__init__(parent)
        self._look = look
        self._data_dir = data_dir
        self._usual_scale = 1.0
        self.settings = Settings.load(data_dir)
        self._use()

    @Slot(object)
    def fit_to_window(self, size: QSize) -> None:
        """Take 100 % for a little larger in a large window, as its layout is drawn."""
        is_large = size.width() >= _LARGE.width() and size.height() >= _LARGE.height()
        self._usual_scale = _LARGE_SCALE if is_large else 1.0
        self._use()

    @Slot()
    def change_theme(self) -> None:
        """Go from light to dark, or back."""
        theme = "light" if self.settings.theme == "dark" else "dark"
        self._keep(replace(self.settings, theme=theme))

    @Slot(object)
    def change_text_scale(self, step: int) -> None:
        """Make the text one step larger or smaller; 0 is back to 100 %."""
        place = TEXT_PERCENTS.index(self.settings.text_percent) + step if step else 0
        percent = TEXT_PERCENTS[min(max(place, 0), len(TEXT_PERCENTS) - 1)]
        self._keep(replace(self.settings, text_percent=percent))

    def listen_to_keys_of(self, window: QWidget) -> None:
        """Let Ctrl +, Ctrl − and Ctrl 0 change the text size in ``window`` too."""
        steps = {"Ctrl++": self._larger, "Ctrl+=": self._larger, "Ctrl+-": self._smaller}
        for keys, change in {**steps, "Ctrl+0": self._usual}.items():
            QShortcut(QKeySequence(keys), window).activated.connect(change)

    def keep_place(self, window: tuple[int, int, int, int], *, is_maximized: bool) -> None:
        """Remember where the window is."""
        self._keep(replace(self.settings, window=window, is_maximized=is_maximized))

    @Slot()
    def _larger(self) -> None:
        self.change_text_scale(1)

    @Slot()
    def _smaller(self) -> None:
        self.change_text_scale(-1)

    @Slot()
    def _usual(self) -> None:
        self.change_text_scale(0)

    def _keep(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            settings.save(self._data_dir)
            self._use()

    def _use(self) -> None:
        scale = self._usual_scale * self.settings.text_percent / 100
        self._look.use(Theme.named(self.settings.theme, scale))
