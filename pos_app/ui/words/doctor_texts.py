"""Writes each finding of an examination as a sentence, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from pos_app.application.diagnosis import Finding, Level
from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.words.doctor_machine_sentences import MACHINE_FINDINGS
from pos_app.ui.words.doctor_store_sentences import STORE_FINDINGS


def titles() -> Mapping[str, str]:
    """Return what each check looks at."""
    return {
        "versions": _("Versions"),
        "sqlite": _("SQLite"),
        "disk_space": _("Disk space"),
        "disk_sync": _("Disk speed"),
        "folder_place": _("Place of the folder"),
        "folder_access": _("Rights of the folder"),
        "printer": _("Receipts"),
        "crash": _("Crashes"),
        "clock": _("Clock"),
        "store": _("Store"),
        "schema": _("Database version"),
        "database": _("Database"),
        "wal": _("Write-ahead log"),
        "outbox": _("Waiting events"),
        "background": _("Background work"),
        "log": _("Audit log"),
        "backup": _("Backup"),
    }


def level_word(level: Level) -> str:
    """Return the level as one word."""
    return {
        Level.FINE: _("Fine"),
        Level.UNKNOWN: _("Unknown"),
        Level.ADVICE: _("Advice"),
        Level.BAD: _("Bad"),
    }[level]


def finding_text(finding: Finding) -> ErrorText:
    """Return what was found, and what to do; nothing to do is an empty advice."""
    if finding.kind == "failed":
        detail = str(finding.facts.get("detail", ""))
        return ErrorText(
            _("This could not be looked at: {detail}").format(detail=detail),
            _("Send the support bundle to whoever helps you."),
        )
    write = _SENTENCES.get((finding.check, finding.kind))
    return ErrorText(finding.check, finding.kind) if write is None else write(finding)


_SENTENCES = {**MACHINE_FINDINGS, **STORE_FINDINGS}
