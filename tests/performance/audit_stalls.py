"""How long the audit window's own thread is away while a long log is opened, filtered, scrolled.

A clock ticks in the window's thread every few milliseconds; what lies between two ticks is a
stall. Beside the time by the clock, which a busy machine lengthens, stands the processor time that
the window's thread spent in it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from pos_app.bootstrap import open_till
from pos_app.infrastructure.system import SystemClock
from pos_app.ui.application import make_application
from pos_app.ui.audit_office import AuditOffice
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from tests.audit_logs import FIRST_DAY
from tests.performance.audit_window import FILTERS

_TICK_MS = 2
_SETTLE_MS = 700
_INTO_THE_DAY = timedelta(hours=3, minutes=21)


@dataclass(frozen=True, slots=True)
class Stall:
    """The longest stall while something was done, in milliseconds."""

    name: str
    by_clock: float
    own_work: float


class _Ticks:
    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.begin()

    def begin(self) -> None:
        self.by_clock = self.own_work = 0.0
        self._at, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.by_clock = max(self.by_clock, now - self._at)
        self.own_work = max(self.own_work, worked - self._worked)
        self._at, self._worked = now, worked


def measure(folder: Path) -> list[Stall]:
    """Work in the window of the store in ``folder``, and return the longest stall of each step."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    look = Look(application, Theme.named("light"))
    till = open_till(folder, read_only=True)
    store = till.store
    if store is None:
        raise ValueError(folder)
    ticks = _Ticks()
    found: list[Stall] = []
    opened: list[AuditOffice] = []

    def step(name: str, do: Callable[[], object]) -> None:
        QTest.qWait(_SETTLE_MS)
        ticks.begin()
        do()
        QTest.qWait(_SETTLE_MS)
        found.append(Stall(name, ticks.by_clock * 1_000, ticks.own_work * 1_000))

    def open_window() -> None:
        opened.append(AuditOffice(look, till, store, SystemClock(), can_write=False, polls=False))
        opened[0].window.show()

    step("open, the first window of the process", open_window)
    opened.pop().window.close()
    step("open, as beside a till", open_window)
    window = opened[0].window
    everything = window.presenter.narrowing
    for name, where in FILTERS.items():
        step(name, partial(window.presenter.show, replace(everything, where=where)))
    window.presenter.clear_filters()
    step("jump to a date", partial(window.presenter.go_to, FIRST_DAY + _INTO_THE_DAY))
    window.presenter.show_newest()
    step("end of the scroll", partial(window.presenter.more, 3_000))
    window.close()
    till.close()
    return found
