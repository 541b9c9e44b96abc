"""Where everything stands, at the sizes of the design and between them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.ui.sell.boxes import NOWHERE, Box, Mode, Regions
from pos_app.ui.sell.regions import mode_of, regions


@pytest.mark.parametrize(
    ("width", "height", "scale", "mode"),
    [
        (1366, 768, 1.0, Mode.BASE),
        (1920, 1080, 1.2, Mode.WIDE),
        (1920, 1080, 1.0, Mode.WIDE),
        (1024, 768, 1.0, Mode.NARROW),
        (1366, 768, 2.0, Mode.TABS),
        (1366, 768, 1.25, Mode.TABS),
        (800, 600, 1.0, Mode.TABS),
        (1366, 659, 1.0, Mode.TABS),
    ],
)
def test_the_logical_size_chooses_the_layout(
    width: int, height: int, scale: float, mode: Mode
) -> None:
    assert mode_of(width, height, scale) is mode


def test_the_base_layout_is_that_of_the_design() -> None:
    layout = regions(1366, 768, 1.0, has_banner=False)
    assert layout.topbar == Box(0, 0, 1366, 61)
    assert layout.entry == Box(12, 73, 568, 60)
    assert layout.cart == Box(592, 73, 438, 539)
    assert layout.actions == Box(592, 620, 438, 136)
    assert layout.total == Box(1042, 73, 312, 207)
    assert layout.exact == Box(1042, 288, 312, 76)
    assert layout.notes == Box(1042, 372, 312, 60)
    assert layout.readout == Box(1042, 440, 312, 44)
    assert layout.keypad == Box(1042, 492, 312, 264)
    assert (layout.tile_columns, layout.tile_rows) == (4, 4)


def test_a_banner_takes_a_row_of_tiles_and_of_the_total_and_moves_no_button() -> None:
    without = regions(1366, 768, 1.0, has_banner=False)
    layout = regions(1366, 768, 1.0, has_banner=True)
    assert layout.tile_rows == 3
    assert layout.total == Box(1042, 135, 312, 145)
    for name in ("exact", "notes", "readout", "keypad", "actions"):
        assert getattr(layout, name) == getattr(without, name)


def test_a_wide_window_has_five_columns_and_the_strip_of_the_last_sale() -> None:
    layout = regions(1600, 900, 1.0, has_banner=False)
    assert (layout.tile_columns, layout.tile_rows) == (5, 5)
    assert (layout.left.width, layout.cart.width, layout.total.width) == (712, 500, 340)
    assert layout.strip != NOWHERE


def test_a_narrow_window_has_one_category_button_and_two_columns() -> None:
    layout = regions(1024, 768, 1.0, has_banner=False)
    assert (layout.left.width, layout.cart.width, layout.total.width) == (284, 404, 288)
    assert (layout.chip_columns, layout.tile_columns, layout.tile_rows) == (1, 2, 4)


def _boxes(layout: Regions) -> dict[str, Box]:
    names: tuple[str, ...] = (
        "entry",
        "cart",
        "actions",
        "strip",
        "total",
        "exact",
        "notes",
        "readout",
        "keypad",
    )
    if layout.mode is Mode.TABS:
        names = ("tabs", "entry", "total", "exact", "notes")
    boxes = {name: getattr(layout, name) for name in (*names, "topbar", "banner")}
    return {name: box for name, box in boxes.items() if box != NOWHERE}


@given(
    width=st.integers(800, 3840),
    height=st.integers(600, 2160),
    scale=st.sampled_from([1.0, 1.2, 1.25, 1.5, 2.0]),
    has_banner=st.booleans(),
)
def test_nothing_overlaps_and_nothing_leaves_the_window(
    width: int, height: int, scale: float, has_banner: bool
) -> None:
    layout = regions(width, height, scale, has_banner=has_banner)
    boxes = _boxes(layout)
    for name, box in boxes.items():
        assert box.width > 0, name
        assert box.height > 0, name
        assert box.right <= width, name
        assert box.bottom <= height, name
    for (one, a), (other, b) in itertools.combinations(boxes.items(), 2):
        apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
        assert apart, (one, other)
