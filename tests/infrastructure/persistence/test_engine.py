"""The file is opened as it must be, written by one, read by many, and its errors are ours."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from pos_app.application import errors
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.persistence.engine import DRIVER, Connection, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.storage_errors import translated

STATES = Statement(text("SELECT register_id FROM registers"))


def pragma(connection: Connection, name: str) -> object:
    return connection.command(f"PRAGMA {name}")[0][0]


def test_the_writer_is_opened_to_lose_nothing(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "wal_autocheckpoint": 0,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "busy_timeout": 15_000,
    }
    assert {name: pragma(database.writer, name) for name in wanted} == wanted


def test_a_reader_cannot_write(database: Database) -> None:
    assert pragma(database.reader(), "query_only") == 1
    with pytest.raises(errors.StorageReadOnly):
        database.reader().command("DELETE FROM registers")


def test_a_pragma_that_does_not_hold_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_app.infrastructure.persistence.engine._BUSY_MILLISECONDS", -5)
    with pytest.raises(DRIVER.Error, match="busy_timeout"):
        Database(tmp_path / "pos.db")


def test_the_library_is_free_of_the_wal_reset_defect() -> None:
    if DRIVER is sqlite3:
        pytest.skip("only the standard library's SQLite is here")
    assert tuple(DRIVER.sqlite_version_info) >= (3, 51, 3)


def test_a_durable_commit_is_synced_and_the_others_are_not(database: Database) -> None:
    writer = database.begin()
    assert pragma(writer, "synchronous") == 2
    database.commit()
    writer = database.begin(durable=False)
    assert pragma(writer, "synchronous") == 1
    database.rollback()
    assert pragma(database.begin(), "synchronous") == 2
    database.rollback()


def test_a_reader_sees_the_last_commit_and_nothing_before_it(database: Database) -> None:
    database.begin().command("UPDATE registers SET register_id = '2'")
    assert database.reader().all(STATES) == [("1",)]
    database.commit()
    assert database.reader().all(STATES) == [("2",)]


def test_what_was_rolled_back_never_was(database: Database) -> None:
    database.begin().command("UPDATE registers SET register_id = '2'")
    database.rollback()
    assert database.reader().all(STATES) == [("1",)]


def test_a_second_writer_waits_for_the_first(open_database: Callable[..., Database]) -> None:
    one, two = open_database(), open_database()
    one.begin().command("UPDATE registers SET last_order_sequence = last_order_sequence + 1")
    done = threading.Event()

    def write() -> None:
        two.begin().command("UPDATE registers SET last_order_sequence = last_order_sequence + 1")
        two.commit()
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert not done.wait(0.2)
    one.commit()
    assert done.wait(10)
    thread.join()
    assert one.writer.command("SELECT last_order_sequence FROM registers") == [(2,)]


def test_a_writer_that_waits_too_long_says_that_another_program_writes(
    open_database: Callable[..., Database],
) -> None:
    one, two = open_database(), open_database()
    two.writer.command("PRAGMA busy_timeout=50")
    one.begin()
    with pytest.raises(errors.StorageBusy):
        two.begin()
    one.rollback()
    two.begin()
    two.rollback()


def test_the_writers_lock_is_free_after_every_failure(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.begin()
    with pytest.raises(DRIVER.Error, match="within a transaction"):
        database.begin()
    database.rollback()
    done = threading.Event()

    def write() -> None:
        database.begin()
        database.rollback()
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert done.wait(5)
    thread.join()


def test_a_read_only_database_is_not_written(open_database: Callable[..., Database]) -> None:
    database = open_database(read_only=True)
    with pytest.raises(errors.StorageReadOnly):
        database.begin()
    assert database.reader().all(STATES) == [("1",)]


def test_a_reader_creates_no_file(tmp_path: Path) -> None:
    database = Database(tmp_path / "pos.db", read_only=True)
    with pytest.raises(errors.StorageReadOnly):
        database.reader()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "pos.db"
    path.write_text("a shopping list\n" * 100, encoding="utf-8")
    with pytest.raises(errors.StorageDamaged):
        Database(path)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "pos.db").mkdir()
    with pytest.raises(errors.StorageReadOnly):
        Database(tmp_path / "pos.db")


def test_a_page_that_is_damaged_is_told_while_rows_are_fetched(store_folder: Path) -> None:
    path = store_folder / DATABASE_NAME
    connection = DRIVER.connect(str(path))
    connection.execute("CREATE TABLE wide (content TEXT)")
    connection.executemany("INSERT INTO wide VALUES (?)", [("x" * 900,)] * 400)
    connection.commit()
    connection.close()
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for page in range(pages - 40, pages):
        content[page * 4096 : page * 4096 + 12] = b"\xff" * 12
    path.write_bytes(content)
    database = Database(path, read_only=True)
    with pytest.raises(errors.StorageDamaged):
        database.reader().all(Statement(text("SELECT content FROM wide")))
    database.close()


def test_text_that_is_no_utf_8_is_damage(database: Database) -> None:
    database.writer.command("UPDATE registers SET register_id = CAST(x'ff' AS TEXT)")
    with pytest.raises(errors.StorageDamaged):
        database.reader().all(STATES)
    with pytest.raises(errors.StorageDamaged):
        database.reader().one(STATES)


def test_a_fault_in_our_own_sql_stays_what_it_is(database: Database) -> None:
    with pytest.raises(DRIVER.OperationalError, match="no such table"):
        database.writer.command("SELECT * FROM nowhere")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", errors.StorageFull),
        ("attempt to write a readonly database", errors.StorageReadOnly),
        ("unable to open database file", errors.StorageReadOnly),
        ("database is locked", errors.StorageBusy),
        ("disk I/O error", errors.StorageFailed),
        ("database disk image is malformed", errors.StorageDamaged),
        ("file is not a database", errors.StorageDamaged),
    ],
)
def test_a_driver_without_codes_is_understood_by_its_words(
    tmp_path: Path, words: str, kind: type[errors.StorageError]
) -> None:
    assert type(translated(sqlite3.OperationalError(words), tmp_path)) is kind


def test_a_writer_that_was_lost_is_opened_again(database: Database, store_folder: Path) -> None:
    gone = store_folder.with_name("unplugged")
    database.writer.command("SELECT 1")
    store_folder.rename(gone)
    store_folder.write_text("the drive is away", encoding="utf-8")
    with pytest.raises(errors.StorageReadOnly):
        database.reopen()
    with pytest.raises(errors.StorageReadOnly):
        database.begin()
    store_folder.unlink()
    gone.rename(store_folder)
    database.begin().command("UPDATE registers SET register_id = '2'")
    database.commit()
    assert database.writer.command("SELECT register_id FROM registers") == [("2",)]


def test_a_checkpoint_is_made_by_the_idle_writer_only(database: Database) -> None:
    wal = database.path.with_name(database.path.name + "-wal")
    for number in range(300):
        database.begin().command(f"UPDATE registers SET last_order_sequence = {number}")
        database.commit()
    assert wal.stat().st_size > 300 * 4096
    database.begin()
    other: list[bool] = []
    thread = threading.Thread(target=lambda: other.append(database.checkpoint_if_due()))
    thread.start()
    thread.join()
    assert other == [False]
    database.rollback()
    assert database.checkpoint_if_due()
    size = wal.stat().st_size
    for number in range(100):
        database.begin().command(f"UPDATE registers SET last_order_sequence = {number}")
        database.commit()
    assert wal.stat().st_size == size


def test_many_programs_may_open_a_new_folder_at_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from pos_app.bootstrap import open_till;"
        "open_till(Path(sys.argv[1])).close()"
    )
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path / "store")],
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(4)
    ]
    assert [program.communicate()[1] for program in programs] == [b""] * 4
    assert [program.returncode for program in programs] == [0] * 4
