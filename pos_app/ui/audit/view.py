"""Places the audit window's parts and says what the reader wants."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.audit.audit_state import AuditRow, AuditState, Inspection
from pos_app.ui.audit.filter_bar import FilterBar
from pos_app.ui.audit.header import Header
from pos_app.ui.audit.histogram import Histogram
from pos_app.ui.audit.inspector import Inspector
from pos_app.ui.audit.integrity_band import IntegrityBand
from pos_app.ui.audit.list_panel import ListPanel
from pos_app.ui.audit.prompt_bar import PromptBar
from pos_app.ui.look import Look

_GUTTER = 12
_INSPECTOR = 418
_NARROW = 1200
_HIGH_ENOUGH = 520
_LOWEST_DRAWER = 420


class AuditView(QWidget):
    """Filters, list and inspector, which lies over the list below 1200 px; header and band too.

    The window places header and band above all its screens.

    Signals:
        inspect_wanted(object): a seq; more_wanted(object): the seq below which rows are wanted;
        top_reached(object): whether the newest row is in sight; newest_wanted(): go there.
    """

    inspect_wanted = Signal(object)
    more_wanted = Signal(object)
    top_reached = Signal(object)
    newest_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget, *, can_export: bool) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = Header(look, can_export=can_export)
        self.band = IntegrityBand(look)
        self.histogram = Histogram(look, self)
        self.filters = FilterBar(look, self)
        self.prompt = PromptBar(look, self)
        self.list = ListPanel(look, self)
        self.model, self.table = self.list.model, self.list.table
        self.inspector = Inspector(look, self)
        self._is_drawer_open = False
        self._lay_out()
        self._connect()
        look.changed.connect(self._arrange)

    def display(self, state: AuditState) -> None:
        """Show everything around the list."""
        self.filters.display(state)
        self.histogram.select(state.where.since, state.where.until)
        self.header.display(state)
        self.list.display(state)

    def show_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        """Show a new list, from its top."""
        self.model.replace_rows(rows, is_last=is_last)
        self.table.scrollToTop()
        if self.inspector.seq is not None:
            self.table.mark(self.inspector.seq)

    def append_rows(self, rows: tuple[AuditRow, ...], *, is_last: bool) -> None:
        """Show older rows below."""
        self.model.append_rows(rows, is_last=is_last)

    def prepend_rows(self, rows: tuple[AuditRow, ...]) -> None:
        """Show newer rows above, where the reader's place stays."""
        self.model.prepend_rows(rows)
        self.table.keep_place(len(rows))

    def stand_on(self, seq: int) -> None:
        """Bring an entry of the list to its top and stand on it."""
        self.table.bring_to_top(seq)

    def rename_subject(self, aggregate_id: str, about: str) -> None:
        """Call a subject otherwise in the rows that are shown."""
        self.model.rename_subject(aggregate_id, about)

    def inspect(self, inspection: Inspection | None) -> None:
        """Show an entry in full, or nothing."""
        self.inspector.display(inspection)
        self._is_drawer_open = inspection is not None and self._is_drawer_open
        self._arrange()

    def open_drawer(self) -> None:
        """Show the inspector where there is no room beside the list, and go into it."""
        self._is_drawer_open = True
        self._arrange()
        self.inspector.focus_first()

    def close_drawer(self) -> bool:
        """Show the list again; say whether there was a drawer to close."""
        was_open, self._is_drawer_open = self._is_drawer_open and self._is_narrow(), False
        self._arrange()
        if was_open:
            self.table.setFocus()
        return was_open

    def regions(self) -> tuple[QWidget, ...]:
        """Return what F6 goes through."""
        return self.histogram, self.filters.search, self.table, self.inspector

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the inspector its column, or let it lie over the list."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place the drawer again once everything else has its place."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_drawer()
        return is_done

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(_GUTTER - 4)
        for part in (self.histogram, self.filters, self.prompt):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(_GUTTER, _GUTTER, _GUTTER, _GUTTER)
        self._columns.setSpacing(_GUTTER)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._columns, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.model.more_wanted.connect(self.more_wanted)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.table.top_reached.connect(self.top_reached)
        self.inspector.entry_wanted.connect(self._follow)
        self.list.newest_wanted.connect(self.newest_wanted)
        self.list.clear_wanted.connect(self.filters.cleared)

    def _is_narrow(self) -> bool:
        return self.width() < self._look.px(_NARROW)

    @Slot()
    def _arrange(self) -> None:
        self.histogram.setVisible(self.height() >= self._look.px(_HIGH_ENOUGH))
        is_narrow = self._is_narrow()
        width = min(self._look.px(_INSPECTOR), self.width() - 2 * _GUTTER)
        self.inspector.setFixedWidth(width)
        self.inspector.setVisible(not is_narrow or self._is_drawer_open)
        has_column = self._columns.indexOf(self.inspector) >= 0
        if is_narrow and has_column:
            self._columns.removeWidget(self.inspector)
        elif not is_narrow and not has_column:
            self._columns.addWidget(self.inspector)
        self._place_drawer()

    def _place_drawer(self) -> None:
        """Put the drawer over the list, or over the filters too where the list is low."""
        if not self._is_narrow():
            return
        bottom = self.height() - _GUTTER
        top = self.list.y()
        if bottom - top < self._look.px(_LOWEST_DRAWER):
            top = _GUTTER
        width = self.inspector.width()
        self.inspector.setGeometry(self.width() - width - _GUTTER, top, width, bottom - top)
        self.inspector.raise_()

    @Slot(object)
    def _choose(self, row: AuditRow | None) -> None:
        if row is not None:
            self.inspect_wanted.emit(row.seq)

    @Slot(object)
    def _open(self, row: AuditRow) -> None:
        self.inspect_wanted.emit(row.seq)
        self.open_drawer()

    @Slot(object)
    def _follow(self, seq: int) -> None:
        self.table.stand_on(seq)
        self.inspect_wanted.emit(seq)
