"""The panel after a payment: the change, what was saved, the receipt, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.sell.change_card import ChangeCard
from pos_app.ui.sell.next_item import NextItem
from pos_app.ui.sell.state_lines import StateLines
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel_header import PanelHeader

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import CompletePart

_PADDING = 12


class CompletePanel(QFrame):
    """Shows a :class:`CompletePart`; the next scan ends it.

    Signals:
        acted(str): ``clear`` to close it, ``last_receipt`` to read the receipt, ``open_pdf``,
            ``gift_receipt`` for one without prices.
    """

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._header = PanelHeader(look, _("Sale complete"), self)
        self._header.closed.connect(self._close)
        self._change = ChangeCard(look, self)
        self._lines = StateLines(look, self)
        self._read = HintButton(
            look, _("Show receipt"), icon="receipt-text", hint="Ctrl P", parent=self
        )
        self._read.clicked.connect(self._read_receipt)
        self._open = HintButton(look, _("Open PDF"), icon="file-text", parent=self)
        self._open.clicked.connect(self._open_pdf)
        self._gift = HintButton(look, _("Gift receipt"), icon="gift", hint="Alt G", parent=self)
        self._gift.clicked.connect(self._make_gift_receipt)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(_PADDING)
        column.addWidget(self._header)
        inside = QVBoxLayout()
        inside.setContentsMargins(_PADDING - 1, 0, _PADDING - 1, 0)
        inside.setSpacing(_PADDING)
        inside.addWidget(self._change)
        inside.addWidget(self._lines)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._read, 1)
        row.addWidget(self._open, 1)
        inside.addLayout(row)
        inside.addWidget(self._gift)
        self._next = NextItem(look, self)
        self._next.clicked.connect(self._close)
        inside.addWidget(self._next, 1)
        column.addLayout(inside, 1)
        self._look = look

    def show_part(self, part: CompletePart) -> None:
        """Draw a sale that was just paid."""
        self.setAccessibleName(part.spoken)
        self._change.show_part(part)
        self._lines.show_lines(part.lines)
        self._open.setEnabled(part.pdf is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room: what comes next, then the buttons; their keys still work."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (self._header, self._change, self._read)
        needed = sum(part.sizeHint().height() + _PADDING for part in parts)
        needed += self._lines.heightForWidth(self.width() - 2 * _PADDING)
        has_buttons = needed <= self.height()
        self._read.setVisible(has_buttons)
        # Where both have no room side by side, the receipt's own sheet opens the PDF.
        both = self._read.sizeHint().width() + self._open.sizeHint().width() + 4 * _PADDING
        self._open.setVisible(has_buttons and both <= self.width())
        with_gift = needed + self._gift.sizeHint().height() + _PADDING
        self._gift.setVisible(with_gift <= self.height())
        if with_gift <= self.height():
            needed = with_gift
        self._next.setVisible(needed + self._look.px(60) + _PADDING <= self.height())

    @Slot()
    def _close(self) -> None:
        self.acted.emit("clear")

    @Slot()
    def _read_receipt(self) -> None:
        self.acted.emit("last_receipt")

    @Slot()
    def _make_gift_receipt(self) -> None:
        self.acted.emit("gift_receipt")

    @Slot()
    def _open_pdf(self) -> None:
        self.acted.emit("open_pdf")
