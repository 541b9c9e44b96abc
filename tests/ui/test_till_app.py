"""The windows of one till: what opens, what is remembered, and what happens at the end."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_app.application.audit_service import Verification
from pos_app.application.errors import StorageReadOnly, StorageTooNew
from pos_app.application.loading import store_of
from pos_app.bootstrap import Till, open_till
from pos_app.domain.values.ids import utc_now
from pos_app.settings import Settings
from pos_app.ui import till_app
from pos_app.ui.app import run_audit, run_till
from pos_app.ui.look import Look
from pos_app.ui.opened_till import OpenedTill
from pos_app.ui.robot.hand import Robot
from pos_app.ui.sounds import Sounds
from pos_app.ui.till_app import TillApp
from pos_app.ui.trouble_window import TroubleWindow
from tests.guards import ExpectedLogs
from tests.stores import a_till, stocked

# A window that was maximized lays its screen out anew with the next events.
_LAID_OUT_MS = 50
_SHOWN = QEvent.Type.Show


@pytest.fixture
def shop(data_dir: Path) -> Path:
    """A store with two products, and a window that is not maximized."""
    with a_till(data_dir) as till:
        stocked(till, "Milk", gtins=("0400100000014",))
        stocked(till, "Bread", price="3.10")
    Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(data_dir)
    return data_dir


class Opened:
    """A till with its windows, opened on a folder as often as wanted."""

    def __init__(self, look: Look, folder: Path, qtbot: QtBot) -> None:
        self.till = open_till(folder)
        self.app = TillApp(look, self.till, Sounds(folder / "sounds"))
        self.app.open()
        self.robot = Robot(self.app.window)
        self.app.window.activateWindow()
        qtbot.waitUntil(self.app.window.isActiveWindow)
        self.robot.rest(_LAID_OUT_MS)


@pytest.fixture
def opened(look: Look, qtbot: QtBot) -> Iterator[Callable[[Path], Opened]]:
    all_opened: list[Opened] = []

    def opens(folder: Path) -> Opened:
        one = Opened(look, folder, qtbot)
        all_opened.append(one)
        return one

    yield opens
    for one in all_opened:
        one.app.close()


def event_types(till: Till) -> list[str]:
    queries = till.audit_queries()
    names = list(queries.event_types())
    queries.close()
    return names


class WindowsShown(QObject):
    """Keeps the class of each window that is shown, however briefly."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched.isWindow() and event.type() == _SHOWN:
            self.kinds.add(type(watched).__name__)
        return False


def test_no_part_of_a_screen_is_ever_a_window_of_its_own(
    opened: Callable[[Path], Opened], shop: Path, qapp: QApplication
) -> None:
    windows = WindowsShown()
    qapp.installEventFilter(windows)
    opened(shop)
    qapp.removeEventFilter(windows)
    assert windows.kinds == {"MainWindow"}


