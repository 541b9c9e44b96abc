"""Long work writes again and again, and whoever else wants to write comes first each time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.infrastructure.persistence import writer_turns
from pos_app.infrastructure.persistence.waiting_sign import WaitingSign
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


def a_turn_of(folder: Path) -> WriterTurns:
    return WriterTurns(WaitingSign(folder / "pos.db"))


def in_turn(*works: Callable[[], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    return threads


def test_a_sale_waits_for_one_transaction_of_long_work_and_has_two_of_its_own_in_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_turns, "_A_MOMENT", 1.0)  # a busy machine has long moments
    monkeypatch.setattr(writer_turns, "_MOST_SECONDS", 5.0)
    turns, told, ended = (
        a_turn_of(tmp_path),
        list[str](),
        threading.Event(),
    )
    (thread,) = in_turn(long_work(turns, told, ended))
    while len(told) < 1:
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


def test_long_work_goes_on_beside_somebody_who_never_stops(
    tmp_path: Path,
) -> None:
    turns, told, ended = (
        a_turn_of(tmp_path),
        list[str](),
        threading.Event(),
    )

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


def test_whoever_has_the_turn_keeps_others_from_taking_it(
    tmp_path: Path,
) -> None:
    turns, free = a_turn_of(tmp_path), list[bool]()
    turns.take()
    (thread,) = in_turn(lambda: free.append(turns.take_if_free()))
    thread.join(5)
    turns.give_back()
    assert free == [False]
    assert turns.take_if_free()
    turns.give_back(was_writing=False)


def test_long_work_waits_for_another_program_but_not_for_ever(tmp_path: Path) -> None:
    here, there = (WaitingSign(tmp_path / "pos.db") for _ in range(2))
    turns, told, ended = WriterTurns(here), list[str](), threading.Event()
    with there.shown():
        (thread,) = in_turn(long_work(turns, told, ended))
        time.sleep(0.02)
        meanwhile = len(told)
        end = time.monotonic() + 5
        while not told and time.monotonic() < end:
            time.sleep(0.005)
    ended.set()
    thread.join(5)
    here.close()
    there.close()
    assert meanwhile == 0
    assert told


def test_a_sign_is_seen_while_it_is_shown_and_by_every_program(tmp_path: Path) -> None:
    one, two, three = (WaitingSign(tmp_path / "pos.db") for _ in range(3))
    seen = [two.is_shown()]
    with one.shown(), two.shown():
        seen += [one.is_shown(), two.is_shown(), three.is_shown()]
    seen.append(three.is_shown())
    for sign in (one, two, three):
        sign.close()
    assert seen == [False, True, True, True, False]


def test_where_no_sign_can_be_made_nobody_waits(tmp_path: Path) -> None:
    sign = WaitingSign(tmp_path / "gone" / "pos.db")
    with sign.shown():
        assert not sign.is_shown()
