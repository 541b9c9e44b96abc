"""Catalogues are read as shops have them, and never half or garbled."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.application.errors import FileRejected
from pos_app.infrastructure.catalogue_file import CsvCatalogueReader

HEADING = "sku,name,unit_price"


def read(path: Path, content: bytes) -> list[tuple[int, dict[str, str]]]:
    path.write_bytes(content)
    return list(CsvCatalogueReader().rows(path))


def refused(path: Path) -> FileRejected:
    with pytest.raises(FileRejected) as refusal:
        list(CsvCatalogueReader().rows(path))
    return refusal.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_usual_encodings_and_delimiters_are_read(
    tmp_path: Path, encoding: str, delimiter: str, line_end: str
) -> None:
    lines = [HEADING.replace(",", delimiter), delimiter.join(["1", "Käse €", "2.40"]), ""]
    rows = read(tmp_path / "a.csv", line_end.join(lines).encode(encoding))
    assert rows == [(2, {"sku": "1", "name": "Käse €", "unit_price": "2.40"})]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    content = gzip.compress(f"{HEADING}\n1,Milk,1\n".encode())
    assert len(read(tmp_path / "a.csv.gz", content)) == 1


def test_letters_of_two_bytes_survive_wherever_a_block_ends(tmp_path: Path) -> None:
    for shift in range(2):
        rows = [f"{number},{'ä' * 100},1\n" for number in range(6_000)]
        content = f"{HEADING}\n{'x' * shift}0,Ü,1\n{''.join(rows)}".encode()
        assert len(content) > 1024 * 1024
        names = {cells["name"] for _, cells in read(tmp_path / "a.csv", content)}
        assert names == {"Ü", "ä" * 100}


def test_a_large_file_in_an_old_encoding_is_read_as_such(tmp_path: Path) -> None:
    lines = "".join(f"{number},K\xe4se und vieles andere mehr,1\n" for number in range(40_000))
    rows = read(tmp_path / "a.csv", f"{HEADING}\n{lines}".encode("cp1252"))
    assert {cells["name"] for _, cells in rows} == {"Käse und vieles andere mehr"}


def test_cells_may_hold_quotes_delimiters_and_lines(tmp_path: Path) -> None:
    rows = read(tmp_path / "a.csv", f'{HEADING}\n1,"Milk, ""fresh""\n1 l",1\n2,Bread,2\n'.encode())
    assert [number for number, _ in rows] == [3, 4]
    assert rows[0][1]["name"] == 'Milk, "fresh"\n1 l'


def test_blank_lines_are_no_rows_and_headings_may_be_loud(tmp_path: Path) -> None:
    content = b" SKU ,Name,UNIT_PRICE\n\n1,Milk,1\n , ,\n\n"
    assert [number for number, _ in read(tmp_path / "a.csv", content)] == [3]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.csv").reason == "missing"


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", "sku, name, unit_price"),
        (b"sku,name\n1,Milk\n", "unit_price"),
        (b"sku,name,unit_price,name\n1,Milk,1,Bread\n", "name"),
        ("sku,name\n1,Milk\n".encode("utf-16"), "unit_price"),
    ],
)
def test_a_file_without_the_columns_says_which(tmp_path: Path, content: bytes, detail: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    refusal = refused(tmp_path / "a.csv")
    assert (refusal.reason, refusal.detail) == ("columns", detail)


@pytest.mark.parametrize("row", ["1,Milk", "1,Milk,1,more"])
def test_a_row_of_another_length_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "a.csv").write_text(f"{HEADING}\n0,Bread,1\n{row}\n", encoding="utf-8")
    refusal = refused(tmp_path / "a.csv")
    assert (refusal.reason, refusal.problem_count) == ("rows", 1)
    assert (refusal.problems[0].row, refusal.problems[0].value) == (3, "1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'{HEADING}\n1,"Milk,1\n'.encode()),
        ("a.csv", b"sku,name,unit_price\n1,\x81\xff,1\n"),
        ("a.csv.gz", b"not packed at all"),
        (
            "a.csv.gz",
            # Without the moment in its head, so that every worker of the suite finds one test.
            gzip.compress(b"sku,name,unit_price\n" + b"1,Milk,1\n" * 500, mtime=0)[:-20],
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name).reason == "unreadable"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path).reason == "unreadable"


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_rows_or_refused(tmp_path: Path, content: bytes) -> None:
    try:
        rows = read(tmp_path / "a.csv", b"sku,name,unit_price\n" + content)
    except FileRejected:
        return
    assert all(set(cells) == {"sku", "name", "unit_price"} for _, cells in rows)
