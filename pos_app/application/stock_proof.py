"""What a proof of the stock finds: that every number follows from what was written down."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Protocol

from pos_app.domain.records import dataclass


class Disagreement(Enum):
    """Which two numbers of a product should be the same and are not."""

    RUNNING_SUM = "running sum"
    """A movement says another stock than the sum of it and all before it."""
    ON_HAND = "on hand"
    """The product says another stock than the sum of its movements."""
    VALUE = "value"
    """The product says another worth at cost than the sum of its movements."""
    RESERVED = "reserved"
    """More or less is set aside than stands in open and held carts."""
    LOG = "log"
    """A movement is not what its entry in the log tells, or has none."""
    NOT_MOVED = "not moved"
    """The log tells of stock that moved, and no movement does."""


@dataclass(frozen=True, slots=True)
class StockProblem:
    """A number that does not follow: ``kept`` is stored, ``proven`` is what it should be.

    Quantities are in pieces or the product's unit, values in whole currency units.
    ``movement_id`` names the movement where one is to blame.
    """

    sku: str
    product_name: str
    disagreement: Disagreement
    kept: Decimal
    proven: Decimal
    movement_id: int | None = None


@dataclass(frozen=True, slots=True)
class StockProof:
    """How much was looked at, and what is wrong; at most the first hundred of each kind."""

    products: int
    movements: int
    problems: tuple[StockProblem, ...]

    @property
    def holds(self) -> bool:
        """Whether every number follows."""
        return not self.problems


class StockProver(Protocol):
    """Adds the movements up again."""

    def prove(self) -> StockProof:
        """Hold movements, products, carts and log against each other, as they are now.

        The sum of the movements up to any of them is held against the stock that it says, so
        that what was on hand is proven for each moment, not only for the last.
        """
