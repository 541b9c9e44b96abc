"""Shows what the doctor found, each finding with what to do, and packs the bundle for support."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos_app.application.diagnosis import Diagnosis, Finding, Level
from pos_app.application.ports import Progress
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.long_work import LongWork
from pos_app.ui.upkeep.screen import PageScreen
from pos_app.ui.upkeep.upkeep_state import PageButton, PageState
from pos_app.ui.words.doctor_texts import finding_text, level_word, titles

_MANY = 1_000


class DiagnosticsPresenter:
    """Examines when it opens and when asked."""

    def __init__(
        self,
        screen: PageScreen,
        examine: Callable[[Progress | None], Diagnosis],
        pack: Callable[[Diagnosis], Path],
        background: LongWork,
    ) -> None:
        """``pack`` writes the bundle and returns where it is."""
        self._screen = screen
        self._examine = examine
        self._pack = pack
        self._background = background
        self._found: tuple[Finding, ...] = ()
        self._chosen = ""
        self._progress: int | None = None
        self._info = self._problem = ""

    def open(self) -> None:
        """Examine the store and its machine anew."""
        self._info = self._problem = ""
        self._run(self._examine, self._take)

    def act(self, action: str) -> None:
        """Do what a button says."""
        if action == "again":
            self.open()
        elif action == "cancel":
            self._background.cancel()
        elif action == "pack" and self._progress is None:
            diagnosis = Diagnosis(self._found)
            self._run(lambda _progress: self._pack(diagnosis), self._packed)

    def choose(self, key: str) -> None:
        """Show another finding."""
        self._chosen = key
        self._show()

    def move(self, step: int) -> None:
        """Go up or down among the findings."""
        keys = [finding.check for finding in self._found]
        if self._chosen in keys:
            place = keys.index(self._chosen) + step
            self.choose(keys[max(0, min(place, len(keys) - 1))])

    def _run(self, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self._progress = 0
        self._background.start(
            work,
            done=done,
            failed=self._fail,
            progressed=self._advance,
            cancelled=self._stopped,
        )
        self._show()

    def _take(self, found: Diagnosis) -> None:
        self._progress = None
        self._found = tuple(sorted(found.findings, key=lambda each: -each.level))
        if self._chosen not in {finding.check for finding in self._found} and self._found:
            self._chosen = self._found[0].check
        self._show()

    def _packed(self, path: Path) -> None:
        self._progress = None
        self._info = _("The bundle for support is {path}. It names nobody.").format(path=path)
        self._show()

    def _fail(self, error: BaseException) -> None:
        self._progress = None
        self._problem = str(error_text(error))
        self._show()

    def _stopped(self) -> None:
        self._progress = None
        self._show()

    def _advance(self, done: int, of: int) -> None:
        self._progress = _MANY * done // max(1, of)
        self._show()

    def _show(self) -> None:
        chosen = next((each for each in self._found if each.check == self._chosen), None)
        buttons: tuple[PageButton, ...] = (
            PageButton("again", _("Look again"), "refresh-cw", "main"),
            PageButton("pack", _("Bundle for support"), "download"),
        )
        if self._progress is not None:
            buttons = (PageButton("cancel", _("Stop"), "x"),)
        self._screen.display(
            PageState(
                rows=tuple(self._row(finding) for finding in self._found),
                nothing="" if self._found else _("Looking"),
                text="" if chosen is None else _written(chosen),
                buttons=buttons,
                progress=self._progress,
                info=self._info,
                problem=self._problem,
            )
        )

    def _row(self, finding: Finding) -> Row:
        title = titles()[finding.check]
        text = finding_text(finding)
        return Row(
            key=finding.check,
            title=title,
            detail=text.headline,
            mark=level_word(finding.level),
            spoken=f"{title}, {level_word(finding.level)}. {text.headline}",
            is_chosen=finding.check == self._chosen,
        )


def _written(finding: Finding) -> str:
    text = finding_text(finding)
    parts = [f"## {titles()[finding.check]}", text.headline]
    if text.advice:
        parts.append(f"**{text.advice}**")
    if finding.level is Level.FINE:
        parts.append(_("Nothing to do."))
    return "\n\n".join(parts)
