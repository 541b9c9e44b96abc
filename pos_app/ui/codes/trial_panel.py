"""Where somebody scans to see what arrives: keys have no other meaning there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.codes.codes_state import TrialPart
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel import Panel
from pos_app.ui.widgets.text_label import TextLabel

_SIDE, _GAP = 14, 10
_LEAVING = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Backtab})


class TrialArea(QFrame):
    """Swallows every key while it has the focus, so that a slow scanner presses no button.

    Esc, F1, Shift Tab and what is pressed with Ctrl or Alt keep their meaning.
    """

    def __init__(self, look: Look) -> None:
        """Wait for the first code."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "sunken")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Scan here"))
        self.code = TextLabel("", "sell.title", wraps=True)
        self.keys = TextLabel("", "office.mono", "text-muted", wraps=True)
        for label in (self.code, self.keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
        column.setSpacing(_GAP)
        column.addWidget(self.code)
        column.addWidget(self.keys)

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the area."""
        return self.rect().adjusted(2, 2, -2, -2), self._look.theme.radius("control")

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            )
            if event.key() not in _LEAVING and not held:
                event.accept()
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()


class TrialPanel(QWidget):
    """The area, and below it what the till makes of what arrived.

    Signals:
        acted(object): the name of the button that was pressed.
    """

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        """Wait for the first code."""
        super().__init__()
        self.area = TrialArea(look)
        self._good = NoteLine(look, "circle-check", "positive")
        self._bad = NoteLine(look, "triangle-alert", "warning")
        self._lines = TextLabel("", "office.body", wraps=True)
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._gap = HintButton(look, "", shape=Shape.OFFICE, kind=Kind.PRIMARY, icon="check")
        self._gap.setObjectName("use_gap")
        self._gap.clicked.connect(self._press)
        head, inside = QWidget(), QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE, 8, _SIDE, 8)
        row.addWidget(TextLabel(_("What arrives"), "office.heading"))
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDE, _GAP, _SIDE, _GAP)
        column.setSpacing(_GAP)
        for part in (self.area, self._good, self._bad, self._gap, self._lines):
            column.addWidget(part)
        column.addStretch(1)
        inside.setProperty("surface", "raised")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Panel(head, (scroll,)))

    def display(self, part: TrialPart) -> None:
        """Show what arrived."""
        self.area.code.setText(part.code or _("Touch here, then scan."))
        self.area.keys.setText(part.keys or _("Every key that arrives shows here."))
        self.area.setAccessibleDescription(part.code)
        self._good.say(part.verdict if part.is_good else "")
        self._bad.say("" if part.is_good else part.verdict)
        self._gap.setVisible(bool(part.gap_ms))
        self._gap.set_label(_("Allow pauses of {gap} ms").format(gap=part.gap_ms))
        self._lines.setText("\n".join(part.lines))

    @Slot()
    def _press(self) -> None:
        self.acted.emit("use_gap")
