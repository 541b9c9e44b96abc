"""One till for each data folder; a second start finds the first, a crash stops nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.ui.single_till import LOCK_NAME, SingleTill

pytestmark = pytest.mark.usefixtures("qapp")

_CALL = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
    "from pos_app.ui.single_till import SingleTill\n"
    "app = QCoreApplication([]); single = SingleTill(Path(sys.argv[1]))\n"
    "print(single.claim(), flush=True)\n"
)


def test_a_second_till_does_not_get_the_folder_and_calls_the_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = SingleTill(tmp_path)
    assert first.claim()
    program = _CALL + "print(single.call_the_other())"
    with qtbot.waitSignal(first.wanted, timeout=10_000):
        second = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
    assert second.communicate(timeout=20)[0].split() == ["False", "True"]
    first.release()


def test_a_till_that_was_closed_gives_the_folder_up(tmp_path: Path) -> None:
    first, second = SingleTill(tmp_path), SingleTill(tmp_path)
    assert first.claim()
    first.release()
    assert second.claim()
    second.release()


def test_another_folder_is_another_till(tmp_path: Path) -> None:
    first, second = SingleTill(tmp_path / "a"), SingleTill(tmp_path / "b")
    assert first.claim()
    assert second.claim()
    first.release()
    second.release()


def test_what_a_killed_till_leaves_behind_stops_nobody(tmp_path: Path) -> None:
    program = _CALL + "import time; time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline().strip() == "True"
        killed.kill()
        killed.wait(10)
    assert (tmp_path / LOCK_NAME).exists()
    heir = SingleTill(tmp_path)
    assert heir.claim()
    heir.release()


def test_a_till_that_does_not_answer_is_said_to_be_so(tmp_path: Path) -> None:
    assert not SingleTill(tmp_path).call_the_other()
