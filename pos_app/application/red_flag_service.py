"""Settles red flags, and sets the rules that raise them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from pos_app.application.access import needs
from pos_app.application.errors import FlagNotFound
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.red_flags.catalogue import KINDS
from pos_app.domain.aggregates.red_flag.rule_setting import RuleSetting
from pos_app.domain.values import permissions


class RedFlagService:
    """The commands on red flags."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work on the store's flags."""
        self._unit_of_work = unit_of_work

    @needs(permissions.SETTLE_RED_FLAGS)
    def dismiss(self, flag_id: UUID, reason: str) -> None:
        """Settle a flag that somebody has looked at; the reason stays in the log.

        Raises:
            FlagNotFound: there is no such flag.
            FlagDismissed: it is settled already.
            InvalidReason: there is no reason, or more than 200 characters.
        """
        with self._unit_of_work() as uow:
            flag = uow.red_flags.by_id(flag_id)
            if flag is None:
                raise FlagNotFound(flag_id=flag_id)
            flag.dismiss(reason)
            uow.red_flags.save(flag)
            uow.collect_events_from(flag)
            uow.commit()
        uow.dispatch_events()

    @needs(permissions.CHANGE_RED_FLAG_RULES)
    def change_rule(self, rule: str, parameters: Mapping[str, str], *, is_on: bool) -> None:
        """Let a rule go by other numbers, or not at all, from the next entry of the log on.

        Parameters that are left out are as the rule comes. What is so already is no event.

        Raises:
            InvalidParameter: a number is out of its bounds.
            KeyError: there is no such rule.
        """
        kind = KINDS[rule]
        checked = kind.checked(parameters)
        with self._unit_of_work() as uow:
            setting = uow.rule_settings.of_rule(rule) or RuleSetting(rule, kind.checked({}))
            setting.change(checked, is_on=is_on)
            uow.rule_settings.save(setting)
            uow.collect_events_from(setting)
            uow.commit()
        uow.dispatch_events()
