"""A transaction of long work lasts about as long as a sale may wait, on any machine."""

from __future__ import annotations

from pos_app.application.batch_pace import BatchPace


class Machine:
    """Takes so many seconds a row."""

    def __init__(self, seconds_per_row: float) -> None:
        self.now = 0.0
        self.seconds_per_row = seconds_per_row

    def __call__(self) -> float:
        return self.now


def pace_on(seconds_per_row: float) -> tuple[int, float]:
    machine = Machine(seconds_per_row)
    pace = BatchPace(250, machine)
    took = 0.0
    for _ in range(30):
        with pace.timed():
            took = pace.rows * machine.seconds_per_row
            machine.now += took
    return pace.rows, took


def test_a_usual_machine_gets_batches_of_the_wanted_length() -> None:
    _, took = pace_on(0.00003)
    assert 0.009 < took < 0.015


def test_a_slow_machine_gets_few_rows_and_a_fast_one_not_too_many() -> None:
    assert pace_on(0.01)[0] == 200
    assert pace_on(0.0)[0] == 2_000
