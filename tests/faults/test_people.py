"""People under fault: killed during an override, one person at two tills, storms of wrong PINs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import ApprovalNeeded, NobodySignedIn, PermissionDenied, WrongPin
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.role.role import CASHIER
from pos_app.domain.aggregates.staff.errors import MustWait
from pos_app.domain.values.permission import DENIED
from pos_app.domain.values.quantity import ONE
from pos_app.infrastructure.system import SystemClock
from tests.people import CASHIER_PIN, MANAGER_PIN, Staffed, staffed
from tests.stores import a_till, stocked

PLACES = ("commit.before", "commit.after", "audit.before_commit")
THREADS = 4
TRIES_BEFORE_LOCK = 10

_OVERRIDE = """
import sys
from pathlib import Path
from uuid import UUID
from pos_app.application.errors import ApprovalNeeded
from pos_app.bootstrap import open_till
from pos_app.infrastructure import fail_points
folder, cashier, cashier_pin, manager, manager_pin, place, second = sys.argv[1:]
till = open_till(Path(folder))
till.start(with_receipts=False)
till.people.sign_in.sign_in(UUID(cashier), cashier_pin)
(cart,) = till.carts.left_open()
plan = fail_points._Plan(place)
if second == "grant":
    fail_points._plan = plan
try:
    till.carts.void(cart.cart_id)
except ApprovalNeeded as needed:
    given = till.people.approvals.grant(needed.asked, UUID(manager), manager_pin, "Mistake")
fail_points._plan = plan
with till.people.access.with_approvals([given]):
    till.carts.void(cart.cart_id)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def people(folder: Path) -> Staffed:
    """Four people of a store with steaks; the till is closed again."""
    with a_till(folder) as till:
        stocked(till, "Steak", price="20.00")
        return staffed(till)


def logged(till: Till, *kinds: str) -> list[AuditEntry]:
    queries = till.audit_queries()
    try:
        return list(reversed(queries.page(AuditFilter(event_types=frozenset(kinds)), None, 500)))
    finally:
        queries.close()


