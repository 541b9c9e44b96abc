"""A cashier sells two things and, when told that it could not be saved, looks and tries again.

Run as a program on a data folder by the tests that let a file system call fail under it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from pos_app.application.errors import StorageError
from pos_app.bootstrap import Till, open_till
from pos_app.ui.errors import error_text

BEGIN = "the sale begins"
Answer = TypeVar("Answer")


def attempt(command: Callable[[], Answer]) -> Answer | None:
    """Do it, or tell the sentence that the cashier reads."""
    try:
        return command()
    except StorageError as error:
        sys.stdout.write(f"refused: {type(error).__name__}: {error_text(error)}\n")
        sys.stdout.flush()
        return None


def ring_up(till: Till, code: str, wanted: int) -> UUID:
    """Scan until the cart left open holds ``wanted`` items; looking comes before each scan."""
    for _ in range(4):
        carts = attempt(till.carts.left_open)
        if carts is None:
            continue
        cart_id = carts[0].cart_id if carts else None
        if carts and carts[0].item_count == wanted:
            return carts[0].cart_id
        cart = attempt(lambda cart_id=cart_id: till.carts.scan(cart_id, code))  # type: ignore[misc]
        if cart is not None:
            return cart.cart_id
    raise SystemExit("the cashier gave up")


def main(folder: Path) -> None:
    """Sell, and acknowledge the order's number on standard output."""
    till = open_till(folder)
    till.start(with_receipts=False)
    sys.stdout.write(f"{BEGIN}\n")
    sys.stdout.flush()
    ring_up(till, "MILK", 1)
    sys.stdout.write("scanned: 1\n")
    sys.stdout.flush()
    cart_id = ring_up(till, "BREAD", 2)
    sys.stdout.write("scanned: 2\n")
    sys.stdout.flush()
    order = None
    for _ in range(4):
        order = attempt(lambda: till.orders.pay_cash(cart_id))
        if order is not None:
            sys.stdout.write(f"sold: {order.number} {order.total}\n")
            sys.stdout.flush()
            break
    till.close()
    if order is None:
        raise SystemExit("the cashier gave up")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
