"""Checks the keys and checkpoints within the log, entry by entry: rules 5 and 6 of the format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import field
from typing import Any

from pos_app.application.evidence import Checkpoint, key_id_of, voucher_text
from pos_app.domain.aggregates.audit_trail.audit_trail import TILE
from pos_app.domain.aggregates.audit_trail.events import (
    AuditLogArchived,
    CheckpointSigned,
    SigningKeyIntroduced,
)
from pos_app.domain.records import dataclass
from pos_app.infrastructure.audit.diagnosis import Finding
from pos_app.infrastructure.audit.merkle import CompactRange, full_root, leaf_hashes
from pos_app.infrastructure.audit.rows import (
    AGGREGATE_ID,
    EVENT_DATA,
    EVENT_TYPE,
    REGISTER,
    SEQ,
    Row,
)
from pos_app.infrastructure.audit.signatures import is_signed

_MOST_LEAVES = 65_536


class Leaves:
    """The tree over the entries checked so far; the latest leaves stay apart for smaller sizes."""

    def __init__(self, start: CompactRange, read_root: Callable[[int], bytes]) -> None:
        """Begin with full tiles; ``read_root`` computes what is too old to be held here."""
        self._full = start
        self._latest: list[bytes] = []
        # Roots of the full tiles among the latest leaves, taken while these are at hand.
        self._tiles: list[bytes] = []
        self._read_root = read_root

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return self._full.size + len(self._latest)

    def add(self, digests: list[bytes]) -> None:
        """Add entries by their hashes, in order."""
        self._latest.extend(leaf_hashes(digests))
        while (done := len(self._tiles) * TILE) + TILE <= len(self._latest):
            self._tiles.append(full_root(self._latest[done : done + TILE]))
        if len(self._latest) > 2 * _MOST_LEAVES:
            self._settle(self.size - _MOST_LEAVES)

    def root(self, size: int) -> bytes:
        """Return the root over the first ``size`` leaves; smaller sizes are not asked again."""
        if size < self._full.size:
            return self._read_root(size)
        self._settle(size)
        grown = self._full.copy()
        grown.extend(self._latest[: size - self._full.size])
        return grown.root()

    def _settle(self, size: int) -> None:
        count = (size - self._full.size) // TILE
        for root in self._tiles[:count]:
            self._full.add_subtree(root, TILE)
        del self._tiles[:count], self._latest[: count * TILE]


@dataclass(slots=True)
class Seals:
    """What the log has said of its keys and checkpoints so far.

    ``keys`` are public keys by id, ``present`` the id of the one that signs; ``number`` is None
    where the checkpoint before is in the archive that holds the first ``archived`` entries.
    """

    leaves: Leaves
    archived: int = 0
    keys: dict[str, str] = field(default_factory=dict)
    present: str | None = None
    number: int | None = 0
    size: int = 0
    replaced: list[int] = field(default_factory=list)
    log_id: str = ""
    register_id: str = ""
    has_archive_event: bool = False

    def check(self, row: Row, first_link: bytes | None) -> Finding | None:
        """Return what is wrong with an entry that is evidence, or None.

        ``first_link`` is the ``prev_hash`` of the live log's first entry.
        """
        seq = row[SEQ]
        try:
            payload = json.loads(row[EVENT_DATA])
            log_id = row[AGGREGATE_ID].decode()
            if payload["trail_id"] != log_id or self.log_id not in {"", log_id}:
                return "forged-signature", seq
            self.log_id = log_id
            self.register_id = row[REGISTER].decode()
            kind = row[EVENT_TYPE].decode()
            if kind == CheckpointSigned.__name__:
                return self._checkpoint(seq, payload)
            if kind == AuditLogArchived.__name__:
                if payload["last_seq"] == self.archived and first_link is not None:
                    self.has_archive_event = True
                    fits = payload["last_hash"].encode() == first_link
                    return None if fits else ("reordered", self.archived + 1)
                return None
            return self._key(seq, kind, payload)
        except (ValueError, LookupError, TypeError, AttributeError):
            return "forged-signature", seq

    def _key(self, seq: int, kind: str, payload: dict[str, Any]) -> Finding | None:
        key_id, public_key = payload["key_id"], payload["public_key"]
        if key_id_of(public_key) != key_id:
            return "foreign-key", seq
        if kind == SigningKeyIntroduced.__name__:
            if self.present is not None:
                return "foreign-key", seq
        else:
            previous = payload["previous_key_id"]
            if previous != self.present:
                return "foreign-key", seq
            voucher = payload["voucher"]
            if voucher is None:
                self.replaced.append(seq)
            elif previous in self.keys and not is_signed(
                voucher_text(self.log_id, public_key, previous), voucher, self.keys[previous]
            ):
                return "foreign-key", seq
        self.keys[key_id] = public_key
        self.present = key_id
        return None

    def _checkpoint(self, seq: int, payload: dict[str, Any]) -> Finding | None:
        size, key_id, number = payload["size"], payload["key_id"], payload["number"]
        if key_id != self.present:
            return "foreign-key", seq
        expected = number if self.number is None else self.number + 1
        if type(size) is not int or number != expected or not self.size < size < seq:
            return "forged-signature", seq
        checkpoint = Checkpoint(
            self.log_id, self.register_id, size, payload["root"], payload["signed_at"], key_id
        )
        if not is_signed(checkpoint.text(), payload["signature"], self.keys[key_id]):
            return "forged-signature", seq
        if size >= self.archived and self.leaves.root(size).hex() != payload["root"]:
            return "changed", max(self.size, self.archived) + 1
        self.number, self.size = number, size
        return None
