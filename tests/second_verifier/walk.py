"""Rules 1 to 6 of "How to check a log", row by row in the order of the document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from tests.second_verifier import formulas
from tests.second_verifier.formulas import ZEROS, Row, is_true_at

PAYLOADS: dict[bytes, dict[str, tuple[type, ...]]] = {
    b"SigningKeyIntroduced": {"key_id": (str,), "public_key": (str,), "kept_in": (str,)},
    b"SigningKeyRotated": {
        "key_id": (str,),
        "public_key": (str,),
        "kept_in": (str,),
        "previous_key_id": (str,),
        "voucher": (str, type(None)),
    },
    b"CheckpointSigned": {
        "number": (int,),
        "size": (int,),
        "root": (str,),
        "signed_at": (str,),
        "key_id": (str,),
        "signature": (str,),
    },
    b"AuditLogArchived": {
        "first_seq": (int,),
        "last_seq": (int,),
        "last_hash": (str,),
        "file_name": (str,),
        "file_sha256": (str,),
        "checkpoint_size": (int,),
    },
}


class CannotTell(Exception):
    """What was given is no log, archive, export, proof or anchor that can be judged."""


class Defect(Exception):
    """The first thing that is wrong."""

    def __init__(self, kind: str, seq: int) -> None:
        super().__init__(kind, seq)
        self.kind = kind
        self.seq = seq


@dataclass(frozen=True)
class Finding:
    """What a check came to; ``warnings`` are the rows at which a key was replaced unvouched."""

    sound: bool
    checked: int
    first_bad_seq: int | None = None
    kind: str | None = None
    warnings: tuple[int, ...] = ()
    cannot_tell: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """A key of the log, and the row that brought it in."""

    key_id: str
    public_key: str
    seq: int


def payload_of(row: Row) -> dict[str, Any]:
    """Return the payload of one of the four types; rule 6 if it cannot be read."""
    types = {"version": (int,), "trail_id": (str,), **PAYLOADS[row.text("event_type")]}
    try:
        payload = json.loads(row.text("event_data").decode())
    except (ValueError, RecursionError):
        payload = None
    if not isinstance(payload, dict):
        raise Defect("forged-signature", row.seq)
    if not all(type(payload.get(name, ...)) in allowed for name, allowed in types.items()):
        raise Defect("forged-signature", row.seq)
    return payload


@dataclass
class Walk:
    """Goes through ``rows`` that follow row ``after``; ``numbered`` is N, None for a file.

    ``keys`` are those of rows up to ``after``; of every row for an export (``has_gaps``).
    ``before`` is the hash of row ``after`` where it is known.
    """

    rows: Sequence[Row]
    after: int = 0
    numbered: int | None = None
    has_gaps: bool = False
    before: str | None = None
    keys: list[Key] = field(default_factory=list)
    tree: dict[tuple[int, int], bytes] = field(default_factory=dict)
    sound: list[Row] = field(default_factory=list)
    warnings: list[int] = field(default_factory=list)
    number: int | None = None
    size: int = 0

    def __post_init__(self) -> None:
        self.by_seq = {row.seq: row for row in reversed(self.rows)}
        self.seqs_of_hash: dict[str, list[int]] = {}
        for row in self.rows:
            self.seqs_of_hash.setdefault(row.hash, []).append(row.seq)
        if self.after == 0 and not self.has_gaps:
            self.number = 0

    @property
    def last(self) -> int:
        return self.sound[-1].seq if self.sound else self.after

    def go(self) -> None:
        """Raise the first defect of the rows."""
        for row in self.rows:
            self.check_place(row)
            self.check_hash(row)
            self.check_link(row)
            self.tree[row.seq - 1, row.seq] = formulas.leaf(row.hash)
            if row.text("event_type") in PAYLOADS:
                self.check_evidence(row, payload_of(row))
            self.sound.append(row)
        if self.numbered is not None and self.last < self.numbered:
            raise Defect("cut", self.last + 1)

    def finding(self, defect: Defect | None = None, cannot_tell: Sequence[str] = ()) -> Finding:
        warnings, untold = tuple(self.warnings), tuple(cannot_tell)
        if defect is None:
            return Finding(
                sound=True, checked=len(self.sound), warnings=warnings, cannot_tell=untold
            )
        before = list(takewhile(lambda row: row.seq < defect.seq, self.sound))
        return Finding(
            sound=False,
            checked=len(before),
            first_bad_seq=defect.seq,
            kind=defect.kind,
            warnings=warnings,
            cannot_tell=untold,
        )

    def hash_of(self, seq: int) -> str | None:
        if seq == 0:
            return ZEROS
        if seq == self.after:
            return self.before
        return self.by_seq[seq].hash if seq in self.by_seq else None

    def check_place(self, row: Row) -> None:
        """Rules 1 and 2."""
        is_above = self.numbered is not None and row.seq > self.numbered
        if row.seq < 1 or row.seq <= self.last or is_above:
            raise Defect("inserted", row.seq)
        if row.seq != self.last + 1 and not self.has_gaps:
            raise Defect("missing", self.last + 1)

    def check_hash(self, row: Row) -> None:
        """Rule 3."""
        seq = row.seq
        if is_true_at(row, seq):
            return
        if seq > 1 and is_true_at(row, seq - 1) and row.prev_hash == self.hash_of(seq - 2):
            raise Defect("inserted", seq - 1)
        parents = self.seqs_of_hash.get(row.prev_hash, [])
        places = {1, seq + 1, *parents, *(parent + 1 for parent in parents)}
        if any(is_true_at(row, place) for place in places):
            is_orphan = not parents and row.prev_hash != ZEROS
            raise Defect("missing" if is_orphan else "reordered", seq)
        following = self.by_seq.get(seq + 1)
        if (
            following is not None
            and is_true_at(following, seq)
            and following.prev_hash == self.hash_of(seq - 1)
        ):
            raise Defect("inserted", seq)
        raise Defect("changed", seq)

    def check_link(self, row: Row) -> None:
        """Rule 4."""
        expected = self.hash_of(row.seq - 1)
        if expected is None or row.prev_hash == expected:
            return
        if row.prev_hash in self.seqs_of_hash:
            raise Defect("reordered", row.seq)
        raise Defect("changed", max(row.seq - 1, self.after + 1))

    def check_evidence(self, row: Row, payload: dict[str, Any]) -> None:
        """Rule 5."""
        earlier = [key for key in self.keys if key.seq < row.seq]
        present = max(earlier, key=lambda key: key.seq) if earlier else None
        match row.text("event_type"):
            case b"SigningKeyIntroduced" | b"SigningKeyRotated":
                self.check_key(row, payload, present)
            case b"CheckpointSigned":
                self.check_checkpoint(row, payload, present)
            case _ if payload["last_seq"] == self.after > 0:
                if self.by_seq[self.after + 1].prev_hash != payload["last_hash"]:
                    raise Defect("reordered", self.after + 1)

    def check_key(self, row: Row, payload: dict[str, Any], present: Key | None) -> None:
        new = Key(payload["key_id"], payload["public_key"], row.seq)
        is_accepted = formulas.key_id_of(new.public_key) == new.key_id
        if row.text("event_type") == b"SigningKeyIntroduced":
            is_accepted = is_accepted and present is None
        elif present is None or payload["previous_key_id"] != present.key_id:
            is_accepted = False
        elif payload["voucher"] is None:
            if is_accepted:
                self.warnings.append(row.seq)
        else:
            text = formulas.voucher_text(
                payload["trail_id"], new.key_id, new.public_key, present.key_id
            )
            is_vouched = formulas.is_signed(text, payload["voucher"], present.public_key)
            is_accepted = is_accepted and is_vouched
        if not is_accepted:
            raise Defect("foreign-key", row.seq)
        self.keys.append(new)

    def check_checkpoint(self, row: Row, payload: dict[str, Any], present: Key | None) -> None:
        size = payload["size"]
        if present is None or payload["key_id"] != present.key_id:
            raise Defect("foreign-key", row.seq)
        checkpoint = formulas.Checkpoint(
            log=payload["trail_id"],
            register=row.text("register_id").decode(errors="replace"),
            size=size,
            root=payload["root"],
            time=payload["signed_at"],
            key_id=payload["key_id"],
        )
        if (
            (self.number is not None and payload["number"] != self.number + 1)
            or not self.size < size < row.seq
            or not formulas.is_signed(checkpoint.text, payload["signature"], present.public_key)
        ):
            raise Defect("forged-signature", row.seq)
        root = formulas.tree_root(self.tree, size)
        is_unknown = root is None and (self.has_gaps or size <= self.after)
        if root != payload["root"] and not is_unknown:
            raise Defect("changed", max(self.size, self.after) + 1)
        if not self.has_gaps:
            self.number = payload["number"]
        self.size = size
