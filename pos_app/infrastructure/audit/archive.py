"""Moves the oldest entries of the log into a file that proves itself.

The archive is written, read back and checked before anything leaves the live log; what leaves is
deleted in short steps, which a crash may interrupt and the next call goes on with.
"""

from __future__ import annotations

import errno
import gzip
import json
import os
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import IO

from sqlalchemy import Integer, Text, bindparam, delete, func, select

from pos_app.application.archive_service import WrittenArchive
from pos_app.application.errors import ArchiveDamaged
from pos_app.application.evidence import Anchor
from pos_app.application.ports import Progress
from pos_app.application.queries import AuditFilter
from pos_app.domain.aggregates.audit_trail.audit_trail import TILE
from pos_app.infrastructure.audit.chain import entry_hash
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.audit.proofs import Prover, as_record, holds
from pos_app.infrastructure.audit.sheets import COLUMNS, entry_line
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log
from pos_app.infrastructure.queries.audit import SqlAuditQueries

ARCHIVE_FORMAT = "pos-app audit archive v1"
_ENTRIES_PER_PAGE = 1_000
_ENTRIES_PER_STEP = 2_000
_HASHED = COLUMNS[1:10]
_FIRST_AT = Statement(
    select(func.coalesce(func.min(audit_log.c.seq), 0)).where(
        audit_log.c.occurred_at >= bindparam("until", type_=Text)
    )
)
_ENTRY = Statement(
    select(audit_log.c.prev_hash, audit_log.c.hash).where(audit_log.c.seq == bindparam("seq"))
)
_LEAVE = Statement(delete(audit_log).where(audit_log.c.seq <= bindparam("last", type_=Integer)))
_OLDEST = Statement(select(func.coalesce(func.min(audit_log.c.seq), 0)))


class Archivist:
    """Fulfils ``LogArchive`` for one store's log."""

    def __init__(self, database: Database) -> None:
        """Archive entries of ``database``."""
        self._database = database
        self._evidence = EvidenceLog(database)
        self._prover = Prover(database)

    def last_seq_before(self, until: datetime) -> int:
        """Return the last entry that a whole tile ends with before the moment, 0 for none."""
        row = self._database.reader().one(_FIRST_AT, {"until": to_text(until)})
        first_kept = int(row[0]) if row is not None and row[0] else self._last() + 1
        checkpoint = self._evidence.last_checkpoint()
        sealed = 0 if checkpoint is None else checkpoint.size
        last = min(first_kept - 1, sealed)
        last -= last % TILE
        return last if last >= self._oldest() else 0

    def write(self, path: Path, last_seq: int, progress: Progress | None = None) -> WrittenArchive:
        """Write the oldest entries up to ``last_seq`` and check what was written.

        Raises:
            OSError: the file cannot be written, or is there already.
            ArchiveDamaged: the disk did not keep what it was given.
        """
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        unfinished = path.with_name(path.name + ".part")
        try:
            first_seq = self._write(unfinished, path.suffix == ".gz", last_seq, progress)
            check_archive(unfinished, is_packed=path.suffix == ".gz")
            with unfinished.open("rb") as written:  # an archive of years does not fit in memory
                digest = file_digest(written, "sha256").hexdigest()
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        return WrittenArchive(
            path,
            first_seq,
            last_seq,
            self._hashes(last_seq)[1],
            digest,
            self._evidence.known_keys(),
        )

    def leave(self, last_seq: int) -> None:
        """Delete entries that an archive holds, in steps that no sale has to wait for."""
        oldest = self._oldest()
        while oldest and oldest <= last_seq:
            step = min(last_seq, oldest + _ENTRIES_PER_STEP - 1)
            connection = self._database.begin(durable=False)
            try:
                connection.run(_LEAVE, {"last": step})
            except BaseException:
                self._database.rollback()
                raise
            self._database.commit()
            self._database.checkpoint_if_due()
            oldest = self._oldest()

    def _write(self, path: Path, is_packed: bool, last_seq: int, progress: Progress | None) -> int:
        checkpoint = self._evidence.last_checkpoint()
        if checkpoint is None:
            raise ArchiveDamaged(path.name)
        first_seq = self._oldest()
        head = {
            "format": ARCHIVE_FORMAT,
            "log": checkpoint.log_id,
            "register": checkpoint.register_id,
            "first_seq": first_seq,
            "last_seq": last_seq,
            "prev_hash": self._hashes(first_seq)[0],
            "keys": self._prover.keys(),
        }
        queries = SqlAuditQueries(self._database)
        try:
            with _opened_for_writing(path, is_packed=is_packed) as file:
                file.write(json.dumps(head, ensure_ascii=False) + "\n")
                last = first_seq - 1
                while last < last_seq:
                    page = queries.newer(AuditFilter(), last, _ENTRIES_PER_PAGE)
                    file.writelines(entry_line(each) for each in page if each.seq <= last_seq)
                    last = page[-1].seq
                    if progress is not None:
                        progress(min(last, last_seq), last_seq)
                nodes = self._prover.nodes(range(first_seq, last_seq + 1), checkpoint.size)
                proof = {"proof": {"checkpoint": as_record(checkpoint), "nodes": nodes}}
                file.write(json.dumps(proof) + "\n")
        finally:
            queries.close()
        return first_seq

    def _hashes(self, seq: int) -> tuple[str, str]:
        row = self._database.reader().one(_ENTRY, {"seq": seq})
        return ("", "") if row is None else (row[0], row[1])

    def _oldest(self) -> int:
        row = self._database.reader().one(_OLDEST)
        return 0 if row is None else int(row[0])

    def _last(self) -> int:
        queries = SqlAuditQueries(self._database)
        try:
            return queries.last_seq()
        finally:
            queries.close()


def check_archive(path: Path, *, is_packed: bool) -> None:
    """Read an archive back: every hash, every link, and its proof.

    Raises:
        ArchiveDamaged: it does not hold what it should.
    """
    with _opened_for_reading(path, is_packed=is_packed) as file:
        head = json.loads(file.readline())
        link, leaves = head["prev_hash"], []
        proof = None
        for line in file:
            if line.startswith('{"proof"'):
                proof = json.loads(line)["proof"]
                break
            seq, link = _checked(path, line, link)
            leaves.append((seq, link))
    numbers = [seq for seq, _ in leaves]
    if proof is None or numbers != list(range(head["first_seq"], head["last_seq"] + 1)):
        raise ArchiveDamaged(path.name)
    signed = proof["checkpoint"]
    text = f"{signed['text']}signature {signed['signature']}\npublic-key {signed['public_key']}\n"
    if not holds(leaves, proof["nodes"], Anchor.read(text).checkpoint):
        raise ArchiveDamaged(path.name)


def _checked(path: Path, line: str, link: str) -> tuple[int, str]:
    entry = json.loads(line)
    event_data = line.split(', "event_data": ', 1)[1].rstrip("\n")[:-1]
    fields = [*(entry[name] for name in _HASHED), event_data]
    if entry["prev_hash"] != link or entry["hash"] != entry_hash(link, entry["seq"], fields):
        raise ArchiveDamaged(path.name)
    return entry["seq"], entry["hash"]


def _opened_for_writing(path: Path, *, is_packed: bool) -> IO[str]:
    if is_packed:
        return gzip.open(path, "wt", encoding="utf-8", newline="\n")
    return path.open("w", encoding="utf-8", newline="\n")


def _opened_for_reading(path: Path, *, is_packed: bool) -> IO[str]:
    if is_packed:
        return gzip.open(path, "rt", encoding="utf-8", newline="\n")
    return path.open(encoding="utf-8", newline="\n")
