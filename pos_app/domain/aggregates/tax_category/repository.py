"""What the shop needs to keep tax categories."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.tax_category.tax_category import TaxCategory


class TaxCategoryRepository(Protocol):
    """The tax categories of the store."""

    def by_id(self, category_id: str) -> TaxCategory | None:
        """Return the category, or None."""

    def all(self) -> tuple[TaxCategory, ...]:
        """Return every category, the default one first, then by name."""

    def add(self, category: TaxCategory) -> None:
        """Keep a new category.

        Raises:
            TaxCategoryTaken: another one has the id or the name.
        """

    def save(self, category: TaxCategory) -> None:
        """Keep what has changed.

        Raises:
            TaxCategoryTaken: another one has the name.
        """
