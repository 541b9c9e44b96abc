"""The book of background work: its rows, what each says in full, trying it again; knows no Qt."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from pos_app.application.ports import Clock
from pos_app.application.publication_queries import (
    FAILED,
    PARKED,
    WAITING,
    PublicationCounts,
    PublicationEntry,
)
from pos_app.application.publication_service import PublicationService
from pos_app.application.queries import AuditQueries
from pos_app.ui.audit_tasks.task_words import ALL, state_mark, state_words, words_of
from pos_app.ui.formatting import format_count, format_seq
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.ledger.presenter import Reading
from pos_app.ui.ledger.state import Emptiness, LedgerPage, LedgerRow
from pos_app.ui.moments import when, when_exactly

RETRY, RETRY_ALL = "retry", "retry_all"


class Titles(Protocol):
    """Knows what events are called."""

    def title_of(self, event_type: str) -> str:
        """Return what an event type is called."""


class TaskBook:
    """Work that is not done, the oldest first; all of it, or what is in one state."""

    name = "publications"
    choices = (ALL, WAITING, FAILED, PARKED)

    def __init__(
        self,
        titles: Titles,
        clock: Clock,
        service: PublicationService | None,
    ) -> None:
        """Retry through ``service``; None where this process may record nothing."""
        self._titles = titles
        self._clock = clock
        self._service = service

    def read(
        self, queries: AuditQueries, choice: str, last: PublicationEntry | None, limit: int
    ) -> Reading[PublicationEntry]:
        """Return work after ``last``, on the reader's thread."""
        state = "" if choice == ALL else choice
        after = 0 if last is None else last.publication_id
        counts = queries.publications.counts()
        items = queries.publications.page(state, after, limit)
        failed = counts.failed + counts.parked
        can_retry = self._service is not None and failed > 0
        return Reading(
            items, _emptiness(choice), failed, _labels(counts), (RETRY_ALL,) if can_retry else ()
        )

    def key(self, item: PublicationEntry) -> str:
        """Return the row's own number."""
        return str(item.publication_id)

    def row(self, item: PublicationEntry) -> LedgerRow:
        """Return a row as the list shows it."""
        icon, ink = state_mark(item.state)
        return LedgerRow(
            key=self.key(item),
            icon=icon,
            ink=ink,
            title=words_of(item.handler).name,
            when=state_words(item.state),
            text=_("{event}, record {seq}").format(
                event=self._titles.title_of(item.event_type), seq=_record(item.seq)
            ),
            note=self._next_step(item),
        )

    def page(self, item: PublicationEntry) -> LedgerPage:
        """Return a row in full."""
        icon, ink = state_mark(item.state)
        words = words_of(item.handler)
        attempt = item.next_attempt_at
        if attempt is not None and attempt <= self._clock.now():
            attempt = None
        facts = (
            (_("State"), state_words(item.state)),
            (_("About"), f"{self._titles.title_of(item.event_type)}, {_record(item.seq)}"),
            (_("Attempts"), format_count(item.attempts)),
            (_("Next"), self._next_step(item)),
            *(((_("Next attempt at"), when_exactly(attempt)),) if attempt else ()),
        )
        can_retry = self._service is not None and item.state != WAITING
        return LedgerPage(
            key=self.key(item),
            icon=icon,
            ink=ink,
            title=words.name,
            sentence=words.meaning,
            facts=facts,
            quote_title=_("Last error") if item.last_error else "",
            quote=item.last_error or "",
            seq=item.seq,
            commands=(*((RETRY,) if can_retry else ()), "record"),
        )

    def do(self, command: str, item: PublicationEntry | None) -> str:
        """Try one piece of work again, or all that failed."""
        if self._service is None:
            return ""
        if command == RETRY_ALL:
            count = self._service.retry_all()
            text = ngettext(
                "{count} piece of work is tried again. This is recorded.",
                "{count} pieces of work are tried again. This is recorded.",
                count,
            )
            return text.format(count=format_count(count))
        if item is None or not self._service.retry(item.publication_id, item.seq):
            return _("It was done meanwhile.")
        return _("It is tried again now. This is recorded.")

    def _next_step(self, item: PublicationEntry) -> str:
        if item.held_back_by is not None:
            return _("Waits until record {seq} is through").format(seq=_record(item.held_back_by))
        if item.state == PARKED:
            return _("Waits until somebody tries it again")
        if item.state == WAITING:
            return _("Is done next, while the till is open")
        return self._next_attempt(item.next_attempt_at)

    def _next_attempt(self, moment: datetime | None) -> str:
        now = self._clock.now()
        if moment is None or moment <= now:
            return _("Is tried again now, while the till is open")
        return _("Is tried again by itself at {time}").format(time=when(moment, now))


def _labels(counts: PublicationCounts) -> dict[str, str]:
    return {
        ALL: _("All: {count}").format(count=format_count(counts.all)),
        WAITING: _("Waiting: {count}").format(count=format_count(counts.waiting)),
        FAILED: _("Failed: {count}").format(count=format_count(counts.failed)),
        PARKED: _("Parked: {count}").format(count=format_count(counts.parked)),
    }


def _emptiness(choice: str) -> Emptiness:
    if choice == FAILED:
        return Emptiness(
            "circle-check", _("Nothing has failed."), _("What fails is tried again by itself.")
        )
    if choice == PARKED:
        return Emptiness(
            "circle-check",
            _("Nothing is parked."),
            _("What failed six times is kept here until somebody tries it again."),
        )
    return Emptiness(
        "circle-check",
        _("Everything is done."),
        _("Receipts, notices and red flags follow a sale by themselves. What waits is kept here."),
    )


def _record(seq: int) -> str:
    return f"#{format_seq(seq)}"
