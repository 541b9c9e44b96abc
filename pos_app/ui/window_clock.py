"""What time it is, for windows that have no till to ask."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime

_MILLISECONDS = 1000


class WindowClock:
    """The machine's clock; fulfils :class:`~pos_app.application.ports.Clock`."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        since_epoch = QDateTime.currentMSecsSinceEpoch()
        return datetime.fromtimestamp(since_epoch / _MILLISECONDS, UTC)
