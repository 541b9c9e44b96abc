"""An import under way, refused, or done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.first_start.first_start_state import FirstStartState
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_BAR = 16
_ROW = 44
_READY_SIGN = 64


class ImportingPage(QWidget):
    """How far the import is, and a way to stop it.

    Signals:
        cancel_wanted(): stop, and take nothing over.
    """

    cancel_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Stand at nothing."""
        super().__init__()
        self._look = look
        self._title = TextLabel("", "sell.title", wraps=True)
        self._count = TextLabel("", "sell.body", "text-muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        stop = HintButton(look, _("Stop"), icon="x", hint=_("Esc"))
        stop.setShortcut("Esc")
        # Enter, pressed once too often, must not stop what it has just begun.
        stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        stop.clicked.connect(self.cancel_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.addWidget(self._count)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, state: FirstStartState) -> None:
        """Show how many of how many rows are in; while rows are checked, that they are."""
        name = state.file_path.name if state.file_path else ""
        self._title.setText(_("Taking over {file}").format(file=name))
        self._bar.setRange(0, max(1, state.of))
        self._bar.setValue(state.done)
        if state.done:
            text = _("{done} of {count} products").format(
                done=format_count(state.done), count=format_count(state.of)
            )
        else:
            text = _("Checking the rows")
        self._count.setText(text)

    @Slot()
    def _take_look(self) -> None:
        theme = self._look.theme
        self._bar.setFixedHeight(theme.px(_BAR))
        radius = theme.px(_BAR) // 2
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.hex('surface-sunken')};"
            f" border: 1px solid {theme.hex('border-strong')}; border-radius: {radius}px; }}"
            f"QProgressBar::chunk {{ background: {theme.hex('accent')};"
            f" border-radius: {radius - 1}px; }}"
        )


class RejectedPage(QWidget):
    """The rows of a file that need a correction.

    Signals:
        retry_wanted(): import the same file again.
        other_file_wanted(): choose another one.
        back_wanted(): choose something else.
    """

    retry_wanted = Signal()
    other_file_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Show no rows yet."""
        super().__init__()
        self._look = look
        self._title = TextLabel("", "sell.title", wraps=True)
        self._sentence = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._rows = _problem_table()
        self._more = TextLabel("", "sell.body", "text-muted")
        self._retry = HintButton(
            look, _("Try again"), kind=Kind.PRIMARY, icon="refresh-cw", hint=_("Enter")
        )
        other = HintButton(look, _("Other file…"), icon="file-text", hint="Alt 2")
        back = HintButton(look, _("Back"), hint=_("Esc"))
        other.setShortcut("Alt+2")
        back.setShortcut("Esc")
        self._retry.clicked.connect(self.retry_wanted)
        other.clicked.connect(self.other_file_wanted)
        back.clicked.connect(self.back_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (back, other, self._retry):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._title, self._sentence, self._rows, self._more):
            column.addWidget(widget, 1 if widget is self._rows else 0)
        column.addLayout(buttons)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, state: FirstStartState) -> None:
        """Show the first rows and how many more there are."""
        self._title.setText(state.title)
        self._sentence.setText(state.sentence)
        self._rows.setRowCount(len(state.rows))
        for place, row in enumerate(state.rows):
            for column, text in enumerate((str(row.row), row.column, row.value, row.reason)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self._rows.setItem(place, column, item)
        self._rows.setVisible(bool(state.rows))
        hidden = state.row_problem_count - len(state.rows)
        self._more.setVisible(hidden > 0)
        self._more.setText(
            ngettext("and {count} more row", "and {count} more rows", hidden).format(
                count=format_count(hidden)
            )
        )
        self._retry.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_look(self) -> None:
        theme = self._look.theme
        self._rows.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        size = theme.px(theme.type_style("sell.body").size)
        self._rows.setStyleSheet(
            f"QTableWidget {{ font-size: {size}px; border: 1px solid {theme.hex('border')};"
            f" border-radius: {theme.radius('panel')}px; padding: 6px; }}"
            f"QTableWidget::item {{ padding-left: 8px; }}"
            f"QHeaderView, QHeaderView::section {{ background: {theme.hex('surface-raised')}; }}"
            f"QHeaderView::section {{ padding: 4px 8px; font-size: {size}px; }}"
        )


class ReadyPage(QWidget):
    """The products are in.

    Signals:
        sell_wanted(): go and sell.
    """

    sell_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Say nothing yet."""
        super().__init__()
        self._look = look
        self._sign = QLabel()
        self._title = TextLabel("", "sell.title", wraps=True)
        self._sentence = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._sell = HintButton(
            look, _("Start selling"), kind=Kind.PRIMARY, shape=Shape.TENDER, hint=_("Enter")
        )
        self._sell.clicked.connect(self.sell_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (self._sign, self._title, self._sentence):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget)
        column.addSpacing(16)
        column.addWidget(self._sell, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, state: FirstStartState) -> None:
        """Say what came in."""
        self._title.setText(state.title)
        self._sentence.setText(state.sentence)
        self._sell.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_look(self) -> None:
        self._sign.setPixmap(
            self._look.icon("circle-check", _READY_SIGN, "positive", self.devicePixelRatioF())
        )


def _problem_table() -> QTableWidget:
    table = QTableWidget(0, 4)
    table.setAccessibleName(_("Rows to correct"))
    table.setHorizontalHeaderLabels([_("Row"), _("Column"), _("Value"), _("What is wrong")])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    for column, width in enumerate((80, 130, 200)):
        table.setColumnWidth(column, width)
    return table
