"""Arranges pages and tiles; each change counts at once, and the till follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from pos_app.application.errors import ApplicationError, StorageError
from pos_app.application.queries import ProductQueries
from pos_app.application.snapshots import ProductSnapshot
from pos_app.application.tile_board_service import ArrangedTile, TileBoardService
from pos_app.domain.aggregates.tile_board.tile_board import COLOURS, TilePage
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _
from pos_app.ui.listed import Choice
from pos_app.ui.tile_board.board_state import BoardState
from pos_app.ui.tile_board.board_texts import colour_name, found_row, page_row
from pos_app.ui.tile_board.screen import BoardScreen
from pos_app.ui.tile_rows import tile_row

_FOUND = 40


@asks_approval
class BoardPresenter:
    """Answers every intent of the screen."""

    def __init__(
        self, screen: BoardScreen, board: TileBoardService, products: ProductQueries
    ) -> None:
        """Draw on ``screen``."""
        self._screen = screen
        self._board = board
        self._products = products
        self._pages: tuple[TilePage, ...] = ()
        self._page = ""
        self._tiles: tuple[ArrangedTile, ...] = ()
        self._chosen: UUID | None = None
        self._others: tuple[str, ...] = ()
        self._is_adding = False
        self._text = ""
        self._found: tuple[ProductSnapshot, ...] = ()
        self._at = 0
        self._info = self._problem = ""
        self._actions: dict[str, Callable[[], None]] = {
            "pages": partial(self._turn, is_adding=False),
            "products": partial(self._turn, is_adding=True),
            "page_up": partial(self._move_page, -1),
            "page_down": partial(self._move_page, 1),
            "remove_page": self._remove_page,
            "earlier": partial(self.step, -1),
            "later": partial(self.step, 1),
            "remove": self._remove,
            "back": self.back,
        }

    def open(self) -> None:
        """Begin with the first page, or with the one that was shown the last time."""
        self._text, self._is_adding, self._chosen = "", False, None
        self._say()
        self._attempt(self._search)

    def choose_page(self, name: str) -> None:
        """Show a page."""
        self._page, self._chosen = name, None
        self._say()
        self._attempt(lambda: None)

    def add_page(self, name: str) -> None:
        """Begin a page, and turn to what can be put on it."""

        def add() -> None:
            self._board.add_page(name)
            self._page, self._chosen = " ".join(name.split()), None
            self._is_adding = True

        self._say()
        self._attempt(add)

    def rename_page(self, name: str) -> None:
        """Call the page that is shown otherwise."""

        def rename() -> None:
            self._board.rename_page(self._page, name)
            self._page = " ".join(name.split())

        if self._page:
            self._say()
            self._attempt(rename)

    def copy_from(self, register: str) -> None:
        """Take the pages of another register over."""
        self._say()
        self._attempt(partial(self._board.copy_from, register))

    def choose(self, product_id: UUID | None) -> None:
        """Choose a tile."""
        self._chosen = product_id
        self._draw()

    def move(self, product_id: UUID, place: int) -> None:
        """Put a tile where it was dropped."""
        self._chosen = product_id
        self._say()
        self._attempt(partial(self._board.move_tile, self._page, product_id, place))

    def step(self, places: int) -> None:
        """Move the chosen tile so many places on."""
        place = self._place()
        if place is not None and self._chosen is not None and place + places >= 0:
            self.move(self._chosen, place + places)

    def send(self, page: str) -> None:
        """Put the chosen tile on another page, behind its tiles."""
        chosen = self._chosen
        if chosen is None:
            return
        end = next((len(each.tiles) for each in self._pages if each.name == page), 0)

        def send() -> None:
            self._board.move_tile(self._page, chosen, end, page)
            self._page = page

        self._say()
        self._attempt(send)

    def colour(self, colour: str) -> None:
        """Give the chosen tile a colour."""
        if self._chosen is not None:
            self._say()
            self._attempt(partial(self._board.colour_tile, self._page, self._chosen, colour))

    def search(self, text: str) -> None:
        """List what can be added."""
        self._text = text
        self._attempt(self._search)

    def scan(self, code: str) -> None:
        """Add what was scanned to the page that is shown."""
        self._say()
        product = self._products.by_code(code)
        if product is None:
            self._problem = _("Unknown code {code}. Nothing was added.").format(code=code)
            self._draw()
        else:
            self._add(product)

    def add(self, key: str) -> None:
        """Put a product that was found on the page that is shown."""
        found = next((each for each in self._found if str(each.product_id) == key), None)
        if found is not None:
            self._say()
            self._add(found)

    def step_found(self, rows: int) -> None:
        """Choose another product that was found."""
        if self._found:
            self._at = max(0, min(self._at + rows, len(self._found) - 1))
            self._draw()

    def add_found(self) -> None:
        """Put the chosen product on the page."""
        if self._found:
            self.add(str(self._found[self._at].product_id))

    def act(self, name: str) -> None:
        """Do what a button or a key names."""
        self._actions[name]()

    def back(self) -> None:
        """End the search, or leave."""
        if self._is_adding and self._text:
            self.search("")
        elif self._is_adding:
            self._turn(is_adding=False)
        else:
            self._screen.leave()

    def _turn(self, *, is_adding: bool) -> None:
        self._is_adding = is_adding
        self._say()
        self._draw()

    def _add(self, product: ProductSnapshot) -> None:
        if not self._page:
            self._problem = _("Begin a page first.")
            self._draw()
            return

        def add() -> None:
            self._board.add_tile(self._page, product.product_id)
            self._chosen = product.product_id
            self._info = _("{name} is on the page.").format(name=product.name)

        self._attempt(add)

    def _move_page(self, places: int) -> None:
        names = [page.name for page in self._pages]
        if self._page in names:
            self._say()
            place = names.index(self._page) + places
            if place >= 0:
                self._attempt(partial(self._board.move_page, self._page, place))

    def _remove_page(self) -> None:
        if self._page:
            name = self._page
            self._say()
            self._attempt(partial(self._board.remove_page, name))

    def _remove(self) -> None:
        place = self._place()
        if place is not None and self._chosen is not None:
            self._say()
            removed = self._chosen
            self._attempt(partial(self._board.remove_tile, self._page, removed))
            after = self._tiles[min(place, len(self._tiles) - 1)] if self._tiles else None
            self._chosen = None if after is None else after.product.product_id
            self._draw()

    def _search(self) -> None:
        text = self._text.strip()
        found = self._products.search(text, _FOUND) if text else ()
        self._found = found if text else self._products.tiles(None, _FOUND)
        self._at = 0

    def _place(self) -> int | None:
        ids = [each.product.product_id for each in self._tiles]
        return ids.index(self._chosen) if self._chosen in ids else None

    def _attempt(self, command: Callable[[], None]) -> None:
        """Run a command, and read again what is there."""
        try:
            command()
            self._read()
        except (DomainError, ApplicationError, StorageError) as error:
            text = error_text(error)
            self._problem = f"{text.headline} {text.advice}".strip()
        self._draw()

    def _read(self) -> None:
        self._pages = self._board.pages()
        names = [page.name for page in self._pages]
        if self._page not in names:
            self._page = names[0] if names else ""
        self._tiles = self._board.arranged(self._page)
        self._others = self._board.other_boards()
        if self._place() is None:
            self._chosen = None

    def _say(self) -> None:
        self._info = self._problem = ""

    def _draw(self) -> None:
        chosen = next(
            (each for each in self._tiles if each.product.product_id == self._chosen), None
        )
        there = {each.product.product_id for each in self._tiles}
        colour = "" if chosen is None else chosen.colour
        self._screen.display(
            BoardState(
                pages=tuple(
                    page_row(each, is_chosen=each.name == self._page) for each in self._pages
                ),
                page=self._page,
                tiles=tuple(tile_row(each.product, each.colour) for each in self._tiles),
                chosen=self._chosen,
                colours=tuple(Choice(each, colour_name(each), each == colour) for each in COLOURS),
                goals=tuple(each.name for each in self._pages if each.name != self._page),
                others=self._others,
                is_adding=self._is_adding,
                text=self._text,
                found=tuple(
                    found_row(each, is_there=each.product_id in there, is_chosen=place == self._at)
                    for place, each in enumerate(self._found)
                ),
                info=self._info,
                problem=self._problem,
            )
        )
