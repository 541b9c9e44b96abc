"""What an event changed, as a small table of before and after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pos_app.ui.audit.audit_state import Change
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.text_label import TextLabel

_VALUE_WIDTH = 116
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Never colour alone: a minus leads what was, a plus what is.
_BEFORE, _AFTER = "\u2212  {value}", "+  {value}"


class Changes(QWidget):
    """One row for each thing that changed; hidden when there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._changes: tuple[Change, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setSpacing(2)
        self._grid.setColumnStretch(0, 1)
        look.changed.connect(self._rebuild)

    def display(self, changes: tuple[Change, ...]) -> None:
        """Show other changes."""
        self.setVisible(bool(changes))
        if changes != self._changes:
            self._changes = changes
            self._rebuild()

    @Slot()
    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                # Hidden first: a child that was just added still waits to be shown, and one that
                # lost its parent meanwhile would come up as a window of its own.
                old.hide()
                old.deleteLater()
        heads = (_("What changed"), _("Before"), _("After"))
        for column, head in enumerate(heads):
            is_title = column == 0
            label = TextLabel(
                head,
                "office.heading" if is_title else "office.caption",
                "text" if is_title else "text-muted",
            )
            self._place(label, 0, column)
        for number, (what, before, after) in enumerate(self._changes, start=1):
            self._place(TextLabel(what, "office.body", wraps=True), number, 0)
            self._place(self._value(_BEFORE.format(value=before), "diff-old"), number, 1)
            self._place(self._value(_AFTER.format(value=after), "diff-new"), number, 2)

    def _place(self, label: QLabel, row: int, column: int) -> None:
        if column:
            label.setAlignment(_RIGHT)
            label.setContentsMargins(8, 0, 8, 0)
            label.setMinimumWidth(self._look.px(_VALUE_WIDTH))
            label.setMaximumWidth(self._look.px(2 * _VALUE_WIDTH))
        self._grid.addWidget(label, row, column)

    def _value(self, text: str, ground: str) -> TextLabel:
        label = TextLabel(text, "office.body", wraps=True)
        label.setStyleSheet(f"background: {self._look.theme.hex(ground)};")
        return label
