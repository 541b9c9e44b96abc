"""Draws a label dot by dot, as a printer with a roll prints it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pos_app.application.label_roll import Raster
from pos_app.ui.printing.label_formats import DOTS_PER_MM, Label, LabelFormat
from pos_app.ui.printing.label_sheet import draw_label

_DARK = 128


def raster_of(label: Label, sheet: LabelFormat, family: str) -> Raster:
    """Return the dots of one label; ``family`` is a font that is loaded. Any thread may ask."""
    width = int(sheet.width) * DOTS_PER_MM
    height = int(sheet.height) * DOTS_PER_MM
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=False)
    painter.scale(DOTS_PER_MM, DOTS_PER_MM)
    draw_label(painter, label, QRectF(0, 0, sheet.width, sheet.height), family, 1 / DOTS_PER_MM)
    painter.end()
    bare = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    if QColor(bare.color(1)).lightness() >= _DARK:
        bare.invertPixels()
    bytes_per_row = width // 8
    padded = bytes(bare.constBits())
    step = bare.bytesPerLine()
    rows = b"".join(padded[at : at + bytes_per_row] for at in range(0, step * height, step))
    return Raster(width, rows)
