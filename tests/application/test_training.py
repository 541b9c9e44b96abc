"""People practise in a store of their own: nothing of it reaches the real one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pos_app.assembly.training import ready_training
from pos_app.bootstrap import open_till
from tests.stores import a_till, sell, stocked


def a_shop_with_training(folder: Path) -> Path:
    with a_till(folder, started=True) as till:
        stocked(till, "Milk", price="1.20", gtins=("4006381333931",))
        stocked(till, "Eggs", price="3.05")
        sell(till, "MILK")
    return ready_training(open_till, folder)


def test_what_is_practised_leaves_the_real_store_alone(tmp_path: Path) -> None:
    training = a_shop_with_training(tmp_path / "shop")
    with a_till(training, started=True, with_receipts=True) as till:
        assert sell(till, "MILK", "EGGS").number == "T1-00001"
        till.shifts.commands.open(Decimal("100.00"))
    with a_till(tmp_path / "shop", started=True) as till:
        assert till.order_queries.totals().orders == 1
        assert till.shifts.commands.current() is None
        milk = till.product_queries.by_code("4006381333931")
        assert milk is not None
        assert milk.available == Decimal(99)


def test_every_receipt_of_practice_says_so(tmp_path: Path) -> None:
    training = a_shop_with_training(tmp_path / "shop")
    with a_till(training, started=True, with_receipts=True) as till:
        sell(till, "MILK")
    lines = (training / "receipts" / "T1-00001.txt").read_text().splitlines()
    assert lines[0] == lines[-1] == "TRAINING - NOT A SALE"


def test_the_catalogue_is_copied_anew_each_time(tmp_path: Path) -> None:
    a_shop_with_training(tmp_path / "shop")
    with a_till(tmp_path / "shop", started=True) as till:
        stocked(till, "Tea", price="4.00")
    training = ready_training(open_till, tmp_path / "shop")
    with a_till(training, started=True) as till:
        assert sell(till, "TEA").total == Decimal("4.00")
