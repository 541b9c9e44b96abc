"""A count held against the documents: what differs, and why somebody says it does."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_snapshots import ShiftSnapshot
from pos_app.ui.formatting import format_amount
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.shift import shift_texts as texts
from pos_app.ui.shift.shift_state import ComparePart


class Comparing:
    """Keeps the reason that was chosen and the note that was written."""

    def __init__(self) -> None:
        """Begin without a reason."""
        self.reason: int | None = None
        self.note = ""

    def why(self) -> str:
        """Return the reason with the note, empty without either."""
        reasons = texts.reasons_of_difference()
        parts = [] if self.reason is None else [reasons[self.reason]]
        if self.note.strip():
            parts.append(self.note.strip())
        return ": ".join(parts)

    def part(
        self, shift: ShiftSnapshot, report: ZReportDocument | None, limit: Decimal
    ) -> ComparePart | None:
        """Return the comparison; None while no count stands."""
        count = shift.count
        if count is None:
            return None
        is_over = abs(count.cash[0].difference) > limit
        hint = ""
        if is_over:
            hint = _("More than {limit} off: say why to close the shift.").format(
                limit=format_amount(limit)
            )
        reasons = enumerate(texts.reasons_of_difference())
        return ComparePart(
            title=texts.off_text(count.cash[0].difference),
            about=texts.counted_text(count, shift.recounts_left),
            figures=texts.figures_of(count),
            tenders=texts.tenders_of(count, report),
            hint=hint,
            reasons=tuple(Choice(str(n), label, n == self.reason) for n, label in reasons)
            if count.cash[0].difference
            else (),
            note=self.note,
            can_recount=shift.recounts_left > 0,
            main=_("Approve and close") if is_over else _("Close shift"),
            can_close=not is_over or bool(self.why()),
        )
