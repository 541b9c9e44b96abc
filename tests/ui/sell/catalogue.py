"""The products of the sell screen's tests."""

from __future__ import annotations

# sku, gtin, name, department, unit, price, stock, low stock level
PRODUCTS = (
    ("1001", "0400100000014", "Sourdough loaf 800 g", "Bakery", "piece", "4.90", "20", "2"),
    ("1002", "0400100000021", "Whole milk 2 L", "Dairy", "piece", "2.35", "30", "2"),
    ("1003", "0400100000038", "Butter croissant", "Bakery", "piece", "1.60", "6", "6"),
    ("1004", "0400100000045", "Basil in pot", "Produce", "piece", "2.75", "0", "2"),
    ("1005", "0400100000052", "Bananas", "Produce", "kg", "1.79", "40", "5"),
    ("1006", "0400100000069", "Dark chocolate 70%", "Pantry", "piece", "2.10", "50", "5"),
)
