"""Lists the file system calls of a program with strace, and lets one of them fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.faults.one_sale import BEGIN
from tests.stores import ROOT

CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate")


@dataclass(frozen=True)
class Call:
    """The ``number``-th call of this name since the program started."""

    name: str
    number: int


@cache
def strace_works() -> bool:
    """Return whether strace is here and may trace."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "true"], check=False, capture_output=True
    )
    return tried.returncode == 0


def calls_of_a_sale(folder: Path, trace: Path) -> list[Call]:
    """Sell once on ``folder`` and return the calls from the first scan to the end."""
    done = run_sale(folder, trace, [f"--trace={','.join(('write', *CALLS))}"])
    if done.returncode:
        raise RuntimeError(done.stderr)
    counted = dict.fromkeys(CALLS, 0)
    calls: list[Call] = []
    has_begun = False
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(r"\d+ +(\w+)\(", line)
        if found is None:
            continue
        name = found[1]
        if name == "write":
            has_begun = has_begun or BEGIN in line
            continue
        counted[name] += 1
        if has_begun:
            calls.append(Call(name, counted[name]))
    return calls


def sale_with_fault(
    folder: Path, trace: Path, call: Call, fault: str
) -> subprocess.CompletedProcess[str]:
    """Sell once while ``call`` meets ``fault``, as in ``signal=KILL`` or ``error=EIO``."""
    return run_sale(
        folder,
        trace,
        [
            f"--trace={','.join(CALLS)}",
            f"--inject={call.name}:{fault}:when={call.number}",
        ],
    )


def run_sale(folder: Path, trace: Path, options: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run the cashier under strace, which writes its list to ``trace``."""
    return subprocess.run(
        [
            *("strace", "-f", "-o", str(trace), *options),
            *(sys.executable, "-m", "tests.faults.one_sale", str(folder)),
        ],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
