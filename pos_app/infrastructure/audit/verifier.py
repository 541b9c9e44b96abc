"""Checks the audit log, read in order of seq, as docs/audit-format.md says, and its anchors.

The columns are read as the bytes that the file holds, so that damage of any kind is a finding
and not an error. Tiles are not trusted: every hash is computed anew, but for what an archive
holds, and for what came before the last checkpoint when only recent entries are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Integer, bindparam, func, select

from pos_app.application.audit_service import Verification
from pos_app.application.evidence import Anchor, ReceiptCode
from pos_app.application.ports import Progress
from pos_app.domain.aggregates.audit_trail.audit_trail import TILE
from pos_app.infrastructure.audit import anchors as outside
from pos_app.infrastructure.audit import diagnosis
from pos_app.infrastructure.audit.chain import GENESIS
from pos_app.infrastructure.audit.diagnosis import Finding
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.audit.merkle import CompactRange
from pos_app.infrastructure.audit.rows import (
    EVENT_TYPE,
    EVIDENCE,
    HASH,
    PREV_HASH,
    SEQ,
    Row,
    SoundRows,
    is_true_at,
)
from pos_app.infrastructure.audit.seals import Leaves, Seals
from pos_app.infrastructure.audit.tree import EntriesGone, LogTree
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, outbox, registers
from pos_app.infrastructure.persistence.trail_tables import audit_trail

# Few enough that what is read is hashed while it is still in the fastest memory.
_ROWS = 64
_ROWS_PER_PROGRESS = 2_000
_WALK = Statement(
    select(audit_log)
    .where(audit_log.c.seq > bindparam("after", type_=Integer))
    .order_by(audit_log.c.seq)
)
_GIVEN_OUT = Statement(select(func.coalesce(func.max(registers.c.last_event_seq), 0)))
_PENDING = Statement(select(func.count()).select_from(outbox))
_HASH = Statement(select(audit_log.c.hash).where(audit_log.c.seq == bindparam("seq")))
_TRAIL = Statement(
    select(
        audit_trail.c.trail_id,
        audit_trail.c.register_id,
        audit_trail.c.archived_through,
    )
)
_BEFORE_ALL = -(2**63)


class ChainVerifier:
    """Fulfils ``LogVerifier`` on a connection of its own, so that selling goes on."""

    def __init__(self, database: Database) -> None:
        """Check the log of ``database``."""
        self._database = database
        self._tree = LogTree(database)

    def verify(
        self,
        progress: Progress | None = None,
        *,
        anchors: Sequence[Anchor | ReceiptCode] = (),
    ) -> Verification:
        """Return what was found, up to the first bad entry.

        Raises:
            AnchorOfAnotherLog: an anchor speaks of another store or register.
            StorageError: the file cannot be read.
        """
        connection = self._opened()
        try:
            walk = _Walk(connection, progress)
            archived = walk.archived
            try:
                start = self._tree.range(archived)
            except EntriesGone:  # neither an archive's tiles nor the entries themselves
                return Verification(is_sound=False, checked=0, kind="missing", first_bad_seq=1)
            seals = Seals(Leaves(start, self._root_by_reading), archived=archived)
            for key in EvidenceLog(self._database).archived_keys():
                seals.keys[key.key_id] = key.public_key
                seals.present, seals.number = key.key_id, None
            found = walk.run(seals, archived)
            if not found.is_sound or not anchors:
                return found
            return outside.judged(
                connection, found, anchors, seals, walk.identity, self._tree.range(archived)
            )
        finally:
            connection.close()

    def verify_recent(self, progress: Progress | None = None) -> Verification:
        """Return what was found in the entries after the last checkpoint, and in itself.

        Raises:
            StorageError: the file cannot be read.
        """
        evidence = EvidenceLog(self._database)
        last = evidence.last_checkpoint()
        if last is None:
            return self.verify(progress)
        connection = self._opened()
        try:
            walk = _Walk(connection, progress)
            if last.size <= walk.archived:
                return self.verify(progress)
            whole = last.size - last.size % TILE
            seals = Seals(Leaves(self._tree.range(whole), self._root_by_reading))
            seals.leaves.add(self._digests(connection, whole, last.size))
            seals.archived = walk.archived
            for key in evidence.known_keys():
                if key.seq <= last.size:
                    seals.keys[key.key_id] = key.public_key
                    seals.present = key.key_id
            seals.number, seals.size = None, last.size - 1
            return walk.run(seals, last.size)
        except (EntriesGone, ValueError):  # the tiles or the entries under the seal are damaged
            return Verification(is_sound=False, checked=0, kind="changed", first_bad_seq=1)
        finally:
            connection.close()

    def _opened(self) -> Connection:
        connection = self._database.new_reader()
        connection.driver.text_factory = bytes
        connection.command("BEGIN")  # one picture of log, outbox and numbers while sales go on
        return connection

    def _digests(self, connection: Connection, low: int, high: int) -> list[bytes]:
        walk = connection.run(_WALK, {"after": low})
        rows = walk.fetchmany(high - low)
        if [row[SEQ] for row in rows] != list(range(low + 1, high + 1)):
            raise EntriesGone
        return [bytes.fromhex(row[HASH].decode()) for row in rows]

    def _root_by_reading(self, size: int) -> bytes:
        """Return the root over the first entries without any help from the tiles."""
        connection = self._opened()
        try:
            grown = CompactRange()
            leaves = Leaves(grown, self._root_by_reading)
            cursor = connection.run(_WALK, {"after": 0})
            while leaves.size < size and (rows := cursor.fetchmany(_ROWS)):
                leaves.add([bytes.fromhex(row[HASH].decode()) for row in rows])
            return leaves.root(size)
        finally:
            connection.close()


class _Walk:
    """One pass over the log, within one read transaction."""

    def __init__(self, connection: Connection, progress: Progress | None) -> None:
        self._connection = connection
        self._progress = progress
        trail = connection.one(_TRAIL)
        self.archived = 0 if trail is None else int(trail[2])
        self.identity = ("", "") if trail is None else (trail[0].decode(), trail[1].decode())
        self._waiting = _number(connection, _PENDING)
        self._numbered = _number(connection, _GIVEN_OUT) - self._waiting

    def run(self, seals: Seals, start: int) -> Verification:
        """Check everything after entry ``start``, which the seals know the tree of."""
        self._places = diagnosis.Places(self._connection, 0, GENESIS.encode())
        link: bytes | None = GENESIS.encode()
        if start:
            row = self._connection.one(_HASH, {"seq": start})
            link = None if row is None else row[0]
        begun = Verification(is_sound=True, checked=0, first_seq=start + 1)
        last, told = start, start - _ROWS_PER_PROGRESS
        finding: Finding | None = None
        for last, finding in self._checked(seals, start, link):
            if finding is not None:
                break
            if self._progress is not None and last >= told + _ROWS_PER_PROGRESS:
                told = last
                self._progress(last, max(last, self._numbered))
        if self._progress is not None and told != last and finding is None:
            self._progress(last, max(last, self._numbered))
        if finding is None and last < self._numbered:
            finding = ("cut", last + 1)
        if finding is None and start and start == self.archived and not self._waiting:
            finding = None if seals.has_archive_event else ("missing", 1)
        found = replace(
            begun,
            checked=last - start,
            signed_size=seals.size,
            replaced_keys=tuple(seals.replaced),
        )
        if finding is None:
            return found
        kind, seq = finding
        checked = max(0, min(last, seq - 1) - start)
        detail = f"after {checked} sound entries"
        return replace(
            found, is_sound=False, checked=checked, kind=kind, first_bad_seq=seq, detail=detail
        )

    def _checked(
        self, seals: Seals, start: int, link: bytes | None
    ) -> Iterator[tuple[int, Finding | None]]:
        """Yield how far the log is sound, page by page; with the finding that ends it."""
        sound = SoundRows()
        first_link: bytes | None = None
        last = start
        cursor = self._connection.run(_WALK, {"after": start or _BEFORE_ALL})
        while rows := cursor.fetchmany(_ROWS):
            if link is None:
                link = first_link = rows[0][PREV_HASH]
                self._places = diagnosis.Places(self._connection, start, link)
            at = 0
            while at < len(rows):
                digests = sound.take(rows, at, last, link)
                if not digests or rows[at + len(digests) - 1][SEQ] > self._numbered:
                    good = [
                        each for each in rows[at : at + len(digests)] if self._is_numbered(each)
                    ]
                    last += len(good)
                    bad = rows[at + len(good)]
                    yield last, self._told(bad, last, good[-1][HASH] if good else link)
                    return
                seals.leaves.add(digests)
                at += len(digests)
                row = rows[at - 1]
                last, link = row[SEQ], row[HASH]
                if row[EVENT_TYPE] in EVIDENCE:
                    finding = seals.check(row, first_link)
                    if finding is not None:
                        yield last - 1, finding
                        return
            yield last, None

    def _is_numbered(self, row: Row) -> bool:
        return isinstance(row[SEQ], int) and row[SEQ] <= self._numbered

    def _told(self, row: Row, last: int, link: object) -> Finding:
        """Return what is wrong with the first row that is not sound."""
        seq = row[SEQ]
        if seq != last + 1 or not self._is_numbered(row):
            return self._misplaced(seq, last)
        if is_true_at(row, seq) and row[PREV_HASH] != link:
            return diagnosis.of_link(self._connection, row)
        return diagnosis.of_content(self._places, row)

    def _misplaced(self, seq: object, last: int) -> Finding:
        if not isinstance(seq, int) or seq <= last or seq > self._numbered:
            return "inserted", int(str(seq))
        return "missing", last + 1


def _number(connection: Connection, statement: Statement) -> int:
    row = connection.one(statement)
    return 0 if row is None else int(row[0])
