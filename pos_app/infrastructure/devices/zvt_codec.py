"""The bytes of ZVT, as the protocol's specification of the card terminals' makers has them.

A message is a class and an instruction byte, a length (one byte, or FF and two bytes, the lower
first) and its data. Data are fields, each behind a byte that says which: BCD digits, or texts with
their length before them (a digit a byte: F1 F8 is 18). Amounts are in minor units, in 12 digits.
"""

from __future__ import annotations

from pos_app.domain.records import dataclass

REGISTRATION, AUTHORISATION = b"\x06\x00", b"\x06\x01"
REPEAT_RECEIPT, REVERSAL, ABORT_COMMAND = b"\x06\x20", b"\x06\x30", b"\x06\xb0"
REFUND = b"\x06\x31"
STATUS, INTERMEDIATE, PRINT_LINE = b"\x04\x0f", b"\x04\xff", b"\x06\xd1"
PRINT_BLOCK, COMPLETION, ABORT = b"\x06\xd3", b"\x06\x0f", b"\x06\x1e"
ACKNOWLEDGED, REFUSED_CLASS = b"\x80\x00", 0x84

_LONG = 0xFF
_AMOUNT, _CURRENCY, _RECEIPT, _RESULT, _TEXT = 0x04, 0x49, 0x87, 0x27, 0x3C
# Fields of fixed length in bytes.
_FIXED = {
    0x01: 1,
    0x02: 1,
    0x03: 1,
    0x04: 6,
    0x05: 1,
    0x0B: 3,
    0x0C: 3,
    0x0D: 2,
    0x0E: 2,
    0x17: 2,
    0x19: 1,
    0x27: 1,
    0x29: 4,
    0x37: 3,
    0x3A: 2,
    0x3B: 8,
    0x3D: 3,
    0x49: 2,
    0x87: 2,
    0x88: 3,
    0x8A: 1,
    0x8C: 1,
    0xA0: 1,
    0xAA: 3,
    0xBA: 5,
    0xD0: 1,
    0xD1: 1,
    0xD2: 1,
    0xD3: 1,
}
# Texts with two digits of length before them, and with three.
_TWO_DIGITS = {0x22, 0x23, 0x24, 0x2D, 0x8B, 0xD4, 0xD5}
_THREE_DIGITS = {0x2E, 0x3C, 0x60, 0x9A}
_TLV = 0x06

# ISO 4217 numbers of the currencies that terminals of this protocol are sold for.
_NUMBERS = {"EUR": 978, "CHF": 756, "GBP": 826, "USD": 840, "PLN": 985, "CZK": 203, "HUF": 348}
_NUMBERS |= {"DKK": 208, "SEK": 752, "NOK": 578, "RON": 946, "BGN": 975, "ISK": 352}


class NotZvt(Exception):
    """Bytes that are no message of the protocol."""


@dataclass(frozen=True, slots=True)
class Message:
    """``kind`` are the class and instruction bytes."""

    kind: bytes
    data: bytes = b""

    def encoded(self) -> bytes:
        """Return the bytes that are sent."""
        size = len(self.data)
        length = bytes([size]) if size < _LONG else bytes([_LONG]) + size.to_bytes(2, "little")
        return self.kind + length + self.data


@dataclass(frozen=True, slots=True)
class StatusInfo:
    """What a terminal says about a payment; ``amount`` None when it does not say."""

    result: int
    receipt: str
    amount: int | None
    text: str


def bcd(number: int, size: int) -> bytes:
    """Return a number as two decimal digits a byte."""
    return bytes.fromhex(f"{number:0{2 * size}d}")


def registration(password: str, currency: str) -> Message:
    """Return the message that begins a session: the till prints, and controls payments."""
    number = _NUMBERS.get(currency)
    data = bytes.fromhex(f"{password:0>6}") + b"\x80"
    return Message(REGISTRATION, data + (bcd(number, 2) if number else b""))


def authorisation(minor: int, currency: str) -> Message:
    """Return the message that asks for an amount."""
    number = _NUMBERS.get(currency)
    data = bytes([_AMOUNT]) + bcd(minor, 6)
    return Message(AUTHORISATION, data + (bytes([_CURRENCY]) + bcd(number, 2) if number else b""))


def reversal(password: str, receipt: str) -> Message:
    """Return the message that takes a payment back by its receipt number."""
    number = bytes([_RECEIPT]) + bcd(int(receipt), 2)
    return Message(REVERSAL, bytes.fromhex(f"{password:0>6}") + number)


def refund(password: str, minor: int, currency: str) -> Message:
    """Return the message that gives an amount to a card."""
    number = _NUMBERS.get(currency)
    data = bytes.fromhex(f"{password:0>6}") + bytes([_AMOUNT]) + bcd(minor, 6)
    return Message(REFUND, data + (bytes([_CURRENCY]) + bcd(number, 2) if number else b""))


def repeat_receipt(password: str) -> Message:
    """Return the message that asks for the latest payment once more."""
    return Message(REPEAT_RECEIPT, bytes.fromhex(f"{password:0>6}"))


def status_info(data: bytes) -> StatusInfo:
    """Return what a status message says.

    Raises:
        NotZvt: a field reaches past the end.
    """
    result, receipt, amount, text = 0, "", None, ""
    for name, value in _fields(data):
        if name == _RESULT:
            result = value[0]
        elif name == _RECEIPT:
            receipt = value.hex()
        elif name == _AMOUNT:
            amount = int(value.hex())
        elif name == _TEXT:
            text = value.decode("cp437", errors="replace").strip()
    return StatusInfo(result, receipt, amount, text)


def _fields(data: bytes) -> list[tuple[int, bytes]]:
    found: list[tuple[int, bytes]] = []
    at = 0
    while at < len(data):
        name, at = data[at], at + 1
        if name in _FIXED:
            size = _FIXED[name]
        elif name in _TWO_DIGITS:
            size, at = _length(data, at, 2), at + 2
        elif name in _THREE_DIGITS:
            size, at = _length(data, at, 3), at + 3
        elif name == _TLV:
            break  # the rest is in containers that say nothing a till needs
        else:
            break  # a field of a newer terminal; what is known came before it
        if at + size > len(data):
            raise NotZvt(data)
        found.append((name, data[at : at + size]))
        at += size
    return found


def _length(data: bytes, at: int, digits: int) -> int:
    if at + digits > len(data):
        raise NotZvt(data)
    length = 0
    for byte in data[at : at + digits]:
        length = length * 10 + (byte & 0x0F)
    return length
