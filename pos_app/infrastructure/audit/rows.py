"""Rows of the log as the bytes that the file holds, and their hashes, for checking.

Damage of any kind must be a finding and not an error, so nothing here assumes that a column has
the type it should have.
"""

from __future__ import annotations

from binascii import hexlify
from hashlib import sha256
from struct import Struct
from typing import Any

from pos_app.infrastructure.audit.chain import DOMAIN, stored_hash

Row = tuple[Any, ...]

SEQ, EVENT_TYPE, REGISTER, AGGREGATE_ID, EVENT_DATA, PREV_HASH, HASH = 0, 1, 6, 9, 10, 11, 12
_NULL = b"\xff\xff\xff\xff"
_LENGTH = Struct(">I").pack
_SEQ = Struct(">IQ").pack
_MANY = 10_000


class RowHasher:
    """Hashes sound rows fast: what repeats from row to row is framed once."""

    def __init__(self) -> None:
        """Start with nothing framed."""
        self._framed: dict[bytes | None, bytes] = {None: _NULL}

    def digest(self, row: Row, seq: int, prev_digest: bytes) -> bytes:
        """Return the 32 bytes that the row's hash must be at ``seq`` after ``prev_digest``.

        Raises:
            TypeError: a column is no text.
        """
        (_, kind, event_id, moment, actor, approver, register, shift, aggregate, subject, data) = (
            row[:11]
        )
        framed = self._framed
        try:
            parts = (
                DOMAIN,
                prev_digest,
                _SEQ(8, seq),
                framed[kind],
                _LENGTH(len(event_id)),
                event_id,
                _LENGTH(len(moment)),
                moment,
                framed[actor],
                framed[approver],
                framed[register],
                framed[shift],
                framed[aggregate],
                _LENGTH(len(subject)),
                subject,
                _LENGTH(len(data)),
                data,
            )
        except KeyError:
            if len(framed) > _MANY:
                framed.clear()
                framed[None] = _NULL
            for value in (kind, actor, approver, register, shift, aggregate):
                if value is not None:
                    framed[value] = _LENGTH(len(value)) + value
            return self.digest(row, seq, prev_digest)
        return sha256(b"".join(parts)).digest()


def as_text(digest: bytes) -> bytes:
    """Return a digest as the hexadecimal digits that a column holds."""
    return hexlify(digest)


def hash_at(row: Row, seq: int) -> bytes:
    """Return the hash that the row's content has at ``seq``; none for what no entry can hold."""
    if not all(value is None or isinstance(value, bytes) for value in row[1:]):
        return b""
    if not has_link(row):
        return b""
    return stored_hash(row[PREV_HASH].decode("ascii"), seq, row[1:11]).encode()


def has_link(row: Row) -> bool:
    """Return whether the row's ``prev_hash`` is 64 lowercase hexadecimal digits."""
    try:
        digest = bytes.fromhex(row[PREV_HASH].decode("ascii"))
    except (ValueError, AttributeError):
        return False
    return len(digest) == sha256().digest_size and as_text(digest) == row[PREV_HASH]


def is_true_at(row: Row, seq: int) -> bool:
    """Return whether the row's stored hash is the hash of its columns at ``seq``."""
    return seq > 0 and hash_at(row, seq) == row[HASH]
