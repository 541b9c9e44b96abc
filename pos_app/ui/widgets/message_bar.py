"""The band under the top bar: what happened, whether selling goes on, and what to do."""

from __future__ import annotations

import html
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ICON_LEFT = 18
_ICON = 26
_TEXT_LEFT = 60
_BUTTON_PAD = 20
_GAP = 10
_BUTTON_ICON = 22
_RING_INSET = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Severity(Enum):
    """How bad it is: ground, ink of icon, headline and buttons, ink of the rest."""

    INFO = ("info-soft", "info", "text")
    DONE = ("positive-soft", "positive", "text")
    WARNING = ("warning-soft", "warning", "text")
    DANGER = ("danger-fill", "danger-fill-text", "danger-fill-text")

    @property
    def ground(self) -> str:
        """The role of the background."""
        return self.value[0]

    @property
    def ink(self) -> str:
        """The role of icon, headline and buttons."""
        return self.value[1]

    @property
    def rest(self) -> str:
        """The role of the sentence after the headline."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class BarButton:
    """A button at the right end of the band; ``action`` is what the signal says."""

    action: str
    label: str
    hint: str = ""
    icon: str = ""


class MessageBar(QWidget):
    """One message at a time, 60 px high; hidden while there is none.

    Signals:
        acted(str): the action of the button that was pressed.
    """

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._severity = Severity.INFO
        self._icon = ""
        self._words = ("", "")
        self._shown: tuple[BarButton, ...] = ()
        self._buttons: list[_ActionButton] = []
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setProperty("type", "sell.body")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        look.changed.connect(self._restyle)
        self._restyle()

    def display(
        self,
        severity: Severity,
        icon: str,
        headline: str,
        rest: str,
        buttons: Sequence[BarButton] = (),
    ) -> None:
        """Show a message; the first button is the main one and stands at the right end."""
        self._severity, self._icon, self._words = severity, icon, (headline, rest)
        if self._shown != tuple(buttons):
            self._shown = tuple(buttons)
            self._replace_buttons()
        self._restyle()
        self.show()
        spoken = f"{headline} {rest}".strip()
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def display_nothing(self) -> None:
        """Hide the band."""
        self.setAccessibleName("")
        self.hide()

    def press_main(self) -> None:
        """Do what the main button does, if there is one (Alt B)."""
        if self.isVisible() and self._buttons:
            self._buttons[-1].click()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(600), self._look.theme.size("touch-min"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color(self._severity.ground))
        if self._severity is not Severity.DANGER:
            edge = QRect(0, self.height() - 2, self.width(), 2)
            painter.fillRect(edge, look.color(self._severity.ink))
        if self._icon:
            icon = look.icon(self._icon, _ICON, self._severity.ink, self.devicePixelRatioF())
            top = (self.height() - look.px(_ICON)) / 2
            painter.drawPixmap(QPointF(_ICON_LEFT, top), icon)
        painter.end()

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, _ActionButton):
            self.acted.emit(button.shown.action)

    @Slot()
    def _restyle(self) -> None:
        look = self._look
        headline, rest = (html.escape(words) for words in self._words)
        ink = look.theme.hex(self._severity.ink)
        self._label.setText(
            f'<span style="font-weight:600; color:{ink}">{headline}</span>'
            f' <span style="color:{look.theme.hex(self._severity.rest)}">{rest}</span>'
        )
        left = _ICON_LEFT + look.px(_ICON) + _GAP if self._icon else _ICON_LEFT
        self._row.setContentsMargins(max(left, look.px(_TEXT_LEFT)), 0, 0, 0)
        self.setFixedHeight(look.theme.size("touch-min"))
        for button in self._buttons:
            button.take(self._severity)
        self.update()

    def _replace_buttons(self) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [_ActionButton(self._look, each, self) for each in reversed(self._shown)]
        for button in self._buttons:
            button.clicked.connect(self._act)
            self._row.addWidget(button)


class _ActionButton(QPushButton):
    """A flat button as high as the band, parted from it by a line."""

    def __init__(self, look: Look, shown: BarButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = shown
        self._look = look
        self._severity = Severity.INFO
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(shown.label)
        self.setAccessibleDescription(shown.hint.replace("Ctrl", "Control"))

    def take(self, severity: Severity) -> None:
        """Draw in the colours of the message."""
        self._severity = severity
        self.updateGeometry()
        self.update()

    def focus_ring(self) -> tuple[QRect, int]:
        """Return the inside: the band has no room around its buttons."""
        inset = _RING_INSET
        return self.rect().adjusted(inset, inset, -inset, -inset), 8

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        width = QFontMetrics(look.type_font("sell.body", 600)).horizontalAdvance(self.shown.label)
        if self.shown.hint:
            hint = QFontMetrics(look.type_font("sell.keyhint"))
            width += hint.horizontalAdvance(self.shown.hint) + _GAP
        if self.shown.icon:
            width += look.px(_BUTTON_ICON) + _GAP
        return QSize(width + 2 * _BUTTON_PAD + 1, look.theme.size("touch-min"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        ink = look.color(self._severity.ink)
        if self.underMouse() or self.isDown():
            shade = look.color(self._severity.ink)
            shade.setAlphaF(0.22 if self.isDown() else 0.12)
            painter.fillRect(self.rect(), shade)
        painter.setPen(QPen(ink, 1))
        painter.drawLine(0, 0, 0, self.height())
        left = _BUTTON_PAD
        if self.shown.icon:
            icon = look.icon(
                self.shown.icon, _BUTTON_ICON, self._severity.ink, self.devicePixelRatioF()
            )
            top = (self.height() - look.px(_BUTTON_ICON)) / 2
            painter.drawPixmap(QPointF(left, top), icon)
            left += look.px(_BUTTON_ICON) + _GAP
        painter.setFont(look.type_font("sell.body", 600))
        at = QRect(left, 0, self.width() - left, self.height() - 2)
        painter.drawText(at, int(_LEFT), self.shown.label)
        left += painter.fontMetrics().horizontalAdvance(self.shown.label) + _GAP
        painter.setFont(look.type_font("sell.keyhint"))
        at = QRect(left, 0, self.width() - left, self.height() - 2)
        painter.drawText(at, int(_LEFT), self.shown.hint)
        painter.end()
