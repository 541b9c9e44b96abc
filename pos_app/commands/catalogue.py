"""What the ``pos-app import`` and ``pos-app export`` commands do, on the window's services."""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from pathlib import Path
from uuid import UUID

from pos_app.application.errors import FileRejected
from pos_app.application.import_mapping import FIELDS
from pos_app.application.import_ports import ImportPlan, Reading
from pos_app.bootstrap import Till
from pos_app.commands.store import opened
from pos_app.commands.taking_over import take_over, tell_rejected
from pos_app.console import ProgressLine, say, say_error
from pos_app.domain.aggregates.catalogue_import.catalogue_import import ImportState
from pos_app.domain.aggregates.catalogue_import.errors import ImportNotDone

_LATEST = 20
_LAST = "last"
_SHOWN_PROBLEMS = 20
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


def add_commands(
    subcommands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
) -> None:
    """Add ``import`` and ``export`` to the command line."""
    imports = subcommands.add_parser("import", help="take products over from a file, or back")
    kinds = imports.add_subparsers(title="what", metavar="WHAT", required=True)
    products = kinds.add_parser(
        "products", parents=[common], help="take a catalogue over: all of the file, or nothing"
    )
    products.set_defaults(action=import_products)
    preview = kinds.add_parser(
        "preview", parents=[common], help="check every row of a file, and take nothing over"
    )
    preview.set_defaults(action=preview_products)
    for parser in (products, preview):
        parser.add_argument("file", type=Path, metavar="FILE", help=".csv, .csv.gz or .xlsx")
        _add_reading(parser)
    recent = kinds.add_parser("recent", parents=[common], help="the imports before, newest first")
    recent.set_defaults(action=list_imports)
    recent.add_argument("--json", action="store_true", help="one JSON object per line")
    undo = kinds.add_parser("undo", parents=[common], help="take an import back")
    undo.set_defaults(action=undo_import)
    undo.add_argument("import_id", metavar="ID", help="as `recent` shows it, or `last`")
    exports = subcommands.add_parser("export", help="write data to a file")
    whats = exports.add_subparsers(title="what", metavar="WHAT", required=True)
    written = whats.add_parser("products", parents=[common], help="what is sold, as CSV or XLSX")
    written.set_defaults(action=export_products)
    written.add_argument("file", type=Path, metavar="FILE", help=".csv or .xlsx")


def import_products(options: argparse.Namespace) -> int:
    """Take a catalogue over, all of the file or nothing."""
    till = opened(options.data_dir)
    try:
        return take_over(till, options.file, _plan(till, options))
    finally:
        till.close()


def preview_products(options: argparse.Namespace) -> int:
    """Check a file to its end; 0 all of it fits, 2 it does not."""
    till = opened(options.data_dir)
    progress = ProgressLine("rows")
    try:
        plan = _plan(till, options) or ImportPlan()
        preview = till.catalogue.imports.preview(options.file, plan)
        checked = till.catalogue.imports.check(options.file, plan, progress)
    except FileRejected as error:
        progress.finish()
        tell_rejected(error)
        return 2
    finally:
        till.close()
    progress.finish()
    if preview.program:
        say(f"This is an export of {preview.program}.")
    for field in FIELDS:
        if field in preview.mapping:
            say(f"  {field}: column {preview.mapping[field]}")
    if not checked.problem_count:
        say(f"{checked.rows:,} rows, all of them fit.")
        return 0
    say_error(f"{checked.problem_count:,} problems in {checked.rows:,} rows.")
    for problem in checked.problems[:_SHOWN_PROBLEMS]:
        say(f"  row {problem.row}, {problem.column}: {problem.reason} ({problem.value!r})")
    if checked.problem_count > _SHOWN_PROBLEMS:
        say(f"  … and {checked.problem_count - _SHOWN_PROBLEMS:,} more")
    return 2


def list_imports(options: argparse.Namespace) -> int:
    """Print the latest imports."""
    till = opened(options.data_dir)
    try:
        found = till.catalogue.imports.recent(_LATEST)
    finally:
        till.close()
    for each in found:
        record = {
            "id": str(each.import_id),
            "file": each.file_name,
            "started_at": each.started_at.isoformat(timespec="seconds"),
            "state": each.state.value,
            "created": each.created,
            "changed": each.changed,
        }
        line = json.dumps(record) if options.json else "  ".join(map(str, record.values()))
        sys.stdout.write(line + "\n")
    if not found:
        say("Nothing was imported yet.")
    return 0


def undo_import(options: argparse.Namespace) -> int:
    """Take an import back: what it created is retired, what it changed is as before."""
    till = opened(options.data_dir)
    try:
        import_id = _import_id(till, options.import_id)
        progress = ProgressLine("products")
        count = till.catalogue.imports.undo(import_id, progress)
        progress.finish()
    finally:
        till.close()
    say(f"{count:,} products are as before.")
    return 0


def export_products(options: argparse.Namespace) -> int:
    """Write what is sold to a file."""
    till = opened(options.data_dir)
    progress = ProgressLine("products")
    try:
        exported = till.catalogue.exports.write(options.file, progress)
    finally:
        till.close()
    seconds = progress.finish()
    say(f"{exported.products:,} products written to {exported.path} in {seconds:.1f} s.")
    return 0


def _add_reading(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="FIELD=HEADING",
        help=f"which column holds it; FIELD is one of {', '.join(FIELDS)}",
    )
    parser.add_argument(
        "--key", choices=("sku", "gtin"), help="what a known product is found by (sku)"
    )
    parser.add_argument("--delimiter", choices=tuple(_DELIMITERS), help="instead of what is found")
    parser.add_argument("--encoding", type=_encoding, help="instead of what is found (cp1252)")


def _plan(till: Till, options: argparse.Namespace) -> ImportPlan | None:
    """Return what was chosen on the line, None where nothing was."""
    delimiter = _DELIMITERS.get(options.delimiter or "", "")
    reading = Reading(delimiter, options.encoding or "")
    if not options.column and options.key is None and reading == Reading():
        return None
    found = till.catalogue.imports.preview(options.file, ImportPlan(reading=reading))
    columns = dict(found.mapping) | dict(options.column)
    return ImportPlan(columns, options.key or found.key, reading)


def _import_id(till: Till, text: str) -> UUID:
    done = (ImportState.DONE, ImportState.UNDOING)
    found = till.catalogue.imports.recent(_LATEST)
    if text == _LAST:
        last = next((each for each in found if each.state in done), None)
        if last is None:
            raise ImportNotDone(file_name="")
        return last.import_id
    try:
        return UUID(text)
    except ValueError:
        raise ImportNotDone(file_name=text) from None


def _column(text: str) -> tuple[str, str]:
    field, is_there, heading = text.partition("=")
    if not is_there or field.strip() not in FIELDS:
        message = f"{text!r} is not FIELD=HEADING"
        raise argparse.ArgumentTypeError(message)
    return field.strip(), heading.strip().lower()


def _encoding(text: str) -> str:
    try:
        return codecs.lookup(text).name
    except LookupError:
        message = f"{text!r} is no encoding that is known here"
        raise argparse.ArgumentTypeError(message) from None
