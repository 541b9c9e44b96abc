"""What backups, restores and other versions of the program are called, look like and say."""

from __future__ import annotations

from pos_app.ui.audit.places import Payload
from pos_app.ui.audit.wording import Wording
from pos_app.ui.formatting import format_seq
from pos_app.ui.i18n import _


def wordings() -> dict[str, Wording]:
    """Return the rows, by event type."""
    return {
        "BackupMade": Wording(
            _("Backup made"),
            "copy",
            _backup_made,
            _("{file}"),
            life=_("Backed up to {file}"),
        ),
        "BackupFailed": Wording(
            _("Backup failed"),
            "triangle-alert",
            _backup_failed,
            _why,
            life=_("No backup could be made"),
        ),
        "BackupPlanChanged": Wording(
            _("Backup plan"),
            "copy",
            _plan_changed,
            _how_often,
            life=_("Backup plan changed"),
        ),
        "StoreRestored": Wording(
            _("Store restored"),
            "archive-restore",
            _restored,
            _("{file}"),
            life=_("Restored from {file}"),
        ),
        "ProgramVersionChanged": Wording(
            _("New version"),
            "download",
            _("Version {new_version} of the program runs this store now, after {old_version}."),
            _("From {old_version} to {new_version}"),
            life=_("Version {new_version}"),
        ),
    }


def _backup_made(payload: Payload) -> str:
    said = {
        "asked": _("{who} made the backup {file}; it was verified."),
        "schedule": _("The backup {file} was made by schedule and verified."),
        "shift": _("The backup {file} was made after the shift and verified."),
    }
    return said.get(payload["cause"], said["asked"])


def _backup_failed(payload: Payload) -> str:
    return {
        "away": _("No backup could be made: its folder or drive is not there."),
        "full": _("No backup could be made: there is no room for it."),
    }.get(payload["reason"], _("No backup could be made: its place cannot be written."))


def _why(payload: Payload) -> str:
    return {"away": _("The drive is away"), "full": _("No room")}.get(
        payload["reason"], _("Not written")
    )


def _plan_changed(payload: Payload) -> str:
    if payload["place"] == "store":
        return _("{who} changed the plan of backups; they are kept beside the store.")
    return _("{who} changed the plan of backups; they go to another folder.")


def _how_often(payload: Payload) -> str:
    hours = payload["every_hours"]
    if not hours:
        return _("No schedule")
    return _("Every {count} h").replace("{count}", str(hours))


def _restored(payload: Payload) -> str:
    last, gone = payload["last_seq"], payload["replaced_last_seq"]
    if not payload["replaced_file"]:
        return _("The store was brought back from {file}.")
    if gone is None or gone <= last:
        return _("The store went back to {file}. The one of before is kept as {kept_file}.")
    text = _(
        "The store went back to {file}. Records #{first} to #{last} of the log of before are not"
        " in this one; they are kept in {kept_file}."
    )
    return text.replace("{first}", format_seq(last + 1)).replace("{last}", format_seq(gone))
