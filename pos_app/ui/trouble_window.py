"""The window that says why the till cannot open, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.empty_state import EmptyState, StateButton, Tone

_SIZE = (760, 480)


class TroubleWindow(QMainWindow):
    """Two sentences and a way out."""

    def __init__(self, look: Look, text: ErrorText, detail: str) -> None:
        """Show ``text``; ``detail`` is the system's own word, for whoever helps."""
        super().__init__()
        self.setWindowTitle(_("The till cannot open"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        state = EmptyState(look)
        sentence = f"{text.advice}\n\n{detail}" if detail else text.advice
        leave = StateButton("leave", _("Close"), _("Esc"), is_main=True)
        state.display("octagon-x", text.headline, sentence, (leave,), Tone.DANGER)
        state.acted.connect(self._leave)
        for keys in ("Esc", "Return", "Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)
        self.setCentralWidget(state)

    @Slot(str)
    def _leave(self, _action: str) -> None:
        self.close()
