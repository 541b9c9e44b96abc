"""Goes through the rows of a log and finds the first that is not as written (rules 1 to 6)."""

from __future__ import annotations

import struct
from binascii import hexlify
from collections.abc import Callable
from hashlib import sha256
from itertools import chain
from typing import Any

from pos_verify.evidence import ARCHIVED, KINDS, Evidence
from pos_verify.rows import (
    HASH,
    NO_HASH,
    NULL,
    PREFIX,
    PREV_HASH,
    SEQ,
    Row,
    Source,
    pack_length,
    pack_seq,
    true_at,
    unhex,
)
from pos_verify.tree import Tree, leaf_hash
from pos_verify.verdict import Defect

_MOST_REMEMBERED = 4096


class _Parts(dict[object, bytes]):
    """A column's value as it is hashed, remembered: event types and ids of people recur."""

    def __missing__(self, value: object) -> bytes:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        if value is None:
            part = NULL
        elif isinstance(value, bytes):
            part = pack_length(len(value)) + value
        else:
            raise TypeError
        self[value] = part
        return part


class _Lengths(dict[int, bytes]):
    """The four bytes before a content of this many bytes, remembered."""

    def __missing__(self, length: int) -> bytes:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[length] = packed = pack_length(length)
        return packed


class LogCheck:
    """One pass over the rows of ``source`` from ``floor`` + 1 on, in memory that does not grow.

    ``last`` is the highest seq that was given out (None where nobody knows), ``before`` the hash
    of row ``floor`` where it is known. Rows up to ``archived`` are said to be in archives, which
    may have been handed over, so that ``floor`` is lower. ``progress``
    hears the seq after every 256 rows.
    """

    def __init__(
        self,
        source: Source,
        evidence: Evidence,
        *,
        last: int | None = None,
        before: bytes | None = None,
        archived: int = 0,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self.floor = evidence.floor
        self.sound = evidence.floor
        self.tree = Tree(self._leaves_of)
        self._source = source
        self._evidence = evidence
        self._last = last
        self._archived = archived
        self._before = NO_HASH if self.floor == 0 else before
        self._progress = progress

    def run(self) -> None:
        """Check every row and then that none is left over. Raises Defect."""
        rows = iter(self._source.rows())
        first = next(rows, None)
        if first is not None:
            if self._before is None and unhex(first[PREV_HASH]) is not None:
                self._before = first[PREV_HASH]
            self._follow(chain((first,), rows))
        if self._last is not None and self.sound < self._last:
            raise Defect("cut", self.sound + 1)

    def sound_before(self, seq: int) -> int:
        """Return how many of the rows read are sound and stand before ``seq``."""
        return max(0, min(seq - 1, self.sound) - self.floor)

    def _follow(self, rows: chain[Row]) -> None:
        # The one loop that sees ten million rows: everything it calls is bound to a local name.
        tree, evidence, progress = self.tree, self._evidence, self._progress
        parts, lengths, hashed, join, as_hex = _Parts(), _Lengths(), sha256, b"".join, hexlify
        start, eight, zero, seq_bytes = PREFIX, pack_length(8), b"\0", pack_seq
        top = self._last if self._last is not None else (1 << 63) - 1
        expected, before = self.sound + 1, self._before
        previous = unhex(before) or b""
        leaves = tree.open
        row: Row
        try:
            for row in rows:
                (seq, kind, event, at, actor, by, till, shift, group, member, data, prev, own) = row
                if seq != expected or seq > top or prev != before:
                    self._explain(row, expected)
                try:
                    # fmt: off
                    digest = hashed(join((
                        start, previous, eight, seq_bytes(seq), parts[kind],
                        lengths[len(event)], event, lengths[len(at)], at,
                        parts[actor], parts[by], parts[till], parts[shift], parts[group],
                        lengths[len(member)], member, lengths[len(data)], data,
                    ))).digest()
                    # fmt: on
                except (TypeError, struct.error):
                    digest = b""
                if as_hex(digest) != own:
                    self._explain(row, expected)
                    raise Defect("changed", expected)
                leaves.append(hashed(zero + digest).digest())
                if not expected & 255:
                    tree.close_tile()
                    leaves = tree.open
                    if progress is not None:
                        progress(expected)
                expected += 1
                if kind in KINDS:
                    evidence.read(row, tree.root)
                    if kind == ARCHIVED:
                        self._check_archived()
                previous, before = digest, own
        finally:
            self.sound = expected - 1

    def _check_archived(self) -> None:
        said = self._evidence.archived.get(self._archived)
        if self._archived and said is not None:
            first = self._source.at(self._archived + 1)
            if first is None or said.encode() != first[PREV_HASH]:
                raise Defect("reordered", self._archived + 1)

    def _explain(self, row: Row, place: int) -> None:
        """Name what is wrong with the row that stands where ``place`` should (rules 1 to 4)."""
        seq = row[SEQ]
        if not isinstance(seq, int):
            raise Defect("changed", place)
        if seq < place or (self._last is not None and seq > self._last):
            raise Defect("inserted", seq)
        if seq > place:
            raise Defect("missing", place)
        if not true_at(row, seq):
            raise self._why_untrue(row)
        if row[PREV_HASH] != self._hash_at(seq - 1):
            if self._source.seqs_of(row[PREV_HASH]):
                raise Defect("reordered", seq)
            raise Defect("changed", max(seq - 1, self.floor + 1))

    def _why_untrue(self, row: Row) -> Defect:
        seq, prev = row[SEQ], row[PREV_HASH]
        if seq - 1 > self.floor and true_at(row, seq - 1) and prev == self._hash_at(seq - 2):
            return Defect("inserted", seq - 1)
        parents = self._source.seqs_of(prev) if isinstance(prev, bytes) else []
        places = {1, seq + 1}
        for parent in parents:
            places |= {parent, parent + 1}
        if any(true_at(row, place) for place in places - {seq}):
            is_orphan = not parents and prev != NO_HASH
            return Defect("missing" if is_orphan else "reordered", seq)
        after = self._source.at(seq + 1)
        if after is not None and true_at(after, seq) and after[PREV_HASH] == self._hash_at(seq - 1):
            return Defect("inserted", seq)
        return Defect("changed", seq)

    def _hash_at(self, seq: int) -> Any:  # noqa: ANN401 - as it is stored
        """Return the hash of a row; that of row ``floor`` is what the first row was taken for."""
        if seq <= self.floor:
            return self._before
        row = self._source.at(seq)
        return None if row is None else row[HASH]

    def _leaves_of(self, start: int, end: int) -> list[bytes]:
        digests = [unhex(each) for each in self._source.hashes(start + 1, end)]
        return [leaf_hash(digest) for digest in digests if digest is not None]
