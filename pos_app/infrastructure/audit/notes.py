"""The signed texts of the audit log: checkpoints, vouchers for keys, receipt codes.

What is signed is plain text that a person can read; docs/audit-format.md fixes it line by line.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_CHECKPOINT = "pos-app checkpoint v1"
_CODE_BYTES = 10
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a register said of its log at one moment; ``signed_at`` is UTC text.

    ``root`` and ``signature`` are hexadecimal; ``size`` counts entries.
    """

    log_id: str
    register_id: str
    size: int
    root: str
    signed_at: str
    key_id: str
    signature: str = ""

    def text(self) -> str:
        """Return the text that is signed."""
        return (
            f"{_CHECKPOINT}\n"
            f"log {self.log_id}\n"
            f"register {self.register_id}\n"
            f"size {self.size}\n"
            f"root {self.root}\n"
            f"time {self.signed_at}\n"
            f"key {self.key_id}\n"
        )


def key_id_of(public_key: str) -> str:
    """Return the short name of a public key (64 hexadecimal digits)."""
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


def is_signed(text: str, signature: str, public_key: str) -> bool:
    """Return whether the signature of ``text`` was made with the key; anything odd is False."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True


def receipt_code(seq: int, entry_hash: str) -> str:
    """Return the short code that a receipt carries: a seq and 80 bits of its entry's hash."""
    text = base64.b32encode(bytes.fromhex(entry_hash)[:_CODE_BYTES]).decode()
    groups = (text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
    return f"{seq}-{'-'.join(groups)}"


def code_matches(code: str, entry_hash: str) -> bool:
    """Return whether a receipt's code names this entry's hash."""
    seq = code.partition("-")[0]
    return code == receipt_code(int(seq), entry_hash)


def qr_text(log_id: str, register_id: str, seq: int, entry_hash: str) -> str:
    """Return what a receipt's QR code holds; upper case keeps the picture small."""
    log = log_id.replace("-", "")
    return f"POS1:{log}:{register_id}:{seq}:{entry_hash}".upper()
