"""Weights and prices in a store's own barcodes, read by the rule the store has chosen."""

from __future__ import annotations

from pos_app.domain.aggregates.barcode_rules.barcode_rules import RuleSet
from pos_app.domain.records import dataclass
from pos_app.domain.values.codes import check_digit

_DIGITS, _PREFIX = 13, 2


@dataclass(frozen=True, slots=True)
class MeasuredCode:
    """``value`` is grams or minor units; ``numbers`` may name the product, the likeliest first."""

    numbers: tuple[str, ...]
    value: int
    is_weight: bool


def measured(text: str, rules: RuleSet) -> MeasuredCode | None:
    """Return what a code of a store's own range holds, or None for any other text.

    The digits are: prefix, the product's number, perhaps a check digit of the value, the value,
    and the check digit of the whole (GS1 General Specifications, section 2.1.11). The check
    digit of the value differs from country to country, so it is passed over.
    """
    digits = text.strip().zfill(_DIGITS)
    if len(digits) != _DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    prefix = digits[:_PREFIX]
    is_weight = prefix in rules.weight_prefixes
    if not is_weight and prefix not in rules.price_prefixes:
        return None
    if check_digit(digits[:-1]) != digits[-1]:
        return None
    end = _PREFIX + rules.item_digits
    item = digits[_PREFIX:end]
    value = digits[end + rules.has_value_check : -1]
    bare = prefix + item + "0" * (_DIGITS - 1 - end)
    numbers = (item, item.lstrip("0"), bare + check_digit(bare))
    return MeasuredCode(tuple(filter(None, dict.fromkeys(numbers))), int(value), is_weight)
