"""Builds stores with people: who signs in with which PIN."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from pos_app.bootstrap import Till
from pos_app.domain.aggregates.role.role import CASHIER, MANAGER, SUPERVISOR
from tests.stores import a_till

OWNER_PIN, MANAGER_PIN, SUPERVISOR_PIN, CASHIER_PIN = "2580", "3697", "4862", "1479"


@dataclass(frozen=True, slots=True)
class Staffed:
    """A till at which people sign in: Ana owns the store, the others work there."""

    till: Till
    owner: UUID
    manager: UUID
    supervisor: UUID
    cashier: UUID

    def sign_in(self, who: UUID) -> None:
        """Sign somebody in with the PIN this module gave them."""
        self.till.people.sign_in.sign_in(who, self.pin_of(who))

    def pin_of(self, who: UUID) -> str:
        """Return somebody's PIN."""
        return {
            self.owner: OWNER_PIN,
            self.manager: MANAGER_PIN,
            self.supervisor: SUPERVISOR_PIN,
            self.cashier: CASHIER_PIN,
        }[who]


@contextmanager
def a_staffed_till(folder: Path) -> Iterator[Staffed]:
    """Open a till with four people, nobody of whom is signed in."""
    with a_till(folder) as till:
        yield staffed(till)


def staffed(till: Till) -> Staffed:
    """Let people work at a till, and sign in from now on."""
    staff = till.people.staff
    till.reload_store()
    assert till.store is not None
    people = Staffed(
        till,
        owner=till.store.owner_id,
        manager=staff.add("Tomas Reyes", MANAGER, MANAGER_PIN).staff_id,
        supervisor=staff.add("Sam Lindqvist", SUPERVISOR, SUPERVISOR_PIN).staff_id,
        cashier=staff.add("Ines Duarte", CASHIER, CASHIER_PIN).staff_id,
    )
    till.stores.switch_sign_in(is_on=True)
    till.reload_store()
    return people
