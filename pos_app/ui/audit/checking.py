"""Words for a check of the log: under way, sound, a defect, or not possible; knows no Qt."""

from __future__ import annotations

from datetime import datetime

from pos_app.application.audit_service import EntryProof, Verification
from pos_app.application.queries import AuditEntry
from pos_app.domain.aggregates.audit_trail.events import AuditLogVerified
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
        if verification.signed_size:
            seal = _("Last seal #{seq}").format(seq=format_seq(verification.signed_size))
            detail = f"{detail}  •  {seal}"
        headline = _("Verified through #{seq}").format(seq=format_seq(verification.last_seq))
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


def verification_of(event: AuditLogVerified) -> Verification:
    """Return what the log itself says of a check."""
    return Verification(
        is_sound=event.is_sound,
        checked=event.last_seq - event.first_seq + 1,
        first_bad_seq=event.first_bad_seq,
        kind=event.kind,
        first_seq=event.first_seq,
    )


def recorded(entries: tuple[AuditEntry, ...]) -> tuple[Verification, datetime] | None:
    """Return what the first of the entries says of a check, and when; None if it says nothing."""
    try:
        told = entries[0].payload
        verification = Verification(
            is_sound=bool(told["is_sound"]),
            checked=int(told["last_seq"]) - int(told["first_seq"]) + 1,
            first_bad_seq=told["first_bad_seq"],
            kind=str(told["kind"]),
            first_seq=int(told["first_seq"]),
        )
    except (LookupError, TypeError, ValueError):
        return None
    return verification, entries[0].occurred_at


def proof_words(proof: EntryProof) -> str:
    """Return what a check of one record found."""
    if not proof.is_sound:
        return _("This record does not match. Keep selling. Call a manager.")
    if not proof.sealed_size:
        return _("As it was written. The next seal will cover it.")
    return _("As it was written, in seal #{seq}, path of {steps} matches.").format(
        seq=format_seq(proof.sealed_size), steps=format_count(proof.steps)
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
