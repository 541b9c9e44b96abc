"""One row of a count: what is counted, how many, and what that comes to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from pos_app.ui.look import Look
from pos_app.ui.shift.shift_state import CountRow
from pos_app.ui.widgets.text_label import TextLabel

_ROW, _LABEL, _FIELD, _FIELD_HEIGHT = 60, 84, 88, 44
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CountLine(QFrame):
    """Shows a :class:`CountRow`.

    Signals:
        typed(object, str): the row's key, and what stands in its field.
        entered(object): the key of the row that has the focus now.
    """

    typed = Signal(object, str)
    entered = Signal(object)

    def __init__(self, look: Look, row: CountRow) -> None:
        """Make the row."""
        super().__init__()
        self._look = look
        self._row = row
        self.setFixedHeight(look.px(_ROW))
        self._label = TextLabel(row.label, "sell.item", weight=600)
        self._label.setAlignment(_RIGHT)
        self._sign = TextLabel(row.sign, "sell.body", "text-muted")
        self.field = QLineEdit()
        self.field.setAlignment(_RIGHT)
        self.field.setFont(look.type_font("sell.item", 600))
        self.field.setFixedHeight(look.px(_FIELD_HEIGHT))
        self.field.setAccessibleName(row.spoken)
        self.field.textEdited.connect(self._tell)
        self.field.installEventFilter(self)
        self._amount = TextLabel("", "sell.item")
        self._amount.setAlignment(_RIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 14, 0)
        line.setSpacing(10)
        line.addWidget(self._label)
        if row.sign:
            self._label.setMinimumWidth(look.px(_LABEL))
            line.addWidget(self._sign)
            self.field.setFixedWidth(look.px(_FIELD))
            line.addWidget(self.field)
            line.addWidget(self._amount, 1)
        else:
            line.addWidget(self.field, 1)
        self.setFocusProxy(self.field)

    @property
    def key(self) -> str:
        """Which row this is."""
        return self._row.key

    def display(self, row: CountRow) -> None:
        """Show what is typed, and what it comes to."""
        self._row = row
        if self.field.text() != row.typed:
            self.field.setText(row.typed)
        self._amount.setText(row.amount)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that the field has the focus."""
        if watched is self.field and event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self._row.key)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ground, and a frame around the row that is counted."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self._row.is_chosen
        painter.setPen(QPen(look.color("focus" if is_chosen else "border"), 3 if is_chosen else 1))
        painter.setBrush(look.color("selection" if is_chosen else "surface"))
        radius = look.theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)
        painter.end()

    @Slot(str)
    def _tell(self, text: str) -> None:
        self.typed.emit(self._row.key, text)
