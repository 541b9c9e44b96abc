"""Looks for what is typed: what begins so at once, what only holds it on another thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.records import dataclass
from pos_app.ui.reading import Outcome, Reader

if TYPE_CHECKING:
    from pos_app.application.queries import ProductQueries

_LIMIT = 30
_TOPIC = "search"
Products = tuple[ProductSnapshot, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    found: Products = ()
    nearest: ProductSnapshot | None = None


class Search:
    """The words that are looked for, and what they found.

    What sells most is found at once. The rest of what several words find, and words that begin no
    product's, looked for inside words and with a typo, may take longer than a frame; what was in
    sight stays there until that is answered.
    """

    def __init__(self, products: ProductQueries, reader: Reader, run: Callable[..., None]) -> None:
        """Ask ``products``; ``run`` calls what it is given and draws the picture anew."""
        self._products = products
        self._reader = reader
        self._run = run
        self._is_looking = self._is_in_sight = False
        self.text = ""
        self.results: Products | None = None
        self.nearest: ProductSnapshot | None = None

    def look_for(self, text: str) -> None:
        """Look for other words; an empty text ends the search."""
        cleaned = " ".join(text.split())
        if cleaned == self.text and (self._is_looking or self.results is not None or not cleaned):
            return
        self._reader.forget(_TOPIC)
        self._is_looking = False
        if not self.text:
            self.refresh()
        self.text = cleaned
        found, is_all = self._products.search_quickly(cleaned, _LIMIT) if cleaned else ((), True)
        if found or not cleaned:
            self.results, self.nearest = (found or None), None
        self._is_in_sight = bool(found)
        if is_all:
            return
        self._is_looking = True
        self._reader.ask(_TOPIC, partial(self._deeply, cleaned), partial(self._run, self._take))

    def refresh(self) -> None:
        """Learn again what sells most, in time for the next words."""
        self._reader.ask("best sellers", partial(Outcome.of, self._products.refresh), _ignored)

    def leave(self) -> None:
        """Show no results; the same words may be looked for again."""
        self._reader.forget(_TOPIC)
        self._is_looking = False
        self.results = self.nearest = None

    def settle(self) -> None:
        """Have the answer now: somebody chooses from it.

        Raises:
            StorageError: the store could not be read.
        """
        if self._is_looking and not self._is_in_sight:
            self._reader.forget(_TOPIC)
            self._take(self._deeply(self.text))

    def _deeply(self, text: str) -> Outcome[_Answer]:
        return Outcome.of(partial(self._found, text))

    def _found(self, text: str) -> _Answer:
        found = self._products.search_deeply(text, _LIMIT)
        return _Answer(text, found, None if found else self._products.nearest(text))

    def _take(self, outcome: Outcome[_Answer]) -> None:
        if not self._is_looking:
            return
        answer = outcome.value
        if answer is None or answer.text == self.text:
            self._is_looking = False
            self.results, self.nearest = (), None
            answer = outcome.get()
            self.results, self.nearest = answer.found, answer.nearest


def _ignored(_outcome: Outcome[None]) -> None:
    """Whoever searches next meets the error, if there was one."""
