"""All of one customer: who it is, what they have, and what they bought last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.customers.customer_state import CustomerCard
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.text_label import TextLabel

_WIDTH_FOR_TWO = 420
_PADDING, _BETWEEN, _COLUMNS_APART = 16, 20, 10


class DetailCard(QScrollArea):
    """Shows a :class:`CustomerCard`; where there is no room for all of it, it scrolls."""

    def __init__(self, look: Look) -> None:
        """Show nobody."""
        super().__init__()
        self._look = look
        self._card: CustomerCard | None = None
        self._is_wide = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def display(self, card: CustomerCard) -> None:
        """Show a customer."""
        if card != self._card:
            self._card = card
            self._build(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the last sales beside the facts where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._look.px(_WIDTH_FOR_TWO)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            if self._card is not None:
                self._build(self._card)

    def _build(self, card: CustomerCard) -> None:
        inside = QWidget()
        inside.setProperty("surface", "raised")
        beside = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if self._is_wide else QBoxLayout.Direction.TopToBottom,
            inside,
        )
        beside.setContentsMargins(_PADDING, 0, _PADDING, 0)
        beside.setSpacing(_BETWEEN if self._is_wide else 6)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(_wrapped(card.name, "sell.item", weight=700))
        if card.is_on_sale:
            column.addWidget(_wrapped(_("This sale is for them."), ink="positive"))
        for contact in card.contacts:
            column.addWidget(_Elided(contact))
        column.addLayout(_facts(card))
        if card.note:
            column.addWidget(_wrapped(card.note))
        column.addStretch(1)
        last = QVBoxLayout()
        last.addLayout(_orders(card, is_wide=self._is_wide))
        last.addStretch(1)
        beside.addLayout(column, 1)
        beside.addLayout(last)
        if not self._is_wide:
            beside.addStretch(1)
        self.setAccessibleName(
            ", ".join((card.name, *(f"{label} {value}" for label, value in card.facts)))
        )
        self.setWidget(inside)


class _Elided(TextLabel):
    """One line that gives way in its middle: an address has no place to break."""

    def __init__(self, text: str) -> None:
        super().__init__(text, ink="text-muted")
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, middle = event.size().width(), Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._whole, middle, room))


def _wrapped(
    text: str, style: str = "sell.body", ink: str = "text", weight: int | None = None
) -> TextLabel:
    label = TextLabel(text, style, ink, weight=weight, wraps=True)
    label.setMinimumWidth(1)  # a long word must not make the card wider than the panel
    return label


def _facts(card: CustomerCard) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_PADDING)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    for place, (label, value) in enumerate(card.facts):
        words = _wrapped(value, weight=600)
        words.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(TextLabel(label, ink="text-muted"), place, 0)
        grid.addWidget(words, place, 1)
    return grid


def _orders(card: CustomerCard, *, is_wide: bool) -> QGridLayout:
    """Return the last sales; where it is narrow, the date stands under the number."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(_COLUMNS_APART)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    grid.addWidget(TextLabel(_("Last sales"), weight=600), 0, 0, 1, 3)
    if card.no_orders:
        grid.addWidget(TextLabel(card.no_orders, ink="text-muted"), 1, 0, 1, 3)
    for place, order in enumerate(card.orders):
        row = 2 * place + 1
        total = TextLabel(order.total)
        total.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(TextLabel(order.number), row, 0)
        grid.addWidget(total, row, 2)
        day = TextLabel(order.when, ink="text-muted")
        if is_wide:
            grid.addWidget(day, row, 1)
        else:
            grid.addWidget(day, row + 1, 0, 1, 3)
    return grid
