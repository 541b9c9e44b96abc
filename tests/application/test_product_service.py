"""A catalogue is taken over whole or not at all, and again without harm."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import CodeTaken, FileRejected, StoreNotSetUp, UnknownCode
from pos_app.application.product_service import ImportSummary
from pos_app.bootstrap import Till, open_till
from pos_app.domain.errors import DomainError, InvalidAmount, InvalidCode
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.quantity import Quantity
from tests.application.ledger import available, last_seq, logged, types_logged
from tests.builders import a_gtin
from tests.stores import GROCERY_CATALOGUE, stocked

HEADING = "sku,gtin,name,department,unit,unit_price,stock,low_stock_level\n"
GOOD = HEADING + (
    f"1,{a_gtin(1)},Milk,Dairy,piece,1.20,10,2\n"
    f"2,{a_gtin(2)} {a_gtin(22)},Bread,Bakery,,2.00,,\n"
    "3,,Plums,Produce,kg,1.99,12.500,0.5\n"
)


def import_text(till: Till, folder: Path, text: str) -> ImportSummary:
    path = folder / "catalogue.csv"
    path.write_text(text, encoding="utf-8")
    return till.products.import_products(path)


def problems_of(till: Till, folder: Path, text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(FileRejected) as refusal:
        import_text(till, folder, text)
    assert refusal.value.reason == "rows"
    return [(problem.row, problem.column, problem.value) for problem in refusal.value.problems]


def test_a_catalogue_is_taken_over(till: Till, tmp_path: Path) -> None:
    summary = import_text(till, tmp_path, GOOD)
    assert (summary.created, summary.changed, summary.unchanged, summary.rows) == (3, 0, 0, 3)
    milk = till.product_queries.by_code(a_gtin(1))
    assert milk is not None
    assert (milk.name, milk.price, milk.available, milk.low_stock_level) == (
        "Milk",
        Decimal("1.20"),
        Decimal(10),
        Decimal(2),
    )
    plums = till.product_queries.by_code("3")
    assert plums is not None
    assert (plums.unit, plums.available, plums.low_stock_level) == (
        "kg",
        Decimal("12.5"),
        Decimal("0.5"),
    )
    assert till.product_queries.by_code(a_gtin(22)) == till.product_queries.by_code("2")


def test_each_product_and_the_import_itself_are_in_the_log(till: Till, tmp_path: Path) -> None:
    before = last_seq(till)
    import_text(till, tmp_path, GOOD)
    entries = logged(till, before)
    assert [kind for kind, _ in entries] == ["ProductCreated"] * 3 + ["CatalogueImported"]
    told = entries[-1][1]
    assert (told["file_name"], told["created"], told["changed"], told["unchanged"]) == (
        "catalogue.csv",
        3,
        0,
        0,
    )


def test_the_same_file_again_changes_nothing(till: Till, tmp_path: Path) -> None:
    import_text(till, tmp_path, GOOD)
    before = last_seq(till)
    summary = import_text(till, tmp_path, GOOD)
    assert (summary.created, summary.changed, summary.unchanged) == (0, 0, 3)
    assert types_logged(till, before) == ["CatalogueImported"]


def test_a_changed_row_changes_its_product_and_keeps_the_stock(till: Till, tmp_path: Path) -> None:
    import_text(till, tmp_path, GOOD)
    till.carts.scan(None, "1", Quantity.of(3))
    before = last_seq(till)
    changed = GOOD.replace("Milk", "Whole milk").replace("1.20,10,", "1.35,999,")
    summary = import_text(till, tmp_path, changed)
    assert (summary.created, summary.changed, summary.unchanged) == (0, 1, 2)
    assert types_logged(till, before) == [
        "ProductDescribed",
        "ProductRepriced",
        "CatalogueImported",
    ]
    assert available(till, "1") == 7


def test_every_bad_row_is_named_and_nothing_is_taken_over(till: Till, tmp_path: Path) -> None:
    bad = HEADING + (
        f"1,{a_gtin(1)},Milk,,,1.20,1,\n"
        ",,No number,,,1.00,,\n"
        "3,4006381333932,Wrong digit,,,1.00,,\n"
        "4,,Too precise,,,1.001,,\n"
        "5,,Not a number,,,NaN,,\n"
        "6,,Negative,,,-1.00,,\n"
        "7,,Half a piece,,piece,1.00,0.5,\n"
        "8,,Negative stock,,,1.00,-1,\n"
        "9,,Unit,,bucket,1.00,,\n"
        "10,,,,,1.00,,\n"
        f"11,,{'x' * 201},,,1.00,,\n"
        "12,,Level,,,1.00,,-5\n"
        "1,,Again,,,1.00,,\n"
        f"14,{a_gtin(1)},Same barcode,,,1.00,,\n"
    )
    found = problems_of(till, tmp_path, bad)
    assert [(row, column) for row, column, _ in found] == [
        (3, "sku"),
        (4, "gtin"),
        (5, "unit_price"),
        (6, "unit_price"),
        (7, "unit_price"),
        (8, "stock"),
        (9, "stock"),
        (10, "unit"),
        (11, "name"),
        (12, "name"),
        (13, "low_stock_level"),
        (14, "sku or gtin"),
        (15, "sku or gtin"),
    ]
    assert till.product_queries.count() == 0
    assert types_logged(till) == ["StoreOpened"]


def test_only_the_first_problems_are_listed_but_all_are_counted(till: Till, tmp_path: Path) -> None:
    with pytest.raises(FileRejected) as refusal:
        import_text(till, tmp_path, HEADING + "1,,Milk,,,free,,\n" * 50)
    assert (len(refusal.value.problems), refusal.value.problem_count) == (20, 50)


def test_a_barcode_of_another_product_is_named_by_its_row(till: Till, tmp_path: Path) -> None:
    stocked(till, "Honey", gtins=(a_gtin(2),))
    assert problems_of(till, tmp_path, GOOD) == [(3, "gtin", a_gtin(2))]
    assert till.product_queries.count() == 1


def test_a_sku_that_is_another_products_barcode_is_imported_again_and_again(
    till: Till, tmp_path: Path
) -> None:
    text = HEADING + f"{a_gtin(1)},,Milk,,,1.20,,\n2,{a_gtin(1)},Bread,,,2.00,,\n"
    assert import_text(till, tmp_path, text).created == 2
    assert import_text(till, tmp_path, text).unchanged == 2


def test_columns_without_a_place_are_told_even_when_the_first_row_is_blank(
    till: Till, tmp_path: Path
) -> None:
    text = "sku,name,brand,unit_price,shelf\n\n1,Milk,Own,1.20,A4\n"
    assert import_text(till, tmp_path, text).ignored_columns == ("brand", "shelf")


def test_an_import_that_is_stopped_leaves_nothing(till: Till, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "many.csv"
    rows = "".join(f"{number},,Milk {number},,,1.20,,\n" for number in range(500))
    path.write_text(HEADING + rows, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        till.products.import_products(path, stop)
    assert till.product_queries.count() == 0
    assert import_text(till, tmp_path, GOOD).created == 3


def test_progress_ends_at_the_number_of_rows(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = "".join(f"{number},,Milk {number},,,1.20,,\n" for number in range(500))
    path.write_text(HEADING + rows, encoding="utf-8")
    told: list[tuple[int, int]] = []
    till.products.import_products(path, lambda done, of: told.append((done, of)))
    assert told == [(200, 500), (400, 500), (500, 500)]


def test_nothing_is_imported_before_a_store_is_set_up(tmp_path: Path) -> None:
    till = open_till(tmp_path / "new")
    with pytest.raises(StoreNotSetUp):
        import_text(till, tmp_path, GOOD)
    till.close()


def test_the_real_grocery_catalogue_is_taken_over_once(till: Till) -> None:
    summary = till.products.import_products(GROCERY_CATALOGUE)
    assert (summary.created, summary.changed, summary.unchanged) == (13_247, 0, 0)
    again = till.products.import_products(GROCERY_CATALOGUE)
    assert (again.created, again.changed, again.unchanged) == (0, 0, 13_247)
    assert till.product_queries.count() == 13_247


def test_a_product_is_created_repriced_and_retired(till: Till) -> None:
    before = last_seq(till)
    milk = stocked(till, "Milk", price="1.20", gtins=(a_gtin(1),))
    assert till.products.reprice(milk.product_id, Decimal("1.35")).price == Decimal("1.35")
    assert till.products.retire(milk.product_id).is_retired
    assert types_logged(till, before) == ["ProductCreated", "ProductRepriced", "ProductRetired"]
    assert till.product_queries.by_code(a_gtin(1)) is None


def test_a_code_is_given_once(till: Till) -> None:
    stocked(till, "Milk", gtins=(a_gtin(1),))
    with pytest.raises(CodeTaken):
        stocked(till, "Milk")
    with pytest.raises(CodeTaken):
        stocked(till, "Bread", gtins=(a_gtin(1),))


def test_a_product_that_is_not_there_is_not_changed(till: Till) -> None:
    with pytest.raises(UnknownCode):
        till.products.reprice(new_id(), Decimal(1))
    with pytest.raises(UnknownCode):
        till.products.retire(new_id())


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"sku": "a b"}, InvalidCode),
        ({"gtins": ("4006381333932",)}, InvalidCode),
        ({"price": "1.001"}, InvalidAmount),
        ({"price": "-1.00"}, InvalidAmount),
    ],
)
def test_a_product_that_cannot_be_is_not_created(
    till: Till, fields: dict[str, object], error: type[DomainError]
) -> None:
    values: dict[str, object] = {"sku": "A", "name": "Milk", "price": "1.00", "gtins": ()}
    values |= fields
    with pytest.raises(error):
        till.products.create(
            sku=str(values["sku"]),
            name="Milk",
            price=Decimal(str(values["price"])),
            gtins=tuple(str(code) for code in values["gtins"]),  # type: ignore[attr-defined]
        )
    assert till.product_queries.count() == 0
