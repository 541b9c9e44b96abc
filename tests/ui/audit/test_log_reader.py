"""Questions to the log on a thread of their own: answered here, in order, the stale ones never."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos_app.application.errors import StorageBusy
from pos_app.application.queries import AuditQueries
from pos_app.ui.audit.log_reader import LogReader
from tests.stores import a_till


@pytest.fixture
def reader(data_dir: Path, qtbot: QtBot) -> Iterator[LogReader]:
    with a_till(data_dir) as till:
        reader = LogReader(till.audit_queries, "asking")
        yield reader
        reader.close()
        reader.deleteLater()


class Gate:
    """Holds the thread up until it is opened; remembers what was asked."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.asked: list[str] = []

    def hold(self, _queries: AuditQueries) -> str:
        self.opened.wait(5)
        return "held"

    def question(self, name: str) -> Callable[[AuditQueries], str]:
        def ask(_queries: AuditQueries) -> str:
            self.asked.append(name)
            return name

        return ask


def test_a_question_is_answered_on_another_thread_and_heard_on_this_one(
    reader: LogReader, qtbot: QtBot
) -> None:
    heard: list[tuple[int, int, int]] = []

    def hear(answer: tuple[int, int]) -> None:
        heard.append((*answer, threading.get_ident()))

    reader.ask("where", lambda queries: (queries.last_seq(), threading.get_ident()), hear)
    qtbot.waitUntil(lambda: bool(heard))
    ((last, asked_on, heard_on),) = heard

    assert last == 1
    assert asked_on != heard_on
    assert heard_on == threading.get_ident()


def test_of_several_questions_on_one_topic_only_the_last_is_asked(
    reader: LogReader, qtbot: QtBot
) -> None:
    gate, heard = Gate(), list[str]()
    reader.ask("gate", gate.hold, heard.append)
    for name in ("milk", "mil", "mi"):
        reader.ask("page", gate.question(name), heard.append)
    reader.ask("count", gate.question("count"), heard.append)
    gate.opened.set()
    qtbot.waitUntil(lambda: "count" in heard)

    assert heard == ["held", "mi", "count"]
    assert gate.asked == ["mi", "count"]


def test_an_answer_that_is_overtaken_on_its_way_back_is_dropped(
    reader: LogReader, qtbot: QtBot
) -> None:
    gate, heard = Gate(), list[str]()
    reader.ask("page", gate.hold, heard.append)
    reader.ask("page", gate.question("newer"), heard.append)
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(20)

    assert heard == ["newer"]


def test_an_error_is_told_and_the_next_question_is_answered(
    reader: LogReader, qtbot: QtBot
) -> None:
    def fail(_queries: AuditQueries) -> None:
        raise StorageBusy(path="pos.db", detail="locked")

    heard: list[int] = []
    with qtbot.waitSignal(reader.failed) as told:
        reader.ask("page", fail, heard.append)
    reader.ask("last", lambda queries: queries.last_seq(), heard.append)
    qtbot.waitUntil(lambda: heard == [1])

    assert isinstance(told.args[0], StorageBusy)


def test_nothing_is_heard_after_it_was_closed(reader: LogReader, qtbot: QtBot) -> None:
    heard: list[int] = []
    reader.ask("last", lambda queries: queries.last_seq(), heard.append)
    reader.close()
    reader.close()
    qtbot.wait(20)

    assert heard == []
