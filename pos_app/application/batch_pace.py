"""How much of long work one transaction does, so that a sale never waits long for the writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

# Seconds that a transaction may keep the writer; a scan waits for at most one of them.
_WANTED = 0.012
# With fewer rows a transaction is little but its own beginning and end.
_FEWEST, _MOST = 200, 2_000
_STEP = 2.0


class BatchPace:
    """Finds the number of rows that takes about as long as wanted on this machine."""

    def __init__(self, rows: int, seconds: Callable[[], float] = perf_counter) -> None:
        """Begin with ``rows``; ``seconds`` is a clock that never goes back."""
        self.rows = rows
        self._fewest = min(rows, _FEWEST)
        self._seconds = seconds

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Time a transaction of :attr:`rows` rows, and choose how many the next one does."""
        began = self._seconds()
        yield
        took = max(self._seconds() - began, _WANTED / _STEP / _STEP)
        factor = min(max(_WANTED / took, 1 / _STEP), _STEP)
        self.rows = max(self._fewest, min(_MOST, int(self.rows * factor)))
