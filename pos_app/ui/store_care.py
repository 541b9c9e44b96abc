"""What happens to a store while no till has it open; the composition root fulfils it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pos_app.application.backup_snapshots import Restored
from pos_app.application.ports import Progress


class StoreCare(Protocol):
    """Takes older stores over, and goes back to copies."""

    def is_upgrade_due(self, data_dir: Path) -> bool:
        """Return whether an older version of the program wrote the store."""

    def take_over(self, data_dir: Path, progress: Progress) -> None:
        """Copy the store, verify the copy, and bring the store up to date.

        Raises:
            UpgradeFailed: the store is as it was.
        """

    def restore(
        self,
        data_dir: Path,
        source: Path,
        passphrase: str | None,
        actor_id: str,
        progress: Progress,
    ) -> Restored:
        """Let ``actor_id`` put a copy in the store's place.

        Raises:
            BackupError: nothing was changed.
            StorageError: nothing was changed.
        """
