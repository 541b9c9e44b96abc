"""Checks one entry alone: its own hash, and its path to the root that a checkpoint signed."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from pos_app.application.audit_service import EntryProof
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.audit.merkle import leaf_hash, root_from_inclusion
from pos_app.infrastructure.audit.rows import HASH, is_true_at
from pos_app.infrastructure.audit.signatures import is_signed
from pos_app.infrastructure.audit.tree import EntriesGone, LogTree
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log

_ENTRY = Statement(select(audit_log).where(audit_log.c.seq == bindparam("seq")))


class EntryChecker:
    """Fulfils ``OneEntryVerifier``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Check entries of ``database``."""
        self._database = database
        self._tree = LogTree(database)
        self._evidence = EvidenceLog(database)

    def check(self, seq: int) -> EntryProof:
        """Return whether the entry is as it was written, and under which seal."""
        connection = self._database.new_reader()
        connection.driver.text_factory = bytes
        try:
            row = connection.one(_ENTRY, {"seq": seq})
        finally:
            connection.close()
        if row is None or not is_true_at(row, seq):
            return EntryProof(seq, is_sound=False)
        checkpoint = self._evidence.checkpoint_over(seq)
        if checkpoint is None:
            return EntryProof(seq, is_sound=True)
        try:
            path = self._tree.inclusion(seq, checkpoint.size)
        except (EntriesGone, ValueError):
            return EntryProof(seq, is_sound=False)
        leaf = leaf_hash(bytes.fromhex(row[HASH].decode()))
        root = root_from_inclusion(leaf, seq - 1, checkpoint.size, path)
        is_sealed = root is not None and root.hex() == checkpoint.root
        is_sound = is_sealed and is_signed(
            checkpoint.text(), checkpoint.signature, checkpoint.public_key
        )
        return EntryProof(seq, is_sound, checkpoint.size, checkpoint.signed_at, len(path))
