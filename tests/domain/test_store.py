"""What is done to the store as a whole is told, without anybody's name or PIN."""

from __future__ import annotations

import pytest

from pos_app.domain import errors
from pos_app.domain.aggregates.store import events
from pos_app.domain.aggregates.store.store import Store
from tests.builders import USD, a_new_store, events_of


def test_a_new_store_names_its_owner_by_id_only() -> None:
    store = a_new_store()
    (event,) = events_of(store)
    assert isinstance(event, events.StoreOpened)
    assert event.owner_id == store.owner.staff_id
    assert "Ana" not in str(event.to_dict())
    assert "hash" not in str(event.to_dict())


@pytest.mark.parametrize("name", ["", " ", "x" * 81])
@pytest.mark.parametrize("field", ["name", "owner_name"])
def test_store_and_owner_have_names_of_1_to_80_characters(field: str, name: str) -> None:
    names = {"name": "Corner Shop", "owner_name": "Ana"} | {field: name}
    with pytest.raises(errors.InvalidName):
        Store.open(
            currency=USD,
            prices_include_tax=True,
            owner_pin_hash="hash",
            name=names["name"],
            owner_name=names["owner_name"],
        )


def test_a_start_after_a_crash_is_told_apart() -> None:
    store = a_new_store()
    events_of(store)
    store.start_till("1.0")
    store.start_till("1.0")
    first, second = events_of(store)
    assert isinstance(first, events.TillStarted)
    assert isinstance(second, events.TillStarted)
    assert (first.after_crash, second.after_crash) == (False, True)


def test_stopping_in_order_makes_the_next_start_usual() -> None:
    store = a_new_store()
    store.start_till("1.0")
    store.stop_till("1.0")
    store.stop_till("1.0")
    store.start_till("1.0")
    told = events_of(store)[1:]
    assert [type(event) for event in told] == [
        events.TillStarted,
        events.TillStopped,
        events.TillStarted,
    ]
    assert isinstance(told[-1], events.TillStarted)
    assert not told[-1].after_crash


def test_an_import_and_an_export_are_told_with_their_counts() -> None:
    store = a_new_store()
    events_of(store)
    store.record_import("a.csv", created=1, changed=2, unchanged=3)
    store.record_export("log.jsonl", "jsonl", entry_count=5, first_seq=1, last_seq=5)
    imported, exported = (event.payload() for event in events_of(store))
    assert imported == {
        "store_id": store.store_id,
        "file_name": "a.csv",
        "created": 1,
        "changed": 2,
        "unchanged": 3,
    }
    assert exported == {
        "store_id": store.store_id,
        "file_name": "log.jsonl",
        "file_format": "jsonl",
        "entry_count": 5,
        "first_seq": 1,
        "last_seq": 5,
    }


def test_practising_is_told_from_its_start_to_its_end() -> None:
    store = a_new_store()
    events_of(store)
    store.start_training()
    store.end_training()
    assert [type(event) for event in events_of(store)] == [
        events.TrainingStarted,
        events.TrainingEnded,
    ]
