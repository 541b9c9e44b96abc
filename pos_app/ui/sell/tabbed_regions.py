"""Lays the sell screen out in tabs: for large text or a small window, with the money in sight."""

from __future__ import annotations

from pos_app.ui.sell.boxes import GAP, GUTTER, NOWHERE, Box, Mode, Regions, fitted_rows

_LEFT_SHARE = 0.645
_CONTROL, _SMALLEST_CONTROL = 36, 60
_ROW, _SMALLEST_ROW = 52, 64
_TENDER, _SMALLEST_TENDER = 52, 76
_TILE_WIDTH, _TILE_HEIGHT = 120, 112
_TOTAL = 207


def tabbed_regions(width: int, height: int, scale: float, *, has_banner: bool) -> Regions:
    """Return the layout with tabs; controls grow slower than the text, rows with it."""

    def grown(pixels: int, smallest: int) -> int:
        return max(smallest, round(pixels * scale))

    control = grown(_CONTROL, _SMALLEST_CONTROL)
    tender = grown(_TENDER, _SMALLEST_TENDER)
    banner = control if has_banner else 0
    top, bottom = control + banner + GUTTER, height - GUTTER
    left = round((width - 3 * GUTTER) * _LEFT_SHARE)
    right = width - 3 * GUTTER - left
    right_x = GUTTER + left + GUTTER

    entry_top = top + control + GUTTER
    content = entry_top + control + GAP
    tiles_top = content + control + GAP
    tile_rows = max(1, round((bottom - tiles_top) / grown(_TILE_HEIGHT, _TILE_HEIGHT)))
    tiles = fitted_rows(bottom - tiles_top, tile_rows)
    tile_columns = max(2, round((left + GAP) / (grown(_TILE_WIDTH, _TILE_WIDTH) + GAP)))

    # What the total does not need makes the tenders larger targets.
    spare = bottom - top - grown(_TOTAL, _TOTAL) - tender - 2 * control - 3 * GAP
    larger = max(0, min(spare // 3, control // 2))
    notes = 2 * (control + larger) + GAP
    tender += larger
    notes_top = bottom - notes
    exact_top = notes_top - GAP - tender
    return Regions(
        mode=Mode.TABS,
        topbar=Box(0, 0, width, control),
        banner=Box(0, control, width, banner) if has_banner else NOWHERE,
        tabs=Box(GUTTER, top, left, control),
        left=Box(GUTTER, top, left, bottom - top),
        entry=Box(GUTTER, entry_top, left, control),
        chips=Box(GUTTER, content, left, control),
        chip_columns=1,
        tiles=Box(GUTTER, bottom - tiles, left, tiles),
        tile_columns=tile_columns,
        tile_rows=tile_rows,
        cart=Box(GUTTER, content, left, bottom - control - GAP - content),
        cart_row=grown(_ROW, _SMALLEST_ROW),
        actions=Box(GUTTER, bottom - control, left, control),
        strip=NOWHERE,
        total=Box(right_x, top, right, exact_top - GAP - top),
        exact=Box(right_x, exact_top, right, tender),
        notes=Box(right_x, notes_top, right, notes),
        note_columns=2,
        readout=Box(GUTTER, content, left, control),
        keypad=Box(GUTTER, content + control + GAP, left, bottom - content - control - GAP),
    )
