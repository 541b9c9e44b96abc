"""Writes products and departments as tiles and chips."""

from __future__ import annotations

from functools import lru_cache

from pos_app.ui.categories import category_of
from pos_app.ui.i18n import _
from pos_app.ui.sell.sell_state import ChipRow

# No department begins so.
_PAGE = "\0page:"


def popular_chip() -> ChipRow:
    """Return the chip of the whole store's best sellers."""
    return ChipRow(key=None, label=_("Popular"), icon="star", colour="")


@lru_cache(maxsize=256)
def chip_row(department: str) -> ChipRow:
    """Return the chip of a department; one without a name is called "Other"."""
    category = category_of(department)
    label = department or _("Other")
    return ChipRow(key=department, label=label, icon=category.icon, colour=category.colour)


def page_key(name: str) -> str:
    """Return the key of the chip of a page that the store arranged."""
    return _PAGE + name


def is_page(key: str | None) -> bool:
    """Return whether a chip is a page, not a department."""
    return key is not None and key.startswith(_PAGE)


def page_name(key: str | None) -> str:
    """Return the name of the page of a chip."""
    return (key or "").removeprefix(_PAGE)


def page_chip(name: str) -> ChipRow:
    """Return the chip of a page that the store arranged."""
    return ChipRow(key=page_key(name), label=name, icon="layout-grid", colour="")
