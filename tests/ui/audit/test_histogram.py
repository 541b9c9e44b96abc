"""The histogram shows when things happened, and its brush narrows the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.application.queries import TimeBar
from pos_app.ui.audit.histogram import Histogram
from pos_app.ui.audit.histogram_presenter import HistogramPresenter
from pos_app.ui.audit.histogram_state import (
    HistogramState,
    Window,
    Zoom,
    spoken,
    state_of,
    window_for,
    zooms,
)
from pos_app.ui.audit.periods import Period
from pos_app.ui.formatting import format_date
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
HOURS, DAY, WEEK, MONTH, YEAR, ALL = zooms()


def bars(*counts: int, step: timedelta = HOURS.step) -> HistogramState:
    window = Window(NOON, step, len(counts))
    found = tuple(
        TimeBar(NOON + place * step, count) for place, count in enumerate(counts) if count
    )
    return state_of(window, HOURS, found, can_go_later=False)


@pytest.mark.parametrize("zoom", zooms(), ids=lambda zoom: zoom.name)
@pytest.mark.parametrize("days", [0, 3, 400, 4000])
def test_no_zoom_shows_more_bars_than_fit(zoom: Zoom, days: int) -> None:
    span = (NOON - timedelta(days=days), NOON)
    window = window_for(zoom, span, None)
    assert 1 <= window.count <= 82
    assert window.since <= NOON < window.until + timedelta(seconds=1)
    if zoom.length is None:
        assert window.since <= span[0]


def test_the_newest_bar_holds_the_newest_entry() -> None:
    window = window_for(HOURS, (NOON, NOON + timedelta(minutes=3)), None)
    assert window.place_of(NOON + timedelta(minutes=3)) < window.count
    assert window.place_of(NOON + timedelta(minutes=3)) >= window.count - 1


def test_bars_stand_where_they_happened() -> None:
    assert bars(3, 0, 7).counts == (3, 0, 7)
    assert bars(3, 0, 7).top == 10
    assert bars(0, 1, 399).top == 400


def test_a_screen_reader_hears_the_selection() -> None:
    window = Window(NOON, HOURS.step, 4)
    found = (TimeBar(NOON, 3), TimeBar(NOON + HOURS.step, 5, flag_count=1))
    state = state_of(window, HOURS, found, can_go_later=False)
    text = spoken(state, 1, 4)
    assert "5 events" in text
    assert "1 bar with red flags" in text


def test_the_headline_names_both_days_of_a_night() -> None:
    noon = datetime(2026, 11, 30, 12).astimezone()
    night = noon + timedelta(hours=8)

    def headline(since: datetime) -> str:
        window = Window(since, timedelta(minutes=6), 80)
        return state_of(window, HOURS, (), can_go_later=False).headline

    first, last = format_date(noon), format_date(noon + timedelta(days=1))
    assert headline(noon) == f"Events every 6 min, {first}"
    assert headline(night) == f"Events every 6 min, {first} to {last}"


class Log:
    """Answers the histogram's questions at once, and keeps what was asked."""

    def __init__(self, first: datetime, last: datetime) -> None:
        self.spans = (first, last)
        self.asked: list[tuple[datetime, datetime, timedelta]] = []

    def ask(self, _topic: str, job: Callable[[Any], object], then: Callable[[Any], None]) -> None:
        then(job(self))

    def span(self) -> tuple[datetime, datetime] | None:
        return self.spans

    def bars(self, since: datetime, until: datetime, step: timedelta) -> tuple[TimeBar, ...]:
        self.asked.append((since, until, step))
        return ()


class Canvas:
    def __init__(self) -> None:
        self.states: list[HistogramState | None] = []

    def display(self, state: HistogramState | None) -> None:
        self.states.append(state)


def test_zooming_and_paging_ask_for_other_spans() -> None:
    log, canvas = Log(NOON - timedelta(days=90), NOON), Canvas()
    chosen: list[Period] = []
    presenter = HistogramPresenter(canvas, log, chosen.append)
    presenter.refresh()
    presenter.page(1)
    assert len(log.asked) == 1
    presenter.page(-1)
    earlier = log.asked[-1]
    assert earlier[1] == log.asked[0][1] - timedelta(hours=4)
    presenter.zoom(1)
    assert log.asked[-1][2] == DAY.step
    presenter.page(1)
    presenter.page(1)
    assert log.asked[-1][1] >= NOON
    presenter.choose(3, 5)
    (period,) = chosen
    assert period.since == log.asked[-1][0] + 3 * DAY.step
    assert period.until == log.asked[-1][0] + 5 * DAY.step


