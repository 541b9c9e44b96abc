"""Notices that the machine's clock was set, or lost the time: the records' times depend on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from pos_app.application.access import open_to_all
from pos_app.application.loading import store_of

if TYPE_CHECKING:
    from pos_app.application.ports import Clock, UnitOfWorkFactory

# Time servers mend a clock by less than this; what is set back more repeats times already used.
FAR_BACK = timedelta(minutes=1)
# A machine whose clock lost a little may catch up; an hour more moves what depends on the day.
FAR_AHEAD = timedelta(hours=1)
# Both clocks are compared over this long, so that many small steps add up to a jump, and the
# difference between two honest quartzes (a fifth of a second in an hour) does not.
_COMPARED_OVER = 3600.0


class SteadyClock(Protocol):
    """How much time goes by, whatever the clock on the wall is set to."""

    def seconds(self) -> float:
        """Return seconds since some moment, those in which the machine slept included."""


class ClockService:
    """Compares the clock on the wall with one that nobody can set."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        steady: SteadyClock,
        last_recorded_at: Callable[[], datetime | None],
    ) -> None:
        """Begin to compare now; ``last_recorded_at`` is the newest record's time, aware UTC."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._steady = steady
        self._last_recorded_at = last_recorded_at
        self._began_at, self._began = clock.now(), steady.seconds()

    @open_to_all("the program watches its own clock")
    def look_at_start(self) -> bool:
        """Record a clock that shows a time before the newest record; return whether it does.

        How long the till was closed nobody knows, so a start tells nothing of a clock ahead.

        Raises:
            StoreNotSetUp: there is no store yet.
            StorageError: it could not be recorded.
        """
        last, now = self._last_recorded_at(), self._clock.now()
        if last is None or last - now <= FAR_BACK:
            return False
        self._record(last, now)
        return True

    @open_to_all("the program watches its own clock")
    def look(self) -> bool:
        """Record a clock that jumped since the last look; return whether it did. Cheap if not.

        What could not be recorded is found again by the next look.

        Raises:
            StoreNotSetUp: there is no store yet.
            StorageError: it could not be recorded.
        """
        now, steady = self._clock.now(), self._steady.seconds()
        elapsed = steady - self._began
        expected = self._began_at + timedelta(seconds=elapsed)
        has_jumped = expected - now > FAR_BACK or now - expected > FAR_AHEAD
        if has_jumped:
            self._record(expected, now)
        if has_jumped or elapsed >= _COMPARED_OVER:
            self._began_at, self._began = now, steady
        return has_jumped

    def _record(self, expected_at: datetime, shown_at: datetime) -> None:
        with self._unit_of_work() as uow:
            store = store_of(uow)
            store.record_clock_jump(expected_at, shown_at)
            uow.stores.save(store)
            uow.collect_events_from(store)
            uow.commit()
        uow.dispatch_events()
