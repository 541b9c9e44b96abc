"""Every department looks the same each time, and no look is missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos_app.resource_files import resource
from pos_app.ui.categories import category_of, initials_of
from pos_app.ui.tokens import load_tokens


@given(st.text(max_size=30))
def test_every_department_has_a_colour_of_the_tokens_and_a_bundled_icon(name: str) -> None:
    category = category_of(name)
    assert category == category_of(name)
    assert category.colour in load_tokens().categories["light"]
    assert resource("icons", f"{category.icon}.svg").is_file()


def test_known_departments_have_their_own_icons() -> None:
    assert category_of("Bakery").icon == "croissant"
    assert category_of("Meat-Pckgd").icon == "beef"
    assert category_of("Frozen Grocery").icon == "snowflake"


@given(st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip())))
def test_initials_are_one_or_two_signs(name: str) -> None:
    assert 1 <= len(initials_of(name)) <= 4  # an upper-case ß is two letters


def test_initials_are_those_of_the_first_words() -> None:
    assert initials_of("Sourdough loaf 800 g") == "SL"
    assert initials_of("Bananas") == "BA"
    assert initials_of("Sauces/Marinades 12 OZ") == "SM"
