"""Whose turn it is to write: one thread at a time, and long work lets everybody else go first.

Python's own lock knows no order: who gives it back and takes it again at once has it again, and a
sale that waits for it would wait for long work to its end. Other programs: ``waiting_sign``.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from pos_app.infrastructure.persistence.waiting_sign import WaitingSign

# Seconds. A sale is several transactions; what follows one within this time belongs to it.
_A_MOMENT = 0.005
# Of another program only the beginning is seen, and its commit waits for the disk.
_A_MOMENT_ELSEWHERE = 0.015
_PAUSE = 0.0005
# Whoever never lets go does not keep long work from going on.
_MOST_SECONDS = 0.06


class WriterTurns:
    """The writer's lock; a thread that has it may take it again."""

    def __init__(self, sign: WaitingSign) -> None:
        """Nobody writes yet; ``sign`` is how programs tell each other that they wait."""
        self._sign = sign
        self._lock = threading.RLock()
        self._local = threading.local()
        self._waiting = 0
        self._last: tuple[int, float] = (0, 0.0)

    def take(self) -> None:
        """Wait for the turn."""
        if self._is_patient():
            self._let_others_go_first()
            self._lock.acquire()
        else:
            self._waiting += 1
            self._lock.acquire()
            self._waiting -= 1
        self._last = (threading.get_ident(), time.monotonic())

    def announced(self) -> AbstractContextManager[None]:
        """Tell other programs, while this thread has its turn, that it waits for them."""
        return nullcontext() if self._is_patient() else self._sign.shown()

    def take_if_free(self) -> bool:
        """Take the turn if nobody has it, and say whether; this is no sign of a sale."""
        return self._lock.acquire(blocking=False)

    def give_back(self, *, was_writing: bool = True) -> None:
        """End the turn."""
        if was_writing:
            self._last = (threading.get_ident(), time.monotonic())
        self._lock.release()

    @contextmanager
    def patiently(self) -> Iterator[None]:
        """Let this thread wait until nobody else wants to write, each time, until the block ends.

        It waits some hundredths of a second at most: others slow long work down and never stop it.
        """
        before = self._is_patient()
        self._local.is_patient = True
        try:
            yield
        finally:
            self._local.is_patient = before

    def is_wanted(self) -> bool:
        """Whether another thread waits for its turn, or had one a moment ago."""
        whose, when = self._last
        is_recent = time.monotonic() - when < _A_MOMENT
        return self._waiting > 0 or (is_recent and whose != threading.get_ident())

    def _is_patient(self) -> bool:
        return getattr(self._local, "is_patient", False)

    def _let_others_go_first(self) -> None:
        now = time.monotonic()
        end, seen = now + _MOST_SECONDS, now - _A_MOMENT_ELSEWHERE
        while now < end:
            if self._sign.is_shown():
                seen = now
            if not self.is_wanted() and now - seen >= _A_MOMENT_ELSEWHERE:
                break
            time.sleep(_PAUSE)
            now = time.monotonic()
