"""Rows of the log as the bytes that the file holds, and their hashes, for checking.

Damage of any kind must be a finding and not an error, so nothing here assumes that a column has
the type it should have.
"""

from __future__ import annotations

import struct
from binascii import hexlify
from hashlib import sha256
from typing import Any

from pos_app.domain.aggregates.audit_trail.events import (
    AuditLogArchived,
    CheckpointSigned,
    SigningKeyIntroduced,
    SigningKeyRotated,
)
from pos_app.infrastructure.audit.chain import DOMAIN, stored_hash

Row = tuple[Any, ...]

SEQ, EVENT_TYPE, REGISTER, AGGREGATE_ID, EVENT_DATA, PREV_HASH, HASH = 0, 1, 6, 9, 10, 11, 12
_NULL = b"\xff\xff\xff\xff"
_LENGTH = struct.Struct(">I").pack
_NUMBERED = struct.Struct(">IQ").pack
_MANY = 10_000
_TABLE = 65_536
_LENGTHS = [_LENGTH(length) for length in range(_TABLE)]
EVIDENCE = frozenset(
    kind.__name__.encode()
    for kind in (SigningKeyIntroduced, SigningKeyRotated, CheckpointSigned, AuditLogArchived)
)


# A hash that has begun is copied faster than one is begun anew.
_BEGUN = sha256(DOMAIN)


class SoundRows:
    """Takes the leading rows of a page that are true and follow each other, fast.

    This loop is most of what a check costs, so it is written for speed: what repeats from row to
    row is framed once, and whatever is odd in any way is left to slower and clearer code.
    """

    def __init__(self) -> None:
        """Start with nothing framed."""
        self._short = _Frames()
        self._people: Row = (None,) * 4
        self._framed_people = _NULL * 4

    def take(self, rows: list[Row], start: int, last: int, link: object) -> list[bytes]:
        """Return the digests of sound rows from ``rows[start]`` on, up to the first evidence.

        ``last`` is the seq before them and ``link`` that entry's hash as it is stored. An entry
        that is evidence ends the run and belongs to it.
        """
        try:
            previous = bytes.fromhex(link.decode("ascii")) if isinstance(link, bytes) else b""
        except ValueError:
            previous = b""
        found: list[bytes] = []
        # Names in this function are looked up many times faster than those of the module.
        short, length, table, pack = self._short, _LENGTHS, _TABLE, _LENGTH
        begun, numbered, join, as_hex = _BEGUN.copy, _NUMBERED, b"".join, hexlify
        pa, pb, pc, pd = self._people
        framed_people, evidence = self._framed_people, EVIDENCE
        for row in rows[start:] if start else rows:
            seq, kind, event_id, moment, a, b, c, d, about, subject, data, prev_hash, own_hash = row
            last += 1
            if seq != last or prev_hash != link:
                break
            try:
                if a != pa or b != pb or c != pc or d != pd:  # who and where, often the same
                    framed_people = join(map(_framed, (a, b, c, d)))
                    pa, pb, pc, pd = a, b, c, d
                size = len(data)  # an import tells more in one record than the table reaches
                content = join(
                    (
                        previous,
                        numbered(8, seq),
                        short[kind],
                        length[len(event_id)],
                        event_id,
                        length[len(moment)],
                        moment,
                        framed_people,
                        short[about],
                        length[len(subject)],
                        subject,
                        length[size] if size < table else pack(size),
                        data,
                    )
                )
            except (IndexError, TypeError, struct.error):
                break
            digester = begun()
            digester.update(content)
            digest = digester.digest()
            if as_hex(digest) != own_hash:
                break
            found.append(digest)
            previous, link = digest, own_hash
            if kind in evidence:
                break
        self._people, self._framed_people = (pa, pb, pc, pd), framed_people
        return found


class _Frames(dict[object, bytes]):
    """What comes again and again, framed: the types of events, the kinds of subjects."""

    def __missing__(self, value: object) -> bytes:
        if len(self) > _MANY:
            self.clear()
        self[value] = framed = _framed(value)
        return framed


def _framed(value: object) -> bytes:
    """Return a column with its length before it.

    Raises:
        TypeError: it is neither text nor NULL, which is never true.
    """
    if value is None:
        return _NULL
    if not isinstance(value, bytes):
        raise TypeError(value)
    return _LENGTH(len(value)) + value


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
