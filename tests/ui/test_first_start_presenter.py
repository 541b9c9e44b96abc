"""From an empty folder to a store with products, told by its presenter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.application.snapshots import StoreSnapshot
from pos_app.bootstrap import Till, open_till
from pos_app.resource_files import resource
from pos_app.ui.first_start.currencies import (
    currency_choices,
    find_currency,
    likely_currency,
    prices_usually_include_tax,
)
from pos_app.ui.first_start.first_start_state import Field, SetUpForm, Step
from pos_app.ui.first_start.presenter import FirstStartPresenter
from pos_app.ui.folder_listing import list_folder
from tests.ui.first_start_fakes import Immediate, RememberingScreen

_GOOD = SetUpForm(
    store_name="Corner Shop",
    currency="EUR",
    prices_include_tax=True,
    owner_name="Ines Duarte",
    pin="2580",
    pin_again="2580",
)


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    till = open_till(data_dir)
    yield till
    till.close()


def till_store(till: Till) -> StoreSnapshot | None:
    till.reload_store()
    return till.store


class Scene:
    """A presenter with its screen, and whether it let the owner go on to sell."""

    def __init__(self, till: Till, background: Immediate) -> None:
        self.screen = RememberingScreen()
        self.opened = 0
        self.presenter = FirstStartPresenter(
            self.screen,
            stores=till.stores,
            taxes=till.taxes,
            imports=till.catalogue.imports,
            background=background,
            sample_catalogue=resource("samples", "catalogue.csv"),
            opened=self._count,
            sign_in=till.people.sign_in,
            use_shifts=self._count,
        )
        self.presenter.start("de_DE")

    def _count(self) -> None:
        self.opened += 1


@pytest.fixture
def scene(till: Till) -> Scene:
    return Scene(till, Immediate())


def a_catalogue(folder: Path, text: str) -> Path:
    path = folder / "my products.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_form_starts_with_the_likely_country(scene: Scene) -> None:
    assert scene.screen.country == "DE  Germany"
    assert len(scene.screen.countries) >= 40
    scene.presenter.start("en_US")
    assert scene.screen.country == ""


def test_the_form_starts_with_the_likely_currency_and_prices(scene: Scene) -> None:
    assert scene.screen.state.step is Step.STORE
    assert scene.screen.currency == "EUR  Euro"
    assert scene.screen.prices_include_tax is True


def test_a_good_form_opens_the_store_and_asks_for_products(scene: Scene, till: Till) -> None:
    scene.presenter.set_up(_GOOD)
    assert scene.screen.state.step is Step.PRODUCTS
    store = till_store(till)
    assert store is not None
    assert (store.name, store.currency, store.owner_name) == ("Corner Shop", "EUR", "Ines Duarte")


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (replace(_GOOD, store_name="  "), Field.STORE_NAME),
        (replace(_GOOD, store_name="x" * 81), Field.STORE_NAME),
        (replace(_GOOD, currency="shells"), Field.CURRENCY),
        (replace(_GOOD, owner_name=""), Field.OWNER_NAME),
        (replace(_GOOD, pin="12"), Field.PIN),
        (replace(_GOOD, pin="1234", pin_again="1234"), Field.PIN),
        (replace(_GOOD, pin="12ab"), Field.PIN),
        (replace(_GOOD, pin_again="2581"), Field.PIN_AGAIN),
    ],
)
def test_each_missing_answer_has_a_sentence_under_its_field(
    scene: Scene, till: Till, form: SetUpForm, field: Field
) -> None:
    scene.presenter.set_up(form)
    state = scene.screen.state
    assert state.step is Step.STORE
    assert list(state.problems) == [field]
    assert state.problems[field].endswith(".")
    assert till_store(till) is None


def test_a_second_store_in_the_folder_is_refused_in_a_sentence(scene: Scene) -> None:
    scene.presenter.set_up(_GOOD)
    scene.presenter.set_up(_GOOD)
    assert scene.screen.state.step is Step.STORE
    assert "already" in scene.screen.state.notice


def test_the_sample_store_opens_with_its_products(scene: Scene, till: Till) -> None:
    scene.presenter.open_sample_store()
    assert scene.screen.state.step is Step.READY
    assert "2580" in scene.screen.state.sentence
    assert till.product_queries.count() == 224
    scene.presenter.start_selling()
    assert scene.opened == 1


def test_a_file_of_ones_own_comes_in(scene: Scene, till: Till, tmp_path: Path) -> None:
    scene.presenter.set_up(_GOOD)
    path = a_catalogue(tmp_path, "sku,name,unit_price,colour\n1,Apple,0.50,red\n2,Pear,0.60,\n")
    scene.presenter.take_file(path)
    state = scene.screen.state
    assert state.step is Step.READY
    assert state.title.startswith("2 products")
    assert "colour" in state.sentence
    assert till.product_queries.count() == 2


def test_a_refused_file_names_its_rows_and_may_be_tried_again(
    scene: Scene, till: Till, tmp_path: Path
) -> None:
    scene.presenter.set_up(_GOOD)
    path = a_catalogue(tmp_path, "sku,name,unit_price\n1,Apple,0.50\n2,Pear,a lot\n")
    scene.presenter.take_file(path)
    state = scene.screen.state
    assert state.step is Step.REJECTED
    assert [(row.row, row.column, row.value) for row in state.rows] == [(3, "unit_price", "a lot")]
    assert till.product_queries.count() == 0
    a_catalogue(tmp_path, "sku,name,unit_price\n1,Apple,0.50\n2,Pear,0.60\n")
    scene.presenter.retry_file()
    assert scene.screen.state.step is Step.READY


def test_a_stopped_import_leaves_nothing(till: Till) -> None:
    scene = Scene(till, Immediate(cancel_at=200))
    scene.presenter.set_up(_GOOD)
    scene.presenter.take_sample_products()
    assert scene.screen.state.step is Step.PRODUCTS
    assert "stopped" in scene.screen.state.notice
    assert till.product_queries.count() == 0


def test_the_owner_may_start_without_products(scene: Scene) -> None:
    scene.presenter.set_up(_GOOD)
    scene.presenter.start_selling()
    assert scene.opened == 1


def test_nobody_sells_before_there_is_a_store(scene: Scene) -> None:
    scene.presenter.start_selling()
    assert scene.opened == 0


def test_a_folder_that_cannot_be_read_is_a_sentence(scene: Scene, tmp_path: Path) -> None:
    scene.presenter.set_up(_GOOD)
    scene.presenter.open_folder(tmp_path / "gone")
    assert "cannot be opened" in scene.screen.state.notice
    scene.presenter.go_back()
    assert [state.step for state in scene.screen.states[-2:]] == [Step.FILES, Step.PRODUCTS]


def test_a_folder_lists_folders_then_tables_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.csv", "A.CSV", "notes.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "dead.csv").symlink_to(tmp_path / "nowhere")
    listing = list_folder(tmp_path)
    assert [entry.name for entry in listing.entries] == ["b", "A.CSV", "z.csv"]
    assert [entry.is_folder for entry in listing.entries] == [True, False, False]
    assert listing.parent == tmp_path.parent


@pytest.mark.parametrize(
    ("locale", "currency", "included"),
    [
        ("de_DE", "EUR", True),
        ("en_US", "USD", False),
        ("fr_CA", "CAD", False),
        ("de-CH", "CHF", True),
        ("C", "USD", False),
        ("", "USD", False),
    ],
)
def test_the_likely_answers_follow_the_territory(
    locale: str, currency: str, *, included: bool
) -> None:
    assert likely_currency(locale) == currency
    assert prices_usually_include_tax(locale) is included


@pytest.mark.parametrize("text", ["eur", "EUR", "Euro", "EUR  Euro", "eur euro"])
def test_a_currency_is_found_however_it_is_typed(text: str) -> None:
    found = find_currency(text, currency_choices())
    assert found is not None
    assert found.code == "EUR"


@pytest.mark.parametrize("text", ["", "dollar", "DEM", "shells"])
def test_what_is_no_one_currency_is_not_guessed(text: str) -> None:
    assert find_currency(text, currency_choices()) is None
