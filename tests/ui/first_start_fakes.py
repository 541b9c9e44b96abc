"""A screen that remembers what it was told to show, and work that runs when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pos_app.application.ports import Progress
from pos_app.ui.first_start.currencies import CurrencyChoice
from pos_app.ui.first_start.first_start_state import FirstStartState


class RememberingScreen:
    """Stands in for the view."""

    def __init__(self) -> None:
        self.states: list[FirstStartState] = []
        self.currency = self.country = ""
        self.countries: tuple[str, ...] = ()
        self.prices_include_tax: bool | None = None

    @property
    def state(self) -> FirstStartState:
        return self.states[-1]

    def display(self, state: FirstStartState) -> None:
        self.states.append(state)

    def offer(
        self,
        currencies: tuple[CurrencyChoice, ...],
        currency: str,
        *,
        countries: tuple[str, ...],
        country: str,
        prices_include_tax: bool,
    ) -> None:
        self.countries, self.country = countries, country
        self.currency = currency
        self.prices_include_tax = prices_include_tax


class _Cancelled(Exception):
    pass


class Immediate:
    """Runs the work at once in the calling thread; ``cancel_at`` cancels at that progress."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self._cancel_at = cancel_at

    def start(
        self,
        work: Callable[[Progress], object],
        *,
        progressed: Progress,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        cancelled: Callable[[], None],
    ) -> None:
        def progress(count: int, of: int) -> None:
            if self._cancel_at is not None and count >= self._cancel_at:
                raise _Cancelled
            progressed(count, of)

        try:
            summary = work(progress)
        except _Cancelled:
            cancelled()
        except Exception as error:  # noqa: BLE001 - whatever it is, the presenter is told
            failed(error)
        else:
            done(summary)

    def cancel(self) -> None:
        self._cancel_at = 0
