"""The scale says what stands still, and nothing else, over a serial line."""

from __future__ import annotations

import pytest

from pos_app.application.scale import ScaleState, Weighed
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.devices.toledo_scale import ToledoScale, read_answer
from tests.scales import a_scale


@pytest.mark.parametrize(
    ("answer", "weighed"),
    [
        (b"\x0200.985\r", Weighed(ScaleState.STABLE, Quantity.of("0.985"))),
        (b"\x02 12.340N\r", Weighed(ScaleState.STABLE, Quantity.of("12.34"))),
        (b"\x0200.000\r", Weighed(ScaleState.EMPTY)),
        (b"\x02?\x61\r", Weighed(ScaleState.MOVING)),
        (b"\x02?\x62\r", Weighed(ScaleState.TOO_MUCH)),
        (b"\x02?\x64\r", Weighed(ScaleState.EMPTY)),
        (b"\x0200.98512\r", Weighed(ScaleState.NO_ANSWER)),
        (b"noise", Weighed(ScaleState.NO_ANSWER)),
        (b"", Weighed(ScaleState.NO_ANSWER)),
    ],
)
def test_an_answer_is_read_as_the_protocol_has_it(answer: bytes, weighed: Weighed) -> None:
    assert read_answer(answer) == weighed


def test_a_scale_is_asked_over_its_line() -> None:
    with a_scale(b"\x02?\x61\r", b"\x0200.985\r") as device:
        scale = ToledoScale(device)
        assert scale.read().state is ScaleState.MOVING
        assert scale.read() == Weighed(ScaleState.STABLE, Quantity.of("0.985"))


def test_a_line_that_is_not_there_is_an_answer_too() -> None:
    assert ToledoScale("/dev/no-such-scale").read().state is ScaleState.NO_ANSWER
