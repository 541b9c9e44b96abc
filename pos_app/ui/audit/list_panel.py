"""The list with what belongs to it: an empty state in its place, a foot with words and news."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout

from pos_app.ui.audit.audit_state import AuditState
from pos_app.ui.audit.table import AuditTable
from pos_app.ui.audit.table_model import AuditTableModel
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState, StateButton
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel


class ListPanel(QFrame):
    """Shows rows, or why there are none.

    Signals:
        newest_wanted(): go to the new events.
        clear_wanted(): show everything again.
    """

    newest_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.model = AuditTableModel()
        self.table = AuditTable(look, self.model)
        self._empty = EmptyState(look, is_office=True)
        self._empty.acted.connect(self._clear)
        self._status = TextLabel(style="office.caption", ink="text-muted")
        self._unseen = HintButton(look, "", kind=Kind.PRIMARY, shape=Shape.OFFICE)
        self._unseen.set_icon("chevron-up")
        self._unseen.clicked.connect(self.newest_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column.addLayout(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 12, 5)
        foot.addWidget(self._status)
        foot.addStretch(1)
        foot.addWidget(self._unseen)
        column.addLayout(foot)

    def display(self, state: AuditState) -> None:
        """Show what is said of the list."""
        self._stack.setCurrentIndex(1 if state.is_empty else 0)
        clear = StateButton("clear", _("Clear filters"), hint="Alt C", is_main=True)
        buttons = () if state.where.is_empty else (clear,)
        icon = "scroll-text" if state.where.is_empty else "list-filter"
        self._empty.display(icon, state.empty_headline, state.empty_detail, buttons)
        new = ngettext("{count} new", "{count} new", state.unseen).format(count=state.unseen)
        self._unseen.set_label(new)
        self._unseen.setVisible(state.unseen > 0)
        self._status.setText(state.notice or _("Newest first"))

    def unseen_text(self) -> str:
        """Return what the button for new events says, or nothing while there are none."""
        return self._unseen.accessibleName() if self._unseen.isVisibleTo(self) else ""

    def empty_text(self) -> str:
        """Return what stands in place of the rows, or nothing while there are some."""
        return self._empty.accessibleName() if self._stack.currentIndex() else ""

    @Slot(str)
    def _clear(self, _action: str) -> None:
        self.clear_wanted.emit()
