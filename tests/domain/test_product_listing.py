"""A product is described, coded, grouped and measured, and each change says before and after."""

from __future__ import annotations

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.product import events
from pos_app.domain.aggregates.product.errors import CodeRepeated, UnitInUse
from pos_app.domain.values.codes import Gtin, Pack, Plu
from pos_app.domain.values.quantity import ONE, Quantity, Unit
from tests.builders import a_gtin, a_product, events_of, pieces

CASE = Pack.of("14006381333938", 12)


def test_a_case_of_twelve_counts_as_twelve() -> None:
    product = a_product(gtins=["4006381333931"])
    product.name_by(plu=None, packs=[CASE])
    assert product.quantity_of("14006381333938", pieces(2)) == pieces(24)
    assert product.quantity_of("4006381333931", pieces(2)) == pieces(2)
    assert product.quantity_of("MILK", ONE) == ONE


def test_codes_that_changed_say_what_they_were() -> None:
    product = a_product()
    product.name_by(plu=Plu.of("4011"), packs=[CASE])
    (event,) = events_of(product)
    assert isinstance(event, events.ProductCodesChanged)
    assert (event.old_plu, event.plu, event.old_packs) == ("", "4011", ())
    assert event.packs == ("14006381333938*12",)
    product.name_by(plu=Plu.of("4011"), packs=[CASE])
    assert events_of(product) == []


def test_a_code_is_for_one_or_for_several() -> None:
    product = a_product(gtins=[a_gtin(1)])
    with pytest.raises(CodeRepeated):
        product.name_by(plu=None, packs=[Pack.of(a_gtin(1), 6)])
    with pytest.raises(CodeRepeated):
        product.name_by(plu=None, packs=[CASE, Pack.of("14006381333938", 6)])
    product.name_by(plu=None, packs=[CASE])
    with pytest.raises(CodeRepeated):
        product.describe(name="Milk", department="", gtins=[Gtin.of("14006381333938")])


def test_a_variant_needs_a_family() -> None:
    product = a_product()
    product.belong_to(" T-shirt ", "Red, L")
    assert (product.family, product.variant) == ("T-shirt", "Red, L")
    with pytest.raises(errors.InvalidName):
        product.belong_to("", "Red")
    product.belong_to("", "")
    kinds = [type(event) for event in events_of(product)]
    assert kinds == [events.ProductVariantChanged] * 2


def test_the_unit_stays_while_some_is_on_hand() -> None:
    with pytest.raises(UnitInUse):
        a_product(stock="3").measure_in(Unit.KILOGRAM)
    product = a_product(stock="0")
    product.measure_in(Unit.KILOGRAM)
    (event,) = events_of(product)
    assert isinstance(event, events.ProductUnitChanged)
    assert (event.old_unit, event.new_unit) == ("piece", "kg")


def test_the_low_level_says_what_it_was() -> None:
    product = a_product(low_stock_level="5")
    product.warn_at(pieces(9))
    product.warn_at(pieces(9))
    (event,) = events_of(product)
    assert isinstance(event, events.ProductLowStockLevelChanged)
    assert (str(event.old_level), str(event.new_level)) == ("5", "9")
    with pytest.raises(errors.InvalidQuantity):
        product.warn_at(Quantity.of("0.5"))


def test_what_was_retired_can_be_sold_again() -> None:
    product = a_product()
    product.restore()
    assert events_of(product) == []
    product.retire()
    with pytest.raises(errors.ProductRetired):
        product.reserve_stock(ONE)
    product.restore()
    product.reserve_stock(ONE)
    assert events.ProductRestored in {type(event) for event in events_of(product)}
