"""The bottom of the replay: go through the steps, play them, the slider, the speed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.audit_replay.elided_label import ElidedLabel
from pos_app.ui.audit_replay.presenter import SPEEDS
from pos_app.ui.audit_replay.replay_state import ReplayState
from pos_app.ui.audit_replay.time_track import TimeTrack
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_STRIP = 44
_SIDE = 46
_SPEED = 64


class Transport(QFrame):
    """Buttons, slider and a strip with the keys.

    Signals:
        acted(object): the name of an action ("first", "back", "play", "next", "last", "skip").
        speed_wanted(object): 1, 2 or 4.
    """

    acted = Signal(object)
    speed_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "panel")
        self.track = TimeTrack(look)
        self._buttons = {
            "first": self._button("skip-back", _("First step"), "Home"),
            "back": self._button("step-back", _("One step back"), "\u2190"),
            "play": self._button("play", _("Play"), "Space", Kind.PRIMARY),
            "next": self._button("step-forward", _("One step on"), "\u2192"),
            "last": self._button("skip-forward", _("Last step"), "End"),
        }
        for name, button in self._buttons.items():
            button.setObjectName(name)
        self._speeds = {speed: self._speed_button(speed) for speed in SPEEDS}
        self._skip = HintButton(look, _("Skip pauses"), shape=Shape.OFFICE, hint="S")
        self._skip.setObjectName("skip")
        self._skip.clicked.connect(self._act)
        self._words = ElidedLabel(_keys(), "office.caption", "text-muted")
        self._lay_out()
        look.changed.connect(self._measure)
        self._measure()

    def display(self, state: ReplayState) -> None:
        """Show where the replay stands, and how it plays."""
        count = len(state.sale.track.steps)
        self.track.display(state.sale.track, state.step, state.moment.spoken)
        for name in ("first", "back"):
            self._buttons[name].setEnabled(state.step > 1)
        for name in ("next", "last"):
            self._buttons[name].setEnabled(state.step < count)
        play = self._buttons["play"]
        play.set_icon("pause" if state.is_playing else "play")
        play.setAccessibleName(_("Pause") if state.is_playing else _("Play"))
        for speed, button in self._speeds.items():
            button.set_kind(Kind.PRIMARY if speed == state.speed else Kind.NEUTRAL)
        self._skip.set_kind(Kind.CHOSEN if state.skips_pauses else Kind.NEUTRAL)
        self._words.show_text(state.notice or _keys())
        self._words.set_ink("text" if state.notice else "text-muted")

    def button(self, name: str) -> HintButton:
        """Return a button by the name of its action."""
        return self._skip if name == "skip" else self._buttons[name]

    def words(self) -> str:
        """Return what stands beside the speeds: the keys, or what was to be said."""
        return self._words.text()

    def _button(self, icon: str, name: str, key: str, kind: Kind = Kind.NEUTRAL) -> HintButton:
        button = HintButton(self._look, "", kind=kind, shape=Shape.KEY, icon=icon)
        button.setAccessibleName(name)
        button.setAccessibleDescription(key)
        button.setToolTip(f"{name} ({key})")
        button.clicked.connect(self._act)
        return button

    def _speed_button(self, speed: int) -> HintButton:
        button = HintButton(self._look, f"{speed}×", shape=Shape.OFFICE)
        button.setObjectName(str(speed))
        button.setAccessibleDescription(str(speed))
        button.setAccessibleName(_("Speed {speed}").format(speed=f"{speed}×"))
        button.clicked.connect(self._choose_speed)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 4, 0)
        top.setSpacing(8)
        for button in self._buttons.values():
            top.addWidget(button)
        top.addWidget(self.track, 1)
        edge = QFrame()
        edge.setProperty("surface", "sunken")
        edge.setFixedHeight(1)
        self._strip = QWidget()
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(16, 0, 10, 0)
        strip.setSpacing(8)
        strip.addWidget(self._words, 1)
        for button in (*self._speeds.values(), self._skip):
            strip.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(edge)
        column.addWidget(self._strip)

    @Slot()
    def _act(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    @Slot()
    def _choose_speed(self) -> None:
        button = self.sender()
        if button is not None:
            self.speed_wanted.emit(int(button.objectName()))

    @Slot()
    def _measure(self) -> None:
        look = self._look
        for button in self._buttons.values():
            button.setFixedWidth(look.px(_SIDE))
            button.setFixedHeight(look.px(_SIDE))
        for button in self._speeds.values():
            button.setFixedWidth(look.px(_SPEED))
        self._strip.setFixedHeight(look.px(_STRIP))


def _keys() -> str:
    return _(
        "Space  play or pause     \u2190 \u2192  one step     Ctrl \u2190 \u2192  flag     "
        "Home End  first, last     1 2 4  speed"
    )
