"""Checks an export with the proof beside it, or such a proof alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from pos_verify.anchors import Anchor, Receipt, Seen, judge
from pos_verify.evidence import KINDS, ExportedEvidence
from pos_verify.files import Proof, RowFile, read_proof
from pos_verify.log import LogCheck
from pos_verify.rows import EVENT_TYPE, HASH, PREV_HASH, SEQ, Row, true_at
from pos_verify.tree import NotInTree, leaf_hash, root_from_proof
from pos_verify.verdict import CannotTell, Defect, Verdict, Warned

FORMAT = "pos-app audit export v1"
ENDING = ".proof.json"

Leaf = tuple[int, bytes]
"""A row's seq and its hash."""


class ExportCheck(LogCheck):
    """One pass over an export; rows may be left out, but not between those the proof names."""

    def __init__(
        self,
        export: RowFile,
        proof: Proof,
        evidence: ExportedEvidence,
        progress: Callable[[int], None] | None,
    ) -> None:
        super().__init__(export, evidence, progress=progress)
        self.checked = 0
        self.first_seq = 1
        self._export = export
        self._exported = evidence
        self._leaves = proof.leaves
        self._heard = progress

    def run(self) -> None:
        """Check every row and that the proof names exactly these. Raises Defect."""
        before: Row | None = None
        for row in self._export.rows():
            self._check_row(row, before)
            self.checked += 1
            if before is None:
                self.first_seq = row[SEQ]
            before = row
            if self._heard is not None and self.checked & 255 == 0:
                self._heard(self.checked)
        if self._leaves is not None and self.checked < len(self._leaves):
            raise Defect("cut", self._leaves[self.checked][0])

    def leaves(self) -> Iterator[Leaf]:
        """Yield seq and hash of every row, once all are checked: read anew, and never held."""
        for row in self._export.rows():
            yield row[SEQ], bytes.fromhex(row[HASH].decode())

    def sound_before(self, seq: int) -> int:
        """Return how many of the rows that were checked stand before ``seq``."""
        checked = islice(self._export.rows(), self.checked)
        return sum(1 for row in checked if row[SEQ] < seq)

    def _check_row(self, row: Row, before: Row | None) -> None:
        seq = row[SEQ]
        if before is not None and seq <= before[SEQ]:
            raise Defect("inserted", seq)
        if not true_at(row, seq):
            found = self._why_untrue(row)
            # Of an export with gaps nobody can say that the row before is missing.
            raise Defect("changed", seq) if found.kind == "missing" else found
        if before is not None and seq == before[SEQ] + 1 and row[PREV_HASH] != before[HASH]:
            if self._export.seqs_of(row[PREV_HASH]):
                raise Defect("reordered", seq)
            raise Defect("changed", before[SEQ])
        if row[EVENT_TYPE] in KINDS:
            self._exported.read(row, None)
        if self._leaves is None:
            return
        named = self._leaves[self.checked] if self.checked < len(self._leaves) else None
        if named is None or named[0] > seq:
            raise Defect("inserted", seq)
        if named[0] < seq:
            raise Defect("missing", named[0])
        if named[1].hex().encode() != row[HASH]:
            raise Defect("changed", seq)


def check_export(
    path: Path, anchors: Sequence[Anchor | Receipt], progress: Callable[[int], None] | None
) -> Verdict:
    """Check an export in JSON Lines or CSV with its proof. Raises CannotTell."""
    export = RowFile(path)
    if not export.is_csv and export.head.get("format") != FORMAT:
        raise CannotTell(f"{path} is no export")
    proof_path = path.with_name(path.name + ENDING)
    if not proof_path.is_file():
        raise CannotTell(f"the proof {proof_path.name} is not beside the export; it must be there")
    proof = read_proof(proof_path)
    stated = proof.checkpoint
    head = export.head
    if not export.is_csv and (head.get("log"), head.get("register")) != (
        stated.log,
        stated.register,
    ):
        raise CannotTell("the export and its proof are of different logs or registers")
    evidence = ExportedEvidence(log=stated.log, known=[key for key, _seq in proof.keys])
    check = ExportCheck(export, proof, evidence, progress)
    try:
        check.run()
        check_proof(proof, check.leaves(), check.first_seq)
        if proof.file_sha256 and export.sha256() != proof.file_sha256:
            raise Defect("changed", check.first_seq)
        judge(anchors, _seen(proof, export.at))
    except Defect as defect:
        return Verdict.of_defect(defect, check.sound_before(defect.seq), evidence.warnings)
    return Verdict(sound=True, checked=check.checked, warnings=evidence.warnings)


def check_proof_file(
    path: Path, anchors: Sequence[Anchor | Receipt], progress: Callable[[int], None] | None
) -> Verdict:
    """Check a proof: with its export where that lies beside it, else alone. Raises CannotTell."""
    proof = read_proof(path)
    export = path.with_name(path.name.removesuffix(ENDING))
    if proof.file_name and export != path and export.is_file():
        return check_export(export, anchors, progress)
    if proof.leaves is None:
        raise CannotTell(f"the export {proof.file_name} that this proof belongs to is not here")
    leaves = dict(proof.leaves)

    def at(seq: int) -> Row | None:
        own = leaves.get(seq)
        return None if own is None else (seq, *[None] * (HASH - 1), own.hex().encode())

    try:
        check_proof(proof, iter(proof.leaves), next(iter(leaves), 1))
        judge(anchors, _seen(proof, at))
    except Defect as defect:
        return Verdict.of_defect(defect, 0, [])
    warnings = []
    if proof.file_name:
        warnings.append(Warned(0, f"the export {proof.file_name} is not here, only its proof"))
    return Verdict(sound=True, checked=len(proof.leaves), warnings=warnings)


def check_proof(proof: Proof, leaves: Iterator[Leaf], first_seq: int) -> None:
    """Check that the leaves, ascending, lead to the root that was signed. Raises Defect.

    The tree is walked from the left, so each leaf is taken when its place comes and forgotten;
    ``first_seq`` is what a root that does not come out is told of.
    """
    size = proof.checkpoint.size
    following = next(leaves, None)

    def holds(_start: int, end: int) -> bool:
        return following is not None and following[0] <= end

    def known(start: int, end: int) -> bytes | None:
        nonlocal following
        if end - start > 1 or following is None:
            return None
        own, following = following, next(leaves, None)
        return leaf_hash(own[1])

    try:
        root = root_from_proof(size, holds, known, iter(proof.nodes)) if size else b""
        if following is not None:
            raise ValueError("the checkpoint does not cover the rows")
    except ValueError:
        root = b""
    if root.hex() != proof.checkpoint.root:
        raise Defect("changed", first_seq)
    if not proof.is_signed:
        raise Defect("forged-signature", size)
    if proof.key not in [key for key, _seq in proof.keys]:
        raise Defect("foreign-key", size)


def _seen(proof: Proof, row_at: Callable[[int], Row | None]) -> Seen:
    stated = proof.checkpoint

    def hash_at(seq: int) -> str | None:
        row = row_at(seq)
        return None if row is None else row[HASH].decode("ascii", "replace")

    def root_at(size: int) -> bytes:
        if size != stated.size:
            raise NotInTree(size)
        return bytes.fromhex(stated.root)

    return Seen(
        log=stated.log,
        register=stated.register,
        floor=0,
        last=stated.size,
        keys={key.key_id: key for key, _seq in proof.keys},
        has_all_keys=True,
        root_at=root_at,
        hash_at=hash_at,
        is_whole=False,
    )
