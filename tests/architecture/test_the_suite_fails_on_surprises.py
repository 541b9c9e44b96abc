"""The guards of conftest.py, each seen to fail a test that leaves something behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

PLANTED = """
import logging, threading, time, warnings
import pytest
from PySide6.QtCore import QObject, QTimer, qWarning

def test_leaves_a_thread():
    threading.Thread(target=time.sleep, args=(5,), daemon=True, name="forgotten").start()

def test_leaves_a_timer(qapp):
    timer = QTimer(qapp, objectName="forgotten-timer")
    timer.start(60_000)

def test_logs_a_stray_line():
    logging.getLogger("pos_app.sell").warning("nobody asked for this")

def test_expects_a_line_that_never_comes(expected_logs):
    expected_logs("pos_app.sell", containing="never")

def test_warns():
    warnings.warn("careless", UserWarning)

def test_makes_qt_complain(qapp):
    qWarning("Qt is not amused")

@pytest.mark.unheard_of
def test_has_an_unknown_marker(): ...

@pytest.mark.xfail
def test_passes_though_it_should_fail(): ...
"""

HONEST = """
import logging, threading, time
from PySide6.QtCore import QTimer

def test_ends_its_thread():
    threading.Thread(target=time.sleep, args=(0.05,)).start()

def test_stops_its_timer(qapp):
    timer = QTimer(qapp)
    timer.start(60_000)
    timer.stop()

def test_declares_its_line(expected_logs):
    expected_logs("pos_app.sell", containing="asked for")
    logging.getLogger("pos_app.sell.printing").error("just what was asked for")
"""


def run_suite(folder: Path, tests: str) -> str:
    """Run ``tests`` under the project's own settings and guards; return what pytest says."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n")
    (folder / "test_planted.py").write_text(tests)
    answer = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--color=no", "-v"),
            *("-c", ROOT / "pyproject.toml", "--rootdir", folder, folder),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout + answer.stderr


def test_nothing_is_left_behind_unseen(tmp_path: Path) -> None:
    without_marker = PLANTED.replace("@pytest.mark.unheard_of\n", "")

    said = run_suite(tmp_path, without_marker)

    assert "threads left running: ['forgotten']" in said
    assert "timers left running: ['forgotten-timer of " in said
    assert "logged without being expected: pos_app.sell: nobody asked for this" in said
    assert "expected and never logged" in said
    assert "test_warns FAILED" in said
    assert "test_makes_qt_complain FAILED" in said
    assert "test_passes_though_it_should_fail FAILED" in said


def test_an_unknown_marker_stops_the_suite(tmp_path: Path) -> None:
    assert "'unheard_of' not found in `markers`" in run_suite(tmp_path, PLANTED)


def test_a_tidy_test_passes(tmp_path: Path) -> None:
    assert "3 passed" in run_suite(tmp_path, HONEST)
