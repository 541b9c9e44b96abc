"""The till that the self-test works at: its windows, its robot, and what must hold there."""

from __future__ import annotations

from pathlib import Path

from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.application.snapshots import ProductSnapshot
from pos_app.settings import Settings
from pos_app.ui.look import Look
from pos_app.ui.opened_till import OpenedTill, OpenTill
from pos_app.ui.robot.hand import Robot
from pos_app.ui.sounds import Sounds
from pos_app.ui.till_app import TillApp

OWNER_PIN = "2580"
FLOAT = "100.00"
_WINDOW = (0, 0, 1366, 768)


class StepFailed(Exception):
    """A step of the shift did not end as it must."""


class RobotStation:
    """A till on a folder of its own, with a robot at its window.

    ``products`` are what it sells, by name, with the stock before the first sale; ``sold`` the
    sales that were completed.
    """

    def __init__(
        self, open_till: OpenTill, look: Look, folder: Path, pictures: Path | None
    ) -> None:
        """Open the till on an empty folder below ``folder``."""
        self._open_till = open_till
        self._look = look
        self._pictures = pictures
        self.folder = folder
        self.products: dict[str, ProductSnapshot] = {}
        self.sold: list[OrderSnapshot] = []
        self.open(folder / "store")

    def open(self, data_dir: Path) -> None:
        """Open the till on ``data_dir``; the one before must be closed."""
        data_dir.mkdir(exist_ok=True)
        Settings(is_maximized=False, window=_WINDOW).save(data_dir)
        self.till: OpenedTill = self._open_till(data_dir)
        self.app = TillApp(self._look, self.till, Sounds(data_dir / "sounds"))
        self.app.open()
        self.robot = Robot(self.app.window)
        self.robot.bring_to_front()

    def sign_in(self) -> None:
        """Sign the owner in by hand: a wrong PIN first, which is a sentence, then the right one."""
        self.robot.wait_for("Who is selling?")
        self.picture("sign-in")
        self.robot.type_in("8642")
        self.robot.press("Return")
        self.robot.wait_for("This is not the PIN.")
        self.robot.type_in(OWNER_PIN)
        self.robot.press("Return")

    def close(self) -> None:
        """Put the till away."""
        self.app.close()

    @property
    def audit_robot(self) -> Robot:
        """A robot at the audit window."""
        if self.app.audit_window is None:
            raise StepFailed("there is no audit window")
        return Robot(self.app.audit_window)

    @property
    def takes_pictures(self) -> bool:
        """Whether somebody wants to see the screens."""
        return self._pictures is not None

    def picture(self, name: str, robot: Robot | None = None) -> None:
        """Save what a window shows, the till's by default."""
        if self._pictures is not None:
            (robot or self.robot).picture(self._pictures / f"{name}.png")

    def code(self, name: str) -> str:
        """Return the barcode of a product."""
        return self.products[name].gtins[0]

    def shows(self, line: str) -> None:
        """The cart must have a line that begins so."""
        self.robot.wait_until(_Shows(self.robot, line), f"the line {line}")

    def total(self, amount: str) -> None:
        """The till must show this total."""
        self.robot.wait_for(f"Total {amount}")

    def completed(self, *, total: str, change: str) -> None:
        """A sale must just have been completed for ``total``, with ``change`` given back."""
        self.robot.wait_for("sale saved")
        order = self.last_order()
        must(order is not None, "no sale was completed")
        if order is not None:
            self.sold.append(order)
            must(str(order.total) == total, f"the sale is {order.total}, not {total}")
            must(str(order.change) == change, f"the change is {order.change}, not {change}")
        self.robot.wait_for("Receipt saved")

    def last_order(self) -> OrderSnapshot | None:
        """Return the register's latest sale."""
        return self.till.order_queries.last_at("1")


class _Shows:
    """Whether the cart has a line that begins so."""

    def __init__(self, robot: Robot, line: str) -> None:
        self._robot = robot
        self._line = line

    def __call__(self) -> bool:
        return any(line.startswith(self._line) for line in self._robot.items("Cart"))


def must(holds: bool, otherwise: str) -> None:
    """Let the step fail with ``otherwise`` unless it ``holds``."""
    if not holds:
        raise StepFailed(otherwise)
