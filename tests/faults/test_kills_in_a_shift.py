"""Killed during a Z report or a paid-out, a till has done it whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.queries import AuditFilter
from tests.stores import a_till, sell, stocked

PLACES = ("commit.before", "commit.after", "audit.before_commit")
COMMANDS = {
    "close": 'till.shifts.commands.close("Wrong change")',
    "pay_out": 'till.shifts.commands.pay_out(Decimal("5.00"), "Milk")',
}


def killed_in(folder: Path, command: str, place: str) -> None:
    """Run one command in a process that dies at a fail point."""
    code = (
        "import sys\nfrom decimal import Decimal\nfrom pathlib import Path\n"
        "from pos_app.bootstrap import open_till\n"
        "till = open_till(Path(sys.argv[1]))\ntill.start(with_receipts=False)\n"
        "from pos_app.infrastructure import fail_points\n"
        f"fail_points._plan = fail_points._Plan({place!r})\n{command}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=os.environ, check=False, timeout=60
    )
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("place", PLACES)
def test_a_z_report_is_made_whole_or_not_at_all(tmp_path: Path, place: str) -> None:
    with a_till(tmp_path / "shop", started=True) as till:
        stocked(till, "Milk", price="1.20")
        till.shifts.commands.open(Decimal("100.00"))
        sell(till, "MILK")
        till.shifts.commands.commit_count({}, Decimal("90.00"))
    killed_in(tmp_path / "shop", COMMANDS["close"], place)
    with a_till(tmp_path / "shop", started=True) as till:
        report = till.shifts.queries.z_report("1")
        is_open = till.shifts.commands.current() is not None
        assert is_open == (report is None)
        if is_open:
            till.shifts.commands.close("Wrong change")
        till.shifts.commands.open(Decimal("90.00"))
        till.shifts.commands.commit_count({}, Decimal("90.00"))
        assert till.shifts.commands.close().z_number == 2
        numbers = [row.number for row in till.shifts.queries.latest("1", 10)]
        assert numbers == [2, 1]
        assert till.audit.verify().is_sound


@pytest.mark.parametrize("place", PLACES)
def test_a_paid_out_is_recorded_whole_or_not_at_all(tmp_path: Path, place: str) -> None:
    with a_till(tmp_path / "shop", started=True) as till:
        till.shifts.commands.open(Decimal("100.00"))
    killed_in(tmp_path / "shop", COMMANDS["pay_out"], place)
    with a_till(tmp_path / "shop", started=True) as till:
        queries = till.audit_queries()
        paid_out = AuditFilter(event_types=frozenset({"CashPaidOut"}))
        told = len(queries.page(paid_out, None, 100))
        queries.close()
        report = till.shifts.queries.x_report("1")
        assert report is not None
        cash = json.loads(report.text)["cash"][0]
        assert Decimal(cash["paid_out"]) == Decimal("5.00") * told
        assert told == (place != "commit.before")
