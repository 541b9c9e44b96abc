"""A short message over the bottom left corner that goes by itself and never covers money."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from pos_app.ui.look import Look

_PAD = 17
_ICON = 22
_GAP = 12
_MARGIN = 12
_WITH_BUTTON = 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ToastKind(Enum):
    """What kind of message: its icon and the role of that icon."""

    DONE = ("circle-check", "positive")
    WARNING = ("triangle-alert", "warning")
    DANGER = ("circle-alert", "danger")
    INFO = ("info", "info")


class Toast(QWidget):
    """Lies over the bottom left corner of the widget it belongs to.

    It stays 4 seconds, 8 with a button, and a new message takes the place of the old one.

    Signals:
        acted(): its button was pressed; it is gone by then.
    """

    acted = Signal()

    def __init__(self, look: Look, over: QWidget) -> None:
        """Lie over ``over``, hidden until there is something to say."""
        super().__init__(over)
        self._look = look
        self._over = over
        self._kind = ToastKind.DONE
        self._text = ""
        self._button = _ToastButton(look, self)
        self._button.clicked.connect(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        look.changed.connect(self._place)
        self.hide()

    def say(self, kind: ToastKind, text: str, button: str = "", hint: str = "") -> None:
        """Show a message, and a button with its key if there is something to do about it."""
        self._kind, self._text = kind, text
        self._button.name(button, hint)
        hold = self._look.theme.tokens.motion["toast-hold-ms"]
        self._timer.start(hold * _WITH_BUTTON if button else hold)
        self._place()
        self.raise_()
        self.show()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        icon_name, role = self._kind.value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border-strong"), 1))
        painter.setBrush(look.color("surface-raised"))
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
        icon = look.icon(icon_name, _ICON, role, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(_PAD, (self.height() - look.px(_ICON)) / 2), icon)
        left = _PAD + look.px(_ICON) + _GAP
        right = self._button.x() if self._button.isVisibleTo(self) else self.width()
        room = QRect(left, 0, right - left - _PAD, self.height())
        painter.setFont(look.type_font("sell.body"))
        painter.setPen(look.color("text"))
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(_LEFT), text)
        painter.end()

    @Slot()
    def _act(self) -> None:
        self.hide()
        self.acted.emit()

    @Slot()
    def _place(self) -> None:
        look = self._look
        height = look.theme.size("touch-min")
        text = QFontMetrics(look.type_font("sell.body")).horizontalAdvance(self._text)
        wanted = _PAD + look.px(_ICON) + _GAP + text + _PAD + 1
        button = self._button.sizeHint().width() if self._button.isVisibleTo(self) else 0
        over = self._over
        width = min(wanted + button, over.width() - 2 * _MARGIN)
        self.setGeometry(_MARGIN, over.height() - height - _MARGIN, width, height)
        self._button.setGeometry(width - button, 0, button, height)


class _ToastButton(QPushButton):
    """The one thing to do about a message, parted from it by a line."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._label = ""
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def name(self, label: str, hint: str) -> None:
        """Show a label and a key, or nothing for no label."""
        self._label, self._hint = label, hint
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint.replace("Ctrl", "Control"))
        self.setVisible(bool(label))

    def focus_ring(self) -> tuple[QRect, int]:
        """Return the inside: the message has no room around its button."""
        return self.rect().adjusted(6, 6, -6, -6), 8

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        width = QFontMetrics(look.type_font("sell.body", 600)).horizontalAdvance(self._label)
        if self._hint:
            hint = QFontMetrics(look.type_font("sell.keyhint"))
            width += hint.horizontalAdvance(self._hint) + _GAP // 2
        return QSize(width + 2 * _PAD, look.theme.size("touch-min"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setPen(QPen(look.color("border"), 1))
        painter.drawLine(0, 1, 0, self.height() - 2)
        painter.setFont(look.type_font("sell.body", 600))
        painter.setPen(look.color("accent"))
        at = self.rect().adjusted(_PAD, 0, 0, 0)
        painter.drawText(at, int(_LEFT), self._label)
        left = painter.fontMetrics().horizontalAdvance(self._label) + _GAP // 2
        painter.setFont(look.type_font("sell.keyhint"))
        painter.setPen(look.color("text-muted"))
        painter.drawText(at.adjusted(left, 0, 0, 0), int(_LEFT), self._hint)
        painter.end()
