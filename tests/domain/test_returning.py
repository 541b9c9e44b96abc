"""Whatever the parts a line comes back in, they bring back what was paid for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.services.returning import part_of
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity


@given(
    code=st.sampled_from(["USD", "JPY", "KWD"]),
    paid=st.integers(0, 10**9),
    parts=st.lists(st.integers(1, 5_000), min_size=1, max_size=12),
)
def test_the_parts_of_a_line_add_up_to_what_it_cost(code: str, paid: int, parts: list[int]) -> None:
    amount = Money(paid, Currency.of(code))
    whole = Quantity(sum(parts))
    come, back = ZERO, Money.zero(amount.currency)
    for thousandths in parts:
        part = part_of(amount, whole, come, Quantity(thousandths))
        assert part.minor >= 0
        come += Quantity(thousandths)
        back += part
    assert back == amount
