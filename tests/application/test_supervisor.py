"""A window that crashes leaves a report and opens again, and not for ever."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pos_app.__main__ import opens_the_till
from pos_app.supervisor import CHILD, MOST_CRASHES, supervise

COUNTS = (
    "import os, pathlib, sys; p = pathlib.Path(sys.argv[1]);"
    "n = len(p.read_text()) if p.exists() else 0; p.write_text('x' * (n + 1));"
)
DIES = (
    "import faulthandler; faulthandler.enable(open(os.environ['POS_APP_WINDOW'], 'w'));os.abort()"
)


def program(code: str, counter: Path) -> list[str]:
    return [sys.executable, "-c", COUNTS + code, str(counter)]


def starts(counter: Path) -> int:
    return len(counter.read_text())


def test_a_window_that_is_closed_is_not_started_again(tmp_path: Path) -> None:
    counter, logs = tmp_path / "starts", tmp_path / "logs"
    assert supervise(program("sys.exit(2)", counter), logs) == 2
    assert starts(counter) == 1
    assert not list(logs.iterdir())


def test_a_crash_is_reported_and_the_window_opens_again(tmp_path: Path) -> None:
    counter, logs = tmp_path / "starts", tmp_path / "logs"
    code = f"sys.exit(0) if n else None;{DIES}"
    assert supervise(program(code, counter), logs) == 0
    assert starts(counter) == 2
    (report,) = logs.iterdir()
    text = report.read_text()
    assert "SIGABRT" in text
    assert "most recent call first" in text


def test_it_does_not_crash_for_ever(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counter, logs = tmp_path / "starts", tmp_path / "logs"
    assert supervise(program(DIES, counter), logs) == 1
    assert starts(counter) == MOST_CRASHES + 1
    assert "pos-app doctor" in capsys.readouterr().err


def test_crashes_long_ago_do_not_count(tmp_path: Path) -> None:
    counter, logs = tmp_path / "starts", tmp_path / "logs"
    clock = iter(range(0, 100_000, 1_000))
    code = f"sys.exit(0) if n == 7 else None;{DIES}"
    assert supervise(program(code, counter), logs, lambda: float(next(clock))) == 0
    assert starts(counter) == 8


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert supervise([sys.executable, "-c", "pass"], blocked / "logs") == 0


def test_who_asks_the_program_to_end_asks_the_window(tmp_path: Path) -> None:
    counter = tmp_path / "starts"
    waits = program("import time; time.sleep(60)", counter)
    script = (
        "import sys; from pathlib import Path; from pos_app.supervisor import supervise;"
        "sys.exit(supervise(sys.argv[2:], Path(sys.argv[1])))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "logs"), *waits],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    for _ in range(400):
        if counter.exists():
            break
        time.sleep(0.02)
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) != 0
    assert starts(counter) == 1


@pytest.mark.parametrize(
    ("arguments", "is_till"),
    [
        ([], True),
        (["--data-dir", "x"], True),
        (["--data-dir=x"], True),
        (["--demo"], False),
        (["--version"], False),
        (["audit"], False),
        (["backup", "x"], False),
        (["--data-dir"], False),
    ],
)
def test_only_the_window_of_a_kept_store_is_looked_after(
    arguments: list[str], is_till: object
) -> None:
    assert opens_the_till(arguments) is is_till


def test_the_suite_itself_is_not_looked_after() -> None:
    assert CHILD in os.environ
