"""Entries of the log as a PDF for people: A4 sheets with a head, a table and numbered pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from pos_app.application.audit_service import ExportHead
from pos_app.application.queries import AuditEntry
from pos_app.ui.audit.rows import RowWriter
from pos_app.ui.formatting import format_count, format_date
from pos_app.ui.i18n import _, ngettext

_DOTS_PER_INCH = 600
_DOT = _DOTS_PER_INCH / 25.4  # dots in a millimetre
_WIDTH, _HEIGHT = 297.0, 210.0
_MARGIN, _ROW, _FOOT = 14.0, 5.4, 9.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INK, _MUTED, _RULE = QColor("#16272B"), QColor("#4C5A5C"), QColor("#B8B0A2")
_SMALL, _BODY, _TITLE = 2.5, 2.9, 5.0
# Left edge and width of each column in millimetres, and how its cells stand.
_COLUMNS = (
    (0.0, 19.0, _RIGHT),
    (22.0, 36.0, _LEFT),
    (59.0, 30.0, _LEFT),
    (90.0, 32.0, _LEFT),
    (123.0, 34.0, _LEFT),
    (158.0, 60.0, _LEFT),
    (219.0, 19.0, _RIGHT),
    (241.0, 28.0, _LEFT),
)
_HASH_SHOWN = 12


class LogPdf:
    """Fulfils ``EntrySheet``; draws page by page, so that a long export needs no memory."""

    def __init__(self, writer: RowWriter, store: str, filter_words: str, path: Path) -> None:
        """Write to ``path`` in the words of ``writer``.

        Raises:
            OSError: it cannot be written.
        """
        path.touch()
        self._words = writer
        self._store = store
        self._filter = filter_words or _("All records")
        self._pdf = QPdfWriter(str(path))
        self._pdf.setResolution(_DOTS_PER_INCH)
        self._pdf.setTitle(_("Audit log, {store}").format(store=store))
        self._pdf.setCreator("pos-app")
        paper = QPageSize(QPageSize.PageSizeId.A4)
        layout = QPageLayout(paper, QPageLayout.Orientation.Landscape, QMarginsF())
        self._pdf.setPageLayout(layout)
        self._painter = QPainter(self._pdf)
        self._y, self._page = _MARGIN, 1

    def begin(self, head: ExportHead) -> None:
        """Draw the head of the first page."""
        self._text(0, 200, _("Audit log"), size=_TITLE, is_bold=True)
        self._y += 8.0
        where = _("{store}, register {register}, log {log}").format(
            store=self._store, register=head.register_id, log=head.log_id
        )
        for line in (where, self._filter):
            self._text(0, _WIDTH - 2 * _MARGIN, line)
            self._y += _ROW
        self._heading()

    def add(self, entries: Sequence[AuditEntry]) -> None:
        """Draw a row for each entry."""
        for entry in entries:
            if self._y > _HEIGHT - _MARGIN - _FOOT:
                self._next_page()
            row = self._words.row(entry, entry.occurred_at)
            moment = f"{format_date(entry.occurred_at, with_year=True)} {row.time}"
            cells = (
                row.seq_text,
                moment,
                row.who,
                row.event,
                row.about,
                row.summary,
                row.amount,
                entry.hash[:_HASH_SHOWN],
            )
            for (left, width, alignment), cell in zip(_COLUMNS, cells, strict=True):
                self._text(left, width, cell, alignment=alignment)
            self._y += _ROW

    def end(self, entry_count: int) -> None:
        """Say how many there were, and finish the file."""
        self._y += 2.0
        if self._y > _HEIGHT - _MARGIN - _FOOT:
            self._next_page()
        count = ngettext("{count} record.", "{count} records.", entry_count).format(
            count=format_count(entry_count)
        )
        proof = _("The file beside this one, .proof.json, proves that they are the log's.")
        self._text(0, _WIDTH - 2 * _MARGIN, f"{count} {proof}", ink=_MUTED)
        self._foot()
        self._painter.end()

    def abandon(self) -> None:
        """Close an unfinished file."""
        self._painter.end()

    def _next_page(self) -> None:
        self._foot()
        self._pdf.newPage()
        self._y, self._page = _MARGIN, self._page + 1
        self._heading()

    def _heading(self) -> None:
        titles = (
            _("Seq"),
            _("Time"),
            _("Who"),
            _("Event"),
            _("About"),
            _("Summary"),
            _("Amount"),
            _("Hash"),
        )
        self._y += 1.0
        for (left, width, alignment), title in zip(_COLUMNS, titles, strict=True):
            self._text(left, width, title, alignment=alignment, is_bold=True)
        self._y += _ROW
        line = QRectF(_MARGIN * _DOT, self._y * _DOT, (_WIDTH - 2 * _MARGIN) * _DOT, 0.2 * _DOT)
        self._painter.fillRect(line, _RULE)
        self._y += 0.8

    def _foot(self) -> None:
        y, self._y = self._y, _HEIGHT - _MARGIN - _ROW
        self._text(0, 150, self._store, ink=_MUTED, size=_SMALL)
        page = _("Page {number}").format(number=self._page)
        right = _WIDTH - 2 * _MARGIN - 40
        self._text(right, 40, page, alignment=_RIGHT, ink=_MUTED, size=_SMALL)
        self._y = y

    def _text(
        self,
        left: float,
        width: float,
        text: str,
        *,
        alignment: Qt.AlignmentFlag = _LEFT,
        ink: QColor = _INK,
        size: float = _BODY,
        is_bold: bool = False,
    ) -> None:
        font = QFont("IBM Plex Sans")
        font.setPixelSize(round(size * _DOT))
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        box = QRectF((_MARGIN + left) * _DOT, self._y * _DOT, width * _DOT, _ROW * _DOT)
        fits = QFontMetricsF(font, self._pdf).elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        self._painter.drawText(box, int(alignment), fits)
