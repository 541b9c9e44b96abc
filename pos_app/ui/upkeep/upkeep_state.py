"""The frozen picture of a page: rows to choose on the left, words on the right, buttons below."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Row


@dataclass(frozen=True, slots=True)
class PageButton:
    """A way on; ``kind`` is main, danger or empty."""

    action: str
    label: str
    icon: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PageField:
    """A line to type into; a secret one shows dots."""

    label: str
    text: str
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class PageState:
    """All of a page; ``text`` is Markdown, ``progress`` thousandths, None while nothing runs."""

    rows: tuple[Row, ...] = ()
    nothing: str = ""
    text: str = ""
    buttons: tuple[PageButton, ...] = ()
    field: PageField | None = None
    progress: int | None = None
    info: str = ""
    problem: str = ""
