"""The life of a product begins with the file that brought it, not with its first sale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter, AuditQueries
from pos_app.bootstrap import Till
from pos_app.infrastructure.queries import product_imports
from pos_app.ui.audit.life import with_life
from tests.stores import a_till, sell

SOLD = AuditFilter(event_types=frozenset({"StockSold"}))


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as till:
        file = tmp_path / "products.csv"
        rows = "".join(f"P{n},Product {n},1.50,9\n" for n in range(600))
        file.write_text(f"sku,name,price,quantity\n{rows}", encoding="utf-8")
        till.catalogue.imports.run(file)
        file.write_text("sku,name,price\nP7,Product 7,2.00\n", encoding="utf-8")
        import_id = till.catalogue.imports.run(file).import_id
        assert import_id is not None
        till.catalogue.imports.undo(import_id)
        sell(till, "P7")
        yield till


@pytest.fixture
def queries(till: Till) -> Iterator[AuditQueries]:
    queries = till.audit_queries()
    yield queries
    queries.close()


def test_batches_that_tell_of_the_product_are_in_its_life(queries: AuditQueries) -> None:
    (sold,) = queries.page(SOLD, None, 10)
    life = with_life(queries, sold.seq)
    assert life is not None
    told = [entry.event_type for entry in life.events if entry.aggregate_type == "CatalogueImport"]
    assert told == ["ProductsImportReverted", "ProductsImported", "ProductsImported"]
    assert life.events[-1].payload["created"] < 600
    assert not life.is_cut


def test_a_file_too_long_to_look_through_is_said_to_be_missing(
    queries: AuditQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product_imports, "_MOST_BATCHES", 1)
    (sold,) = queries.page(SOLD, None, 10)
    life = with_life(queries, sold.seq)
    assert life is not None
    assert life.is_cut
    assert life.events[-1].aggregate_type == "Product"
