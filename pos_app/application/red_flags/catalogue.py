"""Every rule of the red flags with its parameters, and the rules as a store wants them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from types import ModuleType

from pos_app.application.errors import InvalidParameter
from pos_app.application.red_flags import (
    cancelled_at_night,
    discount_near_limit,
    drawer_after_cancel,
    rung_again_lower,
    same_approver,
    unusual_rate,
    without_receipt,
)
from pos_app.application.red_flags.rule import Rule
from pos_app.domain.records import dataclass

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that a rule goes by; whole when its ``default`` is."""

    name: str
    default: Number
    least: Number
    most: Number

    def parsed(self, text: str) -> Number | None:
        """Return the number that a text names, or None when the rule cannot go by it."""
        try:
            number = Decimal(text)
            is_good = self.least <= number <= self.most
        except InvalidOperation:
            return None
        if isinstance(self.default, int):
            return int(number) if is_good and number == int(number) else None
        return number if is_good else None


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A rule before its parameters are chosen."""

    code: str
    parameters: tuple[Parameter, ...]
    make: Callable[[Mapping[str, Number]], Rule]

    def rule(self, values: Mapping[str, str]) -> Rule:
        """Return the rule with these numbers; what it cannot go by stays as it comes."""
        good = {each.name: each.parsed(values.get(each.name, "")) for each in self.parameters}
        return self.make({name: number for name, number in good.items() if number is not None})

    def checked(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return every parameter as text in its plain form; those left out as they come.

        Raises:
            InvalidParameter: one is no number between its bounds.
        """
        checked = {}
        for each in self.parameters:
            number = each.parsed(values.get(each.name, str(each.default)))
            if number is None:
                raise InvalidParameter(
                    rule=self.code, name=each.name, least=str(each.least), most=str(each.most)
                )
            checked[each.name] = str(number)
        return checked


def _kind(module: ModuleType) -> RuleKind:
    """Return the rule of a module: its code, its parameters with their bounds, its maker."""
    as_it_comes = module.Parameters()
    parameters = tuple(
        Parameter(
            field.name,
            getattr(as_it_comes, field.name),
            field.metadata["least"],
            field.metadata["most"],
        )
        for field in fields(module.Parameters)
    )

    def make(values: Mapping[str, Number]) -> Rule:
        made: Rule = module.rule(module.Parameters(**values))
        return made

    return RuleKind(module.CODE, parameters, make)


KINDS: Mapping[str, RuleKind] = {
    kind.code: kind
    for kind in map(
        _kind,
        (
            drawer_after_cancel,
            rung_again_lower,
            discount_near_limit,
            same_approver,
            without_receipt,
            cancelled_at_night,
            unusual_rate,
        ),
    )
}


def default_rules() -> tuple[Rule, ...]:
    """Return every rule with the parameters it comes with."""
    return tuple(kind.rule({}) for kind in KINDS.values())
