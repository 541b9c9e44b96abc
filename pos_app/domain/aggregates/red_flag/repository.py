"""What the shop needs to keep red flags."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from pos_app.domain.aggregates.red_flag.red_flag import RedFlag
from pos_app.domain.aggregates.red_flag.rule_setting import RuleSetting


class RedFlagRepository(Protocol):
    """The red flags of the store."""

    def by_id(self, flag_id: UUID) -> RedFlag | None:
        """Return the flag, or None."""

    def add(self, flag: RedFlag) -> None:
        """Keep a new flag."""

    def save(self, flag: RedFlag) -> None:
        """Keep that the flag was settled."""


class RuleSettingRepository(Protocol):
    """What was set about rules."""

    def of_rule(self, rule: str) -> RuleSetting | None:
        """Return the setting of a rule, or None while it is as it comes."""

    def save(self, setting: RuleSetting) -> None:
        """Keep a setting."""
