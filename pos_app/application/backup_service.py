"""Makes copies of the store, by hand and by plan, and records each; restoring is another matter."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.backup_errors import BackupError, BackupPlaceAway, BackupPlaceFull
from pos_app.application.backup_snapshots import BackupContents, BackupFile, BackupOverview
from pos_app.application.errors import StoreNotSetUp
from pos_app.application.ports import Clock, Progress, UnitOfWorkFactory
from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
from pos_app.domain.aggregates.installation.installation import Installation
from pos_app.domain.events import DomainEvent
from pos_app.domain.values import permissions

ASKED, SCHEDULE, SHIFT = "asked", "schedule", "shift"


class Vault(Protocol):
    """Writes verified copies of this store, and looks into copies."""

    def write(
        self,
        target: Path,
        *,
        cause: str,
        lock: str = "",
        is_thorough: bool = True,
        progress: Progress | None = None,
    ) -> BackupContents:
        """Write a copy that is whole or not there; raises ``BackupError``."""

    def look_inside(
        self, path: Path, passphrase: str | None = None, progress: Progress | None = None
    ) -> BackupContents:
        """Return what a sound copy holds; raises ``BackupError``."""


class BackupFolder(Protocol):
    """The folder that a plan's copies go to."""

    folder: Path

    @property
    def is_away(self) -> bool:
        """Whether it is not there now."""

    def claim(self, store_id: UUID) -> None:
        """Make it this store's; raises ``BackupError``."""

    def require(self) -> None:
        """Raise ``BackupPlaceAway`` when it is away."""

    def new_path(self, now: datetime, *, is_sealed: bool) -> Path:
        """Return the path of a copy that is made now."""

    def files(self) -> tuple[BackupFile, ...]:
        """Return its copies, newest first."""

    def tidy(self, plan: BackupPlan) -> list[Path]:
        """Delete what the plan does not keep."""


class InstallationQueries(Protocol):
    """Reads the installation without a transaction."""

    def installation(self) -> Installation | None:
        """Return it, or None before the store was set up."""

    def has_news_since(self, seq: int) -> bool:
        """Return whether anything of the shop's was logged after entry ``seq``."""


