"""Lets a picture be chosen for the product that is edited, and kept at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos_app.application.picture_service import PictureService
from pos_app.application.snapshots import ProductSnapshot
from pos_app.ui.folder_listing import FolderListing, list_folder

Scale = Callable[[Path], bytes]


class PictureDesk:
    """Knows the folder that is looked into; ``listing`` is None while nobody chooses."""

    def __init__(
        self, pictures: PictureService, scale: Scale, folder: Path, suffixes: tuple[str, ...]
    ) -> None:
        """Begin in ``folder``; ``scale`` reads a file of one of ``suffixes`` and makes it small."""
        self._pictures = pictures
        self._scale = scale
        self._folder = folder
        self._suffixes = suffixes
        self.listing: FolderListing | None = None

    def begin(self) -> None:
        """Show the folder of the last time.

        Raises:
            OSError: it cannot be read.
        """
        self.go(self._folder)

    def go(self, folder: Path) -> None:
        """Show a folder.

        Raises:
            OSError: it cannot be read.
        """
        self.listing, self._folder = list_folder(folder, self._suffixes), folder

    def scaled(self, path: Path) -> bytes:
        """Return the picture in a file, made small; any thread may ask.

        Raises:
            OSError: the file cannot be read, or is no picture.
        """
        return self._scale(path)

    def show(self, product: ProductSnapshot, content: bytes) -> ProductSnapshot:
        """Show the product with a picture, or with none for an empty one."""
        self.listing = None
        if not content:
            return self._pictures.remove(product.product_id)
        return self._pictures.show(product.product_id, content)

    def end(self) -> None:
        """Choose none."""
        self.listing = None
