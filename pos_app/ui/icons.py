"""Draws the bundled outline icons in a colour role, sharp at any device pixel ratio."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pos_app.resource_files import resource
from pos_app.ui.theme import Theme

_CURRENT_COLOR = b"currentColor"


class UnknownIcon(Exception):
    """There is no icon called ``name`` among the bundled ones."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Icons:
    """The icons, drawn once per name, size, colour and pixel ratio.

    Names are those of the files (``scan-barcode``); sizes are logical pixels.
    """

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, theme: Theme, name: str, size: int, role: str, ratio: float = 1.0) -> QPixmap:
        """Return the icon in a role of the theme ("text", "produce.ink").

        Raises:
            UnknownIcon: there is no such icon.
            KeyError: there is no such role.
        """
        return self.tinted(name, size, theme.color(role), ratio)

    def tinted(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """Return the icon in any colour.

        Raises:
            UnknownIcon: there is no such icon.
        """
        key = (name, size, colour.rgba(), ratio)
        if key not in self._drawn:
            self._drawn[key] = _draw(name, size, colour, ratio)
        return self._drawn[key]


@cache
def _source(name: str) -> bytes:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise UnknownIcon(name)
    return path.read_bytes()


def _draw(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    svg = _source(name).replace(_CURRENT_COLOR, colour.name().encode())
    side = max(1, round(size * ratio))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(ratio)
    return drawn
