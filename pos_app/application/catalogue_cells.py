"""What may stand in a cell of a file of products, and what is said where something else does."""

from __future__ import annotations

from pos_app.domain.aggregates.product.listing import LONGEST_NAME
from pos_app.domain.values.money import Currency
from pos_app.domain.values.quantity import Quantity

DEFAULT_LOW_STOCK = Quantity.of(5)
YES_OR_NO = {
    "": False,
    "no": False,
    "0": False,
    "false": False,
    "yes": True,
    "1": True,
    "true": True,
}


def reasons(currency: Currency) -> dict[str, str]:
    """Return why a cell of each column cannot be used."""
    return {
        "sku": "not a product number",
        "gtin": "not a barcode number, or its check digit is wrong",
        "packs": "not a barcode number with how many it holds, like 14006381333938 x 12",
        "plu": "not one to six digits",
        "unit_price": f"not an amount with at most {currency.decimals} decimals",
        "unit": "not one of piece, kg, l, m",
        "stock": "not a quantity this product can have",
        "low_stock_level": "not a quantity this product can have",
        "tax": "not one of the store's tax categories",
        "open_price": "not yes or no",
        "name": f"a name has 1 to {LONGEST_NAME} characters",
        "variant": "a variant needs a family, and both at most 200 characters",
        "deposit": "not the number of another product",
    }
