"""An audit filter as conditions of a statement, and the values they compare with."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, Integer, Text, UnaryExpression, bindparam, func, select
from sqlalchemy.sql.operators import custom_op

from pos_app.application.queries import AuditFilter
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.tables import audit_log

_Value = TypeVar("_Value")

_log = audit_log.c


def conditions_of(where: AuditFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of the filters that are set; their values are parameters."""
    conditions: list[ColumnElement[bool]] = []
    if where.actor_id is not None:
        conditions.append(_log.actor_id == bindparam("actor_id"))
    if where.aggregate_type is not None:
        conditions.append(_log.aggregate_type == bindparam("aggregate_type"))
    if where.aggregate_id is not None:
        conditions.append(_log.aggregate_id == bindparam("aggregate_id"))
    if text_kind(where.text) == "seq":
        conditions.append(_log.seq == bindparam("wanted_seq"))
    elif text_kind(where.text) == "words":
        conditions.append(_log.event_data.like(bindparam("text"), escape="\\"))
    return conditions


def keys_of(where: AuditFilter, *, is_upward: bool) -> list[ColumnElement[bool]]:
    """Return where a page begins and, with a period, between which seqs it can be found.

    The span is read from the index on time alone. Without it SQLite would either sort the whole
    period for each page, or walk through all that came after it. Clocks are set back now and
    then, so the span only bounds the walk and each entry is still asked for its time.
    """
    after, before = bindparam("after", type_=Integer), bindparam("before", type_=Integer)
    inside = within(where, _log.occurred_at)
    if not inside:
        return [_log.seq > after if is_upward else _log.seq < before]
    seq = _unindexed(_log.seq)
    first = select(func.min(seq)).where(*inside).correlate(None).scalar_subquery()
    last = select(func.max(seq)).where(*inside).correlate(None).scalar_subquery()
    return [
        _log.seq >= (func.max(first, after + 1) if is_upward else first),
        _log.seq <= (last if is_upward else func.min(last, before - 1)),
        *within(where, _unindexed(_log.occurred_at)),
    ]


def within(where: AuditFilter, time: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """Return the conditions on ``time`` that the filter's period sets."""
    conditions = []
    if where.since is not None:
        conditions.append(time >= bindparam("since", type_=Text))
    if where.until is not None:
        conditions.append(time < bindparam("until", type_=Text))
    return conditions


def _unindexed(column: ColumnElement[_Value]) -> ColumnElement[_Value]:
    """Return the same value in the form that keeps SQLite from choosing the column's index."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def parameters_of(where: AuditFilter) -> dict[str, object]:
    """Return the values for the conditions of the same filter."""
    values: dict[str, object] = {
        f"type_{number}": name for number, name in enumerate(sorted(where.event_types))
    }
    for name in ("actor_id", "aggregate_type", "aggregate_id"):
        if (value := getattr(where, name)) is not None:
            values[name] = value
    if where.since is not None:
        values["since"] = to_text(where.since)
    if where.until is not None:
        values["until"] = to_text(where.until)
    kind = text_kind(where.text)
    if kind == "seq":
        values["wanted_seq"] = int(where.text.strip().lstrip("#").replace(",", ""))
    elif kind == "words":
        escaped = where.text.strip()
        for special in ("\\", "%", "_"):
            escaped = escaped.replace(special, "\\" + special)
        values["text"] = f"%{escaped}%"
    return values


def text_kind(text: str) -> str:
    """Return whether a text is a ``seq`` (``#1,204``), ``words``, or empty."""
    cleaned = text.strip()
    if not cleaned:
        return ""
    digits = cleaned[1:].replace(",", "")
    is_seq = cleaned[0] == "#" and digits.isascii() and digits.isdigit()
    return "seq" if is_seq and len(digits) < 19 else "words"  # noqa: PLR2004 - 64 bits
