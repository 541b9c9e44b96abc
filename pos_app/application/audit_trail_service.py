"""Signs the log and lets its evidence out: checkpoints, keys, anchors, who looked at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from pos_app.application.access import needs, open_to_all
from pos_app.application.audit_service import Verification
from pos_app.application.errors import StoreNotSetUp
from pos_app.application.evidence import Anchor, Checkpoint, voucher_text
from pos_app.application.ports import Clock, UnitOfWorkFactory
from pos_app.domain.aggregates.audit_trail.audit_trail import AuditTrail, KnownKey, PublicKey
from pos_app.domain.values import permissions

_Answer = TypeVar("_Answer")
_ATTEMPTS = 3
_ASKED = "asked"


class KeyKeepsChanging(Exception):
    """Other programs replaced the signing key again and again."""


class SigningKey(Protocol):
    """A key pair whose private half can sign here."""

    key_id: str
    public_key: str
    kept_in: str

    def sign(self, text: str) -> str:
        """Return the signature of a text."""


class KeyStore(Protocol):
    """Where private keys are kept."""

    def create(self) -> SigningKey:
        """Make a new key and keep it."""

    def load(self, key_id: str, kept_in: str) -> SigningKey | None:
        """Return a key that was made here, or None when it is gone."""


class Tree(Protocol):
    """The Merkle tree over the log."""

    def grow(self) -> int:
        """Take in what was logged since, and return the number of entries."""

    def root(self, size: int) -> bytes:
        """Return the root over the first ``size`` entries."""

    def consistency(self, old_size: int, size: int) -> Sequence[bytes]:
        """Return the proof that the first ``old_size`` entries are the older tree."""


class LogNews(Protocol):
    """What was logged since some entry."""

    def count_since(self, seq: int) -> int:
        """Return how many entries after ``seq`` tell of anything but the trail itself."""

    def last_checkpoint(self) -> Checkpoint | None:
        """Return the newest checkpoint in the log, or None."""

    def key_in_force(self) -> PublicKey | None:
        """Return the key that signs now, or None before there is one."""


class AuditTrailService:
    """The commands on the evidence of the log; any thread may call them, one at a time."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        tree: Tree,
        news: LogNews,
        keys: KeyStore,
        clock: Clock,
        register_id: Callable[[], str],
    ) -> None:
        """Sign with the key from ``keys`` in the name of the register."""
        self._unit_of_work = unit_of_work
        self._tree = tree
        self._news = news
        self._keys = keys
        self._clock = clock
        self._register_id = register_id

    @open_to_all("counts, and shows no record")
    def unsigned(self) -> int:
        """Return how many entries no checkpoint covers yet, the trail's own left out."""
        last = self._news.last_checkpoint()
        return self._news.count_since(0 if last is None else last.size)

    @open_to_all("the program seals the log by itself")
    def sign_checkpoint(self) -> Checkpoint | None:
        """Sign the log as it stands; None when nothing has happened since the last checkpoint.

        Raises:
            StoreNotSetUp: there is no store yet.
            StorageError: nothing was signed.
            OSError: a new key can be kept nowhere.
        """
        if not self.unsigned():
            return None
        size = self._tree.grow()
        root = self._tree.root(size).hex()

        def sign(trail: AuditTrail, key: SigningKey) -> Checkpoint | None:
            if size <= trail.checkpoint_size:  # another program signed meanwhile
                return None
            checkpoint = Checkpoint(
                log_id=str(trail.trail_id),
                register_id=trail.register_id,
                size=size,
                root=root,
                signed_at=f"{self._clock.now():%Y-%m-%dT%H:%M:%S.%fZ}",
                key_id=key.key_id,
                public_key=key.public_key,
            )
            checkpoint = replace(checkpoint, signature=key.sign(checkpoint.text()))
            trail.record_checkpoint(
                size=size,
                root=root,
                signed_at=checkpoint.signed_at,
                signature=checkpoint.signature,
            )
            return checkpoint

        return self._on_trail(sign, is_by_program=True)

    @needs(permissions.MANAGE_LOG)
    def rotate_key(self) -> str:
        """Let a new key sign from now on, vouched for by the present one; return its id.

        Raises:
            StoreNotSetUp: there is no store yet.
            OSError: the new key can be kept nowhere.
        """
        new = self._keys.create()

        def rotate(trail: AuditTrail, key: SigningKey) -> None:
            voucher = key.sign(voucher_text(str(trail.trail_id), new.public_key, key.key_id))
            trail.rotate_key(_public(new), voucher)

        self._on_trail(rotate)
        return new.key_id

    @needs(permissions.EXPORT_LOG)
    def anchor(self, since: Anchor | None = None) -> Anchor:
        """Return a freshly signed checkpoint to keep elsewhere; ``since`` is an older one.

        Raises:
            StoreNotSetUp: there is no store yet.
            StorageError: nothing was signed.
        """
        self.sign_checkpoint()
        last = self._news.last_checkpoint()
        if last is None:
            raise StoreNotSetUp
        if since is None or not 0 < since.checkpoint.size < last.size:
            return Anchor(last)
        older = since.checkpoint.size
        path = tuple(step.hex() for step in self._tree.consistency(older, last.size))
        return Anchor(last, older, path)

    @needs(permissions.EXPORT_LOG)
    def record_anchor(self, anchor: Anchor, *, sent_by: str, file_name: str) -> None:
        """Record that an anchor left the machine: ``sent_by`` is file, mail or print."""
        size = anchor.checkpoint.size
        self._note(
            lambda trail: trail.record_anchor(size=size, sent_by=sent_by, file_name=file_name)
        )

    @needs(permissions.MANAGE_LOG)
    def record_archive(
        self,
        *,
        last_seq: int,
        last_hash: str,
        file_name: str,
        file_sha256: str,
        keys: Sequence[KnownKey],
    ) -> None:
        """Record that the entries up to ``last_seq`` are in an archive and may leave.

        Raises:
            NotArchivable: they may not.
        """
        self._note(
            lambda trail: trail.archive(
                last_seq=last_seq,
                last_hash=last_hash,
                file_name=file_name,
                file_sha256=file_sha256,
                keys=keys,
            )
        )

    @needs(permissions.VIEW_LOG)
    def record_view(self, window: str) -> None:
        """Record that the audit window was opened: at the ``till``, or in an ``office`` process."""
        self._note(lambda trail: trail.record_view(window))

    @open_to_all("the program records what was tried again")
    def record_retry(self, count: int, of_seq: int | None) -> None:
        """Record that background work is tried again: of one entry, or all of it for None."""
        self._note(lambda trail: trail.record_retry(count=count, of_seq=of_seq))

    @open_to_all("the program records what a check found")
    def record_verification(self, found: Verification, cause: str) -> None:
        """Record what a check found; ``cause`` is start, hourly, asked or restored."""
        self._note(
            lambda trail: trail.record_verification(
                first_seq=found.first_seq,
                last_seq=found.last_seq,
                is_sound=found.is_sound,
                kind=found.kind,
                first_bad_seq=found.first_bad_seq,
                cause=cause,
            ),
            is_by_program=cause != _ASKED,
        )

    def _note(self, act: Callable[[AuditTrail], None], *, is_by_program: bool = False) -> None:
        """Run ``act``, which signs nothing, on the trail: its key stays where it is kept.

        The window's own thread may call: a key store that asks its user would hold it up. Only a
        log whose trail has not begun makes its key now; the keeper begins it at the first start.
        """
        with self._unit_of_work() as uow:
            if is_by_program:
                uow.act_as_program()
            trail = uow.audit_trails.get()
            if trail is not None:
                act(trail)
                uow.audit_trails.save(trail)
                uow.collect_events_from(trail)
                uow.commit()
        if trail is None:
            self._on_trail(lambda begun, _: act(begun), is_by_program=is_by_program)
        else:
            uow.dispatch_events()

    def _on_trail(
        self, act: Callable[[AuditTrail, SigningKey], _Answer], *, is_by_program: bool = False
    ) -> _Answer:
        """Run ``act`` on the trail and its key in one transaction, and return its answer.

        What the program does by itself, such as sealing, carries nobody's name.
        The key is fetched before: a desktop may ask its user to unlock the key store, and nobody's
        sale waits for that. A lost key is replaced, which is recorded.
        """
        for _attempt in range(_ATTEMPTS):
            in_force = self._news.key_in_force()
            key = None if in_force is None else self._keys.load(in_force.key_id, in_force.kept_in)
            if key is None:
                key = self._keys.create()
            with self._unit_of_work() as uow:
                if is_by_program:
                    uow.act_as_program()
                trail = uow.audit_trails.get()
                if trail is None:
                    if uow.stores.get() is None:
                        raise StoreNotSetUp
                    trail = AuditTrail.begin(self._register_id(), _public(key))
                    uow.audit_trails.add(trail)
                elif in_force is None or trail.key.key_id != in_force.key_id:
                    continue  # another program changed the key meanwhile
                elif trail.key.key_id != key.key_id:
                    trail.rotate_key(_public(key), None)
                answer = act(trail, key)
                uow.audit_trails.save(trail)
                uow.collect_events_from(trail)
                uow.commit()
            uow.dispatch_events()
            return answer
        raise KeyKeepsChanging


def _public(key: SigningKey) -> PublicKey:
    return PublicKey(key.key_id, key.public_key, key.kept_in)
