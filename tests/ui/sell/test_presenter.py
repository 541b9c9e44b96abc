"""Ringing up: what the cashier does, and what the screen then shows."""

from __future__ import annotations

from tests.ui.sell.shop import BANANAS, BASIL, CROISSANT, LOAF, MILK, Shop


def test_scans_become_lines_and_a_total(shop: Shop) -> None:
    for code in (LOAF, MILK, MILK):
        shop.presenter.scan(code)
    assert shop.rows() == [("1", "Sourdough loaf 800 g", "4.90"), ("2", "Whole milk 2 L", "4.70")]
    assert shop.total() == "9.60"
    assert shop.screen.sounds == ["scan_ok"] * 3


def test_the_line_that_was_scanned_is_selected_and_marked_as_new(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.scan(MILK)
    shop.presenter.scan(LOAF)
    assert (shop.screen.state.cart.selected, shop.screen.state.cart.touched) == (1, 1)


def test_three_times_and_a_scan_make_three(shop: Shop) -> None:
    shop.presenter.type("3")
    assert shop.screen.state.entry.readout == "3"
    shop.presenter.type("3*")
    assert shop.screen.state.entry.text == ""
    assert shop.screen.state.entry.readout == "3 ×"
    shop.presenter.scan(MILK)
    assert shop.rows() == [("3", "Whole milk 2 L", "7.05")]
    assert shop.screen.state.entry.readout == ""


def test_a_number_and_a_tile_make_that_many(shop: Shop) -> None:
    shop.presenter.press_key("1")
    shop.presenter.press_key("2")
    shop.presenter.choose_tile("1001")
    assert shop.rows() == [("12", "Sourdough loaf 800 g", "58.80")]
    assert shop.screen.state.entry.text == ""


def test_an_unknown_code_is_a_card_and_two_low_tones_and_the_cart_stays(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.scan("4006381333931")
    card = shop.screen.state.left
    assert getattr(card, "title", "") == "Unknown code 4006381333931"
    assert shop.screen.sounds[-1] == "scan_unknown"
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    shop.presenter.act("clear")
    assert hasattr(shop.screen.state.left, "tiles")


def test_what_is_sold_out_is_refused_with_a_sentence_and_a_sound(shop: Shop) -> None:
    shop.presenter.scan(BASIL)
    assert shop.screen.toasts == [
        ("warning", "Basil in pot: none left. Nothing was added. Go on with the next item.")
    ]
    assert shop.screen.sounds == ["scan_unknown"]
    assert shop.rows() == []


def test_more_than_is_left_keeps_the_cart(shop: Shop) -> None:
    for _ in range(6):
        shop.presenter.scan(CROISSANT)
    shop.presenter.scan(CROISSANT)
    assert shop.rows() == [("6", "Butter croissant", "9.60")]
    assert shop.screen.toasts[-1][1].startswith("Butter croissant: none left.")


def test_typing_words_searches_and_enter_adds_the_first_match(shop: Shop) -> None:
    shop.presenter.type("who mi")
    left = shop.screen.state.left
    assert [tile.name for tile in getattr(left, "tiles", ())] == ["Whole milk 2 L"]
    shop.presenter.act("enter")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert shop.screen.state.entry.text == ""
    assert not getattr(shop.screen.state.left, "is_search", True)


def test_a_typed_code_is_added_by_enter(shop: Shop) -> None:
    shop.presenter.type("1002")
    shop.presenter.act("enter")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_a_misspelt_name_is_asked_back_and_enter_adds_it(shop: Shop) -> None:
    shop.presenter.type("sourdoh")
    card = shop.screen.state.left
    assert getattr(card, "title", "") == "Nothing matches “sourdoh”"
    assert getattr(card, "sentence", "") == "Did you mean Sourdough loaf 800 g?"
    shop.presenter.act("enter")
    assert shop.rows() == [("1", "Sourdough loaf 800 g", "4.90")]


def test_digits_that_are_no_code_end_in_the_unknown_card(shop: Shop) -> None:
    shop.presenter.type("77")
    shop.presenter.act("enter")
    assert getattr(shop.screen.state.left, "title", "") == "Unknown code 77"


def test_what_is_weighed_asks_for_its_weight(shop: Shop) -> None:
    shop.presenter.scan(BANANAS)
    sheet = shop.screen.state.sheet
    assert getattr(sheet, "title", "") == "How many kg?"
    shop.presenter.type_in_sheet("1.24")
    assert getattr(shop.screen.state.sheet, "preview", "") == "1.240\u00a0kg × 1.79 = 2.22"
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == [("1.240", "Bananas", "2.22")]
    assert shop.screen.state.cart.rows[0].unit == "kg"


def test_a_weight_typed_before_is_taken(shop: Shop) -> None:
    shop.presenter.type("0.5")
    shop.presenter.choose_tile("1005")
    assert shop.rows() == [("0.500", "Bananas", "0.90")]


def test_a_scan_while_a_question_waits_adds_nothing_and_says_so(shop: Shop) -> None:
    shop.presenter.scan(BANANAS)
    shop.presenter.scan(MILK)
    assert shop.rows() == []
    assert shop.screen.toasts == [
        ("warning", f"{MILK} was not added. Answer the question, then scan again.")
    ]
    assert getattr(shop.screen.state.sheet, "title", "") == "How many kg?"


def test_a_price_check_shows_price_and_stock_and_adds_nothing(shop: Shop) -> None:
    shop.presenter.act("price_check")
    assert shop.screen.state.entry.is_price_check
    shop.presenter.scan(CROISSANT)
    sheet = shop.screen.state.sheet
    assert getattr(sheet, "price", "") == "1.60 each"
    assert ("In stock", "6 left") in getattr(sheet, "rows", ())
    assert shop.rows() == []
    shop.presenter.act("sheet.close")
    shop.presenter.scan(CROISSANT)
    assert shop.rows() == [("1", "Butter croissant", "1.60")]


def test_a_checked_price_can_be_added(shop: Shop) -> None:
    shop.presenter.act("price_check")
    shop.presenter.scan(CROISSANT)
    shop.presenter.act("sheet.add")
    assert shop.screen.state.sheet is None
    assert shop.rows() == [("1", "Butter croissant", "1.60")]


def test_a_second_scan_while_a_price_is_shown_shows_the_next_price(shop: Shop) -> None:
    shop.presenter.act("price_check")
    shop.presenter.scan(CROISSANT)
    shop.presenter.scan(LOAF)
    assert getattr(shop.screen.state.sheet, "price", "") == "4.90 each"
    assert shop.rows() == []


def test_departments_have_chips_and_show_their_tiles(shop: Shop) -> None:
    left = shop.screen.state.left
    assert [chip.label for chip in getattr(left, "chips", ())] == [
        "Popular",
        "Bakery",
        "Produce",
        "Dairy",
        "Pantry",
    ]
    shop.presenter.choose_chip_at(1)
    left = shop.screen.state.left
    assert [tile.name for tile in getattr(left, "tiles", ())] == [
        "Sourdough loaf 800 g",
        "Butter croissant",
    ]


def test_a_scan_does_not_draw_the_tiles_again_unless_a_mark_changed(shop: Shop) -> None:
    before = shop.screen.state.left
    shop.presenter.scan(MILK)
    assert shop.screen.state.left is before


def test_stock_marks_follow_what_was_reserved(shop: Shop) -> None:
    events: list[object] = []
    shop.till.on_published(events.append)
    shop.presenter.choose_tile("1003")
    shop.presenter.published(events)  # type: ignore[arg-type]  # only domain events arrive
    left = shop.screen.state.left
    notes = {tile.sku: (tile.note, tile.note_kind) for tile in getattr(left, "tiles", ())}
    assert notes["1003"] == ("5 left", "low")
    assert notes["1004"] == ("None left", "none")


def test_escape_clears_one_thing_after_the_other(shop: Shop) -> None:
    shop.presenter.scan("nothing")
    shop.presenter.type("abc")
    shop.presenter.act("clear")
    assert shop.screen.state.entry.text == ""
    shop.presenter.type("3*")
    shop.presenter.act("clear")
    assert shop.screen.state.entry.readout == ""
