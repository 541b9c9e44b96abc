"""What stands for a service is that service as soon as somebody uses it."""

from __future__ import annotations

import threading

import pytest

from pos_app import application
from pos_app.on_demand import later


class Made:
    """Counts how often it was made."""

    count = 0

    def __init__(self) -> None:
        type(self).count += 1
        self.name = "made"

    def __call__(self, number: int) -> int:
        return number + 1


def test_it_is_made_once_at_its_first_use() -> None:
    Made.count = 0
    made = later(Made)
    assert Made.count == 0
    assert made.name == "made"
    assert made(2) == 3
    assert Made.count == 1


def test_what_is_set_is_set_on_it() -> None:
    one = Made()
    stand_in = later(lambda: one)
    stand_in.name = "other"
    assert one.name == "other"
    del stand_in.name
    assert not hasattr(one, "name")


def test_two_threads_share_one() -> None:
    Made.count = 0
    made, gate = later(Made), threading.Barrier(4)

    def use() -> None:
        gate.wait()
        assert made(1) == 2

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Made.count == 1


def test_a_module_is_found_in_its_package_and_no_other_is() -> None:
    assert application.cart_service.CartService.__name__ == "CartService"
    with pytest.raises(ModuleNotFoundError):
        _ = application.no_such_service
