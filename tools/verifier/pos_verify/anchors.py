"""Evidence that left the machine: anchor files and the codes on receipts (rules 7 to 10)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pos_verify.signatures import Checkpoint, Key
from pos_verify.tree import NotInTree, is_consistent
from pos_verify.verdict import CannotTell, Defect, Warned

_FILE = re.compile(
    r"(?P<text>pos-app checkpoint v1\n(?:[a-z]+ [^\n]*\n){6})"
    r"signature (?P<signature>[0-9a-f]{128})\n"
    r"public-key (?P<key>[0-9a-f]{64})\n"
    r"(?:extends (?P<extends>[0-9]{1,18})\n)?"
    r"(?P<path>(?:path [0-9a-f]{64}\n)*)"
)
_QR = re.compile(r"POS1:([0-9A-F]{32}):([^:\n]*):([0-9]{1,18}):([0-9A-F]{64})")
_CODE = re.compile(r"([0-9]{1,18})-([A-Z2-7]{4}-?[A-Z2-7]{4}-?[A-Z2-7]{4}-?[A-Z2-7]{4})")


@dataclass(frozen=True)
class Anchor:
    """A checkpoint that was carried away from the till."""

    checkpoint: Checkpoint
    signature: str
    key: Key
    extends: int = 0
    path: tuple[bytes, ...] = ()

    @property
    def place(self) -> int:
        """The number of rows it shows."""
        return self.checkpoint.size

    @property
    def is_signed(self) -> bool:
        """Whether the signature in it fits the key in it."""
        fits = self.key.fits and self.key.key_id == self.checkpoint.key
        return fits and self.key.signed(self.checkpoint.text, self.signature)


@dataclass(frozen=True)
class Receipt:
    """The beginning of one row's hash, as printed; ``log`` and ``register`` only in a QR code."""

    place: int
    beginning: str
    log: str = ""
    register: str = ""


@dataclass
class Seen:
    """What was read of a log, for anchors to be held against.

    ``last`` is the last sound row, ``floor`` the rows that are in an archive that was not handed
    over. ``root_at`` raises NotInTree and ``hash_at`` returns None for what is not there.
    """

    log: str
    register: str
    floor: int
    last: int
    keys: Mapping[str, Key]
    has_all_keys: bool
    root_at: Callable[[int], bytes]
    hash_at: Callable[[int], str | None]
    is_whole: bool = True


def read_anchor(text: str) -> Anchor:
    """Read an anchor file. Raises ValueError where it is none."""
    text = text.replace("\r\n", "\n")
    match = _FILE.fullmatch(text if text.endswith("\n") else text + "\n")
    if match is None:
        raise ValueError("no anchor")
    checkpoint = Checkpoint.parse(match["text"])
    return Anchor(
        checkpoint,
        match["signature"],
        Key(checkpoint.key, match["key"]),
        int(match["extends"] or 0),
        tuple(bytes.fromhex(line[5:]) for line in match["path"].splitlines()),
    )


