"""The pages of backups, diagnostics and the guide, on a real store, in a real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from pos_app.application.diagnosis import Diagnosis, Finding, Level
from pos_app.application.ports import Progress
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.values.ids import utc_now
from pos_app.ui.look import Look
from pos_app.ui.main_window import MainWindow
from pos_app.ui.tasks import Cancelled
from pos_app.ui.upkeep.backups_presenter import BackupsPresenter
from pos_app.ui.upkeep.diagnostics_presenter import DiagnosticsPresenter
from pos_app.ui.upkeep.guide_presenter import CHAPTERS, GuidePresenter, guide_folder
from pos_app.ui.upkeep.restore_wish import RestoreWish
from pos_app.ui.upkeep.upkeep_state import PageState
from pos_app.ui.upkeep.view import PageView
from pos_app.ui.upkeep.words import Words
from pos_app.ui.upkeep_pages import UpkeepPages
from tests.stores import a_till, sell, stocked


class Screen:
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.states: list[PageState] = []

    def display(self, state: PageState) -> None:
        self.states.append(state)

    def leave(self) -> None:
        """Nobody is there to leave to."""

    @property
    def now(self) -> PageState:
        return self.states[-1]

    def buttons(self) -> list[str]:
        return [button.action for button in self.now.buttons]


class AtOnce:
    """Runs work where it is asked for; ``stops`` makes its first progress the last."""

    def __init__(self) -> None:
        self.stops = False

    def start(
        self,
        work: Callable[[Progress], object],
        *,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Progress,
        cancelled: Callable[[], None],
    ) -> None:
        def report(count: int, of: int) -> None:
            if self.stops:
                raise Cancelled
            progressed(count, of)

        try:
            result = work(report)
        except Cancelled:
            cancelled()
        except Exception as error:  # noqa: BLE001 - as the thread does
            failed(error)
        else:
            done(result)

    def cancel(self) -> None:
        self.stops = True


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    with a_till(data_dir, started=True) as opened:
        stocked(opened)
        sell(opened, "MILK")
        yield opened


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def wishes() -> list[RestoreWish]:
    return []


@pytest.fixture
def background() -> AtOnce:
    return AtOnce()


@pytest.fixture
def page(
    till: Till, screen: Screen, background: AtOnce, wishes: list[RestoreWish]
) -> BackupsPresenter:
    presenter = BackupsPresenter(screen, till.upkeep.backups, background, utc_now, wishes.append)
    presenter.open()
    return presenter


def test_a_store_without_backups_says_so(page: BackupsPresenter, screen: Screen) -> None:
    assert screen.now.nothing
    assert screen.buttons() == ["make", "plan"]


def test_a_backup_is_made_and_listed(page: BackupsPresenter, screen: Screen) -> None:
    page.act("make")
    (row,) = screen.now.rows
    assert row.is_chosen
    assert row.mark == "verified"
    assert "by hand" in row.detail
    assert screen.now.info
    assert any(state.progress for state in screen.states)


def test_stopping_leaves_no_backup(
    page: BackupsPresenter, screen: Screen, background: AtOnce
) -> None:
    background.stops = True
    page.act("make")
    assert not screen.now.rows
    assert "Stopped" in screen.now.info


def test_restoring_is_asked_twice_and_handed_over(
    page: BackupsPresenter, screen: Screen, wishes: list[RestoreWish]
) -> None:
    page.act("make")
    page.act("look")
    assert "Corner Shop" in screen.now.text
    page.act("restore")
    assert not wishes
    page.act("back")
    page.act("look")
    page.act("restore")
    page.act("sure")
    (wish,) = wishes
    assert str(wish.path) == screen.now.rows[0].key


def test_enter_looks_inside(page: BackupsPresenter, screen: Screen) -> None:
    page.act("make")
    page.act("confirm")
    assert "restore" in screen.buttons()


def test_an_encrypted_backup_asks_for_its_passphrase_until_it_fits(
    page: BackupsPresenter, till: Till, screen: Screen
) -> None:
    page.act("plan")
    page.act("encrypt")
    page.type("short")
    page.act("lock")
    assert "at least 10" in screen.now.problem
    page.type("twelve letters")
    page.act("lock")
    assert till.upkeep.backups.overview().plan.lock
    page.act("back")
    page.act("make")
    page.act("look")
    assert screen.now.field is not None
    assert screen.now.field.is_secret
    page.type("another one entirely")
    page.act("unlock")
    assert "does not open" in screen.now.problem
    page.type("twelve letters")
    page.act("confirm")
    assert "Corner Shop" in screen.now.text


def test_the_plan_is_changed_button_by_button(
    page: BackupsPresenter, till: Till, screen: Screen, tmp_path: Path
) -> None:
    page.act("make")
    page.act("plan")
    page.act("hours")
    page.act("shift")
    page.act("folder")
    page.type(str(tmp_path / "stick"))
    page.act("use_folder")
    assert till.upkeep.backups.overview().plan == BackupPlan(
        folder=str(tmp_path / "stick"), every_hours=4, is_after_shift=False
    )
    assert "every 4 hours" in screen.now.text
    assert [row.detail.rpartition(" · ")[2] for row in screen.now.rows] == ["beside the store"]
    page.act("folder")
    page.type("/proc/nowhere")
    page.act("use_folder")
    assert screen.now.problem
    assert till.upkeep.backups.overview().plan.folder == str(tmp_path / "stick")


def test_a_drive_that_is_away_is_said(
    page: BackupsPresenter, till: Till, screen: Screen, tmp_path: Path
) -> None:
    till.upkeep.backups.change_plan(BackupPlan(folder=str(tmp_path / "stick")))
    (tmp_path / "stick" / ".pos-app-backups").unlink()
    page.act("make")
    assert "Plug the drive in" in screen.now.problem
    assert "No backup since" in screen.now.text


def test_rows_are_chosen_by_keys(page: BackupsPresenter, till: Till, screen: Screen) -> None:
    page.act("make")
    first = screen.now.rows[0].key
    sell(till, "MILK")
    copy = Path(first).with_name("pos-20250101-000000.db")
    copy.write_bytes(Path(first).read_bytes())
    page.open()
    page.move(1)
    assert [row.is_chosen for row in screen.now.rows] == [False, True]
    assert screen.now.rows[1].mark == "not checked"
    page.move(-5)
    assert screen.now.rows[0].is_chosen


def found(*levels: Level) -> Diagnosis:
    checks = ("versions", "disk_space", "log")
    facts: dict[str, str | int | float] = {
        "program": "1",
        "python": "3",
        "qt": "6",
        "sqlite": "3",
        "system": "x",
        "free": 1,
        "store": 1,
        "checked": 3,
    }
    return Diagnosis(
        tuple(
            Finding(check, level, facts=facts) for check, level in zip(checks, levels, strict=False)
        )
    )


def test_what_is_worst_stands_first(screen: Screen, tmp_path: Path) -> None:
    packed: list[Diagnosis] = []

    def pack(diagnosis: Diagnosis) -> Path:
        packed.append(diagnosis)
        return tmp_path / "support.zip"

    page = DiagnosticsPresenter(
        screen, lambda _progress: found(Level.FINE, Level.BAD, Level.FINE), pack, AtOnce()
    )
    page.open()
    assert [row.key for row in screen.now.rows] == ["disk_space", "versions", "log"]
    assert "Disk space" in screen.now.text
    page.move(1)
    assert "Versions" in screen.now.text
    page.act("pack")
    assert "support.zip" in screen.now.info
    assert packed


def test_a_bundle_that_cannot_be_written_is_told(screen: Screen) -> None:
    def fails(_diagnosis: Diagnosis) -> Path:
        raise OSError(28, "No space left on device")

    page = DiagnosticsPresenter(screen, lambda _progress: found(Level.FINE), fails, AtOnce())
    page.open()
    page.act("pack")
    assert screen.now.problem


def test_every_chapter_of_the_guide_is_shipped_and_shown(screen: Screen) -> None:
    page = GuidePresenter(screen, guide_folder())
    page.open()
    assert [row.key for row in screen.now.rows] == list(CHAPTERS)
    for _ in CHAPTERS:
        assert screen.now.text.startswith("# ")
        page.move(1)
    page.choose("nowhere")
    assert screen.now.rows[-1].is_chosen


def test_a_program_without_a_guide_says_so(screen: Screen, tmp_path: Path) -> None:
    GuidePresenter(screen, tmp_path).open()
    assert screen.now.nothing


def test_f1_opens_the_chapter_of_a_page_and_esc_comes_back_to_it(
    qtbot: QtBot, look: Look, till: Till
) -> None:
    window = MainWindow(look, "Till")
    qtbot.addWidget(window)
    window.place(QWidget())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pages = UpkeepPages(look, till, window, window)
    window.help_wanted.connect(pages.open_chapter)
    pages.open("backups")
    QTest.keyClick(window, Qt.Key.Key_F1)
    guide = pages.view("guide")
    assert guide.isVisible()
    shown = " ".join(words.toPlainText() for words in guide.findChildren(QTextBrowser))
    assert "Go back to a backup" in shown
    guide.leave()
    assert pages.view("backups").isVisible()
    pages.view("backups").leave()
    assert not pages.view("backups").isVisible()
    pages.close()
    window.close()


def test_the_pages_work_in_the_window(qtbot: QtBot, look: Look, till: Till) -> None:
    window = MainWindow(look, "Till")
    qtbot.addWidget(window)
    window.show()
    pages = UpkeepPages(look, till, window, window)
    pages.open("backups")
    view = pages.view("backups")
    view.acted.emit("make")
    qtbot.waitUntil(lambda: bool(view._rows.texts()), timeout=20_000)
    pages.open("diagnostics")
    page = pages.view("diagnostics")
    qtbot.waitUntil(lambda: bool(page._rows.texts()), timeout=20_000)
    pages.open("guide")
    pages.open("somewhere else")
    assert pages.view("guide").isVisible()
    pages.close()
    window.close()


def test_the_words_of_a_page_have_room_and_are_read_by_the_keys(qtbot: QtBot, look: Look) -> None:
    page = PageView(look, "Guide", guide_folder())
    qtbot.addWidget(page)
    GuidePresenter(page, guide_folder()).open()
    page.resize(1024, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    (words,) = page.findChildren(Words)
    second = words.document().begin().next()
    assert second.blockFormat().bottomMargin() > 0
    for key, is_moved in ((Qt.Key.Key_PageDown, True), (Qt.Key.Key_PageUp, False)):
        QTest.keyClick(QApplication.focusWidget() or page, key)
        assert (words.verticalScrollBar().value() > 0) is is_moved


@pytest.mark.parametrize("width", [700, 1024, 1600])
def test_each_chapter_stands_there_once_at_any_width(qtbot: QtBot, look: Look, width: int) -> None:
    page = PageView(look, "Guide", guide_folder())
    qtbot.addWidget(page)
    presenter = GuidePresenter(page, guide_folder())
    page.resize(width, 600)
    page.show()
    presenter.open()
    (words,) = page.findChildren(Words)
    for chapter in CHAPTERS:
        presenter.choose(chapter)
        text = (guide_folder() / f"{chapter}.md").read_text(encoding="utf-8")
        block, headings = words.document().begin(), 0
        while block.isValid():
            headings += bool(block.blockFormat().headingLevel())
            block = block.next()
        assert headings == sum(line.startswith("#") for line in text.splitlines())
