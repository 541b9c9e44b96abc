"""How much of a product to order: enough for the next two weeks at the rate it sells."""

from __future__ import annotations

from pos_app.domain.values.quantity import ZERO, Quantity

COVER_DAYS = 14
_UNIT = 1000


def suggested_order(*, sold: Quantity, days: int, level: Quantity, available: Quantity) -> Quantity:
    """Return what to order of a product that sold ``sold`` within ``days``.

    It brings what is available, with what is on order, up to two weeks of sales above the level
    at which the store wants to know. Pieces are rounded up to whole ones, and so are weights and
    measures: nobody orders 0.317 kg.
    """
    for_cover = -(-max(0, sold.thousandths) * COVER_DAYS // days)
    missing = for_cover + level.thousandths - available.thousandths
    if missing <= 0:
        return ZERO
    return Quantity(-(-missing // _UNIT) * _UNIT)
