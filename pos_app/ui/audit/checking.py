"""Words for a check of the log: under way, sound, a defect, or not possible; knows no Qt."""

from __future__ import annotations

from datetime import datetime

from pos_app.application.audit_service import Verification
from pos_app.ui.audit.audit_state import Band, BandState
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_count, format_seq, format_time
from pos_app.ui.i18n import _, ngettext


def under_way(done: int, of: int) -> BandState:
    """Return the band while records are checked."""
    detail = _("{done} of {of}").format(done=format_count(done), of=format_count(of)) if of else ""
    return BandState(Band.CHECKING, _("Checking records"), detail, done, of)


def found(verification: Verification, now: datetime) -> BandState:
    """Return the band for what a check found."""
    if verification.is_sound:
        count = verification.checked
        records = ngettext("{count} record", "{count} records", count).format(
            count=format_count(count)
        )
        detail = _("{records}, no defect, at {time}").format(records=records, time=format_time(now))
        headline = _("Verified through #{seq}").format(seq=format_seq(count))
        return BandState(Band.SOUND, headline, detail)
    bad = verification.first_bad_seq or 0
    sentences = {
        "changed": _("Record #{seq} does not match its hash"),
        "missing": _("Record #{seq} is missing"),
        "inserted": _("Record #{seq} was inserted without an event"),
        "reordered": _("Record #{seq} does not continue the one before it"),
        "cut": _("The log ends before #{seq}: its tail is gone"),
        "forged-signature": _("The seal at #{seq} was not signed by this till"),
        "foreign-key": _("The seal at #{seq} was signed with an unknown key"),
        "forked": _("From #{seq} on this is another log than the anchor shows"),
    }
    headline = sentences.get(verification.kind, sentences["changed"]).format(seq=format_seq(bad))
    detail = _("{count} records before it are verified. Keep selling. Call a manager.")
    return BandState(
        Band.DEFECT,
        headline,
        detail.format(count=format_count(verification.checked)),
        bad_seq=_to_show(verification.kind, bad),
    )


def _to_show(kind: str, bad: int) -> int | None:
    """Return the record to look at: of a missing one, the last before it."""
    seq = bad - 1 if kind in {"missing", "cut"} else bad
    return seq or None


def not_possible(error: Exception) -> BandState:
    """Return the band when the log could not be read."""
    return BandState(Band.FAILED, _("The log could not be checked"), str(error_text(error)))


def stopped() -> BandState:
    """Return the band after the person stopped the check."""
    return BandState(Band.UNCHECKED, _("The check was stopped before its end"))
