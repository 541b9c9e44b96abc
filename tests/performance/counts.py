"""What does not wobble: SQL statements and fsyncs per operation."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pos_app.bootstrap import Till
from tests.performance.stores import gtin_of, open_new_store

OPERATIONS = 200


@dataclass(frozen=True, slots=True)
class Statements:
    """How many SQL statements an operation sends, transactions and pragmas included."""

    first_scan: int
    next_scan: int
    repeated_scan: int
    sale_of_three: int


def count_statements(folder: Path) -> Statements:
    """Count by the driver's own trace."""
    till = open_new_store(folder, 100)
    try:
        return _counted(till)
    finally:
        till.close()


def _counted(till: Till) -> Statements:
    log: list[str] = []
    till.trace_statements(log.append)

    def scan(cart_id: UUID | None, number: int) -> tuple[UUID, int]:
        log.clear()
        cart_id = till.carts.scan(cart_id, gtin_of(number)).cart_id
        return cart_id, len(log)

    cart, first = scan(None, 1)
    cart, following = scan(cart, 2)
    cart, repeated = scan(cart, 2)
    cart, _ = scan(cart, 3)
    log.clear()
    till.orders.pay_cash(cart)
    return Statements(first, following, repeated, len(log))


def count_fsyncs() -> float:
    """Return fsyncs per scan: the difference between two runs under strace, 200 scans apart."""
    few, many = (_fsyncs_of(count) for count in (50, 50 + OPERATIONS))
    return (many - few) / OPERATIONS


def _fsyncs_of(operations: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "strace.txt"
        subprocess.run(
            [
                "strace",
                "-f",
                "-c",
                "-e",
                "trace=fsync,fdatasync",
                "-o",
                str(report),
                sys.executable,
                "-m",
                "tests.performance.counts",
                str(operations),
            ],
            check=True,
            env={**os.environ, "TMPDIR": folder},
        )
        calls = re.findall(
            r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*\bf(?:data)?sync$",
            report.read_text(),
            re.MULTILINE,
        )
        return sum(map(int, calls))


def _scan_only(operations: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        till = open_new_store(Path(folder) / "store", 100)
        cart_id: UUID | None = None
        for number in range(operations):
            if number % 10 == 0:
                cart_id = None
            cart_id = till.carts.scan(cart_id, gtin_of(1 + number % 100)).cart_id
        till.close()


if __name__ == "__main__":
    _scan_only(int(sys.argv[1]))
