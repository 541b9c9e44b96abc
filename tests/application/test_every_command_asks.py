"""Every public method of every service says who may call it, and those that measure really ask."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Callable, Iterator

import pytest

from pos_app import application
from pos_app.application.access import declared_access
from pos_app.domain.values.permissions import every_permission

_LONGEST_REASON = 80


def _services() -> Iterator[type]:
    for module in pkgutil.iter_modules(application.__path__):
        if module.name.endswith("_service"):
            found = importlib.import_module(f"{application.__name__}.{module.name}")
            for name, kind in inspect.getmembers(found, inspect.isclass):
                if name.endswith("Service") and kind.__module__ == found.__name__:
                    yield kind


def _commands(service: type) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, method in inspect.getmembers(service, inspect.isfunction):
        if not name.startswith("_"):
            yield f"{service.__name__}.{name}", method


COMMANDS = dict(command for service in _services() for command in _commands(service))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_a_service_says_who_may_call_it(name: str) -> None:
    declared = declared_access(COMMANDS[name])

    assert declared is not None, f"{name}: add @needs, @measures or @open_to_all (see access.py)"
    if declared.permission is None:
        assert 0 < len(declared.reason) <= _LONGEST_REASON
    else:
        assert every_permission()[declared.permission.name] is declared.permission


def test_there_are_services_to_walk() -> None:
    assert len(COMMANDS) >= 85


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for name, method in COMMANDS.items()
        if (declared := declared_access(method)) is not None and declared.is_measured
    ),
)
def test_a_command_that_measures_asks_by_itself_or_by_whom_it_calls(name: str) -> None:
    """The limits' own tests prove the amounts; this one finds a command that forgot to ask."""
    asks = {"require", "require_reductions", "require_price", "require_refund"}
    asks |= {"require_without_receipt", "require_variance"}
    method = inspect.unwrap(COMMANDS[name])
    module = inspect.getmodule(method)
    assert module is not None
    called = _names_in(inspect.getsource(method))
    # One step into the private methods and functions that the command calls.
    service = name.partition(".")[0]
    for each in tuple(called):
        helper = getattr(getattr(module, service), each, None) or getattr(module, each, None)
        if inspect.isfunction(helper) and each.startswith("_"):
            called |= _names_in(inspect.getsource(helper))
    assert called & asks


def _names_in(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(textwrap.dedent(source))))
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return names | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_every_permission_says_what_it_is() -> None:
    for permission in every_permission().values():
        assert permission.title[0].isupper()
        assert permission.sentence.endswith(".")
        assert not permission.action[0].isupper()
