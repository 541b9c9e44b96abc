"""Lets the till go first while long work runs beside it on another thread.

Each statement of a sale gives Python's one lock away and takes it back. A thread that computes
meanwhile keeps it for the switch interval, five thousandths of a second, so a sale of fifty
statements would wait a quarter of a second: while long work runs the interval is shorter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import sleep

from pos_app.infrastructure.persistence.engine import Database

# Seconds.
_INTERVAL = 0.0002
# A lock that is taken again at once never goes to who waits for it.
_PAUSE = 0.001
# Whoever never lets go does not keep long work from going on.
_MOST_PAUSES = 50
# A batch is two commits of a megabyte or more; moving those of eight takes hundredths of a second.
_COMMITS_PER_CHECKPOINT = 16

_lock = Lock()
_works = 0
_usual = sys.getswitchinterval()


@contextmanager
def making_way() -> Iterator[None]:
    """Let whoever waits for Python have it soon, until the block ends; blocks may overlap."""
    _begin(1)
    try:
        yield
    finally:
        _begin(-1)


def pause(database: Database) -> None:
    """Keep the write-ahead log short, and let whoever wants the writer have it first."""
    database.checkpoint_if_due(_COMMITS_PER_CHECKPOINT)
    sleep(_PAUSE)
    for _ in range(_MOST_PAUSES):
        if not database.is_wanted():
            break
        sleep(_PAUSE)


def _begin(more: int) -> None:
    global _works, _usual  # noqa: PLW0603 - the interval is the process's, and so is its count
    with _lock:
        if not _works:
            _usual = sys.getswitchinterval()
        _works += more
        sys.setswitchinterval(_INTERVAL if _works else _usual)
