"""The red band over every screen of the till once a check of the log found a bad record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from pos_app.ui.i18n import _
from pos_app.ui.widgets.message_bar import BarButton, MessageBar, Severity

if TYPE_CHECKING:
    from pos_app.ui.error_text import ErrorText
    from pos_app.ui.look import Look


class DefectBand(MessageBar):
    """Nothing until something is reported; then it stays as long as the window is open.

    Signals:
        audit_wanted(): its button was pressed.
    """

    audit_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._text: ErrorText | None = None
        self._is_left_out = False
        self.acted.connect(self._want_audit)

    def report(self, text: ErrorText) -> None:
        """Say what was found."""
        self._text = text
        self._say()

    def leave_out(self, is_left_out: bool) -> None:
        """Hide beside a screen that says it itself."""
        self._is_left_out = is_left_out
        self._say()

    def _say(self) -> None:
        if self._text is None or self._is_left_out:
            self.display_nothing()
            return
        audit = BarButton("audit", _("Open audit"), icon="shield-alert")
        headline, advice = self._text.headline, self._text.advice
        self.display(Severity.DANGER, "octagon-x", headline, advice, [audit])

    @Slot(str)
    def _want_audit(self, _action: str) -> None:
        self.audit_wanted.emit()
