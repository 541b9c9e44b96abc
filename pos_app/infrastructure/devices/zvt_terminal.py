"""A card terminal that speaks ZVT over the network; fulfils ``CardTerminalPort``.

Each call is a connection of its own: register, ask, wait for the end. The terminal acknowledges
each message with 80 00 00, and so does the till. Once a payment was asked for, only an answer of
the terminal ends it: a line that breaks leaves it unknown.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from time import monotonic
from typing import Self

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState
from pos_app.domain.values.money import Money
from pos_app.infrastructure.devices import zvt_codec as zvt
from pos_app.infrastructure.devices.zvt_codec import Message, NotZvt

_log = logging.getLogger(__name__)

_PASSWORD = "000000"  # noqa: S105 - the protocol's own default, which terminals come with
_CONNECT_SECONDS = 5.0
_ACKNOWLEDGE_SECONDS = 5.0
# A customer looks for a card, types a PIN, and the bank answers.
_PAYMENT_SECONDS = 180.0
_LOOK_SECONDS = 0.25
_HEAD, _LONG = 3, 0xFF
_SHOWN = 60
_ABORT_KEY = 0x6C  # the customer or a time-out stopped it

APPROVED, DECLINED = CardPaymentState.APPROVED, CardPaymentState.DECLINED
ABORTED, UNKNOWN = CardPaymentState.ABORTED, CardPaymentState.UNKNOWN


class ZvtTerminal:
    """The terminal at an address; every method blocks and belongs to a worker thread."""

    def __init__(
        self, address: str, port: int, *, payment_seconds: float = _PAYMENT_SECONDS
    ) -> None:
        """Reach the terminal at ``address`` when it is asked."""
        self._address = (address, port)
        self._payment_seconds = payment_seconds

    def authorise(self, amount: Money, is_wanted: Callable[[], bool]) -> TerminalAnswer:
        """Ask for ``amount``; once it is not wanted any more, ask the terminal to stop."""
        return self._run(zvt.authorisation(amount.minor, amount.currency.code), amount, is_wanted)

    def last(self, amount: Money) -> TerminalAnswer:
        """Return how the terminal's latest payment ended, if it was of ``amount``.

        A terminal tells its latest payment without saying who asked, so another amount, or none,
        leaves the question open.
        """
        try:
            with _Line(self._address) as line:
                line.register(amount.currency.code)
                line.ask(zvt.repeat_receipt(_PASSWORD))
                found = line.until_end(self._payment_seconds, _always)
        except (OSError, NotZvt, _Refused) as error:
            return TerminalAnswer(UNKNOWN, detail=_said(error))
        status = found.status
        if status is None or status.amount != amount.minor:
            return TerminalAnswer(UNKNOWN, detail="another payment")
        if status.result:
            return TerminalAnswer(DECLINED, status.receipt, status.text)
        return TerminalAnswer(APPROVED, status.receipt, status.text)

    def refund(self, amount: Money, is_wanted: Callable[[], bool]) -> TerminalAnswer:
        """Give ``amount`` to the card that the customer holds."""
        message = zvt.refund(_PASSWORD, amount.minor, amount.currency.code)
        return self._run(message, amount, is_wanted)

    def reverse(self, reference: str, amount: Money) -> TerminalAnswer:
        """Give a payment back that was approved a moment ago."""
        return self._run(zvt.reversal(_PASSWORD, reference), amount, _always)

    def _run(
        self, message: Message, amount: Money, is_wanted: Callable[[], bool]
    ) -> TerminalAnswer:
        try:
            line = _Line(self._address)
        except OSError as error:
            return TerminalAnswer(ABORTED, detail=_said(error))
        with line:
            try:
                line.register(amount.currency.code)
            except (OSError, NotZvt, _Refused) as error:
                return TerminalAnswer(ABORTED, detail=_said(error))
            try:
                line.ask(message)
                found = line.until_end(self._payment_seconds, is_wanted)
            except _Refused as error:  # the terminal said that it does not begin
                return TerminalAnswer(ABORTED, detail=_said(error))
            except (OSError, NotZvt) as error:
                _log.info("the terminal's answer was not heard: %s", error)
                return TerminalAnswer(UNKNOWN, detail=_said(error))
        return found.answer()


class _Found:
    """What the terminal has said of a payment by its end."""

    def __init__(self) -> None:
        self.status: zvt.StatusInfo | None = None
        self.aborted_with: int | None = None
        self.was_unwanted = False

    def answer(self) -> TerminalAnswer:
        status, text = self.status, "" if self.status is None else self.status.text
        if self.aborted_with is not None:
            was_refused = status is not None and status.result not in {0, _ABORT_KEY}
            is_stopped = self.was_unwanted or self.aborted_with == _ABORT_KEY
            state = DECLINED if was_refused and not is_stopped else ABORTED
            return TerminalAnswer(state, detail=text or f"{self.aborted_with:02X}")
        if status is None:
            return TerminalAnswer(UNKNOWN, detail="no status")
        if status.result:
            return TerminalAnswer(DECLINED, detail=text or f"{status.result:02X}")
        return TerminalAnswer(APPROVED, status.receipt, text)


class _Refused(Exception):
    """The terminal answered a message with 84 and a reason."""


class _Line:
    """One connection to a terminal."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._socket = socket.create_connection(address, timeout=_CONNECT_SECONDS)
        self._buffer = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.close()

    def register(self, currency: str) -> None:
        """Begin a session.

        Raises:
            OSError, NotZvt, _Refused: there is none.
        """
        self.ask(zvt.registration(_PASSWORD, currency))
        self.until_end(_ACKNOWLEDGE_SECONDS, _always)

    def ask(self, message: Message) -> None:
        """Send a message and wait until the terminal has taken it."""
        self._socket.sendall(message.encoded())
        answer = self._received(_ACKNOWLEDGE_SECONDS)
        if answer.kind[0] == zvt.REFUSED_CLASS:
            raise _Refused(f"{answer.kind[1]:02X}")
        if answer.kind != zvt.ACKNOWLEDGED:
            raise NotZvt(answer.kind)

    def until_end(self, seconds: float, is_wanted: Callable[[], bool]) -> _Found:
        """Take and acknowledge what the terminal says until it is done."""
        found, end = _Found(), monotonic() + seconds
        while True:
            message = self._next(end, is_wanted, found)
            if message.kind == zvt.ACKNOWLEDGED or message.kind[0] == zvt.REFUSED_CLASS:
                continue  # the answer to our wish to stop
            self._socket.sendall(Message(zvt.ACKNOWLEDGED).encoded())
            if message.kind == zvt.STATUS:
                found.status = zvt.status_info(message.data)
            elif message.kind == zvt.COMPLETION:
                return found
            elif message.kind == zvt.ABORT:
                found.aborted_with = message.data[0] if message.data else 0
                return found

    def _next(self, end: float, is_wanted: Callable[[], bool], found: _Found) -> Message:
        while True:
            if not found.was_unwanted and not is_wanted():
                found.was_unwanted = True
                self._socket.sendall(Message(zvt.ABORT_COMMAND).encoded())
            left = end - monotonic()
            if left <= 0:
                raise TimeoutError
            try:
                return self._received(min(_LOOK_SECONDS, left))
            except TimeoutError:
                continue

    def _received(self, seconds: float) -> Message:
        end = monotonic() + seconds
        while (message := self._taken()) is None:
            left = end - monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            more = self._socket.recv(4096)
            if not more:
                raise ConnectionResetError
            self._buffer += more
        return message

    def _taken(self) -> Message | None:
        """Take a whole message off the buffer; what is there of another stays."""
        data = self._buffer
        if len(data) < _HEAD:
            return None
        head, size = _HEAD, data[2]
        if size == _LONG:
            if len(data) < _HEAD + 2:
                return None
            head, size = _HEAD + 2, int.from_bytes(data[3:5], "little")
        if len(data) < head + size:
            return None
        self._buffer = data[head + size :]
        return Message(data[:2], data[head : head + size])


def _always() -> bool:
    return True


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:_SHOWN]
