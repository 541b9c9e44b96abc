"""A copy is the store at one moment, verified, whole or not there, made while it sells."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application import backup_errors as errors
from pos_app.application.backup_snapshots import BackupContents, BackupState
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.infrastructure.backup import copying, inspection
from pos_app.infrastructure.backup.keeper import BackupKeeper
from pos_app.infrastructure.backup.shelf import Shelf, note_of
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.stores import a_till, sell, stocked


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    """A till that sells milk."""
    with a_till(data_dir, started=True) as opened:
        stocked(opened)
        sell(opened, "MILK")
        yield opened


def logged(till: Till) -> list[str]:
    queries = till.audit_queries()
    try:
        return [
            queries.entry(seq).event_type  # type: ignore[union-attr]  # it is there
            for seq in range(1, queries.last_seq() + 1)
        ]
    finally:
        queries.close()


def test_a_copy_holds_the_newest_sale_and_is_recorded(till: Till, tmp_path: Path) -> None:
    order = sell(till, "MILK", "MILK")
    contents = till.upkeep.backups.make(tmp_path / "copy.db")
    assert (contents.store_name, contents.sales) == ("Corner Shop", 2)
    assert contents.sale_number == order.number
    assert logged(till)[-1] == "BackupMade"
    assert till.upkeep.backups.looking(tmp_path / "copy.db", None)(None) == contents


def test_a_copy_is_one_file_for_its_owner_only(till: Till, tmp_path: Path) -> None:
    till.upkeep.backups.make(tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db", "copy.db.json"]
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0


def test_a_copy_is_one_moment_though_sales_go_on(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES_PER_STEP", 8)
    sold: list[object] = []

    def sell_between(_done: int, _of: int) -> None:
        if len(sold) < 5:
            sold.append(sell(till, "MILK"))

    contents = till.upkeep.backups.make(tmp_path / "copy.db", progress=sell_between)
    assert len(sold) == 5
    assert contents.sales == 1


def test_sales_go_on_in_other_threads_meanwhile(till: Till, tmp_path: Path) -> None:
    done = threading.Event()
    copies: list[BackupContents] = []

    def copy() -> None:
        copies.extend(
            till.upkeep.backups.make(tmp_path / f"copy{number}.db") for number in range(3)
        )
        done.set()

    worker = threading.Thread(target=copy)
    worker.start()
    while not done.is_set():
        sell(till, "MILK")
        till.idle()
    worker.join()
    assert all(contents.path.exists() for contents in copies)
    assert till.audit.verify().is_sound


def test_progress_can_stop_a_copy_and_leaves_nothing(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Enough(Exception):
        pass

    monkeypatch.setattr(copying, "_PAGES_PER_STEP", 16)
    calls: list[int] = []
    limits = [10_000]

    def stop(done: int, _of: int) -> None:
        calls.append(done)
        if len(calls) > limits[-1]:
            raise Enough

    till.upkeep.backups.make(tmp_path / "whole.db", progress=stop)
    for limit in (0, len(calls) // 2, len(calls) - 1):
        calls.clear()
        limits.append(limit)
        with pytest.raises(Enough):
            till.upkeep.backups.make(tmp_path / "copy.db", progress=stop)
        assert not list(tmp_path.glob("copy*"))


def test_the_store_itself_is_never_written_over(till: Till) -> None:
    for name in (DATABASE_NAME, f"{DATABASE_NAME}-wal"):
        with pytest.raises(errors.BackupNotWritten):
            till.upkeep.backups.make(till.data_dir / name)
    assert till.audit.verify().is_sound


def test_a_place_that_is_not_there_is_told(till: Till, tmp_path: Path) -> None:
    with pytest.raises(errors.BackupNotWritten):
        till.upkeep.backups.make(tmp_path / "nowhere" / "copy.db")


def test_a_copy_with_a_damaged_page_is_found_out(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    till.upkeep.backups.make(path)
    content = bytearray(path.read_bytes())
    page = len(content) // 4096 // 2
    content[page * 4096 : page * 4096 + 600] = os.urandom(600)
    path.write_bytes(content)
    with pytest.raises(errors.BackupError):
        till.upkeep.backups.looking(path, None)(None)


def test_a_copy_with_a_changed_record_is_found_out(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    till.upkeep.backups.make(path)
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("DROP TRIGGER audit_log_refuses_update")
    connection.execute("UPDATE audit_log SET actor_id = 'nobody' WHERE seq = 3")
    connection.close()
    with pytest.raises(errors.BackupUnsound) as finding:
        till.upkeep.backups.looking(path, None)(None)
    assert "record 3" in finding.value.detail


def test_a_copy_that_changed_without_a_fault_is_found_out_by_its_note(
    till: Till, tmp_path: Path
) -> None:
    path = tmp_path / "copy.db"
    till.upkeep.backups.make(path)
    till.upkeep.backups.looking(path, None)(None)
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("UPDATE stores SET name = 'Another'")
    connection.close()
    with pytest.raises(errors.BackupUnsound) as finding:
        till.upkeep.backups.looking(path, None)(None)
    assert "copy.db.json" in finding.value.detail
    note_of(path).unlink()
    assert till.upkeep.backups.looking(path, None)(None).store_name == "Another"


def test_a_copy_that_is_not_sound_is_not_kept(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsound(path: Path, *_: object, **__: object) -> None:
        raise errors.BackupUnsound(path=str(path), detail="torn")

    monkeypatch.setattr(inspection, "check", unsound)
    with pytest.raises(errors.BackupUnsound):
        till.upkeep.backups.make(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"SQLite format 3\0" + bytes(90)])
def test_another_file_is_no_copy(till: Till, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(errors.BackupError):
        till.upkeep.backups.looking(path, None)(None)


def test_the_plan_makes_a_copy_when_it_is_time_and_something_happened(till: Till) -> None:
    backups = till.upkeep.backups
    keeper = BackupKeeper(backups)
    assert backups.is_due()
    keeper.turn()
    assert not backups.is_due()
    (copy,) = backups.overview().files
    assert (copy.state, copy.cause, copy.is_encrypted) == (BackupState.VERIFIED, "schedule", False)
    assert logged(till)[-1] == "BackupMade"
    keeper.turn()
    assert len(backups.overview().files) == 1


def test_a_store_that_is_named_from_where_one_stands_has_its_copies_too(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data_dir.parent)
    with a_till(Path(data_dir.name), started=True) as till:
        stocked(till)
        till.upkeep.backups.make_planned("schedule")
        (copy,) = till.upkeep.backups.overview().files
        assert copy.path.parent.parent == data_dir


def test_nothing_new_needs_no_copy(till: Till) -> None:
    backups = till.upkeep.backups
    backups.make_planned("asked")
    assert not backups._queries.has_news_since(backups.overview().files[0].last_seq)
    sell(till, "MILK")
    assert backups._queries.has_news_since(backups.overview().files[0].last_seq)


def test_a_drive_that_is_away_is_said_once_and_tried_again(till: Till, tmp_path: Path) -> None:
    backups, drive = till.upkeep.backups, tmp_path / "drive"
    backups.change_plan(BackupPlan(folder=str(drive)))
    drive.rename(tmp_path / "unplugged")
    drive.mkdir()  # an empty mount point
    for _ in range(2):
        with pytest.raises(errors.BackupPlaceAway):
            backups.make_planned("schedule")
    overview = backups.overview()
    assert overview.is_away
    assert overview.failure == "away"
    assert logged(till).count("BackupFailed") == 1
    assert not list(drive.iterdir())
    drive.rmdir()
    (tmp_path / "unplugged").rename(drive)
    assert backups.is_due()
    BackupKeeper(backups).turn()
    assert not backups.overview().failure
    assert len(list(drive.glob("pos-*.db"))) == 1


def test_after_a_failure_the_keeper_waits_before_it_tries_again(till: Till, tmp_path: Path) -> None:
    backups = till.upkeep.backups
    backups.change_plan(BackupPlan(folder=str(tmp_path / "drive")))
    (tmp_path / "drive").rename(tmp_path / "unplugged")
    keeper = BackupKeeper(backups)
    keeper.turn()
    (tmp_path / "unplugged").rename(tmp_path / "drive")
    keeper.turn()
    assert not backups.overview().files


def test_the_keepers_thread_makes_a_copy_and_ends(till: Till) -> None:
    keeper = BackupKeeper(till.upkeep.backups, settle=0.0)
    keeper.start()
    keeper.start()
    for _ in range(500):
        if till.upkeep.backups.overview().last_backup_at is not None:
            break
        threading.Event().wait(0.02)
    assert keeper.stop(5.0)
    assert len(till.upkeep.backups.overview().files) == 1


def test_a_planned_copy_can_be_sealed_without_the_passphrase(till: Till, tmp_path: Path) -> None:
    backups = till.upkeep.backups
    backups.change_plan(BackupPlan(folder=str(tmp_path / "d"), lock=backups.lock_for("a" * 12)))
    backups.make_planned("schedule")
    (copy,) = backups.overview().files
    assert copy.is_encrypted
    with pytest.raises(errors.PassphraseNeeded):
        backups.looking(copy.path, None)(None)
    assert backups.looking(copy.path, "a" * 12)(None).sales == 1
    assert [path.name for path in (till.data_dir / "backups").iterdir()] == []


def test_the_plan_lets_go_of_old_copies_but_never_of_what_was_asked_for(
    till: Till, tmp_path: Path
) -> None:
    backups = till.upkeep.backups
    plan = BackupPlan(folder=str(tmp_path / "d"), keep_hourly=1, keep_daily=1, keep_monthly=0)
    backups.change_plan(plan)
    shelf = Shelf(tmp_path / "d")
    backups.make_planned("schedule")
    (newest,) = shelf.files()
    for days, cause in ((1, "schedule"), (2, "asked"), (3, "shift")):
        older = shelf.new_path(newest.made_at - timedelta(days=days), is_sealed=False)
        older.write_bytes(newest.path.read_bytes())
        note = note_of(newest.path).read_text().replace('"schedule"', f'"{cause}"')
        note_of(older).write_text(note)
    shelf.tidy(plan)
    assert [copy.cause for copy in shelf.files()] == ["schedule", "asked"]


def test_a_copy_that_lost_bytes_is_listed_as_damaged(till: Till) -> None:
    backups = till.upkeep.backups
    backups.make_planned("asked")
    (copy,) = backups.overview().files
    copy.path.write_bytes(copy.path.read_bytes()[:-4096])
    (copy,) = backups.overview().files
    assert copy.state is BackupState.DAMAGED
    note_of(copy.path).unlink()
    (copy,) = backups.overview().files
    assert copy.state is BackupState.UNKNOWN


def test_a_closed_shift_is_copied(till: Till) -> None:
    till.shifts.commands.open(Decimal("100.00"))
    report = till.shifts.queries.x_report("1")
    assert report is not None
    till.shifts.commands.commit_count({}, report.content.cash[0].expected)
    till.shifts.commands.close("")
    assert till.publications.wait_until_idle(20)
    (copy,) = till.upkeep.backups.overview().files
    assert copy.cause == "shift"


def test_a_plan_may_leave_shifts_out(till: Till) -> None:
    till.upkeep.backups.change_plan(BackupPlan(is_after_shift=False))
    assert not till.upkeep.backups.wants_copy_after_shift()


@pytest.mark.parametrize("folder", ["away/backups", "no whole path"])
def test_a_place_that_is_not_there_is_refused_and_nothing_is_made(
    till: Till, tmp_path: Path, folder: str
) -> None:
    chosen = str(tmp_path / folder) if "/" in folder else folder
    with pytest.raises(errors.NoSuchPlace):
        till.upkeep.backups.change_plan(BackupPlan(folder=chosen))
    assert not till.upkeep.backups.overview().plan.folder
    assert not (tmp_path / "away").exists()


def test_older_copies_beside_the_store_stay_in_the_list(till: Till, tmp_path: Path) -> None:
    backups = till.upkeep.backups
    backups.make_planned("asked")
    (beside,) = backups.overview().files
    backups.change_plan(BackupPlan(folder=str(tmp_path / "stick")))
    assert backups.overview().files == (beside,)
    backups.make_planned("schedule")
    folders = {copy.path.parent for copy in backups.overview().files}
    assert folders == {tmp_path / "stick", beside.path.parent}
