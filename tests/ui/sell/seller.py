"""The sell screen on a real shop, used as a cashier uses it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.bootstrap import Till
from pos_app.ui.look import Look
from pos_app.ui.sale_services import sale_extras
from pos_app.ui.sell.presenter import SellPresenter
from pos_app.ui.sell.view import SellView
from pos_app.ui.sell.wiring import connect_sell
from pos_app.ui.sounds import Sounds
from pos_app.ui.widgets.entry_field import EntryField
from tests.readers import ReaderHere
from tests.scales import ScaleWhenTold
from tests.terminals import TerminalWhenTold
from tests.ui.sell.shop import Seconds

# Longer than a scanner waits between two keys, so that keys count as a person's.
A_MOMENT_MS = 45


@dataclass
class Wishes:
    """What the view asked of its window."""

    names: list[str] = field(default_factory=list)

    def audit(self) -> None:
        self.names.append("audit")

    def theme(self) -> None:
        self.names.append("theme")

    def close_till(self) -> None:
        self.names.append("close")

    def text_scale(self, step: object) -> None:
        self.names.append(f"scale {step}")


class Seller:
    """A window with the sell screen, its presenter, and hands for both."""

    def __init__(self, look: Look, till: Till, size: tuple[int, int] = (1366, 768)) -> None:
        store = till.store
        assert store is not None
        self.look = look
        self.till = till
        self.seconds = Seconds()
        self.wishes = Wishes()
        self.view = SellView(look, Sounds(Path("unused")))
        self.log = till.audit_queries()
        self.terminal = TerminalWhenTold()
        self.scale = ScaleWhenTold()
        self.presenter = SellPresenter(
            self.view,
            carts=till.carts,
            terms=till.cart_terms,
            holds=till.holds,
            orders=till.orders,
            drawers=till.drawers,
            extras=sale_extras(till, self.terminal, self.scale),
            products=till.product_queries,
            reader=ReaderHere(),
            order_queries=till.order_queries,
            customers=till.customer_queries,
            audit=self.log,
            store=store,
            receipts=till.data_dir / "receipts",
            seconds=self.seconds,
        )
        connect_sell(self.view, self.presenter)
        self.view.audit_wanted.connect(self.wishes.audit)
        self.view.theme_wanted.connect(self.wishes.theme)
        self.view.close_wanted.connect(self.wishes.close_till)
        self.view.text_scale_wanted.connect(self.wishes.text_scale)
        self.view.resize(*size)
        self.view.show()
        self.view.activateWindow()
        QTest.qWaitForWindowActive(self.view)
        self.presenter.start()
        self.view.return_focus()

    @property
    def entry(self) -> EntryField:
        return self.view.parts.entry

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.view

    def press(self, keys: str) -> None:
        """Press a key or a combination wherever the focus is."""
        QTest.keySequence(self.focus(), QKeySequence(keys))

    def type_in(self, text: str) -> None:
        """Type as a person does."""
        for character in text:
            QTest.keyClicks(self.focus(), character)

    def rows(self) -> list[tuple[str, str, str]]:
        """The cart as it is listed: quantity, name, amount."""
        state = self.view._state
        assert state is not None
        return [(row.quantity, row.name, row.amount) for row in state.cart.rows]

    def total(self) -> str:
        return self.view.parts.total.accessibleName()

    def is_complete(self) -> bool:
        return self.view.parts.complete.isVisible()

    def sheet_title(self) -> str:
        sheet = self.view.sheets.sheet
        return sheet.accessibleName() if sheet.is_open else ""

    def notice(self) -> str:
        notice = self.view.parts.notice
        return notice.accessibleName() if notice.isVisible() else ""
