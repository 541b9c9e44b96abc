"""What to say when a backup cannot be made, read or brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pos_app.application import backup_errors as errors
from pos_app.domain.aggregates.installation.errors import InvalidBackupPlan
from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _


def _backup_error(error: errors.BackupError) -> ErrorText:
    return ErrorText(
        _("The backup could not be used: {path}.").format(path=error.path),
        _("Selling goes on. Try again, or choose another place."),
    )


def _place_away(error: errors.BackupPlaceAway) -> ErrorText:
    return ErrorText(
        _("The place for backups is not there: {path}.").format(path=error.path),
        _("Selling goes on. Plug the drive in; the backup is tried again by itself."),
    )


def _no_such_place(error: errors.NoSuchPlace) -> ErrorText:
    return ErrorText(
        _("There is no place {path}.").format(path=error.path),
        _("The plan stays as it was. Plug the drive in, or type the whole path of another folder."),
    )


def _place_full(error: errors.BackupPlaceFull) -> ErrorText:
    return ErrorText(
        _("There is no room for the backup: {path}.").format(path=error.path),
        _("Selling goes on. Free some space, or choose another place."),
    )


def _not_written(error: errors.BackupNotWritten) -> ErrorText:
    return ErrorText(
        _("The backup cannot be written: {path}.").format(path=error.path),
        _("Selling goes on. Allow writing there, or choose another place."),
    )


def _unsound(error: errors.BackupUnsound) -> ErrorText:
    return ErrorText(
        _("This backup is damaged ({detail}).").format(detail=error.detail),
        _("Nothing was changed. Use an older one."),
    )


def _no_backup(error: errors.NotABackup) -> ErrorText:
    return ErrorText(
        _("This is no backup of a store: {path}.").format(path=error.path),
        _("Nothing was changed. Choose another file."),
    )


def _passphrase_needed(_error: errors.PassphraseNeeded) -> ErrorText:
    return ErrorText(_("This backup is encrypted."), _("Nothing was changed. Give its passphrase."))


def _wrong_passphrase(_error: errors.WrongPassphrase) -> ErrorText:
    return ErrorText(
        _("This passphrase does not open the backup."),
        _("Nothing was changed. Type the one it was made with."),
    )


def _too_short(error: errors.PassphraseTooShort) -> ErrorText:
    return ErrorText(
        _("Use at least {least} characters.").format(least=error.least),
        _("Nothing was changed. A sentence is easy to remember and hard to guess."),
    )


def _store_is_open(_error: errors.StoreIsOpen) -> ErrorText:
    return ErrorText(
        _("Another program has the store open."),
        _("Nothing was changed. Close the till and the audit window, then try again."),
    )


def _invalid_plan(error: InvalidBackupPlan) -> ErrorText:
    if error.field == "every_hours":
        headline = _("Use a number of hours from 0 to {most}; 0 is no schedule.")
    else:
        headline = _("Keep from 1 to {most} backups in all of hours, days or months.")
    return ErrorText(headline.format(most=error.most), _("Nothing was changed."))


UPKEEP_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = {
    errors.BackupError: _backup_error,
    errors.BackupPlaceAway: _place_away,
    errors.NoSuchPlace: _no_such_place,
    errors.BackupPlaceFull: _place_full,
    errors.BackupNotWritten: _not_written,
    errors.BackupUnsound: _unsound,
    errors.NotABackup: _no_backup,
    errors.PassphraseNeeded: _passphrase_needed,
    errors.WrongPassphrase: _wrong_passphrase,
    errors.PassphraseTooShort: _too_short,
    errors.StoreIsOpen: _store_is_open,
    InvalidBackupPlan: _invalid_plan,
}
