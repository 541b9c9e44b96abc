"""A small shop to break: a store with a few products, and baskets with known totals."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pos_app.bootstrap import DATABASE_NAME
from pos_app.domain.values.quantity import Unit
from tests.stores import a_store, a_till, stocked

STOCK = 1_000_000
PRICES = {
    "MILK": "1.20",
    "BREAD": "2.49",
    "EGGS": "3.99",
    "TEA": "0.05",
    "JAM": "12.00",
    "SOAP": "7.35",
}


@dataclass(frozen=True)
class Basket:
    """What a customer buys, and what it comes to."""

    basket_id: str
    lines: tuple[tuple[str, int, Decimal], ...]

    @property
    def total(self) -> Decimal:
        """The sum of the lines less what is taken off each."""
        return sum(
            (count * Decimal(PRICES[sku]) - off for sku, count, off in self.lines), Decimal(0)
        )

    def record(self) -> dict[str, object]:
        """Return the basket as a line of a replay file."""
        return {
            "basket_id": self.basket_id,
            "lines": [
                {"sku": sku, "quantity": str(count), "discount": str(off)}
                for sku, count, off in self.lines
            ],
            "tender": "cash",
        }


def random_baskets(rng: random.Random, count: int, prefix: str = "b") -> list[Basket]:
    """Return baskets of one to five lines, some with a discount or a product twice."""
    return [
        Basket(
            f"{prefix}-{number}",
            tuple(
                (
                    rng.choice(list(PRICES)),
                    rng.randint(1, 4),
                    Decimal(rng.choice(["0", "0", "0", "0.05", "0.01"])),
                )
                for _ in range(rng.randint(1, 5))
            ),
        )
        for number in range(count)
    ]


def a_shop(folder: Path) -> Path:
    """Put the shop into ``folder``; soap runs low with each first sale."""
    a_store(folder)
    (folder / DATABASE_NAME).write_bytes(_shop())
    return folder


@cache
def _shop() -> bytes:
    with TemporaryDirectory() as name:
        folder = a_store(Path(name) / "store")
        with a_till(folder) as till:
            for sku, price in PRICES.items():
                level = str(STOCK - 1) if sku == "SOAP" else "0"
                stocked(till, sku.title(), price=price, stock=str(STOCK), low_stock_level=level)
            stocked(till, "Plums", price="1.99", stock=str(STOCK), unit=Unit.KILOGRAM)
        return (folder / DATABASE_NAME).read_bytes()
