"""Scales for tests: one on a pseudo-terminal, and a thread that waits to be told."""

from __future__ import annotations

import os
import pty
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pos_app.application.scale import ScaleState, Weighed

_Work = Callable[[Callable[[], bool]], Weighed]


class ScaleWhenTold:
    """Stands in for the scale's thread: what it was started with runs when the test says so."""

    def __init__(self) -> None:
        self.weighed = Weighed(ScaleState.EMPTY)
        self._work: _Work | None = None

    @property
    def is_reading(self) -> bool:
        return self._work is not None

    def start(self, work: _Work) -> None:
        self._work = work

    def run(self) -> None:
        """Let the work come to its end."""
        work, self._work = self._work, None
        assert work is not None
        self.weighed = work(lambda: True)


@contextmanager
def a_scale(*answers: bytes) -> Iterator[str]:
    """Answer each ``W`` with the next answer on a pseudo-terminal, whose device is yielded."""
    ours, theirs = pty.openpty()
    left = list(answers)

    def answer() -> None:
        while left:
            try:
                asked = os.read(ours, 1)
            except OSError:
                return
            if asked == b"W":
                os.write(ours, left.pop(0))

    thread = threading.Thread(target=answer, name="simulated-scale")
    thread.start()
    try:
        yield os.ttyname(theirs)
    finally:
        left.clear()
        os.close(theirs)
        thread.join(0.2)
        os.close(ours)
        thread.join(2)
