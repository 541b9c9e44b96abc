"""How many known frauds the red flags find in a year of sales, and how often they cry wolf.

The year's real baskets become the entries that the till would log, spread over four cashiers,
with innocent cancellations, removals, discounts and openings of the drawer. How often those
happen is assumed, not measured, and so are the false alarms that come of it. Into this, at seeded
random places, go a known number of each pattern, at one register. Every finding that no injected
pattern of its own rule explains counts as a false alarm. The entries go straight to the rules.
"""

from __future__ import annotations

import gzip
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice

from pos_app.application.red_flags.catalogue import default_rules
from pos_app.application.red_flags.rule import Finding
from pos_app.application.red_flags.watcher import Watcher
from tests.application.red_flags.logs import Log
from tests.stores import GROCERY_YEAR

CASHIERS = ("ines", "rosa", "paul", "mara")
APPROVERS = ("owner", "deputy", "manager")
_CASHIERS_IN_BASKETS = 40
_OPENING, _HOURS_OPEN = 8, 13
Lines = dict[str, str]


@dataclass(slots=True)
class Outcome:
    """For each rule how many patterns were injected and found, and the findings beside them."""

    entries: int
    seconds: float
    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false_alarms: Counter[str] = field(default_factory=Counter)

    @property
    def microseconds_per_entry(self) -> float:
        """What the rules cost for each entry of the log."""
        return self.seconds / self.entries * 1_000_000


class Year:
    """A log with known frauds; ``patterns`` are the rule of each and the seqs it consists of."""

    def __init__(self, baskets: list[Lines], moments: list[datetime], each: int, seed: int) -> None:
        self.log = Log()
        self.log.now = moments[0]
        self.patterns: list[tuple[str, frozenset[int]]] = []
        self._chance = random.Random(seed)
        self._removals: dict[int, list[int]] = {}
        frauds = self._places(len(baskets), each)
        shifts = range(1, len(baskets) // _CASHIERS_IN_BASKETS)
        removers = set(self._chance.sample(shifts, min(each, len(shifts) // 4)))
        for number, (lines, moment) in enumerate(zip(baskets, moments, strict=True)):
            self.log.now = max(moment, self.log.now)
            shift = number // _CASHIERS_IN_BASKETS
            self.log.actor_id = CASHIERS[shift % len(CASHIERS)]
            if shift in removers:
                self._remove_often(shift)
            self._innocent(lines)
            self.log.sold(**lines)
            if number in frauds:
                self.log.wait(minutes=20)
                self._commit(frauds[number], lines)
                self.log.wait(minutes=20)
        self.patterns += [("R7", frozenset(seqs)) for seqs in self._removals.values()]

    def outcome(self) -> Outcome:
        """Let the rules read it all, and compare."""
        began = time.perf_counter()
        findings = Watcher(default_rules(), UTC).read(self.log.entries, {})
        outcome = Outcome(len(self.log.entries), time.perf_counter() - began)
        explained: set[int] = set()
        for rule, seqs in self.patterns:
            outcome.injected[rule] += 1
            mine = [i for i, finding in enumerate(findings) if _is_of(finding, rule, seqs)]
            outcome.found[rule] += bool(mine)
            explained.update(mine)
        for place, finding in enumerate(findings):
            outcome.false_alarms[finding.rule] += place not in explained
        return outcome

    def _places(self, baskets: int, each: int) -> dict[int, str]:
        rules = ["R1", "R2", "R3", "R4", "R5", "R6"] * each
        places = self._chance.sample(range(baskets // 4, baskets), len(rules))
        return dict(zip(places, rules, strict=True))

    def _innocent(self, lines: Lines) -> None:
        chance, log = self._chance, self.log
        if chance.random() < 0.01:  # no money with them, a child's choice, a wrong code
            too_much = {"left-behind": "5.00"} if chance.random() < 0.2 else {}
            log.cancelled(**lines, **too_much)
            log.wait(seconds=chance.randrange(20, 900))
            if chance.random() < 0.1:  # change was due for another customer
                log.opened_drawer()
        if chance.random() < 0.03:
            log.removed()
        if chance.random() < 0.005:
            log.opened_drawer()
        if chance.random() < 0.01:  # goods come back, with their receipt nearly always
            has_receipt = chance.random() < 0.98
            log.returned("4.00", "return" if has_receipt else "without receipt")
        if chance.random() < 0.05:
            log.discounted("10.00", f"{chance.randrange(10, 200) / 100:.2f}")
        if chance.random() < 0.02:
            log.approved(chance.choice(APPROVERS))

    def _remove_often(self, shift: int) -> None:
        """Let somebody who works here for one shift take out something at every second sale."""
        self.log.actor_id = f"helper-{shift}"
        if self._chance.random() < 0.5:
            self._removals.setdefault(shift, []).append(self.log.removed())

    def _commit(self, rule: str, lines: Lines) -> None:
        chance, log = self._chance, self.log
        seqs: list[int] = []
        if rule == "R1":
            seqs.append(log.cancelled(**lines))
            log.wait(seconds=chance.randrange(5, 170))
            seqs.append(log.opened_drawer())
        elif rule == "R2":
            whole = {**lines, "extra-1": "4.00", "extra-2": "6.00", "extra-3": "9.00"}
            fewer = dict(islice(whole.items(), len(whole) - 1))
            seqs.append(log.cancelled(**whole))
            log.wait(seconds=chance.randrange(30, 550))
            seqs.append(log.sold(**fewer))
        elif rule == "R3":
            seqs += [log.discounted("10.00", "1.95") for _ in range(6)]
        elif rule == "R4":
            approver = chance.choice(APPROVERS)
            seqs += [log.approved(approver) for _ in range(6)]
        elif rule == "R5":
            seqs.append(log.returned(f"{chance.randrange(500, 6_000) / 100:.2f}"))
        else:
            before = log.now
            log.now = before.replace(hour=23, minute=chance.randrange(60))
            seqs.append(log.cancelled(**lines))
            log.now = before
        self.patterns.append((rule, frozenset(seqs)))


def measure(baskets: int | None = None, *, each: int = 20, seed: int = 7) -> Outcome:
    """Read the year (or its first ``baskets``) with ``each`` patterns of every kind injected."""
    with gzip.open(GROCERY_YEAR, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, baskets)]
    lines = [{line["sku"]: line["unit_price"] for line in row["lines"]} for row in rows]
    return Year(lines, [_in_hours(row["at"]) for row in rows], each, seed).outcome()


def _in_hours(text: str) -> datetime:
    """Return a basket's moment moved into opening hours, which the data set does not keep."""
    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    midnight = moment.replace(hour=0, minute=0, second=0)
    return midnight + timedelta(hours=_OPENING) + (moment - midnight) * _HOURS_OPEN / 24


def _is_of(finding: Finding, rule: str, seqs: frozenset[int]) -> bool:
    return finding.rule == rule and not seqs.isdisjoint(finding.seqs)
