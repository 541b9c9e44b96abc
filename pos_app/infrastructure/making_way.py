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
from pos_app.infrastructure.persistence.search_merging import SearchMerging

# Seconds.
_INTERVAL = 0.0002
# A batch is three commits, one of them of a megabyte or two.
_COMMITS_PER_CHECKPOINT = 72
# What others wrote during one move is little, and is moved by the next.
_MOST_MOVES = 4
# Older ones may damage the WAL when one connection moves it while another commits.
_MOVES_BESIDE_OTHERS = (3, 51, 3)

_lock = Lock()
_works = 0
_usual = sys.getswitchinterval()


class LongWork:
    """What long work on one store does, and leaves to others, so that the till sells meanwhile."""

    def __init__(self, database: Database) -> None:
        """Work on ``database``."""
        self._database = database
        self._search = SearchMerging(database)

    @contextmanager
    def making_way(self) -> Iterator[None]:
        """Let whoever waits for Python or the writer have it soon, until the block ends.

        Blocks of several threads may overlap.
        """
        _begin(1)
        try:
            with self._database.turns.patiently():
                try:
                    yield
                finally:
                    with suppress(StorageError):
                        self._search.end()
        finally:
            _begin(-1)

    def between(self) -> None:
        """Keep the write-ahead log and the segments of the search few, between two batches."""
        with suppress(StorageError):
            self._search.step()
        self._keep_log_short()

    def _keep_log_short(self) -> None:
        """Move the log once it is long.

        Moving it takes hundredths of a second and waits for the disk; others go on writing
        meanwhile, this work does not: with both, a scan's commit waited longest for the disk.
        """
        database = self._database
        if not database.is_checkpoint_due(_COMMITS_PER_CHECKPOINT):
            return
        if DRIVER.sqlite_version_info < _MOVES_BESIDE_OTHERS:
            database.checkpoint_if_due(_COMMITS_PER_CHECKPOINT)
            return
        _move(database)
        database.was_checkpointed()


def _move(database: Database) -> None:
    with suppress(StorageError), closing(Connection(database.path, writable=True)) as beside:
        for _ in range(_MOST_MOVES):
            ((_, written, moved),) = beside.command("PRAGMA wal_checkpoint(PASSIVE)")
            if moved == written:
                break  # nobody wrote meanwhile: the next one writes from its beginning again


def _begin(more: int) -> None:
    global _works, _usual  # noqa: PLW0603 - the interval is the process's, and so is its count
    with _lock:
        if not _works:
            _usual = sys.getswitchinterval()
        _works += more
        sys.setswitchinterval(_INTERVAL if _works else _usual)
