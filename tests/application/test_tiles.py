"""What the store arranged stays, is told in the log, and belongs to one register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.tile_board.errors import TileRefused
from pos_app.domain.aggregates.tile_board.tile_board import MOST_TILES
from pos_app.ui.sell.shelf import Shelf
from pos_app.ui.sell.shelf_texts import page_key
from tests.readers import ReaderHere
from tests.stores import a_till, stocked


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store", started=True) as till:
        yield till


def told(till: Till) -> list[str]:
    queries = till.audit_queries()
    entries = queries.newer(AuditFilter(aggregate_type="TileBoard"), 0, 50)
    queries.close()
    return [entry.event_type for entry in entries]


def test_every_change_is_one_event_and_what_is_so_already_is_none(till: Till) -> None:
    milk, oats = stocked(till, "Milk"), stocked(till, "Oats")
    tiles = till.catalogue.tiles
    tiles.add_page(" Break  fast ")
    tiles.add_page("Bar")
    tiles.add_tile("Break fast", milk.product_id)
    tiles.add_tile("Break fast", oats.product_id, 0)
    tiles.move_tile("Break fast", milk.product_id, 0)
    tiles.move_tile("Break fast", milk.product_id, 0)
    tiles.colour_tile("Break fast", milk.product_id, "meat")
    tiles.colour_tile("Break fast", milk.product_id, "meat")
    tiles.move_tile("Break fast", milk.product_id, 0, "Bar")
    tiles.remove_tile("Break fast", oats.product_id)
    tiles.rename_page("Bar", "Counter")
    tiles.move_page("Counter", 0)
    tiles.remove_page("Break fast")
    (page,) = tiles.pages()
    assert (page.name, [(each.sku, each.colour) for each in page.tiles]) == (
        "Counter",
        [("MILK", "meat")],
    )
    assert sorted(told(till)) == sorted(
        [
            *("TilePageAdded", "TilePageAdded", "TileAdded", "TileAdded", "TileMoved"),
            *("TileColoured", "TileMoved", "TileRemoved", "TilePageRenamed"),
            *("TilePageMoved", "TilePageRemoved"),
        ]
    )


def test_names_and_tiles_are_bounded(till: Till) -> None:
    milk = stocked(till, "Milk")
    tiles = till.catalogue.tiles
    tiles.add_page("Page")
    tiles.add_tile("Page", milk.product_id)
    commands: tuple[Callable[[], None], ...] = (
        lambda: tiles.add_page("page"),
        lambda: tiles.add_page("  "),
        lambda: tiles.add_page("x" * 31),
        lambda: tiles.add_tile("Page", milk.product_id),
        lambda: tiles.add_tile("Gone", milk.product_id),
        lambda: tiles.colour_tile("Page", milk.product_id, "pink"),
    )
    for refused in commands:
        with pytest.raises(TileRefused):
            refused()
    assert MOST_TILES == 100


def test_the_till_begins_with_the_first_page_and_hides_what_is_retired(till: Till) -> None:
    milk, oats = stocked(till, "Milk"), stocked(till, "Oats")
    shelf = Shelf(till.product_queries, till.catalogue.tiles, ReaderHere(), lambda: None)
    shelf.fill()
    assert (shelf.part.chosen, shelf.part.chips[0].label) == (None, "Popular")
    tiles = till.catalogue.tiles
    tiles.add_page("Counter")
    tiles.add_tile("Counter", oats.product_id)
    tiles.add_tile("Counter", milk.product_id)
    tiles.colour_tile("Counter", oats.product_id, "drinks")
    shelf.fill()
    assert [chip.label for chip in shelf.part.chips][:2] == ["Counter", "Popular"]
    assert shelf.part.chosen == page_key("Counter")
    assert [(tile.sku, tile.colour == "drinks") for tile in shelf.part.tiles] == [
        ("OATS", True),
        ("MILK", False),
    ]
    till.products.retire(milk.product_id)
    shelf.fill()
    assert [tile.sku for tile in shelf.part.tiles] == ["OATS"]
    tiles.remove_page("Counter")
    shelf.fill()
    assert shelf.part.chosen is None
