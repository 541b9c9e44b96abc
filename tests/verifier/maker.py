"""Makes logs, stores, exports, archives and anchors from docs/audit-format.md, word for word.

Nothing here is shared with the verifier or the till: a mistake would have to be made twice.
"""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
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


def store(
    log: Log, folder: Path, *, archived: int = 0, waiting: int = 0, wal: bool = False
) -> Path:
    """Write a log as the store of a till; ``archived`` rows have left it."""
    path = folder / "pos.db"
    with sqlite3.connect(path) as connection:
        if wal:
            connection.execute("PRAGMA journal_mode = WAL")
        columns = ", ".join(f"{name} TEXT" for name in COLUMNS[1:])
        connection.execute(f"CREATE TABLE audit_log (seq INTEGER PRIMARY KEY, {columns})")
        connection.execute("CREATE TABLE audit_tiles (level INT, number INT, root TEXT)")
        connection.execute("CREATE TABLE registers (register_id TEXT, last_event_seq INT)")
        connection.execute("CREATE TABLE outbox (event_id TEXT)")
        connection.execute("INSERT INTO registers VALUES ('1', ?)", (log.size + waiting,))
        connection.executemany("INSERT INTO outbox VALUES (?)", [("e",)] * waiting)
        if log.signer is not None:
            connection.execute(
                "CREATE TABLE audit_trail "
                "(trail_id TEXT, register_id TEXT, key_id TEXT, public_key TEXT, "
                "archived_through INT)"
            )
            connection.execute(
                "INSERT INTO audit_trail VALUES (?, '1', ?, ?, ?)",
                (log.log, log.signer.key_id, log.signer.public_key, archived),
            )
        put(connection, log.entries[archived:])
        connection.executemany(
            "INSERT INTO audit_tiles VALUES (1, ?, ?)",
            [
                (number, root_of(log.hashes[number * 256 : number * 256 + 256]))
                for number in range(log.size // 256)
            ],
        )
    connection.close()
    return path


def put(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(
        f"INSERT INTO audit_log ({', '.join(COLUMNS)}) VALUES ({marks})",
        [[entry[name] for name in COLUMNS] for entry in entries],
    )


def as_line(entry: Entry) -> str:
    head = json.dumps({name: entry[name] for name in COLUMNS if name != "event_data"})
    return f'{head[:-1]}, "event_data": {entry["event_data"]}}}\n'


def keys_of(log: Log) -> list[Entry]:
    return [
        {"key_id": signer.key_id, "public_key": signer.public_key, "seq": seq}
        for signer, seq in log.keys
    ]


def checkpoint_of(log: Log, size: int) -> Entry:
    assert log.signer is not None
    text, signature = log.stated(size)
    return {"text": text, "signature": signature, "public_key": log.signer.public_key}


def proof(log: Log, seqs: Sequence[int], size: int, file: Path | None = None) -> Entry:
    """A proof that these rows are among the first ``size``."""
    named = file and {"name": file.name, "sha256": sha256(file.read_bytes()).hexdigest()}
    return {
        "format": "pos-app audit proof v1",
        "checkpoint": checkpoint_of(log, size),
        "leaves": [[seq, log.hashes[seq - 1]] for seq in seqs],
        "nodes": nodes_for(log.hashes[:size], set(seqs)),
        "file": named,
        "keys": keys_of(log),
    }


def export(log: Log, seqs: Sequence[int], path: Path) -> Path:
    """Write an export of these rows, JSON Lines or CSV by the ending, and its proof."""
    entries = [log.entries[seq - 1] for seq in seqs]
    head = {
        "format": "pos-app audit export v1",
        "log": log.log,
        "register": "1",
        "filter": {},
        "entry_count": len(entries),
    }
    if path.suffix == ".csv":
        text = io.StringIO(newline="")
        text.write("# Audit log\r\n# exported\r\n")
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(entries)
        path.write_bytes(text.getvalue().encode())
    else:
        lines = [json.dumps(head) + "\n", *map(as_line, entries)]
        path.write_bytes("".join(lines).encode())
    prove(log, seqs, path)
    return path


def prove(log: Log, seqs: Sequence[int], path: Path) -> None:
    found = proof(log, seqs, log.size, path)
    path.with_name(path.name + ".proof.json").write_text(json.dumps(found, indent=1))


def archive(log: Log, first: int, last: int, path: Path) -> Path:
    """Write rows ``first`` to ``last`` as an archive, compressed where the name ends in .gz."""
    seqs = range(first, last + 1)
    head = {
        "format": "pos-app audit archive v1",
        "log": log.log,
        "register": "1",
        "first_seq": first,
        "last_seq": last,
        "prev_hash": log.entries[first - 1]["prev_hash"],
        "keys": keys_of(log),
    }
    tail = {
        "proof": {
            "checkpoint": checkpoint_of(log, log.size),
            "nodes": nodes_for(log.hashes, set(seqs)),
        }
    }
    lines = [json.dumps(head) + "\n", *(as_line(log.entries[seq - 1]) for seq in seqs)]
    data = "".join([*lines, json.dumps(tail) + "\n"]).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def anchor(
    log: Log, size: int, path: Path, *, since: int = 0, signer: Signer | None = None
) -> Path:
    """Write an anchor of the first ``size`` rows, with a consistency proof from ``since``."""
    key = signer or log.signer
    assert key is not None
    text, signature = log.stated(size, signer=key)
    text += f"signature {signature}\npublic-key {key.public_key}\n"
    if since:
        text += f"extends {since}\n"
        text += "".join(f"path {node}\n" for node in path_between(log.hashes[:size], since))
    path.write_text(text)
    return path


def code(log: Log, seq: int) -> str:
    """The code on the receipt of this row."""
    digits = base64.b32encode(bytes.fromhex(log.hashes[seq - 1])[:10]).decode()
    return f"{seq}-" + "-".join(digits[place : place + 4] for place in range(0, 16, 4))


def qr(log: Log, seq: int) -> str:
    """The text of the QR code on that receipt."""
    return f"POS1:{log.log.replace('-', '')}:1:{seq}:{log.hashes[seq - 1]}".upper()
