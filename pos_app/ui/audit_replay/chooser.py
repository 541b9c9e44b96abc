"""Where no sale is replayed yet: find one by its number, or take one of the newest."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.audit_replay.own_keys import OWN_KEYS
from pos_app.ui.audit_replay.replay_state import ChoiceState, SaleRow
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList
from pos_app.ui.widgets.text_label import TextLabel

_HEIGHT = 40
_PAD = 14
_BAR = 5
_WIDTH = 760
_GUTTER = 12
# Where name, person and outcome begin, and where the last ends, in parts of a hundred.
_PLACES = (0, 27, 48, 72, 86)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE


class _SaleDelegate(QStyledItemDelegate):
    """Paints a sale: when, which, who, how it ended, its total."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the fixed height of a row."""
        return QSize(0, self._look.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one sale."""
        row: SaleRow = index.data(ROW)
        look = self._look
        rect = QRect(option.rect)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look.color("selection" if is_selected else "surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        if is_selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, look.color("selection-bar"))
        area = rect.adjusted(_PAD, 0, -_PAD, 0)
        muted, ink = ("selection-text",) * 2 if is_selected else ("text-muted", "text")
        cells = ((row.time, muted), (row.name, ink), (row.who, ink), (row.outcome, muted))
        font = look.type_font("office.body")
        painter.setFont(font)
        for place, (text, role) in enumerate(cells):
            left = area.left() + area.width() * _PLACES[place] // 100
            right = area.left() + area.width() * _PLACES[place + 1] // 100
            cell = QRect(left, area.top(), right - left - look.px(8), area.height())
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
            painter.setPen(look.color(role))
            painter.drawText(cell, int(_MIDDLE), shown)
        painter.setFont(look.type_font("office.body", 600))
        painter.setPen(look.color(ink))
        painter.drawText(area, int(_RIGHT), row.amount)
        painter.restore()


class SalesList(PaintedList):
    """The newest sales; Enter or a click takes one.

    Signals:
        chosen(object): the id of the sale's cart.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(_("Latest sales, newest first"), OWN_KEYS)
        self.setItemDelegate(_SaleDelegate(look, self))
        self.setUniformItemSizes(True)
        self.clicked.connect(self._choose)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current sale."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, SaleRow):
            self.chosen.emit(row.cart_id)


class Chooser(QWidget):
    """A search field over the newest sales.

    Signals:
        found(object): the text that was typed; chosen(object): the id of a sale's cart.
    """

    found = Signal(object)
    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = TextLabel(_("Which sale do you want to see again?"), "office.title")
        self._field = QLineEdit()
        self._field.setObjectName("replay-search")
        self._field.setProperty("type", "office.sentence")
        self._field.setPlaceholderText(_("Number on the receipt, such as 1-00042"))
        self._field.setAccessibleName(_("Sale or receipt number"))
        self._field.returnPressed.connect(self._find)
        self._go = HintButton(
            look, _("Replay"), kind=Kind.PRIMARY, shape=Shape.OFFICE, icon="play", hint="Enter"
        )
        self._go.clicked.connect(self._find)
        self._problem = TextLabel("", "office.body", "danger", wraps=True)
        self._empty = TextLabel(_("No sale was started yet."), "office.sentence", "text-muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sales = SalesList(look)
        self.sales.chosen.connect(self.chosen)
        self._lay_out()
        look.changed.connect(self._measure)
        self._measure()

    def display(self, choice: ChoiceState) -> None:
        """Show the sales, and what was wrong with what was typed."""
        self.sales.show_rows(choice.sales)
        self.sales.setVisible(bool(choice.sales))
        self._empty.setVisible(not choice.sales)
        self._problem.setText(choice.problem)
        self._problem.setVisible(bool(choice.problem))

    def focus_field(self) -> None:
        """Take the keyboard, what is typed there ready to be typed over."""
        self._field.setFocus()
        self._field.selectAll()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._field, 1)
        line.addWidget(self._go)
        self._panel = QFrame()
        self._panel.setProperty("surface", "panel")
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(2, 4, 2, 4)
        inside.addWidget(self.sales)
        inside.addWidget(self._empty)
        column = QVBoxLayout()
        column.setContentsMargins(_GUTTER, 16, _GUTTER, _GUTTER)
        column.setSpacing(10)
        for part in (self._title, line, self._problem):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addWidget(TextLabel(_("Latest sales"), "office.heading"))
        column.addWidget(self._panel, 1)
        self._middle = QWidget()
        self._middle.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._middle, 100)
        row.addStretch(1)

    @Slot()
    def _find(self) -> None:
        self.found.emit(self._field.text())

    @Slot()
    def _measure(self) -> None:
        self._middle.setMaximumWidth(self._look.px(_WIDTH))
        self._field.setFixedHeight(self._look.theme.size("office-control"))
