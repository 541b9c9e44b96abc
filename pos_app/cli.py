"""The command line: what it accepts, and which command does it.

Exit codes: 0 done, 1 the thing asked about is bad, 2 could not do it (with a sentence on
standard error). Windows are imported only when one is opened.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path

import platformdirs

from pos_app import __version__
from pos_app.application.errors import ApplicationError, ApprovalNeeded
from pos_app.assembly.training import ready_training
from pos_app.bootstrap import Care, open_till
from pos_app.commands import audit as audit_commands
from pos_app.commands import catalogue as catalogue_commands
from pos_app.commands import people as people_commands
from pos_app.commands import shift as shift_commands
from pos_app.commands import stock as stock_commands
from pos_app.commands import store as commands
from pos_app.commands import upkeep as upkeep_commands
from pos_app.commands.person import add_person, choose_person
from pos_app.console import say_error
from pos_app.domain.errors import DomainError
from pos_app.ui.errors import error_text


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code."""
    options = _parser().parse_args(arguments)
    if "data_dir" not in options:
        options.data_dir = _usual_folder()
    wrong = choose_person(options)
    if wrong:
        say_error(wrong)
        return 2
    try:
        code: int = options.action(options)
    except (ApplicationError, DomainError, ApprovalNeeded) as error:
        say_error(str(error_text(error)))
        return 2
    except KeyboardInterrupt:
        say_error("Stopped. What was committed is kept.")
        return 2
    except BrokenPipeError:  # the reader of our output has enough
        _drop_output()
        return 0
    except OSError as error:  # our own output among them: a full disk, a pulled cable
        _drop_output()
        say_error(f"A file could not be used: {error}. What was committed is kept.")
        return 2
    return code


