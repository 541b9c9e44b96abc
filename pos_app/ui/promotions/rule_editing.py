"""A promotion while it is typed: tried on the latest sales at each key, saved at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from pos_app.application.promotion_service import Preview, PromotionService, PromotionSnapshot
from pos_app.domain.services.promotions.rules import Rule
from pos_app.domain.values.money import Currency
from pos_app.ui.promotions import promotions_texts as texts
from pos_app.ui.promotions.previewing import Previewing
from pos_app.ui.promotions.promotions_state import RuleInput, RulePart
from pos_app.ui.promotions.typed_rule import EVERYTHING, read_rule, with_word

Reading = tuple[Callable[[], tuple[str, ...]], Currency, Callable[[str], str]]
"""The departments, the currency, and the SKU of a code."""


class RuleEditing:
    """The form of one promotion; without an id it is a new one."""

    def __init__(
        self, promotions: PromotionService, reading: Reading, promotion_id: str, typed: RuleInput
    ) -> None:
        """Begin with ``typed``."""
        self._promotions = promotions
        self._reading = reading
        self._promotion_id = promotion_id
        self._previewing = Previewing()
        self.typed = typed

    def try_out(self, typed: RuleInput) -> None:
        """Take what is typed, and try it on the latest sales; half a rule tries nothing."""
        self.typed = typed
        self._previewing.attempt(self._sales)

    def take(self, field: str, word: str) -> None:
        """Take a department or a product that was chosen; everything stands alone."""
        typed, is_reward = self.typed, field == "reward"
        before = typed.reward if is_reward else typed.products
        has_all = EVERYTHING in {word, before.strip().casefold()}
        words = word if has_all else with_word(before, word)
        self.try_out(replace(typed, reward=words) if is_reward else replace(typed, products=words))

    def step(self, step: int) -> None:
        """Show another sale."""
        self._previewing.step(step)

    def save(self) -> PromotionSnapshot:
        """Keep the promotion.

        Raises:
            DomainError, ApplicationError: what is typed makes no promotion.
        """
        rule = self._rule()
        if self._promotion_id:
            return self._promotions.change(UUID(self._promotion_id), rule)
        return self._promotions.create(rule)

    def part(self) -> RulePart:
        """Return what to draw."""
        number, count, get = texts.labels(self.typed.kind)
        return RulePart(
            kinds=texts.kind_choices(self.typed.kind),
            typed=self.typed,
            preview=self._previewing.part(),
            number_label=number,
            count_label=count,
            get_label=get,
            days=texts.day_choices(self.typed.days),
        )

    def _sales(self) -> tuple[Preview, ...]:
        return self._promotions.preview(self._rule(), self._previewing.tried)

    def _rule(self) -> Rule:
        departments, currency, sku_of = self._reading
        rule = read_rule(self.typed, departments(), currency, sku_of)
        return rule if rule.name else texts.named(rule)
