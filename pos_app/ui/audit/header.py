"""The top of the audit window: its name, what waits, following live, exporting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.audit.audit_state import AuditState
from pos_app.ui.audit.tabs import TabRow
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_ICON = 24
_BASE, _TIGHT = 1200, 900
_PLACE_OF_TABS = 3
_GAP, _SPARE = 10, 24


class Header(QWidget):
    """52 px high, and twice that where the tabs find no room beside the buttons.

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
        self._title = QLabel(_("Audit"))
        self._title.setProperty("type", "office.title")
        self._pending = QLabel()
        self._pending.setProperty("type", "office.body")
        self._pending.setProperty("ink", "warning")
        self._live = HintButton(look, _("Live"), shape=Shape.OFFICE, hint="F8")
        self._live.clicked.connect(self.live_wanted)
        self._export = HintButton(
            look, _("Export"), shape=Shape.OFFICE, icon="download", hint="Ctrl E"
        )
        self._export.clicked.connect(self.export_wanted)
        self._top, self._below = QWidget(), QWidget()
        self._row = row = QHBoxLayout(self._top)
        row.setContentsMargins(18, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._title)
        row.addSpacing(16)
        row.addWidget(self.tabs)
        row.addWidget(self._pending)
        row.addStretch(1)
        row.addWidget(self._live)
        row.addWidget(self._export)
        self._export.setVisible(can_export)
        self._second_row = QHBoxLayout(self._below)
        self._second_row.setContentsMargins(6, 0, 12, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._below)
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

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Leave keys and the title out where it is narrow, and at last give the tabs a row."""
        look, width = self._look, self.width()
        is_narrow = width < look.px(_TIGHT)
        self.tabs.squeeze(is_narrow=width < look.px(_BASE))
        for label in (self._icon, self._title):
            label.setVisible(not is_narrow)
        self._live.set_hint("" if is_narrow else "F8")
        self._export.set_hint("" if is_narrow else "Ctrl E")
        shown = (self.tabs, self._pending, self._live, self._export)
        needed = sum(part.sizeHint().width() + _GAP for part in shown if not part.isHidden())
        is_tight = is_narrow and needed + look.px(_SPARE) > width
        if is_tight != (self._second_row.indexOf(self.tabs) >= 0):
            if is_tight:
                self._second_row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._row.insertWidget(_PLACE_OF_TABS, self.tabs)
        self._below.setVisible(is_tight)
        height = look.theme.size("office-bar")
        for part in (self._top, self._below):
            part.setFixedHeight(height)
        self.setFixedHeight(height * (2 if is_tight else 1))

    @Slot()
    def _restyle(self) -> None:
        self._arrange()
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icon("shield-check", _ICON, "accent", ratio))
