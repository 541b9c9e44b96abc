"""What the filters call shifts and subjects: as people do, and not by their identifiers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pos_app.application.queries import AuditEntry, ShiftName
from pos_app.domain.events import registered_event_types
from pos_app.ui.audit.filter_choices import Offers, filters_of, shift_words
from pos_app.ui.audit.narrowing import SHIFT, Narrowing
from pos_app.ui.audit.periods import Period
from pos_app.ui.audit.rows import RowWriter
from pos_app.ui.audit.subjects import kind_of_subject, subject_of_kind

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
OLD, NEW, UNKNOWN = "01925555-0000-7000-8000-00000000000a", "shift-b", "01925555-0000-cafe1234"
NAMES = {
    OLD: ShiftName(41, NOON - timedelta(days=1), "1", "ines"),
    NEW: ShiftName(42, NOON, "2", "tomas"),
}


def a_writer() -> RowWriter:
    writer = RowWriter(2)
    writer.names = {"ines": "Ines Duarte", "tomas": "Tomas Reyes"}
    return writer


def test_a_shift_is_called_by_its_number_its_day_and_who_has_the_drawer() -> None:
    offers = Offers(registers=("1",), shift_names=NAMES)
    assert shift_words(offers, a_writer(), OLD).startswith("41, ")
    assert shift_words(offers, a_writer(), OLD).endswith(", Ines Duarte")


def test_where_there_are_several_registers_a_shift_says_at_which() -> None:
    offers = Offers(registers=("1", "2"), shift_names=NAMES)
    assert shift_words(offers, a_writer(), NEW).startswith("42 at register 2, ")


def test_a_shift_that_nobody_knows_any_more_is_called_by_a_part_of_its_id() -> None:
    assert shift_words(Offers(), a_writer(), UNKNOWN) == "cafe1234"


def test_a_shift_that_begins_while_the_window_is_open_comes_first_and_has_its_name() -> None:
    opened = AuditEntry(
        seq=9,
        event_type="ShiftOpened",
        event_id="e",
        occurred_at=NOON,
        actor_id="tomas",
        approver_id=None,
        register_id="1",
        shift_id="c",
        aggregate_type="Shift",
        aggregate_id="c",
        event_data="{}",
        payload={"shift_number": 43},
        prev_hash="",
        hash="",
    )
    known = Offers(registers=("1",), shifts=(NEW, OLD), shift_names=NAMES)

    offers = known.with_new((opened,))

    assert offers.shifts == ("c", NEW, OLD)
    assert shift_words(offers, a_writer(), "c").startswith("43, ")
    states = filters_of(Narrowing(Period("Any time")), offers, a_writer(), NOON)
    (shift,) = (each for each in states if each.key == SHIFT)
    assert [choice.value for choice in shift.choices] == [None, "c", NEW, OLD]


def test_every_kind_of_subject_has_words_of_its_own() -> None:
    kinds = {kind.aggregate_type for kind in registered_event_types().values()} - {"Cart", "Order"}
    untold = {kind for kind in kinds if subject_of_kind(kind) == kind and len(kind.split()) == 1}
    assert untold <= {"Approval", "Customer", "Drawer", "Product", "Promotion", "Register"} | {
        "Role",
        "Scale",
        "Shift",
        "Store",
        "Supplier",
    }
    assert {kind_of_subject(kind) for kind in ("Cart", "Order", "Shift")} == {
        "Sales",
        "Receipts",
        "Shifts",
    }
