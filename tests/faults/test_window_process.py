"""The window as people start it, a process and its keeper: killed, started twice, closed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from pos_app.supervisor import CHILD
from tests.programs import run_program
from tests.stores import ROOT, a_till, stocked

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="finds the window's process in /proc"
)

PATIENCE = 60.0


@pytest.fixture
def shop(data_dir: Path) -> Path:
    """A store whose till was left in the middle of a sale."""
    with a_till(data_dir, started=True) as till:
        stocked(till, "Milk")
        till.carts.scan(None, "MILK")
    return data_dir


@pytest.fixture
def keeper(shop: Path) -> Iterator[subprocess.Popen[bytes]]:
    with opened_on(shop) as running:
        yield running


@contextmanager
def opened_on(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {name: value for name, value in os.environ.items() if name != CHILD}
    running = subprocess.Popen(
        [sys.executable, "-m", "pos_app", "--data-dir", str(folder)],
        cwd=ROOT,
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            for child in windows_of(running):
                os.kill(child, signal.SIGKILL)
            running.kill()
        running.wait(PATIENCE)


def windows_of(keeper: subprocess.Popen[bytes]) -> list[int]:
    path = Path(f"/proc/{keeper.pid}/task/{keeper.pid}/children")
    with suppress(OSError):
        return [int(each) for each in path.read_text().split()]
    return []


def logged(shop: Path, kind: str) -> int:
    with closing(sqlite3.connect(f"file:{shop / 'pos.db'}?mode=ro", uri=True)) as log:
        where = "SELECT count(*) FROM audit_log WHERE event_type = ?"
        return int(log.execute(where, (kind,)).fetchone()[0])


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "waited too long"
        time.sleep(0.05)


@pytest.mark.timeout(240)
def test_a_killed_window_opens_again_with_its_sale_and_a_second_start_finds_it(
    shop: Path, keeper: subprocess.Popen[bytes]
) -> None:
    wait_until(lambda: logged(shop, "TillStarted") == 1)
    (window,) = windows_of(keeper)
    os.kill(window, signal.SIGKILL)
    wait_until(lambda: logged(shop, "TillStarted") == 2)
    (report,) = (shop / "logs").glob("crash-*.txt")
    assert "SIGKILL" in report.read_text()

    second = run_program(data_dir=shop, environment={"QT_QPA_PLATFORM": "offscreen", CHILD: ""})
    assert second.returncode == 0, second.stderr
    assert "open already" in second.stderr

    keeper.send_signal(signal.SIGTERM)
    assert keeper.wait(PATIENCE) == 0
    assert logged(shop, "TillStopped") == 1
    lines = map(json.loads, (shop / "logs" / "pos.log").read_text("utf-8").splitlines())
    told = {line["operation"] for line in lines if "was started" in line["message"]}
    with closing(sqlite3.connect(f"file:{shop / 'pos.db'}?mode=ro", uri=True)) as log:
        where = "SELECT event_id FROM audit_log WHERE event_type = 'TillStarted'"
        assert told == {row[0] for row in log.execute(where)}
    assert run_program("audit", "verify", data_dir=shop).returncode == 0
    with a_till(shop) as till:
        (cart,) = till.carts.left_open()
        assert [line.name for line in cart.lines] == ["Milk"]


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    ("asked", "after"), [(signal.SIGTERM, 0.0), (signal.SIGTERM, 1.0), (signal.SIGHUP, 1.0)]
)
def test_a_window_where_nothing_moves_closes_when_the_machine_does(
    data_dir: Path, asked: signal.Signals, after: float
) -> None:
    with opened_on(data_dir) as first_start:
        wait_until(lambda: bool(list(data_dir.glob("pos.db-wal"))))
        time.sleep(after)  # at once it is still opening; later it waits for somebody
        first_start.send_signal(asked)
        assert first_start.wait(PATIENCE) == 0
