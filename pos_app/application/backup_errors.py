"""Why a copy of the store cannot be made, read or brought back.

::

    BackupError
    ├── BackupPlaceAway      the folder or drive is not there now
    ├── NoSuchPlace          a folder that is chosen cannot be: what it lies in is not there
    ├── BackupPlaceFull      no room left for the copy
    ├── BackupNotWritten     the place refuses or fails
    ├── BackupUnsound        the copy does not hold what it should
    ├── NotABackup           the file is no store of this program
    ├── PassphraseNeeded     the copy is encrypted
    ├── WrongPassphrase      another passphrase opens it
    ├── PassphraseTooShort   a new passphrase that is easily guessed
    └── StoreIsOpen          a till or another program has the store open
"""

from __future__ import annotations

from pos_app.application.errors import ApplicationError
from pos_app.domain.records import dataclass


@dataclass(eq=False)
class BackupError(ApplicationError):
    """``path`` is the file or folder it is about, ``detail`` the system's own word."""

    path: str
    detail: str = ""


class BackupPlaceAway(BackupError):
    """The folder is not there, or not the one that was chosen: a drive is not plugged in."""


class NoSuchPlace(BackupError):
    """What the chosen folder would lie in is not there; the plan stays as it was."""


class BackupPlaceFull(BackupError):
    """There is no room for the copy."""


class BackupNotWritten(BackupError):
    """The copy could not be written."""


class BackupUnsound(BackupError):
    """The copy is damaged; ``detail`` says how."""


class NotABackup(BackupError):
    """The file is no copy of a store."""


class PassphraseNeeded(BackupError):
    """The copy is encrypted and no passphrase was given."""


class WrongPassphrase(BackupError):
    """The passphrase is not the one that the copy was encrypted for."""


class StoreIsOpen(BackupError):
    """Something else works on the store, so nothing can be brought back."""


@dataclass(eq=False)
class PassphraseTooShort(ApplicationError):
    """A passphrase needs ``least`` characters."""

    least: int
