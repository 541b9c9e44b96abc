"""What stands over the total when there are more rows than lines."""

from __future__ import annotations

import pytest

from pos_app.ui.sell.squeezed_rows import squeezed

TOTAL, GIFT, CARD, CASH = (
    ("Total", "28.50"),
    ("Gift card", "10.00"),
    ("Card", "5.00"),
    ("Cash", "20"),
)
GIFT_AND_CARD, CARD_AND_CASH = ("Gift card 10.00", "Card 5.00"), ("Card 5.00", "Cash 20")


@pytest.mark.parametrize(
    ("rows", "lines", "shown"),
    [
        ((TOTAL, CASH), 3, (TOTAL, CASH)),
        ((TOTAL, CARD, CASH), 3, (TOTAL, CARD, CASH)),
        ((TOTAL, GIFT, CARD, CASH), 3, (TOTAL, GIFT_AND_CARD, CASH)),
        ((TOTAL, CARD, CASH, GIFT, CARD), 3, (TOTAL, CARD_AND_CASH, GIFT_AND_CARD)),
        ((TOTAL, CASH, CARD, CASH, GIFT, CARD), 3, (TOTAL, CARD_AND_CASH, GIFT_AND_CARD)),
        ((TOTAL, CARD, CASH), 2, (TOTAL, CARD_AND_CASH)),
        ((TOTAL, CARD, CASH), 1, (CARD_AND_CASH,)),
        ((TOTAL, CARD, CASH), 0, ()),
    ],
)
def test_rows_share_lines_only_where_they_must(
    rows: tuple[tuple[str, str], ...], lines: int, shown: tuple[tuple[str, str], ...]
) -> None:
    assert squeezed(rows, lines) == shown
