"""Follows the keys and checkpoints that the log holds about itself (rules 5 and 6)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from pos_verify.rows import EVENT_DATA, EVENT_TYPE, REGISTER_ID, SEQ, Row
from pos_verify.signatures import Checkpoint, Key, voucher_text
from pos_verify.tree import NotInTree
from pos_verify.verdict import Defect, Warned

INTRODUCED, ROTATED = b"SigningKeyIntroduced", b"SigningKeyRotated"
CHECKPOINT, ARCHIVED = b"CheckpointSigned", b"AuditLogArchived"
KINDS = frozenset({INTRODUCED, ROTATED, CHECKPOINT, ARCHIVED})

_TEXTS = {
    INTRODUCED: ("trail_id", "key_id", "public_key"),
    ROTATED: ("trail_id", "key_id", "public_key", "previous_key_id"),
    CHECKPOINT: ("trail_id", "root", "signed_at", "key_id", "signature"),
    ARCHIVED: ("trail_id", "last_hash", "file_name", "file_sha256"),
}
_NUMBERS = {
    CHECKPOINT: ("number", "size"),
    ARCHIVED: ("first_seq", "last_seq", "checkpoint_size"),
}


class Evidence:
    """The key in force and the last checkpoint while the rows go by.

    ``floor`` is the number of rows that are not read because they left for an archive, ``log`` the
    log's id where it is already known, ``present`` the key in force at the start. Where that is
    not known (``takes_first_key``) the first key is taken as it comes, and checked by
    ``fits_the_end`` against the one that must be in force at the end.
    """

    def __init__(
        self,
        *,
        floor: int = 0,
        log: str = "",
        known: Iterable[Key] = (),
        present: Key | None = None,
        takes_first_key: bool = False,
    ) -> None:
        self.floor = floor
        self.log = log
        self.keys: dict[str, Key] = {key.key_id: key for key in known}
        self.present = present
        self.present_since = 0
        self.number = 0
        self.size = 0
        self.archived: dict[int, str] = {}
        self.warnings: list[Warned] = []
        self._takes_first_key = takes_first_key

    def read(self, row: Row, root_at: Callable[[int], bytes] | None) -> None:
        """Judge one row of the four event types. Raises Defect."""
        seq, kind = row[SEQ], row[EVENT_TYPE]
        payload = _payload(row)
        if not self.log:
            self.log = payload["trail_id"]
        if kind in (INTRODUCED, ROTATED):
            key = Key(payload["key_id"], payload["public_key"])
            if not key.fits or payload["trail_id"] != self.log:
                raise Defect("foreign-key", seq)
            if kind == INTRODUCED:
                self._introduce(seq, key)
            else:
                self._rotate(seq, key, payload)
        elif kind == CHECKPOINT:
            self._check(seq, payload, row[REGISTER_ID].decode("utf-8", "replace"), root_at)
        else:
            self.archived[payload["last_seq"]] = payload["last_hash"]

    def fits_the_end(self, last: Key) -> None:
        """Check that a key taken as it came led to ``last``. Raises Defect."""
        if self._takes_first_key and self.present not in (None, last):
            raise Defect("foreign-key", self.present_since)

    def _introduce(self, seq: int, key: Key) -> None:
        if self.present is not None:
            raise Defect("foreign-key", seq)
        self._put(seq, key)

    def _rotate(self, seq: int, key: Key, payload: dict[str, Any]) -> None:
        previous = self._in_force(seq, payload["previous_key_id"])
        voucher = payload.get("voucher")
        if voucher is None:
            self.warnings.append(Warned(seq, "a new key signs, and the one before did not vouch"))
        elif previous.public_key:
            text = voucher_text(payload["trail_id"], key, previous.key_id)
            if not previous.signed(text, voucher):
                raise Defect("foreign-key", seq)
        self._put(seq, key)

    def _put(self, seq: int, key: Key) -> None:
        self.present, self.present_since = key, seq
        self.keys[key.key_id] = key

    def _in_force(self, seq: int, key_id: str) -> Key:
        if self.present is None and self._takes_first_key:
            # Without a public key nothing it signed can be checked; what it signed is not refused.
            self.present, self.present_since = self.keys.get(key_id, Key(key_id, "")), seq
        if self.present is None or self.present.key_id != key_id:
            raise Defect("foreign-key", seq)
        return self.present

    def _follows(self, number: int) -> bool:
        if self.number == 0 and self.floor:
            return number > 0
        return number == self.number + 1

    def _check(
        self,
        seq: int,
        payload: dict[str, Any],
        register: str,
        root_at: Callable[[int], bytes] | None,
    ) -> None:
        key = self._in_force(seq, payload["key_id"])
        number, size = payload["number"], payload["size"]
        if payload["trail_id"] != self.log or not self._follows(number):
            raise Defect("forged-signature", seq)
        text = Checkpoint(
            payload["trail_id"], register, size, payload["root"], payload["signed_at"], key.key_id
        ).text
        if not self.size < size < seq:
            raise Defect("forged-signature", seq)
        if not key.public_key:
            if not self.size:
                found = "the key that signs here is in the archive only; hand that over too"
                self.warnings.append(Warned(seq, found))
        elif not key.signed(text, payload["signature"]):
            raise Defect("forged-signature", seq)
        if root_at is not None and not self._has_root(size, payload["root"], root_at):
            raise Defect("changed", max(self.size, self.floor) + 1)
        self.number, self.size = number, size

    def _has_root(self, size: int, root: str, root_at: Callable[[int], bytes]) -> bool:
        try:
            return root_at(size).hex() == root
        except NotInTree:
            return size <= self.floor


class ExportedEvidence(Evidence):
    """The same for an export, where rows between may have been left out on purpose."""

    def _introduce(self, seq: int, key: Key) -> None:
        self._put(seq, key)

    def _put(self, seq: int, key: Key) -> None:
        if self.keys.get(key.key_id) != key:
            raise Defect("foreign-key", seq)

    def _in_force(self, seq: int, key_id: str) -> Key:
        if key_id not in self.keys:
            raise Defect("foreign-key", seq)
        return self.keys[key_id]

    def _follows(self, number: int) -> bool:
        return number > self.number


def _payload(row: Row) -> dict[str, Any]:
    """Return the payload with the fields its type has. Raises Defect where it has not."""
    kind = row[EVENT_TYPE]
    unreadable = Defect("forged-signature", row[SEQ])
    try:
        payload = json.loads(row[EVENT_DATA].decode("utf-8"))
    except (ValueError, AttributeError, RecursionError):
        raise unreadable from None
    if not isinstance(payload, dict) or not isinstance(row[REGISTER_ID], bytes):
        raise unreadable
    texts = [payload.get(name) for name in _TEXTS[kind]]
    numbers = [payload.get(name) for name in _NUMBERS.get(kind, ())]
    has_texts = all(isinstance(text, str) and _is_utf8(text) for text in texts)
    if not has_texts or any(type(number) is not int for number in numbers):
        raise unreadable
    if kind == ROTATED and not isinstance(payload.get("voucher"), (str, type(None))):
        raise unreadable
    return payload


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
