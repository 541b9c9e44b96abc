"""What is said at the till when a check of the log found a record that does not match."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pos_app.domain.aggregates.audit_trail.events import AuditLogVerified
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_seq
from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.domain.events import DomainEvent


def defect_words(seq: int) -> ErrorText:
    """Return what happened to record ``seq``, and what to do about it."""
    headline = _("A record does not match: #{seq}.").format(seq=format_seq(seq))
    return ErrorText(headline, _("Keep selling. Do not restart. Call a manager."))


def defect_in(events: Iterable[DomainEvent]) -> int | None:
    """Return the first bad record that one of the events tells of, or None."""
    return next(
        (
            event.first_bad_seq
            for event in events
            if isinstance(event, AuditLogVerified) and event.first_bad_seq is not None
        ),
        None,
    )
