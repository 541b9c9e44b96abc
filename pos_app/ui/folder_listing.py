"""Lists what a folder offers: its folders, and its tables of products or its pictures."""

from __future__ import annotations

from pathlib import Path

from pos_app.domain.records import dataclass

_SUFFIXES = (".csv", ".csv.gz", ".tsv", ".xlsx")


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A folder or a file; ``size`` is in bytes, None for a folder."""

    path: Path
    name: str
    size: int | None

    @property
    def is_folder(self) -> bool:
        """Whether it can be gone into."""
        return self.size is None


@dataclass(frozen=True, slots=True)
class FolderListing:
    """A folder, the one above it (None at the top) and what it offers; hidden things are not."""

    folder: Path
    parent: Path | None
    entries: tuple[FolderEntry, ...]


def list_folder(folder: Path, suffixes: tuple[str, ...] = _SUFFIXES) -> FolderListing:
    """Return folders first, then files that end so, each by name.

    Raises:
        OSError: the folder is gone or may not be read.
    """
    folder = folder.expanduser().absolute()
    entries = [entry for path in folder.iterdir() if (entry := _entry(path, suffixes)) is not None]
    entries.sort(key=lambda entry: (not entry.is_folder, entry.name.casefold()))
    parent = folder.parent if folder.parent != folder else None
    return FolderListing(folder, parent, tuple(entries))


def _entry(path: Path, suffixes: tuple[str, ...]) -> FolderEntry | None:
    if path.name.startswith("."):
        return None
    try:
        if path.is_dir():
            return FolderEntry(path, path.name, None)
        if path.name.lower().endswith(suffixes):
            return FolderEntry(path, path.name, path.stat().st_size)
    except OSError:  # a dead link, or a disk that was pulled out
        return None
    return None
