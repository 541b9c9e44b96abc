"""Bits of a block: stored short, read back the same, and amounts found by their bits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.infrastructure.audit.index_block import (
    ENTRIES,
    HAS_AMOUNT,
    amount_size,
    bar_of,
    bit_name,
    block_of,
    first_seq,
    packed,
    sizes_between,
    unpacked,
)

positions = st.sets(st.integers(min_value=0, max_value=ENTRIES - 1), max_size=400)


@given(positions=positions)
def test_what_is_packed_is_unpacked_the_same(positions: set[int]) -> None:
    stored = packed(sorted(positions))

    assert unpacked(stored) == sum(1 << position for position in positions)
    assert len(stored) <= max(2 * len(positions), ENTRIES // 8)
    assert len(stored) < ENTRIES // 8 or len(positions) > 31


@given(
    sizes=st.lists(st.none() | st.integers(0, 70) | st.integers(0, 10**17), max_size=30),
    least=st.none() | st.integers(0, 80) | st.integers(0, 10**17),
    most=st.none() | st.integers(-1, 80) | st.integers(0, 10**17),
)
def test_amounts_are_found_by_their_bits(
    sizes: list[int | None], least: int | None, most: int | None
) -> None:
    slices: dict[str, int] = {}
    for position, size in enumerate(sizes):
        if size is not None:
            slices[HAS_AMOUNT] = slices.get(HAS_AMOUNT, 0) | 1 << position
            for bit in range(size.bit_length()):
                if size >> bit & 1:
                    slices[bit_name(bit)] = slices.get(bit_name(bit), 0) | 1 << position

    assert sizes_between(slices, least, most) == sum(
        1 << position
        for position, size in enumerate(sizes)
        if size is not None and (least is None or size >= least) and (most is None or size <= most)
    )


@pytest.mark.parametrize(
    ("amount", "decimals", "size"),
    [("-2.40", 2, 240), ("0.85905", 2, 86), ("0.855", 2, 86), ("-0.855", 2, 86), ("1200", 0, 1200)],
)
def test_the_size_of_an_amount_is_in_minor_units_without_its_sign(
    amount: str, decimals: int, size: int
) -> None:
    assert amount_size(Decimal(amount), decimals) == size


def test_entries_are_numbered_from_one_and_blocks_from_nought() -> None:
    assert [block_of(seq) for seq in (1, ENTRIES, ENTRIES + 1)] == [0, 0, 1]
    assert first_seq(1) == ENTRIES + 1


def test_a_damaged_moment_is_in_no_bar() -> None:
    assert bar_of("1970-01-01T00:12:00.000000Z") == 2
    assert bar_of("yesterday") is None
