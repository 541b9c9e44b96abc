"""Takes scanned codes apart with the library biip: GS1 elements, Digital Links, UPC-E."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pos_app.application.scan_service import CodeFacts, ReadCode

_SEPARATOR = "\x1d"
# How scanners that cannot send the separator write it.
_WRITTEN_SEPARATORS = ("{GS}", "<GS>", "[GS]", "\\x1d", "~d029", "^]")
_LONGEST = 500
_PRODUCT = ("01", "02")
_COUNTS = ("30", "37")
_LAST_DAYS = ("15", "16", "17")
_NET_WEIGHT, _PRICES = "310", ("392", "393")
# What a code of so many digits is, when it is a trade item number.
_KINDS = {6: "upc-e", 7: "upc-e", 8: "ean-8", 12: "upc-a", 13: "ean-13", 14: "gtin-14"}


class BiipCodeReader:
    """Fulfils ``CodeReader``. The library is imported with the first code that needs it."""

    def facts(self, text: str) -> CodeFacts:
        """Return what kind of code it is, and all that stands in it."""
        cleaned = _cleaned(text)
        if not 1 <= len(cleaned) <= _LONGEST or not cleaned.isascii():
            return CodeFacts("text")
        from biip import ParseConfig, ParseError, parse  # noqa: PLC0415 - see the class's docstring

        try:
            found = parse(cleaned, config=ParseConfig(separator_chars=(_SEPARATOR,)))
        except (ParseError, ValueError):
            return CodeFacts("text")
        symbol = found.symbology_identifier
        named = "" if symbol is None else symbol.value
        digits = cleaned.removeprefix(named)
        elements = tuple((element.ai.ai, element.value) for element in _elements(found))
        gtin = "" if found.gtin is None else found.gtin.value
        is_plain = found.gtin is not None or found.upc is not None
        kind = _kind(digits, has_gtin=is_plain)
        if found.gs1_digital_link_uri is not None:
            kind = "digital-link"
        elif any(ai in _PRODUCT for ai, _ in elements) or (elements and named):
            kind = "gs1"
        return CodeFacts(kind, named, gtin, () if kind in _KINDS.values() else elements)

    def read(self, text: str) -> ReadCode:
        """Return what stands in the text; what follows no standard is a number itself."""
        cleaned = _cleaned(text)
        if not 1 <= len(cleaned) <= _LONGEST or not cleaned.isascii():
            return ReadCode((text,))
        from biip import ParseConfig, ParseError, parse  # noqa: PLC0415 - see the class's docstring

        try:
            found = parse(cleaned, config=ParseConfig(separator_chars=(_SEPARATOR,)))
        except (ParseError, ValueError):
            return ReadCode((text,))
        elements = _elements(found)
        named = [element.value for element in elements if element.ai.ai in _PRODUCT]
        plain = [] if found.gtin is None else [found.gtin.value]
        # Some numbers read as GS1 elements by chance; only those that name a product count.
        if not named:
            return ReadCode(tuple(plain) or (text,))
        return ReadCode(
            numbers=tuple(dict.fromkeys([*plain, *named])),
            weight=_first(e.decimal for e in elements if e.ai.ai.startswith(_NET_WEIGHT)),
            price=_first(e.decimal for e in elements if e.ai.ai.startswith(_PRICES)),
            count=_first(_whole(e.value) for e in elements if e.ai.ai in _COUNTS),
            last_day=min(
                (e.date for e in elements if e.ai.ai in _LAST_DAYS and e.date), default=None
            ),
            lot=_first(e.value for e in elements if e.ai.ai == "10") or "",
        )


def _cleaned(text: str) -> str:
    cleaned = text.strip()
    for written in _WRITTEN_SEPARATORS:
        cleaned = cleaned.replace(written, _SEPARATOR)
    return cleaned


def _kind(text: str, *, has_gtin: bool) -> str:
    if not has_gtin:
        return "text"
    return _KINDS.get(len(text), "gtin-14")


def _elements(found: Any) -> list[Any]:  # noqa: ANN401 - the library is not imported up here
    for part in (found.gs1_message, found.gs1_digital_link_uri):
        if part is not None:
            return list(part.element_strings)
    return []


def _first(values: Iterable[Any]) -> Any:  # noqa: ANN401 - whatever the elements hold
    return next((value for value in values if value is not None), None)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
