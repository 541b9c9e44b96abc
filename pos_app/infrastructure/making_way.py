"""Lets the till go first while long work runs beside it on another thread.

Each statement of a sale gives Python's one lock away and takes it back. A thread that computes
meanwhile keeps it for the switch interval, five thousandths of a second, so a sale of fifty
statements would wait a quarter of a second: while long work runs the interval is shorter.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Lock

from pos_app.application.errors import StorageError
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database

# Seconds.
_INTERVAL = 0.0002
# A batch is two commits of a megabyte or more.
_COMMITS_PER_CHECKPOINT = 48
# What others wrote during one move is little, and is moved by the next.
_MOST_MOVES = 4
# Older ones may damage the WAL when one connection moves it while another commits.
_MOVES_BESIDE_OTHERS = (3, 51, 3)

_lock = Lock()
_works = 0
_usual = sys.getswitchinterval()


@contextmanager
def making_way(database: Database) -> Iterator[None]:
    """Let whoever waits for Python or the writer have it soon, until the block ends.

    Blocks of several threads may overlap.
    """
    _begin(1)
    try:
        with database.turns.patiently():
            yield
    finally:
        _begin(-1)


def tidy(database: Database) -> None:
    """Keep the write-ahead log short.

    Moving it takes hundredths of a second and waits for the disk; others go on writing meanwhile.
    """
    if not database.is_checkpoint_due(_COMMITS_PER_CHECKPOINT):
        return
    if DRIVER.sqlite_version_info < _MOVES_BESIDE_OTHERS:
        database.checkpoint_if_due(_COMMITS_PER_CHECKPOINT)
        return
    with suppress(StorageError), closing(Connection(database.path, writable=True)) as beside:
        for _ in range(_MOST_MOVES):
            ((_, written, moved),) = beside.command("PRAGMA wal_checkpoint(PASSIVE)")
            if moved == written:
                break  # nobody wrote meanwhile: the next one writes from its beginning again
        database.was_checkpointed()


def _begin(more: int) -> None:
    global _works, _usual  # noqa: PLW0603 - the interval is the process's, and so is its count
    with _lock:
        if not _works:
            _usual = sys.getswitchinterval()
        _works += more
        sys.setswitchinterval(_INTERVAL if _works else _usual)
