"""The checks themselves: each is seen to fail on damage that was planted."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import Basket, a_shop, random_baskets
from tests.programs import records, run_program, write_baskets


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, list[Basket]]:
    """A file after six sales and a cart left open, what was acknowledged, and the baskets."""
    folder = tmp_path_factory.mktemp("sold")
    baskets = random_baskets(random.Random(7), 6)
    path = write_baskets(folder / "day.jsonl", [basket.record() for basket in baskets])
    store = a_shop(folder / "store")
    done = run_program("replay", path, data_dir=store)
    return (store / DATABASE_NAME).read_bytes(), done.stdout, baskets


def complaints(folder: Path, sold: tuple[bytes, str, list[Basket]], *damage: str) -> str:
    store = a_shop(folder / "store")
    (store / DATABASE_NAME).write_bytes(sold[0])
    connection = DRIVER.connect(str(store / DATABASE_NAME), isolation_level=None)
    for (trigger,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        " AND (name LIKE '%refuses%' OR name LIKE '%continues%')"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    for command in damage:
        connection.execute(command)
    connection.close()
    return "\n".join(complaints_after_restart(store, records(sold[1]), sold[2]))


def test_a_store_without_damage_has_no_complaints(
    tmp_path: Path, sold: tuple[bytes, str, list[Basket]]
) -> None:
    assert complaints(tmp_path, sold) == ""


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("UPDATE products SET reserved = reserved + 1000 WHERE sku = 'MILK'", "reserved"),
        ("UPDATE products SET stock = stock - 1000 WHERE sku = 'MILK'", "stock differs"),
        ("UPDATE orders SET total = total + 1 WHERE sequence = 2", "orders differ"),
        ("UPDATE orders SET total = total + 1 WHERE sequence = 2", "not what was acknowledged"),
        ("UPDATE orders SET sequence = 77 WHERE sequence = 2", "order numbers have a gap"),
        ("UPDATE cart_lines SET quantity = quantity + 1000", "carts differ"),
        ("UPDATE cart_lines SET discount = discount + 1", "carts differ"),
        ("UPDATE carts SET state = 'open'", "an order of a cart that was not submitted"),
        ("DELETE FROM audit_log WHERE event_type = 'OrderCreated'", "the log has a gap"),
        ("DELETE FROM audit_log WHERE seq > 40", "the log is not sound: cut at 41"),
        ("UPDATE audit_log SET actor_id = 'x' WHERE seq = 9", "not sound: changed at 9"),
        ("UPDATE carts SET reference = 'other' WHERE reference = 'b-3'", "b-3 was acknowledged"),
        ("DELETE FROM order_lines WHERE number = 1", "lines of orders differ"),
        ("UPDATE order_lines SET quantity = quantity + 1", "lines of orders differ"),
    ],
)
def test_damage_is_complained_about(
    tmp_path: Path, sold: tuple[bytes, str, list[Basket]], damage: str, complaint: str
) -> None:
    assert complaint in complaints(tmp_path, sold, damage)


def test_an_order_that_is_gone_is_complained_about(
    tmp_path: Path, sold: tuple[bytes, str, list[Basket]]
) -> None:
    gone = ("DELETE FROM order_lines", "DELETE FROM orders WHERE sequence = 6")
    assert "b-5 was acknowledged and is gone" in complaints(tmp_path, sold, *gone)


def test_a_basket_sold_twice_is_complained_about(
    tmp_path: Path, sold: tuple[bytes, str, list[Basket]]
) -> None:
    twice = ("DROP INDEX carts_by_reference", "UPDATE carts SET reference = 'b-0'")
    assert "sold twice: ['b-0']" in complaints(tmp_path, sold, *twice)


def test_a_wrong_sum_is_complained_about(
    tmp_path: Path, sold: tuple[bytes, str, list[Basket]]
) -> None:
    content, acknowledged, baskets = sold
    dearer = [Basket(basket.basket_id, basket.lines * 2) for basket in baskets]
    found = complaints(tmp_path, (content, acknowledged, dearer))
    assert "came to" in found


def test_work_that_is_never_done_is_complained_about(
    tmp_path: Path, sold: tuple[bytes, str, list[Basket]]
) -> None:
    row = (
        "INSERT INTO publications (seq, event_id, event_type, aggregate_id, handler, state,"
        " attempts) SELECT seq, event_id, event_type, aggregate_id, 'nobody', 'waiting', 0"
        " FROM audit_log WHERE event_type = 'OrderCreated'"
    )
    assert "background work was not done" in complaints(tmp_path, sold, row)
