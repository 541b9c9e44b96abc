"""What the doctor says of the store: its database, its log, its backups, past crashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from pos_app.application.diagnosis import Finding, Level
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_count, format_seq, format_size
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.words.backup_texts import age_text


def _number(finding: Finding, name: str) -> int:
    return int(finding.facts.get(name, 0))


def _fact(finding: Finding, name: str) -> str:
    return str(finding.facts.get(name, ""))


def _crash(finding: Finding) -> ErrorText:
    count = _number(finding, "count")
    if not count:
        return ErrorText(_("The program did not crash this week."), "")
    found = ngettext(
        "The program crashed {count} time this week.",
        "The program crashed {count} times this week.",
        count,
    )
    return ErrorText(found.format(count=count), _("Send the support bundle to whoever helps you."))


def _no_folder(_finding: Finding) -> ErrorText:
    return ErrorText(_("There is no folder of a store here."), _("Start the till once."))


def _no_store(_finding: Finding) -> ErrorText:
    return ErrorText(_("There is no store in this folder yet."), _("Start the till once."))


def _schema(finding: Finding) -> ErrorText:
    words = _("The database has the version of this program ({schema}).")
    return ErrorText(words.format(**finding.facts), "")


def _schema_old(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The database is of an older version ({schema}, not {current}).").format(**finding.facts),
        _("Start the till: it copies the store and takes it over."),
    )


def _schema_newer(finding: Finding) -> ErrorText:
    return ErrorText(
        _("A newer version of the program wrote the database ({schema}).").format(**finding.facts),
        _("Install the newer version."),
    )


def _database(_finding: Finding) -> ErrorText:
    return ErrorText(_("The database is sound."), "")


def _database_bad(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The database is damaged: {detail}").format(detail=_fact(finding, "detail")),
        _("Stop selling here. Keep the folder as it is, and restore the newest backup."),
    )


def _wal(finding: Finding) -> ErrorText:
    size = _number(finding, "size")
    if not size:
        return ErrorText(_("Nothing waits to be taken into the database."), "")
    found = _("{size} wait to be taken into the database.").format(size=format_size(size))
    advice = _("Close and start the till once.") if finding.level > Level.FINE else ""
    return ErrorText(found, advice)


def _outbox(finding: Finding) -> ErrorText:
    count = _number(finding, "count")
    if not count:
        return ErrorText(_("No event waits for the log."), "")
    found = ngettext(
        "{count} event waits for the log.", "{count} events wait for the log.", count
    ).format(count=format_count(count))
    advice = _("Start the till: it takes them in.") if finding.level > Level.FINE else ""
    return ErrorText(found, advice)


def _background(finding: Finding) -> ErrorText:
    count = _number(finding, "count")
    if not count:
        return ErrorText(_("No work in the background failed."), "")
    found = ngettext(
        "{count} piece of background work failed.",
        "{count} pieces of background work failed.",
        count,
    )
    return ErrorText(
        found.format(count=format_count(count)), _("Look at it in the audit window and retry it.")
    )


def _log(finding: Finding) -> ErrorText:
    count = format_count(_number(finding, "checked"))
    return ErrorText(_("The newest {count} records of the log are sound.").format(count=count), "")


def _log_bad(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The log is not sound at record #{seq} ({kind}).").format(
            seq=format_seq(_number(finding, "seq")), kind=_fact(finding, "kind")
        ),
        _("Keep the folder as it is. Check all of it in the audit window, and ask for help."),
    )


def _backup_age(finding: Finding) -> str:
    return age_text(timedelta(hours=float(finding.facts.get("hours", 0))))


def _backup(finding: Finding) -> ErrorText:
    found = _("The last backup was made {age}, on another drive.")
    return ErrorText(found.format(age=_backup_age(finding)), "")


def _backup_same(finding: Finding) -> ErrorText:
    found = _("The last backup was made {age}, on the same disk as the store.")
    return ErrorText(
        found.format(age=_backup_age(finding)),
        _("A broken disk takes both. Choose another drive under Backups."),
    )


def _backup_old(finding: Finding) -> ErrorText:
    return ErrorText(
        _("The last backup was made {age}.").format(age=_backup_age(finding)),
        _("Make one now under Backups."),
    )


def _backup_none(_finding: Finding) -> ErrorText:
    return ErrorText(_("There is no backup yet."), _("Make one now under Backups."))


def _backup_failing(finding: Finding) -> ErrorText:
    if finding.kind == "away":
        return ErrorText(
            _("Backups fail: their drive is not there."),
            _("Plug the drive in, or choose another place under Backups."),
        )
    if finding.kind == "full":
        return ErrorText(
            _("Backups fail: there is no room for them."),
            _("Make room on their drive, or choose another place under Backups."),
        )
    return ErrorText(
        _("Backups fail: their place cannot be written."),
        _("Allow writing there, or choose another place under Backups."),
    )


STORE_FINDINGS: Mapping[tuple[str, str], Callable[[Finding], ErrorText]] = {
    ("crash", ""): _crash,
    ("store", "no-folder"): _no_folder,
    ("store", "none"): _no_store,
    ("schema", ""): _schema,
    ("schema", "empty"): _no_store,
    ("schema", "old"): _schema_old,
    ("schema", "newer"): _schema_newer,
    ("database", ""): _database,
    ("database", "damaged"): _database_bad,
    ("database", "unreadable"): _database_bad,
    ("wal", ""): _wal,
    ("outbox", ""): _outbox,
    ("background", ""): _background,
    ("log", ""): _log,
    ("log", "defect"): _log_bad,
    ("backup", ""): _backup,
    ("backup", "same-disk"): _backup_same,
    ("backup", "old"): _backup_old,
    ("backup", "none"): _backup_none,
    ("backup", "away"): _backup_failing,
    ("backup", "full"): _backup_failing,
    ("backup", "failed"): _backup_failing,
}