def test_a_new_folder_asks_for_a_store_and_then_sells(
    opened: Callable[[Path], Opened], data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(till_app, "SAMPLE", ("samples", "catalogue.csv"))
    till = opened(data_dir)
    assert till.robot.sees("Set up your store")
    till.robot.tap("Open the sample store")
    till.robot.wait_for("224 products are ready to sell", patience=20_000)
    till.robot.press("Return")
    till.robot.wait_for("Who is selling?")
    till.robot.type_in("2580")
    till.robot.press("Return")
    assert till.robot.sees("Maple & Main Grocery, Register 1 · Ines Duarte")
    assert till.app.window.windowTitle() == "Maple & Main Grocery"


def test_a_store_without_products_is_asked_for_them_again(
    opened: Callable[[Path], Opened], data_dir: Path
) -> None:
    with a_till(data_dir):
        pass
    till = opened(data_dir)
    assert till.robot.sees("Bring your products in")
    till.robot.tap("Start without products")
    assert till.robot.sees("Scan or search")


def test_a_scan_reaches_the_cart_wherever_the_focus_is(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    for _stop in range(5):
        till.robot.press("Tab")
    till.robot.scan("0400100000014")
    assert till.robot.items("Cart") == ["1 Milk, 1.20, line 1 of 1, selected"]


def test_the_end_is_recorded_and_an_open_sale_is_offered_again(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    first = opened(shop)
    first.robot.scan("0400100000014")
    first.app.window.close()
    second = opened(shop)
    assert second.robot.sees("A sale of 1 item, 1.20, was left open.")
    assert {"TillStarted", "TillStopped"} <= set(event_types(second.till))
    second.robot.tap("Continue")
    assert second.robot.items("Cart") == ["1 Milk, 1.20, line 1 of 1, selected"]


def test_closing_waits_for_the_receipt(opened: Callable[[Path], Opened], shop: Path) -> None:
    till = opened(shop)
    till.robot.scan("0400100000014")
    till.robot.press("F12")
    till.app.window.close()
    written = sorted(path.name for path in (shop / "receipts").iterdir())
    assert written == ["1-00001.pdf", "1-00001.txt"]


def test_what_the_background_did_reaches_the_screen(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    till.robot.scan("0400100000014")
    till.robot.press("F12")
    till.robot.wait_for("Receipt saved")
    till.robot.wait_for("recorded as #")


def test_the_look_is_remembered(opened: Callable[[Path], Opened], shop: Path, look: Look) -> None:
    first = opened(shop)
    first.app.settings.change_theme()
    first.app.settings.change_text_scale(1)
    assert look.theme.name == "dark"
    assert look.theme.scale == 1.25
    first.app.window.close()
    assert Settings.load(shop) == Settings(
        theme="dark", text_percent=125, window=(0, 0, 1366, 768), is_maximized=False
    )


def test_the_text_grows_and_shrinks_within_its_steps(
    opened: Callable[[Path], Opened], shop: Path, look: Look
) -> None:
    settings = opened(shop).app.settings
    for _press in range(6):
        settings.change_text_scale(1)
    assert look.theme.scale == 2.0
    settings.change_text_scale(-1)
    assert look.theme.scale == 1.5
    settings.change_text_scale(0)
    assert look.theme.scale == 1.0


def test_a_large_window_shows_everything_a_little_larger(
    opened: Callable[[Path], Opened], shop: Path, look: Look
) -> None:
    till = opened(shop)
    till.app.window.resize(1920, 1050)
    assert look.theme.scale == 1.2
    till.app.settings.change_text_scale(1)
    assert look.theme.scale == 1.5
    till.app.window.resize(1366, 768)
    assert look.theme.scale == 1.25


def test_there_is_one_audit_window_and_it_follows_the_sale(
    opened: Callable[[Path], Opened], shop: Path, qtbot: QtBot
) -> None:
    till = opened(shop)
    till.app.show_audit()
    window = till.app.audit_window
    assert window is not None
    till.app.show_audit()
    assert till.app.audit_window is window
    audit = Robot(window)
    audit.wait_for("Till started")
    till.app.window.activateWindow()
    qtbot.waitUntil(till.app.window.isActiveWindow)
    till.robot.scan("0400100000014")
    audit.wait_for("Line added")


def test_the_audit_window_opens_again_after_it_was_closed(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    till.app.show_audit()
    first = till.app.audit_window
    assert first is not None
    first.close()
    till.app.show_audit()
    second = till.app.audit_window
    assert second is not None
    assert second is not first
    Robot(second).wait_for("Till started")


def test_closing_the_till_closes_the_audit_window(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    till.app.show_audit()
    till.app.window.close()
    assert till.app.audit_window is None


def test_an_error_nobody_expected_is_logged_and_said_and_the_till_goes_on(
    opened: Callable[[Path], Opened],
    shop: Path,
    expected_logs: ExpectedLogs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected_logs("pos_app.ui.mishaps", level=logging.CRITICAL, containing="nobody expected")
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: told.append(error[1]))
    till = opened(shop)
    mistake = RuntimeError("a mistake of ours")
    sys.excepthook(RuntimeError, mistake, None)
    till.robot.wait_for("Something went wrong here.")
    till.robot.scan("0400100000014")
    assert len(till.robot.items("Cart")) == 1
    till.robot.tap("Got it")
    assert not till.robot.sees("Something went wrong here.")
    till.app.close()
    assert told == [mistake]


def test_a_clock_that_was_set_back_is_said_with_what_to_do(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    moment = utc_now()
    with till.till._unit_of_work() as uow:
        store = store_of(uow)
        store.record_clock_jump(moment, moment - timedelta(hours=2))
        uow.collect_events_from(store)
        uow.commit()
    uow.dispatch_events()
    till.robot.wait_for("The clock went back 2 h to ")
    assert till.robot.sees("Selling goes on. Check the machine's date and time.")
    till.robot.scan("0400100000014")
    assert len(till.robot.items("Cart")) == 1
    till.robot.tap("Got it")
    assert not till.robot.sees("The clock went back")


def test_a_bad_record_is_told_on_every_screen_and_nobody_stops_selling(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    band = till.app.window.defects
    found = Verification(is_sound=False, checked=3, kind="changed", first_bad_seq=4)
    till.till.trail.record_verification(found, "hourly")
    till.robot.wait_for("A record does not match: #4.")
    assert not band.isVisible()  # the screen of sales says it itself

    page = QLabel("another room")
    till.app.window.open_page(page)
    assert band.isVisible()
    till.app.window.close_page()
    assert not band.isVisible()
    till.robot.scan("0400100000014")
    assert len(till.robot.items("Cart")) == 1

    till.app.window.open_page(page)
    till.robot.tap("Open audit")
    assert till.app.audit_window is not None


def test_a_screen_that_covers_the_sale_leaves_the_bad_record_in_sight(
    opened: Callable[[Path], Opened], shop: Path
) -> None:
    till = opened(shop)
    assert till.app.selling is not None
    view, cover = till.app.selling.view, QLabel("shift", till.app.selling.view)
    found = Verification(is_sound=False, checked=3, kind="changed", first_bad_seq=4)
    till.till.trail.record_verification(found, "start")
    till.robot.wait_for("A record does not match: #4.")

    view.cover_with(cover)

    assert cover.geometry().top() > view.parts.banner.geometry().bottom()
    assert cover.geometry().bottom() == view.rect().bottom()
    view.cover_with(None)


def test_an_error_in_a_thread_is_said_too(
    opened: Callable[[Path], Opened],
    shop: Path,
    expected_logs: ExpectedLogs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected_logs("pos_app.ui.mishaps", level=logging.CRITICAL, containing="nobody expected")
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: told.append(error[1]))
    till = opened(shop)

    def fails() -> None:
        raise RuntimeError("a mistake of ours")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    till.robot.wait_for("Something went wrong here.")
    till.app.close()
    assert [str(error) for error in told] == ["a mistake of ours"]


def opens_with(error: Exception) -> Callable[..., OpenedTill]:
    def opens(data_dir: Path, *, read_only: bool = False) -> OpenedTill:
        raise error

    return opens


class CloseTrouble:
    """Reads the window that says why, and closes it."""

    def __init__(self, *, by_key: bool = False) -> None:
        self._by_key = by_key
        self.said: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(20)

    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            # Keys reach a window once it is the active one, a moment after it is seen.
            if isinstance(window, TroubleWindow) and window.isActiveWindow():
                self._timer.stop()
                self.said = [text for text in Robot(window).texts() if text]
                if self._by_key:
                    QTest.keyClick(window, Qt.Key.Key_Escape)
                else:
                    Robot(window).tap("Close")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (StorageTooNew(path="pos.db", detail="schema 9"), "newer version"),
        (StorageReadOnly(path="pos.db", detail="read-only file system"), "cannot be written"),
    ],
)
def test_a_store_that_cannot_open_is_a_sentence_and_exit_code_2(
    qapp: QApplication,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    says: str,
) -> None:
    reader = CloseTrouble()
    assert run_till(opens_with(error), tmp_path, throw_away=False) == 2
    assert any(says in text for text in reader.said)
    assert says in capsys.readouterr().err


def test_an_audit_window_without_a_store_says_so(qapp: QApplication, tmp_path: Path) -> None:
    with a_till(tmp_path):
        pass
    reader = CloseTrouble(by_key=True)
    nothing_there = StorageTooNew(path="pos.db", detail="schema 9")
    assert run_audit(opens_with(nothing_there), tmp_path) == 2
    assert reader.said


def test_the_window_that_says_why_has_the_theme_of_the_store(
    qapp: QApplication, tmp_path: Path
) -> None:
    Settings(theme="dark").save(tmp_path)
    reader = CloseTrouble()
    error = StorageReadOnly(path="pos.db", detail="")
    assert run_till(opens_with(error), tmp_path, throw_away=False) == 2
    assert reader.said
    assert qapp.palette().window().color().lightness() < 128
