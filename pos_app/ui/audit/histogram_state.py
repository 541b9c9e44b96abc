"""What the histogram shows: a span of time in bars, and the scale beside them; knows no Qt."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from pos_app.application.queries import TimeBar
from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_count, format_date, format_time
from pos_app.ui.i18n import _, ngettext

_MOST_BARS = 70
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Zoom:
    """How much time is shown, and in what steps; ``length`` is None for the whole log."""

    name: str
    length: timedelta | None
    step: timedelta


def zooms() -> tuple[Zoom, ...]:
    """Return the zooms from near to far."""
    return (
        Zoom(_("8 hours"), 8 * _HOUR, timedelta(minutes=6)),
        Zoom(_("Day"), _DAY, timedelta(minutes=30)),
        Zoom(_("Week"), 7 * _DAY, 3 * _HOUR),
        Zoom(_("Month"), 30 * _DAY, _DAY),
        Zoom(_("Year"), 366 * _DAY, 6 * _DAY),
        Zoom(_("All"), None, _DAY),
    )


@dataclass(frozen=True, slots=True)
class Window:
    """The span that is shown: ``count`` bars of ``step`` from ``since``, which is aware."""

    since: datetime
    step: timedelta
    count: int

    @property
    def until(self) -> datetime:
        """Where the last bar ends."""
        return self.since + self.count * self.step

    def start_of(self, place: int) -> datetime:
        """Return where a bar begins; the one after the last begins where that ends."""
        return self.since + place * self.step

    def place_of(self, moment: datetime) -> float:
        """Return a moment in bars from the left edge."""
        return (moment - self.since) / self.step


@dataclass(frozen=True, slots=True)
class HistogramState:
    """Everything that is drawn but the brush; ``bars`` has a place for each bar, empty or not.

    ``top`` is the count at the upper line; ``labels`` are places along the axis, in bars.
    """

    window: Window
    headline: str
    zoom: str
    counts: tuple[int, ...]
    flags: tuple[int, ...]
    top: int
    labels: tuple[tuple[float, str], ...]
    can_go_later: bool


def window_for(zoom: Zoom, span: tuple[datetime, datetime], end: datetime | None) -> Window:
    """Return what to show of a log that reaches over ``span``; ``end`` None is its newest part."""
    first, last = (moment.astimezone() for moment in span)
    if zoom.length is None:
        since = datetime.combine(first.date(), time()).astimezone()
        days = max(1, (last - since) // _DAY + 1)
        step = max(1, -(-days // _MOST_BARS)) * _DAY
        return Window(since, step, max(1, -(-(last - since) // step)))
    count = int(zoom.length / zoom.step)
    right = end or _rounded_up(last, zoom.step)
    return Window(right - count * zoom.step, zoom.step, count)


def state_of(
    window: Window, zoom: Zoom, found: tuple[TimeBar, ...], *, can_go_later: bool
) -> HistogramState:
    """Return what to draw for the bars that hold something."""
    counts, flags = [0] * window.count, [0] * window.count
    for bar in found:
        place = int(window.place_of(bar.start) + 0.5)
        if 0 <= place < window.count:
            counts[place] += bar.count
            flags[place] += bar.flag_count
    return HistogramState(
        window=window,
        headline=_headline(window),
        zoom=zoom.name,
        counts=tuple(counts),
        flags=tuple(flags),
        top=_round_top(max(counts, default=0)),
        labels=_labels(window),
        can_go_later=can_go_later,
    )


def spoken(state: HistogramState, first: float, last: float) -> str:
    """Return the histogram for a screen reader; the brush goes from bar ``first`` to ``last``."""
    begin, end = max(0, round(first)), min(state.window.count, round(last))
    events = sum(state.counts[begin:end])
    flagged = sum(1 for count in state.flags[begin:end] if count)
    text = _("{headline}, {since} to {until} selected, {events}").format(
        headline=state.headline,
        since=_moment(state.window.start_of(begin)),
        until=_moment(state.window.start_of(end)),
        events=ngettext("{count} event", "{count} events", events).format(
            count=format_count(events)
        ),
    )
    if flagged:
        bars = ngettext("{count} bar with red flags", "{count} bars with red flags", flagged)
        text = f"{text}, {bars.format(count=format_count(flagged))}"
    return text


def place_text(state: HistogramState, place: int) -> str:
    """Return the moment at a place between bars, as an end of the brush is read aloud."""
    return _moment(state.window.start_of(place))


def span_text(since: datetime, until: datetime) -> str:
    """Return a span of time as the period filter names it."""
    if since.date() == (until - timedelta(microseconds=1)).date():
        end = "24:00" if until.date() != since.date() else format_time(until)
        return _("{date}, {since} to {until}").format(
            date=format_date(since), since=format_time(since), until=end
        )
    return _("{first} to {last}").format(first=_moment(since), last=_moment(until))


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    if local.time() == time():
        return format_date(local)
    return f"{format_date(local)} {format_time(local)}"


def _rounded_up(moment: datetime, step: timedelta) -> datetime:
    midnight = datetime.combine(moment.date(), time()).astimezone()
    if step >= _DAY:
        return midnight + _DAY
    return midnight + ((moment - midnight) // step + 1) * step


def _round_top(most: int) -> int:
    """Return the next number above that halves to a round one: 4, 10, 20, 40, 100."""
    scale = 1
    while True:
        for factor in (4, 10, 20):
            if factor * scale >= most:
                return factor * scale
        scale *= 10


def _headline(window: Window) -> str:
    minutes = int(window.step.total_seconds() // 60)
    day = format_date(window.since)
    if minutes < 60:  # noqa: PLR2004 - an hour
        last = format_date(window.until - timedelta(microseconds=1))
        if last != day:
            day = _("{first} to {last}").format(first=day, last=last)
        text = _("Events every {count} min, {day}")
        return text.format(count=minutes, day=day)
    if window.step < _DAY:
        return _("Events every {count} h, from {day}").format(count=minutes // 60, day=day)
    days = window.step // _DAY
    every = ngettext("Events every day", "Events every {count} days", days).format(count=days)
    return _("{every}, from {day}").format(
        every=every, day=format_date(window.since, with_year=True)
    )


def _labels(window: Window) -> tuple[tuple[float, str], ...]:
    """Return round moments along the axis, at most eight or so."""
    span = window.until - window.since
    if span <= 2 * _DAY:
        apart = _HOUR if span <= 9 * _HOUR else 4 * _HOUR
        moment, labels = _rounded_up(window.since, apart) - apart, []
        while moment < window.until:
            if moment >= window.since:
                labels.append((window.place_of(moment), format_time(moment)))
            moment += apart
        return tuple(labels)
    each = max(1, window.count // 7)
    return tuple(
        (place, format_date(window.start_of(place))) for place in range(0, window.count, each)
    )
