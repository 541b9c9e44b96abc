"""Answers the intents of the exceptions: reads flags, shows one, settles it.

Knows no Qt. Every question goes to the reader's thread and comes back by a call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol
from uuid import UUID

from pos_app.application.errors import ApplicationError
from pos_app.application.ports import Clock
from pos_app.application.queries import AuditEntry, AuditQueries
from pos_app.application.red_flag_queries import RedFlagEntry, RedFlagWithEntries
from pos_app.application.red_flag_service import RedFlagService
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_date, format_time
from pos_app.ui.i18n import _
from pos_app.ui.red_flags.flags_state import EntryRow, FlagDetail, FlagRow, FlagsState
from pos_app.ui.red_flags.rule_settings import RuleRow, Wanted, rule_rows
from pos_app.ui.red_flags.rule_words import check_of, innocent_of, sentence_of, words_of

PAGE = 50


class Reader(Protocol):
    """Asks the log on another thread and calls back in this one."""

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""


class WrittenEntry(Protocol):
    """A record as the list of events writes it."""

    @property
    def time(self) -> str:
        """When."""

    @property
    def icon(self) -> str:
        """The icon of its kind."""

    @property
    def event(self) -> str:
        """What its kind is called."""

    @property
    def summary(self) -> str:
        """What it says."""

    @property
    def amount(self) -> str:
        """Its amount, or nothing."""


class Writer(Protocol):
    """Writes records and people as the list of events does."""

    def row(self, entry: AuditEntry, today: datetime) -> WrittenEntry:
        """Return a record; one of another day than today with its date."""

    def who(self, actor_id: str) -> str:
        """Return a person's name."""


class View(Protocol):
    """What the presenter shows things on."""

    def display(self, state: FlagsState) -> None:
        """Show the screen."""


@dataclass(frozen=True, slots=True)
class _Page:
    flags: tuple[RedFlagEntry, ...]
    open_count: int


