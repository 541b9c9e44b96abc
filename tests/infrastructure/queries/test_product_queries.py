"""Search, tiles and departments find what is sold, and any text is a search."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.application.errors import UnknownCode
from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import Quantity, Unit
from tests.builders import a_gtin
from tests.stores import a_till, sell, stocked


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as till:
        stocked(till, "Crème brûlée 4 x 100 g", sku="CB-4", gtins=(a_gtin(1),))
        stocked(till, "Cream cheese", sku="CC")
        stocked(till, "Cheese, aged", sku="CA")
        stocked(till, "Plums", sku="PL", unit=Unit.KILOGRAM, stock="2.5", low_stock_level="3")
        yield till


def names(till: Till, text: str) -> list[str]:
    return [product.name for product in till.product_queries.search(text, 10)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("creme", ["Crème brûlée 4 x 100 g"]),
        ("BRULEE cre", ["Crème brûlée 4 x 100 g"]),
        ("cheese", ["Cheese, aged", "Cream cheese"]),
        ("chee cre", ["Cream cheese"]),
        ("cb-4", ["Crème brûlée 4 x 100 g"]),
        ("CC", ["Cream cheese"]),
        (a_gtin(1), ["Crème brûlée 4 x 100 g"]),
        ("", []),
        ("   ", []),
        ("!?", []),
        ("nothing like it", []),
    ],
)
def test_words_prefixes_and_codes_find_products(till: Till, text: str, found: list[str]) -> None:
    assert sorted(names(till, text)) == sorted(found)


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_search(till: Till, text: str) -> None:
    till.product_queries.search(text, 5)
    till.product_queries.nearest(text)
    till.product_queries.by_code(text)


@pytest.mark.parametrize("text", ['"', "*", "NEAR(", "a AND", "name:x", "_", "²", "a_b", "'", "^a"])
def test_signs_of_the_index_are_only_text(till: Till, text: str) -> None:
    assert isinstance(till.product_queries.search(text, 5), tuple)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "x" * 100_000, "4006381333931\udfff"])
def test_what_is_no_code_names_nothing(till: Till, text: str) -> None:
    assert till.product_queries.by_code(text) is None
    assert till.product_queries.search(text, 5) == ()
    with pytest.raises(UnknownCode):
        till.carts.scan(None, text)


def test_a_misspelt_name_finds_the_closest(till: Till) -> None:
    nearest = till.product_queries.nearest("chese aged")
    assert nearest is not None
    assert nearest.name == "Cheese, aged"
    assert till.product_queries.nearest("xyzzy") is None


def test_best_sellers_come_first(till: Till) -> None:
    sell(till, "CA", "CA", "CC")
    tiles = till.product_queries.tiles(None, 2)
    assert [product.name for product in tiles] == ["Cheese, aged", "Cream cheese"]
    assert names(till, "cheese")[0] == "Cheese, aged"
    assert len(till.product_queries.tiles("Dairy", 10)) == 4
    assert till.product_queries.tiles("Nowhere", 10) == ()


def test_a_renamed_product_is_found_by_its_new_name_only(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sku,name,unit_price\nPL,Damsons,1.20\n", encoding="utf-8")
    till.products.import_products(path)
    assert names(till, "damsons") == ["Damsons"]
    assert names(till, "plums") == []


def test_a_retired_product_is_nowhere(till: Till) -> None:
    plums = till.product_queries.by_code("PL")
    assert plums is not None
    till.products.retire(plums.product_id)
    assert names(till, "plums") == []
    assert till.product_queries.by_code("PL") is None
    assert till.product_queries.count() == 3
    assert [(d.name, d.product_count) for d in till.product_queries.departments()] == [("Dairy", 3)]
    assert till.product_queries.department_names() == ("Dairy",)


def test_the_names_of_departments_come_largest_first_as_counting_all_says(
    till: Till, tmp_path: Path
) -> None:
    rows = [("Bread", 2), ("", 5), ("Ale", 2), ("Wine", 7)]
    path = tmp_path / "more.csv"
    lines = [
        f"X{name}{number},{name} goods {number},{name},1.00"
        for name, count in rows
        for number in range(count)
    ]
    path.write_text("sku,name,department,unit_price\n" + "\n".join(lines), encoding="utf-8")
    till.products.import_products(path)
    counted = till.product_queries.departments()
    assert {each.name for each in counted} >= {"Bread", "Ale", "Wine", "Dairy"}
    assert till.product_queries.department_names() == tuple(each.name for each in counted)


def test_a_product_tells_what_is_free_to_sell_and_whether_that_is_little(till: Till) -> None:
    plums = till.product_queries.by_code("PL")
    assert plums is not None
    assert (plums.available, plums.is_low, plums.unit) == (Decimal("2.5"), True, "kg")


def deep(till: Till, text: str) -> list[str]:
    return [product.name for product in till.product_queries.search_deeply(text, 10)]


def test_parts_of_words_are_found_after_their_beginnings(till: Till) -> None:
    stocked(till, "Gruyère", sku="GR")
    assert deep(till, "uyer") == ["Gruyère"]
    assert deep(till, "heese am") == ["Cream cheese"]
    assert deep(till, "eam") == ["Cream cheese"]
    assert deep(till, "ch") == names(till, "ch")
    assert deep(till, "eyur") == []


def test_the_beginning_of_a_barcode_finds_its_product(till: Till) -> None:
    assert names(till, a_gtin(1)[:8]) == ["Crème brûlée 4 x 100 g"]
    assert names(till, "999999") == []


def test_a_department_finds_its_products(till: Till) -> None:
    assert names(till, "dairy aged") == ["Cheese, aged"]


def test_a_plu_names_its_product_with_and_without_zeros(till: Till) -> None:
    till.products.create(
        sku="BAN", name="Bananas", price=Decimal("1.99"), plu="04011", stock=Quantity.of(9)
    )
    for typed in ("4011", "04011"):
        found = till.product_queries.by_code(typed)
        assert found is not None
        assert found.name == "Bananas"
        assert till.carts.scan(None, typed).lines[0].name == "Bananas"
    assert names(till, "4011") == ["Bananas"]


def test_what_sells_is_found_among_very_many(till: Till) -> None:
    for number in range(450):
        stocked(till, f"Cheese spread {number}", sku=f"SP{number}")
    stocked(till, "Cheese the best", sku="BEST")
    sell(till, "BEST", "BEST")
    assert till.product_queries.search("chee", 5)[0].name == "Cheese the best"
