"""What ``pos-app backup``, ``restore`` and ``doctor`` do, on the same services as the window."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pos_app.application.backup_snapshots import BackupContents
from pos_app.application.diagnosis import Diagnosis, Level
from pos_app.application.errors import StorageError, StoreNotSetUp, TillInUse
from pos_app.assembly.upkeep import examination_of, look_into_backup, restore_store
from pos_app.bootstrap import DATABASE_NAME
from pos_app.commands.store import opened
from pos_app.console import ProgressLine, say, say_error
from pos_app.domain.events import ANONYMOUS
from pos_app.infrastructure.doctor.bundle import write_bundle
from pos_app.ui.errors import error_text
from pos_app.ui.words.backup_texts import contents_lines, restored_sentence
from pos_app.ui.words.doctor_texts import finding_text, level_word, titles


def backup(options: argparse.Namespace) -> int:
    """Write a verified copy of the store, which may be selling meanwhile."""
    passphrase = _passphrase(options)
    till = opened(options.data_dir)
    progress = ProgressLine("thousandths done")
    try:
        contents = till.upkeep.backups.make(options.file, passphrase, progress)
    finally:
        progress.finish()
        till.close()
    say(f"The store is copied to {options.file}, and the copy is verified.")
    _tell(contents)
    return 0


def restore(options: argparse.Namespace) -> int:
    """Look inside a copy; with ``--yes``, or after the question, put it in the store's place."""
    from pos_app.ui.single_till import SingleTill  # noqa: PLC0415 - Qt, and only to know the lock

    passphrase = _passphrase(options)
    progress = ProgressLine("thousandths checked")
    try:
        contents = look_into_backup(options.data_dir, options.file, passphrase, progress)
    finally:
        progress.finish()
    _tell(contents)
    if options.look:
        return 0
    till_lock = SingleTill(options.data_dir)
    if not till_lock.hold():
        say_error(str(error_text(TillInUse())))
        return 2
    try:
        if not options.yes and not _asked(options.data_dir):
            say("Nothing was changed.")
            return 2
        actor_id = _require_restore(options.data_dir)
        progress = ProgressLine("thousandths restored")
        try:
            store = options.data_dir / DATABASE_NAME
            restored = restore_store(store, options.file, passphrase, progress, actor_id=actor_id)
        finally:
            progress.finish()
        say(restored_sentence(restored))
        return _verify(options.data_dir)
    finally:
        till_lock.release()


def _require_restore(data_dir: Path) -> str:
    """Ask for the right to restore, as far as the store can still say who has it; return who acts.

    Raises:
        PermissionDenied: whoever acts may not.
    """
    try:
        till = opened(data_dir)
    except (StorageError, StoreNotSetUp):
        return ANONYMOUS  # a store that is broken or not there is what backups are for
    try:
        till.upkeep.backups.require_restore()
        return till.people.access.actor_id
    finally:
        till.close()


def doctor(options: argparse.Namespace) -> int:
    """Examine the store and its machine; 0 nothing bad, 1 something is, 2 could not look."""
    if not options.data_dir.is_dir():
        say_error(f"There is no folder {options.data_dir}. Name the store's with --data-dir.")
        return 2
    found = examination_of(options.data_dir, DATABASE_NAME).examine()
    if options.bundle is not None:
        write_bundle(options.bundle, options.data_dir, DATABASE_NAME, found)
        say(f"The support bundle is {options.bundle}; it names nobody.")
    if options.json:
        sys.stdout.write(json.dumps(_as_record(found)) + "\n")
    else:
        for finding in found.findings:
            text = finding_text(finding)
            title = titles()[finding.check]
            sys.stdout.write(f"{level_word(finding.level):<8} {title}: {text.headline}\n")
            if text.advice:
                sys.stdout.write(f"{'':<8} → {text.advice}\n")
    return 1 if found.level is Level.BAD else 0


def _as_record(found: Diagnosis) -> dict[str, object]:
    return {
        "level": found.level.name.lower(),
        "findings": [
            {
                "check": finding.check,
                "level": finding.level.name.lower(),
                "kind": finding.kind,
                "facts": dict(finding.facts),
                "text": str(finding_text(finding)).strip(),
            }
            for finding in found.findings
        ],
    }


def _verify(data_dir: Path) -> int:
    till = opened(data_dir)
    try:
        found = till.audit.verify_recent()
        till.trail.record_verification(found, "restored")
    finally:
        till.close()
    if not found.is_sound:
        say_error(f"The log is not sound at record #{found.first_bad_seq}: {found.kind}.")
        return 1
    say("The log of the restored store was checked and is sound.")
    return 0


def _asked(data_dir: Path) -> bool:
    if not sys.stdin.isatty():
        say_error("Nobody can be asked here: add --yes to restore it, or --look to look only.")
        return False
    say(f"Put this in the place of the store in {data_dir}? The present one is kept. Type yes:")
    return sys.stdin.readline().strip().lower() == "yes"


def _tell(contents: BackupContents) -> None:
    for line in contents_lines(contents):
        say(f"  {line.label}: {line.text}")


def _passphrase(options: argparse.Namespace) -> str | None:
    path: Path | None = options.passphrase_file
    return None if path is None else path.read_text(encoding="utf-8").strip()
