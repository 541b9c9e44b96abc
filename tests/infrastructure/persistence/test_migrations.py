"""A new file has the program's tables, a newer one is refused, and half a schema never stays."""

from __future__ import annotations

import importlib
import os
import pkgutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import StaticPool

from pos_app.application import errors
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure import persistence
from pos_app.infrastructure.persistence import tables
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.persistence.migrations import (
    CURRENT,
    ensure_current,
    schema_version,
)
from tests.stores import a_store

for module in pkgutil.iter_modules(persistence.__path__, f"{persistence.__name__}."):
    if module.name.endswith("tables"):
        importlib.import_module(module.name)  # so that the metadata is complete
metadata = tables.metadata


def a_fresh_file(folder: Path) -> Path:
    path = folder / DATABASE_NAME
    database = Database(path)
    ensure_current(database)
    database.close()
    return path


def described(path: Path | None) -> dict[str, object]:
    """Return what SQLAlchemy sees of each table, in a file or made from our metadata."""
    engine = create_engine(
        f"sqlite:///{path}" if path else "sqlite://", module=DRIVER, poolclass=StaticPool
    )
    if path is None:
        metadata.create_all(engine)
    seen = inspect(engine)
    found: dict[str, object] = {}
    for table in metadata.tables:
        found[table] = (
            [
                (column["name"], str(column["type"]), column["nullable"])
                for column in seen.get_columns(table)
            ],
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in seen.get_foreign_keys(table)
            ),
            sorted(key["column_names"] for key in seen.get_unique_constraints(table)),
            sorted(
                (str(index["name"]), index["column_names"], bool(index["unique"]))
                for index in seen.get_indexes(table)
            ),
            seen.get_table_options(table),
        )
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'"
        )
        found["partial indexes"] = sorted((name, " ".join(sql.split())) for name, sql in rows)
    engine.dispose()
    return found


def test_a_fresh_file_has_the_tables_of_the_program(tmp_path: Path) -> None:
    assert described(a_fresh_file(tmp_path)) == described(None)


def test_a_difference_would_be_seen(tmp_path: Path) -> None:
    path = a_fresh_file(tmp_path)
    connection = DRIVER.connect(str(path))
    connection.execute("DROP INDEX publications_by_lane")
    connection.close()
    assert described(path) != described(None)


def test_a_fresh_file_is_at_the_current_version(tmp_path: Path) -> None:
    database = Database(a_fresh_file(tmp_path), read_only=True)
    assert schema_version(database.reader()) == CURRENT
    ensure_current(database)
    database.close()


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = a_store(tmp_path / "store") / DATABASE_NAME
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    for read_only in (False, True):
        database = Database(path, read_only=read_only)
        with pytest.raises(errors.StorageTooNew) as refusal:
            ensure_current(database)
        assert refusal.value.detail == "9999"
        database.close()
    assert path.read_bytes() == before


def test_a_file_without_a_schema_is_not_opened_for_reading(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    DRIVER.connect(str(path)).close()
    path.touch()
    database = Database(path, read_only=True)
    with pytest.raises(errors.StorageReadOnly):
        ensure_current(database)
    database.close()


def test_no_space_for_the_schema_is_told_and_nothing_of_it_stays(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    database = Database(path)
    database.writer.command("PRAGMA max_page_count=12")
    with pytest.raises(errors.StorageFull):
        ensure_current(database)
    assert schema_version(database.writer) is None
    database.writer.command("PRAGMA max_page_count=1000000")
    ensure_current(database)
    assert schema_version(database.writer) == CURRENT
    database.close()


def test_a_program_killed_while_it_makes_the_schema_starts_again(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path;"
        "from pos_app.infrastructure.persistence.engine import Database;"
        "from pos_app.infrastructure.persistence.migrations import ensure_current;"
        "database = Database(Path(sys.argv[1]));"
        "seen = [];"
        "database.writer.driver.set_trace_callback(lambda sql: seen.append(sql)"
        " or (len(seen) == 20 and os.kill(os.getpid(), signal.SIGKILL)));"
        "ensure_current(database)"
    )
    path = tmp_path / DATABASE_NAME
    killed = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert killed.returncode == -signal.SIGKILL
    database = Database(path)
    assert schema_version(database.writer) is None
    ensure_current(database)
    assert schema_version(database.writer) == CURRENT
    database.close()


def test_a_new_store_prepares_no_statement_of_its_scans_twice(tmp_path: Path) -> None:
    database = Database(tmp_path / DATABASE_NAME)
    ensure_current(database)
    of_a_scan = [f"SELECT {number} FROM products" for number in range(100)]
    prepared: list[int] = []

    def note(action: int, *_names: str | None) -> int:
        prepared.append(action)
        return int(DRIVER.SQLITE_OK)

    database.writer.driver.set_authorizer(note)  # SQLite asks it while it prepares, only then
    for sql in of_a_scan:
        database.writer.command(sql)
    assert prepared
    prepared.clear()
    for sql in of_a_scan:
        database.writer.command(sql)
    database.close()
    assert prepared == []
