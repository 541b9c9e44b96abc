"""A weight comes from the scale while it is asked for, and is typed where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.domain.aggregates.scale.errors import InvalidScale
from pos_app.ui.sell.sell_state import NumberSheet
from tests.application.ledger import types_logged
from tests.scales import ScaleWhenTold, a_scale
from tests.ui.sell.shop import BANANAS, RecordedScreen, Seconds, Shop, a_presenter, a_till

MOVING, STABLE = b"\x02?\x61\r", b"\x0201.240\r"


@pytest.fixture
def scale() -> ScaleWhenTold:
    return ScaleWhenTold()


@pytest.fixture
def shop(data_dir: Path, scale: ScaleWhenTold) -> Iterator[Shop]:
    till = a_till(data_dir)
    till.start(None)
    screen, seconds = RecordedScreen(), Seconds()
    yield Shop(till, screen, seconds, a_presenter(till, screen, seconds, scale=scale))
    till.close()


def typed(shop: Shop) -> str:
    sheet = shop.screen.state.sheet
    assert isinstance(sheet, NumberSheet)
    return sheet.text


def test_without_a_scale_the_weight_is_typed(shop: Shop, scale: ScaleWhenTold) -> None:
    shop.presenter.scan(BANANAS)
    assert not scale.is_reading
    shop.presenter.type_in_sheet("1.24")
    shop.presenter.act("sheet.confirm")
    assert len(shop.rows()) == 1


def test_the_weight_that_stands_still_is_filled_in(shop: Shop, scale: ScaleWhenTold) -> None:
    with a_scale(MOVING, STABLE) as device:
        shop.till.scales.choose(device)
        shop.presenter.scan(BANANAS)
        assert typed(shop) == ""
        scale.run()
        shop.presenter.act("scale.weighed")
    assert typed(shop) == "1.24"
    shop.presenter.act("sheet.confirm")
    assert shop.rows()[0][0] == "1.240"


def test_a_scale_that_is_silent_is_named_and_the_weight_typed(
    shop: Shop, scale: ScaleWhenTold
) -> None:
    shop.till.scales.choose("/dev/no-such-scale")
    shop.presenter.scan(BANANAS)
    scale.run()
    shop.presenter.act("scale.weighed")
    assert shop.screen.toasts[-1][1].startswith("The scale does not answer.")
    assert typed(shop) == ""


def test_nobody_reads_the_scale_once_the_question_is_left(shop: Shop, scale: ScaleWhenTold) -> None:
    shop.till.scales.choose("/dev/no-such-scale")
    shop.presenter.scan(BANANAS)
    shop.presenter.act("sheet.close")
    scale.run()
    shop.presenter.act("scale.weighed")
    assert shop.screen.toasts == []


def test_the_scale_is_a_setting_that_the_log_knows(shop: Shop) -> None:
    shop.presenter.act("scale")
    shop.presenter.type_in_sheet("/dev/ttyUSB0")
    shop.presenter.act("sheet.confirm")
    assert shop.till.scales.device() == "/dev/ttyUSB0"
    assert types_logged(shop.till).count("ScaleChosen") == 1
    with pytest.raises(InvalidScale):
        shop.till.scales.choose("two words")
