"""Red flags: a row each, and one for each entry that led to it."""

from __future__ import annotations

import json
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, insert, select, update

from pos_app.domain.aggregates.red_flag.red_flag import RedFlag
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.red_flag_tables import red_flag_entries, red_flags
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_key: BindParameter[str] = bindparam("key")
_GET = Statement(
    select(
        red_flags.c.rule,
        red_flags.c.actor_id,
        red_flags.c.register_id,
        red_flags.c.occurred_at,
        red_flags.c.raised_at,
        red_flags.c.facts,
        red_flags.c.reason,
    ).where(red_flags.c.flag_id == _key)
)
_SEQS = Statement(
    select(red_flag_entries.c.seq)
    .where(red_flag_entries.c.flag_id == _key)
    .order_by(red_flag_entries.c.seq)
)
_INSERT = Statement(insert(red_flags))
_INSERT_ENTRY = Statement(insert(red_flag_entries))
_UPDATE = Statement(
    update(red_flags)
    .where(red_flags.c.flag_id == _key)
    .values(state=bindparam("state"), reason=bindparam("reason"))
)


class SqlRedFlagRepository(IdentityMap[RedFlag, None]):
    """The flags within one transaction; fulfils ``RedFlagRepository``."""

    def by_id(self, flag_id: UUID) -> RedFlag | None:
        """Return the flag, or None."""
        row = self.connection.one(_GET, {"key": str(flag_id)})
        if row is None:
            return None
        seqs = self.connection.all(_SEQS, {"key": str(flag_id)})
        flag = RedFlag(
            flag_id=flag_id,
            rule=row[0],
            seqs=tuple(seq for (seq,) in seqs),
            cashier_id=row[1],
            register_id=row[2],
            occurred_at=from_text(row[3]),
            raised_at=from_text(row[4]),
            facts=json.loads(row[5]),
            reason=row[6],
        )
        return self.hold(flag_id, flag)

    def add(self, flag: RedFlag) -> None:
        """Keep a new flag."""
        key = str(flag.flag_id)
        self.connection.run(
            _INSERT,
            {
                "flag_id": key,
                "rule": flag.rule,
                "actor_id": flag.cashier_id,
                "register_id": flag.register_id,
                "occurred_at": to_text(flag.occurred_at),
                "raised_at": to_text(flag.raised_at),
                "facts": json.dumps(dict(flag.facts), ensure_ascii=False),
                "state": _state_of(flag),
                "reason": flag.reason,
            },
        )
        self.connection.run_many(_INSERT_ENTRY, [{"seq": s, "flag_id": key} for s in flag.seqs])
        self.hold(flag.flag_id, flag)

    def save(self, flag: RedFlag) -> None:
        """Keep that the flag was settled."""
        self.connection.run(
            _UPDATE,
            {"key": str(flag.flag_id), "state": _state_of(flag), "reason": flag.reason},
        )


def _state_of(flag: RedFlag) -> str:
    return "open" if flag.reason is None else "dismissed"