@pytest.mark.parametrize("command", ["grant", "void"])
@pytest.mark.parametrize("place", PLACES)
def test_an_override_is_recorded_whole_or_not_at_all(
    folder: Path, people: Staffed, place: str, command: str
) -> None:
    with a_till(folder, started=True) as till:
        till.people.sign_in.sign_in(people.cashier, CASHIER_PIN)
        till.carts.add(None, "STEAK", ONE)
    arguments = [people.cashier, CASHIER_PIN, people.manager, MANAGER_PIN, place, command]
    program = [sys.executable, "-c", _OVERRIDE, str(folder), *map(str, arguments)]
    done = subprocess.run(program, env=os.environ, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL

    with a_till(folder, started=True) as till:
        granted = logged(till, "ApprovalGranted")
        cancelled = logged(till, "CartVoided")
        is_granted = command == "void" or place != "commit.before"
        is_cancelled = command == "void" and place != "commit.before"
        assert (len(granted), len(cancelled)) == (is_granted, is_cancelled)
        for entry in (*granted, *cancelled):
            assert (entry.actor_id, entry.approver_id) == (str(people.cashier), str(people.manager))
        assert bool(till.carts.left_open()) == (not is_cancelled)
        if not is_cancelled:
            # What was granted before the crash allows nothing after it: it is asked for anew.
            till.people.sign_in.sign_in(people.cashier, CASHIER_PIN)
            (cart,) = till.carts.left_open()
            with pytest.raises(ApprovalNeeded):
                till.carts.void(cart.cart_id)
        assert till.audit.verify().is_sound


@pytest.fixture
def two_tills(folder: Path, people: Staffed) -> Iterator[tuple[Till, Till]]:
    """Two programs on one store, the same cashier signed in at both."""
    with ExitStack() as stack:
        tills = tuple(stack.enter_context(a_till(folder, started=True)) for _ in range(2))
        for till in tills:
            till.people.sign_in.sign_in(people.cashier, CASHIER_PIN)
        first, second = tills
        yield first, second


def test_one_person_works_at_two_tills(two_tills: tuple[Till, Till], people: Staffed) -> None:
    for till in two_tills:
        till.orders.pay_cash(till.carts.add(None, "STEAK", ONE).cart_id)
    first, second = two_tills
    first.people.sign_in.sign_out("locked")
    second.orders.pay_cash(second.carts.add(None, "STEAK", ONE).cart_id)
    with pytest.raises(NobodySignedIn):
        first.carts.add(None, "STEAK", ONE)
    sold = logged(second, "OrderCreated")
    assert [entry.actor_id for entry in sold] == [str(people.cashier)] * 3
    assert second.audit.verify().is_sound


def test_who_is_retired_at_one_till_does_nothing_more_at_the_other(
    two_tills: tuple[Till, Till], people: Staffed
) -> None:
    first, second = two_tills
    cart = second.carts.add(None, "STEAK", ONE)
    first.people.sign_in.sign_in(people.manager, MANAGER_PIN)
    first.people.staff.deactivate(people.cashier)
    with pytest.raises((NobodySignedIn, PermissionDenied)):
        second.orders.pay_cash(cart.cart_id)
    assert not logged(first, "OrderCreated")
    assert [each.cart_id for each in first.carts.left_open()] == [cart.cart_id]


def test_a_right_taken_away_while_a_cart_is_open_counts_at_the_other_till(
    two_tills: tuple[Till, Till], people: Staffed, folder: Path
) -> None:
    _first, second = two_tills
    cart = second.carts.add(None, "STEAK", ONE)
    with a_till(folder) as office:
        assert office.store is not None
        office.people.sign_in.sign_in(office.store.owner_id, "2580")
        office.people.roles.give(CASHIER, "discount", DENIED)
    with pytest.raises(PermissionDenied):
        second.carts.discount_line(cart.cart_id, 1, percent=Decimal(5), reason="Short date")
    assert second.orders.pay_cash(cart.cart_id).total == Decimal("20.00")
    assert not logged(second, "CartLineDiscounted")


def test_wrong_pins_at_two_tills_are_counted_together(
    two_tills: tuple[Till, Till], people: Staffed
) -> None:
    for till in (*two_tills, *two_tills):
        with pytest.raises(WrongPin):
            till.people.sign_in.sign_in(people.manager, "8642")
    for till in two_tills:
        with pytest.raises(MustWait):
            till.people.sign_in.sign_in(people.manager, MANAGER_PIN)
    assert [entry.payload["wrong_in_a_row"] for entry in logged(till, "PinRefused")] == [1, 2, 3, 4]


def test_a_storm_of_wrong_pins_is_counted_exactly_and_locks(
    folder: Path, people: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each thread tries and waits; together they get ten looks at the PIN, and no eleventh."""
    with a_till(folder, started=True) as till:
        clock = Later()
        monkeypatch.setattr(SystemClock, "now", lambda _self: clock.now())
        looked = [0] * THREADS

        def storm(place: int) -> None:
            for _ in range(2 * TRIES_BEFORE_LOCK):
                try:
                    till.people.sign_in.sign_in(people.cashier, "8642")
                except WrongPin:
                    looked[place] += 1
                except MustWait:
                    clock.let_pass()

        threads = [threading.Thread(target=storm, args=(place,)) for place in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        refused = logged(till, "PinRefused")
        assert sum(looked) == len(refused) == TRIES_BEFORE_LOCK
        assert [entry.payload["wrong_in_a_row"] for entry in refused] == list(
            range(1, TRIES_BEFORE_LOCK + 1)
        )
        waits = [entry.payload["wait_seconds"] for entry in refused]
        assert waits == [0, 0, 0, 5, 10, 20, 40, 80, 160, 0]
        assert len(logged(till, "StaffLocked")) == 1
        with pytest.raises(MustWait) as locked:
            till.people.sign_in.sign_in(people.cashier, CASHIER_PIN)
        assert locked.value.until is None


class Later:
    """A clock that somebody pushes on, so that a wait of minutes takes none."""

    def __init__(self) -> None:
        self._now = datetime.fromisoformat("2026-03-12T08:00:00+00:00")
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Return the moment of this clock, whoever asks."""
        with self._lock:
            return self._now

    def let_pass(self) -> None:
        """Let three minutes pass: longer than the longest wait."""
        with self._lock:
            self._now += timedelta(minutes=3)
