"""A field for one of many: typed by code or name, or picked from the list below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView

from pos_app.ui.look import Look
from pos_app.ui.widgets.form_fields import TextField

_ROWS = 6
_ROW = 48
_FRAME = 12


class ChoiceField(TextField):
    """Offers below it what contains the typed text, and everything when it is tapped.

    Up and Down move in the list, Enter takes, Esc leaves what is typed.
    """

    def __init__(self, look: Look, name: str, placeholder: str, list_name: str) -> None:
        """Offer nothing until :meth:`offer`; the list is called ``list_name``."""
        super().__init__(look, name, placeholder)
        self._list = QListView(self)
        self._choices: tuple[str, ...] = ()
        self._shown = QStringListModel(self)
        self._list.setModel(self._shown)
        self._list.setAccessibleName(list_name)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(self._take)
        self._put_away()
        self.textEdited.connect(self._offer_matches)
        look.changed.connect(self._style_list)
        self._style_list()

    def offer(self, choices: tuple[str, ...], likely: str) -> None:
        """Offer the choices and begin with the likely one."""
        self._choices = choices
        self.setText(likely)
        self.setCursorPosition(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show everything to whoever taps instead of typing."""
        super().mousePressEvent(event)
        self._show(self._choices)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the first key replace what is there."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away."""
        super().focusOutEvent(event)
        self._put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take from it, or leave it, while it is there."""
        key = event.key()
        if self._list.isVisible() and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            row = self._list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            self._list.setCurrentIndex(self._shown.index(max(0, row), 0))
        elif self._list.isVisible() and key == Qt.Key.Key_Escape:
            self._put_away()
        elif self._list.isVisible() and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentIndex())
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Down:
            self._show(self._choices)
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _offer_matches(self, text: str) -> None:
        wanted = " ".join(text.split()).casefold()
        found = [label for label in self._choices if wanted in label.casefold()]
        found.sort(key=lambda label: not label.casefold().startswith(wanted))
        self._show(tuple(found))

    def _show(self, labels: tuple[str, ...]) -> None:
        self._shown.setStringList(labels)
        if not labels:
            self._put_away()
            return
        at = labels.index(self.text()) if self.text() in labels else 0
        self._list.setCurrentIndex(self._shown.index(at, 0))
        window = self.window()
        if self._list.parentWidget() is not window:
            self._list.setParent(window)
        rows = min(_ROWS, len(labels))
        below = self.mapTo(window, QPoint(0, self.height() + 4))
        height = rows * self._look.px(_ROW) + _FRAME
        self._list.setGeometry(below.x(), below.y(), self.width(), height)
        self._list.show()
        self._list.raise_()
        self._list.scrollTo(self._list.currentIndex())

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setText(index.data())
        self._put_away()

    def _put_away(self) -> None:
        """Hide the list, and take it back from the window, which may outlive this field."""
        self._list.hide()
        self._list.setParent(self)

    @Slot()
    def _style_list(self) -> None:
        theme = self._look.theme
        size = theme.px(theme.type_style("sell.body").size)
        self._list.setStyleSheet(
            f"QListView {{ background: {theme.hex('surface-raised')}; font-size: {size}px;"
            f" border: 1px solid {theme.hex('border-strong')}; padding: 4px;"
            f" border-radius: {theme.radius('control')}px; }}"
            f"QListView::item {{ height: {theme.px(_ROW)}px; padding-left: 8px;"
            f" border-radius: {theme.radius('chip')}px; }}"
            f"QListView::item:selected {{ background: {theme.hex('selection')};"
            f" color: {theme.hex('selection-text')}; }}"
        )
