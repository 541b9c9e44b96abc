"""Ed25519 signatures (RFC 8032) of the log's texts; keys and signatures in hexadecimal."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from pos_app.application.evidence import key_id_of


class PrivateKey:
    """A register's own key; fulfils ``SigningKey``."""

    def __init__(self, secret: str, kept_in: str) -> None:
        """Take the 32 secret bytes and where they are kept.

        Raises:
            ValueError: it is no key.
        """
        self._key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
        public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public_key = public.hex()
        self.key_id = key_id_of(self.public_key)
        self.kept_in = kept_in

    def sign(self, text: str) -> str:
        """Return the signature of a text."""
        return self._key.sign(text.encode()).hex()


def new_secret() -> str:
    """Return the secret bytes of a new key."""
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()


def is_signed(text: str, signature: str, public_key: str) -> bool:
    """Return whether the signature of ``text`` was made with the key; anything odd is False."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
