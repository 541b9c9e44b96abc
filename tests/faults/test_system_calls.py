"""Whichever file system call of a sale fails, the cashier is told and the books stay right."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import a_shop
from tests.faults.tracing import Call, calls_of_a_sale, sale_with_fault, strace_works
from tests.stores import a_till

pytestmark = pytest.mark.skipif(not strace_works(), reason="strace cannot trace here")

FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
SAMPLES = 3


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """Every call of one sale, in order."""
    folder = tmp_path_factory.mktemp("calls")
    return calls_of_a_sale(a_shop(folder / "store"), folder / "trace")


def sold_once(folder: Path) -> list[str]:
    """Return what is wrong with a store in which two items were to be sold once."""
    found = complaints_after_restart(folder)
    with a_till(folder) as till:
        totals = till.order_queries.totals()
    if (totals.orders, str(totals.sales)) not in [(0, "0.00"), (1, "3.69")]:
        found.append(f"sold {totals.orders} times, {totals.sales} in all")
    return found


def broken_at(folder: Path, call: Call, fault: str) -> None:
    where = f"{call} with {fault}"
    store = a_shop(folder / f"{call.name}-{call.number}")
    done = sale_with_fault(store, folder / "trace", call, fault)
    assert "Traceback" not in done.stderr, f"{where}: {done.stderr}"
    assert "INJECTED" in (folder / "trace").read_text(encoding="utf-8") or fault == FAULTS[0]
    if fault == FAULTS[0]:
        assert abs(done.returncode) in (signal.SIGKILL, 128 + signal.SIGKILL), where
    else:
        assert done.returncode == 0, f"{where}: {done.stdout} {done.stderr}"
        assert "sold: 1-00001 3.69" in done.stdout, where
        refused = re.findall(r"refused: (\w+): (.*)", done.stdout)
        assert all(len(sentence) > 30 for _, sentence in refused), where
    assert sold_once(store) == [], where
    if "sold: " in done.stdout:
        with a_till(store) as till:
            assert till.order_queries.totals().orders == 1, where


def samples(calls: list[Call]) -> list[Call]:
    """Return every sync and truncation, and some writes spread over the sale."""
    writes = [call for call in calls if call.name == "pwrite64"]
    syncs = [call for call in calls if call.name != "pwrite64"]
    return [*syncs[:SAMPLES], *writes[:: max(1, len(writes) // SAMPLES)][:SAMPLES]]


def test_a_sale_writes_and_syncs(calls: list[Call]) -> None:
    names = {call.name for call in calls}
    assert "pwrite64" in names
    assert names & {"fsync", "fdatasync"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_call_that_fails_loses_and_doubles_nothing(
    tmp_path: Path, calls: list[Call], fault: str
) -> None:
    for call in samples(calls):
        broken_at(tmp_path, call, fault)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_call_that_fails_loses_and_doubles_nothing(
    tmp_path: Path, calls: list[Call], fault: str
) -> None:
    for call in calls:
        broken_at(tmp_path, call, fault)


def test_a_failed_sync_of_the_sale_is_told_to_the_cashier(
    tmp_path: Path, calls: list[Call]
) -> None:
    sync = next(call for call in calls if call.name in ("fsync", "fdatasync"))
    store = a_shop(tmp_path / "store")
    done = sale_with_fault(store, tmp_path / "trace", sync, "error=EIO")
    assert "refused: StorageFailed: The disk did not answer." in done.stdout
    assert sold_once(store) == []


def test_a_disk_without_space_is_told_to_the_cashier(tmp_path: Path, calls: list[Call]) -> None:
    write = [call for call in calls if call.name == "pwrite64"][3]
    store = a_shop(tmp_path / "store")
    done = sale_with_fault(store, tmp_path / "trace", write, "error=ENOSPC")
    assert "refused: StorageFull: The disk is full." in done.stdout
    assert sold_once(store) == []
