"""How somebody wants an anchor to leave; knows no Qt."""

from __future__ import annotations

from pathlib import Path

from pos_app.application.anchor_service import AnchorService, Paper
from pos_app.application.evidence import Anchor
from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _

FILE, PRINT, MAIL = "file", "print", "mail"


@dataclass(frozen=True, slots=True)
class AnchorWish:
    """The way out, and what it takes; ``user`` and ``password`` where the server wants them."""

    way: str = FILE
    path: str = ""
    to: str = ""
    server: str = ""
    user: str = ""
    password: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        if self.way == FILE:
            return bool(self.path.strip())
        return self.way == PRINT or ("@" in self.to and bool(self.server.strip()))

    def hand_out(self, service: AnchorService, paper: Paper) -> Anchor:
        """Let the anchor leave, on the calling thread.

        Raises:
            ApplicationError, OSError: nothing left.
        """
        if self.way == PRINT:
            return service.to_printer(paper)
        if self.way == FILE:
            return service.to_file(Path(self.path.strip()).expanduser(), paper)
        return service.to_mail(
            to=self.to.strip(),
            server=self.server.strip(),
            user=self.user.strip() or None,
            password=self.password or None,
        )

    def told(self, taken: Anchor) -> str:
        """Return the sentence about an anchor that left this way."""
        sentences = {
            FILE: _("{count} records are anchored in {where}. Keep it outside this machine."),
            PRINT: _("{count} records are anchored on a page. Keep it outside this machine."),
            MAIL: _("{count} records are anchored in a mail to {where}. This is recorded."),
        }
        where = self.path.strip() if self.way == FILE else self.to.strip()
        count = format_count(taken.checkpoint.size)
        return sentences[self.way].format(count=count, where=where)
