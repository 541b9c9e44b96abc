"""Tells other programs on the same store that somebody waits to write.

SQLite gives its write lock to whoever asks at the right moment. A program that writes one
transaction after another, as an import does, leaves hardly one to others, who ask at growing
intervals: a sale would wait for seconds. So who is about to write locks a file beside the
database for that long, and long work looks whether it is locked before each transaction.
"""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


class WaitingSign:
    """The file of one database; where it cannot be made or locked, nobody waits."""

    def __init__(self, database: Path) -> None:
        """Lock a file beside ``database``, which is made with the first use."""
        self._path = database.with_name(f"{database.name}-waiting")
        # Who looks has the file open another time: the lock belongs to the opened file.
        self._shown: int | None = None
        self._looked: int | None = None
        self._is_locked = False
        self._showing = _Showing(self)

    def shown(self) -> AbstractContextManager[None]:
        """Show the sign until the block ends; one thread at a time may."""
        return self._showing

    def show(self) -> None:
        """Show it, where that is possible."""
        try:
            if self._shown is None:
                self._shown = self._open()
            _lock(self._shown)
        except OSError:
            return  # one that is locked by another program is shown as well
        self._is_locked = True

    def hide(self) -> None:
        """Show it no longer."""
        if self._is_locked and self._shown is not None:
            self._is_locked = False
            _unlock(self._shown)

    def is_shown(self) -> bool:
        """Whether another connection of this or another program waits to write."""
        try:
            if self._looked is None:
                self._looked = self._open()
        except OSError:
            return False
        try:
            _lock(self._looked)
        except OSError:
            return True
        _unlock(self._looked)
        return False

    def close(self) -> None:
        """Close the file; closing twice is allowed."""
        for file in (self._shown, self._looked):
            if file is not None:
                os.close(file)
        self._shown = self._looked = None

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)


class _Showing(AbstractContextManager[None]):
    """Shows a sign for the length of a block, twice in each scan, without a generator each time."""

    def __init__(self, sign: WaitingSign) -> None:
        self._sign = sign

    def __enter__(self) -> None:
        self._sign.show()

    def __exit__(self, *_: object) -> None:
        self._sign.hide()
