"""Shows the guide that is shipped with the program, chapter by chapter, offline."""

from __future__ import annotations

from pathlib import Path

from pos_app.domain.records import dataclass
from pos_app.resource_files import resource
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.upkeep.screen import PageScreen
from pos_app.ui.upkeep.upkeep_state import PageState

CHAPTERS = ("first-day", "install", "managers", "accountants", "recovery")


def guide_folder() -> Path:
    """Return where the chapters lie: in a checkout, or in an installed program."""
    shipped = resource("guide")
    return shipped if shipped.is_dir() else resource().parent / "docs" / "guide"


@dataclass(frozen=True, slots=True)
class _Chapter:
    key: str
    title: str
    text: str


class GuidePresenter:
    """Reads the chapters once, when the guide is first opened."""

    def __init__(self, screen: PageScreen, folder: Path) -> None:
        """Show the files of ``folder``."""
        self._screen = screen
        self._folder = folder
        self._chapters: tuple[_Chapter, ...] = ()
        self._chosen = CHAPTERS[0]

    def open(self) -> None:
        """Show the chapter that was open the last time."""
        self._chapters = self._chapters or tuple(self._read())
        self._show()

    def act(self, _action: str) -> None:
        """Do nothing: the guide has no buttons."""

    def choose(self, key: str) -> None:
        """Turn to a chapter."""
        if key in {chapter.key for chapter in self._chapters}:
            self._chosen = key
            self._show()

    def move(self, step: int) -> None:
        """Turn to the chapter before or after."""
        keys = [chapter.key for chapter in self._chapters]
        if self._chosen in keys:
            place = keys.index(self._chosen) + step
            self.choose(keys[max(0, min(place, len(keys) - 1))])

    def _read(self) -> list[_Chapter]:
        chapters = []
        for key in CHAPTERS:
            try:
                text = (self._folder / f"{key}.md").read_text(encoding="utf-8")
            except OSError:
                continue  # a package without this chapter still has the others
            title = text.partition("\n")[0].removeprefix("# ").strip()
            chapters.append(_Chapter(key, title, text))
        return chapters

    def _show(self) -> None:
        rows = tuple(
            Row(each.key, each.title, "", "", each.title, each.key == self._chosen)
            for each in self._chapters
        )
        text = next((each.text for each in self._chapters if each.key == self._chosen), "")
        nothing = "" if rows else _("The guide is not part of this installation.")
        self._screen.display(PageState(rows=rows, nothing=nothing, text=text))