def read_code(text: str) -> Receipt:
    """Read a receipt's code or the text of its QR code. Raises ValueError where it is neither."""
    text = text.strip().upper()
    match = _QR.fullmatch(text)
    if match is not None:
        digits, register, seq, own_hash = match.groups()
        log = "-".join(
            (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
        ).lower()
        return Receipt(int(seq), own_hash.lower(), log, register)
    match = _CODE.fullmatch(text)
    if match is None:
        raise ValueError("no code")
    try:
        beginning = base64.b32decode(match[2].replace("-", "")).hex()
    except binascii.Error as error:
        raise ValueError("no code") from error
    return Receipt(int(match[1]), beginning)


def read_anchor_or_code(text: str) -> Anchor | Receipt:
    """Read what a person handed over: the name of an anchor file, or a code. Raises CannotTell."""
    try:
        return read_code(text)
    except ValueError:
        pass
    path = Path(text)
    try:
        return read_anchor(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotTell(
            f"{text} is neither a file that can be read nor the code of a receipt"
        ) from error
    except ValueError as error:
        raise CannotTell(f"{text} is no anchor: it may have been shortened or edited") from error


def judge(anchors: Iterable[Anchor | Receipt], seen: Seen) -> None:
    """Hold every anchor against the log. Raises the Defect with the lowest place, or CannotTell."""
    agreeing: list[int] = []
    forked: list[int] = []
    defects: list[Defect] = []
    unknown: list[CannotTell] = []
    for anchor in anchors:
        try:
            if _agrees(anchor, seen):
                agreeing.append(anchor.place)
            else:
                forked.append(anchor.place)
        except Defect as defect:
            defects.append(defect)
        except CannotTell as reason:
            unknown.append(reason)
    for place in forked:
        shown = max((each for each in agreeing if each < place), default=0)
        defects.append(Defect("forked", shown + 1))
    if defects:
        raise min(defects, key=lambda defect: defect.seq)
    if unknown:
        raise unknown[0]


def compare(new: Anchor, old: Anchor) -> list[Warned]:
    """Check that ``new`` continues the log of ``old``, by its consistency proof.

    Returns warnings. Raises Defect or CannotTell.
    """
    for anchor in (old, new):
        if not anchor.is_signed:
            raise Defect("forged-signature", anchor.place)
    before, after = old.checkpoint, new.checkpoint
    if (before.log, before.register) != (after.log, after.register):
        raise CannotTell("the two anchors are of different logs or registers")
    if after.size < before.size:
        if after.time > before.time:
            raise Defect("cut", after.size + 1)
        raise CannotTell("the anchor given as the old one is the newer one; swap the two")
    if after.size > before.size and new.extends != before.size:
        raise CannotTell(
            f"the new anchor proves nothing about the first {before.size} rows; "
            "check both against the log itself"
        )
    path = new.path if after.size > before.size else ()
    roots = bytes.fromhex(before.root), bytes.fromhex(after.root)
    if not is_consistent(before.size, roots[0], after.size, roots[1], path):
        raise Defect("forked", 1)
    if new.key != old.key:
        return [Warned(after.size, "the two anchors are signed with different keys")]
    return []


def _agrees(anchor: Anchor | Receipt, seen: Seen) -> bool:
    """Whether it shows this very log. Raises Defect or CannotTell for all else."""
    if isinstance(anchor, Receipt):
        _check_origin(anchor.log, anchor.register.lower(), seen, seen.register.lower())
        _check_length(anchor.place, seen)
        own_hash = seen.hash_at(anchor.place)
        if own_hash is None:
            raise CannotTell(f"row {anchor.place} of the receipt is not in this file")
        return own_hash.startswith(anchor.beginning)
    checkpoint = anchor.checkpoint
    _check_origin(checkpoint.log, checkpoint.register, seen, seen.register)
    if not anchor.is_signed:
        raise Defect("forged-signature", anchor.place)
    _check_length(anchor.place, seen)
    is_known = seen.keys.get(anchor.key.key_id) == anchor.key
    if not is_known and seen.has_all_keys:
        raise Defect("foreign-key", anchor.place)
    try:
        return seen.root_at(anchor.place).hex() == checkpoint.root
    except NotInTree:
        raise CannotTell(f"nothing in this file shows the first {anchor.place} rows") from None


def _check_origin(log: str, register: str, seen: Seen, own_register: str) -> None:
    if (log and seen.log and log != seen.log) or (
        log and own_register and register != own_register
    ):
        raise CannotTell("the anchor is of another log or register than this file")


def _check_length(place: int, seen: Seen) -> None:
    if place > seen.last:
        if seen.is_whole:
            raise Defect("cut", seen.last + 1)
        raise CannotTell(f"this file shows nothing after row {seen.last}, the anchor {place} rows")
    if place <= seen.floor:
        raise CannotTell(
            f"the first {seen.floor} rows are in an archive; hand it over with --archive"
        )
