"""A red flag: raised once by a rule, dismissed once by a person with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from pos_app.domain import errors
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.red_flag.events import RedFlagDismissed, RedFlagRaised
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.reason import checked_reason


class RedFlag(Aggregate):
    """What one rule found in the entries ``seqs``; open as long as it has no ``reason``.

    ``facts`` fill the rule's sentence; ``cashier_id``, ``register_id`` and ``occurred_at`` are
    those of the entry that completed the pattern.
    """

    __slots__ = (
        "cashier_id",
        "facts",
        "flag_id",
        "occurred_at",
        "raised_at",
        "reason",
        "register_id",
        "rule",
        "seqs",
    )

    def __init__(
        self,
        *,
        flag_id: UUID,
        rule: str,
        seqs: tuple[int, ...],
        cashier_id: str,
        register_id: str,
        occurred_at: datetime,
        raised_at: datetime,
        facts: Mapping[str, str],
        reason: str | None = None,
    ) -> None:
        """Restore the flag as it was saved; :meth:`raise_for` makes a new one."""
        super().__init__()
        self.flag_id = flag_id
        self.rule = rule
        self.seqs = seqs
        self.cashier_id = cashier_id
        self.register_id = register_id
        self.occurred_at = occurred_at
        self.raised_at = raised_at
        self.facts = facts
        self.reason = reason

    @classmethod
    def raise_for(
        cls,
        *,
        flag_id: UUID,
        rule: str,
        seqs: tuple[int, ...],
        cashier_id: str,
        register_id: str,
        occurred_at: datetime,
        facts: Mapping[str, str],
    ) -> RedFlag:
        """Raise a flag for what a rule found."""
        flag = cls(
            flag_id=flag_id,
            rule=rule,
            seqs=seqs,
            cashier_id=cashier_id,
            register_id=register_id,
            occurred_at=occurred_at,
            raised_at=utc_now(),
            facts=facts,
        )
        flag._raise_event(
            RedFlagRaised(
                flag_id=flag_id,
                rule=rule,
                first_seq=min(seqs),
                last_seq=max(seqs),
                cashier_id=cashier_id,
            )
        )
        return flag

    def dismiss(self, reason: str) -> None:
        """Settle the flag.

        Raises:
            FlagDismissed: it is settled already.
            InvalidReason: there is no reason, or more than 200 characters.
        """
        if self.reason is not None:
            raise errors.FlagDismissed(flag_id=self.flag_id)
        self.reason = checked_reason(reason)
        self._raise_event(
            RedFlagDismissed(flag_id=self.flag_id, rule=self.rule, reason=self.reason)
        )
