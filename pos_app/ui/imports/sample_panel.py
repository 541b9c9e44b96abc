"""The rows of a file, as they are read or as they do not fit, with what is known of all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.imports.imports_state import SamplePart
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_SIDE, _GAP = 14, 8


class SamplePanel(QWidget):
    """Two tabs over a list, and a page of it further or back under it.

    Signals:
        acted(object): the name of the button that was pressed.
    """

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._first = self._button("first_rows", _("First rows"), "Alt 1")
        self._problems = self._button("problems", "", "Alt 2")
        self._sound = NoteLine(look, "circle-check", "positive")
        self._wrong = NoteLine(look, "triangle-alert", "danger")
        self._open = NoteLine(look, "clock")
        self.rows = RowList(look, _("Rows of the file"), moves_itself=True)
        self._nothing = EmptyState(look, is_office=True)
        self._place = TextLabel("", "office.body", "text-muted")
        self._back = self._button("previous", _("Before"), "", "chevron-left")
        self._on = self._button("next", _("After"), "", "chevron-right")
        self._lay_out()

    def display(self, part: SamplePart) -> None:
        """Show the rows."""
        self._problems.set_label(part.problems)
        self._problems.setEnabled(part.has_problems)
        for button, is_on in (
            (self._first, not part.shows_problems),
            (self._problems, part.shows_problems),
        ):
            button.set_kind(Kind.CHOSEN if is_on else Kind.NEUTRAL)
            button.setAccessibleDescription(_("Shown now") if is_on else "")
        self._sound.say(part.verdict if part.is_sound else "")
        self._wrong.say(part.verdict if part.has_problems else "")
        self._open.say("" if part.is_sound or part.has_problems else part.verdict)
        self.rows.display(part.rows)
        self._nothing.display("search-x", part.nothing, "")
        self._pages.setCurrentWidget(self.rows if part.rows else self._nothing)
        self._place.setText(part.place)
        self._back.setEnabled(part.can_go_back)
        self._on.setEnabled(part.can_go_on)

    def _button(self, name: str, label: str, hint: str, icon: str = "") -> HintButton:
        button = HintButton(self._look, label, shape=Shape.OFFICE, hint=hint, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(self._press)
        return button

    def _lay_out(self) -> None:
        head = QWidget()
        tabs = QHBoxLayout(head)
        tabs.setContentsMargins(_SIDE, 6, _SIDE, 6)
        tabs.setSpacing(_GAP)
        tabs.addWidget(self._first, 1)
        tabs.addWidget(self._problems, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, _GAP, 0, _GAP)
        column.setSpacing(_GAP)
        for note in (self._sound, self._wrong, self._open):
            row = QHBoxLayout()
            row.setContentsMargins(_SIDE, 0, _SIDE, 0)
            row.addWidget(note)
            column.addLayout(row)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.rows)
        self._pages.addWidget(self._nothing)
        column.addWidget(pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 0, _SIDE, 0)
        foot.setSpacing(_GAP)
        foot.addWidget(self._place, 1)
        foot.addWidget(self._back)
        foot.addWidget(self._on)
        column.addLayout(foot)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Panel(head, (inside,)))

    @Slot()
    def _press(self) -> None:
        self.acted.emit(self.sender().objectName())
