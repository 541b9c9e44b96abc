"""What the ``pos-app audit`` commands do, on the same services as the window."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.audit_service import Verification, proof_path_of
from pos_app.application.errors import MailRefused, NoPrinter
from pos_app.application.evidence import Anchor, NoAnchor, ReceiptCode
from pos_app.application.queries import AuditFilter
from pos_app.commands.store import opened
from pos_app.console import ProgressLine, say, say_error
from pos_app.infrastructure.mail import send_anchor

if TYPE_CHECKING:  # the command line knows no Qt until a page is asked for
    from pos_app.bootstrap import Till
    from pos_app.ui.printing.anchor_page import AnchorPage

_DEFECTS = {
    "changed": "was changed: it does not match its hash, or what was signed",
    "missing": "is missing",
    "inserted": "was inserted: no event of this register is it",
    "reordered": "does not continue the one before it",
    "cut": "is missing, and all that followed: the tail was cut off",
    "forged-signature": "carries a signature that this register did not make",
    "foreign-key": "is signed with a key that this log does not know",
    "forked": "begins another log than the one that the anchor was taken from",
}


def verify(options: argparse.Namespace) -> int:
    """Check the log; 0 sound, 1 a defect, 2 cannot tell."""
    try:
        anchors = [read_anchor(text) for text in options.anchor]
    except (NoAnchor, OSError, UnicodeDecodeError) as error:
        say_error(f"This is no anchor file and no receipt's code: {error}. Nothing was checked.")
        return 2
    till = opened(options.data_dir, read_only=True)
    progress = ProgressLine("records checked")
    try:
        if options.recent:
            found = till.audit.verify_recent(progress)
        else:
            found = till.audit.verify(progress, anchors=anchors)
    finally:
        progress.finish()
        till.close()
    if options.json:
        sys.stdout.write(json.dumps(_as_record(found)) + "\n")
    else:
        _tell(found)
    return 0 if found.is_sound else 1


def export(options: argparse.Namespace) -> int:
    """Write the log to a file, its proof beside it, and record that it was."""
    till = opened(options.data_dir)
    progress = ProgressLine("records written")
    try:
        where = AuditFilter(since=options.since, until=options.until)
        summary = till.audit.export(options.file, where, progress, file_format=options.format)
    except OSError as error:
        progress.finish()
        say_error(f"The file cannot be written: {error}. Nothing was exported.")
        return 2
    finally:
        till.close()
    progress.finish()
    say(
        f"{summary.entry_count:,} records are in {summary.path}, their proof is in "
        f"{proof_path_of(summary.path).name}. The export itself is recorded."
    )
    return 0


def anchor(options: argparse.Namespace) -> int:
    """Sign the log as it stands and hand the checkpoint out as a file or by mail."""
    try:
        since = None if options.since is None else _read_file(options.since)
    except (NoAnchor, OSError, UnicodeDecodeError) as error:
        say_error(f"{options.since} is no anchor: {error}. Nothing was written.")
        return 2
    if options.file is None and options.mail is None and options.print is None:
        say_error(
            "Say where the anchor goes: a FILE (.txt or .pdf), --print [PRINTER], "
            "or --mail ADDRESS --smtp HOST."
        )
        return 2
    till = opened(options.data_dir)
    try:
        taken = till.trail.anchor(since)
        if options.print is not None:
            if not _print(till, taken, options.print):
                return 2
            say(f"{taken.checkpoint.size:,} records are anchored on a printed page.")
        if options.file is not None:
            if options.file.suffix.lower() == ".pdf":
                _page(till, taken).write(options.file)
            else:
                options.file.write_text(taken.text(), encoding="utf-8", newline="\n")
            till.trail.record_anchor(taken, sent_by="file", file_name=options.file.name)
            say(f"{taken.checkpoint.size:,} records are anchored in {options.file}.")
        if options.mail is not None:
            password = options.smtp_password_file
            send_anchor(
                taken,
                to=options.mail,
                server=options.smtp or "",
                user=options.smtp_user,
                password=None if password is None else password.read_text("utf-8").strip(),
            )
            till.trail.record_anchor(taken, sent_by="mail", file_name="anchor.txt")
            say(f"{taken.checkpoint.size:,} records are anchored in a mail to {options.mail}.")
    except OSError as error:
        say_error(f"The anchor cannot be written: {error}. Nothing left this machine.")
        return 2
    except MailRefused as error:
        say_error(f"The mail was not taken: {error}. Check the server, or write a file.")
        return 2
    finally:
        till.close()
    say(
        "Keep it outside this machine; pos-app audit verify --anchor FILE holds the log against it."
    )
    return 0


def _page(till: Till, taken: Anchor) -> AnchorPage:
    """Return the anchor as a page, with an application that can draw it."""
    from pos_app.ui.application import make_application  # noqa: PLC0415 - as above
    from pos_app.ui.printing.anchor_page import AnchorPage  # noqa: PLC0415 - Qt only for a page
    from pos_app.ui.robot.self_test import draw_offscreen_without_a_display  # noqa: PLC0415 - as above

    draw_offscreen_without_a_display()
    make_application()
    store_name = till.store.name if till.store is not None else ""
    return AnchorPage(store_name, taken, till.evidence.code_of(taken.checkpoint.size))


def _print(till: Till, taken: Anchor, printer: str) -> bool:
    page = _page(till, taken)
    try:
        name = page.print_on(printer)
    except NoPrinter as error:
        which = f"no printer called {error.name}" if error.name else "no printer set up"
        say_error(f"This machine has {which}. Nothing left it: write a FILE.pdf instead.")
        return False
    till.trail.record_anchor(taken, sent_by="print", file_name=name)
    return True


def archive(options: argparse.Namespace) -> int:
    """Move old records into a file that proves itself."""
    till = opened(options.data_dir)
    progress = ProgressLine("records archived")
    try:
        written = till.archives.archive(options.file, options.until, progress)
    except OSError as error:
        progress.finish()
        say_error(f"The archive cannot be written: {error}. Nothing has left the log.")
        return 2
    finally:
        till.close()
    progress.finish()
    say(
        f"Records #{written.first_seq:,} to #{written.last_seq:,} are in {written.path} and no "
        "longer in the log. Keep that file; the log verifies on without it."
    )
    return 0


def prove(options: argparse.Namespace) -> int:
    """Write the proof that one record is under a signed checkpoint."""
    till = opened(options.data_dir)
    try:
        till.trail.sign_checkpoint()
        queries = till.audit_queries()
        try:
            entry = queries.entry(options.seq)
        finally:
            queries.close()
        if entry is None:
            say_error(f"There is no record #{options.seq:,}. Nothing was written.")
            return 2
        proof = till.prover.proof([entry.seq], leaves=[(entry.seq, entry.hash)])
        text = json.dumps(proof, indent=1) + "\n"
        options.file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        say_error(f"The proof cannot be written: {error}.")
        return 2
    finally:
        till.close()
    say(f"The proof of record #{options.seq:,} is in {options.file}.")
    return 0


def rotate_key(options: argparse.Namespace) -> int:
    """Let a new key sign the log, vouched for by the present one."""
    till = opened(options.data_dir)
    try:
        key_id = till.trail.rotate_key()
        till.trail.sign_checkpoint()
    finally:
        till.close()
    say(f"Key {key_id} signs this log from now on. Take a new anchor: pos-app audit anchor FILE")
    return 0


def read_anchor(text: str) -> Anchor | ReceiptCode:
    """Return the anchor of a file, or of a code that was typed or scanned from a receipt.

    Raises:
        NoAnchor: it is neither.
        OSError: the file cannot be read.
    """
    try:
        return ReceiptCode.read(text)
    except NoAnchor:
        return _read_file(Path(text))


def _read_file(path: Path) -> Anchor:
    return Anchor.read(path.read_text(encoding="utf-8"))


def _as_record(found: Verification) -> dict[str, object]:
    return {
        "sound": found.is_sound,
        "checked": found.checked,
        "first_bad_seq": found.first_bad_seq,
        "kind": found.kind,
        "first_seq": found.first_seq,
        "sealed": found.signed_size,
        "anchors": found.anchors,
        "replaced_keys": list(found.replaced_keys),
    }


def _tell(found: Verification) -> None:
    if not found.is_sound:
        say(
            f"Record #{found.first_bad_seq:,} {_DEFECTS.get(found.kind, found.kind)}. "
            f"{found.checked:,} records before it are sound."
        )
        return
    say(f"{found.checked:,} records checked, no defect.")
    if found.signed_size:
        say(f"The first {found.signed_size:,} are sealed.")
    if found.anchors:
        say(f"Anchors that agree: {found.anchors}.")
    for seq in found.replaced_keys:
        say(f"At #{seq:,} a lost signing key was replaced: compare an anchor from before.")
