"""Writes small logs, archives, exports and anchors as docs/audit-format.md describes them."""

from __future__ import annotations

import csv
import gzip
import json
import sqlite3
from base64 import b32encode
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.second_verifier.formulas import (
    TEXT_COLUMNS,
    ZEROS,
    Checkpoint,
    Row,
    hashed_bytes,
    left_size,
    voucher_text,
)

LOG = "01931d2a-7c00-7005-8000-000000000005"
REGISTER = "1"
SIGNED_AT = "2026-11-22T09:15:01.000000Z"
ALL_COLUMNS = ("seq", *TEXT_COLUMNS[:-1], "prev_hash", "hash", "event_data")


class Signer:
    """A key pair that anybody can make again from its number."""

    def __init__(self, number: int) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        self.public_key = self.private.public_key().public_bytes_raw().hex()
        self.key_id = sha256(bytes.fromhex(self.public_key)).hexdigest()[:16]

    def sign(self, text: str) -> str:
        return self.private.sign(text.encode()).hex()

    def description(self) -> dict[str, str]:
        return {"key_id": self.key_id, "public_key": self.public_key, "kept_in": "file"}


FIRST, SECOND, STRANGER = Signer(1), Signer(2), Signer(3)


def merkle(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, on the leaves' data."""
    if len(leaves) < 2:
        return sha256(b"\x00" + leaves[0] if leaves else b"").digest()
    middle = left_size(len(leaves))
    return sha256(b"\x01" + merkle(leaves[:middle]) + merkle(leaves[middle:])).digest()


def consistency(size: int, leaves: Sequence[bytes], *, is_whole: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 9162, section 2.1.4.1."""
    if size == len(leaves):
        return [] if is_whole else [merkle(leaves)]
    middle = left_size(len(leaves))
    if size <= middle:
        inner = consistency(size, leaves[:middle], is_whole=is_whole)
        return [*inner, merkle(leaves[middle:])]
    inner = consistency(size - middle, leaves[middle:], is_whole=False)
    return [*inner, merkle(leaves[:middle])]


def hashed(row: Row) -> Row:
    return replace(row, hash=sha256(hashed_bytes(row, row.seq)).hexdigest())


def with_text(row: Row, column: str, text: str) -> Row:
    texts = list(row.texts)
    texts[TEXT_COLUMNS.index(column)] = text.encode()
    return replace(row, texts=tuple(texts))


class Log:
    """A log that grows row by row; its database can then be written as it is or tampered with."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.keys: list[dict[str, Any]] = []
        self.checkpoints = 0
        self.signer = FIRST
        self.archived_through = 0

    def add(self, event_type: str, payload: str, aggregate: str = "Cart") -> Row:
        seq = len(self.rows) + 1
        moment = f"2026-11-22T09:15:00.{seq:06}Z"
        approver = "bo" if seq % 3 == 0 else None
        texts = (event_type, f"event-{seq}", moment, "anna", approver, REGISTER, None)
        encoded = tuple(
            None if text is None else text.encode() for text in (*texts, aggregate, LOG, payload)
        )
        previous = self.rows[-1].hash if self.rows else ZEROS
        self.rows.append(hashed(Row(seq, encoded, previous, "")))
        return self.rows[-1]

    def sell(self, count: int) -> None:
        for _ in range(count):
            self.add("CartItemAdded", f'{{"version":1, "name":"Käse {len(self.rows)}"}}')

    def evidence(self, event_type: str, **fields: object) -> Row:
        payload = json.dumps({"version": 1, "trail_id": LOG, **fields})
        return self.add(event_type, payload, "AuditTrail")

    def introduce(self, signer: Signer = FIRST, **changed: object) -> None:
        row = self.evidence("SigningKeyIntroduced", **(signer.description() | changed))
        self.keys.append({**signer.description(), "seq": row.seq})

    def rotate(self, old: Signer = FIRST, new: Signer = SECOND, **changed: object) -> None:
        voucher = old.sign(voucher_text(LOG, new.key_id, new.public_key, old.key_id))
        stated = new.description() | {"previous_key_id": old.key_id, "voucher": voucher} | changed
        row = self.evidence("SigningKeyRotated", **stated)
        self.keys.append({**new.description(), "seq": row.seq})
        self.signer = new

    def leaves(self, start: int, end: int) -> list[bytes]:
        return [bytes.fromhex(row.hash) for row in self.rows[start:end]]

    def root(self, size: int) -> str:
        return merkle(self.leaves(0, size)).hex()

    def checkpoint(self, size: int, signer: Signer | None = None, log: str = LOG) -> Checkpoint:
        key_id = (signer or self.signer).key_id
        return Checkpoint(log, REGISTER, size, self.root(size), SIGNED_AT, key_id)

    def sign(
        self, over: int | None = None, signer: Signer | None = None, **changed: object
    ) -> None:
        self.checkpoints += 1
        signed = self.checkpoint(len(self.rows) if over is None else over, signer)
        stated = {
            "number": self.checkpoints,
            "size": signed.size,
            "root": signed.root,
            "signed_at": signed.time,
            "key_id": signed.key_id,
            "signature": (signer or self.signer).sign(signed.text),
        }
        self.evidence("CheckpointSigned", **(stated | changed))

    def chained_anew(self, first: int) -> None:
        """Hash every row from ``first`` on again, as a forger without the key can."""
        for place in range(first - 1, len(self.rows)):
            previous = self.rows[place - 1].hash if place else ZEROS
            self.rows[place] = hashed(replace(self.rows[place], prev_hash=previous))

    def archive_event(self, last_seq: int, **changed: object) -> None:
        stated = {
            "first_seq": 1,
            "last_seq": last_seq,
            "last_hash": self.rows[last_seq - 1].hash,
            "file_name": "old.jsonl",
            "file_sha256": ZEROS,
            "checkpoint_size": last_seq,
        }
        self.evidence("AuditLogArchived", **(stated | changed))
        self.archived_through = last_seq

    def write(self, path: Path, numbered: int | None = None) -> Path:
        """Write the database; two rows wait in the outbox, so two more are numbered."""
        after = self.archived_through
        columns = ", ".join(f"{name} TEXT" for name in (*TEXT_COLUMNS, "prev_hash", "hash"))
        with closing(sqlite3.connect(path)) as file, file:
            file.execute(f"CREATE TABLE audit_log (seq INTEGER, {columns})")
            file.execute("CREATE TABLE registers (id TEXT, last_event_seq INTEGER)")
            file.execute("CREATE TABLE outbox (id INTEGER)")
            file.execute("CREATE TABLE audit_tiles (level INTEGER, number INTEGER, root TEXT)")
            file.execute("CREATE TABLE audit_keys (key_id TEXT, public_key TEXT, seq INTEGER)")
            file.execute(
                "CREATE TABLE audit_trail (trail_id TEXT, register_id TEXT, key_id TEXT,"
                " public_key TEXT, archived_through INTEGER)"
            )
            last = len(self.rows) if numbered is None else numbered
            file.execute("INSERT INTO registers VALUES (?, ?)", (REGISTER, last + 2))
            file.execute("INSERT INTO outbox VALUES (1), (2)")
            key = (self.signer.key_id, self.signer.public_key)
            file.execute(
                "INSERT INTO audit_trail VALUES (?, ?, ?, ?, ?)", (LOG, REGISTER, *key, after)
            )
            for number in range(after // 256):
                root = merkle(self.leaves(number * 256, number * 256 + 256)).hex()
                file.execute("INSERT INTO audit_tiles VALUES (1, ?, ?)", (number, root))
            for known in self.keys:
                if known["seq"] <= after:
                    file.execute(
                        "INSERT INTO audit_keys VALUES (:key_id, :public_key, :seq)", known
                    )
            marks = ", ".join("?" * 13)
            for row in self.rows:
                if row.seq > after:
                    texts = [None if text is None else text.decode() for text in row.texts]
                    stored = (row.seq, *texts, row.prev_hash, row.hash)
                    file.execute(f"INSERT INTO audit_log VALUES ({marks})", stored)
        return path

    # ------------------------------------------------------------ files
    def nodes(self, seqs: set[int], start: int, end: int) -> list[str]:
        present = sum(seq in seqs for seq in range(start + 1, end + 1))
        if present == 0:
            return [merkle(self.leaves(start, end)).hex()]
        if present == end - start:
            return []
        middle = start + left_size(end - start)
        return [*self.nodes(seqs, start, middle), *self.nodes(seqs, middle, end)]

    def proof(self, seqs: Sequence[int], size: int) -> dict[str, Any]:
        signed = self.checkpoint(size)
        stated = {
            "text": signed.text,
            "signature": self.signer.sign(signed.text),
            "public_key": self.signer.public_key,
        }
        return {"checkpoint": stated, "nodes": self.nodes(set(seqs), 0, size)}

    def write_proof(
        self, path: Path, seqs: Sequence[int], size: int, beside: Path | None, **changed: object
    ) -> Path:
        leaves = [[seq, self.rows[seq - 1].hash] for seq in seqs]
        own = beside is not None and beside.suffix in {".jsonl", ".csv"}
        described = beside and {
            "name": beside.name,
            "sha256": sha256(beside.read_bytes()).hexdigest(),
        }
        proof = {
            "format": "pos-app audit proof v1",
            **self.proof(seqs, size),
            "leaves": None if own else leaves,
            "file": described,
            "keys": self.keys,
        }
        path.write_text(json.dumps(proof | changed), encoding="utf-8")
        return path

    def export_lines(self, seqs: Sequence[int]) -> list[bytes]:
        return [line_of(self.rows[seq - 1]) for seq in seqs]

    def write_export(self, path: Path, seqs: Sequence[int]) -> Path:
        head = {
            "format": "pos-app audit export v1",
            "log": LOG,
            "register": REGISTER,
            "filter": {"actor": "anna"},
            "entry_count": len(seqs),
        }
        lines = [json.dumps(head).encode(), *self.export_lines(seqs)]
        path.write_bytes(b"".join(line + b"\n" for line in lines))
        return path

    def write_table(self, path: Path, seqs: Sequence[int]) -> Path:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("# pos-app audit export v1\n# filter: anna\n")
            writer = csv.writer(file)
            writer.writerow(ALL_COLUMNS)
            for seq in seqs:
                row = self.rows[seq - 1]
                *texts, data = [None if text is None else text.decode() for text in row.texts]
                writer.writerow([seq, *texts, row.prev_hash, row.hash, data])
        return path

    def archive_parts(self, first: int, last: int, size: int) -> list[bytes]:
        head = {
            "format": "pos-app audit archive v1",
            "log": LOG,
            "register": REGISTER,
            "first_seq": first,
            "last_seq": last,
            "prev_hash": self.rows[first - 1].prev_hash,
            "keys": self.keys,
        }
        seqs = range(first, last + 1)
        tail = {"proof": self.proof(seqs, size)}
        return [json.dumps(head).encode(), *self.export_lines(seqs), json.dumps(tail).encode()]

    # ------------------------------------------------------------ anchors
    def write_anchor(
        self,
        path: Path,
        size: int,
        signer: Signer | None = None,
        extends: int | None = None,
        edit: Callable[[str], str] = str,
        log: str = LOG,
    ) -> Path:
        key = signer or self.signer
        signed = self.checkpoint(size, key, log)
        lines = [f"signature {key.sign(signed.text)}", f"public-key {key.public_key}"]
        if extends is not None:
            lines.append(f"extends {extends}")
            steps = consistency(extends, self.leaves(0, size))
            lines.extend(f"path {step.hex()}" for step in steps)
        path.write_text(edit(signed.text + "".join(f"{line}\n" for line in lines)), "utf-8")
        return path

    def receipt(self, seq: int) -> str:
        letters = b32encode(bytes.fromhex(self.rows[seq - 1].hash)[:10]).decode()
        return f"{seq}-" + "-".join(letters[place : place + 4] for place in range(0, 16, 4))

    def quick_code(self, seq: int, log: str = LOG) -> str:
        parts = ("POS1", log.replace("-", ""), REGISTER, str(seq), self.rows[seq - 1].hash)
        return ":".join(parts).upper()


def line_of(row: Row) -> bytes:
    texts = dict(zip(TEXT_COLUMNS, row.texts, strict=True))
    data = texts.pop("event_data") or b""
    stored = {
        "seq": row.seq,
        **{name: None if text is None else text.decode() for name, text in texts.items()},
        "prev_hash": row.prev_hash,
        "hash": row.hash,
    }
    return json.dumps(stored)[:-1].encode() + b', "event_data": ' + data + b"}"


def write_lines(path: Path, lines: Sequence[bytes]) -> Path:
    data = b"".join(line + b"\n" for line in lines)
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def small_log() -> Log:
    """Return 30 rows: a key in row 1, checkpoints in rows 12 and 26 over all rows before them."""
    log = Log()
    log.introduce()
    log.sell(10)
    log.sign()
    log.sell(13)
    log.sign()
    log.sell(4)
    return log


def long_log() -> Log:
    """Return some 600 rows of which 512 may be archived; the key was replaced in row 301."""
    log = Log()
    log.introduce()
    log.sell(258)
    log.sign(255)
    log.sell(40)
    log.rotate()
    log.sell(250)
    log.sign()
    log.sell(40)
    log.sign()
    log.sell(5)
    return log
