"""The whole check of a log in its database: the rows, then the anchors, each on its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.second_verifier import formulas
from tests.second_verifier.anchors import AnchorFile, Receipt
from tests.second_verifier.files import Archive
from tests.second_verifier.formulas import TEXT_COLUMNS, Row
from tests.second_verifier.walk import CannotTell, Defect, Finding, Key, Walk, payload_of


def text_of(stored: bytes | None) -> str:
    return (stored or b"").decode(errors="replace")


@dataclass(frozen=True)
class Log:
    """What the database says about itself."""

    trail: str | None
    register: str | None
    walk: Walk
    waiting: int = 0

    def check_head(self) -> None:
        """Raise that rows are missing which no archive can have taken over."""
        whole = range(0, self.walk.after, 256)
        has_tiles = all((low, low + 256) in self.walk.tree for low in whole)
        if self.walk.after % 256 or not has_tiles:
            raise Defect("missing", 1)

    def check_archive_event(self) -> None:
        """Raise the same where no row tells of the archive, though none waits any more."""
        told = (row for row in self.walk.rows if row.text("event_type") == b"AuditLogArchived")
        is_told = any(payload_of(row)["last_seq"] == self.walk.after for row in told)
        if self.walk.after and not self.waiting and not is_told:
            raise Defect("missing", 1)


def read_log(path: Path) -> Log:
    """Read everything in one transaction, so that a till that goes on selling does not matter."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        file.execute("BEGIN")

        def rows_of(table: str, columns: str) -> list[Any]:
            known = file.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchall()
            return file.execute(f"SELECT {columns} FROM {table}").fetchall() if known else []

        trails = rows_of("audit_trail", "trail_id, register_id, archived_through")
        trail, register, after = trails[0] if trails else (None, None, 0)
        ((numbered, waiting),) = file.execute(
            "SELECT (SELECT max(last_event_seq) FROM registers), (SELECT count(*) FROM outbox)"
        ).fetchall()
        columns = ", ".join(
            f"CAST({name} AS BLOB)" for name in (*TEXT_COLUMNS, "prev_hash", "hash")
        )
        rows = [
            Row(seq, tuple(stored[:-2]), text_of(stored[-2]), text_of(stored[-1]))
            for seq, *stored in file.execute(
                f"SELECT seq, {columns} FROM audit_log WHERE seq > ? ORDER BY seq",
                (after or -(2**63),),
            )
        ]
        keys = rows_of("audit_keys", "key_id, public_key, seq")
        tiles = rows_of("audit_tiles", "level, number, root")
    after = after or 0
    return Log(
        trail,
        register,
        Walk(
            rows,
            after=after,
            numbered=(numbered or 0) - waiting,
            keys=[key for key in (Key(*columns) for columns in keys) if key.seq <= after],
            tree={
                (number * 256, number * 256 + 256): bytes.fromhex(root)
                for level, number, root in tiles
                if level == 1 and number * 256 + 256 <= after and formulas.is_hash(root)
            },
        ),
        waiting,
    )


def add_archive(log: Log, archive: Archive, hashes: dict[int, str]) -> str | None:
    """Put the leaves of a sound archive in the place of tiles; say so if it is of another log."""
    if (archive.log, archive.register) != (log.trail, log.register):
        return "an archive is of another log or register"
    walk = log.walk
    for row in archive.walk.rows:
        if row.seq <= walk.after:
            hashes[row.seq] = row.hash
            walk.tree[row.seq - 1, row.seq] = formulas.leaf(row.hash)
            start = (row.seq - 1) // 256 * 256
            walk.tree.pop((start, start + 256), None)
    return None


def check_file(log: Log, anchor: AnchorFile, hashes: dict[int, str]) -> bool:
    """Rules 7 to 10 for a checkpoint file; say whether its root agrees."""
    checkpoint, walk = anchor.checkpoint, log.walk
    if (checkpoint.log, checkpoint.register) != (log.trail, log.register):
        raise CannotTell("an anchor is of another log or register")
    anchor.check_signature()
    if checkpoint.size > walk.last:
        raise Defect("cut", walk.last + 1)
    if anchor.public_key not in {key.public_key for key in walk.keys}:
        raise Defect("foreign-key", checkpoint.size)
    root = formulas.tree_root(walk.tree, checkpoint.size)
    if checkpoint.size not in hashes or root is None:
        raise CannotTell("an anchor's rows have left for an archive")
    return root == checkpoint.root


def check_receipt(log: Log, receipt: Receipt, hashes: dict[int, str]) -> bool:
    """Rules 7 to 10 for a receipt; say whether its hash agrees."""
    trail, register = (log.trail or "").replace("-", "").upper(), (log.register or "").upper()
    if receipt.log is not None and (receipt.log, receipt.register) != (trail, register):
        raise CannotTell("a receipt is of another log or register")
    if receipt.seq > log.walk.last:
        raise Defect("cut", log.walk.last + 1)
    if receipt.seq not in hashes:
        raise CannotTell("a receipt's row has left for an archive")
    return receipt.agrees(hashes[receipt.seq])


def check_anchors(
    log: Log, anchors: Iterable[str | Path], hashes: dict[int, str]
) -> tuple[Defect | None, list[str]]:
    """Judge each anchor on its own; return the lowest defect and what cannot be told."""
    defects: list[Defect] = []
    untold: list[str] = []
    agreeing, forked = [0], list[int]()
    for given in anchors:
        try:
            if isinstance(given, Path) or Path(given).is_file():
                anchor = AnchorFile.read(Path(given))
                size, agrees = anchor.checkpoint.size, check_file(log, anchor, hashes)
            else:
                receipt = Receipt.read(given)
                size, agrees = receipt.seq, check_receipt(log, receipt, hashes)
            (agreeing if agrees else forked).append(size)
        except Defect as defect:
            defects.append(defect)
        except CannotTell as reason:
            untold.append(str(reason))
    for size in forked:
        shown = max(place for place in agreeing if place < size)
        defects.append(Defect("forked", shown + 1))
    return min(defects, key=lambda defect: defect.seq, default=None), untold


def verify_database(
    path: Path, anchors: Iterable[str | Path] = (), archives: Iterable[Path] = ()
) -> Finding:
    try:
        log = read_log(Path(path))
    except sqlite3.DatabaseError as error:
        raise CannotTell("the file is no database with a log") from error
    hashes: dict[int, str] = {}
    untold = []
    for archive_path in archives:
        archive = Archive(Path(archive_path))
        finding = archive.finding()
        if not finding.sound:
            return finding
        if reason := add_archive(log, archive, hashes):
            untold.append(reason)
    walk = log.walk
    walk.before = hashes.get(walk.after) if walk.after else None
    try:
        if not hashes:
            log.check_head()
        walk.go()
        log.check_archive_event()
    except Defect as defect:
        return walk.finding(defect, untold)
    hashes |= {row.seq: row.hash for row in walk.rows}
    lowest, reasons = check_anchors(log, anchors, hashes)
    return walk.finding(lowest, [*untold, *reasons])
