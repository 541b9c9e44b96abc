"""The code on a gift card, in the one form that all ways to type or scan it become."""

from __future__ import annotations

from pos_app.domain.aggregates.gift_card.errors import InvalidCardCode
from pos_app.domain.errors import InvalidCode
from pos_app.domain.records import dataclass
from pos_app.domain.values.codes import Gtin

_SHORTEST = 4
_LONGEST = 32


@dataclass(frozen=True, slots=True)
class CardCode:
    """4 to 32 letters and digits, in capitals; a GTIN has fourteen digits."""

    text: str

    @classmethod
    def of(cls, text: str) -> CardCode:
        """Return the code without spaces and hyphens.

        Raises:
            InvalidCardCode: too short, too long, or with other signs.
        """
        cleaned = "".join(text.split()).replace("-", "").upper()
        if not (cleaned.isascii() and cleaned.isalnum() and _SHORTEST <= len(cleaned) <= _LONGEST):
            raise InvalidCardCode(shortest=_SHORTEST, longest=_LONGEST)
        try:
            return cls(Gtin.of(cleaned).digits)
        except InvalidCode:
            return cls(cleaned)

    @property
    def ending(self) -> str:
        """The last four signs: what a log or a receipt may show."""
        return self.text[-_SHORTEST:]
