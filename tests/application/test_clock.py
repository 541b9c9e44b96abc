"""A clock that is set back or far ahead is recorded once; sleep and small steps are not jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pos_app.application.clock_service import FAR_AHEAD, FAR_BACK, ClockService
from pos_app.application.errors import StorageError
from pos_app.bootstrap import Till
from tests.application.ledger import logged

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


class FakeClocks:
    """The clock on the wall and the steady one; time passes for both, only one can be set."""

    def __init__(self) -> None:
        self.wall = NOON
        self.steady = 1_000.0

    def now(self) -> datetime:
        return self.wall

    def seconds(self) -> float:
        return self.steady

    def passes(self, time: timedelta) -> None:
        self.wall += time
        self.steady += time.total_seconds()


@pytest.fixture
def clocks() -> FakeClocks:
    return FakeClocks()


def watch(till: Till, clocks: FakeClocks, last: datetime | None = None) -> ClockService:
    return ClockService(till._unit_of_work, clocks, clocks, lambda: last)


def jumps(till: Till) -> list[int]:
    return [payload["seconds"] for kind, payload in logged(till) if kind == "ClockJumped"]


def test_time_that_passes_is_no_jump(till: Till, clocks: FakeClocks) -> None:
    service = watch(till, clocks)
    for _look in range(30):
        clocks.passes(10 * HOUR)  # a night in which the machine slept
        assert not service.look()
    assert jumps(till) == []


@pytest.mark.parametrize(
    ("step", "is_jump"),
    [
        (-FAR_BACK, False),
        (-FAR_BACK - SECOND, True),
        (FAR_AHEAD, False),
        (FAR_AHEAD + SECOND, True),
        (-2 * HOUR, True),
        (timedelta(days=400), True),
    ],
)
def test_a_jump_is_recorded_once_from_its_limit_on(
    till: Till, clocks: FakeClocks, step: timedelta, *, is_jump: bool
) -> None:
    service = watch(till, clocks)
    clocks.passes(2 * SECOND)
    clocks.wall += step
    assert service.look() is is_jump
    clocks.passes(2 * SECOND)
    assert not service.look()
    assert jumps(till) == ([int(step.total_seconds())] if is_jump else [])


def test_a_jump_is_recorded_with_the_time_that_was_due_and_the_one_shown(
    till: Till, clocks: FakeClocks
) -> None:
    service = watch(till, clocks)
    clocks.passes(HOUR / 2)
    clocks.wall -= 2 * HOUR
    service.look()
    kind, payload = logged(till)[-1]
    assert till.store is not None
    assert kind == "ClockJumped"
    assert payload == {
        "version": 1,
        "store_id": str(till.store.store_id),
        "seconds": -7200,
        "expected_at": "2026-03-12T12:30:00Z",
        "shown_at": "2026-03-12T10:30:00Z",
    }


def test_many_small_steps_back_are_a_jump(till: Till, clocks: FakeClocks) -> None:
    service = watch(till, clocks)
    for _look in range(7):
        clocks.passes(2 * SECOND)
        clocks.wall -= 10 * SECOND
        service.look()
    assert jumps(till) == [-70]


def test_two_quartzes_that_differ_a_little_never_jump(till: Till, clocks: FakeClocks) -> None:
    service = watch(till, clocks)
    for _hour in range(24 * 60):
        clocks.passes(HOUR)
        clocks.wall -= timedelta(milliseconds=360)  # 100 parts in a million, nine minutes in all
        assert not service.look()


def test_a_start_before_the_newest_record_is_a_clock_set_back(
    till: Till, clocks: FakeClocks
) -> None:
    assert watch(till, clocks, NOON + 3 * HOUR).look_at_start()
    assert jumps(till) == [-3 * 3600]


@pytest.mark.parametrize("last", [None, NOON + FAR_BACK, NOON, NOON - timedelta(days=30)])
def test_a_start_after_the_newest_record_tells_nothing(
    till: Till, clocks: FakeClocks, last: datetime | None
) -> None:
    assert not watch(till, clocks, last).look_at_start()
    assert jumps(till) == []


def test_a_jump_that_could_not_be_recorded_is_found_again(
    till: Till, clocks: FakeClocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = watch(till, clocks)
    clocks.wall -= HOUR

    def fails(_expected: datetime, _shown: datetime) -> None:
        raise StorageError(path="pos.db", detail="disk full")

    with monkeypatch.context() as broken:
        broken.setattr(service, "_record", fails)
        with pytest.raises(StorageError):
            service.look()
    assert service.look()
    assert jumps(till) == [-3600]


def test_the_newest_record_is_the_one_with_the_highest_number(till: Till) -> None:
    queries = till.audit_queries()
    newest = queries.entry(queries.last_seq())
    queries.close()
    assert newest is not None
    assert till._shift_room.clock_watch._last_recorded_at() == newest.occurred_at


def test_the_idle_till_looks_at_its_clock(
    till: Till, clocks: FakeClocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(till._shift_room, "clock_watch", watch(till, clocks))
    clocks.wall += 5 * HOUR
    till.idle()
    till.idle()
    assert jumps(till) == [5 * 3600]


def test_a_till_that_starts_looks_at_its_clock(
    till: Till, clocks: FakeClocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(till._shift_room, "clock_watch", watch(till, clocks, NOON + HOUR))
    till.start(with_receipts=False)
    assert jumps(till) == [-3600]
