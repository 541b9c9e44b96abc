"""Killed at any moment, the till loses nothing that it had acknowledged and doubles nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pos_app.bootstrap import DATABASE_NAME
from pos_app.infrastructure.fail_points import FAIL_POINTS
from pos_app.infrastructure.persistence.engine import DRIVER
from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import Basket, a_shop, random_baskets
from tests.programs import records, run_program, start_program, write_baskets
from tests.stores import a_till

# Those of an upgrade and a restore are reached, and tested, where stores are upgraded and restored.
POINTS_OF_A_SALE = tuple(
    point for point in FAIL_POINTS if not point.startswith(("upgrade.", "restore."))
)
BASKETS_AHEAD = 400
OVERLAP = 3


class Day:
    """A long day at the till, interrupted again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.folder = folder
        self.store = a_shop(folder / "store")
        self.baskets: list[Basket] = []
        self.acknowledged: dict[str, dict[str, Any]] = {}
        self.receipts: set[str] = set()
        self.next = 0

    def interrupted(self, *, with_receipts: bool) -> int:
        """Run the program for a moment, kill it, and return how many orders it acknowledged."""
        first = max(0, self.next - OVERLAP)
        missing = first + BASKETS_AHEAD - len(self.baskets)
        self.baskets += random_baskets(self.rng, missing, f"b{len(self.baskets)}")
        ahead = [basket.record() for basket in self.baskets[first : first + BASKETS_AHEAD]]
        path = write_baskets(self.folder / "day.jsonl", ahead)
        options = ["--receipts"] if with_receipts else []
        program = start_program("replay", path, *options, data_dir=self.store)
        output = self._killed(program)
        for record in records(output):
            before = self.acknowledged.setdefault(record["basket_id"], record)
            assert before["order_number"] == record["order_number"]
            assert record.get("already", False) or before is record
            if with_receipts and not record.get("already", False):
                self.receipts.add(record["order_number"])
        self.next = first + len(records(output))
        return len(records(output))

    def _killed(self, program: subprocess.Popen[str]) -> str:
        assert program.stdout is not None
        first_line = ""
        if self.rng.random() < 0.2:
            time.sleep(self.rng.uniform(0.3, 0.8))  # while it starts and repairs what was left
        else:
            first_line = program.stdout.readline()
            time.sleep(self.rng.uniform(0, 0.5))  # the first new sale reads its rooms
        program.send_signal(signal.SIGKILL)
        output = first_line + program.stdout.read()
        program.stdout.close()
        assert program.wait(20) == -signal.SIGKILL
        return output


def interrupt(day: Day, times: int) -> None:
    for number in range(times):
        day.interrupted(with_receipts=number % 2 == 0)
        found = complaints_after_restart(
            day.store, day.acknowledged.values(), day.baskets, with_receipts=True
        )
        assert found == [], f"after kill {number + 1}"
    written = {path.stem for path in (day.store / "receipts").glob("*.txt")}
    assert day.receipts <= written
    assert len(day.acknowledged) > times


def test_thirty_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    interrupt(Day(tmp_path, seed=20_261_122), 30)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_two_hundred_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    interrupt(Day(tmp_path, seed=int.from_bytes(os.urandom(4), "big")), 200)


def stopped_at(folder: Path, point: str, times: int) -> None:
    baskets = random_baskets(random.Random(times), 30)
    path = write_baskets(folder / "day.jsonl", [basket.record() for basket in baskets])
    store = a_shop(folder / "store")
    stopped = run_program(
        "replay",
        path,
        "--receipts",
        data_dir=store,
        environment={"POS_FAIL_POINT": f"{point}:{times}"},
    )
    assert stopped.returncode == -signal.SIGKILL, "the point was never reached"
    acknowledged = records(stopped.stdout)
    assert complaints_after_restart(store, acknowledged, baskets, with_receipts=True) == []
    finished = run_program("replay", path, "--receipts", data_dir=store)
    assert finished.returncode == 0
    assert len(records(finished.stdout)) == len(baskets)
    again = [record for record in records(finished.stdout) if record.get("already")]
    assert len(again) in (len(acknowledged), len(acknowledged) + 1)
    acknowledged = records(finished.stdout)
    assert complaints_after_restart(store, acknowledged, baskets, with_receipts=True) == []
    for record in acknowledged:
        receipt = store / "receipts" / f"{record['order_number']}.txt"
        assert "Thank you" in receipt.read_text(encoding="utf-8")


@pytest.mark.parametrize("times", [1, 6])
@pytest.mark.parametrize("point", POINTS_OF_A_SALE)
def test_stopped_at_a_fail_point_it_goes_on_where_it_was(
    tmp_path: Path, point: str, times: int
) -> None:
    stopped_at(tmp_path, point, times)


@pytest.mark.soak
@pytest.mark.parametrize("times", [2, 3, 4, 5, 11, 17, 29])
@pytest.mark.parametrize("point", POINTS_OF_A_SALE)
def test_stopped_later_at_a_fail_point_it_goes_on_where_it_was(
    tmp_path: Path, point: str, times: int
) -> None:
    stopped_at(tmp_path, point, times)


@pytest.mark.parametrize(
    ("point", "products"),
    [("commit.before", 0), ("commit.after", 6_000), ("audit.before_commit", 6_000)],
)
def test_an_import_that_is_killed_is_whole_or_not_there(
    tmp_path: Path, point: str, products: int
) -> None:
    path = tmp_path / "catalogue.csv"
    rows = "".join(f"N{number},Nail {number},0.01\n" for number in range(6_000))
    path.write_text(f"sku,name,unit_price\n{rows}", encoding="utf-8")
    store = a_shop(tmp_path / "store")
    stopped = run_program(
        "import", "products", path, data_dir=store, environment={"POS_FAIL_POINT": point}
    )
    assert stopped.returncode == -signal.SIGKILL
    assert complaints_after_restart(store) == []
    with a_till(store) as till:
        assert till.product_queries.count() == 7 + products


def test_setting_up_that_is_killed_can_be_done_again(tmp_path: Path) -> None:
    pin = tmp_path / "pin"
    pin.write_text("2580", encoding="utf-8")
    arguments: Sequence[object] = (
        *("init", "--store", "Corner Shop", "--currency", "USD", "--prices", "include-tax"),
        *("--owner", "Ana", "--pin-file", pin),
    )
    store = tmp_path / "store"
    for point in ("commit.before", "outbox.before"):
        stopped = run_program(*arguments, data_dir=store, environment={"POS_FAIL_POINT": point})
        assert stopped.returncode == -signal.SIGKILL
    assert run_program(*arguments, data_dir=store).returncode == 0
    assert complaints_after_restart(store) == []


def test_a_plain_design_would_be_caught(tmp_path: Path) -> None:
    """Throw away what only the outbox held, as a design without one would."""
    baskets = random_baskets(random.Random(1), 5)
    path = write_baskets(tmp_path / "day.jsonl", [basket.record() for basket in baskets])
    store = a_shop(tmp_path / "store")
    stopped = run_program(
        "replay", path, data_dir=store, environment={"POS_FAIL_POINT": "commit.after:3"}
    )
    assert stopped.returncode == -signal.SIGKILL
    connection = DRIVER.connect(str(store / DATABASE_NAME), isolation_level=None)
    connection.execute("DELETE FROM outbox")
    connection.close()
    found = complaints_after_restart(store, records(stopped.stdout), baskets)
    assert any("the log has a gap" in complaint for complaint in found)
    assert any("stock differs" in complaint for complaint in found)
