"""Reads what was typed about products, or says which field cannot be used and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from pos_app.domain.values.quantity import ZERO, Quantity
from pos_app.ui.formatting import AmountRefused, parse_amount
from pos_app.ui.i18n import _

_PACK = re.compile(r"([0-9]{8,14})\s*[x×*]\s*([0-9]+)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;]+")


class FieldWrong(Exception):
    """The field ``name`` cannot be used, as ``sentence`` says."""

    def __init__(self, name: str, sentence: str) -> None:
        """Say ``sentence`` beside the field."""
        super().__init__(name, sentence)
        self.name = name
        self.sentence = sentence


class TypedFields:
    """The texts of a form by the names of its fields."""

    def __init__(self, values: Mapping[str, str]) -> None:
        """Read ``values``."""
        self._values = values

    def text(self, name: str) -> str:
        """Return what was typed, without spaces around it."""
        return self._values.get(name, "").strip()

    def required(self, name: str, sentence: str) -> str:
        """Return what was typed.

        Raises:
            FieldWrong: nothing was; it says ``sentence``.
        """
        text = self.text(name)
        if not text:
            raise FieldWrong(name, sentence)
        return text

    def amount(self, name: str) -> Decimal:
        """Return an amount.

        Raises:
            FieldWrong: it is none.
        """
        try:
            return parse_amount(self.text(name))
        except AmountRefused:
            raise FieldWrong(name, _("Type an amount like 4.50.")) from None

    def percent(self, name: str) -> Decimal:
        """Return a percentage, which may be negative.

        Raises:
            FieldWrong: it is none, or takes away more than all.
        """
        typed = self.text(name).replace("−", "-").removesuffix("%").strip()
        sign = -1 if typed.startswith("-") else 1
        try:
            value = sign * parse_amount(typed.lstrip("+-"))
        except AmountRefused:
            raise FieldWrong(name, _("Type a percentage like 5 or -10.")) from None
        if value <= -100:  # noqa: PLR2004 - a price is not below nothing
            raise FieldWrong(name, _("A price cannot fall below nothing."))
        return value

    def quantity(self, name: str) -> Quantity:
        """Return a quantity; nothing typed is zero.

        Raises:
            FieldWrong: it is none.
        """
        if not self.text(name):
            return ZERO
        try:
            return Quantity.of(parse_amount(self.text(name)))
        except (AmountRefused, ValueError):
            raise FieldWrong(name, _("Type a quantity like 5.")) from None

    def codes(self, name: str) -> tuple[str, ...]:
        """Return codes that stand one after the other."""
        return tuple(code for code in _BETWEEN.split(self.text(name)) if code)

    def packs(self, name: str) -> tuple[tuple[str, int], ...]:
        """Return codes of packs with how many each holds ("14006381333938 x 12").

        Raises:
            FieldWrong: something else stands there too.
        """
        typed = self.text(name)
        if _BETWEEN.sub("", _PACK.sub("", typed)):
            raise FieldWrong(name, _("Type the code and how many, like 14006381333938 x 12."))
        return tuple((gtin, int(pieces)) for gtin, pieces in _PACK.findall(typed))
