"""The list of the audit window as a Qt model: pages are appended below, new rows come on top."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from pos_app.ui.audit.audit_state import AuditRow
from pos_app.ui.i18n import _

Index = QModelIndex | QPersistentModelIndex

SEQ, TIME, WHO, APPROVER, EVENT, ABOUT, SUMMARY, AMOUNT, FLAG = range(9)
_RIGHT = (SEQ, AMOUNT)
_ROWS_KEPT_ON_TOP = 5_000
_ROWS_RENAMED = 1_000
_NO_INDEX = QModelIndex()


class AuditTableModel(QAbstractTableModel):
    """Holds the rows that were read; asks for older ones when the view comes near the end.

    Signals:
        more_wanted(object): the seq below which rows are wanted.
    """

    more_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[AuditRow] = []
        self._is_complete = True
        self._is_waiting = False
        self._folds_approver = False
        self.titles = (
            _("Seq"),
            _("Time"),
            _("Who"),
            _("Approved by"),
            _("Event"),
            _("About"),
            _("Summary"),
            _("Amount"),
            _("Flag"),
        )

    def replace_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        """Show another list."""
        self.beginResetModel()
        self._rows = list(rows)
        self._is_complete = is_last
        self._is_waiting = False
        self.endResetModel()

    def append_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        """Add older rows at the end."""
        self._is_waiting = False
        self._is_complete = is_last
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def prepend_rows(self, rows: tuple[AuditRow, ...]) -> None:
        """Add newer rows on top; a list that was followed for long forgets its far end."""
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
        self._rows[:0] = rows
        self.endInsertRows()
        if len(self._rows) > 2 * _ROWS_KEPT_ON_TOP:
            self.beginRemoveRows(QModelIndex(), _ROWS_KEPT_ON_TOP, len(self._rows) - 1)
            del self._rows[_ROWS_KEPT_ON_TOP:]
            self._is_complete = False
            self.endRemoveRows()

    @property
    def has_dates(self) -> bool:
        """Whether some row is of another day and so shows more than its time."""
        return any(row.has_date for row in (*self._rows[:1], *self._rows[-1:]))

    def rename_subject(self, aggregate_id: str, about: str) -> None:
        """Call a subject otherwise; of a long list only the newest rows can be about it."""
        for number, row in enumerate(self._rows[:_ROWS_RENAMED]):
            if row.aggregate_id == aggregate_id and row.about != about:
                self._rows[number] = replace(row, about=about)
                index = self.index(number, ABOUT)
                self.dataChanged.emit(index, index)

    def fold_approver(self, *, is_folded: bool) -> None:
        """Name who approved beside who did it, where there is no column for it."""
        if is_folded != self._folds_approver:
            self._folds_approver = is_folded
            if self._rows:
                last = len(self._rows) - 1
                self.dataChanged.emit(self.index(0, WHO), self.index(last, WHO))

    def flagged(self) -> tuple[int, ...]:
        """Return the places of the rows that a red flag points at."""
        return tuple(number for number, row in enumerate(self._rows) if row.flags)

    def row(self, number: int) -> AuditRow | None:
        """Return the row at this place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, seq: int) -> int | None:
        """Return the place of an entry in the list, or None."""
        low, high = 0, len(self._rows)
        while low < high:  # seqs fall from top to bottom
            middle = (low + high) // 2
            if self._rows[middle].seq > seq:
                low = middle + 1
            else:
                high = middle
        found = self.row(low)
        return low if found is not None and found.seq == seq else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many rows were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return ready texts only."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            is_short = role == Qt.ItemDataRole.ToolTipRole and index.column() != SUMMARY
            return None if is_short else row.as_text
        if role == Qt.ItemDataRole.DecorationRole and index.column() == EVENT:
            return row.icon
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether older rows exist that were not asked for yet."""
        return not (parent.isValid() or self._is_complete or self._is_waiting)

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent) and self._rows:
            self._is_waiting = True
            self.more_wanted.emit(self._rows[-1].seq)

    def _texts(self, row: AuditRow) -> tuple[str, ...]:
        return (
            row.seq_text,
            row.time,
            f"{row.who} · {row.approver}" if self._folds_approver and row.approver else row.who,
            row.approver or "–",
            row.event,
            row.about,
            row.summary,
            row.amount,
            " ".join(row.flags),
        )


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
