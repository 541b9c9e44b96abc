"""Red flags for screens: pages by a key, one with the entries that led to it, those of a sale."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, func, or_, select

from pos_app.application.red_flag_queries import (
    RedFlagEntry,
    RedFlagKey,
    RedFlagWithEntries,
    RuleSetting,
)
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.red_flag_tables import (
    red_flag_entries,
    red_flag_rules,
    red_flags,
)
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, orders
from pos_app.infrastructure.queries.audit_entries import entry_of
from pos_app.infrastructure.queries.audit_filter import OPEN

_flag, _entry = red_flags.c, red_flag_entries.c
_COLUMNS = (
    _flag.flag_id,
    _flag.rule,
    _flag.actor_id,
    _flag.register_id,
    _flag.occurred_at,
    _flag.facts,
    _flag.reason,
)
_state_is = _flag.state == bindparam("state")
_LIMIT = bindparam("limit", type_=Integer)
# A moment behind all moments, as the text of moments sorts.
_AFTER_ALL = "~"
_older: ColumnElement[bool] = or_(
    _flag.occurred_at < bindparam("moment"),
    and_(_flag.occurred_at == bindparam("moment"), _flag.flag_id < bindparam("key")),
)
_PAGE = Statement(
    select(*_COLUMNS)
    .where(_state_is, _older)
    .order_by(_flag.occurred_at.desc(), _flag.flag_id.desc())
    .limit(_LIMIT)
)
_FLAG = Statement(select(*_COLUMNS).where(_flag.flag_id == bindparam("key")))
_ENTRIES = Statement(
    select(audit_log)
    .join(red_flag_entries, _entry.seq == audit_log.c.seq)
    .where(_entry.flag_id == bindparam("key"))
    .order_by(audit_log.c.seq)
)
_COUNT = Statement(select(func.count()).select_from(red_flags).where(_state_is))
_SEQS = Statement(select(_entry.seq).where(_entry.flag_id == bindparam("key")).order_by(_entry.seq))
_RULES = Statement(
    select(red_flag_rules.c.rule, red_flag_rules.c.is_on, red_flag_rules.c.parameters)
)


def _pointing_at(subject: ColumnElement[bool]) -> Select[Any]:
    pointed = select(_entry.flag_id).join(audit_log, audit_log.c.seq == _entry.seq).where(subject)
    return select(*_COLUMNS).where(_flag.flag_id.in_(pointed))


_order_of_cart = select(orders.c.order_id).where(orders.c.cart_id == bindparam("cart_id"))
_OF_CART = Statement(
    _pointing_at(audit_log.c.aggregate_id == bindparam("cart_id"))
    .union(_pointing_at(audit_log.c.aggregate_id.in_(_order_of_cart)))
    .order_by("occurred_at", "flag_id")
)


class SqlRedFlagQueries:
    """Fulfils ``RedFlagQueries`` on one reader's connection, which belongs to the caller."""

    def __init__(self, reader: Connection) -> None:
        """Use the connection; nothing is read yet."""
        self._reader = reader

    def page(
        self, before: RedFlagKey | None, limit: int, *, is_open: bool
    ) -> tuple[RedFlagEntry, ...]:
        """Return the newest flags older than a key (or of all), newest first."""
        moment = _AFTER_ALL if before is None else to_text(before[0])
        key = "" if before is None else before[1]
        bound = {"state": _state(is_open), "moment": moment, "key": key, "limit": limit}
        return tuple(_flag_of(row) for row in self._reader.all(_PAGE, bound))

    def flag(self, flag_id: str) -> RedFlagWithEntries | None:
        """Return one flag with the entries that led to it, oldest first, or None."""
        row = self._reader.one(_FLAG, {"key": flag_id})
        if row is None:
            return None
        entries = self._reader.all(_ENTRIES, {"key": flag_id})
        return RedFlagWithEntries(_flag_of(row), tuple(map(entry_of, entries)))

    def count_open(self) -> int:
        """Return how many flags nobody has settled."""
        row = self._reader.one(_COUNT, {"state": OPEN})
        return 0 if row is None else int(row[0])

    def of_cart(self, cart_id: str) -> tuple[tuple[RedFlagEntry, tuple[int, ...]], ...]:
        """Return the flags that point at a cart or at its order, with their seqs."""
        rows = self._reader.all(_OF_CART, {"cart_id": cart_id})
        return tuple((_flag_of(row), self._seqs(row[0])) for row in rows)

    def rule_settings(self) -> tuple[RuleSetting, ...]:
        """Return what was ever set about rules; the others are as they come."""
        return tuple(
            RuleSetting(rule, bool(is_on), json.loads(parameters))
            for rule, is_on, parameters in self._reader.all(_RULES, {})
        )

    def _seqs(self, flag_id: str) -> tuple[int, ...]:
        return tuple(seq for (seq,) in self._reader.all(_SEQS, {"key": flag_id}))


def _state(is_open: bool) -> str:
    return OPEN if is_open else "dismissed"


def _flag_of(row: tuple[Any, ...]) -> RedFlagEntry:
    return RedFlagEntry(
        flag_id=row[0],
        rule=row[1],
        actor_id=row[2],
        register_id=row[3],
        occurred_at=from_text(row[4]),
        facts=json.loads(row[5]),
        reason=row[6],
    )
