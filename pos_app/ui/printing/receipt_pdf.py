"""Draws a receipt as a PDF page of 80 mm paper, from whichever thread asks."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock, get_ident

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRect, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

_PAPER_MM = 80.0
_MARGIN_MM = 4.0
_COLUMNS = 48
_DOTS_PER_INCH = 1200
_DOTS_PER_MM = _DOTS_PER_INCH / 25.4
# IBM Plex Mono is 0.6 em wide at every weight (ui.md, section 1), so 48 columns fill 72 mm.
_EM_MM = (_PAPER_MM - 2 * _MARGIN_MM) / (_COLUMNS * 0.6)
_LINE_MM = _EM_MM * 1.32
# Six dots of a receipt printer (ui.md, section 2), and the four dots of quiet that QR codes want.
_DOT_MM = 0.75
_QUIET_DOTS = 4
_LARGE = 1.5
_LARGE_COLUMNS = int(_COLUMNS / _LARGE)


class ReceiptPdf:
    """Writes receipts with the mono font of the till embedded and the text extractable.

    Fulfils :class:`~pos_app.application.ports.PdfWriter`. The fonts have to be loaded, in the
    GUI thread, before the first call. Pages are drawn one at a time: Qt's text layout shares
    caches between threads, and a receipt takes a few milliseconds.
    """

    def __init__(self, family: str) -> None:
        """Draw with the mono font ``family``."""
        self._family = family
        self._one_at_a_time = Lock()

    def __call__(self, lines: tuple[str, ...], title: str, path: Path, qr_text: str = "") -> None:
        """Write the receipt; ``path`` then holds the whole page, or what it held before.

        Raises:
            OSError: the folder cannot be written, or no space is left.
        """
        with self._one_at_a_time:
            page = _drawn(lines, title, self._family, qr_text)
        _replace(path, page)


def _drawn(lines: tuple[str, ...], title: str, family: str, qr_text: str) -> bytes:
    dots = _dots(qr_text)
    rows = [(line, _is_large(number, line)) for number, line in enumerate(lines)]
    height = 2 * _MARGIN_MM + sum(_LINE_MM * (_LARGE if large else 1) for _, large in rows)
    height += (len(dots) + 2 * _QUIET_DOTS) * _DOT_MM if dots else 0
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("pos-app")
    paper = QPageSize(
        QSizeF(_PAPER_MM, height),
        QPageSize.Unit.Millimeter,
        "receipt",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    below = _MARGIN_MM
    for line, large in rows:
        below += _draw_row(painter, line, family, below, large=large)
    _draw_dots(painter, dots, below + _QUIET_DOTS * _DOT_MM)
    painter.end()
    buffer.close()
    return bytes(content.data())


def _draw_row(painter: QPainter, line: str, family: str, top: float, *, large: bool) -> float:
    """Draw one line ``top`` millimetres down the page and return how high it is."""
    em = _EM_MM * (_LARGE if large else 1)
    height = _LINE_MM * (_LARGE if large else 1)
    font = QFont(family)
    font.setPixelSize(round(em * _DOTS_PER_MM))
    font.setWeight(QFont.Weight.Bold if large else QFont.Weight.Normal)
    painter.setFont(font)
    baseline = (top + height * 0.76) * _DOTS_PER_MM
    if not large:
        painter.drawText(QPointF(_MARGIN_MM * _DOTS_PER_MM, baseline), line)
        return height
    for text, start in _large_parts(line):
        painter.drawText(QPointF((_MARGIN_MM + start * em * 0.6) * _DOTS_PER_MM, baseline), text)
    return height


def _dots(qr_text: str) -> list[bytes]:
    """Return a QR code row by row, 1 for a dark dot; nothing for no text."""
    if not qr_text:
        return []
    import segno  # noqa: PLC0415 - the till starts without it; a receipt waits for nobody

    return [bytes(row) for row in segno.make_qr(qr_text, error="M", boost_error=False).matrix]


def _draw_dots(painter: QPainter, dots: list[bytes], top: float) -> None:
    left = (_PAPER_MM - len(dots) * _DOT_MM) / 2
    for row_number, row in enumerate(dots):
        for column, is_dark in enumerate(row):
            if is_dark:
                # Edges are whole dots of the device, so that neighbours meet without a seam.
                x, y = left + column * _DOT_MM, top + row_number * _DOT_MM
                across = [round((x + step) * _DOTS_PER_MM) for step in (0, _DOT_MM)]
                down = [round((y + step) * _DOTS_PER_MM) for step in (0, _DOT_MM)]
                box = QRect(across[0], down[0], across[1] - across[0], down[1] - down[0])
                painter.fillRect(box, Qt.GlobalColor.black)


def _is_large(number: int, line: str) -> bool:
    """The store's name and the total stand out, when they fit the fewer columns."""
    stands_out = number == 0 or line.startswith("TOTAL ")
    return stands_out and len(" ".join(line.split())) <= _LARGE_COLUMNS


def _large_parts(line: str) -> list[tuple[str, float]]:
    """Return the texts of a large line and the column each begins at: both ends, or centred."""
    if line.startswith(" ") or "  " not in line.strip():
        text = line.strip()
        return [(text, (_LARGE_COLUMNS - len(text)) / 2)]
    left, right = line.split("  ", 1)
    right = right.strip()
    return [(left, 0.0), (right, float(_LARGE_COLUMNS - len(right)))]


def _replace(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
