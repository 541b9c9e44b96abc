"""Reads the evidence within the log: its keys, its checkpoints, what no checkpoint covers yet."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Integer, bindparam, func, or_, select, text

from pos_app.application.evidence import Checkpoint, LogMark, ReceiptCode, qr_text
from pos_app.domain.aggregates.audit_trail.audit_trail import KnownKey, PublicKey
from pos_app.domain.aggregates.audit_trail.events import (
    CheckpointSigned,
    SigningKeyIntroduced,
    SigningKeyRotated,
)
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import (
    IS_EVIDENCE,
    audit_log,
)
from pos_app.infrastructure.persistence.trail_tables import audit_keys, audit_trail

_MANY = 100_000
_log = audit_log.c
_is_evidence = text(IS_EVIDENCE)
_NEWS = Statement(
    select(func.count()).select_from(
        select(_log.seq)
        .where(_log.seq > bindparam("after", type_=Integer), _log.aggregate_type != "AuditTrail")
        .limit(_MANY)
        .subquery()
    )
)
_TRAIL = Statement(select(audit_trail))
_OF_EVENT = Statement(
    select(_log.seq, _log.register_id, _log.hash).where(_log.event_id == bindparam("event_id"))
)
_HASH_OF = Statement(select(_log.hash).where(_log.seq == bindparam("seq", type_=Integer)))
_EVIDENCE = select(
    _log.seq,
    _log.event_type,
    _log.occurred_at,
    _log.register_id,
    _log.aggregate_id,
    _log.event_data,
).where(_is_evidence)
_NEWEST = Statement(
    _EVIDENCE.where(_log.event_type == bindparam("wanted")).order_by(_log.seq.desc()).limit(1)
)
_COVERING = Statement(
    _EVIDENCE.where(
        _log.event_type == CheckpointSigned.__name__, _log.seq > bindparam("seq", type_=Integer)
    )
    .order_by(_log.seq)
    .limit(bindparam("limit", type_=Integer))
)
_KEYS = Statement(
    _EVIDENCE.where(
        or_(
            _log.event_type == SigningKeyIntroduced.__name__,
            _log.event_type == SigningKeyRotated.__name__,
        )
    ).order_by(_log.seq)
)

_ARCHIVED_KEYS = Statement(select(audit_keys).order_by(audit_keys.c.seq))


class EvidenceLog:
    """Fulfils ``LogNews``; reads on the calling thread's connection."""

    def __init__(self, database: Database) -> None:
        """Read the log of ``database``."""
        self._database = database

    def mark_of(self, event_id: str) -> LogMark | None:
        """Return what a receipt carries of the event's entry; None while it is not logged."""
        reader = self._database.reader()
        row = reader.one(_OF_EVENT, {"event_id": event_id})
        if row is None:
            return None
        seq, register_id, entry_hash = row
        trail = reader.one(_TRAIL)
        qr = "" if trail is None else qr_text(trail[0], register_id, seq, entry_hash)
        return LogMark(ReceiptCode.of(seq, entry_hash).code, qr)

    def code_of(self, seq: int) -> str:
        """Return the code that can be typed for entry ``seq``; empty when it is not in the log."""
        row = self._database.reader().one(_HASH_OF, {"seq": seq})
        return "" if row is None else ReceiptCode.of(seq, row[0]).code

    def count_since(self, seq: int) -> int:
        """Return how many entries after ``seq`` tell of anything but the trail itself."""
        row = self._database.reader().one(_NEWS, {"after": seq})
        return 0 if row is None else int(row[0])

    def key_in_force(self) -> PublicKey | None:
        """Return the key that signs now, or None before there is one."""
        row = self._database.reader().one(_TRAIL)
        return None if row is None else PublicKey(row[2], row[3], row[4])

    def last_checkpoint(self) -> Checkpoint | None:
        """Return the newest checkpoint, or None."""
        row = self._database.reader().one(_NEWEST, {"wanted": CheckpointSigned.__name__})
        return None if row is None else self._checkpoint(row)

    def checkpoint_over(self, seq: int) -> Checkpoint | None:
        """Return the oldest checkpoint that covers entry ``seq``, or None."""
        for row in self._database.reader().all(_COVERING, {"seq": seq, "limit": 2}):
            checkpoint = self._checkpoint(row)
            if checkpoint.size >= seq:
                return checkpoint
        return None

    def known_keys(self) -> tuple[KnownKey, ...]:
        """Return every key that was introduced, the first one first."""
        found = list(self.archived_keys())
        last_archived = found[-1].seq if found else 0
        for row in self._database.reader().all(_KEYS):
            if row[0] > last_archived:
                payload = json.loads(row[5])
                found.append(KnownKey(payload["key_id"], payload["public_key"], row[0]))
        return tuple(found)

    def archived_keys(self) -> tuple[KnownKey, ...]:
        """Return the keys whose entries have left for an archive, the first one first."""
        return tuple(KnownKey(*row) for row in self._database.reader().all(_ARCHIVED_KEYS))

    def _checkpoint(self, row: tuple[Any, ...]) -> Checkpoint:
        payload = json.loads(row[5])
        key_id = payload["key_id"]
        public_key = next((key.public_key for key in self.known_keys() if key.key_id == key_id), "")
        return Checkpoint(
            log_id=row[4],
            register_id=row[3],
            size=payload["size"],
            root=payload["root"],
            signed_at=payload["signed_at"],
            key_id=key_id,
            signature=payload["signature"],
            public_key=public_key,
        )
