"""Rows of label and amount in fewer lines than there are rows: two amounts share a line."""

from __future__ import annotations

AmountRow = tuple[str, str]


def squeezed(rows: tuple[AmountRow, ...], lines: int) -> tuple[AmountRow, ...]:
    """Return ``rows`` in at most ``lines`` lines.

    The first row keeps a line of its own where there are several lines. The others share lines,
    two to each, as many as must; what finds no room even so are the oldest of these.
    """
    if len(rows) <= lines or lines < 1:
        return rows[: max(0, lines)]
    first = rows[:1] if lines > 1 else ()
    room = lines - len(first)
    rest = rows[len(first) :][-2 * room :]
    pairs = len(rest) - room
    shared = tuple(
        (" ".join(left), " ".join(right))
        for left, right in zip(rest[: 2 * pairs : 2], rest[1 : 2 * pairs : 2], strict=True)
    )
    return (*first, *shared, *rest[2 * pairs :])
