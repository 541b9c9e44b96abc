"""What the rules of products forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class UnitInUse(DomainError):
    """Some of the product is on hand or in a cart, counted in ``unit``."""

    product_name: str
    unit: str


@dataclass(eq=False)
class CodeRepeated(DomainError):
    """``code`` was given for one and for several of the product."""

    code: str
