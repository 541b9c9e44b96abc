"""A store of any earlier version is taken over with its data, or left exactly as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

from pos_app.application.errors import StorageFull, UpgradeFailed
from pos_app.bootstrap import DATABASE_NAME, open_till
from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.infrastructure.backup import copying, inspection, upgrading
from pos_app.infrastructure.backup.upgrading import is_upgrade_due
from pos_app.infrastructure.persistence import migrations
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database
from pos_app.infrastructure.persistence.migrations import CURRENT, migrate, schema_version
from tests.stores import a_till, sell, stocked

EARLIER = [f"{number:04d}" for number in range(1, int(CURRENT))]


@cache
def _a_store_of_today() -> Path:
    folder = Path(tempfile.mkdtemp())
    with a_till(folder, started=True) as till:
        stocked(till)
        sell(till, "MILK", "MILK")
        till.customers.add(PersonalData(name="Ada Lovelace", phone="555 0100"))
    return folder / DATABASE_NAME


def a_store_of(revision: str, folder: Path) -> Path:
    """Make a store as ``revision`` had it, with all of today's rows that had a place then."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / DATABASE_NAME
    database = Database(path)
    migrate(database, revision)
    writer = database.writer
    writer.command("PRAGMA foreign_keys=OFF")
    writer.driver.execute("ATTACH ? AS today", (str(_a_store_of_today()),))
    listed = writer.command("PRAGMA table_list")  # (schema, name, type, …); FTS5's are "shadow"
    then, now = (
        {row[1] for row in listed if row[0] == schema and row[2] == "table"}
        for schema in ("main", "today")
    )
    for table in sorted(then & now - {"alembic_version", "sqlite_schema"}):
        columns = ", ".join(_columns_in_both(writer, table))
        writer.command(
            f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}"
        )
    writer.command("DETACH today")
    database.close()
    return path


def _columns_in_both(writer: Connection, table: str) -> list[str]:
    then, now = (
        [row[1] for row in writer.command(f"PRAGMA {schema}.table_info({table})")]
        for schema in ("main", "today")
    )
    return [name for name in then if name in now]


def schema_of(path: Path) -> str | None:
    connection = Connection(path, writable=False)
    try:
        return schema_version(connection)
    finally:
        connection.close()


@pytest.fixture
def old(data_dir: Path) -> Path:
    """A store of the third version."""
    return a_store_of("0003", data_dir)


@pytest.mark.parametrize("revision", EARLIER)
def test_a_store_of_every_earlier_schema_is_taken_over(data_dir: Path, revision: str) -> None:
    path = a_store_of(revision, data_dir)
    assert is_upgrade_due(path)
    told: list[int] = []
    till = open_till(data_dir, progress=lambda done, _of: told.append(done))
    try:
        till.start(with_receipts=False)
        assert till.store is not None
        assert till.store.name == "Corner Shop"
        assert till.audit.verify().is_sound
        inside = inspection.look_inside(path)
        assert (inside.sales, inside.sale_number) == (1, "1-00001")
    finally:
        till.close()
    assert told == sorted(told)
    assert not is_upgrade_due(path)
    (copy,) = (data_dir / "backups").glob(f"pos-before-{revision}-*.db")
    assert schema_of(copy) == revision


def test_a_migration_that_fails_leaves_the_old_store(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(database: Database) -> None:
        migrate(database, "0006")
        raise StorageFull(path=str(database.path), detail="no space left")

    monkeypatch.setattr(upgrading, "ensure_current", fails)
    with pytest.raises(UpgradeFailed) as failure:
        open_till(old.parent)
    assert "no space left" in failure.value.detail
    assert Path(failure.value.copy).exists()
    assert schema_of(old) == "0003"
    monkeypatch.undo()
    with a_till(old.parent, started=True) as till:
        assert till.audit.verify().is_sound


def test_a_bug_in_a_migration_leaves_the_old_store(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(database: Database) -> None:
        database.writer.command("SELECT * FROM nowhere")

    monkeypatch.setattr(upgrading, "ensure_current", fails)
    with pytest.raises(UpgradeFailed):
        open_till(old.parent)
    assert schema_of(old) == "0003"


def test_no_room_for_the_copy_leaves_the_old_store(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "sync_file", full)
    with pytest.raises(UpgradeFailed) as failure:
        open_till(old.parent)
    assert not failure.value.copy
    assert schema_of(old) == "0003"
    assert not list((old.parent / "backups").glob("pos-before*"))


@pytest.mark.parametrize("place", ["upgrade.copied", "upgrade.done"])
def test_a_machine_that_stops_in_an_upgrade_starts_again(old: Path, place: str) -> None:
    script = (
        "import sys; from pathlib import Path; from pos_app.bootstrap import open_till;"
        "open_till(Path(sys.argv[1])).close()"
    )
    stopped = subprocess.run(
        [sys.executable, "-c", script, str(old.parent)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "POS_FAIL_POINT": place},
    )
    assert stopped.returncode == -signal.SIGKILL
    assert schema_of(old) in {"0003", CURRENT}
    with a_till(old.parent, started=True) as till:
        assert till.audit.verify().is_sound


def test_a_new_version_is_an_event(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_till(data_dir, started=True):
        pass
    monkeypatch.setattr("pos_app.assembly.upkeep.__version__", "9.9.9")
    with a_till(data_dir, started=True) as till:
        queries = till.audit_queries()
        entry = queries.entry(queries.last_seq())
        queries.close()
    assert entry is not None
    assert entry.event_type == "ProgramVersionChanged"
    assert entry.payload["new_version"] == "9.9.9"
    assert entry.payload["new_schema"] == CURRENT


def test_what_is_no_store_is_not_due(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    assert not is_upgrade_due(path)
    DRIVER.connect(str(path)).close()
    assert not is_upgrade_due(path)
    path.write_bytes(b"nothing of the kind" * 300)
    assert not is_upgrade_due(path)


def test_the_known_versions_have_no_gap() -> None:
    assert (*EARLIER, CURRENT) == migrations._KNOWN
