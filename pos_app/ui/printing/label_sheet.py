"""Draws labels for shelf and product: sheets of A4 in a grid, or one label per page."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from pos_app.ui.printing.label_formats import PADDING_MM, Label, LabelFormat, bars_within

if TYPE_CHECKING:
    from pos_app.domain.services.bars import Bars

_DOTS_PER_INCH = 1200
_DOTS_PER_MM = _DOTS_PER_INCH / 25.4
_A4_MM = (210.0, 297.0)
_NAME_SHARE, _PRICE_SHARE, _GAP_SHARE = 0.26, 0.30, 0.04
_CODE_MM = 3.2
_ONE_LINE = 28


class LabelPress:
    """Writes labels into a folder, named after the moment."""

    def __init__(self, folder: Path, family: str, now: Callable[[], datetime]) -> None:
        """Write with the font ``family``, which has to be loaded."""
        self._folder = folder
        self._family = family
        self._now = now

    def __call__(self, labels: Sequence[Label], sheet: LabelFormat) -> Path:
        """Write the labels and return the file.

        Raises:
            OSError: the folder cannot be written.
        """
        path = self._folder / f"labels-{self._now():%Y-%m-%d-%H%M%S}.pdf"
        write_labels(labels, sheet, self._family, path)
        return path


def write_labels(labels: Sequence[Label], sheet: LabelFormat, family: str, path: Path) -> None:
    """Write a PDF of the labels; ``path`` then holds all of it, or what it held before.

    Raises:
        OSError: the folder cannot be written.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setCreator("pos-app")
    size = _A4_MM if sheet.columns else (sheet.width, sheet.height)
    page = QPageSize(QSizeF(*size), QPageSize.Unit.Millimeter, "labels", _EXACT)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(_DOTS_PER_MM, _DOTS_PER_MM)
    on_page = max(1, sheet.columns * sheet.rows)
    for place, label in enumerate(labels):
        if place and place % on_page == 0:
            writer.newPage()
        draw_label(painter, label, _area(sheet, place % on_page, size), family)
    painter.end()
    buffer.close()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        file.write(bytes(content.data()))
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def draw_label(
    painter: QPainter, label: Label, area: QRectF, family: str, dot: float = 0.0
) -> None:
    """Draw one label into ``area``, in millimetres: name, price, and the bars with their text.

    Bars stand on whole dots of ``dot`` millimetres where the printer has coarse ones.
    """
    inside = area.adjusted(PADDING_MM, PADDING_MM, -PADDING_MM, -PADDING_MM)
    name = QRectF(inside.left(), inside.top(), inside.width(), inside.height() * _NAME_SHARE)
    price = QRectF(inside.left(), name.bottom(), inside.width(), inside.height() * _PRICE_SHARE)
    below = price.bottom() + inside.height() * _GAP_SHARE
    code = QRectF(inside.left(), below, inside.width(), inside.bottom() - below)
    painter.setPen(QColor("black"))
    _write_name(painter, label.name, name, family)
    _write(painter, label.price, price, family, price.height() * 0.65, is_bold=True)
    found = bars_within(label.code, area.width(), dot)
    if found is None:
        _write(painter, label.code, code, family, _CODE_MM, is_bold=False)
    else:
        left = code.left() + (code.width() - found[1] * len(found[0].modules)) / 2
        if dot:
            left = round(left / dot) * dot
        _draw_bars(painter, *found, code, left, family)


def _draw_bars(
    painter: QPainter, bars: Bars, module: float, area: QRectF, left: float, family: str
) -> None:
    text_height = min(_CODE_MM, area.height() * 0.28)
    height = area.height() - text_height
    place = 0
    for run in _runs(bars.modules):
        if run[0] == "1":
            bar = QRectF(left + place * module, area.top(), len(run) * module, height)
            painter.fillRect(bar, QColor("black"))
        place += len(run)
    below = QRectF(area.left(), area.top() + height, area.width(), text_height)
    _write(painter, bars.text, below, family, text_height * 0.85, is_bold=False)


def _write_name(painter: QPainter, name: str, area: QRectF, family: str) -> None:
    """Write a name in one line, a long one in two, broken where they are most alike."""
    words = name.split(" ")
    if len(name) <= _ONE_LINE or len(words) == 1:
        _write(painter, name, area, family, area.height() * 0.5, is_bold=False)
        return
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    half = area.height() / 2
    for place, line in enumerate(min(breaks, key=lambda both: max(map(len, both)))):
        room = QRectF(area.left(), area.top() + place * half, area.width(), half)
        _write(painter, line, room, family, half * 0.75, is_bold=False)


def _runs(modules: str) -> list[str]:
    runs: list[str] = []
    for module in modules:
        if runs and runs[-1][0] == module:
            runs[-1] += module
        else:
            runs.append(module)
    return runs


def _write(
    painter: QPainter, text: str, area: QRectF, family: str, size: float, *, is_bold: bool
) -> None:
    """Write one line in ``size`` millimetres, smaller where it has no room."""
    painter.save()
    font = QFont(family)
    font.setBold(is_bold)
    font.setPixelSize(100)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) / 100
    scale = min(size, area.width() / width if width else size) / 100
    painter.translate(area.topLeft())
    painter.scale(scale, scale)
    room = QRectF(0, 0, area.width() / scale, area.height() / scale)
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def _area(sheet: LabelFormat, place: int, size: tuple[float, float]) -> QRectF:
    if not sheet.columns:
        return QRectF(0, 0, *size)
    row, column = divmod(place, sheet.columns)
    left = (size[0] - sheet.columns * sheet.width) / 2
    top = (size[1] - sheet.rows * sheet.height) / 2
    return QRectF(left + column * sheet.width, top + row * sheet.height, sheet.width, sheet.height)


_EXACT = QPageSize.SizeMatchPolicy.ExactMatch
