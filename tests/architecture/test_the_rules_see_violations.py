"""Each rule is seen to fail once, on a planted violation, and to leave honest code alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.architecture import rules
from tests.architecture.source import Module
from tests.architecture.sql_rules import sql_takes_values_as_parameters

Rule = Callable[[Module], Iterator[str]]

VIOLATIONS: list[tuple[Rule, str, str]] = [
    (rules.domain_is_pure, "pos_app/domain/cart.py", "import sqlalchemy"),
    (rules.domain_is_pure, "pos_app/domain/cart.py", "def f():\n    import msgspec"),
    (rules.domain_is_pure, "pos_app/domain/cart.py", "import sqlite3"),
    (rules.domain_is_pure, "pos_app/domain/cart.py", "from pos_app.application import ports"),
    (rules.domain_is_pure, "pos_app/domain/cart.py", "from ..application import ports"),
    (rules.presenters_know_no_qt, "pos_app/ui/sell/presenter.py", "from PySide6 import QtCore"),
    (rules.presenters_know_no_qt, "pos_app/ui/sell/sell_state.py", "import PySide6.QtCore"),
    (
        rules.screens_are_strangers,
        "pos_app/ui/sell/view.py",
        "from pos_app.ui.first_start import view",
    ),
    (
        rules.screens_are_strangers,
        "pos_app/ui/sell/view.py",
        "from ..first_start.view import StartView",
    ),
    (rules.modules_stay_small, "pos_app/domain/cart.py", "x = 1\n" * 301),
    (rules.modules_stay_small, "pos_app/ui/sell/view.py", "x = 1\n" * 200),
    (rules.modules_stay_small, "pos_app/ui/main_window.py", "x = 1\n" * 150),
    (rules.modules_say_why_they_exist, "pos_app/domain/cart.py", "x = 1"),
    (rules.names_say_something, "pos_app/ui/utils.py", ""),
    (rules.names_say_something, "pos_app/ui/common/view.py", ""),
    (rules.names_say_something, "pos_app/ui/theme_helpers.py", ""),
    (rules.names_say_something, "pos_app/ui/theme.py", "class ThemeManager: ..."),
    (rules.names_say_something, "pos_app/ui/theme.py", "class BaseView: ..."),
    (
        rules.nothing_blocks_or_reenters_the_window,
        "pos_app/ui/app.py",
        "QApplication.processEvents()",
    ),
    (rules.nothing_blocks_or_reenters_the_window, "pos_app/ui/sell/view.py", "dialog.exec()"),
    (rules.nothing_blocks_or_reenters_the_window, "pos_app/ui/sell/view.py", "time.sleep(1)"),
    (
        rules.nothing_blocks_or_reenters_the_window,
        "pos_app/ui/sell/view.py",
        "from time import sleep",
    ),
    (
        rules.nothing_blocks_or_reenters_the_window,
        "pos_app/ui/sell/view.py",
        "from PySide6.QtWidgets import QMessageBox",
    ),
    (
        rules.nothing_blocks_or_reenters_the_window,
        "pos_app/ui/sell/view.py",
        "QtWidgets.QMessageBox.warning(self, 'a', 'b')",
    ),
    (
        rules.nothing_blocks_or_reenters_the_window,
        "pos_app/ui/models/rows_model.py",
        "class Rows(QSortFilterProxyModel): ...",
    ),
    (
        rules.nothing_blocks_or_reenters_the_window,
        "pos_app/ui/sell/view.py",
        "QFileDialog.getOpenFileName(self)",
    ),
    (
        rules.no_lambda_keeps_a_widget_alive,
        "pos_app/ui/sell/view.py",
        "button.clicked.connect(lambda: self.pressed.emit(1))",
    ),
    (
        rules.slots_take_what_the_signal_sends,
        "pos_app/ui/sell/view.py",
        "class V:\n    @Slot()\n    def press(self, times=1): ...",
    ),
    (rules.slots_take_what_the_signal_sends, "pos_app/ui/sell/view.py", "made = Signal(dict)"),
    (
        rules.time_and_ids_come_from_one_place,
        "pos_app/application/cart_service.py",
        "now = datetime.now(UTC)",
    ),
    (
        rules.time_and_ids_come_from_one_place,
        "pos_app/infrastructure/backup.py",
        "today = datetime.date.today()",
    ),
    (
        rules.time_and_ids_come_from_one_place,
        "pos_app/application/cart_service.py",
        "from uuid import uuid4",
    ),
    (rules.money_is_never_a_float, "pos_app/domain/values/money.py", "half = 0.5"),
    (rules.money_is_never_a_float, "pos_app/domain/values/money.py", "def f(amount: float): ..."),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        "driver.execute(f\"SELECT * FROM staff WHERE name = '{name}'\")",
    ),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        'driver.execute("SELECT * FROM staff WHERE name = \'" + name + "\'")',
    ),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        "driver.execute(\"SELECT * FROM staff WHERE name = '%s'\" % name)",
    ),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        "driver.execute(\"SELECT * FROM staff WHERE name = '{}'\".format(name))",
    ),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        "wanted = f\"DELETE FROM staff WHERE name = '{name}'\"",
    ),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        "statement = text(beginning + name)",
    ),
    (
        sql_takes_values_as_parameters,
        "pos_app/infrastructure/queries/staff.py",
        "connection.command(f\"UPDATE {table} SET name = '{name}'\")",
    ),
    (
        rules.tables_run_no_formulas,
        "pos_app/infrastructure/report_files.py",
        "csv.writer(file).writerow(row)",
    ),
]

HONEST = [
    (
        "pos_app/infrastructure/report_files.py",
        '"""Files."""\nwriter = csv.writer(file)\nwriter.writerow([harmless(x) for x in row])',
    ),
    (
        "pos_app/infrastructure/queries/staff.py",
        (
            '"""Staff."""\ndriver.execute("SELECT * FROM staff WHERE name = ?", (name,))\n'
            'driver.execute(f"SELECT name FROM staff {_WHERE}")\n'
            'driver.execute(f"PRAGMA user_version={version}")\n'
            'path = f"{folder}/{name}"'
        ),
    ),
    ("pos_app/domain/cart.py", '"""A cart."""\nfrom pos_app.domain.values.money import Money'),
    ("pos_app/domain/values/money.py", '"""Money."""\nrefused = isinstance(amount, float)'),
    ("pos_app/domain/values/ids.py", '"""Ids."""\nnow = datetime.now(UTC)'),
    ("pos_app/ui/app.py", '"""The window."""\ncode = application.exec()'),
    ("pos_app/ui/sell/presenter.py", '"""Sells."""\nfrom pos_app.ui.formatting import amount'),
    ("pos_app/ui/sell/view.py", '"""Sells."""\nfrom pos_app.ui.widgets.keypad import Keypad'),
    (
        "pos_app/ui/sell/view.py",
        '"""Sells."""\nbutton.clicked.connect(self._pressed)\nrows.sort(key=lambda row: row.name)',
    ),
]


@pytest.mark.parametrize(("rule", "path", "text"), VIOLATIONS)
def test_a_planted_violation_is_seen(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Module.of(path, text)))


@pytest.mark.parametrize(("path", "text"), HONEST)
def test_honest_code_is_left_alone(path: str, text: str) -> None:
    module = Module.of(path, text)

    assert [complaint for rule in rules.RULES for complaint in rule(module)] == []


def test_every_rule_has_a_planted_violation() -> None:
    assert {rule for rule, _, _ in VIOLATIONS} == set(rules.RULES)
