"""Joins what the parts of the sell screen say to the view and to its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.ui.sell.view import SellView
    from pos_app.ui.sell.view_keys import ViewKeys


def connect_parts(view: SellView, actions: ViewKeys) -> None:
    """Connect every part; the view keeps them all alive."""
    parts = view.parts
    do = actions.do
    parts.entry.submitted.connect(actions.submit)
    parts.entry.key_for_screen.connect(actions.take_list_key)
    parts.keypad.pressed_key.connect(view.key_pressed)
    parts.tiles.tile_chosen.connect(actions.choose_tile)
    parts.tiles.left.connect(actions.leave_tiles)
    parts.chips.chosen.connect(view.chip_chosen)
    parts.chips.more_wanted.connect(actions.show_departments)
    parts.cart.line_chosen.connect(view.line_chosen)
    parts.tabs.changed.connect(view.place)
    parts.actions.more_wanted.connect(view.menu.open_more)
    parts.topbar.menu_wanted.connect(view.menu.open_menu)
    parts.topbar.audit_wanted.connect(view.audit_wanted)
    parts.topbar.lock_wanted.connect(actions.lock)
    parts.exact.clicked.connect(actions.take_cash)
    parts.by_card.clicked.connect(actions.take_by_card)
    parts.take.clicked.connect(actions.take_chosen)
    parts.payment.removed.connect(view.tender_removed)
    for part in (
        parts.actions,
        parts.notes,
        parts.strip,
        parts.card,
        parts.complete,
        parts.payment,
    ):
        part.acted.connect(do)
    parts.banner.acted.connect(do)
    view.menu.picked.connect(do)
    view.sheets.acted.connect(do)
    view.sheets.typed.connect(view.sheet_typed)
    view.sheets.department_chosen.connect(view.chip_chosen)
