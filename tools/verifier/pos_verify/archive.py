"""Archives: rows that left the live log, alone or put before it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pos_verify.anchors import Anchor, Receipt, Seen, judge
from pos_verify.evidence import Evidence
from pos_verify.files import Proof, RowFile, archive_proof, read_keys
from pos_verify.log import LogCheck
from pos_verify.rows import HASH, Row, Source
from pos_verify.signatures import Key
from pos_verify.tree import TILE, NotInTree, peaks, root_from_proof
from pos_verify.verdict import CannotTell, Defect, Verdict

FORMAT = "pos-app audit archive v1"


class Archive(RowFile):
    """One archive file with its head and the proof at its end. Raises CannotTell for others."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        head: dict[str, Any] = self.head
        if head.get("format") != FORMAT:
            raise CannotTell(f"{path} is no archive")
        try:
            self.first, self.last = int(head["first_seq"]), int(head["last_seq"])
            self.log, self.register = str(head["log"]), str(head["register"])
            self.before = str(head["prev_hash"]).encode()
            self.keys = read_keys(head["keys"])
        except (KeyError, TypeError, ValueError) as error:
            raise CannotTell(f"the first line of {path} cannot be read as an archive's") from error
        if (self.first - 1) % TILE or self.last % TILE or not 0 < self.first <= self.last:
            raise CannotTell(f"{path} does not begin and end where an archive may")
        self.proof: Proof = archive_proof(path, self.read_tail())
        if (self.proof.checkpoint.log, self.proof.checkpoint.register) != (self.log, self.register):
            raise CannotTell(f"{path} carries the proof of another log or register")

    @property
    def floor(self) -> int:
        """The number of rows before its first."""
        return self.first - 1

    def key_before(self) -> Key | None:
        """Return the key in force before its first row."""
        earlier = [(seq, key) for key, seq in self.keys if seq <= self.floor]
        return max(earlier, key=lambda found: found[0])[1] if earlier else None

    def nodes_before(self) -> dict[tuple[int, int], bytes]:
        """Return the full subtrees before its first row: the proof lists them from the left."""
        places = reversed(list(peaks(self.floor // TILE)))
        return dict(zip(places, self.proof.nodes))

    def check_proof(self, check: LogCheck) -> None:
        """Check that its rows, as ``check`` has read them, are what was signed. Raises Defect."""
        size = self.proof.checkpoint.size
        try:
            if size < self.last:
                raise ValueError("the checkpoint does not cover the rows")
            root = root_from_proof(
                size,
                lambda start, end: start < self.last and end > self.floor,
                lambda start, end: (
                    check.tree.subtree(start, end)
                    if self.floor <= start and end <= self.last
                    else None
                ),
                iter(self.proof.nodes),
            )
        except (ValueError, NotInTree):
            root = b""
        if root.hex() != self.proof.checkpoint.root:
            raise Defect("changed", self.first)
        if not self.proof.is_signed:
            raise Defect("forged-signature", size)
        if self.proof.key not in [key for key, _seq in self.keys]:
            raise Defect("foreign-key", size)


class Joined:
    """Several sources one after the other, as if they were one log."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources

    def rows(self) -> Iterator[Row]:
        """Yield the rows of each source in turn."""
        return chain.from_iterable(source.rows() for source in self._sources)

    def at(self, seq: int) -> Row | None:
        """Return the row with this seq from the first source that has it."""
        found = (source.at(seq) for source in self._sources)
        return next((row for row in found if row is not None), None)

    def seqs_of(self, own_hash: bytes) -> list[int]:
        """Return the seq of every row with this hash."""
        return [seq for source in self._sources for seq in source.seqs_of(own_hash)]

    def hashes(self, first: int, last: int) -> list[bytes]:
        """Return the hashes of the rows from ``first`` to ``last``."""
        return [each for source in self._sources for each in source.hashes(first, last)]


def check_archive(
    path: Path, anchors: Sequence[Anchor | Receipt], progress: Callable[[int], None] | None
) -> Verdict:
    """Check one archive and hold anchors against it. Raises CannotTell."""
    archive = Archive(path)
    evidence = Evidence(
        floor=archive.floor,
        log=archive.log,
        known=[key for key, _seq in archive.keys],
        present=archive.key_before(),
    )
    check = LogCheck(archive, evidence, last=archive.last, before=archive.before, progress=progress)
    check.tree.start_after(archive.floor, archive.nodes_before())
    try:
        check.run()
        archive.check_proof(check)
        judge(anchors, _seen(archive, evidence, check))
    except Defect as defect:
        return Verdict.of_defect(defect, check.sound_before(defect.seq), evidence.warnings)
    return Verdict(sound=True, checked=check.sound - check.floor, warnings=evidence.warnings)


def hash_in(source: Source, seq: int) -> str | None:
    """Return the hash of one row as text."""
    row = source.at(seq)
    return None if row is None else row[HASH].decode("ascii", "replace")


def _seen(archive: Archive, evidence: Evidence, check: LogCheck) -> Seen:
    checkpoint = archive.proof.checkpoint

    def root_at(size: int) -> bytes:
        if size == checkpoint.size:
            return bytes.fromhex(checkpoint.root)
        return check.tree.root(size)

    return Seen(
        log=archive.log,
        register=archive.register,
        floor=archive.floor,
        last=checkpoint.size,
        keys=evidence.keys,
        has_all_keys=True,
        root_at=root_at,
        hash_at=lambda seq: hash_in(archive, seq),
        is_whole=False,
    )
