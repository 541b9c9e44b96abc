"""The words of a name as the search indexes keep them: small letters without accents."""

from __future__ import annotations

import re
import unicodedata

# What the tokenizer of the index takes for a word; an underscore is no letter to it.
_WORD = re.compile(r"[^\W_]+")
SHORTEST_PART = 3


def folded(text: str) -> str:
    """Return the text in small letters without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return unicodedata.normalize("NFC", bare)


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in its order."""
    return _WORD.findall(folded(text))


def beginnings(words: list[str]) -> str:
    """Return what asks the index of words for all of ``words``, each the beginning of one."""
    return " AND ".join(f'"{word}"*' for word in words)


def typed_so_far(words: list[str]) -> str:
    """Return what asks for all of ``words`` as they stand, only the last a beginning.

    The index looks such words up by skipping, and reads all that has a beginning to its end.
    """
    whole = [f'"{word}"' for word in words[:-1]]
    return " AND ".join([*whole, f'"{words[-1]}"*'])


def parts(words: list[str]) -> str:
    """Return what asks the index of parts for every three letters of ``words``.

    Words of fewer letters cannot be asked for; nothing is left when all are so short.
    """
    grams = {
        word[place : place + SHORTEST_PART]
        for word in words
        for place in range(len(word) - SHORTEST_PART + 1)
    }
    return " AND ".join(f'"{gram}"' for gram in sorted(grams))
