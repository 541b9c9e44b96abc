"""A store is set up once, with a PIN that is worth one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.application.errors import InvalidPin, StoreAlreadySetUp, StoreNotSetUp
from pos_app.application.pin_check import require_good_pin
from pos_app.bootstrap import Till, open_till
from pos_app.domain.errors import InvalidCode, InvalidName
from pos_app.infrastructure.system import Argon2PinHasher
from tests.application.ledger import logged, types_logged

USUAL = {
    "name": "Corner Shop",
    "currency": "EUR",
    "owner_name": "Ana",
    "owner_pin": "2580",
}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Till]:
    till = open_till(tmp_path / "new")
    yield till
    till.close()


def set_up(till: Till, **changes: str) -> None:
    texts = USUAL | changes
    till.stores.set_up(
        name=texts["name"],
        currency=texts["currency"],
        prices_include_tax=True,
        owner_name=texts["owner_name"],
        owner_pin=texts["owner_pin"],
        has_sign_in=False,
    )


def test_a_store_is_set_up(empty: Till) -> None:
    set_up(empty)
    empty.reload_store()
    assert empty.store is not None
    assert (empty.store.name, empty.store.currency, empty.store.owner_name) == (
        "Corner Shop",
        "EUR",
        "Ana",
    )
    assert types_logged(empty) == ["StoreOpened"]


def test_the_pin_is_kept_as_a_hash_only(empty: Till) -> None:
    set_up(empty, owner_pin="48151623")
    empty.close()
    kept = b"".join(path.read_bytes() for path in empty.data_dir.rglob("*") if path.is_file())
    assert b"48151623" not in kept
    assert b"$argon2id$" in kept


def test_a_hash_matches_its_own_pin_only() -> None:
    hasher = Argon2PinHasher()
    pin_hash = hasher.hash("2580")
    assert hasher.matches("2580", pin_hash)
    assert not hasher.matches("2581", pin_hash)
    assert not hasher.matches("2580", "no hash at all")
    assert hasher.hash("2580") != pin_hash


def test_a_second_store_is_refused(empty: Till) -> None:
    set_up(empty)
    with pytest.raises(StoreAlreadySetUp):
        set_up(empty, name="Another")
    assert types_logged(empty) == ["StoreOpened"]


@pytest.mark.parametrize(
    ("pin", "reason"),
    [
        ("", "empty"),
        ("12a4", "digits"),
        ("٢٥٨٠", "digits"),
        (" 2580", "digits"),
        ("258", "length"),
        ("123456789", "length"),
        ("1111", "easy"),
        ("1234", "easy"),
        ("9876", "easy"),
        ("45678", "easy"),
    ],
)
def test_a_bad_pin_is_refused_for_its_reason(empty: Till, pin: str, reason: str) -> None:
    with pytest.raises(InvalidPin) as refusal:
        set_up(empty, owner_pin=pin)
    assert refusal.value.reason == reason
    assert empty.order_queries.totals().audit_entries == 0


@pytest.mark.parametrize("pin", ["2580", "1212", "00001", "13579246"])
def test_a_good_pin_is_taken(pin: str) -> None:
    require_good_pin(pin)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": " "}, InvalidName),
        ({"owner_name": "x" * 81}, InvalidName),
        ({"currency": "EURO"}, InvalidCode),
    ],
)
def test_a_store_that_cannot_be_is_not_set_up(
    empty: Till, changes: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        set_up(empty, **changes)
    set_up(empty)


def test_a_start_after_a_crash_is_in_the_log(empty: Till) -> None:
    set_up(empty)
    empty.stores.start_till()
    empty.stores.start_till()
    empty.stores.stop_till()
    empty.stores.stop_till()
    empty.stores.start_till()
    told = [(kind, payload.get("after_crash")) for kind, payload in logged(empty)[1:]]
    assert told == [
        ("TillStarted", False),
        ("TillStarted", True),
        ("TillStopped", None),
        ("TillStarted", False),
    ]


def test_a_till_without_a_store_is_neither_started_nor_stopped(empty: Till) -> None:
    for command in (empty.stores.start_till, empty.stores.stop_till):
        with pytest.raises(StoreNotSetUp):
            command()
