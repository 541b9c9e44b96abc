"""The page that holds a count against the documents, and asks why they differ."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.shift.answer_row import AnswerRow
from pos_app.ui.shift.figure_box import FigureBox
from pos_app.ui.shift.shift_state import ComparePart, TenderRow
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _GAP, _FIELD = 20, 10, 60
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TONES = {"danger": "danger", "positive": "positive"}


class ComparePage(QFrame):
    """Shows a :class:`ComparePart`.

    Signals:
        acted(str): ``recount`` or ``main``.
        chosen(str, str): the group ``reason`` and its place.
        typed(object, str): ``note`` and what stands in its field.
    """

    acted = Signal(str)
    chosen = Signal(str, str)
    typed = Signal(object, str)

    def __init__(self, look: Look) -> None:
        """Compare nothing yet."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "panel")
        self._title = TextLabel("", "sell.title")
        self._about = TextLabel("", "sell.body", "text-muted")
        self._about.setAlignment(_RIGHT)
        self._figures = [FigureBox(look) for _place in range(3)]
        self._table = QGridLayout()
        self._hint = NoteLine(look, "info", "warning")
        self._reasons = AnswerRow(look, "reason", "Alt")
        self._reasons.chosen.connect(self.chosen)
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Note to the manager (Ctrl N)"))
        self.note.setAccessibleName(_("Note to the manager"))
        self.note.setMinimumHeight(look.px(_FIELD))
        self.note.setFont(look.type_font("sell.body"))
        self.note.textEdited.connect(self._tell)
        self._recount = self._button("recount", _("Recount"), "rotate-ccw", "Ctrl R", Kind.NEUTRAL)
        self._main = self._button("main", _("Close shift"), "key-round", "F12", Kind.PRIMARY)
        self._place()

    def display(self, part: ComparePart) -> None:
        """Show the comparison."""
        self._title.setText(part.title)
        self._about.setText(part.about)
        for box, figure in zip(self._figures, part.figures, strict=True):
            box.display(figure)
        self._fill(part.tenders)
        self._hint.say(part.hint)
        self._reasons.display(part.reasons)
        if self.note.text() != part.note:
            self.note.setText(part.note)
        self._recount.setEnabled(part.can_recount)
        self._main.set_label(part.main)
        self._main.setEnabled(part.can_close)
        self.setFocusProxy(self._main if part.can_close else self.note)

    def _fill(self, tenders: tuple[TenderRow, ...]) -> None:
        while self._table.count():
            item = self._table.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        heads = (("", 0), (_("Tender"), 1), (_("Expected"), 2), (_("Counted"), 3), (_("Result"), 4))
        for text, column in heads:
            label = TextLabel(text, "sell.body", "text-muted")
            label.setAlignment(_RIGHT if column > 1 else Qt.AlignmentFlag.AlignLeft)
            self._table.addWidget(label, 0, column)
        for place, row in enumerate(tenders, start=1):
            icon = QLabel()
            drawn = self._look.icon(row.icon, 22, "text", self.devicePixelRatioF())
            icon.setPixmap(drawn)
            self._table.addWidget(icon, place, 0)
            texts = (row.name, row.expected, row.counted, row.result)
            for column, text in enumerate(texts, start=1):
                ink = _TONES.get(row.tone, "text-muted") if column == len(texts) else "text"
                label = TextLabel(
                    text, "sell.body", ink, weight=None if text == row.expected else 600
                )
                label.setAlignment(_RIGHT if column > 1 else Qt.AlignmentFlag.AlignLeft)
                self._table.addWidget(label, place, column)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for box in self._figures:
            figures.addWidget(box, 1)
        self._table.setColumnStretch(1, 1)
        self._table.setHorizontalSpacing(24)
        self._table.setVerticalSpacing(12)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._recount, 1)
        buttons.addWidget(self._main, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 12, _PADDING, 14)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addLayout(figures)
        column.addLayout(self._table)
        column.addStretch(1)
        column.addWidget(self._hint)
        column.addWidget(self._reasons)
        column.addWidget(self.note)
        column.addLayout(buttons)

    def _button(self, name: str, label: str, icon: str, hint: str, kind: Kind) -> HintButton:
        button = HintButton(self._look, label, kind=kind, icon=icon, hint=hint)
        button.setObjectName(name)
        button.clicked.connect(self._press)
        return button

    @Slot()
    def _press(self) -> None:
        self.acted.emit(self.sender().objectName())

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.typed.emit("note", text)
