"""Keeps the histogram in step with the log and with what the reader wants to see of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from pos_app.application.queries import AuditQueries, TimeBar
from pos_app.ui.audit.histogram_state import (
    HistogramState,
    Window,
    Zoom,
    span_text,
    state_of,
    window_for,
    zooms,
)
from pos_app.ui.audit.periods import Period
from pos_app.ui.audit.screen import Reader

# What is shown, its bars, and whether the log goes on later and earlier.
_Found = tuple[Window, tuple[TimeBar, ...], bool, bool] | None


class HistogramView(Protocol):
    """What the histogram is drawn on."""

    def display(self, state: HistogramState | None) -> None:
        """Draw the bars; None for an empty log."""


class HistogramPresenter:
    """Answers what is wanted of the histogram; choosing a span narrows the list."""

    def __init__(
        self, view: HistogramView, reader: Reader, choose: Callable[[Period], None]
    ) -> None:
        """Begin with the newest eight hours."""
        self._view = view
        self._reader = reader
        self._choose = choose
        self._zooms = zooms()
        self._place = 0
        self._end: datetime | None = None
        self._state: HistogramState | None = None
        self._has_earlier = False

    def refresh(self) -> None:
        """Count again: at the start, and when something was logged."""
        zoom, end = self._zooms[self._place], self._end
        self._reader.ask("bars", lambda queries: _counted(queries, zoom, end), self._show)

    def zoom(self, steps: int) -> None:
        """Show more time (positive) or less, around the right edge."""
        place = min(len(self._zooms) - 1, max(0, self._place + steps))
        if place != self._place:
            self._place = place
            self.refresh()

    def page(self, steps: int) -> None:
        """Show what is half a span earlier (negative) or later, as far as the log reaches."""
        if self._state is None or (steps > 0 and not self._state.can_go_later):
            return
        window = self._state.window
        if steps < 0 and not self._has_earlier:
            return
        length = window.until - window.since
        self._end = window.until + steps * length / 2
        self.refresh()

    def choose(self, first: int, last: int) -> None:
        """Narrow the list to the bars from ``first`` up to, not with, ``last``."""
        if self._state is not None and first < last:
            window = self._state.window
            since, until = window.start_of(first), window.start_of(last)
            self._choose(Period(span_text(since, until), since, until))

    def _show(self, found: _Found) -> None:
        if found is None:
            self._state = None
        else:
            window, bars, can_go_later, self._has_earlier = found
            if not can_go_later:
                self._end = None  # follows the newest entries again
            zoom = self._zooms[self._place]
            self._state = state_of(window, zoom, bars, can_go_later=can_go_later)
        self._view.display(self._state)


def _counted(queries: AuditQueries, zoom: Zoom, end: datetime | None) -> _Found:
    span = queries.span()
    if span is None:
        return None
    newest = window_for(zoom, span, None)
    window = newest if end is None else window_for(zoom, span, min(end, newest.until))
    bars = queries.bars(window.since, window.until, window.step)
    return window, bars, window.until < newest.until, span[0] < window.since
