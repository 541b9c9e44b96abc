"""What a permission is, and how far a role gives it: allowed, after approval, or not at all."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pos_app.domain.records import dataclass


class Rule(StrEnum):
    """How a role stands to a permission."""

    ALLOWED = "allowed"
    NEEDS_APPROVAL = "needs_approval"
    DENIED = "denied"


class Measure(StrEnum):
    """What a limit of a permission counts: nothing, percent, or whole currency units."""

    NOTHING = "nothing"
    PERCENT = "percent"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role gives; ``limit`` is how far *allowed* goes before approval is needed.

    None is without limit. A limit counts percent or whole currency units, as the permission
    measures; it means nothing where the rule is not *allowed*.
    """

    rule: Rule
    limit: Decimal | None = None

    def judge(self, measured: Decimal | None) -> Rule:
        """Return how the role stands to an action of this size; None has no size."""
        if self.rule is not Rule.ALLOWED or self.limit is None or measured is None:
            return self.rule
        return Rule.ALLOWED if measured <= self.limit else Rule.NEEDS_APPROVAL


ALLOWED = Grant(Rule.ALLOWED)
ASKS = Grant(Rule.NEEDS_APPROVAL)
DENIED = Grant(Rule.DENIED)


def up_to(limit: str) -> Grant:
    """Return *allowed* up to a limit, beyond which approval is needed."""
    return Grant(Rule.ALLOWED, Decimal(limit))


@dataclass(frozen=True, slots=True)
class Permission:
    """Something that a role gives or withholds.

    ``title`` is what the roles editor lists, ``action`` what the approval sheet says after the
    requester's name ("asks to change a price"), ``sentence`` what the permission lets a person
    do. The texts are looked up in the language of the till where they are shown. ``cashier``,
    ``supervisor`` and ``manager`` are what the built-in roles give until the owner changes them;
    the owner may do everything.
    """

    name: str
    group: str
    title: str
    action: str
    sentence: str
    cashier: Grant
    supervisor: Grant
    manager: Grant = ALLOWED
    measure: Measure = Measure.NOTHING
