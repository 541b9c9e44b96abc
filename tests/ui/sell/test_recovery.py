"""Sales that a crash left open, and a store that cannot be reached."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.application.errors import StorageFull
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.domain.values.quantity import ONE, Quantity
from tests.ui.sell.shop import LOAF, MILK, RecordedScreen, Seconds, Shop, a_presenter


def restarted(shop: Shop) -> Shop:
    """The window after a crash: the same store, a new presenter."""
    screen, seconds = RecordedScreen(), Seconds()
    again = Shop(shop.till, screen, seconds, a_presenter(shop.till, screen, seconds))
    again.presenter.offer_recovery(shop.till.carts.left_open())
    return again


def test_a_sale_left_open_is_offered_and_goes_on(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("2*")
    shop.presenter.scan(MILK)
    again = restarted(shop)
    banner = again.banner()
    assert banner is not None
    assert banner.headline == "A sale of 3 items, 9.60, was left open."
    again.presenter.act("recovery.continue")
    assert again.banner() is None
    assert again.total() == "9.60"
    again.presenter.act("cash")
    assert again.reserved() == Decimal(3)  # three were sold, none is reserved beyond them
    assert shop.till.carts.left_open() == ()


def test_a_sale_left_open_can_be_given_up_after_a_question(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    again = restarted(shop)
    again.presenter.act("recovery.cancel")
    again.presenter.act("sheet.close")
    assert again.banner() is not None
    again.presenter.act("recovery.cancel")
    again.presenter.act("sheet.confirm")
    assert again.banner() is None
    assert shop.till.carts.left_open() == ()
    assert again.reserved() == Decimal(0)


def test_several_are_asked_about_one_after_the_other(shop: Shop) -> None:
    shop.till.carts.scan(None, LOAF)
    shop.till.carts.scan(None, MILK)
    again = restarted(shop)
    banner = again.banner()
    assert banner is not None
    assert "2.35" in banner.headline
    again.presenter.act("recovery.continue")
    banner = again.banner()
    assert banner is not None
    assert "4.90" in banner.headline
    again.presenter.act("recovery.continue")
    assert again.screen.toasts == [
        ("warning", "Finish this sale first. The other one waits for you.")
    ]
    again.presenter.act("cash")
    again.presenter.act("recovery.continue")
    assert again.total() == "4.90"


def test_giving_up_another_sale_leaves_the_current_one(shop: Shop) -> None:
    shop.till.carts.scan(None, LOAF)
    again = restarted(shop)
    again.presenter.scan(MILK)
    again.presenter.act("recovery.cancel")
    again.presenter.act("sheet.confirm")
    assert again.rows() == [("1", "Whole milk 2 L", "2.35")]


class DiskThatFills:
    """Carts whose next scan finds no space, as on a full disk."""

    def __init__(self, shop: Shop) -> None:
        self._scan = shop.till.carts.scan
        self.is_full = False
        shop.till.carts.scan = self.scan  # type: ignore[method-assign]  # a disk cannot be filled here

    def scan(
        self,
        cart_id: UUID | None,
        code: str,
        quantity: Quantity = ONE,
        *,
        is_beyond_stock: bool = False,
    ) -> CartSnapshot:
        if self.is_full:
            raise StorageFull(path="pos.db", detail="no space left")
        return self._scan(cart_id, code, quantity, is_beyond_stock=is_beyond_stock)


def test_a_full_disk_is_a_sentence_and_the_cart_stays(shop: Shop) -> None:
    disk = DiskThatFills(shop)
    shop.presenter.scan(LOAF)
    disk.is_full = True
    shop.presenter.scan(MILK)
    banner = shop.banner()
    assert banner is not None
    assert banner.headline == "The disk is full."
    assert shop.rows() == [("1", "Sourdough loaf 800 g", "4.90")]
    disk.is_full = False
    shop.presenter.scan(MILK)
    assert shop.banner() is None
    assert len(shop.rows()) == 2


def test_a_cart_that_was_changed_elsewhere_is_read_again(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    cart = shop.till.carts.left_open()[0]
    shop.till.carts.void(cart.cart_id)
    shop.presenter.scan(MILK)
    assert shop.screen.toasts[-1][1].startswith("This sale was cancelled before.")
    shop.presenter.scan(MILK)
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
