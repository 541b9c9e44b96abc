"""A till with four people in the real window, and hands for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pos_app.application.queries import AuditFilter
from pos_app.bootstrap import Till, open_till
from pos_app.settings import Settings
from pos_app.ui.look import Look
from pos_app.ui.robot.hand import Robot
from pos_app.ui.sounds import Sounds
from pos_app.ui.till_app import TillApp
from tests.people import CASHIER_PIN, OWNER_PIN, Staffed, staffed
from tests.stores import a_till, stocked

OWN_PIN = "7391"
BADGE = "B-000417-2026"


@dataclass
class Window:
    """A till with four people in front of somebody's hands."""

    people: Staffed
    till: Till
    app: TillApp
    robot: Robot

    def sign_in(self, name: str, pin: str) -> None:
        self.robot.tap(name)
        self.robot.type_in(pin)
        self.robot.press("Return")

    def logged(self, event_type: str) -> list[dict[str, object]]:
        queries = self.till.audit_queries()
        try:
            where = AuditFilter(event_types=frozenset({event_type}))
            return [dict(entry.payload) for entry in reversed(queries.page(where, None, 50))]
        finally:
            queries.close()

    def ask_for_a_price(self) -> None:
        """Ring up a steak of 20.00 and ask to sell it for 15.00."""
        self.robot.type_in("STEAK")
        self.robot.press("Return")
        self.robot.wait_for("Total 20.00")
        self.robot.type_in("15")
        self.robot.press("F5")
        self.robot.press("Return")
        self.robot.wait_for("Manager approval")


@contextmanager
def a_window(folder: Path, look: Look) -> Iterator[Window]:
    """Open the window on a store that sells steaks; nobody is signed in."""
    with a_till(folder) as till:
        stocked(till, "Steak", price="20.00")
        people = staffed(till)
        till.people.sign_in.sign_in(people.owner, OWNER_PIN)
        till.people.staff.issue_badge(people.manager, BADGE)
        till.people.sign_in.sign_in(people.cashier, CASHIER_PIN)
        till.people.sign_in.change_pin(CASHIER_PIN, OWN_PIN)
        till.people.sign_in.sign_out("closed")
    Settings(is_maximized=False, window=(0, 0, 1366, 768)).save(folder)
    till = open_till(folder)
    app = TillApp(look, till, Sounds(folder / "sounds"))
    app.open()
    robot = Robot(app.window)
    robot.bring_to_front()
    yield Window(people, till, app, robot)
    app.close()
