"""What happens to a red flag. The cashier it concerns is named by id only."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="RedFlag", identified_by="flag_id")
class RedFlagRaised(DomainEvent):
    """A rule met its pattern between two entries of the log."""

    flag_id: UUID
    rule: str
    first_seq: int
    last_seq: int
    cashier_id: str


@event_type(aggregate="RedFlag", identified_by="flag_id")
class RedFlagDismissed(DomainEvent):
    """Somebody looked at the flag and wrote down why it is settled."""

    flag_id: UUID
    rule: str
    reason: str


@event_type(aggregate="RedFlagRule", identified_by="rule")
class RedFlagRuleChanged(DomainEvent):
    """A rule goes by other parameters, or is switched on or off, from the next entry on.

    ``parameters`` is a JSON object of all of them, its values numbers as text.
    """

    rule: str
    is_on: bool
    parameters: str
