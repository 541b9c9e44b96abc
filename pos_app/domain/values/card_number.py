"""Numbers of payment cards: what is typed beside a payment must not keep one.

The full number of a card never belongs in a log or on a receipt (PCI DSS 3.3); its last four digits
may. A number is taken for a card's when it has 13 to 19 digits and the check digit of ISO/IEC 7812
(Luhn), however it is spaced.
"""

from __future__ import annotations

import re

_DIGITS = re.compile(r"(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)")
_SHOWN = 4
_NINE = 9


def without_card_number(text: str) -> str:
    """Return the text with each number of a card replaced by its last four digits."""
    return _DIGITS.sub(_ending, text)


def _ending(found: re.Match[str]) -> str:
    digits = [int(sign) for sign in found[0] if sign.isdigit()]
    return f"**{found[0][-_SHOWN:]}" if _is_card(digits) else found[0]


def _is_card(digits: list[int]) -> bool:
    doubled = [2 * digit if place % 2 else digit for place, digit in enumerate(reversed(digits))]
    return sum(each - _NINE if each > _NINE else each for each in doubled) % 10 == 0
