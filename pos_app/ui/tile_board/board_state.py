"""What the screen of tiles shows, as frozen values; knows no Qt."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.records import dataclass
from pos_app.ui.listed import Choice, Row
from pos_app.ui.tile_rows import TileRow


@dataclass(frozen=True, slots=True)
class BoardState:
    """The pages, and the tiles of the chosen one beside what can be added to it.

    ``chosen`` is a tile; ``colours`` and ``goals`` are what it can be given and where it can go;
    ``others`` are registers whose pages can be taken over.
    """

    pages: tuple[Row, ...] = ()
    page: str = ""
    tiles: tuple[TileRow, ...] = ()
    chosen: UUID | None = None
    colours: tuple[Choice, ...] = ()
    goals: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_adding: bool = False
    text: str = ""
    found: tuple[Row, ...] = ()
    info: str = ""
    problem: str = ""
