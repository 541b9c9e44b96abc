"""The search field of the audit window: its icon, its prompt and its key are painted into it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_ICON = 18
_LEFT = 12
_TEXT_LEFT = 38
_PADDING = 13
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_EDGE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SearchField(QLineEdit):
    """A line edit 36 px high.

    Signals:
        textEdited(str), returnPressed(): of QLineEdit.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._prompt = _("Item, receipt, name or #seq")
        self._hint = "Ctrl F"
        self.setObjectName("audit-search")
        self.setProperty("type", "office.body")
        self.setAccessibleName(_("Search the events"))
        self.setAccessibleDescription(self._prompt)
        # Qt's own cross fades out over the key that is painted in its place.
        self._cross = QAction(_("Clear the search"), self)
        self._cross.setVisible(False)
        self._cross.triggered.connect(self._leave_text)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._show_cross)
        look.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, and prompt and key while nothing is typed."""
        super().paintEvent(event)
        look = self._look
        painter = QPainter(self)
        icon = look.icon("search", _ICON, "text", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(_LEFT, (self.height() - look.px(_ICON)) // 2), icon)
        if not self.text():
            painter.setPen(look.color("text-muted"))
            painter.setFont(look.type_font("office.caption", 500))
            inside = self.rect().adjusted(0, 0, -_LEFT, 0)
            painter.drawText(inside, int(_EDGE), self._hint)
            right = inside.right() - painter.fontMetrics().horizontalAdvance(self._hint) - _LEFT
            painter.setFont(look.type_font("office.body"))
            room = QRect(look.px(_TEXT_LEFT) + 2, 0, 0, self.height())
            room.setRight(max(right, room.left()))
            prompt = painter.fontMetrics().elidedText(
                self._prompt, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(_LINE), prompt)
        painter.end()

    @Slot(str)
    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))

    @Slot()
    def _leave_text(self) -> None:
        self.clear()
        self.returnPressed.emit()

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(self._look.theme.size("office-control"))
        self.setTextMargins(self._look.px(_TEXT_LEFT) - _PADDING, 0, 0, 0)
        self._cross.setIcon(QIcon(self._look.icon("x", _ICON, "text", self.devicePixelRatioF())))
        self.setMinimumWidth(self._look.px(150))
