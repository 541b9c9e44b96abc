"""The list of the audit window: fixed rows, painted cells, keys that move in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from pos_app.ui.audit.audit_state import AuditRow
from pos_app.ui.audit.table_model import ABOUT, AMOUNT, EVENT, SEQ, SUMMARY, TIME, WHO
from pos_app.ui.audit.table_model import AuditTableModel as Model
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {SEQ: 98, TIME: 74, WHO: 96, EVENT: 166, ABOUT: 112, AMOUNT: 92}
_TIME_WITH_DATE = 152
_SHORTEST_SUMMARY = 150
_LEAST_SUMMARY = 110
_ICON = 16
_PADDING = 8
_BAR = 5
_LEFT = 4


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell from ready texts: icon, text in its face, selection bar, hairline."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        look = self._look
        rect = QRect(option.rect)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        background = "selection" if is_selected else "surface-raised"
        painter.save()
        painter.fillRect(rect, look.color(background))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        column = index.column()
        if is_selected and column == SEQ:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), look.color("accent"))
        area = rect.adjusted(_PADDING if column == SEQ else _LEFT, 0, -_PADDING, 0)
        if column == EVENT:
            area = self._paint_icon(painter, area, str(index.data(Qt.ItemDataRole.DecorationRole)))
        self._paint_text(painter, area, index, look.color(self._ink(column, is_selected)))
        painter.restore()

    def _paint_icon(self, painter: QPainter, area: QRect, name: str) -> QRect:
        ratio = painter.device().devicePixelRatio()
        icon = self._look.icon(name, _ICON, "text-muted", ratio)
        side = self._look.px(_ICON)
        painter.drawPixmap(area.left(), area.center().y() - side // 2, icon)
        return area.adjusted(side + _PADDING, 0, 0, 0)

    def _paint_text(self, painter: QPainter, area: QRect, index: Index, ink: QColor) -> None:
        column = index.column()
        face = "office.mono" if column == SEQ else "office.body"
        font = self._look.type_font(face)
        text = str(index.data() or "")
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.setFont(font)
        painter.setPen(ink)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(alignment), elided)

    @staticmethod
    def _ink(column: int, is_selected: bool) -> str:
        if is_selected:
            return "selection-text"
        return "text-muted" if column in {SEQ, TIME} else "text"


class AuditTable(QTableView):
    """Shows the model; says which entry is wanted and whether the top is in sight.

    Signals:
        chosen(object): the row that the reader stands on, or None.
        opened(object): the row that Enter or a double click opens.
        top_reached(object): True when the newest row is in sight, else False.
    """

    chosen = Signal(object)
    opened = Signal(object)
    top_reached = Signal(object)

    def __init__(self, look: Look, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(look, self))
        self.setObjectName("audit-table")
        self.setAccessibleName(_("Events, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._share_width)
        model.rowsInserted.connect(self._share_width)
        look.changed.connect(self._measure)
        self._measure()

    def current_row(self) -> AuditRow | None:
        """Return the row that the reader stands on, or None."""
        return self._rows.row(self.currentIndex().row())

    def stand_on(self, seq: int) -> None:
        """Move to an entry, if it is in the list."""
        number = self._rows.number_of(seq)
        if number is not None:
            self.setCurrentIndex(self._rows.index(number, 0))

    def bring_to_top(self, seq: int) -> None:
        """Stand on an entry of the list and show it as the first one, if it is there."""
        self.stand_on(seq)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def mark(self, seq: int) -> None:
        """Stand on an entry, if it is in the list, without moving the list to it."""
        self.setAutoScroll(False)
        self.stand_on(seq)
        self.setAutoScroll(True)

    def is_at_top(self) -> bool:
        """Return whether the newest row is in sight."""
        return self.verticalScrollBar().value() <= self._look.theme.size("office-row")

    def keep_place(self, added: int) -> None:
        """Stay where the reader is, though rows were added above."""
        if not self.is_at_top():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + added * self._look.theme.size("office-row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Home and End go to the newest and the oldest that was read."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            row = self.current_row()
            if row is not None:
                self.opened.emit(row)
            return
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows.rowCount():
            last = self._rows.rowCount() - 1
            self.setCurrentIndex(self._rows.index(0 if key == Qt.Key.Key_Home else last, 0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Give the summary what the other columns leave."""
        super().resizeEvent(event)  # type: ignore[arg-type] # Qt hands over its own event
        self._share_width()

    @Slot()
    def _measure(self) -> None:
        # The least size first: a default below it is not taken.
        self.verticalHeader().setMinimumSectionSize(self._look.theme.size("office-row"))
        self.verticalHeader().setDefaultSectionSize(self._look.theme.size("office-row"))
        self.horizontalHeader().setFixedHeight(self._look.theme.size("office-header"))
        radius = self._look.theme.radius("panel") - 1
        self.horizontalHeader().setStyleSheet(
            f"QHeaderView, QHeaderView::section:first {{ border-top-left-radius: {radius}px; }}"
        )
        self._share_width()
        self.viewport().update()

    @Slot()
    def _share_width(self) -> None:
        widths = {column: self._look.px(width) for column, width in _WIDTHS.items()}
        if self._rows.has_dates:
            widths[TIME] = self._look.px(_TIME_WITH_DATE)
        left = self.viewport().width() - sum(widths.values())
        hides_about = left < self._look.px(_SHORTEST_SUMMARY)
        self.setColumnHidden(ABOUT, hides_about)
        if hides_about:
            left += widths[ABOUT]
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(SUMMARY, max(left, self._look.px(_LEAST_SUMMARY)))

    @Slot(int)
    def _scrolled(self, _value: int) -> None:
        self.top_reached.emit(self.is_at_top())

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._rows.row(current.row()))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if row is not None:
            self.opened.emit(row)
