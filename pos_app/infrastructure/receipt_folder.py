"""Keeps receipts as files of the store's ``receipts`` folder."""

from __future__ import annotations

from pathlib import Path


class StoreReceiptFolder:
    """A folder of receipts; fulfils the ``ReceiptFolder`` port."""

    def __init__(self, folder: Path) -> None:
        """Write into ``folder``, which is made when the first receipt is."""
        self._folder = folder

    def write_text(self, name: str, text: str) -> Path:
        """Write ``name.txt`` under another name first, so that it is whole or not there."""
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{name}.txt"
        unfinished = path.with_suffix(".txt.part")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
        return path

    def path_of_pdf(self, name: str) -> Path:
        """Return where ``name.pdf`` belongs."""
        self._folder.mkdir(exist_ok=True)
        return self._folder / f"{name}.pdf"
