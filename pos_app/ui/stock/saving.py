"""Says what became of a file."""

from __future__ import annotations

from pathlib import Path

from pos_app.ui.i18n import _
from pos_app.ui.reading import Outcome


def saved_text(outcome: Outcome[Path]) -> str:
    """Return where something was saved, or why it was not."""
    try:
        return _("Saved as {file}.").format(file=outcome.get())
    except OSError as error:
        said = _("The file could not be written: {reason}. Keep selling.")
        return said.format(reason=error.strerror or str(error))
