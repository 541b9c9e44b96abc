"""What the audit window offers around the list: choices, the histogram, flags, dates."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta

from sqlalchemy import Integer, Text, bindparam, func, select

from pos_app.application.queries import ShiftName, TimeBar
from pos_app.infrastructure.audit import index_block
from pos_app.infrastructure.audit.index_block import BAR_MINUTES, bar_of
from pos_app.infrastructure.persistence.audit_index_tables import audit_bars, audit_values
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.red_flag_tables import red_flag_entries, red_flags
from pos_app.infrastructure.persistence.shift_tables import shifts
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log
from pos_app.infrastructure.queries.audit_filter import IS_OPEN
from pos_app.infrastructure.queries.audit_times import BlockTimes

_log = audit_log.c
_KINDS = {
    "event_type": index_block.TYPE,
    "actor_id": index_block.ACTOR,
    "approver_id": index_block.APPROVER,
    "register_id": index_block.REGISTER,
    "shift_id": index_block.SHIFT,
    "aggregate_type": index_block.ABOUT,
}
# Distinct values are found by jumping from one to the next in the index, not by reading it all.
_kind = bindparam("kind", type_=Text)
_found = (
    select(func.min(audit_values.c.value).label("value"))
    .where(audit_values.c.kind == _kind)
    .cte("found", recursive=True)
)
_next_value = (
    select(func.min(audit_values.c.value))
    .where(audit_values.c.kind == _kind, audit_values.c.value > _found.c.value)
    .scalar_subquery()
)
_VALUES = Statement(
    select(_found.union_all(select(_next_value).where(_found.c.value.is_not(None))).c.value)
)
_NOT_INDEXED = {
    name: Statement(select(_log[name]).where(_log.seq > bindparam("sealed"))) for name in _KINDS
}
_SHIFTS = Statement(
    select(
        shifts.c.shift_id,
        shifts.c.number,
        shifts.c.opened_at,
        shifts.c.register_id,
        shifts.c.holder_id,
    )
)
_KEPT_BARS = Statement(
    select(audit_bars.c.start, audit_bars.c.entries).where(
        audit_bars.c.minutes == bindparam("minutes"),
        audit_bars.c.start >= bindparam("first"),
        audit_bars.c.start < bindparam("end"),
    )
)
_TIMES_NOT_INDEXED = Statement(
    select(_log.occurred_at).where(
        _log.seq > bindparam("sealed"),
        _log.occurred_at >= bindparam("since"),
        _log.occurred_at < bindparam("until"),
    )
)
_first, _last = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
_open_entries = (
    select(red_flag_entries.c.seq, red_flags.c.rule)
    .join(red_flags, red_flags.c.flag_id == red_flag_entries.c.flag_id)
    .where(red_flag_entries.c.seq.between(_first, _last), IS_OPEN)
)
_FLAGS = Statement(_open_entries.order_by(red_flag_entries.c.seq))
_FLAG_TIMES = Statement(
    _open_entries.join(audit_log, _log.seq == red_flag_entries.c.seq).with_only_columns(
        red_flag_entries.c.flag_id, _log.occurred_at
    )
)
_MINUTE = 60


class AuditFacets:
    """Answers on one reader's connection, which belongs to the caller."""

    def __init__(self, reader: Connection, times: BlockTimes) -> None:
        """Use the connection; nothing is read yet."""
        self._reader = reader
        self._times = times

    def distinct(self, column: str) -> tuple[str, ...]:
        """Return the values that occur in a column of the log, in alphabetical order."""
        sealed = self._times.sealed()
        rows = self._reader.all(_NOT_INDEXED[column], {"sealed": sealed})
        found = {row[0] for row in rows if row[0] is not None}
        found.update(value for (value,) in self._reader.all(_VALUES, {"kind": _KINDS[column]}))
        return tuple(sorted(found - {None, ""}))

    def shift_names(self) -> dict[str, ShiftName]:
        """Return what the store's shifts are known by, by their id."""
        return {
            shift_id: ShiftName(number, from_text(opened_at), register_id, holder_id)
            for shift_id, number, opened_at, register_id, holder_id in self._reader.all(_SHIFTS)
        }

    def bars(self, since: datetime, until: datetime, step: timedelta) -> tuple[TimeBar, ...]:
        """Return the bars of a histogram that hold entries, in order of time.

        Raises:
            ValueError: the step is not a multiple of six minutes.
        """
        shortest = BAR_MINUTES[0]
        width, rest = divmod(step, timedelta(minutes=shortest))
        if rest or width < 1:
            raise ValueError(step)
        seconds = shortest * _MINUTE
        origin = int(since.timestamp()) // seconds
        bar_count = max(0, -(-(math.ceil(until.timestamp() / seconds) - origin) // width))
        end = origin + bar_count * width
        begin_text, end_text = to_text(_moment(origin)), to_text(_moment(end))
        sealed = self._times.sealed()
        kept = max(
            minutes
            for minutes in BAR_MINUTES
            if width * shortest % minutes == 0 and origin * shortest % minutes == 0
        )
        factor = kept // shortest
        counts: Counter[int] = Counter()
        bound = {"minutes": kept, "first": origin // factor, "end": end // factor}
        for start, entries in self._reader.all(_KEPT_BARS, bound):
            counts[(start * factor - origin) // width] += entries
        waiting = {"sealed": sealed, "since": begin_text, "until": end_text}
        for (occurred_at,) in self._reader.all(_TIMES_NOT_INDEXED, waiting):
            bar = bar_of(occurred_at)
            if bar is not None:
                counts[(bar - origin) // width] += 1
        flags = self._flags(begin_text, end_text, origin, width)
        return tuple(
            TimeBar(_moment(origin + number * width), counts[number], len(flags[number]))
            for number in sorted(counts)
        )

    def flags_of(self, first_seq: int, last_seq: int) -> dict[int, tuple[str, ...]]:
        """Return the rules of the open red flags that point at entries, by seq."""
        found: dict[int, set[str]] = defaultdict(set)
        for seq, rule in self._reader.all(_FLAGS, {"first": first_seq, "last": last_seq}):
            found[seq].add(rule)
        return {seq: tuple(sorted(rules)) for seq, rules in found.items()}

    def span(self) -> tuple[datetime, datetime] | None:
        """Return the earliest and the latest moment of the log, or None while it is empty."""
        span = self._times.span()
        return None if span is None else (from_text(span[0]), from_text(span[1]))

    def _flags(self, since: str, until: str, origin: int, width: int) -> defaultdict[int, set[str]]:
        """Return the ids of the open flags with an entry in each bar."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        first, last = self._times.seqs_between(since, until)
        for flag_id, occurred_at in self._reader.all(_FLAG_TIMES, {"first": first, "last": last}):
            bar = bar_of(occurred_at)
            if bar is not None and since <= occurred_at < until:
                found[(bar - origin) // width].add(flag_id)
        return found


def _moment(bar: int) -> datetime:
    return datetime.fromtimestamp(bar * BAR_MINUTES[0] * _MINUTE, UTC)
