"""Builds what knows the people who work here: who acts, and how far they may go."""

from __future__ import annotations

from pos_app.assembly.workshop import Workshop
from pos_app.domain.aggregates.role.role import CONSOLE
from pos_app.infrastructure.queries.access import standing_of


class PeopleRoom:
    """Who works at one till; ``access`` judges what they do."""

    def __init__(self, shop: Workshop) -> None:
        """Begin with nobody in particular."""
        self._database = shop.database
        self.access = shop.access
        self.read_again()

    def read_again(self) -> None:
        """Read how far whoever acts may go, after another program changed it or at the start."""
        self._act_as(self.access.actor_id)

    def act_as_console(self) -> None:
        """Let the command line act, as far as its own role goes."""
        self._act_as(CONSOLE)

    def _act_as(self, actor_id: str) -> None:
        self.access.learn(actor_id, standing_of(self._database.reader(), actor_id))