def test_an_empty_log_has_no_bars() -> None:
    class Empty(Log):
        def span(self) -> None:
            return None

    canvas = Canvas()
    presenter = HistogramPresenter(canvas, Empty(NOON, NOON), lambda _period: None)
    presenter.refresh()
    presenter.choose(0, 1)
    assert canvas.states == [None]


@pytest.fixture
def drawn(qapp: QApplication, qtbot: QtBot) -> Iterator[Histogram]:
    look = Look(qapp, Theme.named("light"))
    histogram = Histogram(look)
    qtbot.addWidget(histogram)
    histogram.resize(912, 117)
    histogram.show()
    histogram.display(bars(*range(1, 21)))
    yield histogram
    look.deleteLater()


def at(histogram: Histogram, place: float) -> QPoint:
    return QPoint(round(histogram._x(place)), 80)


def test_dragging_chooses_bars(drawn: Histogram, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.chosen) as chosen:
        QTest.mousePress(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 4.5))
        QTest.mouseMove(drawn, at(drawn, 8.5))
        QTest.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 8.5))
    assert chosen.args == [(4, 9)]


def test_a_handle_is_dragged(drawn: Histogram, qtbot: QtBot) -> None:
    drawn.select(NOON + 4 * HOURS.step, NOON + 9 * HOURS.step)
    with qtbot.waitSignal(drawn.chosen) as chosen:
        QTest.mousePress(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 9))
        QTest.mouseMove(drawn, at(drawn, 12.5))
        QTest.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 12.5))
    assert chosen.args == [(4, 13)]


def test_the_middle_moves_as_it_is(drawn: Histogram, qtbot: QtBot) -> None:
    drawn.select(NOON + 4 * HOURS.step, NOON + 9 * HOURS.step)
    with qtbot.waitSignal(drawn.chosen) as chosen:
        QTest.mousePress(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 6.5))
        QTest.mouseMove(drawn, at(drawn, 30.5))
        QTest.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 30.5))
    assert chosen.args == [(15, 20)]


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (5, 10)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (3, 8)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, (4, 10)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, (4, 8)),
    ],
)
def test_arrows_move_and_resize(
    drawn: Histogram,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: tuple[int, int],
) -> None:
    drawn.select(NOON + 4 * HOURS.step, NOON + 9 * HOURS.step)
    with qtbot.waitSignal(drawn.chosen) as chosen:
        QTest.keyClick(drawn, key, modifier)
    assert chosen.args == [expected]


def test_a_double_click_or_a_key_shows_every_time_again(drawn: Histogram, qtbot: QtBot) -> None:
    drawn.select(NOON + 4 * HOURS.step, NOON + 9 * HOURS.step)
    with qtbot.waitSignal(drawn.cleared):
        QTest.mouseDClick(drawn, Qt.MouseButton.LeftButton, pos=at(drawn, 6.5))
    with qtbot.waitSignal(drawn.cleared):
        QTest.keyClick(drawn, Qt.Key.Key_Delete)


def test_there_is_nothing_before_the_log() -> None:
    log, canvas = Log(NOON - timedelta(hours=1), NOON), Canvas()
    presenter = HistogramPresenter(canvas, log, lambda _period: None)
    presenter.refresh()
    presenter.page(-1)
    assert len(log.asked) == 1


def test_keys_and_buttons_show_more_and_earlier(drawn: Histogram) -> None:
    zoomed: list[object] = []
    paged: list[object] = []
    drawn.zoom_wanted.connect(zoomed.append)
    drawn.page_wanted.connect(paged.append)
    QTest.keyClick(drawn, Qt.Key.Key_Minus)
    QTest.keyClick(drawn, Qt.Key.Key_Plus)
    QTest.keyClick(drawn, Qt.Key.Key_PageUp)
    for button in drawn._tools._buttons.values():
        button.click()
    assert zoomed == [1, -1, -1, 1]
    assert paged == [-1, -1]  # later is not offered while the newest is shown


def test_the_selection_is_drawn_in_another_colour(drawn: Histogram) -> None:
    before = drawn.grab().toImage()
    drawn.select(NOON + 4 * HOURS.step, NOON + 9 * HOURS.step)
    assert drawn.grab().toImage() != before
