"""Which card terminal a register asks, if any."""

from __future__ import annotations

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.card_payment.errors import InvalidTerminal
from pos_app.domain.aggregates.card_payment.events import CardTerminalChosen

DEFAULT_PORT = 20007  # what ZVT terminals listen on as they come
_LONGEST = 253
_HIGHEST_PORT = 65_535


class CardTerminal(Aggregate):
    """The terminal of a register; an empty ``address`` is none."""

    __slots__ = ("address", "port", "register_id")

    def __init__(self, register_id: str, address: str = "", port: int = 0) -> None:
        """Restore what was chosen; as it comes, a register has none."""
        super().__init__()
        self.register_id = register_id
        self.address = address
        self.port = port

    def choose(self, text: str) -> None:
        """Ask the terminal at ``host`` or ``host:port``, none for an empty text.

        What is so already raises nothing.

        Raises:
            InvalidTerminal: it is no address.
        """
        cleaned = text.strip()
        host, _, digits = cleaned.partition(":")
        if cleaned and not (0 < len(host) <= _LONGEST and host.isprintable() and " " not in host):
            raise InvalidTerminal(text=text)
        if digits and not (digits.isdecimal() and 0 < int(digits) <= _HIGHEST_PORT):
            raise InvalidTerminal(text=text)
        port = (int(digits) if digits else DEFAULT_PORT) if cleaned else 0
        if (host, port) == (self.address, self.port):
            return
        before = (self.address, self.port)
        self.address, self.port = host, port
        self._raise_event(
            CardTerminalChosen(
                terminal_id=self.register_id,
                address=host,
                port=port,
                old_address=before[0],
                old_port=before[1],
            )
        )
