"""Exports, proofs and archives: their rows by the rules of a log, then the proof."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.second_verifier import formulas
from tests.second_verifier.formulas import TEXT_COLUMNS, Checkpoint, Row
from tests.second_verifier.walk import CannotTell, Defect, Finding, Key, Walk

EVENT_DATA = b'"event_data": '


def object_of(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise CannotTell("no JSON object where one must be")
    return found


def taken(source: Mapping[str, Any], name: str, *types: type) -> Any:  # noqa: ANN401 - of JSON
    if type(source.get(name, ...)) not in types:
        raise CannotTell(f"{name} is missing or of another type")
    return source[name]


def keys_of(source: Mapping[str, Any]) -> list[Key]:
    return [
        Key(taken(key, "key_id", str), taken(key, "public_key", str), taken(key, "seq", int))
        for key in taken(source, "keys", list)
    ]


def row_of(columns: Mapping[str, Any], event_data: bytes) -> Row:
    texts = [columns[name] for name in TEXT_COLUMNS[:-1]]
    seq = columns["seq"]
    if type(seq) is not int or not 0 < seq < 2**63:
        raise ValueError(seq)
    encoded = tuple(None if text is None else text.encode() for text in texts)
    return Row(seq, (*encoded, event_data), str(columns["prev_hash"]), str(columns["hash"]))


def json_row(line: bytes, previous: int) -> Row:
    """Return the row of a line; one that cannot be read is a row that is true nowhere."""
    start = line.find(EVENT_DATA)
    try:
        columns = json.loads(line[: start + len(EVENT_DATA)] + b"null" + line[-1:])
        return row_of(columns, line[start + len(EVENT_DATA) : -1])
    except (ValueError, LookupError, TypeError, AttributeError):
        return Row(previous + 1, (None,) * len(TEXT_COLUMNS), "", "")


def json_rows(lines: Sequence[bytes], previous: int) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        rows.append(json_row(line, rows[-1].seq if rows else previous))
    return rows


def csv_rows(data: bytes) -> list[Row]:
    """Read a table; an empty cell of a column that may be NULL is NULL."""
    rows: list[Row] = []
    try:
        text = data.decode("utf-8-sig")
        while text.startswith("#"):
            text = text.partition("\n")[2]
        for cells in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            columns: dict[str, Any] = {**cells, "seq": int(cells["seq"])}
            for name in ("approver_id", "shift_id"):
                columns[name] = columns[name] or None
            rows.append(row_of(columns, columns["event_data"].encode()))
    except (ValueError, LookupError, TypeError, AttributeError, csv.Error) as error:
        raise CannotTell("the table cannot be read") from error
    return rows


@dataclass(frozen=True)
class Proof:
    """A checkpoint and the nodes that lead from some leaves to its root."""

    checkpoint: Checkpoint
    signature: str
    public_key: str
    nodes: list[str]

    @classmethod
    def read(cls, source: Mapping[str, Any]) -> Proof:
        stated = taken(source, "checkpoint", dict)
        checkpoint = Checkpoint.read(taken(stated, "text", str))
        nodes = taken(source, "nodes", list)
        if checkpoint is None or not all(isinstance(node, str) for node in nodes):
            raise CannotTell("the checkpoint or the nodes of the proof cannot be read")
        signature, public_key = taken(stated, "signature", str), taken(stated, "public_key", str)
        return cls(checkpoint, signature, public_key, nodes)

    def check(self, leaves: Sequence[tuple[int, str]]) -> None:
        """Raise what is wrong: the root first, then the signature."""
        size, seqs = self.checkpoint.size, [seq for seq, _ in leaves]
        first = seqs[0] if seqs else 1
        known = formulas.fill_in(seqs, size, self.nodes)
        if known is None:
            raise Defect("changed", first)
        try:
            known |= {(seq - 1, seq): formulas.leaf(row_hash) for seq, row_hash in leaves}
        except ValueError:
            raise Defect("changed", first) from None
        if formulas.tree_root(known, size) != self.checkpoint.root:
            raise Defect("changed", first)
        is_its_key = formulas.key_id_of(self.public_key) == self.checkpoint.key_id
        is_signed = formulas.is_signed(self.checkpoint.text, self.signature, self.public_key)
        if not is_its_key or not is_signed:
            raise Defect("forged-signature", size)


class Archive:
    """An archive in memory."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        if path.name.endswith(".gz"):
            try:
                data = gzip.decompress(data)
            except (OSError, EOFError, zlib.error) as error:
                raise CannotTell("the archive cannot be unpacked") from error
        first, *lines = data.removesuffix(b"\n").split(b"\n")
        head = object_of(first)
        if head.get("format") != "pos-app audit archive v1" or not lines:
            raise CannotTell("no archive of a known format")
        self.log = taken(head, "log", str)
        self.register = taken(head, "register", str)
        self.first_seq: int = taken(head, "first_seq", int)
        self.last_seq: int = taken(head, "last_seq", int)
        self.proof = Proof.read(taken(object_of(lines.pop()), "proof", dict))
        after = self.first_seq - 1
        rows = json_rows(lines, after)
        seqs = [row.seq for row in rows]
        self.walk = Walk(
            rows,
            after=after,
            before=taken(head, "prev_hash", str),
            keys=[key for key in keys_of(head) if key.seq <= after],
            tree=formulas.fill_in(seqs, self.proof.checkpoint.size, self.proof.nodes) or {},
        )

    def check(self) -> None:
        self.walk.go()
        if (self.walk.last, bool(self.walk.rows)) != (self.last_seq, True):
            raise Defect("changed", self.first_seq)
        self.proof.check([(row.seq, row.hash) for row in self.walk.rows])
        checkpoint = self.proof.checkpoint
        if (checkpoint.log, checkpoint.register) != (self.log, self.register):
            raise Defect("forged-signature", checkpoint.size)

    def finding(self) -> Finding:
        try:
            self.check()
        except Defect as defect:
            return self.walk.finding(defect)
        return self.walk.finding()


