"""The drawer opens without a sale only once the log knows why."""

from __future__ import annotations

import pytest

from pos_app.application.drawer_service import DrawerService
from pos_app.application.errors import StorageReadOnly
from pos_app.application.ports import UnitOfWork
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import Till
from pos_app.domain.errors import InvalidReason

OPENINGS = AuditFilter(event_types=frozenset({"DrawerOpened"}))


class DrawerThatLooksIntoTheLog:
    """A drawer that notes what the log said when it was asked to open."""

    def __init__(self, till: Till) -> None:
        self._till = till
        self.seen: list[AuditEntry] = []

    def open(self) -> bool:
        self.seen.extend(openings(self._till))
        return True


def openings(till: Till) -> tuple[AuditEntry, ...]:
    queries = till.audit_queries()
    try:
        return queries.page(OPENINGS, None, 10)
    finally:
        queries.close()


def test_an_opening_is_logged_with_its_reason_and_register(till: Till) -> None:
    till.drawers.open_without_sale("  Change for\n a customer ")
    (entry,) = openings(till)
    assert (entry.payload["reason"], entry.register_id) == ("Change for a customer", "1")


def test_a_till_without_a_connected_drawer_says_so(till: Till) -> None:
    assert not till.drawers.open_without_sale("Count")


def test_the_device_is_asked_after_the_entry_stands_in_the_log(till: Till) -> None:
    drawer = DrawerThatLooksIntoTheLog(till)
    assert DrawerService(till._unit_of_work, drawer, lambda: "1").open_without_sale("Count")
    assert [entry.payload["reason"] for entry in drawer.seen] == ["Count"]


def test_what_cannot_be_recorded_is_not_opened(till: Till) -> None:
    class NoUnitOfWork:
        access = till.people.access

        def __call__(self, *, durable: bool = True) -> UnitOfWork:
            raise StorageReadOnly(path="pos.db", detail="full")

    drawer = DrawerThatLooksIntoTheLog(till)
    with pytest.raises(StorageReadOnly):
        DrawerService(NoUnitOfWork(), drawer, lambda: "1").open_without_sale("Count")
    assert drawer.seen == []


@pytest.mark.parametrize("reason", ["", " \n", "x" * 201])
def test_an_opening_needs_a_reason_of_a_readable_length(till: Till, reason: str) -> None:
    with pytest.raises(InvalidReason):
        till.drawers.open_without_sale(reason)
    assert openings(till) == ()
