"""What the import screen shows, as frozen values; knows no Qt."""

from __future__ import annotations

from pos_app.domain.records import dataclass
from pos_app.ui.folder_listing import FolderListing
from pos_app.ui.forms import FormPart
from pos_app.ui.listed import Row


@dataclass(frozen=True, slots=True)
class SamplePart:
    """Rows of the file: its first ones as they are read, or those that do not fit, page by page.

    ``verdict`` says what is known of the whole file; ``place`` which rows are shown.
    """

    rows: tuple[Row, ...]
    nothing: str
    verdict: str
    problems: str
    place: str
    shows_problems: bool = False
    has_problems: bool = False
    is_sound: bool = False
    can_go_back: bool = False
    can_go_on: bool = False


@dataclass(frozen=True, slots=True)
class WorkPart:
    """Work that is under way; ``per_mille`` is how much of it is done."""

    title: str
    sentence: str
    per_mille: int


@dataclass(frozen=True, slots=True)
class ImportsState:
    """A folder to choose from, or a chosen file, or the work on it; beside the imports before."""

    listing: FolderListing | None = None
    form: FormPart | None = None
    sample: SamplePart | None = None
    work: WorkPart | None = None
    rows: tuple[Row, ...] = ()
    can_take_back: bool = False
    info: str = ""
    problem: str = ""
