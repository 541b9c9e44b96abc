"""Answers every intent of the panel: pages on a pile, the top one in sight."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.errors import ApplicationError, UnknownCode
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.listed import chosen_place
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.home_page import HomePage
from pos_app.ui.stock.page import Desk, Page
from pos_app.ui.stock.screen import StockScreen
from pos_app.ui.stock.stock_state import StockState

_REFUSED = (DomainError, ApplicationError)


@asks_approval
class StockPresenter:
    """Owns the pages; a refusal is said, and what was typed stays."""

    def __init__(self, screen: StockScreen, desk: Desk) -> None:
        """Draw on ``screen`` what happens at ``desk``."""
        self._screen = screen
        self._desk = desk
        desk.open, desk.back, desk.say, desk.warn = self._open, self._back, self._tell, self._warn
        desk.run = self._attempt
        self._pages: list[Page] = []
        self._info = ""
        self._problem = ""

    def open(self) -> None:
        """Begin with what there is to do, and finish a count that a crash cut short."""
        self._pages = []
        self._say()
        self._attempt(self._begin)

    def choose(self, key: str) -> None:
        """Choose a row."""
        self._attempt(lambda: self._page.choose(key))

    def move(self, step: int) -> None:
        """Choose the row ``step`` rows down, up for a negative step, stopping at the ends."""
        rows = self._page.part().rows
        if rows:
            place = chosen_place(rows)
            target = 0 if place is None else place + step
            self._page.choose(rows[max(0, min(target, len(rows) - 1))].key)
            self._draw()

    def search(self, text: str) -> None:
        """Look for what is typed."""
        self._attempt(lambda: self._page.search(text))

    def edit(self, name: str, text: str) -> None:
        """Take what is typed into a field; what was said before was read by now."""
        self._say()
        self._page.edit(name, text)
        self._draw()

    def pick(self, value: str) -> None:
        """Take the answer to the page's question."""
        self._attempt(lambda: self._page.pick(value))

    def turn(self, value: str) -> None:
        """Show another tab."""
        self._attempt(lambda: self._page.turn(value))

    def act(self, action: str) -> None:
        """Do what a button says."""
        self._attempt(lambda: self._page.act(action))

    def confirm(self) -> None:
        """Do the main thing of the page."""
        for button in self._page.part().buttons:
            if button.is_main and button.is_enabled:
                self.act(button.action)
                return

    def back(self) -> None:
        """Leave the page as it is; False when it is the first one."""
        if len(self._pages) > 1:
            self._back("")
            self._draw()

    def scan(self, code: str) -> bool:
        """Give a scanned code to the page; False leaves it to the sale."""
        taken: list[bool] = []
        self._attempt(lambda: taken.append(self._page.scan(code)))
        return not taken or taken[0]

    def give_up_approval(self) -> None:
        """Nobody allowed it: the page stays, with what was typed."""
        self._draw()

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    def _begin(self) -> None:
        self._open(HomePage(self._desk))
        self._desk.room.counting.settle_due()

    def _open(self, page: Page) -> None:
        page.begin()
        self._pages.append(page)

    def _back(self, said: str) -> None:
        if len(self._pages) > 1:
            self._pages.pop()
        self._page.begin()
        self._say(said)

    def _tell(self, said: str) -> None:
        self._say(said)

    def _warn(self, said: str) -> None:
        self._info, self._problem = "", said

    def _say(self, info: str = "") -> None:
        self._info, self._problem = info, ""

    def _attempt(self, act: Callable[[], None]) -> None:
        self._say()
        try:
            act()
        except UnknownCode as error:
            self._problem = texts.unknown_text(error.code)
        except _REFUSED as error:
            text = error_text(error)
            self._problem = f"{text.headline} {text.advice}".strip()
        if self._pages:
            self._draw()

    def _draw(self) -> None:
        self._screen.display(
            StockState(
                page=self._page.part(),
                can_go_back=len(self._pages) > 1,
                info=self._info,
                problem=self._problem,
            )
        )