def verify_archive(path: Path) -> Finding:
    return Archive(Path(path)).finding()


def proof_source(path: Path) -> dict[str, Any]:
    source = object_of(path.read_bytes())
    if source.get("format") != "pos-app audit proof v1":
        raise CannotTell("no proof of a known format")
    return source


def stated_leaves(source: Mapping[str, Any]) -> list[tuple[int, str]]:
    try:
        return [(int(seq), str(row_hash)) for seq, row_hash in taken(source, "leaves", list)]
    except (TypeError, ValueError) as error:
        raise CannotTell("the leaves cannot be read") from error


def check_leaves(proof: Proof, leaves: Sequence[tuple[int, str]]) -> Finding:
    try:
        proof.check(leaves)
    except Defect as defect:
        return Finding(sound=False, checked=0, first_bad_seq=defect.seq, kind=defect.kind)
    return Finding(sound=True, checked=len(leaves))


def verify_proof(path: Path) -> Finding:
    """Check a proof of rows alone."""
    source = proof_source(Path(path))
    return check_leaves(Proof.read(source), stated_leaves(source))


def check_export(
    rows: Sequence[Row], proof: Proof, source: Mapping[str, Any], *, is_the_file: bool
) -> None:
    own = [(row.seq, row.hash) for row in rows]
    if not is_the_file or (source.get("leaves") is not None and stated_leaves(source) != own):
        raise Defect("changed", rows[0].seq if rows else 1)
    proof.check(own)


def verify_export(path: Path, proof_path: Path) -> Finding:
    data, source = Path(path).read_bytes(), proof_source(Path(proof_path))
    proof = Proof.read(source)
    file = taken(source, "file", dict, type(None))
    is_the_file = file is None or taken(file, "sha256", str) == sha256(data).hexdigest()
    if Path(path).suffix not in {".jsonl", ".csv"}:
        leaves = stated_leaves(source)
        if not is_the_file:
            first = leaves[0][0] if leaves else 1
            return Finding(sound=False, checked=0, first_bad_seq=first, kind="changed")
        return check_leaves(proof, leaves)
    if Path(path).suffix == ".csv":
        rows = csv_rows(data)
    else:
        head, *lines = data.removesuffix(b"\n").split(b"\n")
        if object_of(head).get("format") != "pos-app audit export v1":
            raise CannotTell("no export of a known format")
        rows = json_rows(lines, 0)
    walk = Walk(rows, has_gaps=True, keys=keys_of(source))
    try:
        walk.go()
        check_export(rows, proof, source, is_the_file=is_the_file)
    except Defect as defect:
        return walk.finding(defect)
    return walk.finding()
