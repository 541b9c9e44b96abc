"""Chooses the sell screen's layout by logical size, and lays out the three with columns.

Numbers are the design's logical pixels at 1366 x 768 and grow with the text scale; gutters and
gaps do not.
"""

from __future__ import annotations

from pos_app.ui.sell.boxes import GAP, GUTTER, NOWHERE, Box, Mode, Regions, fitted_rows
from pos_app.ui.sell.tabbed_regions import tabbed_regions

_SMALLEST_WIDTH = {Mode.WIDE: 1500, Mode.BASE: 1200, Mode.NARROW: 960}
_SMALLEST_HEIGHT = 660
_RIGHT = {Mode.WIDE: 340, Mode.BASE: 312, Mode.NARROW: 288}
_CART = {Mode.WIDE: 500, Mode.BASE: 438, Mode.NARROW: 404}
_TILE = {Mode.WIDE: (136, 112), Mode.BASE: (136, 114), Mode.NARROW: (138, 131)}
_WIDE_DESIGN = 1600
_TOPBAR, _BANNER = 61, 62
_CONTROL, _ACTION, _TENDER, _READOUT, _STRIP, _ROW = 60, 64, 76, 44, 64, 64
_KEY, _LARGEST_KEY, _SQUEEZED_KEY, _KEY_ROWS = 60, 80, 44, 4
_SMALLEST_TOTAL = 145
_TOTAL = 207


def mode_of(width: int, height: int, scale: float) -> Mode:
    """Return the layout for a window of ``width`` x ``height`` pixels at a text scale."""
    if height / scale >= _SMALLEST_HEIGHT:
        for mode, smallest in _SMALLEST_WIDTH.items():
            if width / scale >= smallest:
                return mode
    return Mode.TABS


def regions(width: int, height: int, scale: float, *, has_banner: bool) -> Regions:
    """Return where everything stands."""
    mode = mode_of(width, height, scale)
    if mode is Mode.TABS:
        return tabbed_regions(width, height, scale, has_banner=has_banner)
    return _Columns(mode, width, height, scale, has_banner=has_banner).regions()


class _Columns:
    """Products, cart and money side by side."""

    def __init__(
        self, mode: Mode, width: int, height: int, scale: float, *, has_banner: bool
    ) -> None:
        self._mode = mode
        self._width = width
        self._scale = scale
        self._bar = self._px(_TOPBAR)
        self._banner = self._px(_BANNER) if has_banner else 0
        self._top = self._bar + self._banner + GUTTER
        self._bottom = height - GUTTER
        self._right = self._px(_RIGHT[mode])
        self._cart = self._px(_CART[mode])
        if mode is Mode.WIDE:
            self._cart += max(0, width - self._px(_WIDE_DESIGN)) // 3
        self._left = width - self._right - self._cart - 4 * GUTTER
        self._cart_x = GUTTER + self._left + GUTTER
        self._right_x = width - GUTTER - self._right

    def regions(self) -> Regions:
        top, bottom, px = self._top, self._bottom, self._px
        is_narrow = self._mode is Mode.NARROW
        chips_top = top + px(_CONTROL) + GAP
        chips = px(_CONTROL) if is_narrow else 2 * px(_CONTROL) + GAP
        room = bottom - (chips_top + chips + GAP)
        tile_width, tile_height = _TILE[self._mode]
        tile_rows = max(1, round((room + GAP) / (px(tile_height) + GAP)))
        # What does not divide goes into the gap above, so that all columns end on one line.
        tiles = fitted_rows(room, tile_rows)
        actions = 2 * px(_ACTION) + GAP
        money = self._money()
        return Regions(
            mode=self._mode,
            topbar=Box(0, 0, self._width, self._bar),
            banner=Box(0, self._bar, self._width, self._banner) if self._banner else NOWHERE,
            tabs=NOWHERE,
            left=Box(GUTTER, top, self._left, bottom - top),
            entry=Box(GUTTER, top, self._left, px(_CONTROL)),
            chips=Box(GUTTER, chips_top, self._left, chips),
            chip_columns=1 if is_narrow else 4,
            tiles=Box(GUTTER, bottom - tiles, self._left, tiles),
            tile_columns=max(2, round((self._left + GAP) / (px(tile_width) + GAP))),
            tile_rows=tile_rows,
            cart=Box(self._cart_x, top, self._cart, bottom - actions - GAP - top),
            cart_row=px(_ROW),
            actions=Box(self._cart_x, bottom - actions, self._cart, actions),
            strip=money["strip"],
            total=money["total"],
            exact=money["exact"],
            notes=money["notes"],
            note_columns=4,
            readout=money["readout"],
            keypad=money["keypad"],
        )

    def _money(self) -> dict[str, Box]:
        """Stack the right column from the bottom up; the total takes what is left."""
        px = self._px
        heights = {
            "readout": px(_READOUT),
            "notes": px(_CONTROL),
            "exact": px(_TENDER),
        }
        fixed = sum(heights.values()) + 4 * GAP
        room = self._bottom - self._top - fixed - (_KEY_ROWS - 1) * GAP
        strip = px(_STRIP) + GAP if self._mode is Mode.WIDE else 0
        if room - strip < _KEY_ROWS * px(_KEY) + px(_SMALLEST_TOTAL):
            strip = 0
        room -= strip
        total = px(_SMALLEST_TOTAL if self._banner else _TOTAL)
        keys = max(px(_KEY), min(px(_LARGEST_KEY), (room - total) // _KEY_ROWS))
        if room - _KEY_ROWS * keys < px(_SMALLEST_TOTAL):
            # Hardly higher than where the tabs begin: the keys give way before the total does.
            keys = max(px(_SQUEEZED_KEY), (room - px(_SMALLEST_TOTAL)) // _KEY_ROWS)
        heights = {"keypad": _KEY_ROWS * (keys + GAP) - GAP, **heights}
        boxes = {"strip": NOWHERE}
        y = self._bottom
        for name, height in heights.items():
            boxes[name] = Box(self._right_x, y - height, self._right, height)
            y -= height + GAP
        if strip:
            boxes["strip"] = Box(self._right_x, self._top, self._right, strip - GAP)
        top = self._top + strip
        boxes["total"] = Box(self._right_x, top, self._right, y - top)
        return boxes

    def _px(self, pixels: float) -> int:
        return round(pixels * self._scale)
