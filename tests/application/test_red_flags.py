"""Red flags are raised from the log once, whatever interrupts the reading, and settled once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from pos_app.application.errors import FlagNotFound, InvalidParameter
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.errors import FlagDismissed, InvalidReason
from pos_app.domain.values.quantity import ONE
from tests.stores import a_till, sell, stocked

RAISED = AuditFilter(event_types=frozenset({"RedFlagRaised"}))
DISMISSED = AuditFilter(event_types=frozenset({"RedFlagDismissed"}))


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store", started=True) as till:
        yield till


def entries(till: Till, where: AuditFilter) -> tuple[AuditEntry, ...]:
    queries = till.audit_queries()
    try:
        return queries.page(where, None, 50)
    finally:
        queries.close()


def raised_by(till: Till, rule: str) -> list[AuditEntry]:
    assert till.publications.wait_until_idle(10)
    return [entry for entry in entries(till, RAISED) if entry.payload["rule"] == rule]


def cancel_and_open_the_drawer(till: Till) -> UUID:
    stocked(till, sku="MILK")
    till.carts.void(till.carts.add(None, "MILK", ONE).cart_id)
    till.drawers.open_without_sale("Count")
    (entry,) = raised_by(till, "R1")
    return UUID(entry.payload["flag_id"])


def test_a_drawer_opened_after_a_cancelled_sale_raises_a_flag_at_its_entries(till: Till) -> None:
    cancel_and_open_the_drawer(till)
    (flag,) = raised_by(till, "R1")
    queries = till.audit_queries()
    types = [queries.entry(flag.payload[name]) for name in ("first_seq", "last_seq")]
    marks = queries.flags_of(flag.payload["first_seq"], flag.payload["last_seq"])
    queries.close()
    assert [entry.event_type for entry in types if entry] == ["CartVoided", "DrawerOpened"]
    assert marks[flag.payload["last_seq"]] == ("R1",)


def test_a_sale_alone_raises_nothing(till: Till) -> None:
    stocked(till, sku="MILK")
    sell(till, "MILK")
    till.drawers.open_without_sale("Count")
    assert raised_by(till, "R1") == []


def test_the_watch_finds_nothing_new_in_what_it_raised_itself(till: Till) -> None:
    cancel_and_open_the_drawer(till)
    before = len(entries(till, AuditFilter()))
    till.drawers.open_without_sale("Count")
    assert len(raised_by(till, "R1")) == 1
    assert len(entries(till, AuditFilter())) == before + 1


def test_reading_again_what_a_power_cut_took_back_raises_no_second_flag(till: Till) -> None:
    cancel_and_open_the_drawer(till)
    writer = till._database.begin()
    writer.command("DELETE FROM red_flag_progress")
    till._database.commit()
    till.drawers.open_without_sale("Count")
    assert len(raised_by(till, "R1")) == 1


def test_a_pattern_that_a_restart_interrupts_is_found(tmp_path: Path) -> None:
    with a_till(tmp_path / "store", started=True) as till:
        stocked(till, sku="MILK")
        till.carts.void(till.carts.add(None, "MILK", ONE).cart_id)
        assert till.publications.wait_until_idle(10)
    with a_till(tmp_path / "store", started=True) as till:
        till.drawers.open_without_sale("Count")
        assert len(raised_by(till, "R1")) == 1


def test_a_flag_is_dismissed_with_a_reason_that_stays_in_the_log(till: Till) -> None:
    flag_id = cancel_and_open_the_drawer(till)
    till.flags.dismiss(flag_id, "  Customer came\nback ")
    (entry,) = entries(till, DISMISSED)
    assert entry.payload["reason"] == "Customer came back"
    queries = till.audit_queries()
    assert queries.flags_of(1, queries.last_seq()).get(entry.seq) is None
    assert "R1" not in {rule for rules in queries.flags_of(1, 999).values() for rule in rules}
    queries.close()


def test_a_flag_is_dismissed_once(till: Till) -> None:
    flag_id = cancel_and_open_the_drawer(till)
    till.flags.dismiss(flag_id, "Seen")
    with pytest.raises(FlagDismissed):
        till.flags.dismiss(flag_id, "Seen again")
    assert len(entries(till, DISMISSED)) == 1


@pytest.mark.parametrize("reason", ["", " ", "x" * 201])
def test_a_flag_is_not_dismissed_without_a_readable_reason(till: Till, reason: str) -> None:
    flag_id = cancel_and_open_the_drawer(till)
    with pytest.raises(InvalidReason):
        till.flags.dismiss(flag_id, reason)
    assert entries(till, DISMISSED) == ()


def test_an_unknown_flag_cannot_be_dismissed(till: Till) -> None:
    with pytest.raises(FlagNotFound):
        till.flags.dismiss(uuid4(), "Seen")


def test_a_rule_that_is_switched_off_raises_nothing_until_it_is_on_again(till: Till) -> None:
    till.flags.change_rule("R1", {}, is_on=False)
    stocked(till, sku="MILK")
    till.carts.void(till.carts.add(None, "MILK", ONE).cart_id)
    till.drawers.open_without_sale("Count")
    assert raised_by(till, "R1") == []
    till.flags.change_rule("R1", {}, is_on=True)
    till.carts.void(till.carts.add(None, "MILK", ONE).cart_id)
    till.drawers.open_without_sale("Count")
    assert len(raised_by(till, "R1")) == 1


def test_other_parameters_hold_from_the_next_entry_on(till: Till) -> None:
    stocked(till, sku="MILK")
    stocked(till, sku="BREAD")
    cart = till.carts.add(None, "MILK", ONE).cart_id
    till.carts.void(till.carts.add(cart, "BREAD", ONE).cart_id)
    sell(till, "MILK")
    till.drawers.open_without_sale("Count")
    assert raised_by(till, "R2") == []
    till.flags.change_rule("R2", {"same_percent": "50"}, is_on=True)
    cart = till.carts.add(None, "MILK", ONE).cart_id
    till.carts.void(till.carts.add(cart, "BREAD", ONE).cart_id)
    sell(till, "MILK")
    till.drawers.open_without_sale("Count")
    assert len(raised_by(till, "R2")) == 1


def test_a_changed_rule_is_in_the_log_with_all_its_parameters(till: Till) -> None:
    till.flags.change_rule("R2", {"within_minutes": "5"}, is_on=True)
    (entry,) = entries(till, AuditFilter(event_types=frozenset({"RedFlagRuleChanged"})))
    assert entry.payload["rule"] == "R2"
    assert json.loads(entry.payload["parameters"]) == {
        "within_minutes": "5",
        "same_percent": "60",
        "least_products": "2",
    }
    queries = till.audit_queries()
    (setting,) = queries.red_flags.rule_settings()
    queries.close()
    assert (setting.rule, setting.is_on) == ("R2", True)
    assert setting.parameters["within_minutes"] == "5"


def test_a_rule_that_is_wanted_as_it_is_changes_nothing(till: Till) -> None:
    till.flags.change_rule("R1", {"within_minutes": "3"}, is_on=True)
    assert entries(till, AuditFilter(event_types=frozenset({"RedFlagRuleChanged"}))) == ()


@pytest.mark.parametrize("minutes", ["0", "241", "2.5", "soon", ""])
def test_a_number_that_a_rule_cannot_go_by_is_refused(till: Till, minutes: str) -> None:
    with pytest.raises(InvalidParameter) as refused:
        till.flags.change_rule("R1", {"within_minutes": minutes}, is_on=True)
    assert (refused.value.least, refused.value.most) == ("1", "240")
    assert entries(till, AuditFilter(event_types=frozenset({"RedFlagRuleChanged"}))) == ()


def test_what_was_set_holds_when_the_log_is_read_again_from_its_start(till: Till) -> None:
    till.flags.change_rule("R1", {}, is_on=False)
    stocked(till, sku="MILK")
    till.carts.void(till.carts.add(None, "MILK", ONE).cart_id)
    till.drawers.open_without_sale("Count")
    assert till.publications.wait_until_idle(10)
    till._database.begin().command("DELETE FROM red_flag_progress")
    till._database.commit()
    till.drawers.open_without_sale("Count")
    assert raised_by(till, "R1") == []
