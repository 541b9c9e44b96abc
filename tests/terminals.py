"""Card terminals for tests: one that speaks ZVT on loopback, and a thread that waits to be told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pos_app.application.card_terminal import TerminalAnswer
from pos_app.domain.aggregates.card_payment.card_payment import CardPaymentState

ACK, NACK = bytes.fromhex("800000"), bytes.fromhex("846600")
COMPLETION = bytes.fromhex("060f00")
_WAIT = 5.0


def status(result: int, receipt: int, amount: int, text: str = "") -> bytes:
    """Return a status message as terminals of the field send it, with fields a till may skip."""
    data = bytes([0x27, result, 0x04]) + bytes.fromhex(f"{amount:012d}")
    data += bytes.fromhex("490978") + bytes([0x87]) + bytes.fromhex(f"{receipt:04d}")
    data += (
        bytes.fromhex("0b000123") + bytes.fromhex("22f1f0") + bytes.fromhex("6725eeeeeeeeeeee8812")
    )
    if text:
        digits = f"{len(text):03d}"
        data += bytes([0x3C]) + bytes(0xF0 + int(digit) for digit in digits) + text.encode("cp437")
    return bytes.fromhex("040f") + bytes([len(data)]) + data


@dataclass
class SimulatedTerminal:
    """What the terminal does once it is asked for money.

    ``outcome``: ``approve``, ``decline``, ``abort``, ``refuse`` (does not begin), ``hang_up`` (the
    line breaks after the payment began), ``forget`` (approves, and the line breaks before the
    till hears of it), ``wait`` (for the till to stop it).
    """

    outcome: str = "approve"
    asked: list[bytes] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)
    paid_out: list[int] = field(default_factory=list)
    port: int = 0
    is_stopped: bool = False

    def serve(self, line: socket.socket) -> None:
        """Answer one connection until it is closed."""
        while (message := _message(line)) is not None:
            self.asked.append(message)
            kind = message[:2].hex()
            if kind == "0600":
                line.sendall(ACK)
                self._say(line, COMPLETION)
            elif kind == "0601":
                if not self._pay(line, int(message[4:10].hex())):
                    return
            elif kind == "0620":
                line.sendall(ACK)
                if self.taken:
                    receipt, amount = self.taken[-1]
                    self._say(line, status(0, receipt, amount))
                self._say(line, COMPLETION)
            elif kind == "0631":
                line.sendall(ACK)
                if self.outcome == "decline":
                    self._say(line, bytes.fromhex("061e0105"))
                    continue
                self.paid_out.append(int(message[7:13].hex()))
                self._say(line, status(0, 900 + len(self.paid_out), self.paid_out[-1]))
                self._say(line, COMPLETION)
            elif kind == "0630":
                line.sendall(ACK)
                receipt = int(message[-2:].hex())
                self.taken = [each for each in self.taken if each[0] != receipt]
                self._say(line, status(0, receipt, 0))
                self._say(line, COMPLETION)

    def _pay(self, line: socket.socket, amount: int) -> bool:
        if self.outcome == "refuse":
            line.sendall(NACK)
            return True
        line.sendall(ACK)
        self._say(line, bytes.fromhex("04ff020a01"))
        if self.outcome == "hang_up":
            return False
        receipt = len(self.taken) + 1
        if self.outcome in {"approve", "forget"}:
            self.taken.append((receipt, amount))
            if self.outcome == "forget":
                return False
            self._say(line, status(0, receipt, amount, "APPROVED"))
            self._say(line, bytes.fromhex("06d1") + bytes([4]) + b"\x00SLIP"[:4])
            self._say(line, COMPLETION)
        elif self.outcome == "decline":
            self._say(line, status(0x05, receipt, amount, "DECLINED"))
            self._say(line, bytes.fromhex("061e0105"))
        else:
            while self.outcome == "wait" and not self.is_stopped:
                self._heard(line)
            self._say(line, bytes.fromhex("061e016c"))
        return True

    def _say(self, line: socket.socket, message: bytes) -> None:
        line.sendall(message)
        while self._heard(line) != ACK:
            pass

    def _heard(self, line: socket.socket) -> bytes:
        """Return the till's next message; its wish to stop may come at any time."""
        message = _message(line)
        assert message is not None
        if message[:2].hex() == "06b0":
            self.asked.append(message)
            self.is_stopped = True
            line.sendall(ACK)
        return message


@contextmanager
def a_terminal(outcome: str = "approve") -> Iterator[SimulatedTerminal]:
    """Listen on loopback until the test is over."""
    terminal = SimulatedTerminal(outcome)
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    terminal.port = server.getsockname()[1]
    is_over = threading.Event()

    def listen() -> None:
        while not is_over.is_set():
            try:
                line, _ = server.accept()
            except TimeoutError:
                continue
            with line:
                line.settimeout(_WAIT)
                terminal.serve(line)

    thread = threading.Thread(target=listen, name="simulated-terminal")
    thread.start()
    try:
        yield terminal
    finally:
        is_over.set()
        thread.join(_WAIT)
        server.close()


class TerminalWhenTold:
    """Stands in for the terminal's thread: what it was started with runs when the test says so."""

    def __init__(self) -> None:
        self.answer = TerminalAnswer(CardPaymentState.UNKNOWN)
        self.is_wanted = True
        self._work: Callable[[Callable[[], bool]], TerminalAnswer] | None = None

    @property
    def is_asking(self) -> bool:
        return self._work is not None

    def start(self, work: Callable[[Callable[[], bool]], TerminalAnswer]) -> None:
        self.is_wanted, self._work = True, work

    def cancel(self) -> None:
        self.is_wanted = False

    def run(self) -> None:
        """Let the work come to its end."""
        work, self._work = self._work, None
        assert work is not None
        self.answer = work(lambda: self.is_wanted)


def _message(line: socket.socket) -> bytes | None:
    """Return a whole message of the till; its acknowledgements are read where they are due."""
    head = _exactly(line, 3)
    return None if head is None else head + (_exactly(line, head[2]) or b"")


def _exactly(line: socket.socket, count: int) -> bytes | None:
    data = b""
    while len(data) < count:
        try:
            more = line.recv(count - len(data))
        except ConnectionError:
            return None
        if not more:
            return None
        data += more
    return data
