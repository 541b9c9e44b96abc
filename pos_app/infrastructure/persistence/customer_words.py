"""The words a customer is found by, in one spelling for the one who writes and who searches."""

from __future__ import annotations

import re
import unicodedata

from pos_app.domain.aggregates.customer.customer import PersonalData

NAME, PHONE, EMAIL, NAME_PART = range(4)
_FEWEST_DIGITS = 3
_BETWEEN_DIGITS = re.compile(r"[\s()+./-]+")
_BETWEEN_PARTS = re.compile(r"[@._+\s-]+")


def spelled(text: str) -> str:
    """Return the text in small letters without accents, with single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def searched(text: str) -> str:
    """Return what a search goes by: the digits when it looks like a telephone number."""
    digits = _BETWEEN_DIGITS.sub("", text)
    return digits if digits.isdigit() else spelled(text)


def terms_of(personal: PersonalData) -> dict[str, int]:
    """Return each word with its rank: whole name, telephone, e-mail, then parts of the name."""
    name, email = spelled(personal.name), spelled(personal.email)
    digits = _BETWEEN_DIGITS.sub("", personal.phone)
    ranked = [(word, NAME_PART) for word in name.split()]
    ranked += [(word, EMAIL) for word in (email, *_BETWEEN_PARTS.split(email))]
    # A telephone number is remembered by its last digits, so every end of it is a word.
    ranked += [(digits[start:], PHONE) for start in range(len(digits) - _FEWEST_DIGITS + 1)]
    ranked.append((name, NAME))
    return {word: rank for word, rank in ranked if word}
