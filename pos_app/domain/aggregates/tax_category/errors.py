"""What the rules of tax categories forbid."""

from __future__ import annotations

from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class TaxRateRepeated(DomainError):
    """Two rates of one category have the same ``name``, so a receipt could not tell them apart."""

    name: str


@dataclass(eq=False)
class TaxCategoryTaken(DomainError):
    """Another tax category is called ``name``, or has the id made from it."""

    name: str


@dataclass(eq=False)
class TaxCategoryNotFound(DomainError):
    """The store has no tax category with this id or name."""

    category: str
