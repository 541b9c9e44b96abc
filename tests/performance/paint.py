"""From a scanner's last key to the painted line, through the real main window."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from pos_app.bootstrap import open_till
from pos_app.ui.app import make_sounds
from pos_app.ui.application import make_application
from pos_app.ui.look import Look
from pos_app.ui.theme import Theme
from pos_app.ui.till_app import TillApp
from tests.performance.measuring import percentile
from tests.performance.stores import gtin_of, open_new_store

SCANS = 400
_LINES_PER_CART = 10
_SIZE = (1366, 768)
_P99 = 0.99


@dataclass(frozen=True, slots=True)
class Latency:
    """Median and 99th percentile in seconds."""

    median: float
    p99: float

    @classmethod
    def of(cls, times: list[float]) -> Latency:
        """Return both of the times."""
        return cls(statistics.median(times), percentile(times, _P99))


def measure(folder: Path, product_count: int) -> Latency:
    """Scan products of a store of this size; a cash sale after each ten is not timed."""
    open_new_store(folder, product_count).close()
    application = make_application()
    till = open_till(folder)
    app = TillApp(Look(application, Theme.named("light")), till, make_sounds())
    app.open()
    app.window.showNormal()
    app.window.resize(*_SIZE)
    _settle(application)
    times: list[float] = []
    for number in range(SCANS):
        code = gtin_of(1 + (number * 7919) % product_count)
        times.append(_scan(application, code))
        if number % _LINES_PER_CART == _LINES_PER_CART - 1:
            _press(application, Qt.Key.Key_F12, "")
            time.sleep(0.81)  # the guard against a double press
            _settle(application)
            till.idle()
    sold = till.order_queries.totals()
    app.window.close()
    _settle(application)
    if sold.orders != SCANS // _LINES_PER_CART or sold.open_carts:
        raise AssertionError(sold)
    return Latency.of(times)


def measure_floor() -> Latency:
    """Insert a row into a bare table and paint it."""
    application = make_application()
    model = QStandardItemModel(0, 4)
    table = QTableView()
    table.setModel(model)
    table.resize(440, 540)
    table.show()
    _settle(application)
    times = []
    for number in range(SCANS):
        started = time.perf_counter()
        model.appendRow([QStandardItem(f"{number} {part}") for part in range(4)])
        table.scrollToBottom()
        application.processEvents()
        times.append(time.perf_counter() - started)
        if number % _LINES_PER_CART == _LINES_PER_CART - 1:
            model.removeRows(0, model.rowCount())
    table.close()
    return Latency.of(times)


def _scan(application: QApplication, code: str) -> float:
    for character in code:
        _press(application, Qt.Key(ord(character)), character)
    started = time.perf_counter()
    _press(application, Qt.Key.Key_Return, "\r")
    application.processEvents()
    return time.perf_counter() - started


def _press(application: QApplication, key: Qt.Key, text: str) -> None:
    target: QWidget | None = application.focusWidget() or application.activeWindow()
    if target is None:
        raise AssertionError(key)
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        application.sendEvent(target, QKeyEvent(kind, key, none, text))


def _settle(application: QApplication) -> None:
    for _ in range(5):
        application.processEvents()
        time.sleep(0.01)
