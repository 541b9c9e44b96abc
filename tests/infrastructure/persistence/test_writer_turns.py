"""Long work writes again and again, and whoever else wants to write comes first each time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from pos_app.infrastructure.persistence.writer_turns import WriterTurns


def long_work(turns: WriterTurns, told: list[str], until: threading.Event) -> Callable[[], None]:
    def work() -> None:
        with turns.patiently():
            while not until.is_set():
                turns.take()
                told.append("work")
                time.sleep(0.005)
                turns.give_back()

    return work


def in_turn(*works: Callable[[], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    return threads


def test_a_sale_waits_for_one_transaction_of_long_work_and_has_two_of_its_own_in_a_row() -> None:
    turns, told, ended = WriterTurns(), list[str](), threading.Event()
    (thread,) = in_turn(long_work(turns, told, ended))
    while len(told) < 3:
        time.sleep(0.001)
    before = len(told)
    turns.take()
    waited = len(told) - before
    turns.give_back()
    for _ in range(10):  # its own further transactions, with some work between them
        time.sleep(0.002)
        turns.take()
        turns.give_back()
    meanwhile = len(told) - before - waited
    ended.set()
    thread.join(5)
    assert waited <= 2
    assert meanwhile == 0


def test_long_work_goes_on_beside_somebody_who_never_stops() -> None:
    turns, told, ended = WriterTurns(), list[str](), threading.Event()

    def sell_and_sell() -> None:
        while not ended.is_set():
            turns.take()
            turns.give_back()
            time.sleep(0.001)

    threads = in_turn(sell_and_sell, long_work(turns, told, ended))
    end = time.monotonic() + 5
    while len(told) < 3 and time.monotonic() < end:
        time.sleep(0.005)
    ended.set()
    for thread in threads:
        thread.join(5)
    assert len(told) >= 3


def test_whoever_has_the_turn_keeps_others_from_taking_it() -> None:
    turns, free = WriterTurns(), list[bool]()
    turns.take()
    (thread,) = in_turn(lambda: free.append(turns.take_if_free()))
    thread.join(5)
    turns.give_back()
    assert free == [False]
    assert turns.take_if_free()
    turns.give_back(was_writing=False)
