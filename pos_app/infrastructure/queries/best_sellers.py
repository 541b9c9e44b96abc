"""The words of what sells most, so that it comes first however many other products match."""

from __future__ import annotations

from itertools import islice
from threading import Lock
from time import monotonic

from sqlalchemy import Integer, bindparam, select

from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products
from pos_app.infrastructure.queries.product_words import words_of

_COUNT = 3_000
_SECONDS = 60.0
_BEST = Statement(
    select(products.c.row_id, products.c.name, products.c.sku, products.c.department)
    .where(products.c.is_retired == 0, products.c.sold > 0)
    .order_by(products.c.sold.desc(), products.c.row_id)
    .limit(bindparam("limit", type_=Integer))
)


class BestSellers:
    """Remembers the three thousand products that sold most; any thread may ask.

    What sells changes slowly, so :meth:`refresh` reads them again after a minute, on a thread that
    may take its time. A product that was renamed meanwhile is still found by its new name, by the
    index.
    """

    def __init__(self, database: Database) -> None:
        """Read from ``database`` when first asked."""
        self._database = database
        self._lock = Lock()
        self._read_at = monotonic() - _SECONDS
        self._known: list[tuple[int, str]] | None = None

    def beginning_with(self, words: list[str], limit: int) -> list[int]:
        """Return the row ids of what has each word as the beginning of one of its own.

        The best seller first.
        """
        return self._with([f" {word}" for word in words], limit)

    def containing(self, words: list[str], limit: int) -> list[int]:
        """Return the row ids of what has each word somewhere, the best seller first."""
        return self._with(words, limit)

    def words(self) -> set[str]:
        """Return every word of theirs."""
        return {word for _, text in self._current() for word in text.split()}

    def _with(self, wanted: list[str], limit: int) -> list[int]:
        found = (row_id for row_id, text in self._current() if all(word in text for word in wanted))
        return list(islice(found, limit))

    def refresh(self) -> None:
        """Read them again, if that was not done for a minute."""
        if self._known is None or monotonic() - self._read_at >= _SECONDS:
            with self._lock:
                self._known = self._read()
                self._read_at = monotonic()

    def _current(self) -> list[tuple[int, str]]:
        known = self._known
        if known is None:
            with self._lock:
                known = self._known = self._known or self._read()
        return known

    def _read(self) -> list[tuple[int, str]]:
        rows = self._database.reader().all(_BEST, {"limit": _COUNT})
        return [(row[0], " " + " ".join(words_of(f"{row[1]} {row[2]} {row[3]}"))) for row in rows]
