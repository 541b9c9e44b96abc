"""A record does what a dataclass of the standard library does, though its methods come late."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from typing import Any, ClassVar

import pytest

from pos_app.domain.records import dataclass

Maker = Callable[..., Callable[[type], Any]]
MAKERS: dict[str, Maker] = {"standard": dataclasses.dataclass, "ours": dataclass}


def point(make: Maker) -> Any:  # noqa: ANN401 - made at run time
    class Point:
        """A place."""

        kind: ClassVar[str] = "point"
        x: int
        y: int = 7
        tags: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False, repr=False)
        seen: int = field(default=3, init=False)
        z: int = field(default=0, kw_only=True)

    return make(frozen=True, slots=True)(Point)


def counted(make: Maker) -> Any:  # noqa: ANN401 - made at run time
    class Counted:
        """Something that counts itself."""

        amount: int
        doubled: int = 0

        def __post_init__(self) -> None:
            self.doubled = self.amount * 2

    return make(slots=True)(Counted)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_frozen_record_behaves_like_a_dataclass(make: Maker) -> None:
    kind = point(make)
    one, two = kind(1), kind(1, note="other", tags=[])
    assert (one.x, one.y, one.tags, one.note, one.seen, one.z) == (1, 7, [], "", 3, 0)
    assert one == two
    assert one != kind(2)
    assert one != kind(1, z=9)
    assert one.__eq__(3) is NotImplemented
    assert one.tags is not two.tags
    assert repr(one).endswith("Point(x=1, y=7, tags=[], seen=3, z=0)")
    assert replace(one, x=5).x == 5
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    assert kind.__match_args__ == ("x", "y", "tags", "note")
    assert dataclasses.astuple(one) == (1, 7, [], "", 3, 0)
    with pytest.raises(FrozenInstanceError):
        one.x = 2
    with pytest.raises(FrozenInstanceError):
        del one.x
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing 1 required"):
        kind()
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)  # for its list


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_record_that_changes_has_no_hash(make: Maker) -> None:
    one = counted(make)(4)
    assert one.doubled == 8
    one.amount = 5
    assert one.amount == 5
    assert one != one.__class__(5)
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_what_a_class_writes_itself_stays(make: Maker) -> None:
    class Loud:
        """Equal to everything, and says so."""

        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 4

        def __repr__(self) -> str:
            return "LOUD"

    kind = make(frozen=True, slots=True)(Loud)
    one = kind("a")
    assert one == kind("b")
    assert (hash(one), repr(one)) == (4, "LOUD")


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_record_of_a_record_has_both_their_fields(make: Maker) -> None:
    under = make(frozen=True, slots=True)(type("Under", (), {"__annotations__": {"name": "str"}}))
    own = {"__annotations__": {"weight": "int"}, "weight": 2}
    over = make(frozen=True, slots=True)(type("Over", (under,), own))
    assert over("a", weight=3) == over("a", 3)
    assert hash(over("a")) == hash(over("a"))
    assert over("a") != under("a")
    assert (under("a").name, over("b").weight) == ("a", 2)


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that can be stored."""

    name: str
    size: int = 1


def test_a_frozen_record_is_stored_and_read_again() -> None:
    assert pickle.loads(pickle.dumps(Kept("a", 4))) == Kept("a", 4)  # noqa: S301 - our own


def test_an_exception_may_be_a_record() -> None:
    @dataclass(eq=False)
    class Refused(Exception):
        """No."""

        field_name: str
        least: int = 0

    error = Refused("price", least=2)
    assert (error.field_name, error.least) == ("price", 2)
    assert repr(error).endswith("Refused(field_name='price', least=2)")
    assert error != Refused("price", least=2)


def test_the_first_record_writes_its_method_and_the_others_use_it() -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        name: str

    unused = vars(Fresh)["__hash__"]
    assert hash(Fresh("a")) == hash(Fresh("a"))
    written = vars(Fresh)["__hash__"]
    assert written is not unused
    hash(Fresh("b"))
    assert vars(Fresh)["__hash__"] is written


def test_what_is_frozen_has_slots() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=True)(type("Loose", (), {}))
