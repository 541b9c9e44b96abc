"""What happens to the tiles of a register."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="TileBoard", identified_by="board_id")
class TilePageAdded(DomainEvent):
    """A page of tiles began, at a place that counts from 1."""

    board_id: str
    page_name: str
    place: int


@event_type(aggregate="TileBoard", identified_by="board_id")
class TilePageRenamed(DomainEvent):
    """A page has another name."""

    board_id: str
    old_name: str
    new_name: str


@event_type(aggregate="TileBoard", identified_by="board_id")
class TilePageMoved(DomainEvent):
    """A page stands elsewhere among the pages."""

    board_id: str
    page_name: str
    old_place: int
    new_place: int


@event_type(aggregate="TileBoard", identified_by="board_id")
class TilePageRemoved(DomainEvent):
    """A page is gone, with the products it had, by number (SKU)."""

    board_id: str
    page_name: str
    skus: tuple[str, ...]


@event_type(aggregate="TileBoard", identified_by="board_id")
class TileAdded(DomainEvent):
    """A product has a tile on a page, at a place that counts from 1."""

    board_id: str
    page_name: str
    product_id: UUID
    product_name: str
    place: int


@event_type(aggregate="TileBoard", identified_by="board_id")
class TileMoved(DomainEvent):
    """A tile stands elsewhere, perhaps on another page."""

    board_id: str
    product_id: UUID
    product_name: str
    old_page: str
    old_place: int
    new_page: str
    new_place: int


@event_type(aggregate="TileBoard", identified_by="board_id")
class TileRemoved(DomainEvent):
    """A product has no tile on a page any more."""

    board_id: str
    page_name: str
    product_id: UUID
    product_name: str
    place: int


@event_type(aggregate="TileBoard", identified_by="board_id")
class TileColoured(DomainEvent):
    """A tile has another colour; empty is that of its department."""

    board_id: str
    page_name: str
    product_id: UUID
    product_name: str
    old_colour: str
    new_colour: str
