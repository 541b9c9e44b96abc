"""How the store reads what stands in a barcode besides the product's number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from enum import StrEnum

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.barcode_rules.errors import InvalidBarcodeRule
from pos_app.domain.aggregates.barcode_rules.events import BarcodeRulesChanged
from pos_app.domain.records import dataclass

RULES_ID = "store"
# Restricted circulation within a store or a company: GS1 General Specifications, section 1.4.
_PREFIXES = frozenset({"02", *(str(number) for number in range(20, 30))})
_ITEM_DIGITS = (4, 5, 6)
_LONGEST_LOT = 20


class Answer(StrEnum):
    """What the till does about goods that are past their date, or of a recalled lot."""

    SELL = "sell"
    WARN = "warn"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What the store has decided.

    Codes of thirteen digits that begin with one of ``weight_prefixes`` hold a weight in grams,
    those with one of ``price_prefixes`` a price in minor units; the product's number has
    ``item_digits`` behind the prefix, and with ``has_value_check`` one more digit checks the
    value. ``on_expired`` is about goods past their last day, ``on_recalled`` about
    ``recalled_lots``.
    """

    weight_prefixes: tuple[str, ...] = ()
    price_prefixes: tuple[str, ...] = ()
    item_digits: int = 5
    has_value_check: bool = False
    on_expired: str = Answer.WARN.value
    on_recalled: str = Answer.REFUSE.value
    recalled_lots: tuple[str, ...] = ()

    def checked(self) -> RuleSet:
        """Return the rules with each prefix and lot once.

        Raises:
            InvalidBarcodeRule: a prefix that is not 02 or 20 to 29, or one for both; digits that
                leave no room for a value; a lot of more than 20 characters.
        """
        weights, prices = _once(self.weight_prefixes), _once(self.price_prefixes)
        for prefix in (*weights, *prices):
            if prefix not in _PREFIXES or (prefix in weights and prefix in prices):
                raise InvalidBarcodeRule(name="prefix", value=prefix)
        if self.item_digits not in _ITEM_DIGITS:
            raise InvalidBarcodeRule(name="item_digits", value=str(self.item_digits))
        answers = {answer.value for answer in Answer}
        if not {self.on_expired, self.on_recalled} <= answers:
            raise InvalidBarcodeRule(name="answer", value=self.on_expired)
        lots = _once(self.recalled_lots)
        for lot in lots:
            if len(lot) > _LONGEST_LOT:
                raise InvalidBarcodeRule(name="lot", value=lot)
        return replace(self, weight_prefixes=weights, price_prefixes=prices, recalled_lots=lots)


class BarcodeRules(Aggregate):
    """The one set of rules of a store; nothing special until somebody decides."""

    __slots__ = ("rules",)

    def __init__(self, rules: RuleSet) -> None:
        """Restore the rules as they were saved."""
        super().__init__()
        self.rules = rules

    def change(self, rules: RuleSet) -> None:
        """Go by other rules from the next scan on; what is so already raises nothing.

        Raises:
            InvalidBarcodeRule: see :meth:`RuleSet.checked`.
        """
        new, old = rules.checked(), self.rules
        if new == old:
            return
        self.rules = new
        before = {f"old_{field.name}": getattr(old, field.name) for field in fields(RuleSet)}
        after = {field.name: getattr(new, field.name) for field in fields(RuleSet)}
        self._raise_event(BarcodeRulesChanged(rules_id=RULES_ID, **after, **before))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