def _drop_output() -> None:
    """Let what standard output still holds go nowhere, or Python complains when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="the store's folder (this machine's usual place if left out)",
    )
    add_person(common)
    parser = argparse.ArgumentParser(
        prog="pos-app",
        description="A till that can prove what happened. Without a command it opens the till.",
        parents=[common],
    )
    parser.set_defaults(action=_open_till)
    parser.add_argument("--version", action="version", version=f"pos-app {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="open a throw-away store with sample data"
    )
    subcommands = parser.add_subparsers(title="commands", metavar="COMMAND")

    init = subcommands.add_parser("init", parents=[common], help="set up a store")
    init.set_defaults(action=commands.init)
    init.add_argument("--store", required=True, metavar="NAME")
    init.add_argument("--currency", required=True, metavar="USD", help="ISO 4217 code")
    init.add_argument("--prices", required=True, choices=("include-tax", "exclude-tax"))
    init.add_argument("--owner", required=True, metavar="NAME")
    init.add_argument("--pin-file", required=True, type=Path, metavar="FILE")
    init.add_argument("--country", metavar="CODE", help="take over this country's tax rates (FR)")
    init.add_argument("--tax-rounding", choices=("line", "receipt"), default="line")
    init.add_argument("--cash-rounding", type=commands.amount, default=Decimal(0), metavar="0.05")
    init.add_argument("--sample", action="store_true", help="add the sample catalogue")
    init.add_argument("--shifts", action="store_true", help="ask for the float from the first day")
    init.add_argument("--no-sign-in", action="store_true", help="everybody may do everything")

    catalogue_commands.add_commands(subcommands, common)

    replay = subcommands.add_parser("replay", parents=[common], help="ring up baskets of a file")
    replay.set_defaults(action=commands.replay)
    replay.add_argument("file", type=Path, metavar="FILE.jsonl", help=".jsonl or .jsonl.gz")
    replay.add_argument(
        "--receipts", action="store_true", help="also write each receipt as a text file"
    )

    report = subcommands.add_parser("report", help="add a period up")
    reports = report.add_subparsers(title="what", metavar="WHAT", required=True)
    tax = reports.add_parser("tax", parents=[common], help="sales and tax by rate")
    tax.set_defaults(action=commands.report_tax)
    tax.add_argument("--since", type=commands.day, metavar="DATE")
    tax.add_argument("--until", type=commands.day, metavar="DATE")
    tax.add_argument("--json", action="store_true", help="answer as one JSON object")
    shift_commands.add_commands(reports, common)

    stock_commands.add_commands(subcommands, common)
    people_commands.add_commands(subcommands, common)

    audit = subcommands.add_parser(
        "audit", parents=[common], help="the audit window; or check or export the log"
    )
    audit.set_defaults(action=_open_audit)
    _add_audit_commands(audit, common)

    _add_upkeep_commands(subcommands, common)

    self_test = subcommands.add_parser(
        "self-test", help="a whole shift through the real window, in a temporary store"
    )
    self_test.set_defaults(action=_self_test)
    self_test.add_argument("--pictures", type=Path, metavar="DIR", help="save every screen here")
    return parser


def _add_upkeep_commands(
    subcommands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
) -> None:
    secret = argparse.ArgumentParser(add_help=False)
    secret.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="encrypt with what stands in this file"
    )
    backup = subcommands.add_parser(
        "backup", parents=[common, secret], help="copy the store, also while it sells"
    )
    backup.set_defaults(action=upkeep_commands.backup)
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = subcommands.add_parser(
        "restore", parents=[common, secret], help="go back to a copy; the present store is kept"
    )
    restore.set_defaults(action=upkeep_commands.restore)
    restore.add_argument("--look", action="store_true", help="only say what is inside")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    restore.add_argument("file", type=Path, metavar="FILE")
    doctor = subcommands.add_parser(
        "doctor", parents=[common], help="what is wrong here, and what to do about it"
    )
    doctor.set_defaults(action=upkeep_commands.doctor)
    doctor.add_argument("--json", action="store_true", help="answer as one JSON object")
    doctor.add_argument(
        "--bundle", type=Path, metavar="FILE.zip", help="also pack this for support; names nobody"
    )


def _add_audit_commands(audit: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    parts = audit.add_subparsers(title="commands", metavar="COMMAND")
    verify = parts.add_parser("verify", parents=[common], help="check the log")
    verify.set_defaults(action=audit_commands.verify)
    verify.add_argument("--json", action="store_true", help="answer as one JSON object")
    what = verify.add_mutually_exclusive_group()
    what.add_argument(
        "--recent", action="store_true", help="only what came after the last seal, and that seal"
    )
    what.add_argument(
        "--anchor",
        action="append",
        default=[],
        metavar="ANCHOR",
        help="hold the log against an anchor file or a receipt's code; may be repeated",
    )
    export = parts.add_parser("export", parents=[common], help="write the log to a file")
    export.set_defaults(action=audit_commands.export)
    export.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    export.add_argument("--since", type=commands.moment, metavar="DATE")
    export.add_argument("--until", type=commands.moment, metavar="DATE")
    export.add_argument("file", type=Path, metavar="FILE")
    anchor = parts.add_parser("anchor", parents=[common], help="take a signed anchor out")
    anchor.set_defaults(action=audit_commands.anchor)
    anchor.add_argument("file", type=Path, nargs="?", metavar="FILE", help=".txt, or .pdf to print")
    anchor.add_argument(
        "--since", type=Path, metavar="FILE", help="prove that this older anchor is contained"
    )
    anchor.add_argument(
        "--print", nargs="?", const="", metavar="PRINTER", help="print it, with its QR code"
    )
    anchor.add_argument("--mail", metavar="ADDRESS")
    anchor.add_argument("--smtp", metavar="HOST[:PORT]")
    anchor.add_argument("--smtp-user", metavar="NAME")
    anchor.add_argument("--smtp-password-file", type=Path, metavar="FILE")
    archive = parts.add_parser("archive", parents=[common], help="move old records into a file")
    archive.set_defaults(action=audit_commands.archive)
    archive.add_argument("--until", type=commands.moment, metavar="DATE", required=True)
    archive.add_argument("file", type=Path, metavar="FILE.jsonl", help=".jsonl or .jsonl.gz")
    prove = parts.add_parser("prove", parents=[common], help="write the proof of one record")
    prove.set_defaults(action=audit_commands.prove)
    prove.add_argument("seq", type=int, metavar="SEQ")
    prove.add_argument("file", type=Path, metavar="FILE.json")
    rotate = parts.add_parser(
        "rotate-key", parents=[common], help="sign with a new key from now on"
    )
    rotate.set_defaults(action=audit_commands.rotate_key)


def _usual_folder() -> Path:
    return Path(platformdirs.user_data_dir("pos-app", appauthor=False))


def _open_till(options: argparse.Namespace) -> int:
    from pos_app.ui.app import run_till  # noqa: PLC0415 - Qt only when a window is asked for

    if not options.demo:
        return run_till(
            open_till,
            options.data_dir,
            throw_away=False,
            ready_training=partial(ready_training, open_till),
            care=Care(),
        )
    with tempfile.TemporaryDirectory(prefix="pos-app-demo-") as folder:
        commands.set_up_sample_store(Path(folder))
        open_it = partial(open_till, is_throw_away=True)
        ready = partial(ready_training, open_it)
        return run_till(open_it, Path(folder), throw_away=True, ready_training=ready)


def _open_audit(options: argparse.Namespace) -> int:
    from pos_app.ui.app import run_audit  # noqa: PLC0415 - Qt only when a window is asked for

    return run_audit(open_till, options.data_dir)


def _self_test(options: argparse.Namespace) -> int:
    from pos_app.ui.robot.self_test import run_self_test  # noqa: PLC0415 - the same

    return run_self_test(partial(open_till, is_throw_away=True), options.pictures)
