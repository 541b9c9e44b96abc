"""Fills a region that has nothing to list: an icon, what is so, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.domain.records import dataclass
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_CIRCLE = 72
_ICON = 36
_PAD = 24


class Tone(Enum):
    """How the icon looks: ground and ink."""

    CALM = ("surface", "text-muted")
    WARNING = ("warning-soft", "warning")
    DANGER = ("danger-soft", "danger")
    DONE = ("positive-soft", "positive")


@dataclass(frozen=True, slots=True)
class StateButton:
    """A way on; ``action`` is what the signal says."""

    action: str
    label: str
    hint: str = ""
    icon: str = ""
    is_main: bool = False


class EmptyState(QWidget):
    """An icon in a circle, a title, a sentence and up to three buttons, in the middle.

    Signals:
        acted(str): the action of the button that was pressed.
    """

    acted = Signal(str)

    def __init__(
        self, look: Look, *, is_office: bool = False, parent: QWidget | None = None
    ) -> None:
        """Be empty; office screens have smaller buttons."""
        super().__init__(parent)
        self._look = look
        self._shape = Shape.OFFICE if is_office else Shape.STANDARD
        self._circle = _Circle(look, self)
        self._title = TextLabel(style="sell.item")
        self._sentence = TextLabel(ink="text-muted", wraps=True)
        self._shown: tuple[StateButton, ...] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(look.theme.size("touch-gap"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._circle, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
            column.addSpacing(2)
        self._title.setWordWrap(True)
        column.addSpacing(12)
        column.addLayout(self._row)
        column.addStretch(1)

    def display(
        self,
        icon: str,
        title: str,
        sentence: str,
        buttons: Sequence[StateButton] = (),
        tone: Tone = Tone.CALM,
    ) -> None:
        """Show what is so and what to do."""
        self._circle.display(icon, tone)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)
        if self._shown != tuple(buttons):
            self._shown = tuple(buttons)
            self._replace_buttons()

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    def _replace_buttons(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._row.addStretch(1)
        for each in self._shown:
            button = HintButton(
                self._look,
                each.label,
                kind=Kind.PRIMARY if each.is_main else Kind.NEUTRAL,
                shape=self._shape,
                icon=each.icon,
                hint=each.hint,
                parent=self,
            )
            button.setObjectName(each.action)
            button.clicked.connect(self._act)
            self._row.addWidget(button)
        self._row.addStretch(1)


class _Circle(QWidget):
    """The icon in its circle."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = ""
        self._tone = Tone.CALM
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, icon: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_CIRCLE), self._look.px(_CIRCLE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = self._tone.value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("border"), 1))
        painter.setBrush(self._look.color(ground))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self._icon:
            inset = (self.width() - self._look.px(_ICON)) / 2
            icon = self._look.icon(self._icon, _ICON, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(inset, inset), icon)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
