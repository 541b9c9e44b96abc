"""A movement of cash while it is told: which way, how much, why."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.shift_service import ShiftService
from pos_app.application.shift_snapshots import ShiftSnapshot
from pos_app.ui.formatting import AmountRefused, format_amount, parse_amount
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.shift.shift_state import CashPart, RailPart
from pos_app.ui.shift.shift_texts import reasons_of

_LONGEST = 12


class MovingCash:
    """Keeps what is told; nothing moves before :meth:`record`."""

    def __init__(self) -> None:
        """Begin with cash that goes out."""
        self.kind = "out"
        self.typed = ""
        self.reason = 0
        self.own_reason = ""

    def choose_kind(self, kind: str) -> None:
        """Say which way the cash goes."""
        self.kind, self.reason = kind, 0

    def type(self, text: str) -> None:
        """Take the amount as it is typed."""
        self.typed = "".join(sign for sign in text if sign in "0123456789.,")[:_LONGEST]

    def key(self, name: str) -> None:
        """Take a key of the pad."""
        self.type(self.typed[:-1] if name == "Backspace" else self.typed + name)

    def record(self, commands: ShiftService) -> tuple[ShiftSnapshot, str]:
        """Move the cash; return the shift and what to say.

        Raises:
            AmountRefused: no amount was typed.
            DomainError: nothing has moved.
        """
        amount = parse_amount(self.typed)
        move = {
            "in": commands.pay_in,
            "out": commands.pay_out,
            "safe": commands.drop_to_safe,
        }[self.kind]
        shift = move(amount, self._why())
        said = {
            "in": _("{amount} is in the drawer. Recorded: {reason}."),
            "out": _("{amount} is out of the drawer. Recorded: {reason}."),
            "safe": _("{amount} goes to the safe. Recorded: {reason}."),
        }[self.kind]
        return shift, said.format(amount=format_amount(amount), reason=self._why())

    def part(self) -> CashPart:
        """Return what is chosen."""
        kinds = {"out": _("Paid out"), "in": _("Paid in"), "safe": _("To the safe")}
        reasons = enumerate(reasons_of(self.kind))
        return CashPart(
            kinds=tuple(Choice(kind, label, kind == self.kind) for kind, label in kinds.items()),
            reasons=tuple(Choice(str(n), label, n == self.reason) for n, label in reasons),
            own_reason=self.own_reason,
        )

    def rail(self, zero: Decimal) -> RailPart:
        """Return the dark block and its button."""
        try:
            amount = parse_amount(self.typed)
        except AmountRefused:
            amount = zero
        captions = {"out": _("OUT OF THE DRAWER"), "in": _("INTO THE DRAWER"), "safe": _("TO SAFE")}
        return RailPart(
            rows=(),
            caption=captions[self.kind],
            total=format_amount(amount + zero),
            note=_("It is recorded before the drawer opens"),
            main=_("Record"),
            icon="check",
            hint="F12",
            can=amount > 0,
            typed=self.typed,
        )

    def _why(self) -> str:
        own = self.own_reason.strip()
        reason = reasons_of(self.kind)[self.reason]
        return f"{reason}: {own}" if own else reason
