"""Takes a file of products over on the console, and says row by row why one is refused."""

from __future__ import annotations

from pathlib import Path

from pos_app.application.errors import FileRejected
from pos_app.application.import_ports import AS_GUESSED, ImportPlan
from pos_app.bootstrap import Till
from pos_app.console import ProgressLine, say, say_error
from pos_app.ui.errors import error_text

_DETAILS = {"columns": "Needed once each"}


def take_over(till: Till, path: Path, plan: ImportPlan | None = None) -> int:
    """Take a catalogue over, all of the file or nothing; without a plan as its headings tell."""
    progress = ProgressLine("products")
    imports = till.catalogue.imports
    try:
        summary = imports.run(path, plan or AS_GUESSED, progress)
    except FileRejected as error:
        progress.finish()
        tell_rejected(error)
        return 2
    seconds = progress.finish()
    say(
        f"{summary.rows:,} products in {seconds:.1f} s: {summary.created:,} new, "
        f"{summary.changed:,} changed, {summary.unchanged:,} as they were."
    )
    if summary.ignored_columns:
        say(f"Columns without a place here were left out: {', '.join(summary.ignored_columns)}.")
    return 0


def tell_rejected(error: FileRejected) -> None:
    """Say why nothing of a file was taken over."""
    say_error(str(error_text(error)))
    if error.detail:
        say(f"  {_DETAILS.get(error.reason, 'The reason')}: {error.detail}")
    for problem in error.problems:
        say(f"  row {problem.row}, {problem.column}: {problem.reason} ({problem.value!r})")
    if error.problem_count > len(error.problems):
        say(f"  … and {error.problem_count - len(error.problems):,} more")
