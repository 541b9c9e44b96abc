"""Barcodes are what the standard draws; a decoder that is not ours reads them elsewhere."""

from __future__ import annotations

import pytest

from pos_app.domain.errors import InvalidCode
from pos_app.domain.services.bars import bars_of


def test_an_ean_13_has_95_modules_between_its_guards() -> None:
    bars = bars_of("4006381333931")
    assert len(bars.modules) == 95
    assert bars.modules.startswith("101")
    assert bars.modules.endswith("101")
    assert bars.modules[45:50] == "01010"


def test_an_ean_8_has_67_modules() -> None:
    assert len(bars_of("96385074").modules) == 67


def test_a_number_with_a_wrong_check_digit_is_drawn_as_text() -> None:
    assert len(bars_of("4006381333930").modules) != 95


@pytest.mark.parametrize("code", ["", "Käse"])
def test_what_no_barcode_can_hold_is_refused(code: str) -> None:
    with pytest.raises(InvalidCode):
        bars_of(code)
