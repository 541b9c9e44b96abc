"""Products are listed at once, edited without losing anything, and changed many at a time."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester

from pos_app.application.queries import AuditFilter
from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.look import Look
from pos_app.ui.models.paged_model import PagedModel
from pos_app.ui.products.products_state import ProductRow
from pos_app.ui.theme import Theme
from tests.ui.products.desk import Keeper


def product(keeper: Keeper, sku: str) -> ProductSnapshot:
    found = keeper.till.product_queries.by_code(sku)
    assert found is not None
    return found


def choose(keeper: Keeper, sku: str) -> ProductSnapshot:
    found = product(keeper, sku)
    keeper.presenter.choose(found.product_id)
    return found


def test_everything_that_is_sold_is_listed_by_name(keeper: Keeper) -> None:
    assert keeper.names() == [
        "Bananas",
        "Basil in pot",
        "Butter croissant",
        "Dark chocolate 70%",
        "Sourdough loaf 800 g",
        "Whole milk 2 L",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("butt", ["Butter croissant"]),
        ("cro but", ["Butter croissant"]),
        ("ourdou", ["Sourdough loaf 800 g"]),
        ("sourdoh", ["Sourdough loaf 800 g"]),
        ("1006", ["Dark chocolate 70%"]),
        ("04001000000", None),
        ("dairy", ["Whole milk 2 L"]),
        ("zzzz", []),
    ],
)
def test_what_is_typed_finds_products(keeper: Keeper, text: str, found: list[str] | None) -> None:
    keeper.type_in("search", text)
    if found is not None:
        assert keeper.names() == found
    if not keeper.names():
        assert f"Nothing matches “{text}”" in keeper.words()


def test_a_product_is_changed_and_the_log_says_from_what(keeper: Keeper) -> None:
    milk = choose(keeper, "1002")
    keeper.type_in("price", "2.49")
    keeper.type_in("packs", "14006381333938 x 6")
    keeper.press("Ctrl+S")
    changed = product(keeper, "1002")
    assert (changed.price, changed.packs) == (Decimal("2.49"), (("14006381333938", 6),))
    assert "Whole milk 2 L is saved." in keeper.words()
    log = keeper.till.audit_queries()
    told = log.newer(AuditFilter(aggregate_id=str(milk.product_id)), 0, 10)
    log.close()
    assert told[-1].payload["old_price"] == "2.35"
    assert "2.35" in keeper.words()
    assert "2.49" in keeper.words()


def test_a_new_product_is_sold_at_once(keeper: Keeper) -> None:
    keeper.press("Ctrl+N")
    assert keeper.focus() is keeper.field("name")
    for name, text in (("name", "Oats"), ("sku", "OATS"), ("price", "1,95"), ("stock", "12")):
        keeper.type_in(name, text)
    keeper.press("Ctrl+S")
    oats = product(keeper, "OATS")
    assert (oats.name, oats.price, oats.available) == ("Oats", Decimal("1.95"), Decimal(12))
    assert "Oats" in keeper.names()
    assert keeper.till.carts.scan(None, "OATS").lines[0].name == "Oats"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "", "A name is needed."),
        ("price", "abc", "Type an amount like 4.50."),
        ("price", "1.234", "Use up to 2 decimals, like 12.34."),
        ("gtins", "4006381333932", "4006381333932 is not a GTIN."),
        ("gtins", "0400100000014", "Another product has the code 0400100000014."),
        ("packs", "14006381333938", "Type the code and how many, like 14006381333938 x 12."),
        ("plu", "x1", "x1 is not a PLU."),
        ("low", "-1", "Type a quantity like 5."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_loses_nothing(
    keeper: Keeper, field: str, text: str, sentence: str
) -> None:
    before = choose(keeper, "1002")
    keeper.type_in("department", "Cold")
    keeper.type_in(field, text)
    keeper.press("Ctrl+S")
    assert sentence in keeper.words()
    assert keeper.focus() is keeper.field(field)
    assert keeper.field("department").text() == "Cold"
    assert product(keeper, "1002") == before


def test_an_empty_form_asks_for_the_name_first_and_shows_where(keeper: Keeper) -> None:
    keeper.press("Ctrl+N")
    keeper.press("Ctrl+S")
    assert "A name is needed." in keeper.words()
    assert keeper.focus().objectName() == "name"
    keeper.type_in("name", "Rye loaf")
    keeper.type_in("price", "4.20")
    keeper.press("Ctrl+S")
    assert "Type a number or a short name of your own." in keeper.words()
    assert keeper.focus().objectName() == "sku"


def test_saving_moves_nothing_and_leads_back_to_the_list(keeper: Keeper) -> None:
    keeper.press("Down")
    keeper.press("Return")
    keeper.type_in("price", "9.99")
    before = keeper.view.list.mapToGlobal(QPoint(0, 0))
    keeper.press("Ctrl+S")
    assert "is saved." in keeper.words()
    assert keeper.view.list.hasFocus()
    assert keeper.view.list.mapToGlobal(QPoint(0, 0)) == before


def test_what_is_not_saved_is_left_only_at_the_second_press(keeper: Keeper) -> None:
    choose(keeper, "1002")
    keeper.type_in("name", "Half milk")
    keeper.press("Esc")
    assert "This is not saved yet." in keeper.words()
    assert keeper.field("name").text() == "Half milk"
    keeper.press("Esc")
    keeper.press("Esc")
    assert keeper.left == 1
    assert product(keeper, "1002").name == "Whole milk 2 L"


def test_a_copy_has_no_codes_and_a_retired_product_comes_back(keeper: Keeper) -> None:
    milk = choose(keeper, "1002")
    keeper.press("Ctrl+D")
    assert keeper.field("name").text() == "Whole milk 2 L"
    assert keeper.field("sku").text() == keeper.field("gtins").text() == ""
    keeper.press("Esc")
    keeper.presenter.choose(milk.product_id)
    keeper.press("Ctrl+R")
    assert keeper.till.product_queries.by_code("1002") is None
    keeper.press("Alt+R")
    assert keeper.names() == ["Whole milk 2 L"]
    keeper.presenter.choose(milk.product_id)
    keeper.button("restore").click()
    assert product(keeper, "1002").name == "Whole milk 2 L"


def test_many_are_changed_after_a_preview(keeper: Keeper) -> None:
    for sku in ("1002", "1003"):
        keeper.presenter.mark(product(keeper, sku).product_id)
    keeper.press("Ctrl+B")
    keeper.type_in("percent", "-10")
    keeper.press("Ctrl+P")
    assert "Whole milk 2 L: 2.35 → 2.12" in keeper.words()
    assert product(keeper, "1002").price == Decimal("2.35")
    keeper.button("apply").click()
    assert product(keeper, "1002").price == Decimal("2.12")
    assert product(keeper, "1003").price == Decimal("1.44")
    assert "2 products changed." in keeper.words()


def test_many_get_a_deposit_and_a_wrong_one_is_said_at_its_field(keeper: Keeper) -> None:
    keeper.till.products.create(sku="D25", name="Bottle deposit", price=Decimal("0.25"))
    keeper.presenter.mark(product(keeper, "1002").product_id)
    keeper.press("Ctrl+B")
    keeper.type_in("deposit", "D99")
    keeper.press("Ctrl+P")
    assert "No product that can be a deposit has this number." in keeper.words()
    keeper.type_in("deposit", "D25")
    keeper.press("Ctrl+P")
    assert "Whole milk 2 L: deposit D25" in keeper.words()
    keeper.button("apply").click()
    assert product(keeper, "1002").deposit == "D25"


def test_a_percentage_of_nothing_is_refused(keeper: Keeper) -> None:
    keeper.presenter.mark(product(keeper, "1002").product_id)
    keeper.press("Ctrl+B")
    keeper.type_in("percent", "-100")
    keeper.press("Ctrl+P")
    assert "A price cannot fall below nothing." in keeper.words()


def test_a_scan_fills_a_new_product_or_finds_a_known_one(keeper: Keeper) -> None:
    keeper.presenter.scan("0400100000021")
    assert keeper.names() == ["Whole milk 2 L"]
    keeper.press("Ctrl+N")
    keeper.presenter.scan("4006381333931")
    assert keeper.field("gtins").text() == "4006381333931"


def test_the_list_grows_page_by_page(keeper: Keeper) -> None:
    for number in range(130):
        keeper.till.products.create(sku=f"N{number}", name=f"Z {number:03}", price=Decimal(1))
    keeper.presenter.open()
    assert len(keeper.names()) == 100
    keeper.presenter.more()
    assert len(keeper.names()) == 136
    assert keeper.names()[-1] == "Z 129"
    keeper.presenter.more()
    assert len(keeper.names()) == 136


def test_rows_that_come_are_added_and_rows_that_change_stay(
    qtmodeltester: ModelTester,
) -> None:
    def rows(count: int, price: str = "1") -> list[ProductRow]:
        ids = [f"00000000-0000-7000-8000-{number:012}" for number in range(count)]
        return [ProductRow(UUID(each), each, "", price, "") for each in ids]

    model = PagedModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    assert model.show_rows(rows(3))
    assert not model.show_rows(rows(5))
    changed = [*rows(4), *rows(5, "2")[4:]]
    assert not model.show_rows(changed)
    assert model.rowCount() == 5
    assert model.show_rows([])


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (1920, 1080)])
def test_nothing_is_cut_off_at_any_size(
    keeper: Keeper, look: Look, size: tuple[int, int], scale: float
) -> None:
    look.use(Theme.named("light", scale))
    keeper.view.resize(*size)
    choose(keeper, "1002")
    keeper.type_in("price", "x")
    keeper.press("Ctrl+S")
    try:
        for name in ("name", "price", "packs", "variant"):
            field = keeper.field(name)
            assert field.height() >= look.theme.size("office-control")
            box = field.parentWidget()
            assert box is not None
            assert box.rect().contains(field.geometry())
        for name in ("leave", "sold", "retired", "new", "save"):
            button = keeper.button(name)
            assert keeper.view.rect().contains(
                button.rect().translated(button.mapTo(keeper.view, button.rect().topLeft()))
            )
    finally:
        look.use(Theme.named("light"))


def test_the_variants_of_a_family_are_named_beside_each_other(keeper: Keeper) -> None:
    for sku, variant, price in (("TS-R", "Red", "9.00"), ("TS-B", "Blue", "9.50")):
        keeper.till.products.create(
            sku=sku,
            name=f"T-shirt {variant}",
            price=Decimal(price),
            family="T-shirt",
            variant=variant,
        )
    keeper.presenter.open()
    red = keeper.till.product_queries.by_code("TS-R")
    assert red is not None
    keeper.presenter.choose(red.product_id)
    QTest.qWait(1)
    words = "\n".join(each.text() for each in keeper.view.form.findChildren(QLabel))
    assert "Variants of T-shirt" in words
    assert "Blue: 9.50, 0 left" in words
