"""Words that begin no product's are looked for behind the window, and typing never waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readers import ReaderWhenTold
from tests.ui.sell.shop import RecordedScreen, Seconds, Shop, a_presenter, a_till


@pytest.fixture
def reader() -> ReaderWhenTold:
    return ReaderWhenTold()


@pytest.fixture
def shop(tmp_path: Path, reader: ReaderWhenTold) -> Iterator[Shop]:
    till = a_till(tmp_path / "store")
    screen, seconds = RecordedScreen(), Seconds()
    presenter = a_presenter(till, screen, seconds, reader=reader)
    yield Shop(till, screen, seconds, presenter)
    till.close()


def shown(shop: Shop) -> list[str]:
    return [tile.name for tile in getattr(shop.screen.state.left, "tiles", ())]


def test_the_beginning_of_a_word_is_answered_at_once(shop: Shop, reader: ReaderWhenTold) -> None:
    shop.presenter.type("sourd")
    assert shown(shop) == ["Sourdough loaf 800 g"]
    assert "search" not in reader.waiting


def test_what_was_in_sight_stays_until_a_part_is_found(shop: Shop, reader: ReaderWhenTold) -> None:
    shop.presenter.type("mil")
    before = shown(shop)
    shop.presenter.type("ourdou")
    assert shown(shop) == before
    reader.answer()
    assert shown(shop) == ["Sourdough loaf 800 g"]


def test_an_answer_to_older_words_is_dropped(shop: Shop, reader: ReaderWhenTold) -> None:
    shop.presenter.type("ourdou")
    stale = reader.waiting["search"]
    shop.presenter.type("sourd")
    shop.presenter.type("")
    job, then = stale
    then(job())
    assert len(shown(shop)) > 1


def test_enter_does_not_wait_for_the_answer(shop: Shop, reader: ReaderWhenTold) -> None:
    shop.presenter.type("ourdou")
    shop.presenter.act("enter")
    assert [name for _, name, _ in shop.rows()] == ["Sourdough loaf 800 g"]
    assert "search" not in reader.waiting


def test_a_name_that_was_meant_is_offered_when_it_is_found(
    shop: Shop, reader: ReaderWhenTold
) -> None:
    shop.presenter.type("sourdoguh")
    assert not hasattr(shop.screen.state.left, "sentence")
    reader.answer()
    assert getattr(shop.screen.state.left, "sentence", "").startswith("Did you mean Sourdough")


def test_several_words_are_completed_behind_the_window(shop: Shop, reader: ReaderWhenTold) -> None:
    shop.presenter.type("loaf sourd")
    assert "search" in reader.waiting
    reader.answer()
    assert shown(shop) == ["Sourdough loaf 800 g"]
