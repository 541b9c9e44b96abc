"""Red flags where people sign in: real approvals lead to R4, and each flag names who did it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application.errors import ApprovalNeeded
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.application.red_flag_queries import RedFlagEntry
from pos_app.domain.events import PROGRAM
from pos_app.domain.values.quantity import ONE
from tests.people import SUPERVISOR_PIN, Staffed, a_staffed_till
from tests.stores import stocked


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Staffed]:
    with a_staffed_till(tmp_path / "store") as shop:
        shop.till.start(with_receipts=False)
        shop.sign_in(shop.owner)
        stocked(shop.till, "Steak", price="20.00", stock="100")
        shop.sign_in(shop.cashier)
        yield shop


def approved_discount(shop: Staffed) -> None:
    """Let the cashier give more than they may, as the supervisor allows at the spot."""
    till, people = shop.till, shop.till.people
    cart_id = till.carts.add(None, "STEAK", ONE).cart_id

    def discount() -> None:
        till.carts.discount_line(cart_id, 1, percent=Decimal(21), reason="Short date")

    with pytest.raises(ApprovalNeeded) as needed:
        discount()
    given = people.approvals.grant(
        needed.value.asked, shop.supervisor, SUPERVISOR_PIN, "Short date"
    )
    with people.access.with_approvals([given]):
        discount()


def flags(shop: Staffed, rule: str) -> list[RedFlagEntry]:
    assert shop.till.publications.wait_until_idle(10)
    queries = shop.till.audit_queries()
    try:
        found = queries.red_flags.page(None, 50, is_open=True)
    finally:
        queries.close()
    return [flag for flag in found if flag.rule == rule]


def entries_of(shop: Staffed, flag: RedFlagEntry) -> tuple[AuditEntry, ...]:
    queries = shop.till.audit_queries()
    try:
        found = queries.red_flags.flag(flag.flag_id)
    finally:
        queries.close()
    assert found is not None
    return found.entries


def test_five_real_approvals_of_one_person_for_another_in_a_day_are_a_flag(shop: Staffed) -> None:
    for _ in range(4):
        approved_discount(shop)
    read_on(shop)
    assert flags(shop, "R4") == []

    approved_discount(shop)
    read_on(shop)

    (flag,) = flags(shop, "R4")
    assert flag.actor_id == str(shop.cashier)
    assert flag.facts["approver_id"] == str(shop.supervisor)
    assert flag.facts["times"] == "5"
    led_to_it = entries_of(shop, flag)
    assert [entry.event_type for entry in led_to_it] == ["ApprovalGranted"] * 5
    assert {entry.actor_id for entry in led_to_it} == {str(shop.cashier)}


def test_a_flag_is_of_whoever_did_it_and_not_of_whoever_works_at_the_till_by_then(
    shop: Staffed,
) -> None:
    shop.sign_in(shop.supervisor)
    shop.till.carts.void(shop.till.carts.add(None, "STEAK", ONE).cart_id)
    shop.till.drawers.open_without_sale("Count")
    shop.sign_in(shop.owner)

    (flag,) = flags(shop, "R1")

    assert flag.actor_id == str(shop.supervisor)
    raised = raised_events(shop)[0]
    assert UUID(raised.payload["cashier_id"]) == shop.supervisor


def read_on(shop: Staffed) -> None:
    """Let the rules read what is new, as the keeper does between the sales."""
    watch = shop.till._evidence_room._red_flags
    while watch.catch_up():
        pass


def raised_events(shop: Staffed) -> tuple[AuditEntry, ...]:
    queries = shop.till.audit_queries()
    try:
        return queries.page(AuditFilter(event_types=frozenset({"RedFlagRaised"})), None, 10)
    finally:
        queries.close()


def test_what_the_program_does_by_itself_is_nobodys_doing(shop: Staffed) -> None:
    shop.sign_in(shop.supervisor)
    shop.till.carts.void(shop.till.carts.add(None, "STEAK", ONE).cart_id)
    shop.till.drawers.open_without_sale("Count")
    assert shop.till.publications.wait_until_idle(10)
    shop.till.trail.sign_checkpoint()
    found = shop.till.audit.verify()
    shop.till.trail.record_verification(found, "hourly")
    shop.till.trail.record_verification(found, "asked")

    queries = shop.till.audit_queries()
    page = queries.page(AuditFilter(), None, 60)
    queries.close()
    by = {(each.event_type, each.payload.get("cause")): each.actor_id for each in page}
    assert by["RedFlagRaised", None] == PROGRAM
    assert by["CheckpointSigned", None] == PROGRAM
    assert by["AuditLogVerified", "hourly"] == PROGRAM
    assert by["AuditLogVerified", "asked"] == str(shop.supervisor)
    assert by["CartVoided", None] == str(shop.supervisor)
