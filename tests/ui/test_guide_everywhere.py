"""F1 leads to the guide from the screens that are no page of the till."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos_app.bootstrap import open_till
from pos_app.ui.error_text import ErrorText
from pos_app.ui.look import Look
from pos_app.ui.robot.hand import Robot
from pos_app.ui.shift.view import ShiftView
from pos_app.ui.sounds import Sounds
from pos_app.ui.till_app import TillApp
from pos_app.ui.trouble_window import TroubleWindow
from pos_app.ui.upkeep.view import PageView
from pos_app.ui.upkeep.words import Words
from tests.stores import a_till, stocked
from tests.ui.windows import OWN_PIN, Window, a_window


@pytest.fixture
def window(tmp_path: Path, look: Look) -> Iterator[Window]:
    with a_window(tmp_path / "store", look) as window:
        yield window


def chapter_over(robot: Robot) -> str:
    """Return the heading of the guide that can be seen, empty where there is none."""
    for words in robot.window.findChildren(Words):
        if words.isVisible():
            return words.toPlainText().partition("\n")[0]
    return ""


def test_a_locked_till_explains_itself_and_stays_locked(window: Window) -> None:
    before = window.logged("StaffSignedIn")
    window.robot.press("F1")
    assert chapter_over(window.robot) == "Your first day at the till"
    window.robot.press("Esc")
    assert chapter_over(window.robot) == ""
    assert window.robot.sees("Who is selling?")
    assert window.logged("StaffSignedIn") == before


def test_the_screen_of_shifts_leads_to_what_a_manager_does(window: Window) -> None:
    window.sign_in("Ines Duarte, Cashier", OWN_PIN)
    window.robot.wait_for("Register 1 · Ines Duarte")
    window.robot.press("Ctrl+E")
    window.robot.press("F1")
    window.robot.tap("Guide")
    assert chapter_over(window.robot) == "For managers"
    window.robot.press("Esc")
    assert chapter_over(window.robot) == ""
    (shifts,) = window.app.window.findChildren(ShiftView)
    assert shifts.isVisible()


@contextmanager
def opened(folder: Path, look: Look) -> Iterator[TillApp]:
    app = TillApp(look, open_till(folder), Sounds(folder / "sounds"))
    app.open()
    Robot(app.window).bring_to_front()
    yield app
    app.close()


def test_the_audit_window_leads_to_what_an_accountant_reads(data_dir: Path, look: Look) -> None:
    with a_till(data_dir, started=True) as till:
        stocked(till)
    with opened(data_dir, look) as app:
        app.show_audit()
        assert app.audit_window is not None
        robot = Robot(app.audit_window)
        robot.bring_to_front()
        for _ in range(2):  # a second time it is the same window
            robot.press("F1")
            robot.tap("Guide")
            assert chapter_over(robot) == "For the accountant and the auditor"
            (page,) = robot.window.findChildren(PageView)
            hand = Robot(page)
            hand.bring_to_front()
            hand.press("Esc")
            assert chapter_over(robot) == ""
            robot.bring_to_front()


def test_the_first_start_explains_how_to_install(data_dir: Path, look: Look) -> None:
    with opened(data_dir, look) as app:
        robot = Robot(app.window)
        robot.press("F1")
        assert chapter_over(robot) == "Install"


def test_a_till_that_cannot_open_leads_to_what_to_do(look: Look) -> None:
    window = TroubleWindow(look, ErrorText("It does not open.", "Read on."), "detail")
    window.show()
    robot = Robot(window)
    robot.bring_to_front()
    robot.press("F1")
    assert chapter_over(robot) == "When something broke"
    (page,) = window.findChildren(PageView)
    page.leave()
    assert chapter_over(robot) == ""
    robot.tap("Guide")
    assert chapter_over(robot) == "When something broke"
    window.close()
    window.deleteLater()
