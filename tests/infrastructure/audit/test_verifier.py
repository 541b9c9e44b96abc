"""Every kind of tampering is found, at the first bad entry, by its kind; nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.application.audit_service import Verification
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash, stored_hash
from pos_app.infrastructure.audit.rows import SoundRows
from pos_app.infrastructure.audit.verifier import ChainVerifier
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from tests.stores import a_store, a_till, sell, stocked

COLUMNS = [
    "event_type",
    "event_id",
    "occurred_at",
    "actor_id",
    "approver_id",
    "register_id",
    "shift_id",
    "aggregate_type",
    "aggregate_id",
    "event_data",
    "prev_hash",
    "hash",
]


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a store whose log holds two sales: 20 entries."""
    folder = a_store(tmp_path_factory.mktemp("sold") / "store")
    with a_till(folder) as till:
        for name in ("Milk", "Bread"):
            stocked(till, name)
        sell(till, "MILK", "BREAD")
        sell(till, "BREAD")
    return (folder / DATABASE_NAME).read_bytes()


@pytest.fixture
def file(tmp_path: Path, sold: bytes) -> Path:
    path = tmp_path / DATABASE_NAME
    path.write_bytes(sold)
    return path


def verified(path: Path, progress: Callable[[int, int], None] | None = None) -> Verification:
    database = Database(path, read_only=True)
    try:
        return ChainVerifier(database).verify(progress)
    finally:
        database.close()


def tamper(path: Path, *commands: str) -> None:
    connection = DRIVER.connect(str(path), isolation_level=None)
    for trigger in ("refuses_update", "refuses_delete", "continues"):
        connection.execute(f"DROP TRIGGER audit_log_{trigger}")
    for command in commands:
        connection.execute(command)
    connection.close()


def found(path: Path) -> tuple[bool, int, int | None, str]:
    result = verified(path)
    return result.is_sound, result.checked, result.first_bad_seq, result.kind


def rows_of(path: Path) -> list[tuple[object, ...]]:
    connection = DRIVER.connect(str(path))
    rows: list[tuple[object, ...]] = connection.execute(
        "SELECT * FROM audit_log ORDER BY seq"
    ).fetchall()
    connection.close()
    return rows


def test_an_untouched_log_is_sound(file: Path) -> None:
    assert found(file) == (True, 20, None, "")


def test_progress_is_told_and_may_stop_the_check(file: Path) -> None:
    told: list[tuple[int, int]] = []
    verified(file, lambda done, of: told.append((done, of)))
    assert told[-1] == (20, 20)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verified(file, stop)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(file: Path, column: str) -> None:
    tamper(file, f"UPDATE audit_log SET {column} = coalesce({column}, '') || 'x' WHERE seq = 5")
    assert found(file) == (False, 4, 5, "changed")


@pytest.mark.parametrize("value", ["7", "x'00ff'", "''", "'zz'", "x'c3'", "1.5"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_any_other_kind_is_found(file: Path, column: str, value: str) -> None:
    tamper(file, f"UPDATE audit_log SET {column} = {value} WHERE seq = 5")
    assert found(file) == (False, 4, 5, "changed")


def test_text_that_is_no_utf_8_is_found(file: Path) -> None:
    tamper(file, "UPDATE audit_log SET event_data = CAST(x'7bff7d' AS TEXT) WHERE seq = 5")
    assert found(file) == (False, 4, 5, "changed")


def test_a_changed_byte_of_the_file_is_found(file: Path) -> None:
    content = file.read_bytes()
    assert b'"product_name":"Bread"' in content
    file.write_bytes(content.replace(b'"product_name":"Bread"', b'"product_name":"Broad"'))
    result = verified(file)
    assert not result.is_sound
    assert result.kind == "changed"


@pytest.mark.parametrize("seq", [1, 2, 9, 19])
def test_a_deleted_entry_is_found(file: Path, seq: int) -> None:
    tamper(file, f"DELETE FROM audit_log WHERE seq = {seq}")
    assert found(file) == (False, seq - 1, seq, "missing")


def test_a_cut_tail_is_found(file: Path) -> None:
    tamper(file, "DELETE FROM audit_log WHERE seq > 10")
    assert found(file) == (False, 10, 11, "cut")


def test_an_emptied_log_is_found(file: Path) -> None:
    tamper(file, "DELETE FROM audit_log")
    assert found(file) == (False, 0, 1, "cut")


@pytest.mark.parametrize(("one", "other"), [(4, 5), (3, 11), (1, 20)])
def test_two_swapped_entries_are_found(file: Path, one: int, other: int) -> None:
    tamper(
        file,
        f"UPDATE audit_log SET seq = -1 WHERE seq = {one}",
        f"UPDATE audit_log SET seq = {one} WHERE seq = {other}",
        f"UPDATE audit_log SET seq = {other} WHERE seq = -1",
    )
    assert found(file) == (False, one - 1, one, "reordered")


def test_an_entry_moved_to_another_place_is_found(file: Path) -> None:
    tamper(
        file,
        "UPDATE audit_log SET seq = -1 WHERE seq = 10",
        *[f"UPDATE audit_log SET seq = {seq + 1} WHERE seq = {seq}" for seq in range(9, 4, -1)],
        "UPDATE audit_log SET seq = 5 WHERE seq = -1",
    )
    assert found(file) == (False, 4, 5, "reordered")


def test_an_entry_rewritten_with_its_own_hash_is_found_by_the_link_of_the_next(file: Path) -> None:
    row = list(rows_of(file)[6])
    row[4] = "somebody else"
    digest = entry_hash(str(row[11]), 7, [None if v is None else str(v) for v in row[1:11]])
    tamper(
        file, f"UPDATE audit_log SET actor_id = 'somebody else', hash = '{digest}' WHERE seq = 7"
    )
    assert found(file) == (False, 6, 7, "changed")


@pytest.mark.parametrize("seq", [-3, 0])
def test_an_entry_before_the_first_is_found(file: Path, seq: int) -> None:
    row = rows_of(file)[0]
    values = ", ".join(f"'{value}'" if value is not None else "NULL" for value in row[3:])
    tamper(file, f"INSERT INTO audit_log VALUES ({seq}, '{row[1]}', 'another id {seq}', {values})")
    assert found(file) == (False, 0, seq, "inserted")


def test_an_entry_after_the_last_is_found_even_with_a_true_hash(file: Path) -> None:
    last = rows_of(file)[-1]
    row = [*last[1:11]]
    row[1] = "01931d2a-7c00-7001-8000-000000000001"
    digest = entry_hash(str(last[12]), 21, [None if v is None else str(v) for v in row])
    values = ", ".join("NULL" if value is None else f"'{value}'" for value in row)
    tamper(file, f"INSERT INTO audit_log VALUES (21, {values}, '{last[12]}', '{digest}')")
    assert found(file) == (False, 20, 21, "inserted")


def test_what_waits_in_the_outbox_is_not_missing(file: Path) -> None:
    with a_till(file.parent) as till:
        till.dispatcher._sync.clear()
        till.dispatcher._sync_by_type.clear()
        stocked(till, "Honey")
    assert found(file) == (True, 20, None, "")


@pytest.mark.parametrize("size", [65_535, 65_536, 1_000_000])
def test_a_true_record_is_sound_however_much_it_tells(size: int) -> None:
    columns = (b"ProductsImported", b"id", b"now", b"console", None, b"1", None, b"Import", b"1")
    fields = (*columns, b"x" * size)
    row = (1, *fields, GENESIS.encode(), stored_hash(GENESIS, 1, fields).encode())
    assert len(SoundRows().take([row], 0, 0, GENESIS.encode())) == 1