@asks_approval
class FlagsPresenter:
    """The behaviour of the exceptions; ``counted`` is told how many flags are open."""

    def __init__(
        self,
        view: View,
        reader: Reader,
        writer: Writer,
        clock: Clock,
        decimals: int,
        service: RedFlagService | None,
        counted: Callable[[int], None],
    ) -> None:
        """Settle flags through ``service``; None where this process may record nothing."""
        self._view = view
        self._reader = reader
        self._writer = writer
        self._clock = clock
        self._decimals = decimals
        self._service = service
        self._counted = counted
        self._flags: tuple[RedFlagEntry, ...] = ()
        self._chosen = ""
        self._state = FlagsState(can_review=service is not None)

    def look(self) -> None:
        """Read what is shown again: flags may have come, or been settled elsewhere."""
        self._read(max(PAGE, len(self._flags)))

    def show(self, *, is_open: bool) -> None:
        """Show the open flags, or those that were reviewed."""
        self._flags, self._chosen = (), ""
        self._state = replace(
            self._state, is_open=is_open, rows=(), detail=None, is_read=False, notice=""
        )
        self._view.display(self._state)
        self._read(PAGE)

    def more(self) -> None:
        """Read the flags older than those in the list."""
        if self._state.is_last:
            return
        before, is_open = self._flags[-1].key, self._state.is_open
        self._reader.ask(
            "red-flags",
            lambda q: q.red_flags.page(before, PAGE, is_open=is_open),
            self._append,
        )

    def choose(self, flag_id: str) -> None:
        """Show a flag in full."""
        if flag_id != self._chosen:
            self._chosen = flag_id
            self._state = replace(self._state, notice="")
            self._read_detail()

    def review(self, reason: str) -> None:
        """Settle the flag that is shown; the next one takes its place."""
        detail = self.reviewable
        if detail is None or self._service is None:
            return
        following = self._following(detail.flag_id)
        try:
            self._service.dismiss(UUID(detail.flag_id), reason)
        except (ApplicationError, DomainError) as error:
            self.say(str(error_text(error)))
        else:
            self._chosen = following
            self.say(_("Reviewed. The reason is in the log."))
        self.look()

    def read_rules(self, then: Callable[[tuple[RuleRow, ...]], None]) -> None:
        """Hand ``then`` the rules as they are set now."""
        self._reader.ask("red-flag-rules", lambda q: rule_rows(q.red_flags.rule_settings()), then)

    def set_rules(self, wanted: Mapping[str, Wanted]) -> None:
        """Set rules otherwise; their numbers are ones that the rules can go by."""
        if self._service is None:
            return
        try:
            for rule, setting in wanted.items():
                self._service.change_rule(rule, setting.parameters, is_on=setting.is_on)
        except ApplicationError as error:
            self.say(str(error_text(error)))
        else:
            self.say(_("Saved. It holds from the next record on."))

    @property
    def can_write(self) -> bool:
        """Whether this process may record anything."""
        return self._service is not None

    @property
    def reviewable(self) -> FlagDetail | None:
        """The flag that is shown, if it can be settled here."""
        detail = self._state.detail
        return detail if self._service is not None and detail and not detail.reviewed else None

    def say(self, notice: str) -> None:
        """Show a sentence under the list."""
        self._state = replace(self._state, notice=notice)
        self._view.display(self._state)

    def _read(self, limit: int) -> None:
        is_open = self._state.is_open
        self._reader.ask(
            "red-flags",
            lambda q: _Page(
                q.red_flags.page(None, limit, is_open=is_open), q.red_flags.count_open()
            ),
            partial(self._arrived, limit),
        )

    def _arrived(self, limit: int, page: _Page) -> None:
        self._counted(page.open_count)
        is_new = page.flags != self._flags or not self._state.is_read
        self._flags = page.flags
        if is_new:
            self._list(is_last=len(page.flags) < limit)
            self._state = replace(self._state, is_read=True, open_count=page.open_count)
            if self._chosen not in {flag.flag_id for flag in page.flags}:
                self._chosen = page.flags[0].flag_id if page.flags else ""
            self._view.display(self._state)
            self._read_detail()
        elif page.open_count != self._state.open_count:
            self._state = replace(self._state, open_count=page.open_count)
            self._view.display(self._state)

    def _append(self, older: tuple[RedFlagEntry, ...]) -> None:
        self._flags = (*self._flags, *older)
        self._list(is_last=len(older) < PAGE)
        self._view.display(self._state)

    def _list(self, *, is_last: bool) -> None:
        rows = tuple(map(self._row, self._flags))
        self._state = replace(self._state, rows=rows, is_last=is_last)

    def _read_detail(self) -> None:
        flag_id = self._chosen
        if not flag_id:
            self._show_detail(None)
            return
        self._reader.ask("red-flag", lambda q: q.red_flags.flag(flag_id), self._show_detail)

    def _show_detail(self, found: RedFlagWithEntries | None) -> None:
        detail = None if found is None else self._detail(found)
        self._state = replace(self._state, detail=detail)
        self._view.display(self._state)

    def _following(self, flag_id: str) -> str:
        ids = [flag.flag_id for flag in self._flags]
        if flag_id not in ids:
            return ""
        place = ids.index(flag_id)
        return next(iter([*ids[place + 1 :], *reversed(ids[:place])]), "")

    def _row(self, flag: RedFlagEntry) -> FlagRow:
        return FlagRow(
            flag_id=flag.flag_id,
            mark=flag.rule,
            name=words_of(flag.rule).name,
            sentence=sentence_of(flag, self._writer.who, self._decimals),
            who=self._writer.who(flag.actor_id),
            when=self._when(flag.occurred_at),
        )

    def _detail(self, found: RedFlagWithEntries) -> FlagDetail:
        flag = found.flag
        reviewed = "" if flag.reason is None else _("Reviewed: {reason}")
        return FlagDetail(
            flag_id=flag.flag_id,
            mark=flag.rule,
            name=words_of(flag.rule).name,
            sentence=sentence_of(flag, self._writer.who, self._decimals),
            place=_("{when}, {who}, register {register}").format(
                when=self._when(flag.occurred_at),
                who=self._writer.who(flag.actor_id),
                register=flag.register_id,
            ),
            entries=tuple(map(self._entry, found.entries)),
            innocent=innocent_of(flag.rule),
            check=check_of(flag, self._writer.who, self._decimals),
            reviewed=reviewed.format(reason=flag.reason),
        )

    def _entry(self, entry: AuditEntry) -> EntryRow:
        row = self._writer.row(entry, self._clock.now())
        is_of_cart = entry.aggregate_type == "Cart"
        return EntryRow(
            seq=entry.seq,
            time=row.time,
            icon=row.icon,
            what=f"{row.event}: {row.summary}" if row.summary else row.event,
            amount=row.amount,
            cart_id=entry.aggregate_id if is_of_cart else str(entry.payload.get("cart_id", "")),
        )

    def _when(self, moment: datetime) -> str:
        today = self._clock.now().astimezone().date()
        time = format_time(moment)
        is_today = moment.astimezone().date() == today
        return time if is_today else f"{format_date(moment)}, {time}"
