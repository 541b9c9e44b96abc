"""Going to practise and coming back are in the log of the real store, and in no other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pos_app.application.queries import AuditFilter
from pos_app.assembly.training import ready_training
from pos_app.bootstrap import Till, open_till
from pos_app.settings import Settings
from pos_app.ui.app import run_till
from pos_app.ui.main_window import MainWindow
from pos_app.ui.training_switch import SWITCH_TRAINING
from tests.application.ledger import types_logged
from tests.people import OWNER_PIN, Staffed, staffed
from tests.stores import a_till, stocked

ASKED_ABOUT = ("TillStarted", "TillStopped", "TrainingStarted", "TrainingEnded")


class Visitor:
    """Goes from one window of the till to the next, and closes the last."""

    def __init__(self, switches: int) -> None:
        self.titles: list[str] = []
        self._switches = switches
        self._seen: list[MainWindow] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(20)

    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and window not in self._seen:
                self._seen.append(window)
                if len(self._seen) <= self._switches:
                    QApplication.exit(SWITCH_TRAINING)
                else:
                    self._timer.stop()
                    window.close()
                return


class FirstSignedIn:
    """Opens stores; the owner is signed in at the first one that is opened."""

    def __init__(self, people: Staffed) -> None:
        self._people = people
        self._is_first = True

    def __call__(self, data_dir: Path, *, read_only: bool = False) -> Till:
        till = open_till(data_dir, read_only=read_only)
        if self._is_first:
            self._is_first = False
            till.people.sign_in.sign_in(self._people.owner, OWNER_PIN)
        return till


def visit(folder: Path, switches: int) -> None:
    with a_till(folder) as till:
        stocked(till, "Milk")
    Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(folder)
    visitor = Visitor(switches)
    ready = partial(ready_training, open_till)
    assert run_till(open_till, folder, throw_away=False, ready_training=ready) == 0
    del visitor


def told(folder: Path) -> list[str]:
    with a_till(folder) as till:
        return [kind for kind in types_logged(till) if kind in ASKED_ABOUT]


def test_going_to_practise_and_back_is_in_the_real_log(qapp: QApplication, tmp_path: Path) -> None:
    visit(tmp_path, switches=2)
    assert told(tmp_path) == [
        "TillStarted",
        "TrainingStarted",
        "TillStopped",
        "TrainingEnded",
        "TillStarted",
        "TillStopped",
    ]
    assert told(tmp_path / "training") == ["TillStarted", "TillStopped"]


def test_a_window_closed_while_practising_ends_it_too(qapp: QApplication, tmp_path: Path) -> None:
    visit(tmp_path, switches=1)
    assert told(tmp_path) == ["TillStarted", "TrainingStarted", "TillStopped", "TrainingEnded"]


def test_whoever_went_to_practise_is_named_at_both_ends(qapp: QApplication, tmp_path: Path) -> None:
    with a_till(tmp_path) as till:
        people = staffed(till)
        people.sign_in(people.owner)
        stocked(till, "Milk")
    stores = FirstSignedIn(people)
    Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(tmp_path)
    visitor = Visitor(2)
    ready = partial(ready_training, open_till)
    assert run_till(stores, tmp_path, throw_away=False, ready_training=ready) == 0
    del visitor
    with a_till(tmp_path) as till:
        wanted = AuditFilter(event_types=frozenset({"TrainingStarted", "TrainingEnded"}))
        queries = till.audit_queries()
        actors = {entry.actor_id for entry in queries.page(wanted, None, 10)}
        queries.close()
    assert actors == {str(people.owner)}
