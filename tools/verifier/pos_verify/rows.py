"""One row of the log and the hash over it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Protocol

COLUMNS = (
    "seq",
    "event_type",
    "event_id",
    "occurred_at",
    "actor_id",
    "approver_id",
    "register_id",
    "shift_id",
    "aggregate_type",
    "aggregate_id",
    "event_data",
)
STORED = (*COLUMNS, "prev_hash", "hash")
SEQ, EVENT_TYPE, REGISTER_ID, EVENT_DATA, PREV_HASH, HASH = 0, 1, 6, 10, 11, 12

# The seq as int, everything else as the bytes that are stored, or None.
Row = tuple[Any, ...]

PREFIX = b"pos-app audit entry v1\n"
NULL = b"\xff\xff\xff\xff"
NO_HASH = b"0" * 64
_HEX = re.compile(rb"[0-9a-f]{64}")
pack_length = struct.Struct(">I").pack
pack_seq = struct.Struct(">Q").pack


class Source(Protocol):
    """Where rows come from: a store, an archive, an export, or several in a row."""

    def rows(self) -> Iterator[Row]:
        """Yield every row in the order in which it is to be checked."""

    def at(self, seq: int) -> Row | None:
        """Return the row with this seq."""

    def seqs_of(self, own_hash: bytes) -> list[int]:
        """Return the seq of every row with this ``hash``."""

    def hashes(self, first: int, last: int) -> list[bytes]:
        """Return the ``hash`` columns of the rows from ``first`` to ``last``."""


def unhex(text: object) -> bytes | None:
    """Return the 32 bytes that 64 lowercase hexadecimal digits mean, None for anything else."""
    if isinstance(text, str):
        text = text.encode("utf-8", "replace")
    if isinstance(text, bytes) and _HEX.fullmatch(text):
        return bytes.fromhex(text.decode("ascii"))
    return None


def true_at(row: Row, seq: int) -> bool:
    """Whether the row's stored hash is the hash of its columns with ``seq`` as its seq."""
    prev = unhex(row[PREV_HASH])
    if prev is None or not 0 <= seq < 1 << 63:
        return False
    parts = [PREFIX, prev, pack_length(8), pack_seq(seq)]
    for value in row[EVENT_TYPE:PREV_HASH]:
        if value is None:
            parts.append(NULL)
        elif isinstance(value, bytes):
            parts += (pack_length(len(value)), value)
        else:
            return False
    own = sha256(b"".join(parts)).hexdigest().encode()
    return bool(own == row[HASH])
