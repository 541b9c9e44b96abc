"""The kinds of promotions: what each asks for and gives, and when it is in force."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import ClassVar

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money


@dataclass(frozen=True, slots=True)
class Selection:
    """Products by SKU and by department; naming neither selects everything."""

    skus: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()

    def has(self, sku: str, department: str) -> bool:
        """Return whether a product is selected."""
        if not self.skus and not self.departments:
            return True
        return sku in self.skus or department in self.departments


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Conditions:
    """When and for whom a promotion is in force; what is left out does not restrict.

    Dates are inclusive; ``weekdays`` count from Monday as 0; the hours go from ``from_time`` to
    just before ``until_time``. Hours that end before they begin go past midnight and belong to
    the day on which they began.
    """

    coupon_code: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    weekdays: frozenset[int] = frozenset()
    from_time: time | None = None
    until_time: time | None = None
    customer_group: str = ""

    def hold(self, moment: datetime, coupons: frozenset[str], group: str) -> bool:
        """Return whether they hold at a moment, in the store's local time."""
        if self.coupon_code and self.coupon_code not in coupons:
            return False
        if self.customer_group and self.customer_group != group:
            return False
        start, end = self.from_time or time.min, self.until_time or time.max
        now, day = moment.time(), moment.date()
        if start > end and now < end:
            day -= timedelta(days=1)
        elif now < start or (now >= end >= start and self.until_time is not None):
            return False
        if self.valid_from is not None and day < self.valid_from:
            return False
        if self.valid_until is not None and day > self.valid_until:
            return False
        return not self.weekdays or day.weekday() in self.weekdays


ALWAYS = Conditions()


@dataclass(frozen=True, slots=True)
class BuyXGetY:
    """Whoever takes ``buy`` pieces of ``selection`` gets ``get`` of ``reward`` at ``percent`` off.

    Without a ``reward`` both come from ``selection``, and the cheapest of the pieces are those
    that are reduced, as shops do it ("of equal or lesser value").
    """

    kind: ClassVar[str] = "buy_x_get_y"

    name: str
    selection: Selection
    buy: int
    get: int
    percent: Decimal
    reward: Selection | None = None
    conditions: Conditions = ALWAYS


@dataclass(frozen=True, slots=True)
class NForPrice:
    """Any ``count`` pieces of ``selection`` for ``price`` together."""

    kind: ClassVar[str] = "n_for_price"

    name: str
    selection: Selection
    count: int
    price: Money
    conditions: Conditions = ALWAYS


@dataclass(frozen=True, slots=True)
class PercentOff:
    """``percent`` off each piece, or each weighed line, rounded half up by itself."""

    kind: ClassVar[str] = "percent_off"

    name: str
    selection: Selection
    percent: Decimal
    conditions: Conditions = ALWAYS


@dataclass(frozen=True, slots=True)
class AmountOff:
    """``amount`` off each piece, or once off each weighed line; never more than it is worth."""

    kind: ClassVar[str] = "amount_off"

    name: str
    selection: Selection
    amount: Money
    conditions: Conditions = ALWAYS


SingleRule = PercentOff | AmountOff
GroupRule = BuyXGetY | NForPrice
Rule = SingleRule | GroupRule
