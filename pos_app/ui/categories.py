"""Gives every department an icon and one of the theme's category colours, always the same ones."""

from __future__ import annotations

import zlib

from pos_app.domain.records import dataclass

_COLOURS = ("produce", "bakery", "dairy", "meat", "pantry", "frozen", "drinks", "household")


@dataclass(frozen=True, slots=True)
class Category:
    """``colour`` names a category of the tokens, ``icon`` a bundled icon."""

    colour: str
    icon: str


_KNOWN = (
    (("produce", "fruit", "vegetable", "salad", "garden"), Category("produce", "apple")),
    (("floral", "flower", "plant"), Category("produce", "carrot")),
    (("bakery", "pastry", "bread", "cake"), Category("bakery", "croissant")),
    (("dairy", "milk", "cheese", "egg"), Category("dairy", "milk")),
    (("seafood", "fish"), Category("frozen", "fish")),
    (("meat", "butcher", "poultry"), Category("meat", "beef")),
    (("deli", "restaurant", "chef", "sandwich", "kitchen"), Category("bakery", "sandwich")),
    (("frozen", "ice"), Category("frozen", "snowflake")),
    (("wine", "spirit", "liquor", "beer"), Category("drinks", "wine")),
    (("drink", "beverage", "soda", "juice", "water"), Category("drinks", "cup-soda")),
    (("coffee", "tea"), Category("pantry", "coffee")),
    (("candy", "snack", "sweet", "confection"), Category("drinks", "candy")),
    (("nutrition", "health", "cereal", "organic"), Category("produce", "wheat")),
    (("baby",), Category("dairy", "baby")),
    (("pet",), Category("pantry", "paw-print")),
    (("cosmetic", "beauty", "drug", "pharma"), Category("household", "spray-can")),
    (("household", "clean", "paper", "home"), Category("household", "spray-can")),
    (("cloth", "travel", "leisure"), Category("household", "shirt")),
    (("grocery", "pantry", "food", "dry"), Category("pantry", "package")),
)


def category_of(department: str) -> Category:
    """Return the look of a department, by a word in its name or else by the name as a whole."""
    name = department.casefold()
    for words, category in _KNOWN:
        if any(word in name for word in words):
            return category
    return Category(_COLOURS[zlib.crc32(name.encode()) % len(_COLOURS)], "tag")


def initials_of(name: str) -> str:
    """Return two letters that stand for a product: of its first two words, or of its only one."""
    words = [word for word in name.replace("/", " ").replace("-", " ").split() if word[0].isalpha()]
    if not words:
        return name[:2].upper()
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[1][0]).upper()
