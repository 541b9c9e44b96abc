"""The selling part of the self-test: from the first start to the receipts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

from pos_app.resource_files import resource
from pos_app.ui.formatting import format_amount
from pos_app.ui.robot.station import FLOAT, OWNER_PIN, RobotStation, must

_LONG = 30_000
_CODE_OF_NOBODY = "4006381333931"
_TOAST_MS = 5000
_GUARD_MS = 850  # cash is taken once per 800 ms (ui.md, section 4)


class RobotShift:
    """Sells at a station; each step leaves the till as the next one expects it."""

    def __init__(self, station: RobotStation) -> None:
        """Sell at ``station``."""
        self._station = station

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield what must hold, in the shop's words, and what proves it."""
        yield "A store is set up by keyboard", self._set_up
        yield "A catalogue of 224 products comes in, with its progress", self._import
        yield "The till opens, and the float of the first shift is counted", self._open_shift
        yield "The till can sell", self._start_selling
        yield "Scans ring up a cart, and equal items share a line", self._scan
        yield "A product is found by the beginning of its name", self._search
        yield "A weighed product is sold by its tile, with its weight", self._tap_tile
        yield "The quantity of a line is changed", self._change_quantity
        yield "A discount comes off a line", self._discount
        yield "A line is removed", self._remove
        yield "Undo brings it back", self._undo
        yield "An unknown code is a sentence and changes nothing", self._unknown_code
        yield "What is out of stock is a sentence and changes nothing", self._out_of_stock
        yield "Too little cash is a sentence", self._too_little
        yield "The screens stand in the light and in the dark", self._show_themes
        yield "One key takes exact cash", self._pay_exactly
        yield "The receipt was written meanwhile and can be read", self._see_receipt
        yield "The next scan starts the next sale, and a note gives change", self._pay_by_note
        yield "A whole sale is given up", self._void
        yield "The drawer opens without a sale, and the reason is recorded", self._open_drawer
        yield "A sale survives the program's death between two scans", self._die_and_return
        yield "The sale that was left open goes on and is paid", self._finish_left_open
        yield "Every sale has its receipt as text and as PDF", self._check_receipts

    def _set_up(self) -> None:
        robot = self._station.robot
        robot.wait_for("Set up your store")
        self._station.picture("first-start")
        robot.tap("Open the store")
        robot.wait_for("Enter the name that receipts show")
        self._station.picture("first-start-questions")
        robot.type_in("Maple & Main Grocery")
        robot.press("Return")
        robot.type_in("usd")
        robot.press("Return")
        robot.type_in("Ines Duarte")
        for _field in ("PIN", "PIN again"):
            robot.press("Return")
            robot.type_in(OWNER_PIN)
        robot.press("Return")
        robot.wait_for("Bring your products in")
        self._station.picture("first-start-products")

    def _import(self) -> None:
        shutil.copy(resource("samples", "catalogue.csv"), self._station.folder)
        first_start = self._station.app.first_start
        must(first_start is not None, "the first start is over before products came in")
        if first_start is not None:
            first_start.open_folder(self._station.folder)
        self._station.picture("first-start-files")
        self._station.robot.tap_item("Files", "catalogue.csv")
        self._station.robot.wait_for("224 products are ready to sell", _LONG)
        self._station.picture("first-start-ready")

    def _open_shift(self) -> None:
        self._station.robot.press("Return")
        self._station.sign_in()
        self._station.robot.wait_for("Count the float")
        self._station.robot.press("Up")
        self._station.robot.type_in(FLOAT)
        self._station.picture("shift-float")
        self._station.robot.press("F12")

    def _start_selling(self) -> None:
        self._station.robot.wait_for("Shift since")
        self._station.robot.wait_for("Maple & Main Grocery, Register 1 · Ines Duarte")
        self._station.robot.wait_until(self._has_tiles, "tiles")
        self._station.products = {
            row.name: row for row in self._station.till.product_queries.tiles(None, 500)
        }
        self._station.picture("sell-empty")

    def _scan(self) -> None:
        for name in ("Sourdough loaf 800 g", "Whole milk 2 L", "Dark chocolate 70% 100 g"):
            self._station.robot.scan(self._station.code(name))
        self._station.robot.scan(self._station.code("Whole milk 2 L"))
        self._station.shows("1 Sourdough loaf 800 g, 4.90")
        self._station.shows("2 Whole milk 2 L, 4.70")
        self._station.total("11.70")

    def _search(self) -> None:
        self._station.robot.type_in("croi")
        self._station.robot.wait_until(self._finds_croissant, "the croissant among the results")
        self._station.picture("search")
        self._station.robot.press("Return")
        self._station.shows("1 Butter croissant, 1.60")
        self._station.total("13.30")

    def _tap_tile(self) -> None:
        self._station.robot.tap_item("Products", "Bananas")
        self._station.robot.wait_for("How many kg?")
        self._station.robot.type_in("1.240")
        self._station.picture("weight")
        self._station.robot.press("Return")
        self._station.shows("1.240\N{NO-BREAK SPACE}kg Bananas, 2.22")
        self._station.total("15.52")

    def _change_quantity(self) -> None:
        self._station.robot.tap_item("Cart", "1 Dark chocolate")
        self._station.robot.type_in("3")
        self._station.robot.press("F2")
        self._station.shows("3 Dark chocolate 70% 100 g, 6.30")
        self._station.total("19.72")

    def _discount(self) -> None:
        self._station.robot.scan(self._station.code("Free-range eggs 12"))
        self._station.robot.press("F4")
        self._station.robot.wait_for("Discount on this line")
        self._station.robot.type_in("10%")
        self._station.picture("discount")
        self._station.robot.press("Return")
        self._station.shows("1 Free-range eggs 12, 4.32")
        self._station.total("24.04")

    def _remove(self) -> None:
        self._station.robot.press("Del")
        self._station.robot.wait_until(self._has_no_eggs, "the eggs gone from the cart")
        self._station.total("19.72")

    def _undo(self) -> None:
        self._station.robot.press("Ctrl+Z")
        self._station.shows("1 Free-range eggs 12, 4.32")
        self._station.total("24.04")

    def _unknown_code(self) -> None:
        self._station.robot.scan(_CODE_OF_NOBODY)
        self._station.robot.wait_for(f"Unknown code {_CODE_OF_NOBODY}")
        self._station.picture("unknown-code")
        self._station.total("24.04")
        self._station.robot.press("Esc")

    def _out_of_stock(self) -> None:
        self._station.robot.scan(self._station.code("Basil in pot"))
        self._station.robot.wait_for("Basil in pot")
        self._station.picture("out-of-stock")
        self._station.total("24.04")

    def _too_little(self) -> None:
        self._station.robot.type_in("5")
        self._station.robot.press("F12")
        self._station.total("24.04")
        must(self._station.last_order() is None, "a sale was completed with too little cash")
        self._station.robot.press("Esc")

    def _show_themes(self) -> None:
        self._station.robot.rest(
            _TOAST_MS if self._station.takes_pictures else 0
        )  # messages over the tiles go away
        self._station.picture("sell-light")
        self._station.app.settings.change_theme()
        self._station.picture("sell-dark")
        self._station.app.settings.change_theme()

    def _pay_exactly(self) -> None:
        self._station.robot.press("F12")
        self._station.completed(total="24.04", change="0.00")

    def _see_receipt(self) -> None:
        self._station.robot.press("Ctrl+P")
        self._station.robot.wait_for("TOTAL USD")
        self._station.picture("receipt")
        self._station.robot.press("Esc")

    def _pay_by_note(self) -> None:
        self._station.robot.rest(_GUARD_MS)
        self._station.robot.scan(self._station.code("Baguette"))
        self._station.robot.scan(self._station.code("Salted butter 250 g"))
        self._station.total("5.55")
        self._station.robot.press("Ctrl+2")
        self._station.robot.wait_for("Change due 4.45, sale saved")
        self._station.completed(total="5.55", change="4.45")
        self._station.picture("sale-complete")

    def _void(self) -> None:
        self._station.robot.rest(_GUARD_MS)
        self._station.robot.scan(self._station.code("Lemons"))
        self._station.robot.scan(self._station.code("Limes"))
        self._station.robot.press("Ctrl+Del")
        self._station.robot.wait_for("Cancel the whole sale?")
        self._station.picture("cancel-sale")
        self._station.robot.tap("Cancel sale")
        self._station.robot.wait_until(self._has_empty_cart, "an empty cart")

    def _open_drawer(self) -> None:
        # Right after a cancelled sale this is worth a second look, at any hour of the day.
        self._station.robot.press("Ctrl+D")
        self._station.robot.wait_for("Why open the drawer?")
        self._station.robot.tap("Change for a customer")
        self._station.robot.wait_for("Recorded: Change for a customer.")

    def _die_and_return(self) -> None:
        self._station.robot.scan(self._station.code("Ground coffee 500 g"))
        self._station.robot.scan(self._station.code("Olive oil 750 ml"))
        # What a killed program leaves behind: its files as they are at this moment.
        left_behind = self._station.folder / "left-behind"
        shutil.copytree(self._station.till.data_dir, left_behind)
        self._station.close()
        self._station.open(left_behind)
        self._station.sign_in()
        self._station.robot.wait_for("A sale of 2 items, 17.75, was left open.")
        self._station.picture("recovery")

    def _finish_left_open(self) -> None:
        self._station.robot.tap("Continue")
        self._station.shows("1 Ground coffee 500 g, 7.95")
        self._station.total("17.75")
        self._station.robot.tap("Exact cash")
        self._station.completed(total="17.75", change="0.00")
        self._station.robot.wait_for("Receipt saved")

    def _check_receipts(self) -> None:
        receipts = self._station.till.data_dir / "receipts"
        for order in self._station.sold:
            text = (receipts / f"{order.number}.txt").read_text(encoding="utf-8")
            must(format_amount(order.total) in text, f"no total on receipt {order.number}")
            pdf = (receipts / f"{order.number}.pdf").read_bytes()
            must(pdf.startswith(b"%PDF-"), f"receipt {order.number} is no PDF")

    def _has_tiles(self) -> bool:
        return self._station.robot.has_items("Products")

    def _has_empty_cart(self) -> bool:
        return not self._station.robot.has_items("Cart")

    def _has_no_eggs(self) -> bool:
        return not any("eggs" in line for line in self._station.robot.items("Cart"))

    def _finds_croissant(self) -> bool:
        return self._station.robot.items("Products")[:1] == ["Butter croissant, 1.60, 6 left"]
