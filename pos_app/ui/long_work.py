"""What a presenter needs of whoever runs long work for it; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pos_app.application.ports import Progress


class LongWork(Protocol):
    """Runs one piece of long work at a time and calls back where it was started."""

    def start(
        self,
        work: Callable[[Progress], object],
        *,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Progress,
        cancelled: Callable[[], None],
    ) -> None:
        """Begin; exactly one of ``done``, ``failed`` and ``cancelled`` is called."""

    def cancel(self) -> None:
        """Ask the work to stop and undo itself."""
