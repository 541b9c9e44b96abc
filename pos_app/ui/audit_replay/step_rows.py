"""Groups the steps of a sale into rows: steps, runs of quick scans, long pauses; knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from pos_app.application.history.cart_history import NO_PAUSE, CartStep
from pos_app.ui.audit_replay.replay_state import RowKind, StepRow, Stretch, Track, TrackStep
from pos_app.ui.audit_replay.spans import format_span
from pos_app.ui.audit_replay.step_words import words_of
from pos_app.ui.formatting import format_count, format_time
from pos_app.ui.i18n import _, ngettext

LONG_PAUSE = timedelta(seconds=30)
# A run is worth a row of its own when it saves at least one.
_FEWEST_IN_RUN = 2
_MILLISECOND = timedelta(milliseconds=1)


def rows_of(steps: Sequence[CartStep], flagged: frozenset[int]) -> tuple[StepRow, ...]:
    """Return the rows; ``flagged`` are the seqs that red flags point at.

    The first and the last scan of several in a row are shown, those between are one row.
    """
    return tuple(_rows(steps, flagged))


def track_of(steps: Sequence[CartStep], flagged: frozenset[int]) -> Track:
    """Return the steps in proportion to real time, and the long pauses between them."""
    at = NO_PAUSE
    marks, pauses = [], []
    for step in steps:
        start, at = at, at + step.pause
        marks.append(TrackStep(at // _MILLISECOND, step.entry.seq in flagged))
        if step.pause >= LONG_PAUSE:
            text = format_span(step.pause)
            pauses.append(Stretch(start // _MILLISECOND, at // _MILLISECOND, text))
    first, last = (format_time(step.moment, with_seconds=True) for step in (steps[0], steps[-1]))
    return Track(tuple(marks), tuple(pauses), first, last)


def _rows(steps: Sequence[CartStep], flagged: frozenset[int]) -> Iterator[StepRow]:
    at = 0
    while at < len(steps):
        step = steps[at]
        if step.pause >= LONG_PAUSE:
            yield _pause_row(step)
        yield _step_row(step, flagged)
        between = _run_after(steps, at, flagged)
        if len(between) >= _FEWEST_IN_RUN:
            yield _run_row(between)
            at += len(between)
        at += 1


def _run_after(steps: Sequence[CartStep], at: int, flagged: frozenset[int]) -> Sequence[CartStep]:
    """Return the quick scans after step ``at``, itself a scan, but the last of them."""
    if not _is_scan(steps[at], flagged):
        return ()
    end = at + 1
    while end < len(steps) and _is_scan(steps[end], flagged) and steps[end].pause < LONG_PAUSE:
        end += 1
    return steps[at + 1 : end - 1]


def _is_scan(step: CartStep, flagged: frozenset[int]) -> bool:
    is_added = step.entry.event_type == "CartItemAdded" and step.is_readable
    return is_added and step.entry.seq not in flagged


def _step_row(step: CartStep, flagged: frozenset[int]) -> StepRow:
    words = words_of(step)
    return StepRow(
        kind=RowKind.STEP,
        first=step.number,
        last=step.number,
        icon=words.icon,
        text=words.text,
        time=format_time(step.moment, with_seconds=True),
        amount=words.amount,
        is_loss=step.difference.minor < 0 or step.entry.event_type == "CartVoided",
        is_flagged=step.entry.seq in flagged,
    )


def _run_row(steps: Sequence[CartStep]) -> StepRow:
    span = sum((step.pause for step in steps), NO_PAUSE)
    text = ngettext(
        "{count} more line, {span}, normal pace",
        "{count} more lines, {span}, normal pace",
        len(steps),
    ).format(count=format_count(len(steps)), span=format_span(span))
    return StepRow(RowKind.RUN, steps[0].number, steps[-1].number, "ellipsis", text)


def _pause_row(step: CartStep) -> StepRow:
    text = _("{span} with nothing scanned").format(span=format_span(step.pause))
    return StepRow(RowKind.PAUSE, step.number, step.number, "timer", text)
