"""The list of the audit window: fixed rows, painted cells, keys that move in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from pos_app.ui.audit.audit_state import AuditRow
from pos_app.ui.audit.cells import CellDelegate, FlagScrollBar
from pos_app.ui.audit.columns import NAMES, Columns
from pos_app.ui.audit.table_model import (
    ABOUT,
    AMOUNT,
    APPROVER,
    EVENT,
    FLAG,
    SEQ,
    SUMMARY,
    TIME,
    WHO,
)
from pos_app.ui.audit.table_model import AuditTableModel as Model
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {
    SEQ: 88,
    TIME: 74,
    WHO: 92,
    APPROVER: 94,
    EVENT: 150,
    ABOUT: 104,
    AMOUNT: 70,
    FLAG: 54,
}
# Room for both names, where the summary can spare it.
_FOLDED_WHO = 150
_TIME_WITH_DATE = 152
_SHORTEST_SUMMARY = 150
_LEAST_SUMMARY = 110


class AuditTable(QTableView):
    """Shows the model; says which entry is wanted and whether the top is in sight.

    Signals:
        chosen(object): the row that the reader stands on, or None.
        opened(object): the row that Enter or a double click opens.
        columns_changed(object): the :class:`Columns` after the reader drew one wider.
        columns_wanted(object): where on the screen the columns shall be offered.
        top_reached(object): True when the newest row is in sight, else False.
    """

    chosen = Signal(object)
    opened = Signal(object)
    columns_changed = Signal(object)
    columns_wanted = Signal(object)
    top_reached = Signal(object)

    def __init__(self, look: Look, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = model
        self.columns = Columns()
        self._is_sharing = False
        self.setModel(model)
        self.setItemDelegate(CellDelegate(look, self))
        self.setVerticalScrollBar(FlagScrollBar(look, model))
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
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._want_columns)
        header.sectionResized.connect(self._draw_wider)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._share_width)
        model.rowsInserted.connect(self._share_width)
        look.changed.connect(self._measure)
        self._measure()

    def use_columns(self, columns: Columns) -> None:
        """Show the columns that were chosen."""
        self.columns = columns
        self._share_width()

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
        self._is_sharing = True
        hidden = {NAMES.index(name) for name in self.columns.hidden}
        widths = {column: self._width_of(column) for column in _WIDTHS if column not in hidden}
        left = self.viewport().width() - sum(widths.values())
        folds = APPROVER in hidden or left < self._look.px(_SHORTEST_SUMMARY)
        self._rows.fold_approver(is_folded=folds)
        least = self._look.px(_LEAST_SUMMARY)
        if folds:
            left += widths.pop(APPROVER, 0)
        if left < least:
            left += widths.pop(ABOUT, 0)
        if folds and WHO in widths:
            more = min(self._look.px(_FOLDED_WHO) - widths[WHO], left - least)
            widths[WHO] += max(more, 0)
            left -= max(more, 0)
        for column in _WIDTHS:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        self.setColumnWidth(SUMMARY, max(left, least))
        self._is_sharing = False

    def _width_of(self, column: int) -> int:
        usual = _TIME_WITH_DATE if column == TIME and self._rows.has_dates else _WIDTHS[column]
        return self._look.px(self.columns.widths.get(NAMES[column], usual))

    @Slot(int, int, int)
    def _draw_wider(self, column: int, _before: int, width: int) -> None:
        if self._is_sharing or column not in _WIDTHS or self.isColumnHidden(column):
            return
        self.columns = self.columns.widened(NAMES[column], round(width / self._look.theme.scale))
        self._share_width()
        self.columns_changed.emit(self.columns)

    @Slot(QPoint)
    def _want_columns(self, place: QPoint) -> None:
        self.columns_wanted.emit(self.horizontalHeader().mapToGlobal(place))

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
