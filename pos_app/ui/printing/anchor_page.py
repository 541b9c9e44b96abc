"""An anchor on paper: a page with its text, its QR code and what to do with it.

The QR code holds the anchor's whole text, so that a photograph of the page is the anchor. The
page is drawn as a PDF file, or by a printer of this machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import segno
from PySide6.QtCore import QMarginsF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from pos_app.application.errors import NoPrinter
from pos_app.domain.records import dataclass
from pos_app.ui.fonts import load_fonts
from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.application.evidence import Anchor

_MARGIN_MM = 18.0
_MM_PER_INCH = 25.4
_TEXT, _MONO = "IBM Plex Sans", "IBM Plex Mono"
_POINTS_PER_INCH = 72.0
_QR_MM = 70.0
_QUIET_DOTS = 4


class PrinterRefused(OSError):
    """The printer did not take the page."""


@dataclass(frozen=True, slots=True)
class AnchorPage:
    """What is on the page: whose log, the anchor, and the code that can be typed."""

    store_name: str
    anchor: Anchor
    code: str

    def write(self, path: Path) -> None:
        """Write the page as a PDF; fonts need a running application.

        Raises:
            OSError: the file cannot be written.
        """
        path.write_bytes(b"")  # which tells why it cannot be written; Qt would not
        writer = QPdfWriter(str(path))
        writer.setTitle(self._title())
        writer.setCreator("pos-app")
        writer.setResolution(600)
        if not self._draw(writer, writer.resolution()):
            raise PrinterRefused(str(path))

    def print_on(self, name: str = "") -> str:
        """Print the page on a printer of this machine, and return the printer's name.

        Raises:
            NoPrinter: there is no printer of this name, or no usual one for an empty name.
            PrinterRefused: it did not take the page.
        """
        info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise NoPrinter(name)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title())
        if not self._draw(printer, printer.resolution()):
            raise PrinterRefused(info.printerName())
        return info.printerName()

    def _title(self) -> str:
        return _("Audit anchor, {store}").format(store=self.store_name)

    def _draw(self, device: QPagedPaintDevice, dots_per_inch: int) -> bool:
        """Draw the page and say whether the device took it."""
        load_fonts()
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        size = QPageSize(QPageSize.PageSizeId.A4)
        device.setPageLayout(
            QPageLayout(
                size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
            )
        )
        painter = QPainter()
        if not painter.begin(device):
            return False
        pen = _Pen(painter, dots_per_inch, device.width())
        self._put(pen)
        return painter.end()

    def _put(self, pen: _Pen) -> None:
        signed = self.anchor.checkpoint
        pen.text(_("Audit anchor"), 22, is_strong=True)
        pen.text(self.store_name, 14)
        pen.gap(4)
        pen.text(
            _(
                "The log of register {register} had {size} records at {time}. "
                "This page proves it to whoever keeps it."
            ).format(register=signed.register_id, size=f"{signed.size:,}", time=signed.signed_at),
            11,
        )
        pen.gap(4)
        pen.code(self.anchor.text())
        pen.gap(2)
        pen.text(_("Code: {code}").format(code=self.code), 14, is_mono=True, is_strong=True)
        pen.gap(2)
        pen.text(
            _(
                "Keep this page where nobody at the till can reach it. To check the log, type the "
                "code, or scan the picture into a file: pos-app audit verify --anchor CODE or FILE"
            ),
            11,
        )
        pen.gap(4)
        pen.text(self.anchor.text(), 8, is_mono=True)


class _Pen:
    """Writes down a page, from its top."""

    def __init__(self, painter: QPainter, dots_per_inch: int, width: int) -> None:
        self._painter = painter
        self._dots_per_inch = dots_per_inch
        self._width = width
        self._below = 0.0

    def gap(self, millimetres: float) -> None:
        """Leave some room."""
        self._below += self._mm(millimetres)

    def text(
        self, text: str, points: float, *, is_mono: bool = False, is_strong: bool = False
    ) -> None:
        """Write a text as wide as the page."""
        font = QFont(_MONO if is_mono else _TEXT)
        font.setPixelSize(round(points * self._dots_per_inch / _POINTS_PER_INCH))
        font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
        self._painter.setFont(font)
        metrics = QFontMetrics(font, self._painter.device())
        top = round(self._below)
        area = QRect(0, top, self._width, 1_000_000)
        # Hashes have no place to break at; words do.
        wrap = Qt.TextFlag.TextWrapAnywhere if is_mono else Qt.TextFlag.TextWordWrap
        used = metrics.boundingRect(area, int(wrap), text)
        self._painter.drawText(area, int(wrap), text)
        self._below += used.height()

    def code(self, text: str) -> None:
        """Draw a QR code."""
        rows = [bytes(row) for row in segno.make_qr(text, error="M", boost_error=False).matrix]
        dot = max(1, int(self._mm(_QR_MM) / len(rows)))
        left, top = _QUIET_DOTS * dot, self._below + _QUIET_DOTS * dot
        for number, row in enumerate(rows):
            for column, is_dark in enumerate(row):
                if is_dark:
                    box = QRectF(left + column * dot, top + number * dot, dot, dot)
                    self._painter.fillRect(box, Qt.GlobalColor.black)
        self._below = top + (len(rows) + _QUIET_DOTS) * dot

    def _mm(self, millimetres: float) -> float:
        return millimetres * self._dots_per_inch / _MM_PER_INCH
