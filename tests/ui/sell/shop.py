"""A small real shop for the sell screen: a store on disk, a few products, and a recorder."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pos_app.bootstrap import Till, open_till
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.ui.reading import Reader
from pos_app.ui.sale_services import sale_extras
from pos_app.ui.sell.presenter import SellPresenter
from pos_app.ui.sell.sell_state import BannerPart, SellState
from tests.readers import ReaderHere
from tests.scales import ScaleWhenTold
from tests.terminals import TerminalWhenTold
from tests.ui.sell.catalogue import PRODUCTS

LOAF, MILK, CROISSANT, BASIL, BANANAS, CHOCOLATE = (
    "0400100000014",
    "0400100000021",
    "0400100000038",
    "0400100000045",
    "0400100000052",
    "0400100000069",
)


@dataclass
class RecordedScreen:
    """Stands in for the view and keeps what it was asked to show."""

    states: list[SellState] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    toasts: list[tuple[str, str]] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def display(self, state: SellState) -> None:
        self.states.append(state)

    def play(self, sound: str) -> None:
        self.sounds.append(sound)

    def say(self, kind: str, headline: str, rest: str) -> None:
        self.toasts.append((kind, f"{headline} {rest}".strip()))

    def open_file(self, path: Path) -> None:
        self.opened.append(path)

    @property
    def state(self) -> SellState:
        return self.states[-1]


@dataclass
class Seconds:
    """A clock that goes on only when told."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Shop:
    """A till with the presenter of its sell screen."""

    till: Till
    screen: RecordedScreen
    seconds: Seconds
    presenter: SellPresenter

    def rows(self) -> list[tuple[str, str, str]]:
        """The cart as the cashier reads it: quantity, name, amount."""
        return [(row.quantity, row.name, row.amount) for row in self.screen.state.cart.rows]

    def is_paid(self) -> bool:
        return self.screen.state.cart.is_paid

    def banner(self) -> BannerPart | None:
        return self.screen.state.banner

    def total(self) -> str:
        return self.screen.state.money.total

    def reserved(self) -> Decimal:
        return sum(
            (
                Decimal(stock) - self.till.product_queries.by_code(sku).available  # type: ignore[union-attr]
                for sku, _, _, _, _, _, stock, _ in PRODUCTS
            ),
            Decimal(0),
        )


def a_till(data_dir: Path, *, currency: str = "USD") -> Till:
    """Open a store with the products of :mod:`tests.ui.sell.catalogue`."""
    till = open_till(data_dir)
    till.stores.set_up(
        name="Maple & Main Grocery",
        currency=currency,
        prices_include_tax=True,
        owner_name="Ines Duarte",
        owner_pin="4826",
        has_sign_in=False,
    )
    till.reload_store()
    for sku, gtin, name, department, unit, price, stock, low in PRODUCTS:
        till.products.create(
            sku=sku,
            name=name,
            price=Decimal(price),
            gtins=(gtin,) if gtin else (),
            department=department,
            unit=Unit(unit),
            stock=Quantity.of(stock),
            low_stock_level=Quantity.of(low),
        )
    return till


def a_presenter(
    till: Till,
    screen: RecordedScreen,
    seconds: Seconds,
    terminal: TerminalWhenTold | None = None,
    scale: ScaleWhenTold | None = None,
    reader: Reader | None = None,
) -> SellPresenter:
    """Return the presenter of a till, started."""
    store = till.store
    assert store is not None
    presenter = SellPresenter(
        screen,
        carts=till.carts,
        terms=till.cart_terms,
        holds=till.holds,
        orders=till.orders,
        drawers=till.drawers,
        extras=sale_extras(till, terminal or TerminalWhenTold(), scale or ScaleWhenTold()),
        products=till.product_queries,
        reader=reader or ReaderHere(),
        order_queries=till.order_queries,
        customers=till.customer_queries,
        audit=till.audit_queries(),
        store=store,
        receipts=till.data_dir / "receipts",
        seconds=seconds,
    )
    presenter.start()
    return presenter
