"""The drill: a store goes back to a copy, keeps the one of before, and the log says the gap."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_app.application import backup_errors as errors
from pos_app.application.backup_snapshots import Restored
from pos_app.application.errors import StorageTooNew
from pos_app.assembly.upkeep import restore_store
from pos_app.bootstrap import DATABASE_NAME, Till
from pos_app.cli import run
from pos_app.domain.events import ANONYMOUS
from pos_app.infrastructure.persistence.engine import DRIVER
from pos_app.ui.single_till import SingleTill
from tests.stores import a_till, sell, stocked

COPY = "copy.db"


def sold_after_a_copy(folder: Path, copy: Path, *, after: int = 2) -> None:
    """Sell one milk, copy the store, and sell ``after`` more."""
    with a_till(folder, started=True) as till:
        stocked(till)
        sell(till, "MILK")
        till.upkeep.backups.make(copy)
        for _ in range(after):
            sell(till, "MILK")


def restored(folder: Path, copy: Path, passphrase: str | None = None) -> Restored:
    return restore_store(folder / DATABASE_NAME, copy, passphrase, None, actor_id=ANONYMOUS)


def newest(till: Till) -> tuple[str, dict[str, object]]:
    queries = till.audit_queries()
    try:
        entry = queries.entry(queries.last_seq())
        assert entry is not None
        return entry.event_type, entry.payload
    finally:
        queries.close()


def sales_in(path: Path) -> int:
    connection = DRIVER.connect(f"{path.as_uri()}?mode=ro", uri=True)
    (count,) = connection.execute("SELECT count(*) FROM orders").fetchone()
    connection.close()
    return int(count)


def test_the_drill(data_dir: Path, tmp_path: Path) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    done = restored(data_dir, tmp_path / COPY)
    assert done.kept_as is not None
    assert sales_in(done.kept_as) == 3
    with a_till(data_dir) as till:
        kind, payload = newest(till)
        assert kind == "StoreRestored"
        assert payload["last_seq"] == done.contents.last_seq
        assert payload["replaced_last_seq"] == done.replaced_last_seq
        assert payload["replaced_file"] == done.kept_as.name
        assert till.audit.verify().is_sound
        till.start()
        sell(till, "MILK")
        assert till.audit.verify_recent().is_sound
        assert till.upkeep.backups.looking(tmp_path / COPY, None)(None).sales == 1


def test_numbers_of_receipts_are_never_given_out_twice(data_dir: Path, tmp_path: Path) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY, after=4)
    restored(data_dir, tmp_path / COPY)
    with a_till(data_dir, started=True) as till:
        assert sell(till, "MILK").number == "1-00006"


def test_a_new_machine_gets_its_store_back(data_dir: Path, tmp_path: Path) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    fresh = tmp_path / "fresh"
    done = restored(fresh, tmp_path / COPY)
    assert done.kept_as is None
    assert sorted(path.name for path in fresh.iterdir()) == [DATABASE_NAME]
    with a_till(fresh, started=True) as till:
        sell(till, "MILK")
        assert till.audit.verify().is_sound


def test_a_damaged_store_is_set_aside_and_replaced(data_dir: Path, tmp_path: Path) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    (data_dir / DATABASE_NAME).write_bytes(b"torn" * 5_000)
    done = restored(data_dir, tmp_path / COPY)
    assert done.replaced_last_seq is None
    assert done.kept_as is not None
    assert done.kept_as.read_bytes() == b"torn" * 5_000
    with a_till(data_dir, started=True) as till:
        assert till.audit.verify().is_sound


def test_a_sealed_copy_comes_back_with_its_passphrase(data_dir: Path, tmp_path: Path) -> None:
    with a_till(data_dir, started=True) as till:
        stocked(till)
        sell(till, "MILK")
        till.upkeep.backups.make(tmp_path / "copy.sealed", "twelve letters")
    for wrong, error in (
        (None, errors.PassphraseNeeded),
        ("another one entirely", errors.WrongPassphrase),
    ):
        with pytest.raises(error):
            restored(data_dir, tmp_path / "copy.sealed", wrong)
    done = restored(data_dir, tmp_path / "copy.sealed", "twelve letters")
    assert done.contents.sales == 1
    assert done.contents.is_encrypted


def test_nothing_changes_while_something_has_the_store_open(data_dir: Path, tmp_path: Path) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    with a_till(data_dir) as till:
        assert till.store is not None
        with pytest.raises(errors.StoreIsOpen):
            restored(data_dir, tmp_path / COPY)
    assert sales_in(data_dir / DATABASE_NAME) == 3
    assert not list(data_dir.glob("pos-replaced*"))
    assert not (data_dir / "restoring").exists()


@pytest.mark.parametrize("damage", ["cut", "flipped", "other", "newer"])
def test_a_copy_that_cannot_be_used_changes_nothing(
    data_dir: Path, tmp_path: Path, damage: str
) -> None:
    copy = tmp_path / COPY
    sold_after_a_copy(data_dir, copy)
    content = copy.read_bytes()
    if damage == "newer":
        connection = DRIVER.connect(str(copy), isolation_level=None)
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
    else:
        middle = len(content) // 2
        copy.write_bytes(
            {
                "cut": content[:middle],
                "flipped": content[:middle] + os.urandom(3_000) + content[middle + 3_000 :],
                "other": b"a photograph" * 1_000,
            }[damage]
        )
    with pytest.raises((errors.BackupError, StorageTooNew)):
        restored(data_dir, copy)
    assert sales_in(data_dir / DATABASE_NAME) == 3
    assert not list(data_dir.glob("pos-replaced*"))


def test_a_second_restore_keeps_both_stores_of_before(data_dir: Path, tmp_path: Path) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    first, second = restored(data_dir, tmp_path / COPY), restored(data_dir, tmp_path / COPY)
    assert first.kept_as != second.kept_as
    assert first.kept_as is not None
    assert second.kept_as is not None
    assert (sales_in(first.kept_as), sales_in(second.kept_as)) == (3, 1)


@pytest.mark.parametrize("place", ["restore.checked", "restore.kept", "restore.placed"])
def test_a_machine_that_stops_in_between_has_one_store_or_the_other(
    data_dir: Path, tmp_path: Path, place: str
) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    script = (
        "import sys; from pathlib import Path;"
        "from pos_app.assembly.upkeep import restore_store;"
        "restore_store(Path(sys.argv[1]), Path(sys.argv[2]), None, None, actor_id='owner')"
    )
    stopped = subprocess.run(
        [sys.executable, "-c", script, str(data_dir / DATABASE_NAME), str(tmp_path / COPY)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "POS_FAIL_POINT": place},
    )
    assert stopped.returncode == -signal.SIGKILL
    wanted = 1 if place == "restore.placed" else 3
    assert sales_in(data_dir / DATABASE_NAME) == wanted
    done = restored(data_dir, tmp_path / COPY)
    assert done.contents.sales == 1
    with a_till(data_dir, started=True) as till:
        assert till.audit.verify().is_sound


def test_the_commands_look_copy_and_restore(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*arguments: object, code: int = 0) -> str:
        assert run([*map(str, arguments), "--data-dir", str(data_dir)]) == code
        return capsys.readouterr().err

    sold_after_a_copy(data_dir, tmp_path / "first.db")
    told("backup", tmp_path / COPY)
    assert "1-00003" in told("restore", "--look", tmp_path / COPY)
    told("restore", tmp_path / COPY, code=2)
    assert not list(data_dir.glob("pos-replaced*"))
    done = told("restore", "--yes", tmp_path / "first.db")
    assert "are only there" in done
    assert "is sound" in done
    assert sales_in(data_dir / DATABASE_NAME) == 1


def test_the_log_says_who_went_back(data_dir: Path, tmp_path: Path) -> None:
    pin = tmp_path / "pin"
    pin.write_text("2580\n", encoding="ascii")
    at = ["--data-dir", str(data_dir)]
    store = ["--store", "Shop", "--currency", "EUR", "--prices", "include-tax", "--owner", "Ana"]
    assert run(["init", *store, "--pin-file", str(pin), *at]) == 0
    acting = ["--staff", "Ana", "--staff-pin-file", str(pin), *at]
    assert run(["backup", str(tmp_path / COPY), *acting]) == 0
    assert run(["restore", "--yes", str(tmp_path / COPY), *acting]) == 0
    with a_till(data_dir) as till:
        (ana,) = till.people.sign_in.people()
        queries = till.audit_queries()
        try:
            entries = [queries.entry(seq) for seq in range(1, queries.last_seq() + 1)]
        finally:
            queries.close()
    (went_back,) = [each for each in entries if each and each.event_type == "StoreRestored"]
    assert went_back.actor_id == str(ana.staff_id)


def test_a_running_till_is_not_restored_under(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sold_after_a_copy(data_dir, tmp_path / COPY)
    till = SingleTill(data_dir)
    assert till.hold()
    try:
        assert run(["restore", "--yes", str(tmp_path / COPY), "--data-dir", str(data_dir)]) == 2
    finally:
        till.release()
    assert "till is open" in capsys.readouterr().err
    assert sales_in(data_dir / DATABASE_NAME) == 3
