"""The frozen picture of one page of store-keeping; every text in it is ready to show."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice, Row


@dataclass(frozen=True, slots=True)
class Field:
    """A line to type into; ``text`` is what stands there.

    Two short ones that follow each other stand side by side. Enter in one that ``goes_on`` is done
    with it and leads to the next one, or back to what is scanned.
    """

    name: str
    label: str
    text: str
    placeholder: str = ""
    is_short: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """Something to do; the main one is what Enter does."""

    action: str
    label: str
    icon: str = ""
    is_main: bool = False
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class PagePart:
    """A page: what is looked for, listed, typed and chosen on it, and what can be done.

    ``aside`` stands behind the title and may change while somebody types. Without a ``prompt``
    nothing is looked for. ``nothing`` stands in place of rows; where it is empty too, the page
    has no list. ``tabs`` and ``choices`` answer their questions.
    """

    title: str
    aside: str = ""
    tabs_question: str = ""
    tabs: tuple[Choice, ...] = ()
    prompt: str = ""
    search: str = ""
    rows: tuple[Row, ...] = ()
    nothing: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    note: str = ""
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class StockState:
    """All of the panel; ``info`` says what the last change did, ``problem`` what did not work."""

    page: PagePart
    can_go_back: bool
    info: str = ""
    problem: str = ""
