"""On a real X display, with keys from outside: scans are scans and typing is typing."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
    ),
]
_PATIENCE = 20.0
_KEY_NAMES = {"-": "minus", "/": "slash"}


@dataclass
class Outside:
    """A robot with a keyboard on the display of the window."""

    environment: dict[str, str]
    window: subprocess.Popen[str]
    lines: queue.Queue[list[str]] = field(default_factory=queue.Queue)

    def type_in(self, text: str, *, delay_ms: int) -> None:
        self._xdotool("type", "--delay", str(delay_ms), text)

    def press(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "1", *keys)

    def scan(self, *codes: str, end: str = "Return") -> None:
        """Send codes and their ends in one go, a millisecond apart, as a scanner does."""
        keys = [_KEY_NAMES.get(sign, sign) for code in codes for sign in (*code, end)]
        self.press(*keys)

    def hears(self, what: str) -> str:
        """Return the value of the next thing of this kind that the window reports."""
        while True:
            name, value = self.lines.get(timeout=_PATIENCE)
            if name == what:
                return value

    def heard_so_far(self) -> list[list[str]]:
        heard = []
        while not self.lines.empty():
            heard.append(self.lines.get())
        return heard

    def read(self) -> None:
        assert self.window.stdout is not None
        for line in self.window.stdout:
            self.lines.put(json.loads(line))

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=_PATIENCE)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(_PATIENCE)


@pytest.fixture
def outside(display: str) -> Iterator[Outside]:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.widgets.scanned_window"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    robot = Outside(environment, window)
    reader = threading.Thread(target=robot.read, name="reads-the-window")
    reader.start()
    try:
        robot.hears("ready")
        robot._xdotool("search", "--sync", "--name", "scanned window", "windowfocus", "--sync")
        yield robot
    finally:
        window.terminate()
        window.wait(_PATIENCE)
        reader.join(_PATIENCE)
        if window.stdout is not None:
            window.stdout.close()


def test_twenty_scans_in_a_row_arrive_whole_and_in_order(outside: Outside) -> None:
    codes = [f"40063813{number:05}" for number in range(20)]
    outside.scan(*codes)
    assert [outside.hears("scanned") for _ in codes] == codes
    assert outside.heard_so_far() == []


def test_the_same_digit_many_times_is_no_held_key(outside: Outside) -> None:
    outside.scan("0000000000017", end="Linefeed")
    assert outside.hears("scanned") == "0000000000017"


def test_capitals_from_a_scanner_arrive_as_printed(outside: Outside) -> None:
    outside.scan("SKU-0042/aB")
    assert outside.hears("scanned") == "SKU-0042/aB"


def test_a_scan_does_not_press_the_button_that_has_the_focus(outside: Outside) -> None:
    outside.press("Tab")
    outside.scan("4006381333931")
    assert outside.hears("scanned") == "4006381333931"
    assert outside.heard_so_far() == []


def test_a_person_types_a_name_and_submits_it(outside: Outside) -> None:
    outside.type_in("sour", delay_ms=80)
    outside.press("Return")
    assert outside.hears("submitted") == "sour"


def test_a_number_and_f12_in_one_breath_keep_their_order(outside: Outside) -> None:
    outside.press("3", "0", "F12")
    assert outside.hears("paid") == "30"
