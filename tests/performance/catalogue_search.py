"""What a keystroke costs that looks for a product, in a store of a million of them.

Each kind of search types its words letter by letter, and every letter is a question of its own,
as in the entry of the sell screen.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pos_app.bootstrap import DATABASE_NAME, open_till
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.performance.measuring import percentile
from tests.performance.stores import DEPARTMENTS, WORDS, gtin_of, open_new_store

COUNT = 1_000_000
_LIMIT = 30
_TEXTS = 60
_MILLISECONDS = 1_000
_SEED = 11

Answer = Callable[[str, int], object]


@dataclass(frozen=True, slots=True)
class Search:
    """One kind of search: milliseconds of a keystroke, and of the bare query of the index.

    They are the processor's, which a busy machine changes least.

    ``quick`` is what the window's own thread asks, ``whole`` what the thread behind it adds.
    """

    name: str
    keystrokes: int
    quick: list[float]
    whole: list[float]
    floor: list[float]

    def row(self) -> str:
        """Return medians and 99th percentiles as a row of a table."""
        figures = (
            f"{percentile(each, share):.1f}"
            for each in (self.quick, self.whole, self.floor)
            for share in (0.5, 0.99)
        )
        return f"| {self.name} | {self.keystrokes} | {' | '.join(figures)} |"


def measure(folder: Path, count: int = COUNT) -> Iterator[Search]:
    """Look for products among ``count`` of them; a store that is in ``folder`` is used."""
    if not (folder / DATABASE_NAME).exists():
        open_new_store(folder, count).close()
        _give_numbers(folder / DATABASE_NAME)
    till = open_till(folder)
    bare = DRIVER.connect(str(folder / DATABASE_NAME))
    try:
        till.product_queries.search("milk", _LIMIT)
        till.product_queries.search_deeply("ilk", _LIMIT)
        for name, texts in _kinds(random.Random(_SEED), count):
            yield Search(
                name,
                len(texts),
                _timed(till.product_queries.search_quickly, texts),
                _timed(till.product_queries.search_deeply, texts),
                [_floor(bare, text, is_part=name == "a part of a word") for text in texts],
            )
    finally:
        bare.close()
        till.close()


def _kinds(chance: random.Random, count: int) -> Iterator[tuple[str, list[str]]]:
    def keys(texts: Iterator[str]) -> list[str]:
        return [text[: end + 1] for text in texts for end in range(len(text))]

    def some(make: Callable[[], str]) -> Iterator[str]:
        return (make() for _ in range(_TEXTS))

    def words(number: int) -> str:
        return " ".join(chance.sample(WORDS, number))

    def part() -> str:
        word = chance.choice([each for each in WORDS if len(each) > 4])
        return word[chance.randint(1, len(word) - 3) :]

    def typo() -> str:
        word = chance.choice([each for each in WORDS if len(each) > 4])
        place = chance.randint(1, len(word) - 2)
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return chance.choice((swapped, word[:place] + word[place + 1 :]))

    yield "a word", keys(some(lambda: words(1)))
    yield "two or three words in any order", keys(some(lambda: words(chance.choice((2, 3)))))
    yield "a word and a department", keys(some(lambda: f"{words(1)} {chance.choice(DEPARTMENTS)}"))
    yield "a part of a word", [each for each in keys(some(part)) if len(each) > 2]
    yield "a word with a typo, whole", list(some(typo))
    yield "two words, one with a typo, whole", [f"{words(1)} {text}" for text in some(typo)]
    yield "SKU", keys(some(lambda: f"S{chance.randint(1, count)}"))
    yield "barcode", keys(some(lambda: gtin_of(chance.randint(1, count))))
    yield "PLU", keys(some(lambda: f"{chance.randint(4001, 4999)}"))


def _timed(ask: Answer, texts: Sequence[str]) -> list[float]:
    took = []
    for text in texts:
        began = time.thread_time()
        ask(text, _LIMIT)
        took.append((time.thread_time() - began) * _MILLISECONDS)
    return took


def _floor(bare: sqlite3.Connection, text: str, *, is_part: bool) -> float:
    index, match = "product_search", " AND ".join(f'"{word}"*' for word in text.split())
    if is_part:
        index, match = "product_parts", f'"{text[:3]}"'
    began = time.thread_time()
    bare.execute(
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?", (match, _LIMIT)
    ).fetchall()
    return (time.thread_time() - began) * _MILLISECONDS


def _give_numbers(path: Path) -> None:
    """Let a thousand products have a PLU."""
    writer = DRIVER.connect(str(path), isolation_level=None)
    writer.execute("UPDATE products SET plu = 4000 + row_id / 997 WHERE row_id % 997 = 0")
    writer.close()
