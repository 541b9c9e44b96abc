"""The database itself refuses to change the past, by every way SQL knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.bootstrap import Till
from pos_app.infrastructure.persistence.engine import DRIVER, Connection
from tests.stores import a_store, a_till, sell, stocked

ROW = "SELECT * FROM audit_log WHERE seq = 3"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(a_store(tmp_path / "store")) as till:
        stocked(till, "Milk")
        sell(till, "MILK")
        yield till


@pytest.fixture
def writer(till: Till) -> Connection:
    return till._database.writer


def refused(writer: Connection, command: str) -> str:
    with pytest.raises(DRIVER.IntegrityError) as refusal:
        writer.command(command)
    return str(refusal.value)


@pytest.mark.parametrize("table", ["audit_log", "orders", "order_lines", "stock_movements"])
def test_a_row_of_the_past_is_neither_changed_nor_deleted(writer: Connection, table: str) -> None:
    before = writer.command(f"SELECT * FROM {table}")
    column = "order_id" if table.startswith("order") else "actor_id"
    assert "append-only" in refused(writer, f"UPDATE {table} SET {column} = 'x'")
    assert "append-only" in refused(writer, f"DELETE FROM {table}")
    assert writer.command(f"SELECT * FROM {table}") == before


def test_an_entry_is_not_replaced(writer: Connection) -> None:
    before = writer.command(ROW)
    for command in ("INSERT OR REPLACE", "REPLACE"):
        refused(
            writer,
            f"{command} INTO audit_log SELECT seq, 'Forged', event_id, occurred_at, actor_id,"
            " approver_id, register_id, shift_id, aggregate_type, aggregate_id, event_data,"
            " prev_hash, hash FROM audit_log WHERE seq = 3",
        )
    assert writer.command(ROW) == before


def test_an_order_is_not_replaced(writer: Connection) -> None:
    columns = [row[1] for row in writer.command("PRAGMA table_info(orders)")]
    forged = ", ".join("0" if name == "total" else name for name in columns)
    assert "append-only" in refused(writer, f"REPLACE INTO orders SELECT {forged} FROM orders")


@pytest.mark.parametrize("step", [2, 5, 100])
def test_the_log_has_no_gap(writer: Connection, step: int) -> None:
    refusal = refused(
        writer,
        f"INSERT INTO audit_log SELECT seq + {step}, event_type, 'another' || seq, occurred_at,"
        " actor_id, approver_id, register_id, shift_id, aggregate_type, aggregate_id, event_data,"
        " prev_hash, hash FROM audit_log ORDER BY seq DESC LIMIT 1",
    )
    assert "without a gap" in refusal


@pytest.mark.parametrize("seq", ["NULL", "0", "-1", "1", "3"])
def test_an_entry_goes_nowhere_but_to_the_end(writer: Connection, seq: str) -> None:
    refused(
        writer,
        f"INSERT INTO audit_log SELECT {seq}, event_type, 'another', occurred_at, actor_id,"
        " approver_id, register_id, shift_id, aggregate_type, aggregate_id, event_data,"
        " prev_hash, hash FROM audit_log WHERE seq = 1",
    )


def test_an_event_is_logged_once(writer: Connection) -> None:
    refusal = refused(
        writer,
        "INSERT INTO audit_log SELECT (SELECT max(seq) + 1 FROM audit_log), event_type, event_id,"
        " occurred_at, actor_id, approver_id, register_id, shift_id, aggregate_type,"
        " aggregate_id, event_data, prev_hash, hash FROM audit_log WHERE seq = 1",
    )
    assert "event_id" in refusal


def test_what_waits_in_the_outbox_does_not_change(till: Till, writer: Connection) -> None:
    till.dispatcher._sync.clear()
    till.dispatcher._sync_by_type.clear()
    stocked(till, "Bread")
    assert "never change" in refused(writer, "UPDATE outbox SET actor_id = 'x'")


def test_these_refusals_are_the_triggers_work(writer: Connection) -> None:
    writer.command("DROP TRIGGER audit_log_refuses_update")
    writer.command("UPDATE audit_log SET actor_id = 'x' WHERE seq = 3")
    assert writer.command("SELECT actor_id FROM audit_log WHERE seq = 3") == [("x",)]
