"""A tax category tells of every change of its name, its rates and who is the default."""

from __future__ import annotations

import pytest

from pos_app.domain.aggregates.tax_category import events
from pos_app.domain.aggregates.tax_category.errors import TaxRateRepeated
from pos_app.domain.aggregates.tax_category.tax_category import TaxCategory
from pos_app.domain.errors import InvalidName
from pos_app.domain.values.tax import TaxRate
from tests.builders import a_tax_category

VAT_20 = TaxRate.of("VAT", 20)
VAT_21 = TaxRate.of("VAT", 21)


def test_a_new_category_tells_its_rates_as_text() -> None:
    category = TaxCategory.create("Standard 20%", [VAT_20])
    (event,) = category.get_domain_events()
    assert isinstance(event, events.TaxCategoryCreated)
    assert (event.category_id, event.name, event.rates) == (
        "standard-20",
        "Standard 20%",
        ("VAT 20",),
    )
    assert not category.is_default


def test_an_id_may_be_chosen_and_survives_another_name() -> None:
    category = TaxCategory.create("Standard 20%", [VAT_20], category_id="standard")
    category.rename(" Full   rate ")
    assert (category.category_id, category.name) == ("standard", "Full rate")


@pytest.mark.parametrize("name", ["", "  ", "%%", "x" * 41, "a\x1bb"])
def test_a_name_has_letters_or_digits_and_at_most_40_characters(name: str) -> None:
    with pytest.raises(InvalidName):
        TaxCategory.create(name, [])
    with pytest.raises(InvalidName):
        a_tax_category().rename(name)


def test_names_of_every_alphabet_make_an_id() -> None:
    assert TaxCategory.create("Ermäßigt", []).category_id == "ermäßigt"
    assert TaxCategory.create("標準 10%", []).category_id == "標準-10"


def test_a_category_may_be_free_of_tax() -> None:
    assert TaxCategory.create("Zero", []).rates == ()


def test_two_rates_of_one_name_are_refused() -> None:
    with pytest.raises(TaxRateRepeated):
        TaxCategory.create("Both", [VAT_20, TaxRate.of("vat", 5)])
    category = a_tax_category(rates=[VAT_20])
    with pytest.raises(TaxRateRepeated):
        category.change_rates([VAT_20, VAT_21])
    assert category.rates == (VAT_20,)


def test_changed_rates_tell_the_old_and_the_new_ones() -> None:
    category = a_tax_category(rates=[VAT_20])
    category.change_rates([VAT_21])
    (event,) = category.get_domain_events()
    assert isinstance(event, events.TaxRatesChanged)
    assert (event.old_rates, event.new_rates) == (("VAT 20",), ("VAT 21",))


def test_what_is_so_already_tells_nothing() -> None:
    category = a_tax_category("Standard", rates=[VAT_20], is_default=True)
    category.change_rates([VAT_20])
    category.rename("Standard")
    category.become_default(category)
    assert category.get_domain_events() == ()
    assert category.is_default


def test_a_new_default_takes_the_place_of_the_old_one() -> None:
    old = a_tax_category("Standard", is_default=True)
    new = a_tax_category("Reduced")
    new.become_default(old)
    assert (old.is_default, new.is_default) == (False, True)
    assert old.get_domain_events() == ()
    (event,) = new.get_domain_events()
    assert isinstance(event, events.DefaultTaxCategoryChanged)
    assert (event.category_id, event.old_category) == ("reduced", "standard")


def test_the_first_default_has_none_before_it() -> None:
    category = a_tax_category("Standard")
    category.become_default(None)
    (event,) = category.get_domain_events()
    assert isinstance(event, events.DefaultTaxCategoryChanged)
    assert event.old_category == ""
