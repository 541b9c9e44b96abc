"""After a power cut everything acknowledged is there, though the disk kept only what was synced.

The file system calls of a sale are listed with their bytes. A cut after any of them leaves each
file as it was at its last sync, with any of the later writes, whole or torn, or none.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pos_app.bootstrap import DATABASE_NAME
from tests.faults.bookkeeping import complaints_after_restart
from tests.faults.shop import a_shop
from tests.faults.tracing import run_sale, strace_works
from tests.stores import a_till

pytestmark = pytest.mark.skipif(not strace_works(), reason="strace cannot trace here")

SECTOR = 512
WAL_NAME = DATABASE_NAME + "-wal"
CUTS = 150
CALL = re.compile(
    r"\d+ +(?P<name>\w+)\((?P<fd>\d+)<(?P<path>[^>]*)>(?P<rest>.*)\) += (?P<result>\d+)"
)
WRITE = re.compile(r'^, "(?P<data>(?:\\x[0-9a-f]{2})*)", (?P<length>\d+)(?:, (?P<at>\d+))?$')


@dataclass
class Disk:
    """One file: what is certain, and what the cache still holds."""

    synced: bytes
    pending: list[tuple[int, bytes]] = field(default_factory=list)

    def after_a_cut(self, rng: random.Random) -> bytes:
        """Return what a cut may leave."""
        chance = rng.choice([0.0, 0.5, 0.9, 1.0])
        content = self.synced
        for at, data in self.pending:
            if rng.random() < chance:
                torn = rng.random() < 0.1 and len(data) > SECTOR
                content = patched(content, at, data[: SECTOR * rng.randint(1, 7)] if torn else data)
        return content

    def sync(self) -> None:
        for at, data in self.pending:
            self.synced = patched(self.synced, at, data)
        self.pending.clear()


@dataclass(frozen=True)
class Step:
    """A call: a write (``at``, ``data``), a sync, a removal, or a line of output."""

    kind: str
    file: str = ""
    at: int = 0
    data: bytes = b""


def patched(content: bytes, at: int, data: bytes) -> bytes:
    return content[:at].ljust(at, b"\0") + data + content[at + len(data) :]


def steps(trace: Path, store: Path) -> Iterator[Step]:
    for line in trace.read_text(encoding="utf-8").splitlines():
        if f'unlink("{hexed(str(store / WAL_NAME))}")' in line:
            yield Step("unlink", WAL_NAME)
        found = CALL.match(line)
        if found is None:
            continue
        file = Path(unhexed(found["path"])).name
        if found["name"] in ("fsync", "fdatasync") and file in (DATABASE_NAME, WAL_NAME):
            yield Step("sync", file)
        written = WRITE.match(found["rest"])
        if written is None:
            continue
        data = bytes.fromhex(written["data"].replace("\\x", ""))
        assert len(data) == int(written["length"]), "the trace is cut short"
        if file in (DATABASE_NAME, WAL_NAME):
            yield Step("write", file, int(written["at"]), data)
        elif found["fd"] == "1":
            yield Step("told", data=data)


def hexed(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())


def unhexed(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text


@pytest.fixture(scope="module")
def sale(tmp_path_factory: pytest.TempPathFactory) -> list[Step]:
    """The steps of one sale, from the opening of the till to its end."""
    folder = tmp_path_factory.mktemp("sale")
    store = a_shop(folder / "store")
    calls = "--trace=write,pwrite64,fsync,fdatasync,unlink"
    done = run_sale(store, folder / "trace", ["-y", "-xx", "-s", "100000", calls])
    assert done.returncode == 0, done.stderr
    return list(steps(folder / "trace", store))


def cut_after(folder: Path, sale: list[Step], count: int, rng: random.Random) -> list[str]:
    """Cut the power after ``count`` steps and return what is wrong when it is back."""
    store = a_shop(folder / f"cut-{count}-{rng.random()}")
    disks = {DATABASE_NAME: Disk((store / DATABASE_NAME).read_bytes()), WAL_NAME: Disk(b"")}
    told = b""
    is_wal_removed = False
    for step in sale[:count]:
        if step.kind == "write":
            disks[step.file].pending.append((step.at, step.data))
        elif step.kind == "sync":
            disks[step.file].sync()
        elif step.kind == "unlink":
            is_wal_removed = rng.random() < 0.5
        else:
            told += step.data
    for name, disk in disks.items():
        (store / name).write_bytes(disk.after_a_cut(rng))
    if is_wal_removed:
        (store / WAL_NAME).unlink()
    found = complaints_after_restart(store)
    with a_till(store) as till:
        orders = till.order_queries.totals().orders
        items = 2 if orders else sum(cart.item_count for cart in till.carts.left_open())
    scanned = max([0, *map(int, re.findall(rb"scanned: (\d)", told))])
    if items < scanned:
        found.append(f"{scanned} items were acknowledged, {items} are there")
    if b"sold: " in told and orders != 1:
        found.append("the sale was acknowledged and is gone")
    return found


def test_the_whole_sale_was_listed(sale: list[Step]) -> None:
    told = b"".join(step.data for step in sale if step.kind == "told")
    assert b"scanned: 1\nscanned: 2\nsold: 1-00001 3.69\n" in told
    kinds = [(step.kind, step.file) for step in sale]
    assert ("sync", WAL_NAME) in kinds
    assert ("write", DATABASE_NAME) in kinds
    assert kinds.count(("unlink", WAL_NAME)) == 1


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, sale: list[Step]) -> None:
    rng = random.Random(20_261_122)
    told = [count for count, step in enumerate(sale, start=1) if step.kind == "told"]
    for count in [*told, *rng.choices(range(len(sale) + 1), k=CUTS)]:
        assert cut_after(tmp_path, sale, count, rng) == [], f"cut after step {count}"


@pytest.mark.soak
@pytest.mark.timeout(1_800)
def test_a_power_cut_after_any_call_loses_nothing_that_was_acknowledged(
    tmp_path: Path, sale: list[Step]
) -> None:
    seed = int.from_bytes(os.urandom(4), "big")
    rng = random.Random(seed)
    for count in range(len(sale) + 1):
        for _ in range(4):
            assert cut_after(tmp_path, sale, count, rng) == [], f"step {count}, seed {seed}"


def test_a_commit_without_its_sync_would_be_caught(tmp_path: Path, sale: list[Step]) -> None:
    unsynced = [step for step in sale if (step.kind, step.file) != ("sync", WAL_NAME)]
    sold = next(
        count for count, step in enumerate(unsynced, start=1) if step.data.startswith(b"sold")
    )
    found = [
        complaint
        for seed in range(8)
        for complaint in cut_after(tmp_path, unsynced, sold, random.Random(seed))
    ]
    assert "the sale was acknowledged and is gone" in found
