"""What every painted widget draws with: the theme of the moment, its fonts and its icons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QApplication

from pos_app.ui.focus_ring import FocusRing
from pos_app.ui.fonts import font, load_fonts
from pos_app.ui.icons import Icons
from pos_app.ui.pictures import Pictures
from pos_app.ui.stylesheet import palette, stylesheet
from pos_app.ui.theme import Theme


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give every window of ``app`` the theme, now and whenever it is called again."""
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font(theme, "office.body"))
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


class Look(QObject):
    """The look that a window is drawn with, passed to each widget that paints itself.

    Made once, after the application; it loads the fonts, applies the theme and draws the focus
    ring around whatever widget says how round it is (see :mod:`pos_app.ui.focus_ring`).

    Signals:
        changed(): the theme or the text scale is another one; sizes and colours are to be read
            again. The style sheet and the palette are already applied.
    """

    changed = Signal()

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._icons = Icons()
        self.pictures = Pictures()
        # Delegates ask for each cell that they paint.
        self._fonts: dict[tuple[str, int | None, int | None], QFont] = {}
        load_fonts()
        apply_theme(app, theme)
        self.ring = FocusRing(app, theme)

    @property
    def theme(self) -> Theme:
        """The theme of the moment; do not keep it."""
        return self._theme

    def use(self, theme: Theme) -> None:
        """Switch to another theme or text scale, at once and everywhere."""
        if theme == self._theme:
            return
        self._theme = theme
        self._fonts.clear()
        apply_theme(self._app, theme)
        self.ring.use(theme)
        self.changed.emit()

    def color(self, role: str) -> QColor:
        """Return the colour of a role ("accent", "produce.ink")."""
        return self._theme.color(role)

    def px(self, pixels: float) -> int:
        """Return a length that grows with the text."""
        return self._theme.px(pixels)

    def type_font(self, style: str, weight: int | None = None, pixels: int | None = None) -> QFont:
        """Return the font of a type style ("sell.item"), see :func:`pos_app.ui.fonts.font`."""
        key = style, weight, pixels
        made = self._fonts.get(key)
        if made is None:
            made = self._fonts[key] = font(self._theme, style, weight, pixels)
        return QFont(made)  # a copy: whoever asked may space it otherwise

    def icon(self, name: str, size: float, role: str, ratio: float) -> QPixmap:
        """Return an icon ``size`` pixels large before scaling, in the colour of a role.

        Raises:
            UnknownIcon: there is no such icon.
        """
        return self._icons.pixmap(self._theme, name, self.px(size), role, ratio)
