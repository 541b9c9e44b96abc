"""Departments and products to choose from for a field of a form."""

from __future__ import annotations

from dataclasses import replace

from pos_app.application.queries import ProductQueries
from pos_app.ui.i18n import _
from pos_app.ui.listed import PickPart, Row
from pos_app.ui.promotions import promotions_texts as texts
from pos_app.ui.promotions.typed_rule import EVERYTHING

_FOUND = 30
PRICE = "price"


class ProductPick:
    """What was found by what is typed; the price of a list is of one product only."""

    def __init__(self, products: ProductQueries, field: str) -> None:
        """List the departments for ``field``."""
        self._products = products
        self._search = ""
        self._rows: tuple[Row, ...] = ()
        self.field = field
        self.chosen: str | None = None
        self.find("")

    def find(self, text: str) -> None:
        """List what has ``text`` in it, the first of it chosen.

        Raises:
            StorageError: the catalogue cannot be read.
        """
        wanted = text.strip().casefold()
        rows: list[Row] = []
        if self.field != PRICE:
            names = (EVERYTHING, *self._products.department_names())
            rows += [
                texts.department_row(name) for name in names if name and wanted in name.casefold()
            ]
        rows += [texts.product_row(each) for each in self._products.search(text, _FOUND)]
        self._search, self._rows = text, tuple(rows[:_FOUND])
        self.chosen = rows[0].key if rows and wanted else None

    def rows(self) -> tuple[Row, ...]:
        """Return what was found."""
        return tuple(replace(row, is_chosen=row.key == self.chosen) for row in self._rows)

    def part(self) -> PickPart:
        """Return what to draw."""
        return PickPart(
            title=_("Which product?") if self.field == PRICE else _("For which products?"),
            prompt=_("Product or code")
            if self.field == PRICE
            else _("Department, product or code"),
            search=self._search,
            rows=self.rows(),
            nothing=_("Nothing found."),
            promise="" if self.chosen is None else texts.picked(self.chosen),
            button=_("Take it"),
        )
