"""Stores to measure on: the real grocery catalogue's size, or a million generated products."""

from __future__ import annotations

import random
from pathlib import Path

from pos_app.bootstrap import DATABASE_NAME, Till, open_till
from pos_app.domain.values.codes import check_digit
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.persistence.engine import DRIVER

WORDS = [
    "apple",
    "bread",
    "butter",
    "cheese",
    "chocolate",
    "coffee",
    "corn",
    "cream",
    "dark",
    "egg",
    "fresh",
    "frozen",
    "garlic",
    "golden",
    "green",
    "ham",
    "honey",
    "jam",
    "juice",
    "kidney",
    "lemon",
    "light",
    "milk",
    "mustard",
    "natural",
    "oat",
    "olive",
    "onion",
    "orange",
    "organic",
    "pasta",
    "peach",
    "pepper",
    "plain",
    "pork",
    "potato",
    "red",
    "rice",
    "roasted",
    "salt",
    "smoked",
    "soup",
    "sour",
    "spicy",
    "sugar",
    "sweet",
    "tea",
    "tomato",
    "vanilla",
    "vinegar",
    "water",
    "wheat",
    "white",
    "whole",
    "yogurt",
    "zesty",
]
DEPARTMENTS = (
    "Produce",
    "Bakery",
    "Dairy",
    "Meat",
    "Pantry",
    "Frozen",
    "Drinks",
    "Household",
)


def gtin_of(number: int) -> str:
    """Return the made-up GTIN-13 of generated product ``number``, in the restricted range 04."""
    body = f"04{number:010d}"
    return body + check_digit(body)


def open_new_store(folder: Path, product_count: int, seed: int = 7) -> Till:
    """Return a started till on a new store with ``product_count`` generated products."""
    till = open_till(folder)
    till.stores.set_up(
        name="Bench",
        currency="USD",
        prices_include_tax=True,
        owner_name="Owner",
        owner_pin="2580",
        has_sign_in=False,
    )
    till.close()
    _fill(folder / DATABASE_NAME, product_count, random.Random(seed))
    till = open_till(folder)
    till.start(with_receipts=False)
    return till


def _fill(path: Path, count: int, chance: random.Random) -> None:
    connection = DRIVER.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO products (row_id, product_id, sku, gtins, name, department, unit, price,"
        " stock, reserved, sold, low_stock_level, is_retired)"
        " VALUES (?, ?, ?, ?, ?, ?, 'piece', ?, 1000000000, 0, ?, 5000, 0)",
        (
            (
                number,
                str(new_id()),
                f"S{number}",
                gtin_of(number).zfill(14),
                " ".join(chance.sample(WORDS, 3)) + f" {number}",
                DEPARTMENTS[number % len(DEPARTMENTS)],
                chance.randrange(50, 2000),
                chance.randrange(0, 1000),
            )
            for number in range(1, count + 1)
        ),
    )
    connection.executemany(
        "INSERT INTO product_gtins (gtin, product_row) VALUES (?, ?)",
        ((gtin_of(number).zfill(14), number) for number in range(1, count + 1)),
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
