"""What to say when the disk, the folder or the file of the store is to blame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pos_app.application import errors as application
from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _


def _storage_error(_error: application.StorageError) -> ErrorText:
    return ErrorText(
        _("The sales database cannot be used."),
        _("This was not saved; what came before is safe. Try again, then call a manager."),
    )


def _storage_full(_error: application.StorageFull) -> ErrorText:
    return ErrorText(
        _("The disk is full."),
        _("This was not saved; what came before is safe. Free some space, then try again."),
    )


def _storage_read_only(error: application.StorageReadOnly) -> ErrorText:
    return ErrorText(
        _("The store's folder cannot be written: {path}.").format(path=error.path),
        _("Nothing was saved. Allow writing there, then try again."),
    )


def _storage_busy(_error: application.StorageBusy) -> ErrorText:
    return ErrorText(
        _("Another program is using the sales database."),
        _("This was not saved. Close the other program, then try again."),
    )


def _storage_failed(_error: application.StorageFailed) -> ErrorText:
    return ErrorText(
        _("The disk did not answer."),
        _("Look at the cart before you go on. Check disk and cable, then try again."),
    )


def _storage_damaged(error: application.StorageDamaged) -> ErrorText:
    return ErrorText(
        _("The sales database is damaged: {path}.").format(path=error.path),
        _("Stop selling here. Keep the folder as it is and restore a backup."),
    )


def _storage_too_new(_error: application.StorageTooNew) -> ErrorText:
    return ErrorText(
        _("A newer version of this program wrote this store."),
        _("Nothing was changed. Install the newer version to open it."),
    )


def _upgrade_failed(error: application.UpgradeFailed) -> ErrorText:
    headline = _("This version of the program could not take the store over.")
    if not error.copy:
        return ErrorText(
            headline,
            _("Nothing was changed. Free some space, then start again."),
        )
    return ErrorText(
        headline,
        _(
            "The store is as it was, and a copy of it is {copy}. Start again; if it fails again,"
            " install the version of before and sell on."
        ).format(copy=error.copy),
    )


def _till_in_use(_error: application.TillInUse) -> ErrorText:
    return ErrorText(
        _("The till is open already, but its window does not answer."),
        _("Nothing was changed. Close that window, or restart the computer, then try again."),
    )


STORAGE_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = {
    application.StorageError: _storage_error,
    application.StorageFull: _storage_full,
    application.StorageReadOnly: _storage_read_only,
    application.StorageBusy: _storage_busy,
    application.StorageFailed: _storage_failed,
    application.StorageDamaged: _storage_damaged,
    application.StorageTooNew: _storage_too_new,
    application.UpgradeFailed: _upgrade_failed,
    application.TillInUse: _till_in_use,
}
