"""Tax categories: a row each, their rates as one JSON list."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache

from sqlalchemy import Integer, bindparam, insert, select, update

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.tax_category.errors import TaxCategoryTaken
from pos_app.domain.aggregates.tax_category.tax_category import TaxCategory
from pos_app.domain.values.tax import TaxRate, TaxRates
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tax_category_tables import tax_categories

_table = tax_categories.c
_ALL = Statement(select(_table.category_id, _table.name, _table.rates, _table.is_default))
_INSERT = Statement(insert(tax_categories))
_UPDATE = Statement(
    update(tax_categories)
    .where(_table.category_id == bindparam("key"))
    .values(
        name=bindparam("name"),
        rates=bindparam("rates"),
        is_default=bindparam("is_default", type_=Integer),
    )
)


class SqlTaxCategoryRepository:
    """The categories within one transaction; fulfils ``TaxCategoryRepository``.

    A store has a handful, so the first question reads them all.
    """

    def __init__(self, connection: Connection, report: Callable[[Aggregate], None]) -> None:
        """Read and write on ``connection``, and report each category to the unit of work."""
        self._connection = connection
        self._report = report
        self._known: dict[str, TaxCategory] | None = None

    def by_id(self, category_id: str) -> TaxCategory | None:
        """Return the category, or None."""
        return self._read().get(category_id)

    def all(self) -> tuple[TaxCategory, ...]:
        """Return every category, the default one first, then by name."""
        return tuple(
            sorted(
                self._read().values(),
                key=lambda each: (not each.is_default, each.name, each.category_id),
            )
        )

    def add(self, category: TaxCategory) -> None:
        """Keep a new category.

        Raises:
            TaxCategoryTaken: another one has the id or the name.
        """
        if category.category_id in self._read():
            raise TaxCategoryTaken(name=category.name)
        self._require_own_name(category)
        self._connection.run(_INSERT, {"category_id": category.category_id, **_values(category)})
        self._read()[category.category_id] = category
        self._report(category)

    def save(self, category: TaxCategory) -> None:
        """Keep what has changed.

        Raises:
            TaxCategoryTaken: another one has the name.
        """
        self._require_own_name(category)
        self._connection.run(_UPDATE, {"key": category.category_id, **_values(category)})

    def _read(self) -> dict[str, TaxCategory]:
        if self._known is None:
            self._known = {}
            for category_id, name, rates, is_default in self._connection.all(_ALL):
                category = TaxCategory(
                    category_id=category_id,
                    name=name,
                    rates=restored_rates(rates),
                    is_default=bool(is_default),
                )
                self._known[category_id] = category
                self._report(category)
        return self._known

    def _require_own_name(self, category: TaxCategory) -> None:
        name = category.name.casefold()
        for other in self._read().values():
            if other is not category and other.name.casefold() == name:
                raise TaxCategoryTaken(name=category.name)


@lru_cache(maxsize=256)
def restored_rates(text: str) -> TaxRates:
    """Return the rates of their JSON list."""
    return tuple(TaxRate.parse(rate) for rate in json.loads(text))


def _values(category: TaxCategory) -> dict[str, object]:
    return {
        "name": category.name,
        "rates": json.dumps([str(rate) for rate in category.rates], ensure_ascii=False),
        "is_default": int(category.is_default),
    }
