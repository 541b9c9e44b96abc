"""The exceptions: what is listed, what one says, and how it is settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest

from pos_app.application.queries import AuditQueries
from pos_app.application.red_flag_queries import RedFlagEntry
from pos_app.bootstrap import Till
from pos_app.ui.red_flags.rule_words import check_of, innocent_of, sentence_of, words_of
from tests.flags import cancel_and_open_the_drawer
from tests.ui.red_flags.desk import Desk

WITH_WORDS = ("R1", "R2", "R3", "R4", "R6", "R7")


@pytest.fixture
def queries(till: Till) -> Iterator[AuditQueries]:
    queries = till.audit_queries()
    yield queries
    queries.close()


@pytest.fixture
def desk(till: Till, queries: AuditQueries) -> Desk:
    return Desk(queries, till.flags)


def ids(desk: Desk) -> list[str]:
    return [row.flag_id for row in desk.state.rows]


def choose_drawer(desk: Desk) -> None:
    drawer = next(row for row in desk.state.rows if row.mark == "R1")
    desk.presenter.choose(drawer.flag_id)


def a_flag(rule: str, **facts: str) -> RedFlagEntry:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    return RedFlagEntry("id", rule, "ines", "2", noon, facts, None)


def test_the_newest_flag_is_shown_in_full_at_once(desk: Desk) -> None:
    assert desk.detail.flag_id == ids(desk)[0]


def test_a_flag_says_in_a_sentence_what_happened(desk: Desk) -> None:
    choose_drawer(desk)
    assert desk.detail.name == "Drawer after a cancelled sale"
    assert desk.detail.sentence.startswith("Cashier cancelled a sale of 1.20. After ")


def test_a_flag_shows_its_records_and_the_sale_to_replay(desk: Desk, queries: AuditQueries) -> None:
    choose_drawer(desk)
    cancelled, opened = desk.detail.entries
    entry = queries.entry(cancelled.seq)

    assert entry is not None
    assert (cancelled.what, cancelled.amount) == ("Sale cancelled: 1 item", "−1.20")
    assert opened.what == "Drawer opened: Change for a customer"
    assert desk.detail.cart_id == entry.aggregate_id


def test_a_reviewed_flag_leaves_the_list_and_the_next_one_is_shown(desk: Desk) -> None:
    first, second, *_ = ids(desk)
    before = desk.counts[-1]
    desk.presenter.choose(first)
    desk.presenter.review("Practice")

    assert first not in ids(desk)
    assert desk.detail.flag_id == second
    assert desk.counts[-1] == before - 1


def test_a_reviewed_flag_is_found_among_the_reviewed_with_its_reason(desk: Desk) -> None:
    first = ids(desk)[0]
    desk.presenter.review("Camera agrees")
    desk.presenter.show(is_open=False)

    assert ids(desk) == [first]
    assert desk.detail.reviewed == "Reviewed: Camera agrees"
    assert desk.presenter.reviewable is None


def test_a_flag_that_somebody_else_settled_meanwhile_is_said_to_be(till: Till, desk: Desk) -> None:
    settled = ids(desk)[0]
    till.flags.dismiss(UUID(settled), "Seen")
    desk.presenter.review("Seen too")

    assert desk.state.notice == "This flag was reviewed before. Nothing was changed."
    assert settled not in ids(desk)


def test_without_leave_to_write_nothing_can_be_settled(queries: AuditQueries) -> None:
    desk = Desk(queries, None)
    before = ids(desk)
    desk.presenter.review("Seen")

    assert not desk.state.can_review
    assert ids(desk) == before


def test_a_new_flag_appears_without_moving_the_reader(till: Till, desk: Desk) -> None:
    chosen = ids(desk)[1]
    desk.presenter.choose(chosen)
    cancel_and_open_the_drawer(till)
    desk.presenter.look()

    assert desk.detail.flag_id == chosen
    assert ids(desk).index(chosen) > 1


def test_older_flags_come_page_by_page(till: Till, desk: Desk) -> None:
    cancel_and_open_the_drawer(till, 51)
    desk.presenter.show(is_open=True)
    first_page = ids(desk)
    while not desk.state.is_last:
        desk.presenter.more()

    assert len(first_page) == 50
    assert ids(desk)[:50] == first_page
    assert len(set(ids(desk))) == len(ids(desk)) == desk.state.open_count


@pytest.mark.parametrize("rule", WITH_WORDS)
def test_a_rule_has_words_of_its_own_and_says_nothing_bad_of_people(rule: str) -> None:
    flag = a_flag(rule, total="12.5", new_total="3", approver_id="bo", times="5")
    said = " ".join(
        (
            words_of(rule).name,
            sentence_of(flag, str.title, 2),
            innocent_of(rule),
            check_of(flag, str.title, 2),
        )
    )

    assert rule not in said
    assert "{" not in said
    assert not {"fraud", "suspect", "theft", "steal"} & set(said.lower().split())


def test_amounts_are_written_with_the_decimals_of_the_currency() -> None:
    sentence = sentence_of(a_flag("R2", total="12.5", new_total="3"), str.title, 2)
    assert "12.50" in sentence
    assert "3.00" in sentence


def test_a_rule_of_a_newer_version_is_shown_with_general_words() -> None:
    flag = a_flag("R99")
    assert words_of("R99").name == "Rule R99"
    assert check_of(flag, str.title, 2) == "Replay the sale, and ask Ines how it was."
