"""The log is sealed and checked in the background, and at the end of the program."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.application.audit_service import Verification
from pos_app.application.ports import Progress
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.infrastructure.audit import keeper
from pos_app.infrastructure.audit.keeper import AuditKeeper
from tests.guards import ExpectedLogs
from tests.infrastructure.audit.evidence import rows_of, seqs_of
from tests.stores import a_till, sell, stocked


def wait_until(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_SECONDS_PER_TURN", 0.02)
    monkeypatch.setattr(keeper, "_SECONDS_TO_SETTLE", 0.01)


def checkpoints(till: Till) -> int:
    return len(seqs_of(till.data_dir / DATABASE_NAME, "CheckpointSigned"))


def test_the_end_of_the_program_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "store" / DATABASE_NAME
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk")
        till.watch()
        sell(till, "MILK")
        till.stores.stop_till()
    rows = rows_of(path)
    assert rows[-1][1] == "CheckpointSigned"
    told = [int(str(row[0])) for row in rows if row[8] != "AuditTrail"]
    assert json.loads(str(rows[-1][10]))["size"] >= max(told)


def test_nothing_new_is_not_sealed_again(tmp_path: Path) -> None:
    path = tmp_path / "store" / DATABASE_NAME
    with a_till(tmp_path / "store") as till:
        till.trail.sign_checkpoint()
    before = seqs_of(path, "CheckpointSigned")
    with a_till(tmp_path / "store") as till:
        till.watch()
        wait_until(lambda: bool(seqs_of(path, "AuditLogVerified")))
    assert seqs_of(path, "CheckpointSigned") == before


def test_a_thousand_entries_are_sealed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "ENTRIES_PER_CHECKPOINT", 40)
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk")
        till.watch()
        for _ in range(5):
            sell(till, "MILK")
        assert checkpoints(till) == 0
        sell(till, "MILK")
        wait_until(lambda: checkpoints(till) == 1)


def test_a_little_activity_is_sealed_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "SECONDS_PER_CHECKPOINT", 0.1)
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk")
        till.watch()
        sell(till, "MILK")
        wait_until(lambda: checkpoints(till) == 1)


def test_the_start_and_every_hour_are_checked_and_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "SECONDS_PER_CHECK", 0.2)
    path = tmp_path / "store" / DATABASE_NAME
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk")
        till.watch()
        wait_until(lambda: len(seqs_of(path, "AuditLogVerified")) >= 3)
    rows = rows_of(path)
    found = [json.loads(str(rows[seq - 1][10])) for seq in seqs_of(path, "AuditLogVerified")]
    assert [each["cause"] for each in found][:3] == ["start", "hourly", "hourly"]
    assert all(each["is_sound"] for each in found)


def test_a_turn_that_fails_is_tried_again(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs("pos_app.infrastructure.audit.keeper")
    failures = iter([OSError("no disk")])
    checked: list[int] = []

    def check(_progress: Progress) -> Verification:
        for error in failures:
            raise error
        checked.append(1)
        return Verification(is_sound=True, checked=0)

    with a_till(tmp_path / "store") as till:
        watcher = AuditKeeper(till.trail, check)
        worked: list[int] = []

        def work() -> bool:
            worked.append(1)
            return False

        watcher.add_chore(work)
        watcher.start()
        wait_until(lambda: len(worked) > 2)
        assert watcher.stop(5)


def test_a_long_check_ends_when_the_program_closes(tmp_path: Path) -> None:
    begun = threading.Event()

    def check(progress: Progress) -> Verification:
        begun.set()
        while True:
            progress(1, 2)
            time.sleep(0.01)

    with a_till(tmp_path / "store") as till:
        watcher = AuditKeeper(till.trail, check)
        watcher.start()
        assert begun.wait(10)
        assert watcher.stop(5)
