"""State and events become true together, or neither does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from pos_app.application import errors
from pos_app.application.ports import UncollectedEvents
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.aggregates.order.order import Order
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.ids import utc_now
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.unit_of_work import SqlUnitOfWork, Workplace
from tests.builders import USD, a_product, cash, pieces


@dataclass
class Listening:
    """A dispatcher that remembers what it was given."""

    told: list[DomainEvent] = field(default_factory=list)

    def async_handlers_of(self, event_type: str) -> Sequence[str]:
        return ()

    def dispatch(self, events: Sequence[DomainEvent]) -> None:
        self.told.extend(events)


Begin = Callable[[], SqlUnitOfWork]


@pytest.fixture
def listening() -> Listening:
    return Listening()


@pytest.fixture
def workplace() -> Workplace:
    return Workplace()


@pytest.fixture
def begin(database: Database, listening: Listening, workplace: Workplace) -> Begin:
    return lambda: SqlUnitOfWork(database, listening, workplace)


def add_cart(uow: SqlUnitOfWork) -> Cart:
    cart = Cart.start("1", USD)
    uow.carts.add(cart)
    uow.collect_events_from(cart)
    return cart


def count(database: Database, table: str) -> int:
    return int(database.writer.command(f"SELECT count(*) FROM {table}")[0][0])


def test_state_and_events_are_committed_together(database: Database, begin: Begin) -> None:
    with begin() as uow:
        add_cart(uow)
        uow.commit()
    assert (count(database, "carts"), count(database, "outbox")) == (1, 1)


def test_leaving_without_a_commit_undoes_everything(
    database: Database, begin: Begin, listening: Listening
) -> None:
    with begin() as uow:
        add_cart(uow)
    uow.dispatch_events()
    assert (count(database, "carts"), count(database, "outbox"), listening.told) == (0, 0, [])


def test_an_error_undoes_everything(database: Database, begin: Begin, listening: Listening) -> None:
    uow = begin()

    def fail_midway() -> None:
        with uow:
            add_cart(uow)
            raise KeyError("any error at all")

    with pytest.raises(KeyError):
        fail_midway()
    uow.dispatch_events()
    assert (count(database, "carts"), count(database, "outbox"), listening.told) == (0, 0, [])
    with begin() as uow:
        add_cart(uow)
        uow.commit()
    assert count(database, "carts") == 1


def test_numbers_taken_in_a_transaction_that_is_undone_are_given_again(
    database: Database, begin: Begin
) -> None:
    with begin() as uow:
        assert uow.orders.next_sequence("1") == 1
        add_cart(uow)
    with begin() as uow:
        assert uow.orders.next_sequence("1") == 1
        add_cart(uow)
        uow.commit()
    with begin() as uow:
        assert uow.orders.next_sequence("1") == 2
        add_cart(uow)
        uow.commit()
    assert database.writer.command("SELECT seq FROM outbox ORDER BY seq") == [(2,), (3,)]


def test_uncollected_events_of_a_new_aggregate_fail_loudly(
    database: Database, begin: Begin
) -> None:
    with begin() as uow:
        uow.carts.add(Cart.start("1", USD))
        with pytest.raises(UncollectedEvents, match="CartStarted"):
            uow.commit()
    assert count(database, "carts") == 0


def test_uncollected_events_of_a_read_aggregate_fail_loudly(
    database: Database, begin: Begin
) -> None:
    milk = a_product()
    with begin() as uow:
        uow.products.add(milk)
        uow.commit()
    with begin() as uow:
        product = uow.products.by_id(milk.product_id)
        assert product is not None
        product.retire()
        uow.products.save(product)
        with pytest.raises(UncollectedEvents, match="ProductRetired"):
            uow.commit()
    assert database.writer.command("SELECT is_retired FROM products") == [(0,)]


def test_events_raised_after_their_collection_fail_loudly(begin: Begin) -> None:
    with begin() as uow:
        cart = add_cart(uow)
        cart.void()
        with pytest.raises(UncollectedEvents, match="CartVoided"):
            uow.commit()


def test_collecting_takes_the_events_and_stamps_who_where_and_when(
    database: Database, begin: Begin, listening: Listening, workplace: Workplace
) -> None:
    database.writer.command("UPDATE registers SET shift_id = '7'")
    workplace.actor_id, workplace.approver_id = "ana", "ben"
    with begin() as uow:
        cart = add_cart(uow)
        assert cart.get_domain_events() == ()
        uow.commit()
    uow.dispatch_events()
    (event,) = listening.told
    assert (event.actor_id, event.approver_id, event.register_id, event.shift_id) == (
        "ana",
        "ben",
        "1",
        "7",
    )


def test_events_are_dispatched_after_the_commit_and_once(
    begin: Begin, listening: Listening
) -> None:
    with begin() as uow:
        add_cart(uow)
        uow.dispatch_events()
        assert listening.told == []
        uow.commit()
        assert listening.told == []
    uow.dispatch_events()
    uow.dispatch_events()
    assert len(listening.told) == 1


def test_one_transaction_gives_one_object_for_one_identifier(begin: Begin) -> None:
    milk = a_product(gtins=["4006381333931"])
    with begin() as uow:
        uow.products.add(milk)
        uow.commit()
    with begin() as uow:
        product = uow.products.by_id(milk.product_id)
        assert product is not milk
        assert uow.products.by_code("4006381333931") is product
        assert uow.products.by_code("MILK") is product


def test_a_unit_of_work_is_not_used_outside_its_transaction(begin: Begin) -> None:
    uow = begin()
    with pytest.raises(RuntimeError, match="outside"):
        uow.carts.by_reference("x")
    with uow:
        add_cart(uow)
        uow.commit()
        with pytest.raises(RuntimeError, match="outside"):
            uow.commit()


def test_a_full_disk_at_the_commit_stores_nothing_and_the_next_one_goes_through(
    database: Database, begin: Begin, listening: Listening
) -> None:
    pages = database.writer.command("PRAGMA page_count")[0][0]
    database.writer.command(f"PRAGMA max_page_count={pages}")
    uow = begin()

    def add_carts(number: int) -> None:
        nonlocal uow
        for _ in range(number):
            uow = begin()
            with uow:
                add_cart(uow)
                uow.commit()

    with pytest.raises(errors.StorageFull):
        add_carts(500)
    stored = count(database, "carts")
    assert stored == count(database, "outbox") < 500
    uow.dispatch_events()
    assert listening.told == []
    database.writer.command("PRAGMA max_page_count=1000000")
    with begin() as uow:
        add_cart(uow)
        uow.commit()
    assert count(database, "carts") == stored + 1


def test_a_cart_comes_back_as_it_was_saved(begin: Begin) -> None:
    milk, bread = a_product("Milk", price="1.20"), a_product("Bread", price="2.00")
    with begin() as uow:
        for product in (milk, bread):
            uow.products.add(product)
        cart = Cart.start("1", USD, "basket-7")
        cart.add_item(milk, pieces(3))
        cart.add_item(bread, pieces(1))
        uow.carts.add(cart)
        uow.collect_events_from(cart)
        uow.commit()
    with begin() as uow:
        again = uow.carts.by_reference("basket-7")
        assert again is not None
        assert (again.lines, again.next_number, again.reference) == (cart.lines, 3, "basket-7")
        again.remove_item(1)
        again.change_quantity(2, pieces(5))
        again.discount_line(2, again.line(2).gross)
        uow.carts.save(again)
        uow.collect_events_from(again)
        uow.commit()
    with begin() as uow:
        last = uow.carts.by_id(cart.cart_id)
        assert last is not None
        assert last.lines == again.lines
        assert last.total == again.total
        assert [each.cart_id for each in uow.carts.open_at("1")] == [cart.cart_id]


def test_an_order_comes_back_as_it_was_paid(begin: Begin) -> None:
    milk = a_product("Milk", price="1.20")
    with begin() as uow:
        uow.products.add(milk)
        cart = Cart.start("1", USD)
        cart.add_item(milk, pieces(3))
        cart.submit()
        uow.carts.add(cart)
        order = Order.from_cart(
            cart,
            sequence=uow.orders.next_sequence("1"),
            tenders=(cash(cart.total + cart.total),),
            completed_at=utc_now(),
        )
        uow.orders.add(order)
        uow.collect_events_from(cart)
        uow.collect_events_from(order)
        uow.commit()
    with begin() as uow:
        again = uow.orders.by_cart(cart.cart_id)
    assert again is not None
    for name in Order.__slots__:
        assert getattr(again, name) == getattr(order, name), name


def test_a_product_comes_back_as_it_was_saved(begin: Begin) -> None:
    milk = a_product("Milk", gtins=["4006381333931", "96385074"], low_stock_level="5")
    with begin() as uow:
        uow.products.add(milk)
        uow.commit()
    with begin() as uow:
        again = uow.products.by_code("96385074")
        assert again is not None
        for name in type(milk).__slots__:
            assert getattr(again, name) == getattr(milk, name), name


@pytest.mark.parametrize(
    ("sku", "gtins", "code"),
    [("MILK", (), "MILK"), ("OTHER", ("4006381333931",), "4006381333931")],
)
def test_a_code_belongs_to_one_product(
    begin: Begin, database: Database, sku: str, gtins: tuple[str, ...], code: str
) -> None:
    with begin() as uow:
        uow.products.add(a_product("Milk", gtins=["4006381333931"]))
        uow.commit()
    with begin() as uow, pytest.raises(errors.CodeTaken) as refusal:
        uow.products.add(a_product("Bread", sku=sku, gtins=gtins))
    assert refusal.value.code == code
    assert count(database, "products") == 1


def test_a_scanned_gtin_wins_over_a_sku_of_the_same_digits(begin: Begin) -> None:
    by_sku = a_product("By SKU", sku="4006381333931")
    by_gtin = a_product("By GTIN", gtins=["4006381333931"])
    with begin() as uow:
        uow.products.add(by_sku)
        uow.products.add(by_gtin)
        uow.commit()
    with begin() as uow:
        found = uow.products.by_code("4006381333931")
        assert found is not None
        assert found.name == "By GTIN"
        named = uow.products.by_sku(by_sku.sku)
        assert named is not None
        assert named.name == "By SKU"


def test_what_is_sold_is_counted_for_the_tiles(begin: Begin, database: Database) -> None:
    milk = a_product()
    with begin() as uow:
        milk.reserve_stock(pieces(3))
        uow.products.add(milk)
        milk.sell_reserved(pieces(3))
        uow.products.save(milk)
        uow.collect_events_from(milk)
        uow.commit()
    assert database.writer.command("SELECT stock, reserved, sold FROM products") == [
        (97_000, 0, 3_000)
    ]
