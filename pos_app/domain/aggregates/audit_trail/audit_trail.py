"""The audit trail of one register: its signing key, its checkpoints, what has left the log."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.audit_trail.events import (
    AnchorHandedOut,
    AuditLogArchived,
    AuditLogVerified,
    AuditLogViewed,
    BackgroundWorkRetried,
    CheckpointSigned,
    SigningKeyIntroduced,
    SigningKeyRotated,
)
from pos_app.domain.errors import CheckpointOutOfOrder, NotArchivable
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id

TILE = 256
"""How many entries a tile of the Merkle tree covers; an archive ends where one ends."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The public half of a signing key, in hexadecimal, and where its private half is kept."""

    key_id: str
    public_key: str
    kept_in: str


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key that signed this log, in hexadecimal, from entry ``seq`` on."""

    key_id: str
    public_key: str
    seq: int


class AuditTrail(Aggregate):
    """Says which key signs, how far the log is signed, and from where on it is kept here."""

    __slots__ = (
        "archived_keys",
        "archived_through",
        "checkpoint_number",
        "checkpoint_size",
        "key",
        "register_id",
        "trail_id",
    )

    def __init__(
        self,
        *,
        trail_id: UUID,
        register_id: str,
        key: PublicKey,
        checkpoint_number: int = 0,
        checkpoint_size: int = 0,
        archived_through: int = 0,
    ) -> None:
        """Restore the trail as it was saved; :meth:`begin` starts a new one."""
        super().__init__()
        self.trail_id = trail_id
        self.register_id = register_id
        self.key = key
        self.checkpoint_number = checkpoint_number
        self.checkpoint_size = checkpoint_size
        self.archived_through = archived_through
        self.archived_keys: tuple[KnownKey, ...] = ()

    @classmethod
    def begin(cls, register_id: str, key: PublicKey) -> AuditTrail:
        """Introduce the first key of a register's log."""
        trail = cls(trail_id=new_id(), register_id=register_id, key=key)
        trail._raise_event(
            SigningKeyIntroduced(
                trail_id=trail.trail_id,
                key_id=key.key_id,
                public_key=key.public_key,
                kept_in=key.kept_in,
            )
        )
        return trail

    def rotate_key(self, key: PublicKey, voucher: str | None) -> None:
        """Let another key sign; ``voucher`` is the present key's signature over it, or None."""
        previous, self.key = self.key, key
        self._raise_event(
            SigningKeyRotated(
                trail_id=self.trail_id,
                key_id=key.key_id,
                public_key=key.public_key,
                kept_in=key.kept_in,
                previous_key_id=previous.key_id,
                voucher=voucher,
            )
        )

    def record_checkpoint(self, *, size: int, root: str, signed_at: str, signature: str) -> None:
        """Keep what the key signed for the first ``size`` entries.

        Raises:
            CheckpointOutOfOrder: a checkpoint covers that many entries already.
        """
        if size <= self.checkpoint_size:
            raise CheckpointOutOfOrder(size=size, signed_size=self.checkpoint_size)
        self.checkpoint_size = size
        self.checkpoint_number += 1
        self._raise_event(
            CheckpointSigned(
                trail_id=self.trail_id,
                number=self.checkpoint_number,
                size=size,
                root=root,
                signed_at=signed_at,
                key_id=self.key.key_id,
                signature=signature,
            )
        )

    def record_verification(
        self,
        *,
        first_seq: int,
        last_seq: int,
        is_sound: bool,
        kind: str,
        first_bad_seq: int | None,
        cause: str,
    ) -> None:
        """Record what a check of the log found."""
        self._raise_event(
            AuditLogVerified(
                trail_id=self.trail_id,
                first_seq=first_seq,
                last_seq=last_seq,
                is_sound=is_sound,
                kind=kind,
                first_bad_seq=first_bad_seq,
                cause=cause,
            )
        )

    def record_view(self, window: str) -> None:
        """Record that somebody looks at the log."""
        self._raise_event(AuditLogViewed(trail_id=self.trail_id, window=window))

    def record_anchor(self, *, size: int, sent_by: str, file_name: str) -> None:
        """Record that a checkpoint left the machine."""
        self._raise_event(
            AnchorHandedOut(trail_id=self.trail_id, size=size, sent_by=sent_by, file_name=file_name)
        )

    def record_retry(self, *, count: int, of_seq: int | None) -> None:
        """Record that background work is tried again because somebody asked for it."""
        self._raise_event(BackgroundWorkRetried(trail_id=self.trail_id, count=count, of_seq=of_seq))

    def archive(
        self,
        *,
        last_seq: int,
        last_hash: str,
        file_name: str,
        file_sha256: str,
        keys: Iterable[KnownKey],
    ) -> None:
        """Let the entries up to ``last_seq`` leave the live log; the archive holds them.

        ``keys`` are all of the log; those whose entries leave are kept apart from now on.

        Raises:
            NotArchivable: they end within a tile, are not signed, or left before.
        """
        first = self.archived_through + 1
        if last_seq % TILE or last_seq > self.checkpoint_size or last_seq < first:
            raise NotArchivable(last_seq=last_seq, signed_size=self.checkpoint_size)
        self.archived_through = last_seq
        self.archived_keys = tuple(key for key in keys if first <= key.seq <= last_seq)
        self._raise_event(
            AuditLogArchived(
                trail_id=self.trail_id,
                first_seq=first,
                last_seq=last_seq,
                last_hash=last_hash,
                file_name=file_name,
                file_sha256=file_sha256,
                checkpoint_size=self.checkpoint_size,
            )
        )
