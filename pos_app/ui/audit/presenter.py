"""Answers the intents of the audit window: asks the log, and hands the view what to show.

Knows no Qt. Every question goes to the reader's thread and comes back by a call.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from pos_app.application.ports import Clock
from pos_app.application.queries import AuditFilter, Matching
from pos_app.ui.audit.audit_state import AuditRow, AuditState
from pos_app.ui.audit.filter_choices import Offers, filter_words, filters_of, read_offers
from pos_app.ui.audit.life import Life, new_sale_numbers, with_life
from pos_app.ui.audit.narrowing import Amounts, Narrowing, count_line, empty_words, way_out
from pos_app.ui.audit.pages import (
    NEW_AT_ONCE,
    PAGE,
    Around,
    Page,
    newest,
    news,
    page_after,
    page_around,
    page_before,
)
from pos_app.ui.audit.periods import Period, between, offered
from pos_app.ui.audit.rows import RowWriter, sale_name
from pos_app.ui.audit.screen import Reader, View
from pos_app.ui.errors import error_text


class AuditPresenter:
    """The audit window's behaviour."""

    def __init__(self, view: View, reader: Reader, decimals: int, clock: Clock) -> None:
        """Write amounts with ``decimals`` decimals, in the words of :attr:`writer`."""
        self._view = view
        self._reader = reader
        self._clock = clock
        self.writer = RowWriter(decimals)
        self._state = AuditState()
        self._newest = self._top = 0
        self._is_at_top = True
        self.narrowing = self._everything()
        self._offers = Offers()
        self._is_looking = self._looks_again = False

    def start(self) -> None:
        """Read the newest page and what the filters can offer."""
        self._reader.ask("names", lambda q: (q.names(), read_offers(q)), self._introduced)

    def search(self, text: str) -> None:
        """Look for a text in the payloads, or for ``#seq``."""
        self.show(self.narrowing.to_text(text))

    def choose(self, name: str, value: object) -> None:
        """Take a choice of the filter ``name``; None takes it away. Events add up."""
        self.show(self.narrowing.to_choice(name, value))

    def choose_subject(self, aggregate_id: str, name: str) -> None:
        """Show the life of one subject in the list."""
        self.show(self.narrowing.to_subject(aggregate_id, name))

    def choose_period(self, period: Period) -> None:
        """Show one of the offered periods."""
        self.show(self.narrowing.to_period(period))

    def choose_days(self, first_day: datetime, last_day: datetime) -> None:
        """Show whole days, in either order."""
        earlier, later = sorted((first_day, last_day))
        self.choose_period(between(earlier, later))

    def choose_amounts(self, amounts: Amounts) -> None:
        """Show amounts of a size only."""
        self.show(self.narrowing.to_amounts(amounts))

    def clear_filter(self, name: str) -> None:
        """Take one filter away, by its name in :mod:`pos_app.ui.audit.narrowing`."""
        self.show(self.narrowing.without(name))

    def clear_filters(self) -> None:
        """Show everything again."""
        self.show(self._everything())

    def more(self, before: int) -> None:
        """Read the page of entries older than seq ``before``."""
        where = self._state.where
        self._reader.ask("more", lambda q: page_before(q, where, before), self._append)

    def go_to(self, moment: datetime) -> None:
        """Stand on what happened from a moment on, with everything still in the list."""
        where = self._state.where
        self._reader.ask("page", lambda q: page_around(q, where, moment), self._show_around)

    def inspect(self, seq: int) -> None:
        """Show an entry in full, with its subject's life."""
        self._reader.ask("entry", lambda q: with_life(q, seq), self._show_entry)

    def toggle_live(self) -> None:
        """Follow new entries, or stand still."""
        self._state = replace(self._state, is_live=not self._state.is_live)
        self._view.display(self._state)
        self.look_for_new()

    def place_changed(self, *, is_at_top: bool) -> None:
        """Note whether the reader stands at the top, where new entries may appear."""
        self._is_at_top = is_at_top
        if is_at_top and self._state.is_away:
            where, after = self._state.where, self._top
            self._reader.ask(
                "above",
                lambda q: page_after(q, where, after, PAGE),
                partial(self._show_above, where),
            )
        elif is_at_top and self._state.unseen:
            self.look_for_new()

    def show_newest(self) -> None:
        """Go to the newest entries, from wherever the reader stands."""
        self._is_at_top = True
        self._read_first_page()

    def look_for_new(self) -> None:
        """Ask whether something was logged since; called when events arrive, or by a clock.

        While an answer is on its way, any number of calls ask once more afterwards: sales may
        arrive faster than a slow filter can be asked.
        """
        if self._is_looking:
            self._looks_again = True
            return
        self._is_looking = True
        where, after = self._state.where, self._newest
        self._reader.ask(
            "new", lambda q: news(q, where, after), partial(self._looked, where, after)
        )

    def failed(self, error: Exception) -> None:
        """Say why the log could not be read; what is shown stays."""
        self._is_looking = False
        self._state = replace(self._state, is_reading=False)
        self.say(str(error_text(error)))

    def say(self, notice: str) -> None:
        """Show a sentence under the list."""
        self._state = replace(self._state, notice=notice)
        self._view.display(self._state)

    @property
    def where(self) -> AuditFilter:
        """What is shown now."""
        return self._state.where

    def filter_words(self) -> str:
        """Return what the filters leave, in words; empty for everything."""
        return filter_words(self._state)

    @property
    def is_live(self) -> bool:
        """Whether new entries are followed."""
        return self._state.is_live

    def _everything(self) -> Narrowing:
        any_time = offered(self._clock.now())[0]
        return Narrowing(any_time, period=any_time)

    def show(self, narrowing: Narrowing) -> None:
        """Show what a filter leaves."""
        self.narrowing = narrowing
        if narrowing.where == self._state.where:
            self._view.display(self._state)
            return
        where = narrowing.where
        self._state = replace(self._state, where=where, notice="", count="", matching=None)
        self._is_at_top = True
        self._read_first_page()

    def _read_first_page(self) -> None:
        where = self._state.where
        self._state = replace(self._state, is_reading=True)
        self._with_filters()
        self._reader.ask("page", lambda q: newest(q, where), self._show_page)
        self._reader.ask("count", lambda q: (q.count(where), q.last_seq()), self._counted)

    def _introduced(self, answer: tuple[dict[str, str], Offers]) -> None:
        self.writer.names, self._offers = answer
        self._read_first_page()

    def _show_page(self, answer: tuple[int, Page, int]) -> None:
        last, page, pending = answer
        # ``last`` was asked first, so nothing is skipped.
        self._newest = max(last, *(entry.seq for entry in page.entries[:1]), 0)
        headline, detail = empty_words(self.narrowing, last)
        self._state = replace(
            self._state,
            unseen=0,
            is_away=False,
            is_reading=False,
            pending=pending,
            is_empty=not page.entries,
            empty_headline=headline,
            empty_detail=detail,
            way_out=way_out(self.narrowing),
        )
        self._view.show_rows(self._rows(page), is_last=len(page.entries) < PAGE)
        self._view.display(self._state)

    def _append(self, page: Page) -> None:
        self._view.append_rows(self._rows(page), is_last=len(page.entries) < PAGE)

    def _show_around(self, around: Around) -> None:
        if around.seq is None:
            return
        self._top = around.page.entries[0].seq
        self._view.show_rows(self._rows(around.page), is_last=not around.has_older)
        self._state = replace(self._state, is_reading=False, is_away=around.has_newer)
        self._view.stand_on(around.seq)
        self._view.display(self._state)

    def _show_above(self, where: AuditFilter, page: Page) -> None:
        if not self._state.is_away or where != self._state.where:
            return
        if page.entries:
            self._top = page.entries[0].seq
            self._view.prepend_rows(self._rows(page))
        if len(page.entries) < PAGE:
            self._newest = max(self._newest, self._top)
            self._state = replace(self._state, is_away=False, unseen=0)
            self._view.display(self._state)
            self.look_for_new()

    def _looked(self, where: AuditFilter, after: int, answer: tuple[int, Page, int]) -> None:
        self._is_looking = False
        self._looks_again |= after != self._newest  # a page came meanwhile: it is not new
        if after == self._newest and where == self._state.where:  # else it is read anew
            self._show_new(answer)
        if self._looks_again:
            self._looks_again = False
            self.look_for_new()

    def _show_new(self, answer: tuple[int, Page, int]) -> None:
        last, page, pending = answer
        entries = page.entries
        if pending != self._state.pending:
            self._state = replace(self._state, pending=pending)
            self._view.display(self._state)
        if not entries:
            self._newest = max(self._newest, last)
            return
        if not (self._state.is_live and self._is_at_top and not self._state.is_away):
            self._state = replace(self._state, unseen=len(entries))
            self._view.display(self._state)
            return
        if len(entries) == NEW_AT_ONCE or self._state.is_empty:
            self._read_first_page()
            return
        self._newest = max(last, entries[0].seq)
        known, self._offers = self._offers, self._offers.with_new(entries)
        if self._offers != known:
            self._with_filters()
        self._view.prepend_rows(self._rows(page))
        for cart_id, number in new_sale_numbers(entries).items():
            self._view.rename_subject(cart_id, sale_name(number))
        self._state = replace(self._state, unseen=0)
        self._view.display(self._state)
        where = self._state.where
        self._reader.ask("count", lambda q: (q.count(where), q.last_seq()), self._counted)

    def _counted(self, answer: tuple[Matching, int]) -> None:
        matching, last = answer
        text = count_line(self.narrowing, matching, last)
        self._state = replace(self._state, count=text, matching=matching.count)
        self._view.display(self._state)

    def _show_entry(self, life: Life | None) -> None:
        if life is None:
            self._view.inspect(None)
            return
        inspection = self.writer.inspection(life.entry, life.numbers)
        rows, of_person = (
            self.writer.life(events, life.entry.seq) for events in (life.events, life.of_person)
        )
        person = self.writer.who(life.entry.actor_id) if of_person else ""
        shown = replace(inspection, life=rows, life_is_cut=life.is_cut)
        self._view.inspect(replace(shown, person=person, life_of_person=of_person))

    def _with_filters(self) -> None:
        filters = filters_of(self.narrowing, self._offers, self.writer, self._clock.now())
        self._state = replace(self._state, filters=filters)
        self._view.display(self._state)

    def _rows(self, page: Page) -> tuple[AuditRow, ...]:
        today = self._clock.now()
        if page.names and page.names != self.writer.names:
            self.writer.names = page.names
            self._with_filters()
        return tuple(self.writer.row(entry, today, page) for entry in page.entries)
