"""Builds what keeps a store safe: backups by hand and by plan, bringing one back, the version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app import __version__, application
from pos_app.application.version_service import VersionService
from pos_app.domain.aggregates.shift.events import ShiftClosed
from pos_app.infrastructure import backup, doctor
from pos_app.infrastructure.backup.keeper import BackupKeeper
from pos_app.infrastructure.persistence.migrations import CURRENT
from pos_app.infrastructure.queries.installations import SqlInstallationQueries
from pos_app.infrastructure.system import SystemClock
from pos_app.on_demand import later

if TYPE_CHECKING:
    from pos_app.application.backup_service import BackUpAfterShift, BackupService
    from pos_app.application.backup_snapshots import BackupContents, Restored
    from pos_app.application.diagnosis import Diagnosis
    from pos_app.application.ports import Progress
    from pos_app.assembly.workshop import Workshop
    from pos_app.domain.aggregates.installation.backup_plan import BackupPlan
    from pos_app.infrastructure.backup.shelf import Shelf
    from pos_app.infrastructure.doctor.examination import Examination

FOLDER = "backups"
BUNDLE = "support.zip"


class UpkeepRoom:
    """The services that keep one till's store safe."""

    def __init__(self, shop: Workshop) -> None:
        """Keep the store of ``shop``."""
        self._dispatcher = shop.dispatcher
        self._own_folder = shop.data_dir / FOLDER
        reads = SqlInstallationQueries(shop.database)
        self.backups: BackupService = later(
            lambda: application.backup_service.BackupService(
                shop.unit_of_work,
                reads,
                backup.vault.BackupVault(shop.database, self._own_folder),
                self._shelf_of,
                backup.sealing.new_lock,
                shop.clock,
            )
        )
        self.versions = VersionService(shop.unit_of_work, reads, __version__, CURRENT)
        self.keeper = BackupKeeper(self.backups)
        self._data_dir = shop.data_dir
        self._database_name = shop.database.path.name

    def react(self) -> None:
        """Copy the store after each shift."""
        after: BackUpAfterShift = later(
            lambda: application.backup_service.BackUpAfterShift(self.backups)
        )
        self._dispatcher.register_async(ShiftClosed, after, "backup_after_shift")

    def examine(self, progress: Progress | None = None) -> Diagnosis:
        """Examine the store and its machine; any thread may call."""
        return examination_of(self._data_dir, self._database_name).examine(progress)

    def pack(self, diagnosis: Diagnosis) -> Path:
        """Write the bundle for support into the store's folder and return where it is.

        Raises:
            OSError: it cannot be written.
        """
        target = self._data_dir / BUNDLE
        doctor.bundle.write_bundle(target, self._data_dir, self._database_name, diagnosis)
        return target

    def _shelf_of(self, plan: BackupPlan) -> Shelf:
        return backup.shelf.Shelf(Path(plan.folder) if plan.folder else self._own_folder)


def examination_of(data_dir: Path, database_name: str) -> Examination:
    """Return the examination of a data folder, whether there is a store in it or not."""
    return doctor.examination.Examination(data_dir, database_name, SystemClock())


def look_into_backup(
    data_dir: Path, source: Path, passphrase: str | None, progress: Progress | None
) -> BackupContents:
    """Return what a copy holds, after it was checked; a store need not be there.

    Raises:
        BackupError: it cannot be read, or is not sound.
        StorageTooNew: a newer version wrote it.
    """
    found: BackupContents = backup.vault.looked_at(source, data_dir / FOLDER, passphrase, progress)
    return found


def restore_store(
    store: Path, source: Path, passphrase: str | None, progress: Progress | None, *, actor_id: str
) -> Restored:
    """Let ``actor_id`` put a copy in the place of the database ``store``; nothing may have it open.

    Raises:
        BackupError: the copy cannot be used, or something has the store open; nothing changed.
        StorageError: the copy cannot be brought up to date; nothing changed.
    """
    restorer = backup.restoring.Restorer(store, SystemClock())
    restored: Restored = restorer.restore(source, passphrase, progress, actor_id=actor_id)
    return restored
