"""Writes a table as a PDF: A4 sheets with the heading on each, and numbered pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from pos_app.ui.formatting import format_date

if TYPE_CHECKING:
    from pos_app.ui.sheets import Sheet

_DOTS_PER_INCH = 300
_MARGIN_MM = 14.0
_WIDE = 6
_POINTS = 9
_STYLE = """
    h1 { font-size: 16pt; font-weight: 600; margin: 0; }
    p { color: #4C5A5C; margin: 2px 0 10px 0; }
    th { font-weight: 600; border-bottom: 1px solid #4C5A5C; }
    td { border-bottom: 1px solid #D8D2C6; }
"""


class SheetPdf:
    """Writes sheets into a folder, named after what they are and the moment."""

    def __init__(self, folder: Path, family: str, store: str, now: Callable[[], datetime]) -> None:
        """Write with the font ``family``, which has to be loaded; ``store`` stands at the head."""
        self._folder = folder
        self._family = family
        self._store = store
        self._now = now

    def __call__(self, sheet: Sheet) -> Path:
        """Write the sheet and return its file; any thread may.

        Raises:
            OSError: the folder cannot be written.
        """
        now = self._now()
        path = self._folder / f"{sheet.name}-{now:%Y-%m-%d-%H%M%S}.pdf"
        head = f"{self._store}, {format_date(now, with_year=True)}"
        content = _drawn(sheet, head, self._family)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        return path


def _drawn(sheet: Sheet, head: str, family: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(sheet.title)
    writer.setCreator("pos-app")
    is_wide = len(sheet.heading) > _WIDE
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), turned, margins, QPageLayout.Unit.Millimeter
        )
    )
    document = QTextDocument()
    document.setDefaultFont(QFont(family, _POINTS))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(_page(sheet, head))
    document.print_(writer)
    buffer.close()
    return bytes(content.data())


def _page(sheet: Sheet, head: str) -> str:
    heading = "".join(_cell("th", sheet, place, text) for place, text in enumerate(sheet.heading))
    rows = "".join(
        f"<tr>{''.join(_cell('td', sheet, place, text) for place, text in enumerate(row))}</tr>"
        for row in sheet.rows
    )
    note = f"<p>{escape(sheet.note)}</p>" if sheet.note else ""
    return (
        f"<h1>{escape(sheet.title)}</h1><p>{escape(head)}</p>{note}"
        '<table width="100%" cellspacing="0" cellpadding="3">'
        f"<thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(tag: str, sheet: Sheet, place: int, text: str) -> str:
    side = "right" if place in sheet.numbers else "left"
    return f'<{tag} align="{side}">{escape(text)}</{tag}>'
