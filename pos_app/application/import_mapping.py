"""Which column of a file holds what of a product, and the files of other programs that are known.

The headings are those of the exports of Odoo, opensourcepos, Square, Shopify and Loyverse as
their manuals show them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pos_app.domain.records import dataclass

FIELDS = (
    "sku",
    "gtin",
    "name",
    "department",
    "unit",
    "unit_price",
    "stock",
    "low_stock_level",
    "tax",
    "open_price",
    "plu",
    "packs",
    "family",
    "variant",
    "deposit",
)
OWN = "own"
_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sku": (
            *("sku", "product number", "article number", "item number", "code", "reference"),
            *("artikelnummer", "artikelnr", "artikel-nr.", "art.-nr.", "référence", "referencia"),
        ),
        "gtin": (
            *("gtin", "barcode", "ean", "upc", "ean13", "barcodes", "gtins"),
            *("strichcode", "code-barres", "código de barras"),
        ),
        "name": (
            *("name", "product", "product name", "item", "item name", "title", "description"),
            *("bezeichnung", "artikel", "artikelname", "désignation", "nom", "nombre"),
        ),
        "department": (
            *("department", "category", "group", "product group", "type"),
            *("warengruppe", "kategorie", "rayon", "catégorie", "famille", "categoría"),
        ),
        "unit": ("unit", "unit of measure", "uom", "einheit", "unité", "unidad"),
        "unit_price": (
            *("unit_price", "unit price", "price", "sales price", "retail price"),
            *("preis", "verkaufspreis", "vk-preis", "vk", "prix", "prix de vente", "precio"),
        ),
        "stock": (
            *("stock", "quantity", "on hand", "in stock", "qty"),
            *("bestand", "lagerbestand", "menge", "quantité", "existencias"),
        ),
        "low_stock_level": ("low_stock_level", "low stock", "reorder level", "minimum"),
        "tax": ("tax", "tax category", "tax class"),
        "open_price": ("open_price", "open price"),
        "plu": ("plu",),
        "packs": ("packs", "pack", "case"),
        "family": ("family", "variant of"),
        "variant": ("variant",),
        "deposit": ("deposit", "deposit sku", "bottle deposit"),
    }
)


@dataclass(frozen=True, slots=True)
class Template:
    """The export of another program: it has all ``marks`` among its headings.

    ``columns`` gives the heading of each field; one that ends in ``*`` is the first that begins
    so (the name of a place follows); of several it is the first that is there. ``carried`` are
    fields that stand in the first row of a product only, and are repeated for the rows of its
    variants below it.
    """

    name: str
    marks: tuple[str, ...]
    columns: Mapping[str, str | tuple[str, ...]]
    carried: tuple[str, ...] = ()


TEMPLATES = (
    Template(
        "Shopify",
        ("handle", "title", "variant sku", "variant price"),
        {
            "family": "handle",
            "name": "title",
            "variant": "option1 value",
            "sku": "variant sku",
            "gtin": "variant barcode",
            "unit_price": "variant price",
            "stock": "variant inventory qty",
            "department": "type",
        },
        ("name", "department"),
    ),
    Template(
        "Square",
        ("token", "item name", "variation name", "price"),
        {
            "name": "item name",
            "variant": "variation name",
            "sku": "sku",
            "gtin": "gtin",
            "unit_price": "price",
            "stock": "current quantity*",
            "low_stock_level": "stock alert count*",
            "department": "categor*",
        },
    ),
    Template(
        "Loyverse",
        ("handle", "sku", "sold by weight"),
        {
            "family": "handle",
            "name": "name",
            "variant": "option 1 value",
            "sku": "sku",
            "gtin": "barcode",
            "unit_price": ("default price", "price [*"),
            "stock": "in stock*",
            "low_stock_level": "low stock*",
            "department": "category",
            "unit": "sold by weight",
        },
        ("name", "department", "unit"),
    ),
    Template(
        "opensourcepos",
        ("item name", "unit price", "cost price", "reorder level"),
        {
            "sku": "id",
            "gtin": "barcode",
            "name": "item name",
            "department": "category",
            "unit_price": "unit price",
            "low_stock_level": "reorder level",
            "stock": "location_*",
        },
    ),
    Template(
        "Odoo",
        ("internal reference", "name", "sales price"),
        {
            "sku": "internal reference",
            "gtin": "barcode",
            "name": "name",
            "department": "product category",
            "unit_price": "sales price",
            "stock": "quantity on hand",
            "unit": "unit of measure",
        },
    ),
)


def known_template(headings: Sequence[str]) -> Template | None:
    """Return the program whose export has these headings (in small letters), or None."""
    there = set(headings)
    return next((each for each in TEMPLATES if there.issuperset(each.marks)), None)


def guessed(headings: Sequence[str]) -> dict[str, str]:
    """Return the heading of each field, as far as the headings tell it."""
    template = known_template(headings)
    wanted: dict[str, tuple[str, ...]] = dict(_ALIASES)
    if template is not None:
        wanted = {
            field: (named,) if isinstance(named, str) else named
            for field, named in template.columns.items()
        }
    found: dict[str, str] = {}
    for field, names in wanted.items():
        heading = next((each for name in names for each in headings if _is(name, each)), None)
        if heading is not None and heading not in found.values():
            found[field] = heading
    return found


def _is(name: str, heading: str) -> bool:
    return heading.startswith(name[:-1]) if name.endswith("*") else heading == name
