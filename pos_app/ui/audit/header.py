"""The top of the audit window: its name, what waits, following live, exporting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from pos_app.ui.audit.audit_state import AuditState
from pos_app.ui.audit.tabs import TabRow
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_ICON = 24


class Header(QWidget):
    """52 px high.

    Signals:
        live_wanted(): follow new events, or stand still.
        export_wanted(): write what is shown to a file.
    """

    live_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look, *, can_export: bool) -> None:
        super().__init__()
        self.tabs = TabRow(look)
        self._look = look
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        title = QLabel(_("Audit"))
        title.setProperty("type", "office.title")
        self._pending = QLabel()
        self._pending.setProperty("type", "office.body")
        self._pending.setProperty("ink", "warning")
        self._live = HintButton(look, _("Live"), shape=Shape.OFFICE, hint="F8")
        self._live.clicked.connect(self.live_wanted)
        self._export = HintButton(
            look, _("Export"), shape=Shape.OFFICE, icon="download", hint="Ctrl E"
        )
        self._export.clicked.connect(self.export_wanted)
        self._export.setVisible(can_export)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(title)
        row.addSpacing(16)
        row.addWidget(self.tabs)
        row.addWidget(self._pending)
        row.addStretch(1)
        row.addWidget(self._live)
        row.addWidget(self._export)
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, state: AuditState) -> None:
        """Show whether new events are followed, and how many wait to be logged."""
        self._live.set_kind(Kind.CHOSEN if state.is_live else Kind.NEUTRAL)
        self._live.set_icon("circle" if state.is_live else "pause")
        self._live.set_label(_("Live") if state.is_live else _("Standing still"))
        text = ngettext(
            "{count} event waits to be logged", "{count} events wait to be logged", state.pending
        )
        self._pending.setText(text.format(count=format_count(state.pending)))
        self._pending.setVisible(state.pending > 0)

    @Slot()
    def _restyle(self) -> None:
        self.setFixedHeight(self._look.theme.size("office-bar"))
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icon("shield-check", _ICON, "accent", ratio))
