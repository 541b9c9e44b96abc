"""Every error of the rules and of the use cases is a sentence for the cashier."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args, get_type_hints
from uuid import uuid4

import pytest

from pos_app.application.errors import ApplicationError, UnknownCode
from pos_app.domain.errors import DomainError, InsufficientStock, InvalidAmount, TenderTooSmall
from pos_app.ui.errors import error_text, has_sentence


def _kinds(root: type[Exception]) -> Iterator[type[Exception]]:
    for kind in root.__subclasses__():
        if kind.__module__.startswith("pos_app."):
            yield kind
            yield from _kinds(kind)


ALL_KINDS = sorted(
    {*_kinds(DomainError), *_kinds(ApplicationError)}, key=lambda kind: kind.__name__
)


def _name_of(hint: type) -> str:
    parts = [part for part in get_args(hint) if part is not type(None)]
    return (parts[0] if parts else hint).__name__


def an_error(kind: type[Exception]) -> Exception:
    """Build an error with a value of the right type in each field."""
    values: dict[str, Any] = {
        "str": "333931",
        "int": 2,
        "Decimal": Decimal("2.40"),
        "UUID": uuid4(),
        "datetime": datetime(2026, 3, 12, 14, 10, tzinfo=UTC),
    }
    hints = get_type_hints(kind)
    fields: tuple[dataclasses.Field[Any], ...] = tuple(
        getattr(kind, "__dataclass_fields__", {}).values()
    )
    return kind(
        **{
            each.name: values[_name_of(hints[each.name])]
            for each in fields
            if each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        }
    )


@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_sentences_of_its_own(kind: type[Exception]) -> None:
    assert has_sentence(kind)
    text = error_text(an_error(kind))
    for sentence in (text.headline, text.advice):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert "{" not in sentence
        assert "!" not in sentence
    assert text.advice.endswith(".")


@pytest.mark.parametrize("word", ["invalid", "error", "exception", "failed", "void", "tender"])
@pytest.mark.parametrize("kind", ALL_KINDS, ids=lambda kind: kind.__name__)
def test_the_words_are_plain(kind: type[Exception], word: str) -> None:
    assert word not in str(error_text(an_error(kind))).lower()


def test_a_mistake_of_ours_is_a_sentence_too() -> None:
    text = error_text(ZeroDivisionError())
    assert text.headline == "Something went wrong here."


def test_what_is_left_is_said() -> None:
    error = InsufficientStock(
        product_id=uuid4(), product_name="Eggs", requested=Decimal(5), available=Decimal(2)
    )
    assert str(error_text(error)) == "Eggs: only 2 left. The cart is unchanged. Take fewer."


def test_what_is_missing_is_said() -> None:
    error = TenderTooSmall(total=Decimal("24.66"), tendered=Decimal("20.00"))
    assert error_text(error).headline == "20.00 is not enough, 4.66 is missing."


def test_the_decimals_of_the_currency_are_shown_by_example() -> None:
    assert error_text(InvalidAmount(text="1.234", decimals=2)).headline == (
        "Use up to 2 decimals, like 12.34."
    )
    assert error_text(InvalidAmount(text="1.2", decimals=0)).headline == (
        "Use a whole amount, like 1200."
    )


def test_a_headline_without_its_full_stop_gets_one_before_the_advice() -> None:
    unknown = error_text(UnknownCode(code="852856"))
    assert (
        str(unknown) == "Unknown code 852856. The cart is unchanged. Scan again, or search by name."
    )
