"""Every key of the sell screen does what the list of keys says, and no two mean the same."""

from __future__ import annotations

from collections import Counter

import pytest

from pos_app.ui.actions import SELL, actions_of
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, MILK


def two_lines(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.presenter.scan(MILK)


def test_no_key_has_two_meanings() -> None:
    keys = Counter(key for action in actions_of(SELL) for key, _ in action.bindings())
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_with_a_key_is_known_to_the_view_or_the_presenter(seller: Seller) -> None:
    two_lines(seller)
    for action in actions_of(SELL):
        for _, name in action.bindings() if action.is_shortcut else ():
            seller.view._actions.do(name)  # an unknown name raises
            seller.view.sheets.sheet.close_sheet()
            seller.presenter.act("sheet.close")


def test_enter_adds_the_typed_code(seller: Seller) -> None:
    seller.type_in("1002")
    seller.press("Return")
    assert seller.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert seller.entry.text() == ""


def test_f2_with_a_number_sets_the_quantity(seller: Seller) -> None:
    two_lines(seller)
    seller.type_in("4")
    seller.press("F2")
    assert seller.rows()[1] == ("4", "Whole milk 2 L", "9.40")


def test_f2_asks_and_enter_answers(seller: Seller) -> None:
    two_lines(seller)
    seller.press("F2")
    assert seller.sheet_title() == "How many?"
    seller.type_in("3")
    seller.press("Return")
    assert seller.sheet_title() == ""
    assert seller.rows()[1] == ("3", "Whole milk 2 L", "7.05")
    assert seller.focus() is seller.entry


def test_an_answer_that_cannot_be_stays_in_the_sheet(seller: Seller) -> None:
    two_lines(seller)
    seller.press("F2")
    seller.type_in("1.5")
    seller.press("Return")
    assert seller.sheet_title() == "How many?"
    seller.press("Esc")
    assert seller.sheet_title() == ""
    assert seller.rows()[1] == ("1", "Whole milk 2 L", "2.35")


def test_f3_leads_to_the_entry_field_from_anywhere(seller: Seller) -> None:
    seller.press("Alt+Down")
    assert seller.focus() is seller.view.parts.tiles
    seller.press("F3")
    assert seller.focus() is seller.entry


def test_f4_twice_asks_about_the_whole_sale(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.type_in("10")
    seller.press("F4")
    seller.press("F4")
    assert seller.sheet_title() == "Discount on the whole sale"
    seller.press("Alt+2")
    seller.press("Return")
    assert seller.total() == "Total 4.41"


def test_f4_takes_a_share_off(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.type_in("10%")
    seller.press("F4")
    seller.press("Return")
    assert seller.rows() == [("1", "Sourdough loaf 800 g", "4.41")]


def test_plus_minus_and_del_act_on_the_line(seller: Seller) -> None:
    two_lines(seller)
    seller.type_in("+")
    assert seller.rows()[1][0] == "2"
    seller.type_in("-")
    assert seller.rows()[1][0] == "1"
    seller.press("Del")
    assert len(seller.rows()) == 1


def test_a_star_multiplies_the_next_scan(seller: Seller) -> None:
    seller.type_in("3*")
    assert seller.entry.text() == ""
    assert seller.view.parts.readout.accessibleName() == "3 ×"
    seller.presenter.scan(MILK)
    assert seller.rows() == [("3", "Whole milk 2 L", "7.05")]


def test_ctrl_z_undoes(seller: Seller) -> None:
    two_lines(seller)
    seller.press("Ctrl+Z")
    assert len(seller.rows()) == 1


def test_ctrl_del_asks_and_enter_keeps_the_sale(seller: Seller) -> None:
    two_lines(seller)
    seller.press("Ctrl+Del")
    assert seller.sheet_title() == "Cancel the whole sale?"
    seller.press("Return")
    assert seller.sheet_title() == ""
    assert len(seller.rows()) == 2
    seller.press("Ctrl+Del")
    seller.press("Alt+D")
    assert seller.rows() == []


def test_arrows_select_a_line_while_nothing_is_typed(seller: Seller) -> None:
    two_lines(seller)
    seller.press("Up")
    seller.press("Del")
    assert [row[1] for row in seller.rows()] == ["Whole milk 2 L"]


def test_page_keys_select_further_away(seller: Seller) -> None:
    two_lines(seller)
    seller.press("PgUp")
    seller.press("Del")
    assert [row[1] for row in seller.rows()] == ["Whole milk 2 L"]
    seller.press("PgDown")
    assert seller.rows()


def test_down_leads_into_the_results_of_a_search(seller: Seller) -> None:
    seller.type_in("so")
    seller.press("Down")
    assert seller.focus() is seller.view.parts.tiles
    seller.press("Return")
    assert seller.rows() == [("1", "Sourdough loaf 800 g", "4.90")]
    assert seller.focus() is seller.entry


def test_f12_takes_exact_cash_and_never_twice(seller: Seller) -> None:
    two_lines(seller)
    seller.press("F12")
    seller.press("F12")
    assert seller.is_complete()
    assert seller.notice() == ""
    assert seller.total() == "Change due 0.00, sale saved"


@pytest.mark.parametrize(
    ("keys", "change"), [("Ctrl+1", "0.75"), ("Ctrl+2", "2.75"), ("Ctrl+3", "12.75")]
)
def test_note_keys_take_the_next_notes(seller: Seller, keys: str, change: str) -> None:
    two_lines(seller)
    seller.press(keys)
    assert seller.total() == f"Change due {change}, sale saved"


def test_ctrl_i_checks_a_price(seller: Seller) -> None:
    seller.press("Ctrl+I")
    seller.presenter.scan(LOAF)
    assert seller.sheet_title() == "Price check"
    seller.press("Esc")
    assert seller.rows() == []


def test_ctrl_p_shows_the_last_receipt(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    seller.press("Ctrl+P")
    assert seller.sheet_title() == "Receipt 1-00001"


def test_alt_digits_choose_a_category(seller: Seller) -> None:
    seller.press("Alt+2")
    chosen = [chip.text() for chip in seller.view.parts.chips._chips if chip.isChecked()]
    assert chosen == ["Bakery"]
    seller.press("Alt+8")
    assert chosen == ["Bakery"]


def test_alt_down_and_arrows_reach_every_tile(seller: Seller) -> None:
    seller.press("Alt+Down")
    seller.press("Right")
    seller.press("Return")
    assert seller.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_escape_clears_but_never_discards_the_sale(seller: Seller) -> None:
    two_lines(seller)
    seller.type_in("abc")
    seller.press("Esc")
    assert seller.entry.text() == ""
    seller.press("Esc")
    assert len(seller.rows()) == 2


def test_f10_opens_the_menu_and_f1_the_keys(seller: Seller) -> None:
    seller.press("F10")
    assert seller.sheet_title() == "Menu"
    seller.press("Esc")
    seller.press("F1")
    assert seller.sheet_title() == "Keys of this screen"


def test_the_menu_is_used_by_arrows_and_enter(seller: Seller) -> None:
    seller.press("F10")
    seller.press("Down")
    seller.press("Up")
    for _ in range(40):
        if seller.focus().accessibleName().startswith("Dark theme"):
            break
        seller.press("Right")
    seller.press("Return")
    assert seller.wishes.names == ["theme"]
    assert seller.sheet_title() == ""


@pytest.mark.parametrize(
    ("keys", "wish"),
    [
        ("Ctrl+Shift+A", "audit"),
        ("Ctrl++", "scale 1"),
        ("Ctrl+-", "scale -1"),
        ("Ctrl+0", "scale 0"),
    ],
)
def test_what_the_window_does_is_asked_of_it(seller: Seller, keys: str, wish: str) -> None:
    seller.press(keys)
    assert seller.wishes.names == [wish]


def test_alt_b_presses_the_main_button_of_the_banner(seller: Seller) -> None:
    seller.till.carts.scan(None, LOAF)
    seller.presenter.offer_recovery(seller.till.carts.left_open())
    assert seller.view.parts.banner.isVisible()
    seller.press("Alt+B")
    assert not seller.view.parts.banner.isVisible()
    assert seller.rows() == [("1", "Sourdough loaf 800 g", "4.90")]


def test_ctrl_tab_walks_through_the_regions_and_back(seller: Seller) -> None:
    two_lines(seller)
    parts = seller.view.parts
    seen = []
    for _ in range(len(parts.regions()) - 1):
        seller.press("Ctrl+Tab")
        focus = seller.focus()
        seen.append(
            next(
                n
                for n, part in enumerate(parts.regions())
                if part is focus or part.isAncestorOf(focus)
            )
        )
    assert seen == [1, 2, 3, 4, 5, 7, 0], "payment is a stop only while it is open"
    seller.press("Ctrl+Shift+Tab")
    assert parts.keypad.isAncestorOf(seller.focus())


def test_a_sheet_has_the_keyboard_to_itself(seller: Seller) -> None:
    two_lines(seller)
    seller.press("F2")
    seller.press("F12")
    seller.press("Ctrl+Z")
    assert not seller.is_complete()
    assert len(seller.rows()) == 2
