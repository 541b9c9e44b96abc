"""Draws the page of a sale as a PDF of A4 sheets, with text that can be searched and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from pos_app.ui.audit_replay.sale_page import PageRow, SalePage
from pos_app.ui.i18n import _

_DOTS_PER_INCH = 1200
_DOT = _DOTS_PER_INCH / 25.4  # dots in a millimetre
_WIDTH, _HEIGHT = 210.0, 297.0
_MARGIN = 16.0
_ROW, _LINE = 6.4, 0.15
_FOOT = 10.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
# Left edge and width of each column in millimetres, and how its cells stand.
_COLUMNS = (
    (0.0, 11.0, _RIGHT),
    (14.0, 20.0, _LEFT),
    (34.0, 22.0, _RIGHT),
    (60.0, 72.0, _LEFT),
    (132.0, 22.0, _RIGHT),
    (154.0, 24.0, _RIGHT),
)
_INK, _MUTED, _RULE = QColor("#16272B"), QColor("#4C5A5C"), QColor("#B8B0A2")
_PAUSE, _FLAGGED = QColor("#FAE6B9"), QColor("#F8DDD5")


def drawn_sale(page: SalePage, family: str) -> bytes:
    """Return the sheets as a PDF, drawn with the font ``family``; in the GUI thread."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(f"{page.store} {page.title}")
    writer.setCreator("pos-app")
    paper = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    _Sheets(painter, writer, page, family).draw()
    painter.end()
    buffer.close()
    return bytes(content.data())


class _Sheets:
    """Draws from the top down, and begins another sheet when one is full."""

    def __init__(self, painter: QPainter, writer: QPdfWriter, page: SalePage, family: str) -> None:
        self._painter = painter
        self._writer = writer
        self._page = page
        self._family = family
        self._y = _MARGIN
        self._number = 1

    def draw(self) -> None:
        page = self._page
        self._text(page.store, 4.2, 400, _MUTED)
        self._text(page.title, 7.4, 600)
        self._y += 2
        for name, value in page.head:
            self._pair(name, value)
        if page.flags:
            self._y += 2
            self._text(_("Why this is flagged"), 4.2, 600)
            for flag in page.flags:
                self._paragraph(f"{flag.name}: {flag.sentence}" if flag.name else flag.sentence)
        self._y += 4
        self._table_head()
        for row in page.rows:
            self._table_row(row)
        self._foot()

    def _table_head(self) -> None:
        self._cells(self._page.columns, 600, _MUTED)
        self._rule()

    def _table_row(self, row: PageRow) -> None:
        if self._y + _ROW > _HEIGHT - _MARGIN - _FOOT:
            self._foot()
            self._writer.newPage()
            self._number += 1
            self._y = _MARGIN
            self._text(f"{self._page.store}, {self._page.title}", 3.6, 400, _MUTED)
            self._table_head()
        ground = _FLAGGED if row.is_flagged else _PAUSE if row.is_long else None
        if ground is not None:
            below_rule = _area(_MARGIN, self._y + _LINE, _WIDTH - 2 * _MARGIN, _ROW - _LINE)
            self._painter.fillRect(below_rule, ground)
        self._cells(row.cells, 400, _INK)
        self._rule()

    def _cells(self, cells: Sequence[str], weight: int, ink: QColor) -> None:
        font = self._font(3.4, weight)
        for (left, width, stands), cell in zip(_COLUMNS, cells, strict=True):
            area = _area(_MARGIN + left, self._y, width, _ROW)
            text = QFontMetricsF(font, self._writer).elidedText(
                cell, Qt.TextElideMode.ElideRight, area.width()
            )
            self._put(area, stands, text, font, ink)
        self._y += _ROW

    def _rule(self) -> None:
        self._painter.fillRect(_area(_MARGIN, self._y, _WIDTH - 2 * _MARGIN, _LINE), _RULE)

    def _text(self, text: str, size: float, weight: int, ink: QColor = _INK) -> None:
        height = size * 1.4
        area = _area(_MARGIN, self._y, _WIDTH - 2 * _MARGIN, height)
        self._put(area, _LEFT, text, self._font(size, weight), ink)
        self._y += height

    def _pair(self, name: str, value: str) -> None:
        height = 5.2
        font = self._font(3.6, 400)
        self._put(_area(_MARGIN, self._y, 38, height), _LEFT, name, font, _MUTED)
        area = _area(_MARGIN + 40, self._y, _WIDTH - 2 * _MARGIN - 40, height)
        self._put(area, _LEFT, value, self._font(3.6, 600), _INK)
        self._y += height

    def _paragraph(self, text: str) -> None:
        font = self._font(3.8, 400)
        area = _area(_MARGIN, self._y, _WIDTH - 2 * _MARGIN, 60)
        bounds = QFontMetricsF(font, self._writer).boundingRect(area, int(_WRAPPED), text)
        self._put(area, _WRAPPED, text, font, _INK)
        self._y += bounds.height() / _DOT + 1.5

    def _foot(self) -> None:
        area = _area(_MARGIN, _HEIGHT - _MARGIN - 4, _WIDTH - 2 * _MARGIN, 5)
        font = self._font(3.0, 400)
        self._put(area, _LEFT, self._page.foot, font, _MUTED)
        number = _("Page {number}").format(number=self._number)
        self._put(area, _RIGHT, number, font, _MUTED)

    def _put(self, area: QRectF, stands: int, text: str, font: QFont, ink: QColor) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(area, int(stands), text)

    def _font(self, size: float, weight: int) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(round(size * _DOT))
        font.setWeight(QFont.Weight(weight))
        return font


def _area(left: float, top: float, width: float, height: float) -> QRectF:
    """Return a rectangle in dots of one in millimetres."""
    return QRectF(left * _DOT, top * _DOT, width * _DOT, height * _DOT)
