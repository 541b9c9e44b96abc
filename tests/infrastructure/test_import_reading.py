"""A large file is read in a process of its own, which finds what would have been found here."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.application.errors import FileRejected, StorageReadOnly
from pos_app.application.import_ports import ImportPlan, Reading
from pos_app.bootstrap import Till
from pos_app.infrastructure import import_reading
from tests.builders import a_gtin
from tests.stores import a_till

HEADING = "sku;name;price;barcode;quantity"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store", started=True) as till:
        yield till


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids of the processes; every file is large enough for one."""
    ids: list[int] = []

    popen = subprocess.Popen[bytes]

    def noted(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        process = popen(*args, **kwargs)
        ids.append(process.pid)
        return process

    monkeypatch.setattr(import_reading, "FEWEST_ROWS", 0)
    monkeypatch.setattr(subprocess, "Popen", noted)
    return ids


def a_file(folder: Path, *more: str, count: int = 30) -> Path:
    lines = [f"P{n};Käse {n};{n},50;{a_gtin(n)};7" for n in range(count)]
    path = folder / "products.csv"
    path.write_text("\n".join([HEADING, *lines, *more]), encoding="cp1252")
    return path


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_what_another_process_read_becomes_products(
    till: Till, tmp_path: Path, started: list[int]
) -> None:
    columns = {"sku": "sku", "name": "name", "unit_price": "price", "gtin": "barcode"}
    plan = ImportPlan(columns, "gtin", Reading(";", "cp1252"))
    summary = till.catalogue.imports.run(a_file(tmp_path), plan)
    assert len(started) == 1
    assert (summary.created, summary.ignored_columns) == (30, ("quantity",))
    assert till.product_queries.search("käse 7", 5)[0].sku == "P7"


def test_it_finds_every_wrong_row(till: Till, tmp_path: Path, started: list[int]) -> None:
    path = a_file(tmp_path, "P99;Bad;cheap;;", f"P98;Twice;1;{a_gtin(3)};")
    with pytest.raises(FileRejected) as caught:
        till.catalogue.imports.run(path)
    assert [(each.row, each.column, each.value) for each in caught.value.problems] == [
        (32, "unit_price", "cheap"),
        (33, "sku or gtin", a_gtin(3).zfill(14)),
    ]
    checked = till.catalogue.imports.check(path)
    assert (checked.rows, checked.problem_count) == (32, 2)
    assert len(started) == 2
    assert not list((till.data_dir / "imports").iterdir())


def test_a_file_that_cannot_be_read_to_its_end_is_refused_with_the_reason(
    till: Till, tmp_path: Path, started: list[int]
) -> None:
    path = a_file(tmp_path, 'P99;"Never;ends;;')
    with pytest.raises(FileRejected) as caught:
        till.catalogue.imports.run(path)
    assert (caught.value.file_name, caught.value.reason) == ("products.csv", "unreadable")
    assert caught.value.detail


def test_rows_that_cannot_be_kept_are_told_as_they_would_be_here(
    till: Till, tmp_path: Path, started: list[int]
) -> None:
    (till.data_dir / "imports").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageReadOnly):
        till.catalogue.imports.run(a_file(tmp_path))


def test_nobody_reads_on_once_it_is_stopped(till: Till, tmp_path: Path, started: list[int]) -> None:
    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        till.catalogue.imports.run(a_file(tmp_path, count=1_000), progress=stop)
    assert is_gone(started[0])
    assert till.product_queries.count() == 0
    assert not list((till.data_dir / "imports").iterdir())


def test_a_process_that_ends_without_a_word_takes_nothing_over(
    till: Till, tmp_path: Path, started: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_reading, "own_command", lambda _: ["true"])
    with pytest.raises(FileRejected) as caught:
        till.catalogue.imports.run(a_file(tmp_path))
    assert caught.value.detail == "the process that read it ended"
    assert till.product_queries.count() == 0
