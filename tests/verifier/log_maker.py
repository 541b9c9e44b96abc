"""Makes logs in memory from docs/audit-format.md, word for word, sound ones and forged ones.

Nothing here is shared with the verifier or the till: a mistake would have to be made twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

COLUMNS = (
    *("seq", "event_type", "event_id", "occurred_at", "actor_id", "approver_id", "register_id"),
    *("shift_id", "aggregate_type", "aggregate_id", "event_data", "prev_hash", "hash"),
)
LOG = "01931d2a-7c00-7005-8000-000000000005"
Entry = dict[str, Any]


class Signer:
    """A private key of 32 equal bytes."""

    def __init__(self, byte: int) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(bytes([byte]) * 32)
        self.public_key = self._key.public_key().public_bytes_raw().hex()
        self.key_id = sha256(bytes.fromhex(self.public_key)).hexdigest()[:16]

    def sign(self, text: str) -> str:
        return self._key.sign(text.encode()).hex()


def hash_of(entry: Entry) -> str:
    hashed = b"pos-app audit entry v1\n" + bytes.fromhex(entry["prev_hash"])
    for name in COLUMNS[:11]:
        value = entry[name]
        if value is None:
            hashed += b"\xff\xff\xff\xff"
            continue
        content = value.to_bytes(8, "big") if name == "seq" else value.encode()
        hashed += len(content).to_bytes(4, "big") + content
    return sha256(hashed).hexdigest()


def root_of(hashes: Sequence[str]) -> str:
    def mth(data: Sequence[bytes]) -> bytes:
        if len(data) == 1:
            return sha256(b"\x00" + data[0]).digest()
        k = 1
        while k * 2 < len(data):
            k *= 2
        return sha256(b"\x01" + mth(data[:k]) + mth(data[k:])).digest()

    return mth([bytes.fromhex(each) for each in hashes]).hex()


def nodes_for(hashes: Sequence[str], seqs: set[int]) -> list[str]:
    """The nodes of a proof for these rows, by the walk that the page describes."""

    def walk(start: int, end: int) -> list[str]:
        inside = [seq for seq in range(start + 1, end + 1) if seq in seqs]
        if not inside:
            return [root_of(hashes[start:end])]
        if len(inside) == end - start:
            return []
        k = 1
        while k * 2 < end - start:
            k *= 2
        return walk(start, start + k) + walk(start + k, end)

    return walk(0, len(hashes))


def path_between(hashes: Sequence[str], old: int) -> list[str]:
    """SUBPROOF of RFC 9162, section 2.1.4.1."""

    def subproof(m: int, part: Sequence[str], *, is_whole: bool) -> list[str]:
        if m == len(part):
            return [] if is_whole else [root_of(part)]
        k = 1
        while k * 2 < len(part):
            k *= 2
        if m <= k:
            return [*subproof(m, part[:k], is_whole=is_whole), root_of(part[k:])]
        return [*subproof(m - k, part[k:], is_whole=False), root_of(part[:k])]

    return subproof(old, hashes, is_whole=True)


class Log:
    """A log in memory; every method appends rows as the till would."""

    def __init__(self, *, log: str = LOG) -> None:
        self.log = log
        self.entries: list[Entry] = []
        self.signer: Signer | None = None
        self.keys: list[tuple[Signer, int]] = []
        self.number = 0

    @property
    def hashes(self) -> list[str]:
        return [entry["hash"] for entry in self.entries]

    @property
    def size(self) -> int:
        return len(self.entries)

    def event(self, kind: str, data: str, *, group: str = "Cart", member: str = "c-1") -> int:
        seq = self.size + 1
        entry: Entry = {
            "seq": seq,
            "event_type": kind,
            "event_id": f"01931d2a-7c00-7001-8000-{seq:012d}",
            "occurred_at": f"2026-11-22T09:15:00.{seq % 1_000_000:06d}Z",
            "actor_id": "anna",
            "approver_id": "bert" if seq % 7 == 0 else None,
            "register_id": "1",
            "shift_id": "s-1" if seq % 2 else None,
            "aggregate_type": group,
            "aggregate_id": member,
            "event_data": data,
            "prev_hash": self.hashes[-1] if self.entries else "0" * 64,
        }
        entry["hash"] = hash_of(entry)
        self.entries.append(entry)
        return seq

    def sales(self, count: int) -> Log:
        for _ in range(count):
            self.event("CartItemAdded", f'{{"name":"Käse, \\"fein\\"","line":{self.size}}}')
        return self

    def evidence(self, kind: str, **payload: Any) -> int:  # noqa: ANN401 - JSON
        data = json.dumps({"version": 1, "trail_id": self.log, **payload})
        return self.event(kind, data, group="AuditTrail", member=self.log)

    def introduce(self, byte: int = 1) -> Log:
        signer = Signer(byte)
        seq = self.evidence(
            "SigningKeyIntroduced",
            key_id=signer.key_id,
            public_key=signer.public_key,
            kept_in="file",
        )
        return self._take(signer, seq)

    def rotate(self, byte: int = 2, *, vouched_by: Signer | None = None, lost: bool = False) -> Log:
        signer, previous = Signer(byte), self.signer
        assert previous is not None
        text = (
            f"pos-app key v1\nlog {self.log}\nkey {signer.key_id}\n"
            f"public-key {signer.public_key}\nprevious {previous.key_id}\n"
        )
        seq = self.evidence(
            "SigningKeyRotated",
            key_id=signer.key_id,
            public_key=signer.public_key,
            kept_in="file",
            previous_key_id=previous.key_id,
            voucher=None if lost else (vouched_by or previous).sign(text),
        )
        return self._take(signer, seq)

    def checkpoint(self, covers: int = 0, **other: Any) -> Log:  # noqa: ANN401 - JSON
        """Sign the first ``covers`` rows, all so far where it is 0; ``other`` forges fields."""
        size = covers or self.size
        text, signature = self.stated(size, signer=other.pop("signer", None))
        self.number += 1
        fields = dict(line.split(" ", 1) for line in text.splitlines()[1:])
        payload = {
            "number": self.number,
            "size": size,
            "root": fields["root"],
            "signed_at": fields["time"],
            "key_id": fields["key"],
            "signature": signature,
        }
        self.evidence("CheckpointSigned", **{**payload, **other})
        return self

    def stated(self, size: int, *, signer: Signer | None = None) -> tuple[str, str]:
        """The text of a checkpoint of the first ``size`` rows, and the signature under it."""
        signer = signer or self.signer
        assert signer is not None
        text = (
            f"pos-app checkpoint v1\nlog {self.log}\nregister 1\nsize {size}\n"
            f"root {root_of(self.hashes[:size])}\ntime 2026-11-22T09:{size % 60:02d}:01.000000Z\n"
            f"key {signer.key_id}\n"
        )
        return text, signer.sign(text)

    def archived(self, last: int, **other: Any) -> Log:  # noqa: ANN401 - JSON
        payload = {
            "first_seq": 1,
            "last_seq": last,
            "last_hash": self.hashes[last - 1],
            "file_name": "archive.jsonl",
            "file_sha256": "0" * 64,
            "checkpoint_size": self.size,
        }
        self.evidence("AuditLogArchived", **{**payload, **other})
        return self

    def renumber(self) -> None:
        """Chain every row anew, as who can write the file may do."""
        prev = "0" * 64
        for place, entry in enumerate(self.entries, 1):
            entry["seq"], entry["prev_hash"] = place, prev
            prev = entry["hash"] = hash_of(entry)

    def _take(self, signer: Signer, seq: int) -> Log:
        self.signer = signer
        self.keys.append((signer, seq))
        return self
