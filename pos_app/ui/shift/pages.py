"""Draws the pages of the screen of shifts from what was read and what is being told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pos_app.application.shift_desk import ShiftDesk
from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_snapshots import ShiftSnapshot
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.shift import shift_texts as texts
from pos_app.ui.shift.comparing import Comparing
from pos_app.ui.shift.counting import Counting
from pos_app.ui.shift.moving_cash import MovingCash
from pos_app.ui.shift.shift_state import ReportsPart, ShiftState

_LISTED = 100


class Pages:
    """Completes a state that has its title and messages already."""

    def __init__(self, desk: ShiftDesk, store: StoreSnapshot) -> None:
        """Read from ``desk``."""
        self._desk = desk
        self._store = store

    def home(
        self, state: ShiftState, shift: ShiftSnapshot | None, x: ZReportDocument | None
    ) -> ShiftState:
        """Return how things are, with the X report beside where it was asked for."""
        holder = "" if shift is None else self._desk.queries.name_of(shift.holder_id)
        home = texts.home_of(
            shift,
            self._desk.rules.rules(),
            holder or _("Nobody signed in"),
            can_take_over=shift is not None and not shift.is_mine,
            shows_x=x is not None,
        )
        return replace(state, home=home, preview=texts.preview_of(x, self._store.name, _("So far")))

    def opening(self, state: ShiftState, counting: Counting) -> ShiftState:
        """Return the count of the float."""
        left = format_amount(self._desk.commands.usual_float())
        return replace(
            state,
            count=counting.part(
                _("Count the float"),
                _("Type how many of each, or one amount."),
                _("Last time {amount} was left in the drawer.").format(amount=left),
            ),
            rail=counting.rail(_("FLOAT"), _("Start shift"), _("Start without counting")),
        )

    def count(self, state: ShiftState, counting: Counting, expected: Decimal | None) -> ShiftState:
        """Return the count of the drawer; ``expected`` is None where it is blind."""
        hint = _("Type how many of each. The expected amount stays hidden until you submit.")
        return replace(
            state,
            step=1,
            count=counting.part(
                _("Count the drawer"),
                hint if expected is None else _("Type how many of each."),
                _("Type 0 if there are none. Esc keeps this count for 30 minutes."),
            ),
            rail=counting.rail(
                _("CASH COUNTED"),
                _("Submit count"),
                expected="" if expected is None else format_amount(expected),
            ),
        )

    def compare(self, state: ShiftState, comparing: Comparing, shift: ShiftSnapshot) -> ShiftState:
        """Return the count held against the documents, and the report to come."""
        x = self._desk.queries.x_report(self._store.register_id)
        return replace(
            state,
            step=2,
            compare=comparing.part(shift, x, self._desk.rules.rules().limit),
            preview=texts.preview_of(
                x, self._store.name, _("Draft until closed"), _("Z report preview")
            ),
        )

    def cash(self, state: ShiftState, moving: MovingCash) -> ShiftState:
        """Return a movement of cash."""
        zero = Decimal(0).scaleb(-self._store.decimals)
        return replace(state, cash=moving.part(), rail=moving.rail(zero))

    def reports(self, state: ShiftState, chosen: int) -> ShiftState:
        """Return the Z reports, the chosen one beside."""
        register = self._store.register_id
        report = self._desk.queries.z_report(register, chosen) if chosen else None
        rows = texts.report_rows(self._desk.queries.latest(register, _LISTED), chosen)
        nothing = "" if rows else _("No shift was closed yet.")
        return replace(
            state,
            step=3 if state.info else 0,
            reports=ReportsPart(rows, nothing, can_reprint=report is not None),
            preview=texts.preview_of(report, self._store.name),
        )
