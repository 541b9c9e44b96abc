"""Finds products by words, by parts of words, by the beginning of a barcode, and with typos.

Each question reads a bounded number of rows, so that it takes about as long at a million
products as at a thousand: a word of one letter matches a hundred thousand names, and ranking
them all would take longer than a frame. What sells most is looked through first, by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Subquery,
    Text,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
)

from pos_app.application.product_list_queries import RETIRED, ProductFilter
from pos_app.infrastructure.persistence.product_listing import LISTED
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import product_gtins, products
from pos_app.infrastructure.queries.best_sellers import BestSellers
from pos_app.infrastructure.queries.product_snapshot import snapshot_of
from pos_app.infrastructure.queries.product_words import (
    SHORTEST_PART,
    beginnings,
    folded,
    parts,
    typed_so_far,
    words_of,
)

if TYPE_CHECKING:
    from pos_app.application.snapshots import ProductSnapshot
    from pos_app.infrastructure.persistence.engine import Database

_MATCHES_CONSIDERED = 400
_LIMIT = bindparam("limit", type_=Integer)
# The sum keeps the planner from walking through everything that is sold, instead of what is found.
_WANTED: tuple[ColumnElement[bool], ...] = (
    products.c.is_retired + 0 == bindparam("is_retired", type_=Integer),
    func.coalesce(bindparam("department", type_=Text), products.c.department)
    == products.c.department,
)
_GTIN_DIGITS = 14
# How a barcode of each length stands among the fourteen digits.
_PADDINGS = ("0", "00", "", "000000")
_LIKENESS = 72.0


def _rows_matching(index: str) -> Subquery:
    return (
        select(literal_column("rowid").label("row_id"))
        .select_from(table(index))
        .where(column(index).op("MATCH")(bindparam("match", type_=Text)))
        .limit(_MATCHES_CONSIDERED)
        .subquery("matches")
    )


_with_words = _rows_matching("product_search")
_BY_WORDS = Statement(
    select(*LISTED)
    .join(_with_words, _with_words.c.row_id == products.c.row_id)
    .where(*_WANTED)
    .order_by(products.c.sold.desc(), products.c.name)
    .limit(_LIMIT)
)
_with_parts = _rows_matching("product_parts")
# A name is looked at letter by letter; the rest is read of what is shown only.
_BY_PARTS = Statement(
    select(products.c.row_id, products.c.name)
    .join(_with_parts, _with_parts.c.row_id == products.c.row_id)
    .where(*_WANTED)
    .order_by(products.c.sold.desc(), products.c.name)
)
_asked = func.json_each(bindparam("rows", type_=Text)).table_valued("key", "value").alias("asked")
_BY_ROWS = Statement(
    select(*LISTED)
    .join_from(_asked, products, products.c.row_id == _asked.c.value)
    .where(*_WANTED)
    .order_by(_asked.c.key)
)
_IS_KNOWN = Statement(
    select(literal_column("1"))
    .select_from(table("product_search"))
    .where(column("product_search").op("MATCH")(bindparam("match", type_=Text)))
    .limit(1)
)
_BY_DIGITS = Statement(
    select(*LISTED)
    .join(product_gtins, product_gtins.c.product_row == products.c.row_id)
    .where(product_gtins.c.gtin.between(bindparam("first"), bindparam("last")), *_WANTED)
    .limit(_LIMIT)
)
_NAMES_WITH = Statement(
    select(products.c.name).where(
        products.c.row_id.in_(
            select(literal_column("rowid"))
            .select_from(table("product_parts"))
            .where(column("product_parts").op("MATCH")(bindparam("match", type_=Text)))
            .limit(_MATCHES_CONSIDERED)
        )
    )
)


class ProductSearch:
    """Answers with the best matches of a filter; any thread may ask."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database
        self._best = BestSellers(database)

    def refresh(self) -> None:
        """Learn again what sells most; it takes longer than a frame."""
        self._best.refresh()

    def by_words(self, wanted: ProductFilter, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return what has every word as the beginning of one of its own, best sellers first."""
        words = words_of(wanted.text)
        if not words:
            return ()
        best = self._best_of(words, wanted, limit)
        asked = [beginnings(words)] if len(words) == 1 else [typed_so_far(words), beginnings(words)]
        for match in asked:
            if len(best) < limit:
                found = self._ask(_BY_WORDS, wanted, match=match, limit=limit + len(best))
                best = _joined(best, found)
        digits = wanted.text.strip()
        if len(best) < limit and digits.isascii() and digits.isdigit():
            best = _joined(best, self._by_digits(digits, wanted, limit))
        return tuple(best[:limit])

    def quickly(
        self, wanted: ProductFilter, limit: int
    ) -> tuple[tuple[ProductSnapshot, ...], bool]:
        """Return what is found within a few milliseconds, and whether that is all of it.

        Several words may have long lists in the index that have to be held against each other:
        of those only what sells most is looked through.
        """
        words = words_of(wanted.text)
        if len(words) > 1:
            found = tuple(self._best_of(words, wanted, limit))
            return found, len(found) >= limit
        found = self.by_words(wanted, limit)
        return found, bool(found) or not words

    def by_parts(self, wanted: ProductFilter, limit: int) -> tuple[ProductSnapshot, ...]:
        """Return what has every word somewhere in its name, best sellers first."""
        words = words_of(wanted.text)
        match = parts(words)
        if not match:
            return ()
        best = self._of_rows(self._best.containing(words, limit), wanted)
        if len(best) < limit:
            # Three letters each may stand in another order than the word has them.
            rows = [
                row_id
                for row_id, name in self._rows(_BY_PARTS, wanted, match=match)
                if all(word in folded(name) for word in words)
            ]
            best = _joined(best, self._of_rows(rows[: limit + len(best)], wanted))
        return tuple(best[:limit])

    def corrected(self, wanted: str) -> str:
        """Return the text with each unknown word replaced by the known one that is most like it.

        Empty when a word is like none.
        """
        words = [self._nearest_word(word) for word in words_of(wanted)]
        return " ".join(words) if all(words) else ""

    def _nearest_word(self, word: str) -> str:
        if self._database.reader().one(_IS_KNOWN, {"match": beginnings([word])}):
            return word
        known = self._best.words()
        middle = max(SHORTEST_PART, len(word) // 2)
        # One typo leaves one half of the word as it is.
        for half in {word[:middle], word[:SHORTEST_PART], word[-middle:], word[-SHORTEST_PART:]}:
            match = parts([half])
            if match:
                rows = self._database.reader().all(_NAMES_WITH, {"match": match})
                known.update(each for row in rows for each in words_of(row[0]))
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - see ADR 94

        found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
        return "" if found is None else str(found[0])

    def _by_digits(self, digits: str, wanted: ProductFilter, limit: int) -> list[ProductSnapshot]:
        found: list[ProductSnapshot] = []
        for padding in _PADDINGS:
            first = padding + digits
            if len(first) <= _GTIN_DIGITS and len(found) < limit:
                least, most = (first.ljust(_GTIN_DIGITS, end) for end in "09")
                rows = self._ask(_BY_DIGITS, wanted, first=least, last=most, limit=limit)
                found = _joined(found, rows)
        return found

    def _best_of(
        self, words: list[str], wanted: ProductFilter, limit: int
    ) -> list[ProductSnapshot]:
        return self._of_rows(self._best.beginning_with(words, limit), wanted)

    def _of_rows(self, rows: list[int], wanted: ProductFilter) -> list[ProductSnapshot]:
        return self._ask(_BY_ROWS, wanted, rows=json.dumps(rows)) if rows else []

    def _ask(
        self, statement: Statement, wanted: ProductFilter, **parameters: str | int
    ) -> list[ProductSnapshot]:
        return [snapshot_of(row) for row in self._rows(statement, wanted, **parameters)]

    def _rows(
        self, statement: Statement, wanted: ProductFilter, **parameters: str | int
    ) -> list[tuple[Any, ...]]:
        return self._database.reader().all(
            statement,
            {
                "is_retired": int(wanted.state == RETIRED),
                "department": wanted.department,
                **parameters,
            },
        )


def _joined(
    first: list[ProductSnapshot], others: Iterable[ProductSnapshot]
) -> list[ProductSnapshot]:
    known = {each.product_id for each in first}
    return [*first, *(each for each in others if each.product_id not in known)]
