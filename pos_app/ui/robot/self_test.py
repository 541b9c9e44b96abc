"""``pos-app self-test``: a robot works a whole shift through the real window.

It uses a temporary store and the services, the database and the files of any till; only the
hands are synthetic. Where there is no display the window is drawn offscreen.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from pos_app.application.errors import ApplicationError
from pos_app.console import say
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.ui.application import make_application
from pos_app.ui.look import Look
from pos_app.ui.opened_till import OpenTill
from pos_app.ui.robot.hand import NotShown
from pos_app.ui.robot.inspection import RobotInspection
from pos_app.ui.robot.shift import RobotShift
from pos_app.ui.robot.station import RobotStation, StepFailed
from pos_app.ui.theme import Theme

_log = logging.getLogger(__name__)

_DONE, _FAILED = "✓", "✗"


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing that must hold, in the shop's words."""

    sentence: str
    act: Callable[[], None]


def run_self_test(open_till: OpenTill, pictures: Path | None) -> int:
    """Work the shift and say how each step went; return 0 only if every step held.

    ``pictures`` is a folder for a picture of every screen, made when it is missing.
    """
    draw_offscreen_without_a_display()
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    application = make_application()
    # The console belongs to the steps; what Qt has to say goes to the till's own log.
    before = qInstallMessageHandler(_log_qt_message)
    look = Look(application, Theme.named("light"))
    with tempfile.TemporaryDirectory(prefix="pos-app-self-test-") as folder:
        station = RobotStation(open_till, look, Path(folder), pictures)
        try:
            return _work(station, pictures)
        finally:
            station.close()
            look.deleteLater()
            qInstallMessageHandler(before)


def _work(station: RobotStation, pictures: Path | None) -> int:
    started = time.monotonic()
    parts = (RobotShift(station), RobotInspection(station))
    steps = [_Step(sentence, act) for part in parts for sentence, act in part.steps()]
    say(f"A shift of {len(steps)} steps through the real window, in a temporary store.")
    for number, step in enumerate(steps, start=1):
        begun = time.monotonic()
        try:
            step.act()
        except (StepFailed, NotShown, ApplicationError, DomainError, OSError) as failure:
            say(f"  {_mark(_FAILED)} {step.sentence}")
            say(f"    {type(failure).__name__}: {failure}")
            station.picture("failed")
            say(f"Step {number} of {len(steps)} did not hold. The till is not fit to sell.")
            return 1
        taken = time.monotonic() - begun
        say(f"  {_mark(_DONE)} {step.sentence:<66} {taken:5.1f} s")
    say(f"All {len(steps)} steps held, in {time.monotonic() - started:.1f} s.")
    if pictures is not None:
        count = len(list(pictures.glob("*.png")))
        say(f"{count} pictures of the screens are in {pictures}.")
    return 0


def _log_qt_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _log.info("Qt: %s", text)


def draw_offscreen_without_a_display() -> None:
    """Let Qt draw into memory where no screen is, before an application is made."""
    if sys.platform.startswith("linux") and "QT_QPA_PLATFORM" not in os.environ:
        displays = ("DISPLAY", "WAYLAND_DISPLAY")
        if not any(os.environ.get(name) for name in displays):
            os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _mark(mark: str) -> str:
    """Return the mark, or plain letters where the console cannot show it."""
    try:
        mark.encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return "ok" if mark == _DONE else "NO"
    return mark
