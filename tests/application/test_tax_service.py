"""A store's tax categories are changed one event at a time, or taken over from a country."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import UnknownCountry
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.tax_category.errors import (
    TaxCategoryNotFound,
    TaxCategoryTaken,
    TaxRateRepeated,
)
from pos_app.domain.aggregates.tax_category.events import DefaultTaxCategoryChanged
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.tax import TaxRate
from tests.stores import a_till

VAT_20 = TaxRate.of("VAT", 20)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as till:
        yield till


@pytest.fixture
def told(till: Till) -> list[str]:
    """The types of what happened, oldest first."""
    told: list[str] = []

    def remember(event: DomainEvent) -> None:
        told.append(event.get_event_type())

    till.dispatcher.register(DomainEvent, remember)
    return told


def names(till: Till) -> list[str]:
    return [each.name for each in till.taxes.categories()]


def test_the_first_category_becomes_the_default(till: Till) -> None:
    assert till.taxes.create("Standard", [VAT_20]).is_default
    assert not till.taxes.create("Zero", []).is_default


def test_a_change_is_kept_and_told(till: Till, told: list[str]) -> None:
    till.taxes.create("Standard", [VAT_20])
    told.clear()
    till.taxes.change("standard", name="Full", rates=[TaxRate.of("VAT", 21)])
    (category,) = till.taxes.categories()
    assert (category.name, category.rates) == ("Full", (TaxRate.of("VAT", 21),))
    assert told == ["TaxCategoryRenamed", "TaxRatesChanged"]


def test_a_change_that_fails_halfway_changes_nothing(till: Till) -> None:
    till.taxes.create("Standard", [VAT_20])
    before = till.taxes.categories()
    with pytest.raises(TaxRateRepeated):
        till.taxes.change("standard", name="Full", rates=[VAT_20, VAT_20])
    assert till.taxes.categories() == before


def test_there_is_one_default_at_a_time(till: Till) -> None:
    till.taxes.create("Standard", [VAT_20])
    till.taxes.create("Reduced", [])
    till.taxes.set_default("reduced")
    assert [(each.name, each.is_default) for each in till.taxes.categories()] == [
        ("Reduced", True),
        ("Standard", False),
    ]


def test_what_is_not_there_cannot_be_changed(till: Till) -> None:
    with pytest.raises(TaxCategoryNotFound):
        till.taxes.set_default("standard")
    with pytest.raises(TaxCategoryNotFound):
        till.taxes.change("standard", name="Full", rates=[])


def test_a_country_brings_its_rates_and_its_default(till: Till, told: list[str]) -> None:
    categories = till.taxes.use_country("ie")
    assert [(each.category_id, each.name, each.is_default) for each in categories] == [
        ("standard", "Standard 23%", True),
        ("reduced-13-5", "Reduced 13.5%", False),
        ("reduced-9", "Reduced 9%", False),
        ("zero", "Zero 0%", False),
    ]
    assert categories[1].rates == (TaxRate("VAT", Decimal("13.5")),)
    assert told[-1] == DefaultTaxCategoryChanged.get_event_type()


def test_the_same_country_again_changes_nothing(till: Till, told: list[str]) -> None:
    till.taxes.use_country("DE")
    before = till.taxes.categories()
    told.clear()
    assert till.taxes.use_country("DE") == before
    assert told == []


def test_another_country_changes_the_standard_rate_and_takes_nothing_away(till: Till) -> None:
    till.taxes.use_country("DE")
    till.taxes.use_country("DK")
    assert names(till) == ["Standard 25%", "Reduced 7%", "Zero 0%"]


def test_a_country_whose_names_are_taken_changes_nothing(till: Till) -> None:
    till.taxes.create("Zero 0%", [])
    with pytest.raises(TaxCategoryTaken):
        till.taxes.use_country("DE")
    assert names(till) == ["Zero 0%"]


def test_a_country_that_is_not_known_is_refused(till: Till) -> None:
    with pytest.raises(UnknownCountry):
        till.taxes.use_country("ZZ")


def test_every_country_that_is_offered_can_be_used(till: Till) -> None:
    offered = till.taxes.countries()
    assert len(offered) >= 40
    assert [each.name for each in offered] == sorted(each.name for each in offered)
    for country in offered:
        categories = till.taxes.use_country(country.code)
        assert categories[0].category_id == "standard"


def test_a_start_does_not_read_the_rates_of_countries() -> None:
    code = "import sys, pos_app.bootstrap; sys.exit('eu_vat_rates_data' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
