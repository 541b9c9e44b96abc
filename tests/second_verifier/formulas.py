"""What the document computes: the hash of a row, the root of a tree, a signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TEXT_COLUMNS = (
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
ZEROS = "0" * 64
Tree = Mapping[tuple[int, int], bytes]
"""The hashes that are known, by the first leaf of their subtree and the one after the last."""


@dataclass(frozen=True)
class Row:
    """One row as it is stored; ``texts`` are the ten text columns in the order of the document."""

    seq: int
    texts: tuple[bytes | None, ...]
    prev_hash: str
    hash: str

    def text(self, column: str) -> bytes:
        return self.texts[TEXT_COLUMNS.index(column)] or b""


def hashed_bytes(row: Row, seq: int) -> bytes:
    contents = [seq.to_bytes(8, "big"), *row.texts]
    columns = [
        b"\xff\xff\xff\xff" if content is None else len(content).to_bytes(4, "big") + content
        for content in contents
    ]
    return b"pos-app audit entry v1\n" + bytes.fromhex(row.prev_hash) + b"".join(columns)


def is_hash(text: str) -> bool:
    return re.fullmatch("[0-9a-f]{64}", text) is not None


def is_true_at(row: Row, seq: int) -> bool:
    if not is_hash(row.prev_hash):
        return False
    return sha256(hashed_bytes(row, seq)).hexdigest() == row.hash


def leaf(row_hash: str) -> bytes:
    return sha256(b"\x00" + bytes.fromhex(row_hash)).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def left_size(size: int) -> int:
    """Return the largest power of two below ``size``."""
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def subtree(known: Tree, start: int, end: int) -> bytes | None:
    """Return the root over the leaves ``start`` to ``end`` - 1, None if unknown."""
    if (start, end) in known:
        return known[start, end]
    if end - start < 2:
        return sha256().digest() if start == end == 0 else None
    middle = start + left_size(end - start)
    left = subtree(known, start, middle)
    right = subtree(known, middle, end)
    return None if left is None or right is None else node(left, right)


def tree_root(known: Tree, size: int) -> str | None:
    root = subtree(known, 0, size)
    return None if root is None else root.hex()


def fill_in(
    seqs: Sequence[int], size: int, nodes: Sequence[str]
) -> dict[tuple[int, int], bytes] | None:
    """Walk the tree as a proof of the rows ``seqs`` says; None if the nodes do not fit."""
    ends = [0, *seqs, size + 1]
    if not all(seq < following for seq, following in pairwise(ends)):
        return None
    if not all(is_hash(text) for text in nodes):
        return None
    known: dict[tuple[int, int], bytes] = {}
    left_over = [bytes.fromhex(text) for text in nodes]

    def visit(start: int, end: int) -> bool:
        present = bisect_right(seqs, end) - bisect_right(seqs, start)
        if present == end - start:
            return True
        if present == 0:
            if left_over:
                known[start, end] = left_over.pop(0)
                return True
            return False
        middle = start + left_size(end - start)
        return visit(start, middle) and visit(middle, end)

    return known if visit(0, size) and not left_over else None


def is_consistent(old: tuple[int, str], new: tuple[int, str], path: Sequence[str]) -> bool:
    """Undo SUBPROOF of RFC 9162, section 2.1.4.1, step by step, for ``(size, root)`` twice."""
    (old_size, old_root), (new_size, new_root) = old, new
    if not 0 < old_size <= new_size:
        return False
    left_over = [bytes.fromhex(text) for text in path]

    def undo(older: int, newer: int, *, is_whole: bool) -> tuple[bytes, bytes]:
        if older == newer:
            same = bytes.fromhex(old_root) if is_whole else left_over.pop(0)
            return same, same
        middle = left_size(newer)
        if older <= middle:
            before, after = undo(older, middle, is_whole=is_whole)
            return before, node(after, left_over.pop(0))
        before, after = undo(older - middle, newer - middle, is_whole=False)
        left = left_over.pop(0)
        return node(left, before), node(left, after)

    try:
        before, after = undo(old_size, new_size, is_whole=True)
    except IndexError:
        return False
    return (before.hex(), after.hex(), left_over) == (old_root, new_root, [])


def key_id_of(public_key: str) -> str | None:
    """Return the id of a key written in hexadecimal digits, None if it is not written so."""
    if not is_hash(public_key):
        return None
    return sha256(bytes.fromhex(public_key)).hexdigest()[:16]


def is_signed(text: str, signature: str, public_key: str) -> bool:
    if key_id_of(public_key) is None or not re.fullmatch("[0-9a-f]{128}", signature):
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True)
class Checkpoint:
    """The lines of a checkpoint's text."""

    log: str
    register: str
    size: int
    root: str
    time: str
    key_id: str

    @property
    def text(self) -> str:
        return (
            f"pos-app checkpoint v1\nlog {self.log}\nregister {self.register}\nsize {self.size}\n"
            f"root {self.root}\ntime {self.time}\nkey {self.key_id}\n"
        )

    @classmethod
    def read(cls, text: str) -> Checkpoint | None:
        found = re.fullmatch(
            "pos-app checkpoint v1\nlog (.+)\nregister (.+)\nsize ([0-9]{1,18})\n"
            "root ([0-9a-f]{64})\ntime (.+)\nkey ([0-9a-f]{16})\n",
            text,
        )
        if found is None:
            return None
        log, register, size, root, time, key_id = found.groups()
        checkpoint = cls(log, register, int(size), root, time, key_id)
        return checkpoint if checkpoint.text == text else None


def voucher_text(log: str, key_id: str, public_key: str, previous: str) -> str:
    return (
        f"pos-app key v1\nlog {log}\nkey {key_id}\npublic-key {public_key}\nprevious {previous}\n"
    )
