"""One scan through the services against the bare driver writing the same rows."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from pos_app.bootstrap import DATABASE_NAME
from tests.performance.measuring import Pair, interleaved
from tests.performance.scan_floor import LINES_PER_CART, ScanFloor
from tests.performance.stores import gtin_of, open_new_store

SCANS_PER_ROUND = 300


def measure(folder: Path, product_count: int, rounds: int = 15) -> Pair:
    """Return seconds per scan, ours and the floor's, on two equal stores."""
    till = open_new_store(folder / "ours", product_count)
    open_new_store(folder / "floor", product_count).close()
    floor = ScanFloor(folder / "floor" / DATABASE_NAME)
    codes = [gtin_of(1 + (number * 7919) % product_count) for number in range(SCANS_PER_ROUND)]

    def ours() -> None:
        cart_id: UUID | None = None
        for number, code in enumerate(codes):
            if number % LINES_PER_CART == 0:
                cart_id = None
            cart_id = till.carts.scan(cart_id, code).cart_id
        till.idle()

    padded = [code.zfill(14) for code in codes]

    def bare() -> None:
        for code in padded:
            floor.scan(code)
        floor.checkpoint()

    try:
        return interleaved(ours, bare, rounds=rounds, operations=SCANS_PER_ROUND)
    finally:
        till.close()
        floor.close()
