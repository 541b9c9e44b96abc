"""Writes such logs as stores, exports, archives, proofs and anchors, as the page says."""

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

from tests.verifier.log_maker import (
    COLUMNS,
    Entry,
    Log,
    Signer,
    nodes_for,
    path_between,
    root_of,
)


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
