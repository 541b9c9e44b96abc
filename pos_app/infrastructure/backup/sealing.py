"""Encrypts copies so that only a passphrase opens them; docs/backup-format.md is the format.

The till keeps the public half only: it can seal every hour without knowing the passphrase, and
whoever steals the till finds nothing that opens the copies elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from pos_app.application.backup_errors import (
    BackupUnsound,
    NotABackup,
    PassphraseTooShort,
    WrongPassphrase,
)
from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.application.ports import Progress

MAGIC = b"pos-app sealed backup v1\n"
SHORTEST_PASSPHRASE = 10
_INFO = MAGIC.strip()
_CHUNK = 1024 * 1024
_TAG = 16
# 64 MiB and a fifth of a second a guess (RFC 7914 with N = 2^16, r = 8, p = 1).
_N, _R, _P = 2**16, 8, 1
_LONGEST_HEADER = 2_000
_PARTS = 3
_HIGHEST_N = 2**20


@dataclass(frozen=True, slots=True)
class _Lock:
    """The public half: from which salt and cost the passphrase makes the private one."""

    salt: bytes
    public: bytes
    cost: int

    @classmethod
    def read(cls, text: str) -> _Lock:
        parts = text.split(":")
        if len(parts) != _PARTS:
            raise ValueError(text)
        return cls(bytes.fromhex(parts[1]), bytes.fromhex(parts[2]), int(parts[0]))

    @property
    def text(self) -> str:
        return f"{self.cost}:{self.salt.hex()}:{self.public.hex()}"


def new_lock(passphrase: str) -> str:
    """Return the public half of a passphrase, as text to keep in a plan.

    Raises:
        PassphraseTooShort: fewer than ten characters.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(least=SHORTEST_PASSPHRASE)
    salt = os.urandom(16)
    private = _private(passphrase, salt, _N)
    return _Lock(salt, private.public_key().public_bytes_raw(), _N).text


def is_sealed(path: Path) -> bool:
    """Return whether the file begins as a sealed copy does.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def seal(plain: Path, target: Path, lock: str, progress: Progress | None = None) -> None:
    """Encrypt ``plain`` into the new file ``target``.

    Raises:
        OSError: a file cannot be read or written.
    """
    keeper = _Lock.read(lock)
    ephemeral = X25519PrivateKey.generate()
    public = ephemeral.public_key().public_bytes_raw()
    header = {
        "cost": keeper.cost,
        "salt": keeper.salt.hex(),
        "recipient": keeper.public.hex(),
        "ephemeral": public.hex(),
        "chunk": _CHUNK,
    }
    line = json.dumps(header).encode() + b"\n"
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(keeper.public))
    cipher = AESGCM(_key(shared, public, keeper.public))
    bound = hashlib.sha256(line).digest()
    size = plain.stat().st_size
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with plain.open("rb") as source, os.fdopen(descriptor, "wb") as sink:
        sink.write(MAGIC + line)
        for number, chunk, is_last in _chunks(source, _CHUNK):
            sink.write(cipher.encrypt(_nonce(number, is_last=is_last), chunk, bound))
            if progress is not None:
                progress(min(size, (number + 1) * _CHUNK), size)
        sink.flush()
        os.fsync(sink.fileno())


def unseal(sealed: Path, target: Path, passphrase: str, progress: Progress | None = None) -> None:
    """Decrypt ``sealed`` into the new file ``target``, which only its owner may read.

    Raises:
        NotABackup: it is no sealed copy.
        WrongPassphrase: the passphrase is another one.
        BackupUnsound: it was changed or cut; ``target`` is gone then.
        OSError: a file cannot be read or written.
    """
    with sealed.open("rb") as source:
        lock, ephemeral, chunk_size, line = _header(source, sealed)
        private = _private(passphrase, lock.salt, lock.cost)
        if private.public_key().public_bytes_raw() != lock.public:
            raise WrongPassphrase(path=str(sealed))
        shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        cipher = AESGCM(_key(shared, ephemeral, lock.public))
        bound = hashlib.sha256(line).digest()
        size = sealed.stat().st_size
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as sink:
                for number, chunk, is_last in _chunks(source, chunk_size + _TAG):
                    sink.write(cipher.decrypt(_nonce(number, is_last=is_last), chunk, bound))
                    if progress is not None:
                        progress(min(size, (number + 1) * chunk_size), size)
                sink.flush()
                os.fsync(sink.fileno())
        except InvalidTag:
            target.unlink(missing_ok=True)
            raise BackupUnsound(path=str(sealed), detail="changed or cut") from None
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _header(source: IO[bytes], path: Path) -> tuple[_Lock, bytes, int, bytes]:
    if source.read(len(MAGIC)) != MAGIC:
        raise NotABackup(path=str(path))
    line = source.readline(_LONGEST_HEADER)
    try:
        header: dict[str, Any] = json.loads(line)
        cost, chunk = int(header["cost"]), int(header["chunk"])
        lock = _Lock(bytes.fromhex(header["salt"]), bytes.fromhex(header["recipient"]), cost)
        ephemeral = bytes.fromhex(header["ephemeral"])
        X25519PublicKey.from_public_bytes(ephemeral)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupUnsound(path=str(path), detail="its head is damaged") from error
    if not 1 < cost <= _HIGHEST_N or not 0 < chunk <= 64 * _CHUNK:
        raise BackupUnsound(path=str(path), detail="its head is damaged")
    return lock, ephemeral, chunk, line


def _chunks(source: IO[bytes], size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield ``(number, bytes, whether it is the last)``; an empty file has one empty chunk."""
    number, chunk = 0, source.read(size)
    while True:
        following = source.read(size)
        yield number, chunk, not following
        if not following:
            return
        number, chunk = number + 1, following


def _nonce(number: int, *, is_last: bool) -> bytes:
    # STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): a counter, and a mark on the last chunk,
    # so that chunks can be neither swapped nor cut off.
    return number.to_bytes(11, "big") + bytes([is_last])


def _key(shared: bytes, ephemeral: bytes, recipient: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=ephemeral + recipient, info=_INFO).derive(shared)


def _private(passphrase: str, salt: bytes, cost: int) -> X25519PrivateKey:
    secret = Scrypt(salt=salt, length=32, n=cost, r=_R, p=_P).derive(passphrase.encode())
    return X25519PrivateKey.from_private_bytes(secret)
