"""How figures are taken: interleaved rounds, medians with min and max."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Round = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and largest of several rounds, in one unit."""

    median: float
    least: float
    largest: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        """Return the spread of the values."""
        return cls(statistics.median(values), min(values), max(values))

    def scaled(self, factor: float) -> Spread:
        """Return the same spread in another unit."""
        return Spread(self.median * factor, self.least * factor, self.largest * factor)

    def text(self, digits: int = 1) -> str:
        """Return ``median (least to largest)``."""
        return f"{self.median:,.{digits}f} ({self.least:,.{digits}f} to {self.largest:,.{digits}f})"


@dataclass(frozen=True, slots=True)
class Pair:
    """Ours against a floor, round by round: seconds per operation, and the ratio of each round."""

    ours: Spread
    floor: Spread
    ratio: Spread


def interleaved(ours: Round, floor: Round, *, rounds: int, operations: int) -> Pair:
    """Run both in turn, ``rounds`` times after one warm-up, each round of ``operations``."""
    ours()
    floor()
    our_times: list[float] = []
    floor_times: list[float] = []
    for _ in range(rounds):
        our_times.append(timed(ours) / operations)
        floor_times.append(timed(floor) / operations)
    ratios = [a / b for a, b in zip(our_times, floor_times, strict=True)]
    return Pair(Spread.of(our_times), Spread.of(floor_times), Spread.of(ratios))


def timed(work: Round) -> float:
    """Return how many seconds the work takes, without a collection of garbage inside."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def percentile(values: list[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
