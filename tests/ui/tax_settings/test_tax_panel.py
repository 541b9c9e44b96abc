"""Taxes and rounding are set in a panel of the sell screen, by touch or by keys alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.domain.values.tax import TaxRate
from pos_app.ui.look import Look
from pos_app.ui.tax_settings.tax_texts import cash_choices
from pos_app.ui.widgets.button_row import ButtonRow
from tests.ui.sell.shop import LOAF
from tests.ui.tax_settings.desk import TaxDesk, a_desk

VAT_20, VAT_5 = TaxRate.of("VAT", 20), TaxRate.of("VAT", 5)
OF_A_CATEGORY = ["Change rates", "Make default", "Assign a department"]


def plain(texts: list[str]) -> list[str]:
    """The texts with ordinary spaces."""
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


@pytest.fixture
def taxed(desk: TaxDesk) -> TaxDesk:
    """The desk of a store with two categories, its panel open."""
    desk.till.taxes.create("Standard", [VAT_20])
    desk.till.taxes.create("Reduced", [VAT_5])
    desk.open_taxes()
    return desk


def test_without_taxes_the_panel_asks_for_the_country(desk: TaxDesk) -> None:
    desk.open_taxes()
    empty = desk.panel.overview._empty
    assert empty.isVisible()
    assert empty.accessibleName() == "No tax is charged yet.. Choose your country."
    assert not set(OF_A_CATEGORY) & set(desk.buttons())
    assert desk.focus().accessibleName() == "From a country"


def test_a_country_is_found_by_typing_and_brings_its_rates(desk: TaxDesk) -> None:
    desk.open_taxes()
    desk.press("Return")
    desk.type_in("irel")
    assert desk.found() == ["Ireland, IE · EUR", "Northern Ireland, XI · GBP"]
    (promise,) = plain(desk.said())
    assert promise == (
        "From the next scan on: VAT 23 %. To assign: Reduced 13.5%, Reduced 9%, Zero 0%."
        " Its currency is EUR, this store's stays USD."
    )
    desk.press("Return")
    assert plain(desk.categories()) == [
        "Standard 23%, VAT 23 %, Default",
        "Reduced 13.5%, VAT 13.5 %",
        "Reduced 9%, VAT 9 %",
        "Zero 0%, VAT 0 %",
    ]
    assert plain(desk.said()) == [
        "From the next scan on, what has no category of its own: VAT 23 %."
    ]


def test_the_next_scan_is_taxed_by_the_country(desk: TaxDesk) -> None:
    desk.open_taxes()
    desk.tap("From a country")
    desk.type_in("denmark")
    desk.tap("Use these rates")
    desk.presenter.scan(LOAF)
    assert desk.presenter.cart is not None
    assert [line.taxes for line in desk.presenter.cart.lines] == [("moms 25",)]


def test_no_country_is_taken_before_one_is_chosen(desk: TaxDesk) -> None:
    desk.open_taxes()
    desk.tap("From a country")
    desk.press("Return")
    assert desk.said() == []
    assert desk.till.taxes.categories() == ()


def test_a_country_that_nobody_knows_is_not_found(desk: TaxDesk) -> None:
    desk.open_taxes()
    desk.tap("From a country")
    desk.type_in("atlantis")
    assert desk.found() == []
    assert desk.panel.pick._empty.accessibleName() == "Nothing found."


def test_back_leaves_everything_as_it_was(taxed: TaxDesk) -> None:
    before = taxed.till.taxes.categories()
    for begin in ("From a country", "New", "Change rates", "Assign a department"):
        taxed.tap(begin)
        taxed.tap("Back")
        assert taxed.panel.overview.isVisible()
    assert taxed.till.taxes.categories() == before


def test_enter_changes_the_rates_of_the_chosen_category(taxed: TaxDesk) -> None:
    taxed.press("Down")
    taxed.press("Return")
    taxed.press("Tab")
    taxed.press("Tab")
    taxed.press("Ctrl+A")
    taxed.type_in("7,5")
    assert plain(taxed.said()) == ["From the next scan on: VAT 7.5 %."]
    taxed.press("Return")
    assert plain(taxed.categories()) == ["Standard, VAT 20 %, Default", "Reduced, VAT 7.5 %"]
    assert plain(taxed.said()) == ["From the next scan on, Reduced: VAT 7.5 %."]


def test_a_new_category_may_have_several_rates(taxed: TaxDesk) -> None:
    taxed.tap("New")
    for text in ("Quebec", "GST", "5", "QST", "9.975"):
        taxed.type_in(text)
        taxed.press("Tab")
    assert plain(taxed.said()) == ["Taxes nothing before you assign it: GST 5 %, QST 9.975 %."]
    taxed.tap("Save")
    assert plain(taxed.categories())[1] == "Quebec, GST 5 %, QST 9.975 %"
    assert taxed.said() == ["Quebec is there. Assign a department to it."]


def test_the_first_category_taxes_at_once(desk: TaxDesk) -> None:
    desk.open_taxes()
    desk.tap("New")
    for text in ("Standard", "VAT", "20"):
        desk.type_in(text)
        desk.press("Tab")
    assert plain(desk.said()) == ["From the next scan on: VAT 20 %."]
    desk.tap("Save")
    assert plain(desk.categories()) == ["Standard, VAT 20 %, Default"]


@pytest.mark.parametrize("percent", ["", "101", "much"])
def test_what_is_no_rate_is_refused_and_stays_to_be_corrected(taxed: TaxDesk, percent: str) -> None:
    taxed.tap("New")
    for text in ("Odd", "VAT", percent):
        taxed.type_in(text)
        taxed.press("Tab")
    taxed.tap("Save")
    (problem,) = taxed.said()
    assert problem.endswith("Nothing was changed. Give it a name and 0 to 100 percent.")
    assert [field.text() for field in taxed.panel.form.findChildren(QLineEdit)][:2] == [
        "Odd",
        "VAT",
    ]
    assert len(taxed.till.taxes.categories()) == 2


def test_a_category_with_the_name_of_another_keeps_its_rates(taxed: TaxDesk) -> None:
    before = taxed.till.taxes.categories()
    taxed.tap("Change rates")
    taxed.press("Ctrl+A")
    taxed.type_in("Reduced")
    taxed.press("Return")
    assert taxed.said()[0].startswith("There is a tax category called Reduced already.")
    assert taxed.till.taxes.categories() == before


def test_a_default_cannot_be_made_default_again(taxed: TaxDesk) -> None:
    assert not taxed.panel.overview._default.isEnabled()
    taxed.press("Down")
    taxed.tap("Make default")
    assert plain(taxed.categories()) == ["Reduced, VAT 5 %, Default", "Standard, VAT 20 %"]
    assert plain(taxed.said()) == [
        "From the next scan on, what has no category of its own: VAT 5 %."
    ]
    assert not taxed.panel.overview._default.isEnabled()


def test_a_department_is_assigned_to_the_chosen_category(taxed: TaxDesk) -> None:
    taxed.press("Down")
    taxed.tap("Assign a department")
    taxed.type_in("bak")
    assert taxed.found() == ["Bakery, 2 products"]
    assert plain(taxed.said()) == ["From the next scan on, all 2 products of Bakery: VAT 5 %."]
    taxed.tap("Assign")
    assert taxed.said() == ["2 products of Bakery are taxed as Reduced from the next scan on."]
    taxed.presenter.scan(LOAF)
    assert taxed.presenter.cart is not None
    assert [line.taxes for line in taxed.presenter.cart.lines] == [("VAT 5",)]


def test_assigning_what_is_assigned_says_so(taxed: TaxDesk) -> None:
    for said in ("1 product of Dairy is taxed as", "All of Dairy was taxed as"):
        taxed.tap("Assign a department")
        taxed.type_in("dairy")
        taxed.press("Return")
        assert taxed.said()[0].startswith(said)


def test_how_tax_is_rounded_is_chosen_with_one_touch(taxed: TaxDesk) -> None:
    assert taxed.chosen() == ["On each line", "None"]
    taxed.tap("Once per receipt")
    assert taxed.said() == ["From the next sale on, tax is rounded once per receipt."]
    assert taxed.chosen() == ["Once per receipt", "None"]
    taxed.tap("On each line")
    assert taxed.said() == ["From the next sale on, tax is rounded on each line."]


def test_cash_is_rounded_to_the_step_that_is_touched(taxed: TaxDesk) -> None:
    taxed.tap("0.10")
    assert taxed.said() == ["From the next payment on, cash is rounded to 0.10."]
    assert taxed.chosen() == ["On each line", "0.10"]
    taxed.tap("None")
    assert taxed.said() == ["From the next payment on, cash is not rounded."]


def test_touching_the_answer_that_is_chosen_keeps_it(taxed: TaxDesk) -> None:
    taxed.tap("None")
    assert taxed.chosen() == ["On each line", "None"]


def test_a_step_of_the_store_that_is_not_usual_is_offered_too(desk: TaxDesk) -> None:
    store = desk.till.stores.set_cash_rounding(Decimal("0.50"))
    desk.panels.add_taxes(desk.till.taxes, desk.till.stores, desk.till.product_queries, store)
    desk.open_taxes()
    assert desk.chosen() == ["On each line", "0.50"]


def test_up_and_down_choose_and_stop_at_the_ends(taxed: TaxDesk) -> None:
    for key, place in (("Down", 1), ("Down", 1), ("Up", 0), ("Up", 0), ("End", 1), ("Home", 0)):
        taxed.press(key)
        assert taxed.panel.overview._rows.currentIndex().row() == place


def test_del_in_the_panel_leaves_the_cart_alone(taxed: TaxDesk) -> None:
    taxed.presenter.scan(LOAF)
    taxed.press("Del")
    assert len(taxed.rows()) == 1


def test_esc_brings_the_items_back_and_the_next_look_begins_anew(taxed: TaxDesk) -> None:
    taxed.tap("New")
    taxed.press("Esc")
    assert taxed.view.panel is None
    assert taxed.focus() is taxed.entry
    taxed.open_taxes()
    assert taxed.panel.overview.isVisible()


def test_a_currency_without_coins_is_rounded_to_larger_steps(desk: TaxDesk) -> None:
    assert desk.till.store is not None
    in_yen = replace(desk.till.store, currency="JPY", decimals=0)
    assert [choice.label for choice in cash_choices(in_yen)] == ["None", "5", "10"]


def test_in_a_narrow_window_no_button_is_wider_than_the_panel(
    data_dir: Path, look: Look, qtbot: QtBot
) -> None:
    with a_desk(data_dir, look, qtbot, size=(1024, 768)) as desk:
        desk.open_taxes()
        for row in desk.panel.overview.findChildren(ButtonRow):
            assert not row.isVisible() or row.width() <= desk.panel.width()
