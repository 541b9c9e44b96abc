"""``python -m tests.pictures FOLDER``: makes the pictures that the documents show.

The self-test works a shift through the real window and saves every screen to ``build/pictures``;
those that the documents show come into the folder, small, and those of the other rooms beside them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QImage

from pos_app.bootstrap import open_till
from pos_app.ui.robot.self_test import run_self_test
from tests.page_pictures import OF_PEOPLE, save_small
from tests.page_pictures import main as make_pages
from tests.stores import ROOT

_PAGES = (
    "products",
    "imports",
    "promotions",
    "people",
    "shift",
    "stock",
    "returns",
    "backups",
    "diagnostics",
    *OF_PEOPLE,
)
_SHOWN = ("sell-light.png", "audit-light.png", "replay-light.png", "exceptions-light.png")


def main(folder: Path) -> int:
    """Make the pictures; 0 when every step of the shift held."""
    made = ROOT / "build" / "pictures"
    code = run_self_test(open_till, made)
    if code == 0:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _SHOWN:
            save_small(QImage(str(made / name)), folder / name)
        make_pages([str(folder), "--rooms", *_PAGES])
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"))
