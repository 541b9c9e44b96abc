"""A sale is gone through step by step, forwards and back, by hand or at its own pace."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pos_app.application.history.cart_history import CartHistory
from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import ONE
from pos_app.ui.audit_replay.replay_state import CartFlag, ReplayState, RowKind
from pos_app.ui.audit_replay.writing import Sale, sale_texts
from tests.builders import USD
from tests.stores import a_till, sell, stocked
from tests.ui.audit_replay.desk import Desk
from tests.ui.audit_replay.sales import CART, NUMBER, a_flagged_sale

DAY = timedelta(days=1)


def removals(desk: Desk) -> tuple[int, ...]:
    sale = desk.presenter.sale
    assert sale is not None
    return tuple(
        step.entry.seq for step in sale.history.steps if step.entry.event_type == "CartItemRemoved"
    )


def flagged(desk: Desk) -> CartFlag:
    desk.presenter.show_cart(CART)
    return CartFlag("Removed after total", "Three lines were removed.", removals(desk))


def cart(state: ReplayState) -> list[str]:
    return [row.name for row in state.moment.cart]


def test_a_sale_begins_with_its_first_step_and_nothing_in_the_cart(desk: Desk) -> None:
    desk.presenter.show_cart(CART)

    assert desk.state.step == 1
    assert desk.state.moment.cart == ()
    assert desk.state.sale.title == "Sale 2-08837"
    assert "Ines Duarte" in desk.state.sale.detail
    assert desk.shown == [CART]


def test_quick_scans_are_one_row_and_a_long_pause_is_another(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    rows = [(row.kind, row.first, row.last, row.text) for row in desk.state.sale.rows]

    assert rows[:6] == [
        (RowKind.STEP, 1, 1, "Sale started"),
        (RowKind.STEP, 2, 2, "Ribeye steak 400 g"),
        (RowKind.RUN, 3, 10, "8 more lines, 1\u00a0min 40\u00a0s, normal pace"),
        (RowKind.STEP, 11, 11, "Spaghetti 500 g"),
        (RowKind.PAUSE, 12, 12, "44\u00a0s with nothing scanned"),
        (RowKind.STEP, 12, 12, "Removed Ribeye steak 400 g"),
    ]


def test_every_step_is_in_exactly_one_row(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    covered = [
        number
        for row in desk.state.sale.rows
        if row.kind is not RowKind.PAUSE
        for number in range(row.first, row.last + 1)
    ]

    assert covered == list(range(1, 20))


def test_a_flagged_scan_is_never_hidden_in_a_run(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    sale = desk.presenter.sale
    assert sale is not None
    seq = sale.history.steps[5].entry.seq
    desk.presenter.show_flags(CART, (CartFlag("Rule", "Look here.", (seq,)),))

    row = next(row for row in desk.state.sale.rows if row.is_flagged)
    assert (row.kind, row.first, row.last) == (RowKind.STEP, 6, 6)


def test_a_removed_line_is_struck_out_at_its_step_and_gone_at_the_next(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.go_to(12)

    first = desk.state.moment.cart[0]
    assert (first.name, first.is_gone, first.mark) == (
        "Ribeye steak 400 g",
        True,
        "Removed at this step",
    )
    assert (desk.state.moment.before, desk.state.moment.now) == ("62.15", "43.25")
    assert desk.state.moment.difference == "\u221218.90"
    desk.presenter.go_on()
    assert "Ribeye steak 400 g" not in cart(desk.state)


def test_the_changed_line_says_how_it_was(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.go_to(15)
    marked = [row for row in desk.state.moment.cart if row.mark]
    assert [(row.name, row.mark, row.discount) for row in marked] == [
        ("Ground coffee 500 g", "Was 7.95", "\u22120.50")
    ]
    desk.presenter.go_on()
    marked = [row for row in desk.state.moment.cart if row.mark]
    assert [(row.name, row.quantity, row.mark) for row in marked] == [("Baguette", "3", "Was 1")]
    assert desk.state.moment.difference == "+3.90"


def test_steps_go_on_and_back_and_stop_at_the_ends(desk: Desk) -> None:
    presenter = desk.presenter
    presenter.show_cart(CART)
    presenter.go_back()
    assert desk.state.step == 1
    presenter.go_to_last()
    presenter.go_on()
    assert desk.state.step == 19
    presenter.go_back()
    assert desk.state.step == 18
    presenter.go_to_first()
    assert desk.state.step == 1


def test_the_slider_is_told_in_words(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.go_to(12)

    spoken = desk.state.moment.spoken
    assert spoken.startswith("Step 12 of 19, ")
    assert spoken.endswith(", Removed Ribeye steak 400 g, total 43.25")


def test_the_slider_keeps_the_true_time(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    track = desk.state.sale.track

    assert [step.at for step in track.steps[:3]] == [0, 0, 12_500]
    assert track.length == 192_500
    (pause,) = track.pauses
    assert (pause.start, pause.end, pause.text) == (112_500, 156_500, "44\u00a0s")


def test_flags_are_gone_to_and_named(desk: Desk) -> None:
    flag = flagged(desk)
    desk.presenter.show_cart(CART, (flag,))
    visited = []
    for _ in range(4):
        desk.presenter.go_to_next_flag()
        visited.append(desk.state.step)
    assert visited == [12, 13, 14, 14]
    assert desk.state.notice == "No flagged step follows."
    assert desk.state.moment.flag == "Removed after total"
    desk.presenter.go_to_previous_flag()
    assert desk.state.step == 13
    assert desk.state.notice == ""
    assert [step.is_flagged for step in desk.state.sale.track.steps].count(True) == 3


def test_flags_of_a_sale_that_is_no_longer_shown_come_too_late(desk: Desk) -> None:
    flag = flagged(desk)
    desk.presenter.show_flags("another", (flag,))
    assert not desk.state.sale.flags
    desk.presenter.show_flags(CART, (flag,))
    assert desk.state.sale.flags == (flag,)


@pytest.mark.parametrize(("speed", "wait"), [(1, 44_000), (2, 22_000), (4, 11_000)])
def test_a_pause_lasts_as_long_as_it_did_divided_by_the_speed(
    desk: Desk, speed: int, wait: int
) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.go_to(11)
    desk.presenter.set_speed(speed)
    desk.presenter.toggle_play()

    assert desk.pacer.waiting == wait


def test_skipping_cuts_long_pauses_short_and_leaves_short_ones(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.toggle_skip()
    desk.presenter.go_to(11)
    desk.presenter.toggle_play()
    assert desk.pacer.waiting == 1_000
    desk.presenter.go_to(1)
    assert desk.pacer.waiting == 80
    desk.presenter.toggle_skip()
    desk.presenter.go_to(11)
    assert desk.pacer.waiting == 44_000


def test_playing_goes_through_every_step_and_stops_at_the_last(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.toggle_play()
    seen = [desk.state.step]
    while desk.pacer.waiting is not None:
        desk.presenter.tick()
        seen.append(desk.state.step)

    assert seen == list(range(1, 20))
    assert not desk.state.is_playing


def test_what_is_due_is_paid_once_the_order_is_there(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    captions = [desk.state.moment.caption]
    desk.presenter.toggle_play()
    while desk.pacer.waiting is not None:
        desk.presenter.tick()
        captions.append(desk.state.moment.caption)

    assert captions[0] == "Total due now"
    assert captions[-1] == "Total, paid"
    paid = captions.index("Total, paid")
    assert set(captions[paid:]) == {"Total, paid"}


def test_playing_at_the_end_begins_again(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.go_to_last()
    desk.presenter.toggle_play()

    assert (desk.state.step, desk.state.is_playing) == (1, True)


def test_pausing_stops_the_time(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.toggle_play()
    desk.presenter.toggle_play()
    assert desk.pacer.waiting is None
    desk.presenter.tick()  # one that was already on its way
    assert desk.state.step == 1


def test_an_unheard_of_speed_changes_nothing(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    desk.presenter.set_speed(3)
    assert desk.state.speed == 1


def test_the_facts_say_who_when_and_how_it_ended(desk: Desk) -> None:
    desk.presenter.show_cart(CART)
    facts = {fact.name: fact.value for fact in desk.state.sale.facts}

    assert facts["Took"] == "3\u00a0min 13\u00a0s"
    assert facts["At the till"] == "Ines Duarte"
    assert facts["Approved by"] == "Tomas Reyes"
    assert facts["Steps"] == "19"
    assert facts["Pauses over 30 s"] == "1, the longest 44\u00a0s"
    assert facts["Removed"] == "3 lines, 37.80"
    assert facts["Paid"] == "30.00 in cash, 2.25 back"


@pytest.mark.parametrize("typed", [NUMBER, f"Sale {NUMBER}", f"  sale  #{NUMBER} ", CART])
def test_a_sale_is_found_by_what_its_receipt_says(desk: Desk, typed: str) -> None:
    desk.presenter.find(typed)
    assert desk.state.sale.title == "Sale 2-08837"
    assert desk.presenter.receipt == NUMBER


def test_a_number_that_no_sale_has_says_so(desk: Desk) -> None:
    desk.presenter.offer_sales()
    desk.presenter.find("2-99999")
    assert desk.choice.problem == "No sale is called 2-99999. Type the number on the receipt."
    desk.presenter.find(NUMBER)
    desk.presenter.offer_sales()
    assert desk.choice.problem == ""


def test_nothing_typed_finds_nothing_and_says_nothing(desk: Desk) -> None:
    desk.presenter.offer_sales()
    desk.presenter.find("  ")
    assert desk.choice.problem == ""


def test_the_newest_sales_are_offered_with_how_they_ended(tmp_path: Path) -> None:
    with a_till(tmp_path / "store") as till:
        stocked(till, "Milk", price="1.20")
        sell(till, "MILK")
        till.carts.void(till.carts.add(None, "MILK", ONE).cart_id)
        till.carts.add(None, "MILK", ONE)
        queries = till.audit_queries()
        assert till.store is not None
        desk = Desk(queries, till.store)
        desk.presenter.offer_sales()
        queries.close()

    assert [(row.outcome, row.amount) for row in desk.choice.sales] == [
        ("Open", ""),
        ("Cancelled", "1.20"),
        ("Paid", "1.20"),
    ]
    assert desk.choice.sales[2].name == "Sale 1-00001"


def test_a_cancelled_sale_is_told_to_its_end(till: Till, desk: Desk) -> None:
    stocked(till, "Milk", price="1.20")
    snapshot = till.carts.add(None, "MILK", ONE)
    till.carts.void(snapshot.cart_id)
    desk.presenter.show_cart(str(snapshot.cart_id))
    desk.presenter.go_to_last()

    assert desk.state.sale.rows[-1].text == "Sale cancelled"
    assert desk.state.sale.facts[-1].value == "1.20 was not paid"
    assert desk.presenter.receipt == ""
    assert cart(desk.state) == ["Milk"]


def test_a_sale_that_ended_on_another_day_says_so() -> None:
    entries = a_flagged_sale()
    late = [*entries[:-1], replace(entries[-1], occurred_at=entries[-1].occurred_at + DAY)]
    told = CartHistory.of(late, USD)
    assert told is not None

    text = sale_texts(Sale(told, {})).detail
    assert "Thu 12 Mar" in text
    assert "Fri 13 Mar" in text
    assert "1\u00a0d" in text
