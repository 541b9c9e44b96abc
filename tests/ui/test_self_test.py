"""The self-test holds on this program, and says no when something does not hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.application.cart_service import CartService
from pos_app.application.sale_snapshots import CartSnapshot
from pos_app.bootstrap import open_till
from pos_app.ui.robot.self_test import run_self_test

_SCREENS = {
    "audit-dark",
    "audit-light",
    "first-start",
    "recovery",
    "sale-complete",
    "sell-dark",
    "sell-light",
    "unknown-code",
}


def test_a_whole_shift_holds_and_leaves_its_pictures(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tmp_path / "pictures"
    assert run_self_test(open_till, pictures) == 0
    said = capsys.readouterr().err
    assert "All 31 steps held" in said
    assert said.count("✓") == 31
    assert {path.stem for path in pictures.iterdir()} >= _SCREENS


def test_a_till_that_forgets_a_line_does_not_pass(
    qapp: QApplication,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scan = CartService.scan

    def forgetful(self: CartService, *arguments: object, **more: object) -> CartSnapshot:
        cart = scan(self, *arguments, **more)  # type: ignore[arg-type] # handed on as they came
        self.remove_line(cart.cart_id, cart.lines[-1].number)
        return self.get(cart.cart_id)

    monkeypatch.setattr(CartService, "scan", forgetful)
    assert run_self_test(open_till, None) == 1
    said = capsys.readouterr().err
    assert "✗ Scans ring up a cart" in said
    assert "not fit to sell" in said
