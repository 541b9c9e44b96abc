"""Places the parts of the import screen and shows its states in them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.actions import IMPORTS
from pos_app.ui.i18n import _
from pos_app.ui.imports.imports_state import ImportsState
from pos_app.ui.imports.sample_panel import SamplePanel
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Shape
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.files_page import FilesPage
from pos_app.ui.widgets.form_panel import FormPanel
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.screen_keys import connect_keys
from pos_app.ui.widgets.text_label import TextLabel
from pos_app.ui.widgets.work_page import WorkPage

_GUTTER, _LEFT_SHARE = 12, 46


class ImportsView(QWidget):
    """The imports of before beside the files; or a chosen file beside its rows.

    Signals:
        acted(object): the name of an action.
        left(): the products are wanted back.
    """

    acted = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._state = ImportsState()
        self.setObjectName("imports-screen")
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.files = FilesPage(look, leaves_by_escape=False)
        self.form = FormPanel(look)
        self.form.acted.connect(self.acted)
        self.sample = SamplePanel(look)
        self.sample.acted.connect(self.acted)
        self.rows = RowList(look, _("Imports, newest first"), moves_itself=True)
        self._working = WorkPage(look)
        self._working.stopped.connect(self._stop)
        self._nothing = EmptyState(look, is_office=True)
        self._nothing.display("download", _("No imports yet."), _("Choose a file beside this."))
        self._back = self._button("back", _("Back"), "Esc", "arrow-left")
        self._undo = self._button("take_back", _("Take it back"), "Alt T", "undo-2")
        self._csv = self._button("export_csv", _("Export to CSV"), "Alt C", "upload")
        self._xlsx = self._button("export_xlsx", _("Export to Excel"), "Alt X", "upload")
        self._info = NoteLine(look, "circle-check", "positive")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._lay_out()
        connect_keys(IMPORTS, self, self._act)
        self.setFocusProxy(self.files)

    def display(self, state: ImportsState) -> None:
        """Show the screen."""
        before, self._state = self._state, state
        self._info.say(state.info)
        self._problem.say(state.problem)
        self._rows.setCurrentWidget(self.rows if state.rows else self._nothing)
        self.rows.display(state.rows)
        self._undo.setEnabled(state.can_take_back)
        has_file = state.form is not None
        if state.form is not None:
            self.form.display(state.form)
        if state.sample is not None:
            self.sample.display(state.sample)
        self._left.setCurrentWidget(self.form if has_file else self._before)
        right: QWidget = self.sample if has_file else self.files
        if state.work is not None:
            work = state.work
            self._working.display(work.title, work.sentence, work.per_mille)
            right = self._work
        elif not has_file and state.listing is not before.listing:
            self.files.display(state.listing, "")
        self._right.setCurrentWidget(right)
        self._back.setVisible(right is not self.files)
        for button in (self._csv, self._xlsx):
            button.setVisible(right is self.files)
            button.setToolTip(_("Writes your products into the folder that is shown"))
        if has_file and before.form is None:
            self.form.box("sku").take_focus()

    def leave(self) -> None:
        """Ask for the products."""
        self.left.emit()

    def _button(self, name: str, label: str, hint: str, icon: str) -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(_GUTTER, 8, _GUTTER, 8)
        bar.setSpacing(_GUTTER)
        bar.addWidget(self._back)
        bar.addWidget(TextLabel(_("Import and export products"), "office.heading"), 1)
        bar.addWidget(self._csv)
        bar.addWidget(self._xlsx)
        self._before = self._panel_before()
        left, right = QWidget(), QWidget()
        self._left, self._right = QStackedLayout(left), QStackedLayout(right)
        self._work = Panel(QWidget(), (self._working,))
        pages: tuple[tuple[QStackedLayout, tuple[QWidget, ...]], ...] = (
            (self._left, (self._before, self.form)),
            (self._right, (self.files, self.sample, self._work)),
        )
        for stack, inside in pages:
            for page in inside:
                stack.addWidget(page)
        columns = QHBoxLayout()
        columns.setContentsMargins(_GUTTER, 0, _GUTTER, _GUTTER)
        columns.setSpacing(_GUTTER)
        columns.addWidget(left, _LEFT_SHARE)
        columns.addWidget(right, 100 - _LEFT_SHARE)
        notes = QVBoxLayout()
        notes.setContentsMargins(_GUTTER, 0, _GUTTER, 4)
        notes.addWidget(self._info)
        notes.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(notes)
        column.addLayout(columns, 1)

    def _panel_before(self) -> Panel:
        head, rows = QWidget(), QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 6, 14, 6)
        row.addWidget(TextLabel(_("Imports before"), "office.heading"), 1)
        row.addWidget(self._undo)
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.rows)
        self._rows.addWidget(self._nothing)
        return Panel(head, (rows,))

    @Slot()
    def _stop(self) -> None:
        self.acted.emit("stop")

    @Slot()
    def _act(self) -> None:
        self.acted.emit(self.sender().objectName())
