"""The currency of the store: typed by code or name, or picked from the list."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QListView

from pos_app.ui.first_start.currencies import CurrencyChoice
from pos_app.ui.first_start.fields import TextField
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_ROWS = 7


class CurrencyField(TextField):
    """Offers what contains the typed text, and the whole list when it is tapped."""

    def __init__(self, look: Look) -> None:
        """Offer nothing until :meth:`offer`."""
        self._popup = QListView()
        super().__init__(look, _("Currency"), _("Code or name"))
        self._labels = QStringListModel(self)
        self._list = QCompleter(self._labels, self)
        self._list.setPopup(self._popup)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(_ROWS)
        self.setCompleter(self._list)

    def offer(self, choices: tuple[CurrencyChoice, ...], likely: str) -> None:
        """Offer the choices and begin with the likely one."""
        self._labels.setStringList([choice.label for choice in choices])
        self.setText(likely)
        self.setCursorPosition(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the whole list to whoever taps instead of typing."""
        super().mousePressEvent(event)
        self._list.setCompletionPrefix("")
        self._list.complete()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the first key replace what is there."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    @Slot()
    def _take_look(self) -> None:
        super()._take_look()
        theme = self._look.theme
        size = theme.px(theme.type_style("sell.body").size)
        self._popup.setStyleSheet(
            f"QListView {{ background: {theme.hex('surface-raised')}; font-size: {size}px;"
            f" border: 1px solid {theme.hex('border-strong')}; padding: 4px; }}"
            f"QListView::item {{ min-height: {theme.px(44)}px; padding-left: 12px; }}"
        )
