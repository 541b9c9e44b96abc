r"""How an entry of the audit log is hashed; the rule byte by byte is in docs/audit-format.md.

``hash = SHA-256("pos-app audit entry v1\n" || prev_hash || field*)`` over the stored columns in
table order, ``prev_hash`` as 32 bytes. A field is a 4-byte big-endian length and that many
bytes: ``seq`` as 8 bytes big-endian, everything else UTF-8. NULL is the length ``FF FF FF FF``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from struct import Struct

DOMAIN = b"pos-app audit entry v1\n"
GENESIS = "0" * 64
_NULL = b"\xff\xff\xff\xff"
_LENGTH = Struct(">I").pack
_SEQ = Struct(">IQ").pack


def entry_hash(prev_hash: str, seq: int, fields: Sequence[str | None]) -> str:
    """Return the hash of an entry as 64 hexadecimal digits.

    ``fields`` are the columns after ``seq``, from ``event_type`` to ``event_data``, as they go
    into the table.
    """
    encoded = [None if value is None else value.encode() for value in fields]
    return stored_hash(prev_hash, seq, encoded)


def stored_hash(prev_hash: str, seq: int, fields: Sequence[bytes | None]) -> str:
    """Return the same for columns as the bytes that the table holds, whatever these are.

    Raises:
        ValueError: ``prev_hash`` is no hash.
    """
    parts = [DOMAIN, bytes.fromhex(prev_hash), _SEQ(8, seq)]
    for value in fields:
        if value is None:
            parts.append(_NULL)
        else:
            parts.append(_LENGTH(len(value)))
            parts.append(value)
    return hashlib.sha256(b"".join(parts)).hexdigest()
