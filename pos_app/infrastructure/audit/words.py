"""Which words an entry of the log can be found by, and which ones a search asks for.

Words are compared without regard to case and accents. ``1-00042`` is one word, and its parts
are words too. Exact numbers and identifiers of the program are left out: amounts have a filter
of their own, and nobody types an identifier, but pastes it, and then the log's own column holds
it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from pos_app.domain.events import registered_event_types

_WORD = re.compile(r"\w+(?:[-.]\w+)*")
_PART = re.compile(r"[-.]")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHORTEST_PART = 2
# A batch of an import tells hundreds of products; a product leads to its import, not words.
_LINES = frozenset({"created_products", "changed_products", "retired_products"})


def folded(text: str) -> str:
    """Return the text as words are compared: without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def is_identifier(text: str) -> bool:
    """Return whether the text is an identifier of the program (a UUID)."""
    return _ID.fullmatch(text.strip().lower()) is not None


def asked_words(text: str) -> tuple[str, ...]:
    """Return the words that a search asks for, each once; an entry needs one beginning so."""
    return tuple(dict.fromkeys(_WORD.findall(folded(text))))


def words_of(payload: Mapping[str, Any]) -> set[str]:
    """Return the words of an entry's payload."""
    found: set[str] = set()
    numbers = _number_fields()
    for name, value in payload.items():
        if name not in numbers and name not in _LINES:
            for text in _texts(value):
                found |= _words(text)
    return found


@cache
def _number_fields() -> frozenset[str]:
    """Return the names of the fields that hold exact numbers, which are stored as text."""
    return frozenset(
        field.name
        for kind in registered_event_types().values()
        for field in fields(kind)
        if "Decimal" in str(field.type)
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if _ID.fullmatch(value) is None:
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    found = _WORD.findall(folded(text))
    parts = [
        part
        for word in found
        if not word.isalnum()
        for part in _PART.split(word)
        if len(part) >= _SHORTEST_PART
    ]
    return frozenset((*found, *parts))
