"""The list with what belongs to it: an empty state in its place, a foot with words and news."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.audit.audit_state import AuditState
from pos_app.ui.audit.loading_bars import LoadingBars
from pos_app.ui.audit.table import AuditTable
from pos_app.ui.audit.table_model import AuditTableModel
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState, StateButton
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_PATIENCE_MS = 300
_FOOT = 28
_ALL = "all"


class ListPanel(QFrame):
    """Shows rows, or why there are none.

    Signals:
        newest_wanted(): go to the new events.
        views_wanted(): the saved views and the columns shall be offered.
        clear_wanted(): show everything again.
        clear_one_wanted(object): take the filter of this name away.
    """

    newest_wanted = Signal()
    views_wanted = Signal()
    clear_wanted = Signal()
    clear_one_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_("Events"))
        self.model = AuditTableModel()
        self.table = AuditTable(look, self.model)
        self._matching: int | None = None
        self._empty = EmptyState(look, is_office=True)
        self._empty.acted.connect(self._clear)
        self._bars = LoadingBars(look)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_bars)
        self._status = TextLabel(style="office.caption", ink="text-muted")
        self._place = TextLabel(style="office.caption", ink="text-muted")
        self._unseen = HintButton(look, "", kind=Kind.PRIMARY, shape=Shape.OFFICE)
        self._unseen.set_icon("chevron-up")
        self._unseen.setParent(self)
        self._unseen.hide()
        self._unseen.clicked.connect(self.newest_wanted)
        self._views = HintButton(look, _("Views"), kind=Kind.TEXT, shape=Shape.OFFICE)
        self._views.setAccessibleDescription(_("Saved views and columns of the list"))
        self._views.clicked.connect(self.views_wanted)
        self.table.chosen.connect(self._show_place)
        self._lay_out()
        look.changed.connect(self._measure)
        self._measure()

    def display(self, state: AuditState) -> None:
        """Show what is said of the list."""
        icon = "scroll-text" if state.where.is_empty else "list-filter"
        headline, detail = state.empty_headline, state.empty_detail
        self._empty.display(icon, headline, detail, _ways_out(state))
        self._show_part(state)
        new = ngettext("{count} new", "{count} new", state.unseen).format(count=state.unseen)
        self._unseen.set_label(new if state.unseen else _("To the newest"))
        self._unseen.setVisible(state.unseen > 0 or state.is_away)
        self._float_news()
        self._status.setText(state.notice or _("Newest first"))
        self._matching = state.matching
        self._show_place()

    def unseen_text(self) -> str:
        """Return what the button for new events says, or nothing while there are none."""
        return self._unseen.accessibleName() if self._unseen.isVisibleTo(self) else ""

    def news_button(self) -> HintButton:
        """Return the button that leads to the new events."""
        return self._unseen

    def views_button(self) -> HintButton:
        """Return the button above which the views are offered."""
        return self._views

    def is_loading(self) -> bool:
        """Return whether grey bars stand for rows that are still being read."""
        return self._stack.currentWidget() is self._bars

    def empty_text(self) -> str:
        """Return what stands in place of the rows, or nothing while there are some."""
        return self._empty.accessibleName() if self._stack.currentWidget() is self._empty else ""

    def resizeEvent(self, event: object) -> None:
        """Keep the button for new events above the rows, in the middle."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands over its own event
        self._float_news()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        # Now that the parts have a parent: before, the first would be shown as a window of its own.
        for part in (self.table, self._empty, self._bars):
            self._stack.addWidget(part)
        edge = QFrame()
        edge.setProperty("surface", "sunken")
        edge.setFixedHeight(1)
        column.addWidget(edge)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self._status, 1)
        foot.addWidget(self._views)
        foot.addWidget(self._place)
        column.addLayout(foot)

    def _show_part(self, state: AuditState) -> None:
        if state.is_reading:
            if not self._patience.isActive() and self._stack.currentWidget() is not self._bars:
                self._patience.start()
            return
        self._patience.stop()
        self._show(self._empty if state.is_empty else self.table)

    def _float_news(self) -> None:
        size = self._unseen.sizeHint()
        top = self._look.theme.size("office-header") + 8
        self._unseen.setGeometry(
            (self.width() - size.width()) // 2, top, size.width(), size.height()
        )
        self._unseen.raise_()

    def _show(self, part: QWidget) -> None:
        """Show one part; the keyboard waits here while there are no rows to move in."""
        if part is not self.table and self.table.hasFocus():
            self.setFocus()
        self._stack.setCurrentWidget(part)
        if part is self.table and self.hasFocus():
            self.table.setFocus()

    @Slot()
    def _show_bars(self) -> None:
        self._show(self._bars)

    @Slot()
    def _show_place(self) -> None:
        row = self.table.currentIndex().row() + 1
        text = ""
        if row > 0 and self._matching is not None:
            text = _("Row {row} of {count}").format(
                row=format_count(row), count=format_count(max(row, self._matching))
            )
        self._place.setText(text)

    @Slot()
    def _measure(self) -> None:
        for label in (self._status, self._place):
            label.setFixedHeight(self._look.px(_FOOT))
        self._float_news()

    @Slot(str)
    def _clear(self, name: str) -> None:
        if name == _ALL:
            self.clear_wanted.emit()
        else:
            self.clear_one_wanted.emit(name)


def _ways_out(state: AuditState) -> tuple[StateButton, ...]:
    if state.where.is_empty:
        return ()
    if state.way_out is None:
        return (StateButton(_ALL, _("Clear filters"), hint="Alt C", is_main=True),)
    name, label = state.way_out
    one = StateButton(name, label, is_main=True)
    return one, StateButton(_ALL, _("Clear all"), hint="Alt C")
