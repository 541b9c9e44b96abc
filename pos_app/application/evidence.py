"""The texts that make the log evidence: checkpoints, anchors, vouchers for keys, receipt codes.

What is signed is plain text that a person can read; docs/audit-format.md fixes it line by line.
Hashes, roots, keys and signatures are hexadecimal.
"""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from typing import Self

from pos_app.domain.records import dataclass

_HEADING = "pos-app checkpoint v1"
_LINES = re.compile(
    r"pos-app checkpoint v1\nlog ([0-9a-f-]{36})\nregister ([^\n]+)\nsize (\d{1,18})\n"
    r"root ([0-9a-f]{64})\ntime ([^\n]{20,40})\nkey ([0-9a-f]{16})\n"
    r"signature ([0-9a-f]{128})\npublic-key ([0-9a-f]{64})\n"
    r"(?:extends (\d{1,18})\n((?:path [0-9a-f]{64}\n)*))?"
)
_CODE = re.compile(r"(\d{1,18})-([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})")
_QR = re.compile(r"POS1:([0-9A-F]{32}):([^:]+):(\d{1,18}):([0-9A-F]{64})")
_CODE_BYTES = 10
_GROUP = 4


class NoAnchor(Exception):
    """A text that is no anchor."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a register signed: the first ``size`` entries have the Merkle root ``root``.

    ``signed_at`` is UTC text as it was signed.
    """

    log_id: str
    register_id: str
    size: int
    root: str
    signed_at: str
    key_id: str
    signature: str = ""
    public_key: str = ""

    def text(self) -> str:
        """Return the text that is signed."""
        return (
            f"{_HEADING}\n"
            f"log {self.log_id}\n"
            f"register {self.register_id}\n"
            f"size {self.size}\n"
            f"root {self.root}\n"
            f"time {self.signed_at}\n"
            f"key {self.key_id}\n"
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """A checkpoint outside the machine, with a proof that it extends one of ``extends`` entries."""

    checkpoint: Checkpoint
    extends: int = 0
    path: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the anchor file's text."""
        signed = self.checkpoint
        lines = [
            signed.text(),
            f"signature {signed.signature}\n",
            f"public-key {signed.public_key}\n",
        ]
        if self.extends:
            lines.append(f"extends {self.extends}\n")
            lines.extend(f"path {step}\n" for step in self.path)
        return "".join(lines)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the anchor that :meth:`text` wrote; ends of lines may have changed on the way.

        Raises:
            NoAnchor: it is none.
        """
        lines = (line.strip() for line in text.strip().splitlines())
        found = _LINES.fullmatch("\n".join(lines) + "\n")
        if found is None:
            raise NoAnchor
        log_id, register_id, size, root, time, key_id, signature, public_key = found.groups()[:8]
        checkpoint = Checkpoint(
            log_id, register_id, int(size), root, time, key_id, signature, public_key
        )
        path = tuple(line.removeprefix("path ") for line in (found[10] or "").splitlines())
        return cls(checkpoint, int(found[9] or 0), path)


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """What a receipt says of the log: the start of the hash of entry ``seq``.

    ``log_id`` (without hyphens) and ``register_id`` are known from a QR code only.
    """

    seq: int
    code: str
    log_id: str = ""
    register_id: str = ""

    @classmethod
    def of(cls, seq: int, entry_hash: str) -> Self:
        """Return the code of an entry."""
        text = base64.b32encode(bytes.fromhex(entry_hash)[:_CODE_BYTES]).decode()
        groups = (text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
        return cls(seq, f"{seq}-{'-'.join(groups)}")

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what was typed from a receipt, or scanned from its QR code.

        Raises:
            NoAnchor: it is neither.
        """
        cleaned = "".join(text.split()).upper()
        if found := _CODE.fullmatch(cleaned):
            return cls(int(found[1]), f"{int(found[1])}-{found[2]}")
        if found := _QR.fullmatch(cleaned):
            code = cls.of(int(found[3]), found[4].lower())
            return replace(code, log_id=found[1].lower(), register_id=found[2])
        raise NoAnchor

    def fits(self, entry_hash: str) -> bool:
        """Return whether the entry with this hash is the one that was printed."""
        return ReceiptCode.of(self.seq, entry_hash).code == self.code


@dataclass(frozen=True, slots=True)
class LogMark:
    """What a receipt carries of the log: a code to type, and the text of a QR code to scan.

    ``qr_text`` is empty before the log has its first key.
    """

    code: str
    qr_text: str = ""


def qr_text(log_id: str, register_id: str, seq: int, entry_hash: str) -> str:
    """Return what a receipt's QR code holds; upper case keeps the picture small."""
    log = log_id.replace("-", "")
    return f"POS1:{log}:{register_id}:{seq}:{entry_hash}".upper()


def key_id_of(public_key: str) -> str:
    """Return the short name of a public key."""
    return sha256(bytes.fromhex(public_key)).hexdigest()[:16]


def voucher_text(log_id: str, public_key: str, previous_key_id: str) -> str:
    """Return what the previous key signs when a new one takes its place."""
    return (
        "pos-app key v1\n"
        f"log {log_id}\n"
        f"key {key_id_of(public_key)}\n"
        f"public-key {public_key}\n"
        f"previous {previous_key_id}\n"
    )
