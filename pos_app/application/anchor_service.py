"""Hands anchors out: signs the log as it stands, lets it be carried away, and records that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from pos_app.application.access import needs
from pos_app.application.evidence import Anchor
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.values import permissions

_MAILED_AS = "anchor.txt"


class AnchorTrail(Protocol):
    """Signs the log and records what left it."""

    def anchor(self, since: Anchor | None = None) -> Anchor:
        """Return a freshly signed checkpoint."""

    def record_anchor(self, anchor: Anchor, *, sent_by: str, file_name: str) -> None:
        """Record that it left."""


class AnchorMail(Protocol):
    """Sends an anchor by mail."""

    def __call__(
        self, anchor: Anchor, *, to: str, server: str, user: str | None, password: str | None
    ) -> None:
        """Send it.

        Raises:
            MailRefused: it was not taken.
        """


class AnchorSheet(Protocol):
    """An anchor on paper."""

    def write(self, path: Path) -> None:
        """Write the page as a PDF."""

    def print_on(self, name: str = "") -> str:
        """Print the page, and return the printer's name."""


Paper = Callable[[Anchor, str], AnchorSheet]
"""Puts an anchor and the code that can be typed for it on a page."""


class AnchorService:
    """The commands that let an anchor leave; any thread may call them, one at a time.

    Each raises ``StorageError`` or ``StoreNotSetUp`` when nothing could be signed; nothing has
    left, and nothing is recorded, when one of them raises.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        trail: AnchorTrail,
        code_of: Callable[[int], str],
        mail: AnchorMail,
    ) -> None:
        """Sign and record with ``trail``; ``code_of`` gives the code that can be typed."""
        self._unit_of_work = unit_of_work
        self._trail = trail
        self._code_of = code_of
        self._mail = mail

    @needs(permissions.EXPORT_LOG)
    def to_file(self, path: Path, paper: Paper) -> Anchor:
        """Write an anchor to a file: a page where its name ends in ``.pdf``, else its text.

        Raises:
            OSError: the file cannot be written.
        """
        taken = self._trail.anchor()
        if path.suffix.lower() == ".pdf":
            self._on(paper, taken).write(path)
        else:
            path.write_text(taken.text(), encoding="utf-8", newline="\n")
        self._trail.record_anchor(taken, sent_by="file", file_name=path.name)
        return taken

    @needs(permissions.EXPORT_LOG)
    def to_printer(self, paper: Paper) -> Anchor:
        """Print an anchor on the machine's usual printer.

        Raises:
            NoPrinter: there is none.
            OSError: it did not take the page.
        """
        taken = self._trail.anchor()
        printer = self._on(paper, taken).print_on()
        self._trail.record_anchor(taken, sent_by="print", file_name=printer)
        return taken

    @needs(permissions.EXPORT_LOG)
    def to_mail(
        self, *, to: str, server: str, user: str | None = None, password: str | None = None
    ) -> Anchor:
        """Send an anchor by mail; ``server`` is a host, with a port after a colon or 587.

        Raises:
            MailRefused: it was not taken.
        """
        taken = self._trail.anchor()
        self._mail(taken, to=to, server=server, user=user, password=password)
        self._trail.record_anchor(taken, sent_by="mail", file_name=_MAILED_AS)
        return taken

    def _on(self, paper: Paper, taken: Anchor) -> AnchorSheet:
        return paper(taken, self._code_of(taken.checkpoint.size))
