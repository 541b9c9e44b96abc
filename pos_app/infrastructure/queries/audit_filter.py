"""An audit filter asked of the log's own rows: conditions in SQL, and what SQL cannot ask.

Used for the entries that the index does not hold yet, which are a few thousand at most.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Text, UnaryExpression, bindparam, exists
from sqlalchemy.sql.operators import custom_op

from pos_app.application.audit_amounts import AMOUNTS, amount_of
from pos_app.application.queries import AuditFilter
from pos_app.infrastructure.audit.index_block import amount_size, payload_of
from pos_app.infrastructure.audit.words import asked_words, folded, is_identifier, words_of
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.red_flag_tables import red_flag_entries, red_flags
from pos_app.infrastructure.persistence.tables import audit_log

_Value = TypeVar("_Value")
Row = tuple[Any, ...]

OPEN = "open"
# Written so that no index on the state serves it: what asks by seq is to be led by the seqs.
IS_OPEN = red_flags.c.state.concat("") == OPEN
_log = audit_log.c
_COLUMNS = ("actor_id", "approver_id", "register_id", "shift_id", "aggregate_type", "aggregate_id")


def conditions_of(where: AuditFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of the filters that columns answer; their values are parameters.

    None of them may choose the index to walk through: the caller's span of seqs does.
    """
    conditions = [
        _unindexed(_log[name]) == bindparam(name)
        for name in _COLUMNS
        if getattr(where, name) is not None
    ]
    if text_kind(where.text) == "subject":
        conditions.append(_unindexed(_log.aggregate_id) == bindparam("subject"))
    if where.event_types:
        names = [
            bindparam(f"type_{number}", type_=Text) for number in range(len(where.event_types))
        ]
        conditions.append(_log.event_type.in_(names))
    if where.since is not None:
        conditions.append(_log.occurred_at >= bindparam("since", type_=Text))
    if where.until is not None:
        conditions.append(_log.occurred_at < bindparam("until", type_=Text))
    if where.is_flagged:
        conditions.append(
            exists()
            .where(red_flag_entries.c.seq == _log.seq)
            .where(red_flags.c.flag_id == red_flag_entries.c.flag_id, IS_OPEN)
        )
    return conditions


def shape_of(where: AuditFilter) -> tuple[object, ...]:
    """Return what tells the conditions of two filters apart, their values aside."""
    return (
        len(where.event_types),
        *(getattr(where, name) is None for name in (*_COLUMNS, "since", "until")),
        where.is_flagged,
        text_kind(where.text) == "subject",
    )


def parameters_of(where: AuditFilter) -> dict[str, object]:
    """Return the values for the conditions of the same filter."""
    values: dict[str, object] = {
        f"type_{number}": name for number, name in enumerate(sorted(where.event_types))
    }
    for name in _COLUMNS:
        if (value := getattr(where, name)) is not None:
            values[name] = value
    if where.since is not None:
        values["since"] = to_text(where.since)
    if where.until is not None:
        values["until"] = to_text(where.until)
    if text_kind(where.text) == "subject":
        values["subject"] = subject_of(where.text)
    return values


def passes_of(where: AuditFilter, decimals: int) -> Callable[[Row], bool] | None:
    """Return what asks a row of the log for words and amount; None when neither is set."""
    words = asked_words(where.text) if text_kind(where.text) == "words" else None
    least, most = sizes_of(where, decimals)
    has_amount = least is not None or most is not None
    if words is None and not has_amount:
        return None

    def passes(row: Row) -> bool:
        event_type, event_data = row[1], row[10]
        if has_amount and event_type not in AMOUNTS:
            return False
        if words is not None and not _may_have(event_data, words):
            return False
        payload = payload_of(event_data)
        if words is not None and not _has(payload, words):
            return False
        if not has_amount:
            return True
        amount = amount_of(event_type, payload)
        if amount is None:
            return False
        size = amount_size(amount, decimals)
        return (least is None or size >= least) and (most is None or size <= most)

    return passes


def _may_have(event_data: str, words: tuple[str, ...]) -> bool:
    """Return whether it is worth taking the payload apart."""
    content = folded(event_data)
    return bool(words) and all(word in content for word in words)


def _has(payload: dict[str, Any], words: tuple[str, ...]) -> bool:
    own = words_of(payload)
    return all(any(each.startswith(word) for each in own) for word in words)


def sizes_of(where: AuditFilter, decimals: int) -> tuple[int | None, int | None]:
    """Return the least and the most size of the amount, in minor units."""
    least, most = where.least_amount, where.most_amount
    return (
        None if least is None else amount_size(max(least, least * 0), decimals),
        None if most is None else (amount_size(most, decimals) if most >= 0 else -1),
    )


def seq_of(text: str) -> int:
    """Return the seq that a text of this kind names."""
    return int(text.strip().lstrip("#").replace(",", ""))


def subject_of(text: str) -> str:
    """Return the identifier that a text of this kind names."""
    return text.strip().lower()


def text_kind(text: str) -> str:
    """Return whether a text is a ``seq`` (``#1,204``), a ``subject``, ``words``, or empty."""
    cleaned = text.strip()
    if not cleaned:
        return ""
    if is_identifier(cleaned):
        return "subject"
    digits = cleaned[1:].replace(",", "")
    is_seq = cleaned[0] == "#" and digits.isascii() and digits.isdigit()
    return "seq" if is_seq and len(digits) < 19 else "words"  # noqa: PLR2004 - 64 bits


def _unindexed(column: ColumnElement[_Value]) -> ColumnElement[_Value]:
    """Return the same value in the form that keeps SQLite from choosing the column's index."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)
