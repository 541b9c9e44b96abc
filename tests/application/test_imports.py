"""Files of products are taken over whole or not at all, from any program, and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from pos_app.application import import_service
from pos_app.application.errors import FileRejected
from pos_app.application.import_ports import AS_GUESSED, ImportPlan, Reading
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.catalogue_import.errors import ImportNotDone
from pos_app.domain.events import PROGRAM
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure import import_staging
from tests.builders import a_gtin
from tests.people import a_staffed_till
from tests.stores import a_till, sell, stocked


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    monkeypatch.setattr(import_service, "BATCH", 4)
    with a_till(tmp_path / "store", started=True) as till:
        yield till


def a_file(folder: Path, text: str, name: str = "a.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def rows(count: int, price: str = "1.50") -> str:
    lines = [f"P{n},Product {n},{price},{a_gtin(n)},9" for n in range(count)]
    return "\n".join(["sku,name,price,barcode,quantity", *lines])


def names(till: Till) -> set[str]:
    return {each.name for each in till.product_queries.tiles(None, 1000)}


def test_a_file_becomes_products_that_are_found_and_sold(till: Till, tmp_path: Path) -> None:
    summary = till.catalogue.imports.run(a_file(tmp_path, rows(10)))
    assert (summary.created, summary.changed, summary.unchanged) == (10, 0, 0)
    found = till.product_queries.search("product 7", 5)
    assert [(each.sku, each.price, each.available) for each in found] == [
        ("P7", Decimal("1.50"), Decimal(9))
    ]
    sell(till, a_gtin(3))
    assert till.stock.prover.prove().problems == ()
    assert not list((till.data_dir / "imports").iterdir())


def test_the_log_tells_every_product_before_and_after(till: Till, tmp_path: Path) -> None:
    till.catalogue.imports.run(a_file(tmp_path, rows(6)))
    till.catalogue.imports.run(a_file(tmp_path, "sku,price\nP1,2.00\nP2,1.50"))
    queries = till.audit_queries()
    told = queries.newer(AuditFilter(event_types=frozenset({"ProductsImported"})), 0, 10)
    queries.close()
    created = [json.loads(line) for each in told for line in each.payload["created_products"]]
    changed = [json.loads(line) for each in told for line in each.payload["changed_products"]]
    assert [each["sku"] for each in created] == [f"P{n}" for n in range(6)]
    assert [difference for _, difference in changed] == [{"price": [150, 200]}]


def test_a_file_changes_only_what_it_has_columns_for(till: Till, tmp_path: Path) -> None:
    stocked(till, "Milk", gtins=(a_gtin(1),))
    till.catalogue.imports.run(a_file(tmp_path, "sku;price\nMILK;2,50"))
    milk = till.product_queries.by_code(a_gtin(1))
    assert milk is not None
    assert (milk.name, milk.price, milk.department) == ("Milk", Decimal("2.50"), "Dairy")


def test_a_barcode_finds_the_product_where_there_is_no_number(till: Till, tmp_path: Path) -> None:
    stocked(till, "Milk", gtins=(a_gtin(1), a_gtin(2)))
    summary = till.catalogue.imports.run(a_file(tmp_path, f"ean,price\n{a_gtin(1)},3.00"))
    assert (summary.created, summary.changed) == (0, 1)
    milk = till.product_queries.by_code("MILK")
    assert milk is not None
    assert milk.price == Decimal("3.00")


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        (rows(9) + "\nP99,Bad,abc,,", 11, "not an amount with at most 2 decimals"),
        (rows(9) + "\nP1,Twice,1,,", 11, "also in row 3"),
        (rows(9) + f"\nP99,Twice,1,{a_gtin(3)},", 11, "also in row 5"),
        (rows(5) + "\nP99,Bad,1,4006381333932,", 7, "not a barcode number"),
        ("sku,price\nNEW,1.00", 2, "not known, and a new product needs a name"),
        (rows(5) + f"\nP99,Taken,1,{a_gtin(77)},", 7, "another product has it"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_over(
    till: Till, tmp_path: Path, text: str, row: int, reason: str
) -> None:
    stocked(till, "Milk", gtins=(a_gtin(77),))
    with pytest.raises(FileRejected) as caught:
        till.catalogue.imports.run(a_file(tmp_path, text))
    (problem,) = caught.value.problems
    assert (problem.row, problem.reason[: len(reason)]) == (row, reason)
    assert names(till) == {"Milk"}


def test_who_stops_it_has_what_was_before(till: Till, tmp_path: Path) -> None:
    stocked(till, "Milk")

    def stop(done: int, of: int) -> None:
        if done > 14:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        till.catalogue.imports.run(a_file(tmp_path, rows(12)), AS_GUESSED, stop)
    assert names(till) == {"Milk"}


def test_an_import_is_taken_back_but_not_what_was_changed_since(till: Till, tmp_path: Path) -> None:
    milk, oats = stocked(till, "Milk"), stocked(till, "Oats")
    text = rows(9) + f"\n{milk.sku},Cow milk,9.00,,\n{oats.sku},Oat flakes,9.00,,"
    summary = till.catalogue.imports.run(a_file(tmp_path, text))
    assert summary.import_id is not None
    till.products.reprice(oats.product_id, Decimal("5.00"))
    assert till.catalogue.imports.undo(summary.import_id) == 11
    assert names(till) == {"Milk", "Oats"}
    back = till.product_queries.by_code(oats.sku)
    assert back is not None
    assert back.price == Decimal("5.00")
    with pytest.raises(ImportNotDone):
        till.catalogue.imports.undo(summary.import_id)
    again = till.catalogue.imports.run(a_file(tmp_path, text))
    assert (again.created, again.changed) == (0, 11)
    assert len(names(till)) == 11


class Crash(BaseException):
    """Nothing catches it, as nothing catches a kill."""


def test_an_import_after_a_crash_goes_on_or_is_taken_back(till: Till, tmp_path: Path) -> None:
    imports = till.catalogue.imports

    def crash(done: int, of: int) -> None:
        if done > 13:
            raise Crash

    path = a_file(tmp_path, rows(12))
    with pytest.MonkeyPatch.context() as killed:
        killed.setattr(imports, "undo", lambda _: 0)  # nobody undoes or tidies up after a kill
        killed.setattr(imports._staging, "forget", lambda _: None)
        with pytest.raises(Crash):
            imports.run(path, AS_GUESSED, crash)
    assert 0 < len(names(till)) < 12
    assert imports.finish_interrupted() == 1
    assert len(names(till)) == 12
    assert imports.finish_interrupted() == 0


def test_opening_stock_is_moved_by_whoever_the_entry_of_the_import_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_service, "BATCH", 4)

    def crash(done: int, of: int) -> None:
        raise Crash

    with a_staffed_till(tmp_path / "store") as shop:
        till = shop.till
        imports = till.catalogue.imports
        shop.sign_in(shop.manager)
        monkeypatch.setattr(imports, "undo", lambda _: 0)
        monkeypatch.setattr(imports._staging, "forget", lambda _: None)
        with pytest.raises(Crash):
            imports.run(a_file(tmp_path, rows(8)), AS_GUESSED, crash)
        till.people.sign_in.sign_out("idle")
        imports.finish_interrupted()
        queries = till.audit_queries()
        told = queries.newer(AuditFilter(event_types=frozenset({"ProductsImported"})), 0, 10)
        queries.close()
        moved = [
            till.stock.queries.movements(product.product_id)[0].actor_id
            for number in range(8)
            if (product := till.product_queries.by_code(f"P{number}"))
        ]
    assert [each.actor_id for each in told] == [str(shop.manager), PROGRAM]
    assert moved == [str(shop.manager)] * 4 + [PROGRAM] * 4


@pytest.mark.parametrize(
    "smaller",
    [
        {},
        {"_PLACES": 8},
        {"_PLACES": 8, "_MOST_DOUBTED": 9},
        {"_PLACES": 8, "_MOST_DOUBTED": 9, "_SORTED_AT_ONCE": 30},
    ],
)
def test_codes_in_two_rows_are_found_however_many_codes_there_are(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, smaller: dict[str, int]
) -> None:
    for name, value in smaller.items():
        monkeypatch.setattr(import_staging, name, value)
    text = rows(40) + f"\nP7,Twice,1,,\nP99,Twice,1,{a_gtin(31)},\nP98,Once,1,{a_gtin(98)},"
    checked = till.catalogue.imports.check(a_file(tmp_path, text))
    told = [(each.row, each.value, each.reason) for each in checked.problems]
    assert told == [
        (42, "P7", "also in row 9"),
        (43, a_gtin(31).zfill(14), "also in row 33"),
    ]


def test_a_product_in_an_open_cart_keeps_the_price_of_its_scan(till: Till, tmp_path: Path) -> None:
    stocked(till, "Milk", price="1.20")
    cart = till.carts.scan(None, "MILK")
    till.catalogue.imports.run(a_file(tmp_path, "sku,price\nMILK,9.00"))
    assert till.carts.get(cart.cart_id).total == Decimal("1.20")
    assert till.carts.scan(cart.cart_id, "MILK").total == Decimal("10.20")


EXPORTS = {
    "Shopify": (
        (
            "Handle,Title,Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,"
            "Variant Barcode,Variant Inventory Qty,Image Src\n"
            f"tee,T-shirt,Us,Clothes,Size,S,T-S,19.90,{a_gtin(1)},3,https://x/1.png\n"
            f"tee,,,,,M,T-M,19.90,{a_gtin(2)},4,\n"
            "tee,,,,,,,,,,https://x/2.png\n"
            f"mug,Mug,Us,Kitchen,Title,Default Title,MUG,8.00,{a_gtin(3)},-2,\n"
        ),
        {
            ("T-S", "T-shirt S", "Clothes"),
            ("T-M", "T-shirt M", "Clothes"),
            ("MUG", "Mug", "Kitchen"),
        },
    ),
    "Square": (
        (
            "Token,Item Name,Variation Name,SKU,Description,Categories,GTIN,Price,"
            "Current Quantity Main St\n"
            f"1,Coffee,Regular,C1,,Drinks,{a_gtin(1)},3.50,10\n"
            f"2,Coffee,Large,C2,,Drinks,,4.50,\n"
        ),
        {("C1", "Coffee", "Drinks"), ("C2", "Coffee Large", "Drinks")},
    ),
    "Loyverse": (
        (
            "Handle,SKU,Name,Category,Sold by weight,Option 1 value,Default price,Barcode,"
            "In stock [Shop],Low stock [Shop]\n"
            f"ham,10001,Ham,Deli,Y,,18.90,{a_gtin(1)},2.5,1\n"
        ),
        {("10001", "Ham", "Deli")},
    ),
    "Loyverse of one shop": (
        (
            "Handle,SKU,Name,Category,Sold by weight,Option 1 value,Cost,Barcode,"
            "Price [Shop],In stock [Shop],Low stock [Shop]\n"
            f"ham,10001,Ham,Deli,Y,,9.10,{a_gtin(1)},18.90,2.5,1\n"
        ),
        {("10001", "Ham", "Deli")},
    ),
    "Square with a price that is asked": (
        (
            "Token,Item Name,Variation Name,SKU,Description,Categories,GTIN,Price,"
            "Current Quantity Main St\n"
            f"3,Gift box,Regular,G1,,Gifts,{a_gtin(1)},variable,5\n"
        ),
        {("G1", "Gift box", "Gifts")},
    ),
    "opensourcepos": (
        (
            "Id,Barcode,Item Name,Category,Cost Price,Unit Price,Reorder Level,location_stock\n"
            f"7,{a_gtin(1)},Pen,Office,0.40,1.20,5,80\n"
        ),
        {("7", "Pen", "Office")},
    ),
    "Odoo": (
        (
            "Internal Reference,Name,Sales Price,Product Category,Barcode,Quantity On Hand,"
            "Unit of Measure\n"
            f"DESK,Desk,750.00,All / Office,{a_gtin(1)},3.0,Units\n"
        ),
        {("DESK", "Desk", "All / Office")},
    ),
}


@pytest.mark.parametrize("program", EXPORTS)
def test_the_exports_of_other_programs_are_known(till: Till, tmp_path: Path, program: str) -> None:
    text, wanted = EXPORTS[program]
    path = a_file(tmp_path, text)
    preview = till.catalogue.imports.preview(path)
    assert preview.program == program.split(" ", maxsplit=1)[0]
    assert [row.problem for row in preview.rows] == [""] * len(wanted)
    till.catalogue.imports.run(path)
    found = till.product_queries.tiles(None, 10)
    assert {(each.sku, each.name, each.department) for each in found} == wanted
    is_asked = program.endswith("asked")
    assert {each.price > 0 and not each.is_open_price for each in found} == {not is_asked}


@pytest.mark.parametrize(
    "headings",
    [
        "Artikelnummer;Bezeichnung;Verkaufspreis;Warengruppe;EAN;Bestand",
        "Référence;Désignation;Prix de vente;Rayon;Code-barres;Quantité",
        "Referencia;Nombre;Precio;Categoría;Código de barras;Existencias",
    ],
)
def test_the_headings_of_other_languages_are_known(
    till: Till, tmp_path: Path, headings: str
) -> None:
    path = a_file(tmp_path, f"{headings}\nK-1;Käse;2,10;Theke;{a_gtin(1)};7")
    till.catalogue.imports.run(path)
    cheese = till.product_queries.by_code(a_gtin(1))
    assert cheese is not None
    assert (cheese.sku, cheese.name, cheese.department) == ("K-1", "Käse", "Theke")
    assert (cheese.price, cheese.available) == (Decimal("2.10"), Decimal(7))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter_is_read(
    till: Till, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = delimiter.join(("sku", "name", "price")) + "\n" + delimiter.join(("K", "Käse", "2.10"))
    till.catalogue.imports.run(a_file(tmp_path, text, encoding=encoding))
    assert names(till) == {"Käse"}


def test_a_workbook_is_read_with_the_numbers_it_made_of_barcodes(
    till: Till, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["SKU", "Name", "Price", "Barcode"])
    sheet.append([1001, "Pen", 1.2, 36000291452])
    book.save(tmp_path / "a.xlsx")
    till.catalogue.imports.run(tmp_path / "a.xlsx")
    pen = till.product_queries.by_code("036000291452")
    assert pen is not None
    assert (pen.sku, pen.price) == ("1001", Decimal("1.20"))


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "a,b\n1,2", 'sku,name,price\n"A,B,1', "sku,name,price\nA,B\n", "\x00\x01\x02"],
)
def test_what_is_no_table_of_products_is_refused_with_a_reason(
    till: Till, tmp_path: Path, text: str
) -> None:
    with pytest.raises(FileRejected):
        till.catalogue.imports.run(a_file(tmp_path, text))
    assert names(till) == set()


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"no workbook"), ("a.csv.gz", b"\x1f\x8bno"), ("b.csv", None)]
)
def test_a_file_that_is_damaged_or_gone_is_refused(
    till: Till, tmp_path: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FileRejected):
        till.catalogue.imports.run(tmp_path / name)


def test_a_file_is_checked_to_its_end_and_nothing_is_taken_over(till: Till, tmp_path: Path) -> None:
    text = rows(30) + f"\nBAD,Bad,cheap,,\nP40,Twice,1.00,{a_gtin(3)},\n"
    checked = till.catalogue.imports.check(a_file(tmp_path, text))
    assert (checked.rows, checked.problem_count) == (32, 2)
    assert [(each.row, each.column) for each in checked.problems] == [
        (32, "unit_price"),
        (33, "sku or gtin"),
    ]
    assert names(till) == set()
    assert not list((till.data_dir / "imports").iterdir())


def test_a_product_is_found_by_any_of_its_barcodes_and_keeps_its_number(
    till: Till, tmp_path: Path
) -> None:
    stocked(till, "Milk", price="1.20", gtins=(a_gtin(5), a_gtin(6)))
    text = f"sku,name,price,barcode\nX9,Whole milk,1.50,{a_gtin(6)}\nX8,Oats,2.00,{a_gtin(7)}\n"
    columns = {"sku": "sku", "name": "name", "unit_price": "price", "gtin": "barcode"}
    summary = till.catalogue.imports.run(a_file(tmp_path, text), ImportPlan(columns, "gtin"))
    assert (summary.created, summary.changed) == (1, 1)
    milk = till.product_queries.by_code("MILK")
    assert milk is not None
    assert (milk.name, milk.price, len(milk.gtins)) == ("Whole milk", Decimal("1.50"), 2)
    assert till.product_queries.by_code("X9") is None


def test_by_barcode_a_row_without_one_and_a_number_that_is_taken_do_not_fit(
    till: Till, tmp_path: Path
) -> None:
    stocked(till, "Milk", price="1.20")
    columns = {"sku": "sku", "name": "name", "unit_price": "price", "gtin": "barcode"}
    plan = ImportPlan(columns, "gtin")
    head = "sku,name,price,barcode\n"
    checked = till.catalogue.imports.check(a_file(tmp_path, f"{head}A,Anise,1.00,\n"), plan)
    assert [each.column for each in checked.problems] == ["gtin"]
    taken = a_file(tmp_path, f"{head}MILK,Anise,1.00,{a_gtin(9)}\n")
    with pytest.raises(FileRejected) as caught:
        till.catalogue.imports.run(taken, plan)
    assert caught.value.problems[0].value == "MILK"
    assert names(till) == {"Milk"}


def test_what_was_chosen_is_remembered_for_the_next_file_with_the_same_headings(
    till: Till, tmp_path: Path
) -> None:
    text = "ref,what it is,bars,sells at\nA1,Anise,{},2.00\n"
    columns = {"sku": "ref", "name": "what it is", "gtin": "bars", "unit_price": "sells at"}
    till.catalogue.imports.run(
        a_file(tmp_path, text.format(a_gtin(1))), ImportPlan(columns, "gtin")
    )
    preview = till.catalogue.imports.preview(a_file(tmp_path, text.format(a_gtin(1)), "b.csv"))
    assert preview.is_remembered
    assert (dict(preview.mapping), preview.key) == (columns, "gtin")


def test_delimiter_and_encoding_are_found_and_can_be_told(till: Till, tmp_path: Path) -> None:
    text = "sku;name;price\nA;Crème, brûlée;1.00\n"
    path = a_file(tmp_path, text, encoding="cp1252")
    preview = till.catalogue.imports.preview(path)
    assert preview.reading == Reading(";", "cp1252")
    told = ImportPlan(reading=Reading(",", "cp437"))
    otherwise = till.catalogue.imports.preview(path, told)
    assert otherwise.reading == Reading(",", "cp437")
    assert otherwise.headings == ("sku;name;price",)


HOSTILE = {
    "a line without end": b"sku,name,price\n" + b"x" * 5_000_000,
    "an open quotation mark": b'sku,name,price\nA,"Anise,1.00\n' * 3,
    "bytes of no encoding": b"sku,name,price\nA,\x81\x8d,1.00\n",
    "half a character": "sku,name,price\nA,Anise,1.00\n".encode("utf-16")[:-1],
    "more cells than headings": b"sku,name,price\nA,Anise,1.00,4,5\n",
    "nothing": b"",
    "no heading but rows": b"\n\n\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_its_name_and_changes_nothing(
    till: Till, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "hostile.csv"
    path.write_bytes(HOSTILE[kind])
    with pytest.raises(FileRejected) as caught:
        till.catalogue.imports.run(path)
    assert caught.value.file_name == "hostile.csv"
    assert names(till) == set()


def test_of_two_columns_with_one_name_the_second_is_numbered(till: Till, tmp_path: Path) -> None:
    preview = till.catalogue.imports.preview(
        a_file(tmp_path, "sku,price,price,name\nA,1.00,9.00,Anise\n")
    )
    assert preview.headings == ("sku", "price", "price (2)", "name")
    assert preview.rows[0].cells["unit_price"] == "1.00"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_export_is_harmless_to_a_spreadsheet_and_reads_back_as_it_was(
    till: Till, tmp_path: Path, suffix: str
) -> None:
    till.products.create(
        sku="F1",
        name="=HYPERLINK(A1)",
        price=Decimal("1.50"),
        department="+Tools",
        gtins=(a_gtin(1), a_gtin(2)),
        packs=((a_gtin(3), 12),),
        plu="44",
        family="Pipe",
        variant="@large",
        is_open_price=True,
    )
    path = tmp_path / f"out{suffix}"
    assert till.catalogue.exports.write(path).products == 1
    if suffix == ".csv":
        assert "'=HYPERLINK(A1)" in path.read_text("utf-8-sig")
        assert "'+Tools" in path.read_text("utf-8-sig")
    else:
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        assert {cell.data_type for cell in list(sheet.rows)[1][:5]} == {"s"}
    summary = till.catalogue.imports.run(path)
    assert (summary.created, summary.changed, summary.unchanged) == (0, 0, 1)
    queries = till.audit_queries()
    told = queries.newer(AuditFilter(event_types=frozenset({"CatalogueExported"})), 0, 10)
    queries.close()
    assert len(told) == 1


def test_an_export_that_is_stopped_leaves_no_file(till: Till, tmp_path: Path) -> None:
    till.catalogue.imports.run(a_file(tmp_path, rows(1_200)))

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        till.catalogue.exports.write(tmp_path / "out.csv", stop)
    assert sorted(path.name for path in tmp_path.glob("out*")) == []


def test_a_new_price_of_a_file_makes_its_label_due(till: Till, tmp_path: Path) -> None:
    stocked(till, "Milk", price="1.20")
    stocked(till, "Bread", price="2.00")
    till.catalogue.imports.run(a_file(tmp_path, "sku,price\nMILK,1.30\nBREAD,2.00"))
    assert till.stock.queries.due_labels() == ("MILK",)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("sku,name,price,plu\nA,Plums,1.00,4040\nB,Pears,1.00,4040", 3),
        ("sku,name,price,plu\nA,Plums,1.00,4041\nB,Pears,1.00,4011", 3),
    ],
)
def test_a_plu_names_one_product_only(till: Till, tmp_path: Path, text: str, row: int) -> None:
    till.products.create(sku="BAN", name="Bananas", price=Decimal(1), plu="4011")
    with pytest.raises(FileRejected) as refusal:
        till.catalogue.imports.run(a_file(tmp_path, text))
    assert [each.row for each in refusal.value.problems] == [row]
    assert names(till) == {"Bananas"}


def test_prices_of_files_stand_in_the_history(till: Till, tmp_path: Path) -> None:
    till.catalogue.imports.run(a_file(tmp_path, "sku,name,price\nMILK,Milk,1.20"))
    till.catalogue.imports.run(a_file(tmp_path, "sku,price\nMILK,1.30"))
    milk = till.product_queries.by_code("MILK")
    assert milk is not None
    till.products.reprice(milk.product_id, Decimal("1.50"))
    prices = [point.price for point in till.catalogue.prices.of(milk.product_id)]
    assert prices == [Decimal("1.50"), Decimal("1.30"), Decimal("1.20")]


def test_a_deposit_may_stand_below_its_goods_and_comes_back_out_of_an_export(
    till: Till, tmp_path: Path
) -> None:
    goods = "".join(f"C{n},Cola {n},1.50,9,D25\n" for n in range(30))
    text = f"sku,name,unit_price,stock,deposit\n{goods}D25,Bottle deposit,0.25,,\n"
    till.catalogue.imports.run(a_file(tmp_path, text))
    cart = till.carts.add(None, "C7", Quantity.of(2))
    assert [(line.name, str(line.amount)) for line in cart.lines] == [
        ("Cola 7", "3.00"),
        ("Bottle deposit", "0.50"),
    ]
    out = tmp_path / "out.csv"
    till.catalogue.exports.write(out)
    assert till.catalogue.imports.run(out).unchanged == 31
    gone = a_file(tmp_path, "sku,deposit\nC7,\n", "gone.csv")
    assert till.catalogue.imports.run(gone).changed == 1
    product = till.product_queries.by_code("C7")
    assert product is not None
    assert product.deposit == ""


@pytest.mark.parametrize(
    ("last", "row"),
    [
        ("K1,Crate,3.00,NONE\n", 3),
        ("K1,Crate,3.00,C1\n", 3),
        ("K1,Crate,3.00,K1\n", 3),
    ],
)
def test_a_deposit_that_cannot_be_charged_names_its_row_and_nothing_is_taken_over(
    till: Till, tmp_path: Path, last: str, row: int
) -> None:
    text = f"sku,name,unit_price,deposit\nC1,Cola,1.50,D1\n{last}D1,Deposit,0.25,\n"
    with pytest.raises(FileRejected) as refused:
        till.catalogue.imports.run(a_file(tmp_path, text))
    assert [(each.row, each.column) for each in refused.value.problems] == [(row, "deposit")]
    assert names(till) == set()
