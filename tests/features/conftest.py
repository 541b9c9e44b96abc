"""What the sentences of the features mean: hands and eyes at the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_bdd import given, parsers, then, when
from pytestqt.qtbot import QtBot

from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import Till, open_till
from pos_app.domain.values.quantity import Quantity
from pos_app.settings import Settings
from pos_app.ui.audit.wordings import audit_trail
from pos_app.ui.look import Look
from pos_app.ui.robot.hand import Robot
from pos_app.ui.sounds import Sounds
from pos_app.ui.theme import Theme
from pos_app.ui.till_app import TillApp
from tests.stores import a_store, a_till

_PAGE = 200
_EVENT = 4
_SUMMARY = 6


class HeardSounds(Sounds):
    """The till's sounds, written down instead of played."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.heard: list[str] = []

    def play(self, name: str) -> None:
        super().play(name)
        self.heard.append(name)


class Shop:
    """A store on disk, and the till that is open on it."""

    def __init__(self, look: Look, folder: Path) -> None:
        self._look = look
        self.folder = a_store(folder)
        self.sounds = HeardSounds(folder / "sounds")
        self._apps: list[TillApp] = []

    def stock(self, table: list[list[str]]) -> None:
        heading, *rows = table
        with a_till(self.folder) as till:
            for cells in rows:
                row = dict(zip(heading, cells, strict=True))
                till.products.create(
                    sku=row["code"],
                    name=row["name"],
                    price=Decimal(row["price"]),
                    gtins=(row["code"],),
                    department=row["department"],
                    stock=Quantity.of(row["stock"]),
                    low_stock_level=Quantity.of(0),
                )

    def open(self) -> None:
        Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(self.folder)
        self.till: Till = open_till(self.folder)
        self.app = TillApp(self._look, self.till, self.sounds)
        self._apps.append(self.app)
        self.app.open()
        self.robot = Robot(self.app.window)
        self.robot.bring_to_front()
        self.sounds.heard.clear()

    def die(self, elsewhere: Path) -> None:
        """Go on with the files as they are now, as after a power cut; nothing was put away."""
        shutil.copytree(self.folder, elsewhere)
        self.app.close()
        self.folder = elsewhere

    def close(self) -> None:
        for app in self._apps:
            app.close()

    @property
    def cart(self) -> list[str]:
        return self.robot.items("Cart") if self.robot.has_items("Cart") else []

    @property
    def audit(self) -> Robot:
        assert self.app.audit_window is not None
        return Robot(self.app.audit_window)

    def entries(self, event_type: str) -> list[AuditEntry]:
        queries = self.till.audit_queries()
        try:
            where = AuditFilter(event_types=frozenset({event_type}))
            return list(queries.page(where, None, _PAGE))
        finally:
            queries.close()


@pytest.fixture
def shop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shop]:
    look = Look(qapp, Theme.named("light"))
    shop = Shop(look, tmp_path / "store")
    yield shop
    shop.close()
    look.deleteLater()


@given("a shop that sells")
def a_shop_that_sells(shop: Shop, datatable: list[list[str]]) -> None:
    shop.stock(datatable)


@given("the till is open")
def the_till_is_open(shop: Shop) -> None:
    shop.open()


@given(parsers.parse("the cashier has walked through the screen with the Tab key {count:d} times"))
def walked_with_tab(shop: Shop, count: int) -> None:
    for _stop in range(count):
        shop.robot.press("Tab")


@when(parsers.parse('the cashier scans "{code}"'))
@given(parsers.parse('the cashier has scanned "{code}"'))
def scans(shop: Shop, code: str) -> None:
    shop.robot.scan(code)


@when(parsers.parse('the cashier scans "{code}" {count:d} times at once'))
@given(parsers.parse('the cashier has scanned "{code}" {count:d} times'))
def scans_often(shop: Shop, code: str, count: int) -> None:
    for _scan in range(count):
        shop.robot.scan(code)


@when(parsers.parse('the cashier taps the tile "{name}"'))
def taps_the_tile(shop: Shop, name: str) -> None:
    shop.robot.tap_item("Products", name)


@when(parsers.parse('the cashier types "{text}"'))
def types(shop: Shop, text: str) -> None:
    shop.robot.type_in(text)


@when(parsers.parse('the cashier presses "{keys}"'))
@given(parsers.parse('the cashier has pressed "{keys}"'))
def presses(shop: Shop, keys: str) -> None:
    shop.robot.press(keys)


@when("the cashier takes exact cash")
@given("the cashier has taken exact cash")
def takes_exact_cash(shop: Shop) -> None:
    shop.robot.press("F12")
    shop.robot.wait_for("sale saved")


@when("the customer has left")
def the_customer_has_left(shop: Shop) -> None:
    """Longer than a second press would still belong to the payment before."""
    shop.robot.rest(900)


@when("the cashier cancels the sale")
def cancels_the_sale(shop: Shop) -> None:
    shop.robot.press("Ctrl+Del")
    shop.robot.wait_for("Cancel the whole sale?")
    shop.robot.tap("Cancel sale")


@when("the program dies and is started again")
def dies_and_is_started_again(shop: Shop, tmp_path: Path) -> None:
    shop.die(tmp_path / "after")
    shop.open()


@when("the cashier continues the sale that was left open")
def continues_the_sale(shop: Shop) -> None:
    shop.robot.tap("Continue")


@when("the owner opens the audit window")
@given("the owner has opened the audit window")
def opens_the_audit_window(shop: Shop) -> None:
    shop.robot.press("Ctrl+Shift+A")
    shop.audit.wait_for("Till started")
    shop.robot.bring_to_front()


