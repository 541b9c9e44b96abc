"""What a presenter of these pages needs of its view, and of whoever runs long work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pos_app.application.ports import Progress
from pos_app.ui.upkeep.upkeep_state import PageState


class PageScreen(Protocol):
    """Draws a page."""

    def display(self, state: PageState) -> None:
        """Draw it."""

    def leave(self) -> None:
        """Show the till again."""


class Background(Protocol):
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
        """Ask the work to stop."""
