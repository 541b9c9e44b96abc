"""What a delivery refuses."""

from __future__ import annotations

from pos_app.domain.errors import DomainError


class NothingReceived(DomainError):
    """A delivery without any goods was to be booked."""
