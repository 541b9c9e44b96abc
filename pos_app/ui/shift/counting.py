"""A count while it is typed: what was typed for each note and coin, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pos_app.application.shift_snapshots import CountSheet
from pos_app.domain.values.denominations import Denominations
from pos_app.ui.formatting import AmountRefused, format_amount, parse_amount
from pos_app.ui.i18n import _
from pos_app.ui.shift.shift_state import CountPart, CountRow, RailPart

LOOSE = "loose"
_LONGEST_NUMBER = 5
_LONGEST_AMOUNT = 12


class Counting:
    """Keeps what is typed; :meth:`key` takes a key of the pad for the chosen row."""

    def __init__(self, denominations: Denominations, others: tuple[str, ...] = ()) -> None:
        """Count these notes and coins, and amounts of other currencies."""
        self.notes = denominations.notes
        self.coins = denominations.coins
        self.others = others
        self.typed: dict[str, str] = {}
        self.keys = [
            *(str(worth) for worth in (*self.notes, *self.coins)),
            *others,
            LOOSE,
        ]
        self.chosen = self.keys[0]

    @classmethod
    def of(cls, sheet: CountSheet) -> Counting:
        """Count what a sheet asks for."""
        return cls(sheet.denominations, sheet.others)

    def type(self, key: str, text: str) -> None:
        """Take the whole text of a row's field; what is no number there is left out."""
        allowed = "0123456789" if self._is_number(key) else "0123456789.,"
        longest = _LONGEST_NUMBER if self._is_number(key) else _LONGEST_AMOUNT
        self.typed[key] = "".join(sign for sign in text if sign in allowed)[:longest]

    def key(self, name: str) -> None:
        """Take a key of the pad for the chosen row."""
        now = self.typed.get(self.chosen, "")
        self.type(self.chosen, now[:-1] if name == "Backspace" else now + name)

    def step(self, by: int) -> None:
        """Choose another row; after the last comes the first."""
        self.chosen = self.keys[(self.keys.index(self.chosen) + by) % len(self.keys)]

    def choose(self, key: str) -> None:
        """Choose a row."""
        if key in self.keys:
            self.chosen = key

    @property
    def pieces(self) -> dict[Decimal, int]:
        """How many of each note and coin."""
        return {worth: self._number(worth) for worth in (*self.notes, *self.coins)}

    @property
    def loose(self) -> Decimal:
        """What was told as one amount."""
        return self._amount(LOOSE)

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """What was counted of other currencies."""
        return {code: self._amount(code) for code in self.others}

    @property
    def total(self) -> Decimal:
        """What it comes to in the store's currency."""
        return self._sum(self.notes) + self._sum(self.coins) + self.loose

    @property
    def left(self) -> int:
        """How many rows are still to count; none when one amount was told."""
        if self.typed.get(LOOSE):
            return 0
        return sum(1 for key in self.keys if key != LOOSE and not self.typed.get(key))

    def part(self, title: str, hint: str, footer: str) -> CountPart:
        """Return the rows as they are shown."""
        coins = len(self.coins) + len(self.others) + 1
        # A column that is much longer than the other gives its first rows away.
        moved = max(0, (coins - len(self.notes)) // 2) if len(self.coins) > coins // 2 else 0
        rows = []
        for place, worth in enumerate((*self.notes, *self.coins)):
            column = 0 if place < len(self.notes) + min(moved, len(self.coins)) else 1
            number = self._number(worth)
            is_told = bool(self.typed.get(str(worth)))
            rows.append(
                self._row(
                    str(worth),
                    column,
                    format_amount(worth),
                    "×",
                    format_amount(worth * number) if is_told else "",
                )
            )
        rows += [self._row(code, 1, code, "", "") for code in self.others]
        rows.append(self._row(LOOSE, 1, _("Or one amount"), "", ""))
        headings = (_("Notes and coins") if moved else _("Notes"), _("Coins"))
        return CountPart(title, hint, headings, tuple(rows), footer)

    def rail(self, caption: str, main: str, other: str = "", *, expected: str = "") -> RailPart:
        """Return the dark block and its button."""
        every = len(self.keys) - 1
        zero = self.notes[0] * 0
        rows = [
            (_("Notes"), format_amount(self._sum(self.notes) + zero)),
            (_("Coins"), format_amount(self._sum(self.coins) + zero)),
        ]
        if expected:
            rows = [(_("Expected"), expected)]
        note = (
            _("{left} of {count} left to count").format(left=self.left, count=every)
            if self.left
            else _("All counted")
        )
        return RailPart(
            rows=() if other else tuple(rows),  # a second button takes their room
            caption=caption,
            total=format_amount(self.total + zero),
            note=note,
            main=main,
            icon="check",
            hint="F12",
            can=not self.left,
            typed=self.typed.get(self.chosen, ""),
            other=other,
        )

    def _row(self, key: str, column: int, label: str, sign: str, amount: str) -> CountRow:
        return CountRow(
            key=key,
            column=column,
            label=label,
            sign=sign,
            typed=self.typed.get(key, ""),
            amount=amount,
            spoken=_("How many of {worth}").format(worth=label) if sign else label,
            is_chosen=key == self.chosen,
        )

    def _is_number(self, key: str) -> bool:
        return key != LOOSE and key not in self.others

    def _number(self, worth: Decimal) -> int:
        return int(self.typed.get(str(worth)) or 0)

    def _amount(self, key: str) -> Decimal:
        try:
            return parse_amount(self.typed.get(key, ""))
        except AmountRefused:
            return Decimal(0)

    def _sum(self, worths: tuple[Decimal, ...]) -> Decimal:
        return sum((worth * self._number(worth) for worth in worths), Decimal(0))
