"""Answers the intents of a ledger: reads rows, shows one in full, does what its buttons say.

Knows no Qt. What is in a ledger is its book's business; every question goes to the reader's
thread and comes back by a call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from pos_app.application.errors import ApplicationError
from pos_app.application.queries import AuditQueries
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.ui.errors import error_text
from pos_app.ui.ledger.state import Emptiness, LedgerPage, LedgerRow, LedgerState

PAGE = 50
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Item]):
    """Rows of a book, and what the buttons around them are called and may do.

    ``attention`` is how many rows of the whole book want somebody to look.
    """

    items: tuple[Item, ...]
    emptiness: Emptiness
    attention: int = 0
    labels: Mapping[str, str] = field(default_factory=dict)
    commands: tuple[str, ...] = ()


class Reader(Protocol):
    """Asks the log on another thread and calls back in this one."""

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""


class View(Protocol):
    """What the presenter shows things on."""

    def display(self, state: LedgerState) -> None:
        """Show the screen."""


class Book(Protocol[Item]):
    """What is in a ledger."""

    @property
    def name(self) -> str:
        """What the ledger is called among the questions to the reader."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Its parts, the one that is listed first in front; at least one."""

    def read(
        self, queries: AuditQueries, choice: str, last: Item | None, limit: int
    ) -> Reading[Item]:
        """Return rows of a part after ``last``, on the reader's thread."""

    def key(self, item: Item) -> str:
        """Return what tells a row from the others."""

    def row(self, item: Item) -> LedgerRow:
        """Return a row as the list shows it."""

    def page(self, item: Item) -> LedgerPage:
        """Return a row in full."""

    def do(self, command: str, item: Item | None) -> str:
        """Do what a button says, with the row that is shown, and return a sentence about it."""


Run = Callable[[Callable[[], str], Callable[[str], None]], None]
"""Does something that has a sentence as its outcome, and hands that on in the window's thread."""


def at_once(work: Callable[[], str], then: Callable[[str], None]) -> None:
    """Do it on the spot."""
    then(work())


class Ledger(Generic[Item]):
    """The behaviour of one ledger."""

    def __init__(
        self,
        view: View,
        reader: Reader,
        book: Book[Item],
        counted: Callable[[int], None] | None = None,
        run: Run = at_once,
    ) -> None:
        """List the first part of ``book`` when asked to look; tell ``counted`` what to look at.

        What the book's buttons do goes through ``run``.
        """
        self._counted = counted
        self._run = run
        self._view = view
        self._reader = reader
        self._book = book
        self._items: tuple[Item, ...] = ()
        self._chosen = ""
        self._state = LedgerState(choice=book.choices[0])

    @property
    def state(self) -> LedgerState:
        """What is shown."""
        return self._state

    def look(self) -> None:
        """Read what is shown again: something may have come, or been done."""
        choice, limit = self._state.choice, max(PAGE, len(self._items))
        self._reader.ask(
            self._book.name,
            lambda q: self._book.read(q, choice, None, limit),
            partial(self._arrived, limit),
        )

    def more(self) -> None:
        """Read the rows after those in the list."""
        if self._state.is_last or not self._items:
            return
        choice, last = self._state.choice, self._items[-1]
        self._reader.ask(
            self._book.name, lambda q: self._book.read(q, choice, last, PAGE), self._append
        )

    def choose(self, key: str) -> None:
        """Show a row in full."""
        self._chosen = key
        self._show()

    def act(self, name: str) -> None:
        """List another part, or do what a button says."""
        if name in self._book.choices:
            self._items, self._chosen = (), ""
            self._state = replace(
                self._state, choice=name, rows=(), page=None, is_read=False, notice=""
            )
            self._view.display(self._state)
        else:
            page = self._state.page
            offered = (*self._state.commands, *(page.commands if page else ()))
            if name in offered:
                self._run(partial(self._outcome, name, self._current()), self.tell)
            return
        self.look()

    def tell(self, notice: str) -> None:
        """Say something in the bar, and look for what is new."""
        self._state = replace(self._state, notice=notice)
        self._view.display(self._state)
        self.look()

    def _outcome(self, name: str, item: Item | None) -> str:
        try:
            return self._book.do(name, item)
        except (ApplicationError, DomainError) as error:
            return str(error_text(error))

    def _arrived(self, limit: int, reading: Reading[Item]) -> None:
        if self._counted is not None:
            self._counted(reading.attention)
        self._items = reading.items
        self._state = replace(
            self._state,
            is_read=True,
            is_last=len(reading.items) < limit,
            labels=reading.labels,
            emptiness=reading.emptiness,
            commands=reading.commands,
        )
        if self._current() is None:
            self._chosen = self._book.key(self._items[0]) if self._items else ""
        self._show()

    def _append(self, reading: Reading[Item]) -> None:
        self._items = (*self._items, *reading.items)
        self._state = replace(self._state, is_last=len(reading.items) < PAGE)
        self._show()

    def _current(self) -> Item | None:
        return next((item for item in self._items if self._book.key(item) == self._chosen), None)

    def _show(self) -> None:
        current = self._current()
        shown = replace(
            self._state,
            rows=tuple(map(self._book.row, self._items)),
            page=None if current is None else self._book.page(current),
        )
        if shown != self._state or not shown.rows:
            self._state = shown
            self._view.display(shown)
