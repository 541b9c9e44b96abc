"""What a page of store-keeping is, and the desk it works at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Row
from pos_app.ui.reading import Outcome, Reader, Value

if TYPE_CHECKING:
    from pos_app.application.queries import ProductQueries
    from pos_app.application.scan_service import Scanned
    from pos_app.application.stock_room import StockRoom
    from pos_app.ui.printing.label_formats import LabelPrinter
    from pos_app.ui.sheets import Sheet
    from pos_app.ui.stock.stock_state import PagePart


class Page(ABC):
    """One page; each intent it does not know does nothing.

    Intents may raise what the services raise: the presenter says it and the page stays.
    """

    def __init__(self, desk: Desk) -> None:
        """Work at ``desk``."""
        self.desk = desk
        self.chosen = ""
        self.typed: dict[str, str] = {}

    def begin(self) -> None:  # noqa: B027 - not every page does
        """Read what is shown; called whenever the page comes into sight."""

    @abstractmethod
    def part(self) -> PagePart:
        """Return the picture of the page."""

    def choose(self, key: str) -> None:
        """Choose a row."""
        self.chosen = key

    def search(self, text: str) -> None:  # noqa: B027 - not every page does
        """Look for what is typed."""

    def scan(self, code: str) -> bool:
        """Take a scanned code; False leaves it to the sale."""
        del code
        return False

    def edit(self, name: str, text: str) -> None:
        """Take what is typed into a field."""
        self.typed[name] = text

    def pick(self, value: str) -> None:  # noqa: B027 - not every page does
        """Take the answer to the page's question."""

    def turn(self, value: str) -> None:  # noqa: B027 - not every page does
        """Show another tab."""

    def act(self, action: str) -> None:  # noqa: B027 - not every page does
        """Do what a button says; the main one is also what Enter does."""

    def text_of(self, name: str) -> str:
        """Return what stands in a field."""
        return self.typed.get(name, "").strip()


@dataclass(slots=True)
class Desk:
    """The services of the pages, and how they reach each other.

    ``open`` puts a page on top, ``back`` takes it away again, with a sentence about what was
    done. ``labels`` prints those, ``print_table`` writes a report and returns where it is.
    ``read_code`` says what a code means, whatever its date. ``show_file`` opens a file with the
    program that the desktop has for it, ``show_log`` the audit window at a record. ``who`` is
    the name of whoever works here, or empty; ``now`` is aware, in UTC. What takes long goes
    through :meth:`later`.
    """

    room: StockRoom
    products: ProductQueries
    show_log: Callable[[int], None]
    labels: LabelPrinter
    print_table: Callable[[Sheet], Path]
    reader: Reader
    now: Callable[[], datetime]
    read_code: Callable[[str], Scanned]
    show_file: Callable[[Path], None]
    who: Callable[[], str]
    open: Callable[[Page], None] = field(default=lambda _page: None)
    back: Callable[[str], None] = field(default=lambda _said: None)
    say: Callable[[str], None] = field(default=lambda _said: None)
    warn: Callable[[str], None] = field(default=lambda _said: None)
    run: Callable[[Callable[[], None]], None] = field(default=lambda act: act())

    def later(
        self, topic: str, job: Callable[[], Value], then: Callable[[Outcome[Value]], None]
    ) -> None:
        """Do ``job`` on another thread, then give what it came to, and draw.

        Of several jobs on one topic only the last is answered.
        """

        def arrived(outcome: Outcome[Value]) -> None:
            self.run(partial(then, outcome))

        self.reader.ask(topic, lambda: Outcome.of(job), arrived)

    def sees_cost(self) -> bool:
        """Return whether whoever works here may know what goods cost."""
        return self.room.sees_cost()


def row(
    key: str, title: str, detail: str = "", mark: str = "", *, chosen: str = "", spoken: str = ""
) -> Row:
    """Return a row; without its own words it is spoken as it is read."""
    words = spoken or ", ".join(part for part in (title, detail, mark) if part)
    return Row(key, title, detail, mark, words, is_chosen=key == chosen)
