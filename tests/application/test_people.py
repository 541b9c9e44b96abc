"""Who may do what, who allowed it, and what is left in the log of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from pos_app.application import errors
from pos_app.application.order_service import TenderRequest
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import Till, open_till
from pos_app.domain.aggregates.approval.approval import Asked
from pos_app.domain.aggregates.role.role import CASHIER, CONSOLE, MANAGER, OWNER
from pos_app.domain.aggregates.staff.errors import BadgeTaken, LastOwner, MustWait, StaffNameTaken
from pos_app.domain.events import PROGRAM
from pos_app.domain.values import permissions
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.permission import ASKS, DENIED, up_to
from pos_app.domain.values.quantity import ONE
from pos_app.domain.values.tender import ForeignCash, TenderKind
from tests.people import CASHIER_PIN, MANAGER_PIN, SUPERVISOR_PIN, Staffed, a_staffed_till
from tests.stores import a_till, stocked

BADGE = "B-000417-2026"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Staffed]:
    with a_staffed_till(tmp_path / "store") as shop:
        shop.sign_in(shop.owner)
        stocked(shop.till, "Steak", price="20.00")
        yield shop


def logged(till: Till, event_type: str) -> list[AuditEntry]:
    queries = till.audit_queries()
    try:
        found = queries.page(AuditFilter(event_types=frozenset({event_type})), None, 50)
    finally:
        queries.close()
    return list(reversed(found))


def a_cart(shop: Staffed) -> UUID:
    return shop.till.carts.add(None, "STEAK", ONE).cart_id


def discount(shop: Staffed, cart_id: UUID, percent: str) -> None:
    shop.till.carts.discount_line(cart_id, 1, percent=Decimal(percent), reason="Short date")


def asked_for(shop: Staffed, cart_id: UUID, percent: str = "21") -> Asked:
    with pytest.raises(errors.ApprovalNeeded) as needed:
        discount(shop, cart_id, percent)
    return needed.value.asked


def test_whoever_signs_in_is_the_actor_from_then_on(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    a_cart(shop)

    assert logged(shop.till, "CartStarted")[-1].actor_id == str(shop.cashier)
    signed_in = logged(shop.till, "StaffSignedIn")[-1]
    assert (signed_in.actor_id, signed_in.payload["way"]) == (str(shop.cashier), "pin")
    assert logged(shop.till, "StaffSignedOut")[-1].payload["cause"] == "switched"


def test_where_people_sign_in_nobody_in_particular_may_do_nothing(shop: Staffed) -> None:
    shop.till.people.sign_in.sign_out("locked")

    with pytest.raises(errors.NobodySignedIn):
        a_cart(shop)


def test_where_people_sign_in_what_nobody_did_is_the_programs(tmp_path: Path) -> None:
    with a_staffed_till(tmp_path / "store") as shop:
        folder, who = tmp_path / "store", shop.cashier
    with closing(open_till(folder)) as till:
        till.start(with_receipts=False)
        till.stores.start_till()
        with pytest.raises(errors.WrongPin):
            till.people.sign_in.sign_in(who, "8642")

        actors = {each: logged(till, each)[-1].actor_id for each in ("TillStarted", "PinRefused")}

    assert set(actors.values()) == {PROGRAM}


def test_a_store_without_sign_in_lets_everybody_do_everything(shop: Staffed) -> None:
    shop.till.stores.switch_sign_in(is_on=False)
    shop.till.people.sign_in.sign_out("closed")

    discount(shop, a_cart(shop), "90")

    assert logged(shop.till, "SignInSwitched")[-1].payload["is_on"] is False
    assert logged(shop.till, "CartLineDiscounted")[-1].actor_id == "anonymous"


def test_a_role_allows_up_to_its_limit_and_asks_beyond_it(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    cart_id = a_cart(shop)
    discount(shop, cart_id, "10")

    asked = asked_for(shop, cart_id, "10.01")

    assert (asked.permission, asked.measured, asked.limit) == (
        permissions.DISCOUNT,
        Decimal("10.01"),
        Decimal(10),
    )
    assert shop.till.carts.get(cart_id).lines[0].discount == Decimal("2.00")


def test_an_amount_may_not_outgrow_the_limit_when_the_line_shrinks(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    cart_id = shop.till.carts.add(None, "STEAK", ONE + ONE).cart_id
    shop.till.carts.discount_line(cart_id, 1, Decimal("4.00"), reason="Damaged")

    with pytest.raises(errors.ApprovalNeeded):
        shop.till.carts.change_quantity(cart_id, 1, ONE)


def test_a_denied_permission_cannot_be_approved(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)

    with pytest.raises(errors.PermissionDenied) as refusal:
        shop.till.products.retire(UUID(int=1))

    assert refusal.value.permission == "manage_products"


def test_an_approval_lets_the_same_command_go_on_with_both_names(shop: Staffed) -> None:
    people = shop.till.people
    shop.sign_in(shop.cashier)
    cart_id = a_cart(shop)
    asked = asked_for(shop, cart_id)

    given = people.approvals.grant(asked, shop.supervisor, SUPERVISOR_PIN, "Short date")
    with people.access.with_approvals([given]):
        discount(shop, cart_id, "21")

    granted = logged(shop.till, "ApprovalGranted")[-1]
    assert granted.payload["requester_id"] == granted.actor_id == str(shop.cashier)
    assert granted.payload["approver"] == granted.approver_id == str(shop.supervisor)
    assert granted.payload["reason"] == "Short date"
    assert granted.payload["rule_version"] == 1
    assert (granted.payload["amount_before"], granted.payload["amount_after"]) == (
        "20.00",
        "15.80",
    )
    done = logged(shop.till, "CartLineDiscounted")[-1]
    assert (done.actor_id, done.approver_id) == (str(shop.cashier), str(shop.supervisor))
    assert people.access.actor_id == str(shop.cashier)


def test_an_approval_is_for_one_command_and_for_nothing_else(shop: Staffed) -> None:
    people = shop.till.people
    shop.sign_in(shop.cashier)
    cart_id = a_cart(shop)
    given = people.approvals.grant(
        asked_for(shop, cart_id), shop.manager, MANAGER_PIN, "Short date"
    )

    with people.access.with_approvals([given]):
        with pytest.raises(errors.ApprovalNeeded):
            discount(shop, cart_id, "22")
        discount(shop, cart_id, "21")
        discount(shop, cart_id, "0")
        with pytest.raises(errors.ApprovalNeeded):
            discount(shop, cart_id, "21")
    assert logged(shop.till, "CartLineDiscounted")[-1].approver_id is None


def test_nobody_approves_their_own_request(shop: Staffed) -> None:
    shop.sign_in(shop.supervisor)
    asked = asked_for(shop, a_cart(shop), "30")
    approvals = shop.till.people.approvals

    with pytest.raises(errors.OwnRequest):
        approvals.grant(asked, shop.supervisor, SUPERVISOR_PIN, "Goodwill")
    assert shop.supervisor not in {each.staff_id for each in approvals.approvers(asked)}


def test_only_who_may_do_it_alone_approves_it(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    asked = asked_for(shop, a_cart(shop), "60")
    approvals = shop.till.people.approvals

    assert {each.staff_id for each in approvals.approvers(asked)} == {shop.owner, shop.manager}
    with pytest.raises(errors.CannotApprove):
        approvals.grant(asked, shop.supervisor, SUPERVISOR_PIN, "Goodwill")
    assert logged(shop.till, "PinRefused") == []


def test_a_refusal_and_a_withdrawal_are_events(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    asked = asked_for(shop, a_cart(shop))
    approvals = shop.till.people.approvals

    approvals.refuse(asked, shop.manager, MANAGER_PIN, "Too much")
    approvals.withdraw(asked)

    refused = logged(shop.till, "ApprovalRefused")[-1]
    assert refused.payload["approver"] == refused.approver_id == str(shop.manager)
    assert logged(shop.till, "ApprovalWithdrawn")[-1].approver_id is None


def test_a_badge_approves_and_signs_in(shop: Staffed) -> None:
    people = shop.till.people
    people.staff.issue_badge(shop.manager, BADGE)
    shop.sign_in(shop.cashier)
    cart_id = a_cart(shop)

    given = people.approvals.grant_by_badge(asked_for(shop, cart_id), BADGE, "Short date")
    with people.access.with_approvals([given]):
        discount(shop, cart_id, "21")
    people.sign_in.sign_in_by_badge(BADGE)

    assert logged(shop.till, "ApprovalGranted")[-1].payload["way"] == "badge"
    assert people.access.actor_id == str(shop.manager)
    with pytest.raises(errors.UnknownBadge):
        people.sign_in.sign_in_by_badge("B-000000")


def test_a_badge_is_one_persons_and_kept_as_a_hash(shop: Staffed) -> None:
    staff = shop.till.people.staff
    staff.issue_badge(shop.manager, BADGE)

    with pytest.raises(BadgeTaken):
        staff.issue_badge(shop.cashier, BADGE)
    kept = b"".join(path.read_bytes() for path in shop.till.data_dir.glob("pos.db*"))
    assert BADGE.encode() not in kept


def test_wrong_pins_are_events_slow_down_and_lock(
    shop: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = shop.till.people
    now = datetime(2026, 3, 12, 8, tzinfo=UTC)
    clock = people.sign_in._clock
    monkeypatch.setattr(type(clock), "now", lambda _self: now)
    for _ in range(3):
        with pytest.raises(errors.WrongPin) as wrong:
            people.sign_in.sign_in(shop.cashier, "8642")
        assert wrong.value.wait_until is None
    with pytest.raises(errors.WrongPin) as wrong:
        people.sign_in.sign_in(shop.cashier, "8642")
    assert wrong.value.wait_until == now + timedelta(seconds=5)
    with pytest.raises(MustWait):
        people.sign_in.sign_in(shop.cashier, CASHIER_PIN)
    for _ in range(6):
        now += timedelta(hours=1)
        with pytest.raises(errors.WrongPin):
            people.sign_in.sign_in(shop.cashier, "8642")
    now += timedelta(days=7)
    with pytest.raises(MustWait):
        people.sign_in.sign_in(shop.cashier, CASHIER_PIN)

    people.staff.unlock(shop.cashier)
    shop.sign_in(shop.cashier)

    tries = [entry.payload["wrong_in_a_row"] for entry in logged(shop.till, "PinRefused")]
    assert tries == list(range(1, 11))
    assert len(logged(shop.till, "StaffLocked")) == len(logged(shop.till, "StaffUnlocked")) == 1


def test_an_owner_is_locked_for_an_hour_only(
    shop: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = shop.till.people
    now = datetime(2026, 3, 12, 8, tzinfo=UTC)
    monkeypatch.setattr(type(people.sign_in._clock), "now", lambda _self: now)
    for _ in range(10):
        now += timedelta(minutes=30)
        with pytest.raises(errors.WrongPin):
            people.sign_in.sign_in(shop.owner, "8642")
    now += timedelta(minutes=59)
    with pytest.raises(MustWait):
        shop.sign_in(shop.owner)
    now += timedelta(minutes=2)
    shop.sign_in(shop.owner)


@pytest.mark.parametrize("pin", ["1234", "0000", "98765", "123", "12a4", "", CASHIER_PIN])
def test_a_pin_that_others_guess_or_have_is_refused(shop: Staffed, pin: str) -> None:
    with pytest.raises(errors.InvalidPin):
        shop.till.people.staff.add("Amara Okafor", CASHIER, pin)


def test_people_change_their_own_pin_with_the_old_one(shop: Staffed) -> None:
    sign_in = shop.till.people.sign_in
    shop.sign_in(shop.cashier)
    with pytest.raises(errors.WrongPin):
        sign_in.change_pin("8642", "7391")

    sign_in.change_pin(CASHIER_PIN, "7391")

    assert not sign_in.sign_in(shop.cashier, "7391").must_change_pin
    assert logged(shop.till, "PinChanged")[-1].actor_id == str(shop.cashier)


def test_no_manager_makes_or_touches_an_owner(shop: Staffed) -> None:
    staff = shop.till.people.staff
    shop.sign_in(shop.manager)

    with pytest.raises(errors.PermissionDenied):
        staff.add("Amara Okafor", OWNER, "7391")
    with pytest.raises(errors.PermissionDenied):
        staff.change_role(shop.manager, OWNER)
    with pytest.raises(errors.PermissionDenied):
        staff.reset_pin(shop.owner, "7391")
    assert staff.reset_pin(shop.cashier, "7391").must_change_pin


def test_the_last_owner_stays(shop: Staffed) -> None:
    staff = shop.till.people.staff
    for change in (staff.deactivate, lambda who: staff.change_role(who, MANAGER)):
        with pytest.raises(LastOwner):
            change(shop.owner)


def test_two_people_who_work_here_have_two_names(shop: Staffed) -> None:
    staff = shop.till.people.staff
    with pytest.raises(StaffNameTaken):
        staff.rename(shop.cashier, "tomas reyes")
    staff.deactivate(shop.manager)
    assert staff.rename(shop.cashier, "Tomas Reyes").name == "Tomas Reyes"


def test_a_role_that_changes_while_a_cart_is_open_is_obeyed_by_the_next_command(
    shop: Staffed,
) -> None:
    roles = shop.till.people.roles
    shop.sign_in(shop.cashier)
    cart_id = a_cart(shop)
    with a_till(shop.till.data_dir) as office:
        office.people.sign_in.sign_in(shop.owner, "2580")
        office.people.roles.give(CASHIER, "discount", up_to("5"))
        office.people.roles.give(CASHIER, "remove_line", DENIED)

    with pytest.raises(errors.ApprovalNeeded) as needed:
        discount(shop, cart_id, "9")
    assert needed.value.asked.rule_version == 3
    with pytest.raises(errors.PermissionDenied):
        shop.till.carts.remove_line(cart_id, 1)
    assert len(shop.till.carts.get(cart_id).lines) == 1
    assert dict(roles.every()[0].grants)["discount"] == up_to("5")


def test_a_person_who_left_may_do_nothing_from_the_next_command_on(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    cart_id = a_cart(shop)
    with a_till(shop.till.data_dir) as office:
        office.people.sign_in.sign_in(shop.owner, "2580")
        office.people.staff.deactivate(shop.cashier)

    with pytest.raises(errors.NobodySignedIn):
        shop.till.carts.add(cart_id, "STEAK", ONE)


def test_the_command_line_acts_without_a_pin_until_its_role_is_limited(shop: Staffed) -> None:
    people = shop.till.people
    people.roles.give(CONSOLE, "import_products", DENIED)
    people.roles.give(CONSOLE, "cancel_sale", ASKS)
    people.act_as_console()

    cart_id = a_cart(shop)

    assert logged(shop.till, "CartStarted")[-1].actor_id == "console"
    with pytest.raises(errors.PermissionDenied):
        shop.till.products.import_products(Path("products.csv"))
    with pytest.raises(errors.ApprovalNeeded):
        shop.till.carts.void(cart_id)


def test_a_lost_owner_pin_is_set_anew_and_leaves_a_trace(shop: Staffed) -> None:
    people = shop.till.people
    people.act_as_console()

    people.staff.recover_owner_pin("7391")

    reset = logged(shop.till, "PinReset")[-1]
    assert (reset.actor_id, reset.payload["way"]) == ("console", "recovery")
    assert people.sign_in.sign_in(shop.owner, "7391").must_change_pin


def test_no_pin_and_no_name_is_told_in_the_log(shop: Staffed) -> None:
    queries = shop.till.audit_queries()
    text = "".join(str(entry.payload) for entry in queries.page(AuditFilter(), None, 500))
    queries.close()
    for secret in (CASHIER_PIN, MANAGER_PIN, "Ines", "Tomas", "argon2"):
        assert secret not in text


def test_cash_for_a_cash_sale_is_no_other_way_to_pay_back(shop: Staffed) -> None:
    by_cash = shop.till.orders.pay_cash(a_cart(shop))
    shop.sign_in(shop.cashier)
    shop.till.returns.refund(by_cash.number, {1: ONE}, reason="Other", pay_by=TenderKind.CASH)
    assert logged(shop.till, "RefundTenderOverridden") == []
    by_card = a_cart(shop)
    shop.till.orders.take(by_card, TenderRequest(new_id(), TenderKind.CARD, Decimal("20.00")))
    sold = shop.till.order_queries.last_at("1")
    assert sold is not None
    with pytest.raises(errors.ApprovalNeeded):
        shop.till.returns.refund(sold.number, {1: ONE}, reason="Other", pay_by=TenderKind.CASH)
    with pytest.raises(errors.ApprovalNeeded):
        shop.till.returns.refund(
            sold.number, {1: ONE}, reason="Other", pay_by=TenderKind.STORE_CREDIT
        )


def test_a_held_sale_names_whoever_held_it(shop: Staffed) -> None:
    shop.sign_in(shop.cashier)
    shop.till.holds.hold(a_cart(shop), "red jacket")
    assert [sale.held_by for sale in shop.till.holds.held()] == ["Ines Duarte"]


def test_a_rate_of_ones_own_for_foreign_cash_asks_and_the_last_one_does_not(
    shop: Staffed,
) -> None:
    def pay(rate: str) -> None:
        notes = ForeignCash("EUR", Decimal(20), Decimal(rate))
        request = TenderRequest(new_id(), TenderKind.FOREIGN_CASH, foreign=notes)
        shop.till.orders.take(a_cart(shop), request)

    shop.sign_in(shop.cashier)
    with pytest.raises(errors.ApprovalNeeded) as first:
        pay("1.08")
    assert first.value.asked.about == "1 EUR: – → 1.08 USD"
    shop.sign_in(shop.supervisor)
    pay("1.08")
    shop.sign_in(shop.cashier)
    pay("1.0800")
    with pytest.raises(errors.ApprovalNeeded) as higher:
        pay("25")
    assert higher.value.asked.about == "1 EUR: 1.08 → 25 USD"
    totals = shop.till.order_queries.totals()
    assert totals.orders == 2
