"""Two tills and the last piece; a program killed while it counts or receives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_app.domain.errors import InsufficientStock
from tests.stores import ROOT, a_store, a_till, stocked

COUNTING = """
import sys
from pathlib import Path
from uuid import UUID
from pos_app.bootstrap import open_till
till = open_till(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    till.stock.counting.scan(UUID(sys.argv[2]), "Shelf", "MILK")
    print("counted", flush=True)
"""
RECEIVING = """
import sys
from decimal import Decimal
from pathlib import Path
from uuid import UUID
from pos_app.application.purchasing_service import Wanted
from pos_app.bootstrap import open_till
from pos_app.domain.values.quantity import ONE
till = open_till(Path(sys.argv[1]))
keys = [UUID(key) for key in sys.argv[2:]]
print("ready", flush=True)
while True:
    till.stock.purchasing.receive([Wanted(key, ONE, Decimal("1.10")) for key in keys])
    print("received", flush=True)
"""


def killed_after(lines: int, script: str, *arguments: str) -> int:
    """Run the script, kill it after it said ``lines`` lines, and return how many it said."""
    program = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert program.stdout is not None
    said = 0
    for _line in program.stdout:
        said += 1
        if said == lines:
            program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    return said - 1  # the first line only says that it is ready


def test_two_tills_sell_the_last_piece_once(tmp_path: Path) -> None:
    folder = a_store(tmp_path / "store")
    with a_till(folder) as one, a_till(folder) as other:
        stocked(one, "Milk", stock="1")
        first = one.carts.scan(None, "MILK")
        with pytest.raises(InsufficientStock):
            other.carts.scan(None, "MILK")
        one.carts.void(first.cart_id)
        second = other.carts.scan(None, "MILK")
        with pytest.raises(InsufficientStock):
            one.carts.scan(None, "MILK")
        other.orders.pay_cash(second.cart_id)
        assert one.stock.prover.prove().problems == ()
        assert other._database.writer.command("SELECT stock, reserved FROM products") == [(0, 0)]


@pytest.mark.parametrize("lines", [2, 9])
def test_a_program_killed_while_it_counts_loses_nothing_counted(tmp_path: Path, lines: int) -> None:
    folder = a_store(tmp_path / "store")
    with a_till(folder) as till:
        stocked(till, "Milk", stock="10")
        count = till.stock.counting.start()
    acknowledged = killed_after(lines, COUNTING, str(folder), str(count.count_id))
    with a_till(folder, started=True) as till:
        (line,) = till.stock.queries.sheet(count.count_id, "Shelf")
        assert acknowledged <= line.on_sheet <= acknowledged + 1
        ((told,),) = till._database.writer.command(
            "SELECT count(*) FROM audit_log WHERE event_type = 'ProductTallied'"
        )
        assert told == line.on_sheet
        assert till.audit.verify().is_sound


@pytest.mark.parametrize("lines", [2, 7])
def test_a_program_killed_while_it_receives_books_deliveries_whole(
    tmp_path: Path, lines: int
) -> None:
    folder = a_store(tmp_path / "store")
    with a_till(folder) as till:
        keys = [
            str(stocked(till, name, stock="0").product_id) for name in ("Milk", "Bread", "Eggs")
        ]
    acknowledged = killed_after(lines, RECEIVING, str(folder), *keys)
    with a_till(folder, started=True) as till:
        ((receipts,),) = till._database.writer.command("SELECT count(*) FROM goods_receipts")
        assert acknowledged <= receipts <= acknowledged + 1
        stock = till._database.writer.command("SELECT stock, stock_value FROM products")
        assert stock == [(receipts * 1000, receipts * 110)] * 3
        assert till.stock.prover.prove().problems == ()
