"""Which of the latest sales a preview shows, or why it shows none."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.errors import UnknownCode
from pos_app.application.promotion_service import Preview
from pos_app.domain.errors import DomainError
from pos_app.ui.errors import error_text
from pos_app.ui.promotions import promotions_texts as texts
from pos_app.ui.promotions.promotions_state import PreviewPart
from pos_app.ui.promotions.typed_rule import Unreadable


class Previewing:
    """Begins with the first sale that would have been cheaper."""

    tried = 20

    def __init__(self) -> None:
        """Show nothing yet."""
        self._sales: tuple[Preview, ...] = ()
        self._place = 0
        self._problem = ""

    def attempt(self, sales: Callable[[], tuple[Preview, ...]]) -> None:
        """Show other sales; what cannot be tried yet says what is missing."""
        try:
            found = sales()
        except Unreadable as error:
            self._problem = texts.missing(error.field)
        except (DomainError, UnknownCode) as error:
            self._problem = error_text(error).headline
        else:
            self._problem = ""
            numbers = [sale.order_number for sale in found]
            if numbers != [sale.order_number for sale in self._sales]:
                self._place = next((n for n, sale in enumerate(found) if sale.saved), 0)
            self._sales = found

    def step(self, step: int) -> None:
        """Show another sale, around the ends."""
        if self._sales:
            self._place = (self._place + step) % len(self._sales)

    def part(self) -> PreviewPart:
        """Return what to draw."""
        return texts.preview(self._sales, self._place, self._problem)
