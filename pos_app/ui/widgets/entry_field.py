"""The field of the sell screen that codes, names and numbers are typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from typing_extensions import override

from pos_app.ui.formatting import AmountRefused, parse_amount
from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ICON_LEFT = 17
_ICON = 26
_TEXT_LEFT = 57
_RIGHT = 16
_PADDING = 12
_CLEAR = 44
_SIGNS = frozenset("+-*")
_LIST_KEYS = {
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn",
}
_EDITING_KEYS = frozenset(
    {Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
)
_CLIPBOARD_KEYS = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EntryField(QLineEdit):
    """A line edit that keeps what it needs to edit and leaves every other key to the screen.

    A plain line edit swallows Ctrl Z, Ctrl Del, Ctrl K and more before a shortcut sees them;
    this one lets them pass. While it is empty, Del, ``+`` and ``-`` are the screen's too; so are
    the up and down keys at any time, and ``*`` unless a name is being typed.

    Signals:
        submitted(str): Enter was pressed; the text as typed.
        key_for_screen(str): "Up", "Down", "PgUp", "PgDn", "Del", "+", "-" or "*".
        textChanged(str): of QLineEdit.
    """

    submitted = Signal(str)
    key_for_screen = Signal(str)

    def __init__(self, look: Look, prompt: str, hint: str, parent: QWidget | None = None) -> None:
        """Show ``prompt`` while empty, and the key (``hint``) that leads here."""
        super().__init__(parent)
        self._look = look
        self._prompt = prompt
        self._hint = hint
        self._status = ("", "", "")
        self._is_invalid = False
        self._clear = QToolButton(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setAutoRaise(True)
        self._clear.setAccessibleName(_("Clear"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.setProperty("type", "sell.item")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(_("Scan or search"))
        self.textChanged.connect(self._retext)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_status(self, text: str, icon: str, role: str) -> None:
        """Show at the right edge whether the scanner works ("Ready", "circle-check")."""
        self._status = (text, icon, role)
        spoken = _("Scanner {status}").format(status=text.lower()) if text else ""
        self.setAccessibleDescription(spoken)
        self._retext()

    def set_prompt(self, prompt: str) -> None:
        """Show another prompt while the field is empty."""
        self._prompt = prompt
        self._retext()

    def set_invalid(self, *, is_invalid: bool) -> None:
        """Show by border and icon that the text cannot be used; what is wrong is said elsewhere."""
        if is_invalid != self._is_invalid:
            self._is_invalid = is_invalid
            self.setProperty("invalid", is_invalid)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_ours(event):
                event.accept()
            else:
                event.ignore()
            return event.isAccepted()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        name = self._name_for_screen(event, key) if is_plain else ""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit(self.text())
        elif name:
            self.key_for_screen.emit(name)
        elif not is_plain and not self._is_ours(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.theme.size("touch-min"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.theme.size("touch-min"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_clear()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self._look
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._is_invalid:
            icon = look.icon("circle-alert", _ICON, "danger", ratio)
        else:
            icon = look.icon("search" if self.text() else "scan-barcode", _ICON, "text", ratio)
        top = (self.height() - look.px(_ICON)) / 2
        painter.drawPixmap(QPointF(look.px(_ICON_LEFT), top), icon)
        if not self.text():
            right = self._paint_edge(painter)
            painter.setFont(look.type_font("sell.body"))
            painter.setPen(look.color("text-muted"))
            left = look.px(_TEXT_LEFT) + 2
            room = max(0, right - left - look.px(8))
            text = painter.fontMetrics().elidedText(self._prompt, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, 0, room, self.height()), int(_LEFT), text)
        painter.end()

    def _paint_edge(self, painter: QPainter) -> int:
        """Paint status and key at the right edge; return where they begin."""
        look = self._look
        right = self.width() - look.px(_RIGHT)
        painter.setFont(look.type_font("sell.keyhint"))
        right -= painter.fontMetrics().horizontalAdvance(self._hint)
        painter.setPen(look.color("text-muted"))
        painter.drawText(QRect(right, 0, look.px(60), self.height()), int(_LEFT), self._hint)
        text, icon, role = self._status
        if icon:
            body = look.type_font("sell.body")
            words = text if self._has_room_for_words(QFontMetrics(body), text) else ""
            right -= QFontMetrics(body).horizontalAdvance(words) + look.px(12)
            painter.setFont(body)
            painter.setPen(look.color(role))
            painter.drawText(
                QRect(right, 0, self.width() - right, self.height()), int(_LEFT), words
            )
            right -= look.px(18) + (look.px(7) if words else 0)
            mark = look.icon(icon, 18, role, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(right, (self.height() - look.px(18)) / 2), mark)
        return right

    def _has_room_for_words(self, metrics: QFontMetrics, words: str) -> bool:
        """Return whether prompt and status both fit; the prompt is the one that is needed."""
        needed = metrics.horizontalAdvance(words) + metrics.horizontalAdvance(self._prompt)
        hint = QFontMetrics(self._look.type_font("sell.keyhint")).horizontalAdvance(self._hint)
        edges = self._look.px(_TEXT_LEFT + 18 + 8 + 12 + 8 + _RIGHT) + hint
        return needed + edges <= self.width()

    @Slot()
    def _retext(self) -> None:
        has_text = bool(self.text())
        self._clear.setVisible(has_text)
        self._fit_margins()
        self.update()

    @Slot()
    def _restyle(self) -> None:
        look = self._look
        size = look.px(22)
        self._clear.setIconSize(QSize(size, size))
        self._clear.setIcon(look.icon("x", 22, "text", self.devicePixelRatioF()))
        self.setFixedHeight(look.theme.size("touch-min"))
        self._fit_margins()
        self._place_clear()
        self.update()

    def _fit_margins(self) -> None:
        look = self._look
        left = look.px(_TEXT_LEFT) - _PADDING - 1
        right = look.px(_CLEAR) if self.text() else 0
        self.setTextMargins(left, 0, right, 0)

    def _place_clear(self) -> None:
        side = self._look.px(_CLEAR)
        top = (self.height() - side) // 2
        self._clear.setGeometry(self.width() - side - 6, top, side, side)

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Return whether the field needs a key to edit; all others may be shortcuts."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return control and event.text().isprintable() and bool(event.text())
        if control:
            is_clipboard = key in _CLIPBOARD_KEYS and not _is_shifted(event)
            # Ctrl Backspace gives a payment back, whatever is being typed.
            is_editing = key in _EDITING_KEYS and key != Qt.Key.Key_Backspace
            return is_clipboard or (is_editing and bool(self.text()))
        if key == Qt.Key.Key_Delete:
            return True
        is_typed = bool(event.text()) and event.text().isprintable()
        return is_typed or key in _EDITING_KEYS or key in _LIST_KEYS

    def _name_for_screen(self, event: QKeyEvent, key: Qt.Key) -> str:
        if key in _LIST_KEYS:
            return _LIST_KEYS[key]
        if key == Qt.Key.Key_Delete:
            return "" if self.text() else "Del"
        sign = event.text()
        if sign not in _SIGNS or not sign:
            return ""
        if not self.text():
            return sign
        return sign if sign == "*" and _is_number(self.text()) else ""


def _is_shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _is_number(text: str) -> bool:
    try:
        parse_amount(text)
    except AmountRefused:
        return False
    return True
