"""Stock is the sum of its movements at every moment, and whatever is not is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.stock_proof import Disagreement
from pos_app.bootstrap import Till
from pos_app.cli import run
from pos_app.domain.values.quantity import Quantity
from tests.stores import a_store, a_till, sell, stocked


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(a_store(tmp_path / "store")) as till:
        stocked(till, "Milk", stock="10")
        stocked(till, "Bread", stock="0")
        yield till


def movements(till: Till) -> list[tuple[object, ...]]:
    return till._database.writer.command(
        "SELECT name, kind, quantity, on_hand, document FROM stock_movements"
        " JOIN products USING (product_id) ORDER BY movement_id"
    )


def wrong(till: Till) -> list[Disagreement]:
    return [problem.disagreement for problem in till.stock.prover.prove().problems]


def tampered(till: Till, *commands: str) -> list[Disagreement]:
    for command in ("DROP TRIGGER IF EXISTS stock_movements_refuses_update", *commands):
        till._database.writer.command(command)
    return wrong(till)


def test_what_is_on_the_shelf_at_first_is_the_opening_movement(till: Till) -> None:
    assert movements(till) == [("Milk", "opening", 10_000, 10_000, "")]


def test_a_scan_sets_aside_and_moves_nothing(till: Till) -> None:
    till.carts.scan(None, "MILK")
    assert len(movements(till)) == 1
    assert wrong(till) == []


def test_a_sale_moves_what_was_sold_and_says_with_which_receipt(till: Till) -> None:
    cart = till.carts.scan(None, "MILK", Quantity.of(3))
    order = till.orders.pay_cash(cart.cart_id)
    assert movements(till)[1:] == [("Milk", "sale", -3_000, 7_000, order.number)]
    assert wrong(till) == []


def test_a_movement_names_its_entry_in_the_log(till: Till) -> None:
    sell(till, "MILK")
    ((kind, product),) = till._database.writer.command(
        "SELECT event_type, aggregate_id = product_id FROM stock_movements"
        " JOIN audit_log ON seq = event_seq AND audit_log.event_id = stock_movements.event_id"
        " WHERE kind = 'sale'"
    )
    assert (kind, product) == ("StockSold", 1)


def test_what_comes_back_is_a_movement(till: Till) -> None:
    order = sell(till, "MILK")
    refund = till.returns.refund(
        order.number, {order.lines[0].number: Quantity.of(1)}, reason="Sour"
    )
    assert movements(till)[-1] == ("Milk", "return", 1_000, 10_000, refund.number)
    assert wrong(till) == []


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("UPDATE products SET stock = 8000 WHERE sku = 'MILK'", [Disagreement.ON_HAND]),
        ("UPDATE products SET reserved = 1000 WHERE sku = 'MILK'", [Disagreement.RESERVED]),
        ("UPDATE products SET stock_value = 5 WHERE sku = 'MILK'", [Disagreement.VALUE]),
        ("UPDATE stock_movements SET on_hand = 1 WHERE kind = 'sale'", [Disagreement.RUNNING_SUM]),
        (
            "UPDATE stock_movements SET event_id = 'other' WHERE kind = 'sale'",
            [Disagreement.LOG, Disagreement.NOT_MOVED],
        ),
        (
            "UPDATE stock_movements SET quantity = 0, on_hand = 10000 WHERE kind = 'sale'",
            [Disagreement.ON_HAND, Disagreement.LOG],
        ),
    ],
)
def test_a_number_that_was_edited_alone_is_found(
    till: Till, command: str, expected: list[Disagreement]
) -> None:
    sell(till, "MILK")
    assert tampered(till, command) == expected


def test_a_changed_movement_and_a_changed_stock_that_agree_are_told_by_the_log(till: Till) -> None:
    sell(till, "MILK")
    found = tampered(
        till,
        "UPDATE stock_movements SET quantity = 0, on_hand = 10000 WHERE kind = 'sale'",
        "UPDATE products SET stock = 10000 WHERE sku = 'MILK'",
    )
    assert found == [Disagreement.LOG]


def test_a_problem_says_what_is_kept_and_what_it_should_be(till: Till) -> None:
    sell(till, "MILK")
    till._database.writer.command("UPDATE products SET stock = 12500 WHERE sku = 'MILK'")
    (problem,) = till.stock.prover.prove().problems
    assert (problem.sku, problem.kept, problem.proven) == ("MILK", Decimal("12.5"), Decimal(9))


def test_the_command_says_that_the_stock_is_right(
    till: Till, capsys: pytest.CaptureFixture[str]
) -> None:
    sell(till, "MILK")
    assert run(["stock", "check", "--data-dir", str(till.data_dir)]) == 0
    assert "sum of its movements" in capsys.readouterr().out


def test_the_command_says_as_json_what_is_wrong(
    till: Till, capsys: pytest.CaptureFixture[str]
) -> None:
    till._database.writer.command("UPDATE products SET stock = 1000 WHERE sku = 'MILK'")
    assert run(["stock", "check", "--json", "--data-dir", str(till.data_dir)]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["sound"], answer["problems"][0]["kind"]) == (False, "on hand")
