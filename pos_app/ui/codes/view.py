"""Places the two forms and what arrives beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.actions import CODES
from pos_app.ui.codes.codes_state import CodesState
from pos_app.ui.codes.trial_panel import TrialPanel
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.form_panel import FormPanel
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.screen_keys import connect_keys
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER, _LEFT_SHARE = 12, 50


class CodesView(QWidget):
    """The scanner's settings, or the store's rules, beside what the scanner sends.

    Signals:
        acted(object): the name of an action.
        left(): the till is wanted back.
    """

    acted = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self.setObjectName("codes-screen")
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = FormPanel(look)
        self.form.acted.connect(self.acted)
        self.trial = TrialPanel(look)
        self.trial.acted.connect(self.acted)
        self._scanner = self._button("scanner", _("Scanner"), "Alt 1")
        self._rules = self._button("rules", _("Barcode rules"), "Alt 2")
        self._info = NoteLine(look, "circle-check", "positive")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._lay_out()
        connect_keys(CODES, self, self._act)
        self.setFocusProxy(self.trial.area)

    def display(self, state: CodesState) -> None:
        """Show the screen."""
        for button, is_on in (
            (self._scanner, not state.shows_rules),
            (self._rules, state.shows_rules),
        ):
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")
        self._info.say(state.info)
        self._problem.say(state.problem)
        if state.form is not None:
            self.form.display(state.form)
        self.trial.display(state.trial)

    def leave(self) -> None:
        """Ask for the till."""
        self.left.emit()

    def _button(self, name: str, label: str, hint: str, icon: str = "") -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._act)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(_GUTTER, 8, _GUTTER, 8)
        bar.setSpacing(8)
        bar.addWidget(self._button("back", _("Back"), "Esc", "arrow-left"))
        bar.addWidget(TextLabel(_("Scanner and barcodes"), "office.heading"), 1)
        bar.addWidget(self._scanner)
        bar.addWidget(self._rules)
        columns = QHBoxLayout()
        columns.setContentsMargins(_GUTTER, 0, _GUTTER, _GUTTER)
        columns.setSpacing(_GUTTER)
        columns.addWidget(self.form, _LEFT_SHARE)
        columns.addWidget(self.trial, 100 - _LEFT_SHARE)
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

    @Slot()
    def _act(self) -> None:
        name = self.sender().objectName()
        if name == "trial":
            self.trial.area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.acted.emit(name)
