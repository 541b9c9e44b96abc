"""The window that says why the till cannot open, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.empty_state import EmptyState, StateButton, Tone

if TYPE_CHECKING:  # imported when it is first opened
    from pos_app.ui.guide_window import GuideWindow

_SIZE = (760, 480)
_GUIDE = "guide"


class TroubleWindow(QMainWindow):
    """Two sentences, a way out, and the chapter of the guide for such days."""

    def __init__(self, look: Look, text: ErrorText, detail: str) -> None:
        """Show ``text``; ``detail`` is the system's own word, for whoever helps."""
        super().__init__()
        self.setWindowTitle(_("The till cannot open"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        state = EmptyState(look)
        sentence = f"{text.advice}\n\n{detail}" if detail else text.advice
        leave = StateButton("leave", _("Close"), _("Esc"), is_main=True)
        guide = StateButton(_GUIDE, _("Guide"), "F1", "circle-help")
        state.display("octagon-x", text.headline, sentence, (leave, guide), Tone.DANGER)
        state.acted.connect(self._act)
        self._look = look
        self._guide: GuideWindow | None = None
        for keys in ("Esc", "Return", "Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._open_guide)
        self.setCentralWidget(state)

    @Slot(str)
    def _act(self, action: str) -> None:
        if action == _GUIDE:
            self._open_guide()
        else:
            self.close()

    @Slot()
    def _open_guide(self) -> None:
        from pos_app.ui.guide_window import GuideWindow  # noqa: PLC0415 - few ever see this window

        if self._guide is None:
            self._guide = GuideWindow(self._look, self)
        self._guide.open_chapter("recovery")
