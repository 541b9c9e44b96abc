"""Feeds the log to every rule, in order, and gathers what they find."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from pos_app.application.queries import AuditEntry
from pos_app.application.red_flags import (
    cancelled_at_night,
    discount_near_limit,
    drawer_after_cancel,
    rung_again_lower,
    same_approver,
    unusual_rate,
)
from pos_app.application.red_flags.rule import Finding, Rule, State


def default_rules() -> tuple[Rule, ...]:
    """Return every rule with the parameters it comes with."""
    return (
        drawer_after_cancel.rule(drawer_after_cancel.Parameters()),
        rung_again_lower.rule(rung_again_lower.Parameters()),
        discount_near_limit.rule(discount_near_limit.Parameters()),
        same_approver.rule(same_approver.Parameters()),
        cancelled_at_night.rule(cancelled_at_night.Parameters()),
        unusual_rate.rule(unusual_rate.Parameters()),
    )


class Watcher:
    """The rules of one store over one reading of its log; ``zone`` None is the machine's."""

    def __init__(self, rules: Iterable[Rule], zone: tzinfo | None = None) -> None:
        """Give each entry to the rules that read its type."""
        self._zone = zone
        self._by_type: dict[str, list[Rule]] = {}
        for rule in rules:
            for event_type in rule.event_types:
                self._by_type.setdefault(event_type, []).append(rule)

    def read(self, entries: Iterable[AuditEntry], states: dict[str, State]) -> list[Finding]:
        """Return what the entries complete, oldest first; ``states`` by rule are changed."""
        return [
            finding
            for entry in entries
            for rule in self._by_type.get(entry.event_type, ())
            for finding in rule.read(states.setdefault(rule.code, {}), entry, self._zone)
        ]
