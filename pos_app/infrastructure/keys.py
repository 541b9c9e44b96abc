"""Keeps the private key that signs the log: with the operating system, else in a file.

The operating system's store (Windows' credentials, macOS' keychain, a Linux desktop's secret
service) is used where it works without asking anybody; a store that is thrown away, and a machine
without one, use a file that only its owner may read.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pos_app.infrastructure.audit.signatures import PrivateKey, new_secret

_log = logging.getLogger(__name__)

IN_SYSTEM = "system"
IN_FILE = "file"
_SERVICE = "pos-app log signing key"
_SOUND = 1


class SecretStore(Protocol):
    """What the keyring package offers of the operating system's store."""

    @property
    def priority(self) -> float:
        """Below 1 for a store that keeps nothing, or nothing safely."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""


def system_store() -> SecretStore | None:
    """Return the operating system's store, or None where there is none to rely on."""
    import keyring  # noqa: PLC0415 - slow to import, and needed in the background only

    try:
        store: SecretStore = keyring.get_keyring()
        return store if store.priority >= _SOUND else None
    except Exception:  # noqa: BLE001 - a broken desktop session must not stop the till
        _log.info("The operating system's key store cannot be used", exc_info=True)
        return None


class KeyCabinet:
    """Fulfils ``KeyStore`` for the log of one data folder."""

    def __init__(
        self, folder: Path, find_store: Callable[[], SecretStore | None] = system_store
    ) -> None:
        """Keep files in ``folder``; ``find_store`` is asked once, when a key is needed."""
        self._folder = folder
        self._find_store = find_store
        self._loaded: dict[str, PrivateKey] = {}

    def create(self) -> PrivateKey:
        """Make a new key and keep it.

        Raises:
            OSError: it can be kept nowhere.
        """
        secret = new_secret()
        key = PrivateKey(secret, IN_SYSTEM)
        if not self._kept_by_system(key.key_id, secret):
            key = PrivateKey(secret, IN_FILE)
            self._write(key.key_id, secret)
        self._loaded[key.key_id] = key
        return key

    def load(self, key_id: str, kept_in: str) -> PrivateKey | None:
        """Return a key that was made here, or None when it is gone."""
        known = self._loaded.get(key_id)
        if known is not None:
            return known
        try:
            secret = self._from_system(key_id) if kept_in == IN_SYSTEM else self._read(key_id)
            key = PrivateKey(secret, kept_in) if secret else None
        except ValueError:
            _log.info("The signing key %s is damaged", key_id)
            return None
        if key is None or key.key_id != key_id:
            return None
        self._loaded[key_id] = key
        return key

    def _kept_by_system(self, key_id: str, secret: str) -> bool:
        store = self._find_store()
        if store is None:
            return False
        try:
            store.set_password(_SERVICE, key_id, secret)
            return store.get_password(_SERVICE, key_id) == secret
        except Exception:  # noqa: BLE001 - each system's store has its own errors; a file serves too
            _log.info("The operating system's key store refused the key", exc_info=True)
            return False

    def _from_system(self, key_id: str) -> str | None:
        store = self._find_store()
        if store is None:
            return None
        try:
            return store.get_password(_SERVICE, key_id)
        except Exception:  # noqa: BLE001 - each system's store has its own errors; a file serves too
            _log.info("The operating system's key store cannot be read", exc_info=True)
            return None

    def _write(self, key_id: str, secret: str) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / f"{key_id}.key"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())

    def _read(self, key_id: str) -> str | None:
        try:
            return (self._folder / f"{key_id}.key").read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