class BackupService:
    """The commands on backups; any thread may call, and one copy is made at a time."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        queries: InstallationQueries,
        vault: Vault,
        folder_of: Callable[[BackupPlan], BackupFolder],
        new_lock: Callable[[str], str],
        clock: Clock,
    ) -> None:
        """Write with ``vault``; ``new_lock`` makes the public half of a passphrase."""
        self._unit_of_work = unit_of_work
        self._queries = queries
        self._vault = vault
        self._folder_of = folder_of
        self._new_lock = new_lock
        self._clock = clock
        self._one_at_a_time = threading.Lock()

    @open_to_all("says how backups go, and nothing of what is in them")
    def overview(self) -> BackupOverview:
        """Return the plan, how it goes, and its copies with those that lie beside the store.

        Raises:
            StoreNotSetUp: there is no store yet.
        """
        installation = self._installation()
        shelf, beside = self._folder_of(installation.plan), self._folder_of(BackupPlan())
        files = {each.path: each for place in (beside, shelf) for each in place.files()}
        return BackupOverview(
            plan=installation.plan,
            folder=shelf.folder,
            is_away=bool(installation.plan.folder) and shelf.is_away,
            files=tuple(sorted(files.values(), key=lambda each: each.made_at, reverse=True)),
            last_backup_at=installation.last_backup_at,
            failing_since=installation.failing_since,
            failure=installation.failure,
        )

    @needs(permissions.BACK_UP)
    def make(
        self, target: Path, passphrase: str | None = None, progress: Progress | None = None
    ) -> BackupContents:
        """Write a verified copy to the file ``target`` and record it.

        Raises:
            BackupError: there is no copy.
            PassphraseTooShort: the passphrase is too easily guessed.
            StorageError: the store cannot be read, or the copy not recorded.
        """
        lock = "" if passphrase is None else self._new_lock(passphrase)
        with self._one_at_a_time:
            contents = self._vault.write(target, cause=ASKED, lock=lock, progress=progress)
        self._record(contents, target, "file", ASKED)
        return contents

    @needs(permissions.BACK_UP)
    def making(self, cause: str) -> Callable[[Progress], BackupContents]:
        """Return what writes a copy by :meth:`make_planned`, for a thread that nobody signed in at.

        Whoever asks is judged here and now, before the work begins.
        """
        return lambda progress: self.make_planned(cause, progress)

    @open_to_all("the program copies by its plan")
    def make_planned(self, cause: str, progress: Progress | None = None) -> BackupContents:
        """Write a copy to the plan's folder, record it, and let go of those that need not stay.

        Raises:
            BackupError: there is no copy; that is recorded, and tried again by the keeper.
            StorageError: the store cannot be read, or the copy not recorded.
        """
        installation = self._installation()
        plan = installation.plan
        shelf = self._folder_of(plan)
        with self._one_at_a_time:
            try:
                if not plan.folder:
                    shelf.claim(installation.installation_id)
                shelf.require()
                target = shelf.new_path(self._clock.now(), is_sealed=bool(plan.lock))
                contents = self._vault.write(
                    target,
                    cause=cause,
                    lock=plan.lock,
                    is_thorough=cause != SCHEDULE,
                    progress=progress,
                )
            except BackupError as error:
                self._record_failure(error, cause)
                raise
            self._record(contents, target, "folder" if plan.folder else "store", cause)
            shelf.tidy(plan)
        return contents

    @open_to_all("the program asks itself")
    def is_due(self) -> bool:
        """Return whether the plan wants a copy now, and something happened since the last one."""
        installation = self._queries.installation()
        if installation is None:
            return False
        if installation.failing_since is not None:
            return True
        is_time = installation.plan.is_due(installation.last_backup_at, self._clock.now())
        return is_time and self._queries.has_news_since(installation.last_backup_seq)

    @open_to_all("the program asks itself")
    def wants_copy_after_shift(self) -> bool:
        """Return whether the plan wants a copy when a shift was closed."""
        installation = self._queries.installation()
        return installation is not None and installation.plan.is_after_shift

    @needs(permissions.BACK_UP)
    def looking(
        self, path: Path, passphrase: str | None
    ) -> Callable[[Progress | None], BackupContents]:
        """Return what looks into a copy, for another thread; judged here, as :meth:`making`.

        It raises a ``BackupError`` for a copy that is not sound, ``StorageTooNew`` for a newer one.
        """
        return lambda progress: self._vault.look_inside(path, passphrase, progress)

    @needs(permissions.RESTORE)
    def require_restore(self) -> None:
        """Go on if whoever acts may let a copy take the store's place."""

    @open_to_all("computes, and keeps nothing")
    def lock_for(self, passphrase: str) -> str:
        """Return what a plan keeps of a passphrase.

        Raises:
            PassphraseTooShort: fewer characters than are hard to guess.
        """
        return self._new_lock(passphrase)

    @needs(permissions.CHANGE_SETTINGS)
    def change_plan(self, plan: BackupPlan) -> BackupOverview:
        """Go by another plan from now on; its folder is made and marked.

        Raises:
            BackupError: the folder cannot be written; the plan stays as it was.
            StorageError: the plan could not be kept.
        """
        store_id = self._installation().installation_id
        if plan.folder:
            self._folder_of(plan).claim(store_id)

        def change(installation: Installation) -> None:
            installation.change_plan(plan)

        self._changed(change)
        return self.overview()

    def _record(self, contents: BackupContents, target: Path, place: str, cause: str) -> None:
        at = self._clock.now()

        def record(installation: Installation) -> None:
            installation.record_backup(
                file_name=target.name,
                place=place,
                size_bytes=contents.size,
                last_seq=contents.last_seq,
                is_encrypted=contents.is_encrypted,
                cause=cause,
                at=at,
            )

        self._changed(record)

    def _record_failure(self, error: BackupError, cause: str) -> None:
        reasons = {BackupPlaceAway: "away", BackupPlaceFull: "full"}
        reason, at = reasons.get(type(error), "failed"), self._clock.now()
        self._changed(lambda installation: installation.record_failure(reason, cause, at))

    def _changed(self, change: Callable[[Installation], None]) -> None:
        with self._unit_of_work() as uow:
            store = uow.stores.get()
            if store is None:
                raise StoreNotSetUp
            installations = uow.installations
            installation = installations.get(store.store_id)
            change(installation)
            installations.save(installation)
            uow.collect_events_from(installation)
            uow.commit()
        uow.dispatch_events()

    def _installation(self) -> Installation:
        installation = self._queries.installation()
        if installation is None:
            raise StoreNotSetUp
        return installation


class BackUpAfterShift:
    """Copies the store when a shift was closed; an async handler."""

    publication_name = "backup_after_shift"

    def __init__(self, backups: BackupService) -> None:
        """Copy with ``backups``."""
        self._backups = backups

    def __call__(self, _event: DomainEvent) -> BackupContents | None:
        """Make the copy; where the place is away, the keeper of the plan tries on.

        Raises:
            StorageError: the store cannot be read; the work is tried again later.
        """
        if not self._backups.wants_copy_after_shift():
            return None
        try:
            return self._backups.make_planned(SHIFT)
        except BackupError:
            return None
