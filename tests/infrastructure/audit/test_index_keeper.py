"""The index follows from the log alone: in any bites, after any crash, from any program."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from pos_app.application.errors import StorageError
from pos_app.application.queries import AuditFilter, Matching
from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.audit.index_block import ENTRIES
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.persistence import migrations
from pos_app.infrastructure.persistence.engine import DRIVER, Database
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import fill_log
from tests.stores import a_store, a_till, sell, stocked

TABLES = ("audit_blocks", "audit_postings", "audit_values", "audit_bars")
Open = Callable[..., Database]


@pytest.fixture(scope="module")
def a_long_log(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = a_store(tmp_path_factory.mktemp("long")) / DATABASE_NAME
    fill_log(path, 2 * ENTRIES + 5)
    return path.read_bytes()


@pytest.fixture
def database(store_folder: Path, a_long_log: bytes, open_database: Open) -> Database:
    (store_folder / DATABASE_NAME).write_bytes(a_long_log)
    return open_database()


def index_of(database: Database) -> dict[str, list[tuple[object, ...]]]:
    return {name: database.reader().command(f"SELECT * FROM {name}") for name in TABLES}


def entries_in_bars(database: Database, minutes: int) -> int:
    bars = index_of(database)["audit_bars"]
    return sum(int(str(entries)) for size, _start, entries in bars if size == minutes)


def caught_up(database: Database, bite: int = 1_000) -> dict[str, list[tuple[object, ...]]]:
    keeper = AuditIndexKeeper(database)
    while keeper.catch_up(bite):
        pass
    return index_of(database)


def test_bites_of_any_size_make_the_same_index(
    database: Database, a_long_log: bytes, tmp_path: Path
) -> None:
    other_path = tmp_path / "other.db"
    other_path.write_bytes(a_long_log)
    other = Database(other_path)

    assert caught_up(database, 333) == caught_up(other, 10_000)
    assert [row[0] for row in index_of(other)["audit_blocks"]] == [0, 1]
    assert entries_in_bars(other, 6) == 2 * ENTRIES
    other.close()


def test_a_bite_says_how_much_it_did_and_nothing_once_all_is_done(database: Database) -> None:
    keeper = AuditIndexKeeper(database)

    assert keeper.catch_up(7) == 7
    done = []
    while count := keeper.catch_up(500):
        done.append(count)
    assert max(done) <= 500
    assert keeper.catch_up(500) == 0


def test_what_a_crash_left_half_written_is_written_again_the_same(
    database: Database, open_database: Open
) -> None:
    keeper = AuditIndexKeeper(database)
    while not index_of(database)["audit_postings"]:
        keeper.catch_up(400)
    assert index_of(database)["audit_blocks"] == []
    queries = SqlAuditQueries(database)
    completed = AuditFilter(event_types=frozenset({"OrderCreated"}))
    before = queries.count(completed)
    after_crash = caught_up(open_database())

    assert queries.count(completed) == before
    queries.close()
    assert [row[0] for row in after_crash["audit_blocks"]] == [0, 1]
    assert entries_in_bars(database, 1440) == 2 * ENTRIES


def test_two_programs_that_index_one_store_count_nothing_twice(
    database: Database, open_database: Open
) -> None:
    one, other = AuditIndexKeeper(database), AuditIndexKeeper(open_database())
    while one.catch_up(300) + other.catch_up(300):
        pass

    assert [row[0] for row in index_of(database)["audit_blocks"]] == [0, 1]
    assert entries_in_bars(database, 60) == 2 * ENTRIES


def test_a_bite_that_could_not_be_stored_is_taken_again(database: Database) -> None:
    keeper = AuditIndexKeeper(database)
    keeper.catch_up(ENTRIES)
    database.writer.command("PRAGMA query_only=1")
    with pytest.raises(StorageError):
        keeper.catch_up(10)
    database.writer.command("PRAGMA query_only=0")
    while keeper.catch_up(2_000):
        pass

    assert [row[0] for row in index_of(database)["audit_blocks"]] == [0, 1]
    assert entries_in_bars(database, 6) == 2 * ENTRIES


def a_first_file(path: Path) -> None:
    """Make a file as the first version did, without entries."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    connection = DRIVER.connect(str(path), isolation_level=None)
    engine = create_engine(
        "sqlite://", module=DRIVER, creator=lambda: connection, poolclass=StaticPool
    )
    with engine.connect() as bound:
        config.attributes["connection"] = bound
        command.upgrade(config, "0001")
    engine.dispose()


def test_an_old_log_is_indexed_after_the_upgrade_and_not_by_it(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_NAME
    a_first_file(path)
    fill_log(path, ENTRIES + 10)
    database = Database(path)
    migrations.ensure_current(database)
    completed = AuditFilter(event_types=frozenset({"OrderCreated"}), text="1-0000")
    queries = SqlAuditQueries(database)

    assert index_of(database)["audit_postings"] == []
    at_once = queries.page(completed, None, 20)
    assert len(at_once) == 9
    assert len(caught_up(database)["audit_blocks"]) == 1
    assert queries.page(completed, None, 20) == at_once
    queries.close()
    database.close()


def test_the_till_indexes_while_nobody_waits(store_folder: Path, a_long_log: bytes) -> None:
    (store_folder / DATABASE_NAME).write_bytes(a_long_log)
    with a_till(store_folder) as till:
        till.watch()
        give_up = time.monotonic() + 30
        while len(index_of(till._database)["audit_blocks"]) < 2 and time.monotonic() < give_up:
            time.sleep(0.05)

        assert len(index_of(till._database)["audit_blocks"]) == 2


def test_a_sale_after_the_last_block_is_found_by_any_filter(
    store_folder: Path, a_long_log: bytes
) -> None:
    (store_folder / DATABASE_NAME).write_bytes(a_long_log)
    with a_till(store_folder) as till:
        caught_up(till._database)
        stocked(till, "Saffron", price="87.00")
        order = sell(till, "SAFFRON")
        queries = till.audit_queries()
        for where in (
            AuditFilter(text="saff"),
            AuditFilter(text=order.number, event_types=frozenset({"OrderCreated"})),
        ):
            assert queries.page(where, None, 1)[0].seq > 2 * ENTRIES
        queries.close()


def test_damaged_entries_are_indexed_as_they_stand(database: Database) -> None:
    for sql in (
        "DROP TRIGGER audit_log_refuses_update",
        "UPDATE audit_log SET event_data = '{oops', occurred_at = 'yesterday' WHERE seq = 40",
        f"UPDATE audit_log SET event_data = '{json.dumps([1])}' WHERE seq = 41",
    ):
        database.writer.command(sql)
    index = caught_up(database)
    queries = SqlAuditQueries(database)

    assert len(index["audit_blocks"]) == 2
    assert queries.count(AuditFilter(text="oops")) == Matching(1)
    queries.close()
