"""Anchors outside the machine: checkpoint files, receipt codes and their QR codes."""

from __future__ import annotations

import re
from base64 import b32encode
from dataclasses import dataclass
from pathlib import Path

from tests.second_verifier import formulas
from tests.second_verifier.formulas import Checkpoint
from tests.second_verifier.walk import CannotTell, Defect, Finding

LINES_OF_A_CHECKPOINT = 7


@dataclass(frozen=True)
class AnchorFile:
    """A signed checkpoint, and how it follows from the older one of size ``extends``."""

    checkpoint: Checkpoint
    signature: str
    public_key: str
    extends: int | None
    path: list[str]

    @classmethod
    def read(cls, path: Path) -> AnchorFile:
        text = path.read_bytes().decode(errors="replace")
        lines = text.splitlines(keepends=True)
        checkpoint = Checkpoint.read("".join(lines[:LINES_OF_A_CHECKPOINT]))
        rest = re.fullmatch(
            "(?:signature (.*)\n)?(?:public-key (.*)\n)?"
            "(?:extends ([0-9]{1,18})\n((?:path [0-9a-f]{64}\n)*))?",
            "".join(lines[LINES_OF_A_CHECKPOINT:]),
        )
        if checkpoint is None or rest is None:
            raise CannotTell(f"{path.name} is no anchor")
        signature, public_key, extends, steps = rest.groups(default="")
        return cls(
            checkpoint,
            signature,
            public_key,
            int(extends) if extends else None,
            re.findall("path (.*)\n", steps),
        )

    def check_signature(self) -> None:
        is_its_key = formulas.key_id_of(self.public_key) == self.checkpoint.key_id
        is_signed = formulas.is_signed(self.checkpoint.text, self.signature, self.public_key)
        if not is_its_key or not is_signed:
            raise Defect("forged-signature", self.checkpoint.size)


@dataclass(frozen=True)
class Receipt:
    """The hash of a row as a receipt shows it: a code's beginning or a QR code's whole."""

    seq: int
    shown: str
    log: str | None = None
    register: str | None = None

    @classmethod
    def read(cls, text: str) -> Receipt:
        if code := re.fullmatch("([1-9][0-9]{0,17})-((?:[A-Z2-7]{4}-){3}[A-Z2-7]{4})", text):
            return cls(int(code[1]), code[2])
        quick = re.fullmatch("POS1:([0-9A-F]{32}):(.+):([1-9][0-9]{0,17}):([0-9A-F]{64})", text)
        if quick is None:
            raise CannotTell(f"{text} is no receipt code")
        return cls(int(quick[3]), quick[4], log=quick[1], register=quick[2])

    def agrees(self, row_hash: str) -> bool:
        if self.log is not None:
            return self.shown == row_hash.upper()
        letters = b32encode(bytes.fromhex(row_hash)[:10]).decode()
        return self.shown == "-".join(letters[place : place + 4] for place in range(0, 16, 4))


def check_pair(new: AnchorFile, old: AnchorFile) -> None:
    """Raise what keeps ``new`` from being a later state of ``old``."""
    older, newer = old.checkpoint, new.checkpoint
    if (older.log, older.register) != (newer.log, newer.register):
        raise CannotTell("the anchors are of different logs or registers")
    old.check_signature()
    if newer.size < older.size:
        raise Defect("cut", newer.size + 1)
    if newer.size > older.size and new.extends != older.size:
        raise CannotTell("the newer anchor has no path from the older one")
    path = new.path if newer.size > older.size else []
    if not formulas.is_consistent((older.size, older.root), (newer.size, newer.root), path):
        raise Defect("forked", 1)


def verify_anchor(new: Path, since: Path | None = None) -> Finding:
    """Check an anchor as such and, given an older one, that it continues the same log."""
    anchor = AnchorFile.read(Path(new))
    try:
        anchor.check_signature()
        if since is not None:
            check_pair(anchor, AnchorFile.read(Path(since)))
    except Defect as defect:
        return Finding(sound=False, checked=0, first_bad_seq=defect.seq, kind=defect.kind)
    return Finding(sound=True, checked=0)
