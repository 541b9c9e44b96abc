"""Every rule of the architecture over every module of the product."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.architecture.rules import RULES
from tests.architecture.source import Module, product


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_product_keeps_the_rule(rule: Callable[[Module], Iterator[str]]) -> None:
    complaints = [complaint for module in product() for complaint in rule(module)]

    assert not complaints, f"{rule.__doc__}\n" + "\n".join(complaints)


def test_the_product_was_read() -> None:
    paths = {module.path.as_posix() for module in product()}

    assert {"pos_app/__main__.py", "pos_app/bootstrap.py", "pos_app/domain/events.py"} <= paths
