"""What the audit window does, without a window: on a real log, with a reader at hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pos_app.application.errors import StorageBusy
from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import ONE
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from pos_app.ui.audit.pages import PAGE, news
from tests.stores import a_till, sell, stocked
from tests.ui.audit.desk import NOON, Desk


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    with a_till(data_dir) as till:
        stocked(till, "Milk")
        sell(till, "MILK")
        yield till


@pytest.fixture
def desk(till: Till) -> Iterator[Desk]:
    queries = till.audit_queries()
    desk = Desk(queries)
    desk.presenter.start()
    yield desk
    queries.close()


def last_seq(till: Till) -> int:
    queries = till.audit_queries()
    last = queries.last_seq()
    queries.close()
    return last


def test_it_begins_with_the_newest_page(desk: Desk, till: Till) -> None:
    last = last_seq(till)

    assert desk.view.seqs == list(range(last, 0, -1))
    assert desk.view.is_complete
    assert desk.state.count == f"{last} records"


def test_older_pages_join_without_a_gap(desk: Desk, till: Till) -> None:
    for _ in range(PAGE // 7 + 1):
        sell(till, "MILK")
    desk.presenter.show_newest()

    assert len(desk.view.rows) == PAGE
    assert not desk.view.is_complete
    desk.presenter.more(desk.view.seqs[-1])
    assert desk.view.seqs == list(range(last_seq(till), 0, -1))
    assert desk.view.is_complete


def test_new_events_come_on_top_while_the_reader_is_there(desk: Desk, till: Till) -> None:
    sell(till, "MILK")
    desk.presenter.look_for_new()

    assert desk.view.seqs == list(range(last_seq(till), 0, -1))
    assert desk.view.resets == 1
    assert desk.state.count == f"{last_seq(till)} records"


def test_an_answer_that_was_asked_for_before_the_first_page_adds_nothing(
    desk: Desk, till: Till
) -> None:
    before = desk.view.seqs
    queries = till.audit_queries()
    late = news(queries, desk.state.where, 0)
    queries.close()
    desk.presenter._looked(desk.state.where, 0, late)

    assert desk.view.seqs == before


def test_new_events_wait_while_the_reader_is_further_down(desk: Desk, till: Till) -> None:
    before = desk.view.seqs
    desk.presenter.place_changed(is_at_top=False)

    for _ in range(2):
        sell(till, "MILK")
        desk.presenter.look_for_new()
        assert desk.view.seqs == before
        assert desk.state.unseen == last_seq(till) - before[0]

    desk.presenter.show_newest()
    assert desk.view.seqs[0] == last_seq(till)
    assert desk.state.unseen == 0


def test_what_waited_comes_when_the_reader_scrolls_back_up(desk: Desk, till: Till) -> None:
    desk.presenter.place_changed(is_at_top=False)
    sell(till, "MILK")
    desk.presenter.look_for_new()

    desk.presenter.place_changed(is_at_top=True)

    assert desk.view.seqs == list(range(last_seq(till), 0, -1))


def test_standing_still_shows_nothing_new_until_it_is_live_again(desk: Desk, till: Till) -> None:
    before = desk.view.seqs
    desk.presenter.toggle_live()
    sell(till, "MILK")
    desk.presenter.look_for_new()
    assert (desk.view.seqs, desk.state.is_live) == (before, False)

    desk.presenter.toggle_live()

    assert desk.view.seqs[0] == last_seq(till)


def test_a_burst_too_long_to_show_at_once_is_read_as_a_new_page(desk: Desk, till: Till) -> None:
    for _ in range(75):
        sell(till, "MILK")
    desk.presenter.look_for_new()

    assert desk.view.resets == 2
    assert desk.view.seqs[0] == last_seq(till)


class SellsInBetween:
    """A log in which something happens between any two questions to it."""

    def __init__(self, queries: SqlAuditQueries, till: Till) -> None:
        self._queries = queries
        self._till = till
        self.is_busy = False

    def __getattr__(self, name: str) -> object:
        if self.is_busy:
            sell(self._till, "MILK")
        return getattr(self._queries, name)


@pytest.mark.parametrize("question", ["page", "newer"])
def test_what_is_logged_between_two_questions_is_not_skipped(till: Till, question: str) -> None:
    queries = till.audit_queries()
    assert isinstance(queries, SqlAuditQueries)
    busy = SellsInBetween(queries, till)
    desk = Desk(busy)  # type: ignore[arg-type]  # it passes every question on
    desk.presenter.start()

    busy.is_busy = True
    if question == "page":
        desk.presenter.show_newest()
    else:
        desk.presenter.look_for_new()
    busy.is_busy = False
    desk.presenter.look_for_new()
    queries.close()

    assert desk.view.seqs == list(range(last_seq(till), 0, -1))


def test_a_filter_begins_a_new_list_and_counts_it(desk: Desk, till: Till) -> None:
    desk.presenter.choose("event", "StockSold")

    assert [row.event for row in desk.view.rows] == ["Stock sold"]
    assert desk.state.count == f"1 of {last_seq(till)}"
    assert (desk.filter("event").chosen, desk.filter("event").is_active) == ("Stock sold", True)


def test_several_kinds_of_event_are_shown_together_and_taken_away_again(desk: Desk) -> None:
    desk.presenter.choose("event", "StockSold")
    desk.presenter.choose("event", "CashTendered")
    assert {row.event for row in desk.view.rows} == {"Stock sold", "Sale paid"}
    assert desk.filter("event").chosen == "2 kinds"

    desk.presenter.choose("event", "StockSold")
    desk.presenter.choose("event", "CashTendered")

    assert desk.presenter.where.is_empty


def test_new_events_that_the_filter_hides_do_not_show(desk: Desk, till: Till) -> None:
    desk.presenter.choose("event", "ProductCreated")
    sell(till, "MILK")
    desk.presenter.look_for_new()
    stocked(till, "Bread")
    desk.presenter.look_for_new()

    assert [row.summary for row in desk.view.rows] == ["Bread, SKU BREAD", "Milk, SKU MILK"]


def test_an_answer_to_an_earlier_filter_never_shows(desk: Desk) -> None:
    desk.reader.is_slow = True
    desk.presenter.choose("event", "StockSold")
    desk.presenter.search("nothing like this")
    desk.reader.answer()

    assert desk.view.rows == []
    assert desk.state.is_empty


def test_nothing_found_says_how_many_records_there_are(desk: Desk, till: Till) -> None:
    desk.presenter.search("nothing like this")

    assert desk.state.empty_headline == "No events match these filters"
    assert str(last_seq(till)) in desk.state.empty_detail


def test_the_first_event_ends_the_empty_list(desk: Desk, till: Till) -> None:
    desk.presenter.search("Bread")
    stocked(till, "Bread")
    desk.presenter.look_for_new()

    assert not desk.state.is_empty
    assert [row.event for row in desk.view.rows] == ["Product created"]


def test_only_this_sale_can_be_shown_and_everything_again(desk: Desk) -> None:
    started = next(row for row in desk.view.rows if row.event == "Sale started")
    everything = desk.view.seqs
    desk.presenter.choose_subject(started.aggregate_id, "Sale 1-00001")

    assert [row.event for row in desk.view.rows] == ["Total shown", "Line added", "Sale started"]
    assert desk.filter("about").chosen == "Sale 1-00001"
    desk.presenter.clear_filters()
    assert desk.view.seqs == everything
    assert not desk.filter("about").is_active


def test_a_period_is_offered_as_seen_now(desk: Desk) -> None:
    periods = {choice.text: choice.value for choice in desk.filter("period").choices}
    hour = periods["Last hour"]

    desk.presenter.choose_period(hour)  # type: ignore[arg-type]  # a choice's value is any

    assert desk.presenter.where == AuditFilter(since=NOON - timedelta(hours=1))
    assert desk.filter("period").chosen == "Last hour"


def test_days_of_ones_own_are_taken_in_either_order(desk: Desk) -> None:
    desk.presenter.choose_days(NOON, NOON - timedelta(days=2))
    where = desk.presenter.where

    assert where.since is not None
    assert where.until is not None
    assert where.until - where.since == timedelta(days=3)
    assert where.since <= NOON - timedelta(days=2)
    assert where.until > NOON


def test_choosing_what_is_chosen_reads_nothing(desk: Desk) -> None:
    resets = desk.view.resets
    desk.presenter.choose("who", None)

    assert desk.view.resets == resets


def test_an_entry_is_shown_in_full(desk: Desk) -> None:
    added = next(row for row in desk.view.rows if row.event == "Line added")
    desk.presenter.inspect(added.seq)
    shown = desk.view.shown

    assert shown is not None
    assert "added 1 × Milk at 1.20 each" in shown.sentence
    assert shown.about == "Sale 1-00001"
    assert shown.payload["product_name"] == "Milk"
    assert (len(shown.hash), len(shown.prev_hash)) == (64, 64)
    assert [row.is_shown for row in shown.life].count(True) == 1


def test_a_record_that_is_not_there_shows_nothing(desk: Desk) -> None:
    desk.presenter.inspect(1)
    desk.presenter.inspect(10_000)

    assert desk.view.shown is None


def test_a_log_that_cannot_be_read_is_put_into_words_and_keeps_the_list(desk: Desk) -> None:
    before = desk.view.seqs
    desk.presenter.failed(StorageBusy(path="pos.db", detail="locked"))

    assert desk.state.notice
    assert "locked" not in desk.state.notice
    assert desk.view.seqs == before


def test_events_on_their_way_into_the_log_are_counted(desk: Desk, till: Till) -> None:
    with till._unit_of_work() as uow:
        store = uow.stores.get()
        assert store is not None
        store.start_till("1.0")
        uow.stores.save(store)
        uow.collect_events_from(store)
        uow.commit()
    desk.presenter.look_for_new()

    assert desk.state.pending == 1


def test_a_paid_sale_goes_by_its_number_from_its_first_event_on(desk: Desk, till: Till) -> None:
    cart = till.carts.add(None, "MILK", ONE)
    desk.presenter.look_for_new()
    started = next(row for row in desk.view.rows if row.aggregate_id == str(cart.cart_id))
    assert started.about == f"Sale {str(cart.cart_id)[-6:]}"

    order = till.orders.pay_cash(cart.cart_id)
    desk.presenter.look_for_new()

    abouts = {row.about for row in desk.view.rows if row.aggregate_id == str(cart.cart_id)}
    assert abouts == {f"Sale {order.number}"}
    desk.presenter.show_newest()
    assert abouts == {row.about for row in desk.view.rows if row.aggregate_id == str(cart.cart_id)}


@pytest.mark.parametrize("event", ["Line added", "Sale paid"])
def test_the_life_of_a_sale_goes_from_the_first_scan_to_the_change(
    desk: Desk, till: Till, event: str
) -> None:
    sell(till, "MILK")
    desk.presenter.inspect(next(row.seq for row in desk.view.rows if row.event == event))
    shown = desk.view.shown

    assert shown is not None
    assert [row.text for row in shown.life] == [
        "Sale started",
        "Added 1 × Milk",
        "Total shown, 1 item",
        "Sale 1-00001 completed",
        "Paid in cash, exact",
    ]
    assert [row.amount for row in shown.life] == ["", "1.20", "1.20", "1.20", "1.20"]


def test_the_life_of_a_product_does_not_repeat_its_name(desk: Desk) -> None:
    desk.presenter.inspect(next(row.seq for row in desk.view.rows if row.event == "Stock sold"))
    shown = desk.view.shown

    assert shown is not None
    assert shown.about == "Milk"
    assert [row.text for row in shown.life] == [
        "Created at 1.20, 100 on hand",
        "1 set aside, 99 left",
        "1 sold, 99 on hand",
    ]


def test_a_name_that_looks_like_a_place_stays_a_name(desk: Desk, till: Till) -> None:
    stocked(till, "{who} {price}", sku="BRACES")
    desk.presenter.look_for_new()

    assert desk.view.rows[0].summary == "{who} {price}, SKU BRACES"


def test_an_empty_list_offers_to_take_the_latest_filter_away(desk: Desk) -> None:
    desk.presenter.choose("event", "StockSold")
    desk.presenter.search("nothing like this")
    assert desk.state.way_out == ("text", "Clear the search")

    desk.presenter.clear_filter("text")

    assert [row.event for row in desk.view.rows] == ["Stock sold"]
    assert desk.state.way_out is None


@pytest.mark.parametrize("name", ["text", "who", "event", "about", "period"])
def test_each_filter_can_be_taken_away_alone(desk: Desk, name: str) -> None:
    desk.presenter.search("milk")
    desk.presenter.choose("who", "anonymous")
    desk.presenter.choose("event", "StockSold")
    desk.presenter.choose_subject("some-cart", "Sale 1-00007")
    desk.presenter.choose_days(NOON, NOON)
    filters = set(desk.presenter.narrowing.active())
    assert filters == {"text", "who", "event", "about", "period"}

    desk.presenter.clear_filter(name)

    assert set(desk.presenter.narrowing.active()) == filters - {name}
    shown = desk.state.filters
    active = {each.key for each in shown if each.is_active}
    assert active == filters - {name, "text"}


def test_a_hundred_events_at_once_ask_the_log_twice(desk: Desk, till: Till) -> None:
    desk.reader.is_slow = True
    for _ in range(100):
        desk.presenter.look_for_new()
    sell(till, "MILK")
    assert [topic for topic, _ in desk.reader.waiting] == ["new"]
    desk.reader.answer()

    assert desk.view.seqs == list(range(last_seq(till), 0, -1))


def test_news_for_an_earlier_filter_are_not_shown_under_the_new_one(desk: Desk, till: Till) -> None:
    desk.reader.is_slow = True
    sell(till, "MILK")
    desk.presenter.look_for_new()
    desk.presenter.choose("event", "ProductCreated")
    desk.reader.answer()

    assert [row.event for row in desk.view.rows] == ["Product created"]


def test_after_a_failure_it_looks_again(desk: Desk, till: Till) -> None:
    desk.reader.is_slow = True
    desk.presenter.look_for_new()
    desk.reader.waiting.clear()
    desk.presenter.failed(StorageBusy(path="pos.db", detail="locked"))
    desk.reader.is_slow = False
    sell(till, "MILK")

    desk.presenter.look_for_new()

    assert desk.view.seqs[0] == last_seq(till)
