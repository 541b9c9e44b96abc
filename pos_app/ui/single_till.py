"""One till for each data folder: a second start brings the first window to the front.

The lock is the process's own: a till that crashed leaves a file that stops nobody. The folder is
held before the window is shown, and listened for after that: so the network comes in later.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK_NAME = "till.lock"
# A till that is only just opening answers when it is ready.
_ANSWER_MS = 15_000
_CONNECT_SECONDS = 5.0
_TRY_AGAIN_MS = 100
_GREETING = b"show yourself\n"
_ANSWER = b"here\n"


class SingleTill(QObject):
    """Claims a data folder for this process, and listens for others that want it.

    Signals:
        wanted(): another start asked for the window.
    """

    wanted = Signal()

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        """Claim nothing yet."""
        super().__init__(parent)
        self._folder = data_dir
        self._lock = QLockFile(str(data_dir / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # only a process that is gone gives its lock up
        place = hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()
        self._name = f"pos-app-{place[:24]}"
        self._server: QLocalServer | None = None

    def hold(self) -> bool:
        """Return whether the folder is ours now, without listening for others.

        A folder that cannot be written is left to the database to complain of.
        """
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._lock.isLocked() or self._lock.tryLock(0):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def claim(self) -> bool:
        """Return whether the folder is ours now; another start brings our window to the front."""
        if not self.hold():
            return False
        if not self._lock.isLocked():
            return True
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - see the top

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # a crash leaves the name behind
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)
        return True

    def call_the_other(self) -> bool:
        """Ask the till that has the folder to show its window; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see the top

        socket = QLocalSocket()
        tried_until = time.monotonic() + _CONNECT_SECONDS
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_ANSWER_MS):
            # It waits for the folder meanwhile: who has it may end instead of answering.
            if time.monotonic() > tried_until or self._lock.tryLock(_TRY_AGAIN_MS):
                return False
            socket.connectToServer(self._name)
        socket.write(_GREETING)
        return socket.waitForReadyRead(_ANSWER_MS) and socket.readLine().data() == _ANSWER

    def release(self) -> None:
        """Let another till have the folder."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @Slot()
    def _answer(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.write(_ANSWER)
        socket.flush()
        self.wanted.emit()
