"""ZVT over loopback: what a terminal does becomes one of four answers, and never two payments."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.infrastructure.devices import zvt_codec as zvt
from pos_app.infrastructure.devices.zvt_terminal import ZvtTerminal
from tests.builders import EUR, money
from tests.terminals import a_terminal, status

APPROVED, DECLINED = CardPaymentState.APPROVED, CardPaymentState.DECLINED
ABORTED, UNKNOWN = CardPaymentState.ABORTED, CardPaymentState.UNKNOWN
AMOUNT = money("12.34", EUR)


def wanted() -> bool:
    return True


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("approve", APPROVED),
        ("decline", DECLINED),
        ("abort", ABORTED),
        ("refuse", ABORTED),
        ("hang_up", UNKNOWN),
        ("forget", UNKNOWN),
    ],
)
def test_what_the_terminal_does_is_one_of_four_answers(
    outcome: str, state: CardPaymentState
) -> None:
    with a_terminal(outcome) as terminal:
        answer = ZvtTerminal("127.0.0.1", terminal.port).authorise(AMOUNT, wanted)
    assert answer.state is state
    assert terminal.asked[0] == bytes.fromhex("060006000000800978")
    assert terminal.asked[1] == bytes.fromhex("06010a04000000001234490978")


def test_an_approved_payment_has_the_terminals_receipt_and_words() -> None:
    with a_terminal() as terminal:
        answer = ZvtTerminal("127.0.0.1", terminal.port).authorise(AMOUNT, wanted)
    assert (answer.reference, answer.detail) == ("0001", "APPROVED")


def test_a_payment_that_nobody_wants_is_stopped_on_the_terminal() -> None:
    with a_terminal("wait") as terminal:
        answer = ZvtTerminal("127.0.0.1", terminal.port).authorise(AMOUNT, lambda: False)
    assert answer.state is ABORTED
    assert terminal.asked[-1] == bytes.fromhex("06b000")
    assert terminal.taken == []


def test_the_last_payment_settles_what_was_not_heard() -> None:
    with a_terminal("forget") as terminal:
        device = ZvtTerminal("127.0.0.1", terminal.port)
        assert device.authorise(AMOUNT, wanted).state is UNKNOWN
        assert device.last(AMOUNT).state is APPROVED
        assert device.last(money("99.00", EUR)).state is UNKNOWN
    assert terminal.taken == [(1, 1234)]


def test_a_terminal_without_a_payment_leaves_the_question_open() -> None:
    with a_terminal() as terminal:
        assert ZvtTerminal("127.0.0.1", terminal.port).last(AMOUNT).state is UNKNOWN


def test_a_payment_is_taken_back_by_its_receipt() -> None:
    with a_terminal() as terminal:
        device = ZvtTerminal("127.0.0.1", terminal.port)
        paid = device.authorise(AMOUNT, wanted)
        assert device.reverse(paid.reference, AMOUNT).state is APPROVED
    assert terminal.taken == []


def test_nobody_at_the_address_means_that_nothing_was_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert ZvtTerminal("127.0.0.1", port).authorise(AMOUNT, wanted).state is ABORTED


@given(st.integers(0, 10**12 - 1))
def test_every_amount_is_twelve_digits(minor: int) -> None:
    data = zvt.authorisation(minor, "EUR").data
    assert int(data[1:7].hex()) == minor


@given(st.binary(max_size=80))
def test_no_bytes_of_a_terminal_break_the_reading(data: bytes) -> None:
    try:
        zvt.status_info(data)
    except (zvt.NotZvt, ValueError):
        return


def test_a_status_is_read_past_fields_a_till_does_not_need() -> None:
    found = zvt.status_info(status(0, 42, 1234, "OK")[3:])
    assert (found.result, found.receipt, found.amount, found.text) == (0, "0042", 1234, "OK")


def test_a_long_message_has_two_bytes_of_length() -> None:
    message = zvt.Message(zvt.PRINT_BLOCK, b"x" * 300)
    assert message.encoded()[:5] == zvt.PRINT_BLOCK + bytes([0xFF, 300 % 256, 1])