@when("the owner verifies the log", target_fixture="verified")
def verifies_the_log(shop: Shop) -> bool:
    return shop.till.audit.verify().is_sound


@then(parsers.parse('the cart shows "{line}" for {amount}'))
def the_cart_shows(shop: Shop, line: str, amount: str) -> None:
    spoken = f"{line.replace(' × ', ' ')}, {amount}"
    assert any(shown.startswith(spoken) for shown in shop.cart), shop.cart


@then(parsers.re(r"the cart has (?P<count>\d+) lines?"))
def the_cart_has(shop: Shop, count: str) -> None:
    assert len(shop.cart) == int(count)


@then("the cart is empty")
def the_cart_is_empty(shop: Shop) -> None:
    shop.robot.wait_until(lambda: not shop.cart, "an empty cart")


@then(parsers.re(r"the total is (?P<amount>[\d.]+)"))
def the_total_is(shop: Shop, amount: str) -> None:
    assert shop.robot.sees(f"Total {amount}")


@then(parsers.re(r"the sale is complete with change (?P<amount>[\d.]+)"))
def the_sale_is_complete(shop: Shop, amount: str) -> None:
    shop.robot.wait_for(f"Change due {amount}, sale saved")
    assert shop.sounds.heard[-1] == "sale_done"


@then("no sale is complete")
def no_sale_is_complete(shop: Shop) -> None:
    assert not shop.entries("OrderCreated")


@then(parsers.re(r"(?P<count>\d+) sales? (is|are) complete"))
def sales_are_complete(shop: Shop, count: str) -> None:
    assert len(shop.entries("OrderCreated")) == int(count)


@then(parsers.parse('the receipt of the sale says "{label}" {amount}'))
def the_receipt_says(shop: Shop, label: str, amount: str) -> None:
    shop.robot.wait_for("Receipt saved")
    (receipt,) = (shop.folder / "receipts").glob("*.txt")
    rows = [row.split("  ") for row in receipt.read_text(encoding="utf-8").splitlines()]
    assert any(row[0] == label and row[-1].strip() == amount for row in rows)


@then(parsers.parse('the till says "{text}"'))
def the_till_says(shop: Shop, text: str) -> None:
    assert shop.robot.sees(text)


@then(parsers.parse('the till makes the sound "{name}"'))
def the_till_makes_the_sound(shop: Shop, name: str) -> None:
    assert shop.sounds.heard[-1] == name


@then("the till has said something")
def the_till_has_said_something(shop: Shop) -> None:
    """A sentence over the tiles and a sound with it."""
    assert shop.sounds.heard[-1] == "scan_unknown"
    assert shop.app.selling is not None
    assert shop.app.selling.view.parts.notice.isVisible()


@then(parsers.parse('the log has {count:d} "{event_type}" about "{name}"'))
def the_log_has_about(shop: Shop, count: int, event_type: str, name: str) -> None:
    named = [entry for entry in shop.entries(event_type) if entry.payload["product_name"] == name]
    assert len(named) == count


@then(parsers.re(r'the log has (?P<count>\d+) "(?P<event_type>\w+)"'))
def the_log_has(shop: Shop, count: str, event_type: str) -> None:
    assert len(shop.entries(event_type)) == int(count)


@then(parsers.parse('the held sales are "{names}"'))
def the_held_sales_are(shop: Shop, names: str) -> None:
    shop.robot.wait_until(lambda: shop.robot.has_items("Held sales"), "held sales")
    listed = [text.partition(",")[0] for text in shop.robot.items("Held sales")]
    assert listed == names.split(", ")


@then("nothing is held")
def nothing_is_held(shop: Shop) -> None:
    shop.robot.wait_for("No held sales")


@then("nothing is reserved")
def nothing_is_reserved(shop: Shop) -> None:
    reserved = Decimal(0)
    for kind, field, sign in (
        ("StockReserved", "quantity_reserved", 1),
        ("StockReleased", "quantity_released", -1),
        ("StockSold", "quantity_sold", -1),
    ):
        reserved += sign * sum(Decimal(entry.payload[field]) for entry in shop.entries(kind))
    assert reserved == 0


@then("the audit window lists, newest first")
def the_audit_window_lists(shop: Shop, datatable: list[list[str]]) -> None:
    (_heading,), *rows = datatable
    wanted = [name for (name,) in rows]
    shop.audit.wait_until(lambda: told(shop)[: len(wanted)] == wanted, str(wanted))


@then(parsers.parse('the newest entries of the audit window name "{name}"'))
def the_newest_entries_name(shop: Shop, name: str) -> None:
    shop.audit.wait_until(
        lambda: any(name in text for text in shop.audit.column("Events", _SUMMARY)[:6]), name
    )


def told(shop: Shop) -> list[str]:
    """Return the listed events, without what the log says of itself meanwhile."""
    of_the_log = {row.title for row in audit_trail.wordings().values()}
    listed: list[str] = shop.audit.column("Events", _EVENT)
    return [title for title in listed if title not in of_the_log]


@then("the log is sound and holds every event of the sale")
def the_log_is_sound(shop: Shop, verified: bool) -> None:
    assert verified
    kinds = ("CartStarted", "CartItemAdded", "StockReserved", "CartSubmitted", "OrderCreated")
    assert [len(shop.entries(kind)) for kind in (*kinds, "CashTendered", "StockSold")] == [1] * 7
