"""What time it is, for windows that have no service to ask."""

from __future__ import annotations

from datetime import datetime

from pos_app.domain.values.ids import utc_now


class WindowClock:
    """The machine's clock; fulfils :class:`~pos_app.application.ports.Clock`."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return utc_now()
