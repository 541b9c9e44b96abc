"""Files nobody should have, and programs that die over good ones: nothing is half done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pos_app.application.errors import FileRejected
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.catalogue_import.catalogue_import import ImportState
from tests.builders import a_gtin
from tests.faults.test_store_keeping import killed_after
from tests.stores import ROOT, a_store, a_till, sell, stocked

ROWS = 600
IMPORTING = """
import sys
from pathlib import Path
from pos_app.application import import_service
from pos_app.bootstrap import open_till
import_service.BATCH = 20
till = open_till(Path(sys.argv[1]))
print("ready", flush=True)
till.catalogue.imports.run(Path(sys.argv[2]), None, lambda done, of: print(done, flush=True))
print("done", flush=True)
"""
SELLING = """
import sys
from pathlib import Path
from pos_app.bootstrap import open_till
from pos_app.domain.errors import InsufficientStock
till = open_till(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(10):
    try:
        cart = till.carts.scan(None, "MILK")
    except InsufficientStock:
        print("none left", flush=True)
    else:
        till.orders.pay_cash(cart.cart_id)
        print("sold", flush=True)
till.close()
"""
READING = """
import resource
import sys
from pathlib import Path
from pos_app.application.errors import FileRejected
from pos_app.bootstrap import open_till
till = open_till(Path(sys.argv[1]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    till.catalogue.imports.run(Path(sys.argv[2]))
except FileRejected as error:
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(error.reason, error.problem_count, max(after - before, reader - before))
till.close()
"""


def a_file(folder: Path) -> Path:
    path = folder / "products.csv"
    lines = [f"P{n},Product {n},{n}.50,{a_gtin(n)},7" for n in range(ROWS)]
    path.write_text("\n".join(["sku,name,price,barcode,quantity", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("lines", [2, 5, 7, 11])
def test_an_import_that_was_killed_ends_at_the_next_start(tmp_path: Path, lines: int) -> None:
    folder = a_store(tmp_path / "store")
    killed_after(lines, IMPORTING, str(folder), str(a_file(tmp_path)))
    with a_till(folder, started=True) as till:
        stocked(till, "Milk")
        sell(till, "MILK")
        till.watch()
        keeper = till.catalogue.keeper._thread
        assert keeper is not None
        keeper.join(30)
        begun = till.catalogue.imports.recent(5)
        assert [each.state for each in begun] in ([], [ImportState.DONE])
        assert till.product_queries.count() == (1 + ROWS if begun else 1)
        if begun:
            assert till.product_queries.search("product 599", 1)[0].sku == "P599"
            sell(till, a_gtin(ROWS - 1))
        assert till.stock.prover.prove().problems == ()
        assert till.audit.verify().is_sound


def test_two_windows_sell_the_last_pieces_once_each(tmp_path: Path) -> None:
    folder = a_store(tmp_path / "store")
    with a_till(folder) as till:
        stocked(till, "Milk", stock="7")
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", SELLING, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(2)
    ]
    for window in windows:
        assert window.stdout is not None
        assert window.stdout.readline() == "ready\n"
    said = []
    for window in windows:
        assert window.stdin is not None
        window.stdin.write("now\n")
        window.stdin.flush()
    for window in windows:
        said += window.communicate(timeout=60)[0].split("\n")
    assert (said.count("sold"), said.count("none left")) == (7, 13)
    with a_till(folder, started=True) as till:
        milk = till.product_queries.by_code("MILK")
        assert milk is not None
        assert milk.available == 0
        assert till.stock.prover.prove().problems == ()
        assert till.audit.verify().is_sound


def refused_within(folder: Path, path: Path) -> tuple[str, int, int]:
    """Import a file in a program of its own; return why not, how many rows, and its megabytes."""
    program = subprocess.run(
        [sys.executable, "-c", READING, str(a_store(folder / "store")), str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    reason, count, kilobytes = program.stdout.split()
    with a_till(folder / "store") as till:
        assert till.product_queries.count() == 0
        assert not list((folder / "store" / "imports").iterdir())
    return reason, int(count), int(kilobytes) // 1024


def write_large(path: Path, size: int) -> None:
    """Write so many bytes of products with long descriptions; the last price is none."""
    filler = "x" * 2_000
    with path.open("w", encoding="utf-8") as file:
        file.write("sku,name,price,barcode,description\n")
        number = 0
        while file.tell() < size if number % 500 == 0 else True:
            file.write(f"P{number},Product {number},1.50,{a_gtin(number)},{filler}\n")
            number += 1
        file.write(f"P{number},Product {number},free,,\n")


@pytest.mark.parametrize(
    ("size", "most"),
    [(30_000_000, 60), pytest.param(2_000_000_000, 150, marks=pytest.mark.soak)],
)
def test_a_file_larger_than_memory_should_hold_is_read_as_it_comes(
    tmp_path: Path, size: int, most: int
) -> None:
    path = tmp_path / "large.csv"
    write_large(path, size)
    reason, count, megabytes = refused_within(tmp_path, path)
    path.unlink()
    assert (reason, count) == ("rows", 1)
    assert megabytes < most


def test_a_line_that_never_ends_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "endless.csv"
    with path.open("wb") as file:
        file.write(b"sku,name,price\n")
        for _ in range(100):
            file.write(b"7" * 1_000_000)
    reason, _, megabytes = refused_within(tmp_path, path)
    assert reason == "unreadable"
    assert megabytes < 60


HEADING = "sku,name,price,barcode\n"
GOOD = f"GOOD,Good,1.00,{a_gtin(1)}\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A\x00,Milk,1.20,\n", "rows"),
        ('A,"Milk,1.20,\n', "unreadable"),
        (f"A,{'M' * 1_000_000},1.20,\n", "unreadable"),
        (f"A,{'M' * 100_000},1.20,\n", "rows"),
        (f"A,Milk,{'9' * 100_000},\n", "rows"),
        ("GOOD,Milk,1.20,\n", "rows"),
        (f"A,Milk,1.20,{a_gtin(1)}\n", "rows"),
        ("A,Milk,=1+1,\n", "rows"),
        ("A,Milk,NaN,\n", "rows"),
        ("A,Milk,1e400,\n", "rows"),
        ("A,Milk,-1,\n", "rows"),
        ("A,\x1b[2J,1.20,1234\n", "rows"),
    ],
    ids=range(12),
)
def test_a_hostile_row_takes_nothing_over(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADING + GOOD + row, encoding="utf-8")
    with a_till(tmp_path / "store") as till:
        with pytest.raises(FileRejected) as refusal:
            till.catalogue.imports.run(path)
        assert refusal.value.reason == reason
        assert all(len(each.value) <= 200 for each in refusal.value.problems)
        assert taken_over(till) == []


def test_what_a_spreadsheet_would_run_is_only_a_name_here(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    formula = "=HYPERLINK(1) and\ttabs"
    path.write_text(f"{HEADING}A,{formula},1.20,\n", encoding="utf-8")
    with a_till(tmp_path / "store") as till:
        till.catalogue.imports.run(path)
        assert taken_over(till) == ["=HYPERLINK(1) and tabs"]


def test_more_wrong_rows_than_anybody_reads_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEADING + "A,Milk,free,\n" * 5_000, encoding="utf-8")
    with a_till(tmp_path / "store") as till:
        with pytest.raises(FileRejected) as refusal:
            till.catalogue.imports.run(path)
        assert refusal.value.problem_count == 5_000
        assert len(refusal.value.problems) == 20


def taken_over(till: Till) -> list[str]:
    return [each.name for each in till.product_queries.tiles(None, 10)]
