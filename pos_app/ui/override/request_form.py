"""What the approval sheet asks with: the request at the left, approver and PIN at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.override.override_state import OverrideState
from pos_app.ui.widgets.avatar import Avatar
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.form_fields import PinField
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.pin_pad import PinPad
from pos_app.ui.widgets.text_label import TextLabel

_COLUMNS, _FEWER = 3, 2
_ROOM_FOR_REASONS = 500  # of a sheet of 880 beside the pad
_PAD_WIDTH = 300
_AVATAR = 48


class RequestForm(QFrame):
    """Shows one :class:`OverrideState`; made anew for each.

    Signals:
        reason_chosen(object): the place of a reason.
        approver_wanted(): ask the next approver.
        submitted(): Enter in the field of the PIN.
    """

    reason_chosen = Signal(object)
    approver_wanted = Signal()
    submitted = Signal()

    def __init__(self, look: Look, state: OverrideState) -> None:
        """Show the request."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "raised")
        self._reasons: list[HintButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(5, 5, 5, 0)
        row.setSpacing(24)
        row.addLayout(self._request_side(state), 1)
        row.addWidget(self._pin_side(state))

    @property
    def pin(self) -> PinField:
        """The field of the PIN."""
        return self._pin

    def _request_side(self, state: OverrideState) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        who = Avatar(self._look, _AVATAR)
        who.show_initials(state.initials)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TextLabel(state.headline, "sell.item", wraps=True))
        words.addWidget(TextLabel(state.place, "sell.body", "text-muted"))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column.addLayout(head)
        box = QFrame()
        box.setProperty("surface", "panel")
        inside = QVBoxLayout(box)
        inside.addWidget(TextLabel(state.about, "sell.item", wraps=True))
        if state.before:
            inside.addLayout(self._amounts(state))
        elif state.amount:
            inside.addWidget(TextLabel(state.amount, "sell.tender"))
        rule = NoteLine(self._look, "triangle-alert", "warning")
        inside.addWidget(rule)  # before it is told to show itself, or it would be a window
        rule.say(state.rule)
        column.addWidget(box)
        column.addWidget(TextLabel(_("Reason"), "sell.body", "text-muted"))
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, text in enumerate(state.reasons):
            is_chosen = place == state.reason
            button = HintButton(
                self._look,
                text,
                kind=Kind.CHOSEN if is_chosen else Kind.NEUTRAL,
                hint=f"Alt {place + 1}",
            )
            button.setCheckable(True)
            button.setChecked(is_chosen)
            button.clicked.connect(self._choose)
            self._press_by(f"Alt+{place + 1}", button)
            self._reasons.append(button)
        columns = self._columns_of_reasons(grid.spacing())
        for place, button in enumerate(self._reasons):
            grid.addWidget(button, *divmod(place, columns))
        for place in range(columns):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        column.addStretch(1)
        recorded = _("Both names, the amounts and the reason are recorded.")
        column.addWidget(TextLabel(recorded, "sell.body", "text-muted", wraps=True))
        return column

    def _columns_of_reasons(self, gap: int) -> int:
        """Return how many reasons stand side by side without pushing the pad out of the sheet."""
        widest = max((each.sizeHint().width() for each in self._reasons), default=0)
        room = self._look.px(_ROOM_FOR_REASONS)
        return _COLUMNS if _COLUMNS * (widest + gap) - gap <= room else _FEWER

    def _amounts(self, state: OverrideState) -> QGridLayout:
        grid = QGridLayout()
        role = "danger" if state.is_less else "text"
        for place, (name, value, ink) in enumerate(
            (
                (_("Before"), state.before, "text"),
                (_("After"), state.after, "text"),
                (_("Difference"), state.difference, role),
            )
        ):
            grid.addWidget(TextLabel(name, "sell.body", "text-muted"), 0, place)
            grid.addWidget(TextLabel(value, "sell.tender", ink), 1, place)
        return grid

    def _pin_side(self, state: OverrideState) -> QWidget:
        side = QWidget()
        side.setFixedWidth(self._look.px(_PAD_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        whom = HintButton(
            self._look,
            state.approver or _("Nobody"),
            icon="user-round",
            hint="Alt U" if state.has_others else "",
        )
        whom.setEnabled(state.has_others)
        whom.setAccessibleName(_("Approver: {name}").format(name=state.approver))
        whom.clicked.connect(self.approver_wanted)
        self._press_by("Alt+U", whom)
        self._pin = PinField(self._look, _("PIN"))
        self._pin.returnPressed.connect(self.submitted)
        told = state.problem or _("PIN, or scan a badge")
        pad = PinPad(self._look)
        pad.pressed_key.connect(self._pin.press_key)
        column.addWidget(whom)
        column.addWidget(self._pin)
        ink = "danger" if state.problem else "text-muted"
        label = TextLabel(told, "sell.body", ink, wraps=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        column.addWidget(pad)
        column.addStretch(1)
        return side

    def _press_by(self, key: str, button: HintButton) -> None:
        """Let a key press a button while this form, and not one before it, has the focus."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        for place, button in enumerate(self._reasons):
            if button is pressed:
                self.reason_chosen.emit(place)
