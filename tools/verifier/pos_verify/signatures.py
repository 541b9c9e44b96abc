"""Checkpoints, keys and the texts that are signed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_KEY = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_CHECKPOINT = re.compile(
    r"pos-app checkpoint v1\n"
    r"log (?P<log>[^\n]+)\n"
    r"register (?P<register>[^\n]*)\n"
    r"size (?P<size>0|[1-9][0-9]{0,17})\n"
    r"root (?P<root>[0-9a-f]{64})\n"
    r"time (?P<time>[^\n]+)\n"
    r"key (?P<key>[0-9a-f]{16})\n"
)


@dataclass(frozen=True)
class Key:
    """A public key as it is written: 64 hexadecimal digits and the id that is made from them."""

    key_id: str
    public_key: str

    @property
    def fits(self) -> bool:
        """Whether the id is the one that belongs to the public key."""
        return _KEY.fullmatch(self.public_key) is not None and self.key_id == id_of(self.public_key)

    def signed(self, text: str, signature: str) -> bool:
        """Whether the owner of this key signed ``text``."""
        if not (_KEY.fullmatch(self.public_key) and _SIGNATURE.fullmatch(signature)):
            return False
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public_key))
            key.verify(bytes.fromhex(signature), text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class Checkpoint:
    """What a checkpoint states: the first ``size`` rows of this log have this root."""

    log: str
    register: str
    size: int
    root: str
    time: str
    key: str

    @property
    def text(self) -> str:
        """The text that is signed."""
        return (
            f"pos-app checkpoint v1\nlog {self.log}\nregister {self.register}\nsize {self.size}\n"
            f"root {self.root}\ntime {self.time}\nkey {self.key}\n"
        )

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read a checkpoint's text. Raises ValueError where it is none."""
        match = _CHECKPOINT.fullmatch(text)
        if match is None:
            raise ValueError("no checkpoint")
        return cls(
            log=match["log"],
            register=match["register"],
            size=int(match["size"]),
            root=match["root"],
            time=match["time"],
            key=match["key"],
        )


def id_of(public_key: str) -> str:
    """Return the id of a public key of 64 hexadecimal digits."""
    return sha256(bytes.fromhex(public_key)).hexdigest()[:16]


def voucher_text(log: str, key: Key, previous: str) -> str:
    """Return what the previous key signs when ``key`` replaces it."""
    return (
        f"pos-app key v1\nlog {log}\nkey {key.key_id}\npublic-key {key.public_key}\n"
        f"previous {previous}\n"
    )
