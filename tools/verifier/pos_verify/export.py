"""Checks an export with the proof beside it, or such a proof alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
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
        self._export = export
        self._exported = evidence
        self._leaves = proof.leaves
        self.found: list[tuple[int, bytes]] = []
        self._heard = progress

    def run(self) -> None:
        """Check every row and that the proof names exactly these. Raises Defect."""
        before: Row | None = None
        for row in self._export.rows():
            self._check_row(row, before)
            self.checked += 1
            self.found.append((row[SEQ], bytes.fromhex(row[HASH].decode())))
            before = row
            if self._heard is not None and self.checked & 255 == 0:
                self._heard(self.checked)
        if self._leaves is not None and self.checked < len(self._leaves):
            raise Defect("cut", self._leaves[self.checked][0])

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
        proof = replace(proof, leaves=tuple(check.found))
        check_proof(proof)
        if proof.file_sha256 and export.sha256() != proof.file_sha256:
            raise Defect("changed", check.found[0][0] if check.found else 1)
        judge(anchors, _seen(proof))
    except Defect as defect:
        sound = sum(1 for seq, _own in check.found if seq < defect.seq)
        return Verdict.of_defect(defect, sound, evidence.warnings)
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
    try:
        check_proof(proof)
        judge(anchors, _seen(proof))
    except Defect as defect:
        return Verdict.of_defect(defect, 0, [])
    warnings = []
    if proof.file_name:
        warnings.append(Warned(0, f"the export {proof.file_name} is not here, only its proof"))
    return Verdict(sound=True, checked=len(proof.leaves), warnings=warnings)


def check_proof(proof: Proof) -> None:
    """Check that the leaves lead to the root that was signed. Raises Defect."""
    leaves = proof.leaves or ()
    seqs = [seq for seq, _own in leaves]
    size = proof.checkpoint.size

    def holds(start: int, end: int) -> bool:
        place = bisect_left(seqs, start + 1)
        return place < len(seqs) and seqs[place] <= end

    def known(start: int, end: int) -> bytes | None:
        if end - start > 1:
            return None
        return leaf_hash(leaves[bisect_left(seqs, end)][1])

    try:
        if seqs and seqs[-1] > size:
            raise ValueError("the checkpoint does not cover the rows")
        root = root_from_proof(size, holds, known, iter(proof.nodes)) if size else b""
    except ValueError:
        root = b""
    if root.hex() != proof.checkpoint.root:
        raise Defect("changed", seqs[0] if seqs else 1)
    if not proof.is_signed:
        raise Defect("forged-signature", size)
    if proof.key not in [key for key, _seq in proof.keys]:
        raise Defect("foreign-key", size)


def _seen(proof: Proof) -> Seen:
    stated = proof.checkpoint

    def hash_at(seq: int) -> str | None:
        return next((own.hex() for leaf, own in proof.leaves or () if leaf == seq), None)

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
