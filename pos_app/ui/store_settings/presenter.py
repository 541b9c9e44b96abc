"""Shows and changes who must sign in, when the till locks itself, and how shifts are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pos_app.application.errors import ApplicationError
from pos_app.application.shift_rules_service import ShiftRulesService
from pos_app.application.shift_snapshots import RulesSnapshot
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.store_service import StoreService
from pos_app.domain.errors import DomainError
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import AmountRefused, format_amount, parse_amount
from pos_app.ui.i18n import _
from pos_app.ui.store_settings import settings_texts as texts
from pos_app.ui.store_settings.screen import SettingsScreen
from pos_app.ui.store_settings.settings_state import SettingsState


@asks_approval
class SettingsPresenter:
    """Each answer counts at once; each is an event, raised where the setting lives."""

    def __init__(
        self,
        screen: SettingsScreen,
        stores: StoreService,
        rules: ShiftRulesService,
        store: Callable[[], StoreSnapshot],
        changed: Callable[[StoreSnapshot], None],
    ) -> None:
        """Draw on ``screen``; ``changed`` is told how people sign in from now on."""
        self._screen = screen
        self._stores = stores
        self._service = rules
        self._read_store = store
        self._changed = changed
        self._store: StoreSnapshot | None = None
        self._rules: RulesSnapshot | None = None
        self._limit = ""
        self._info = self._problem = ""

    def open(self) -> None:
        """Show how things are now."""
        self._attempt(self._read)

    def choose(self, name: str, value: str) -> None:
        """Take the answer to a question."""
        self._attempt(lambda: self._choose(name, value))

    def type_limit(self, text: str) -> None:
        """Take what stands in the field; it counts when it is saved."""
        self._limit = text
        self._info = self._problem = ""
        self._draw()

    def save_limit(self) -> None:
        """Let differences above the typed amount need an approval."""
        self._attempt(self._save_limit)

    def give_up_approval(self) -> None:
        """Nobody allowed it: everything stays as it was."""
        self._draw()

    def _choose(self, name: str, value: str) -> None:
        rules = self._service.rules()
        if name == texts.SIGN_IN:
            self._keep(self._stores.switch_sign_in(is_on=value == texts.YES), texts.sign_in_text)
        elif name == texts.LOCK:
            self._keep(self._stores.lock_after(int(value)), texts.lock_text)
        elif name == texts.SHIFTS:
            self._set(replace(rules, uses_shifts=value == texts.YES))
        elif name == texts.BLIND:
            self._set(replace(rules, is_blind=value == texts.YES))
        elif name == texts.DAY_END:
            self._set(replace(rules, day_end_hour=int(value)))

    def _save_limit(self) -> None:
        rules = replace(self._service.rules(), limit=parse_amount(self._limit))
        self._rules = self._service.set_rules(rules)
        self._limit = format_amount(self._rules.limit)
        self._info = texts.limit_text(self._rules)

    def _keep(self, store: StoreSnapshot, said: Callable[[StoreSnapshot], str]) -> None:
        self._store = store
        self._info = said(store)
        self._changed(store)

    def _set(self, rules: RulesSnapshot) -> None:
        self._rules = self._service.set_rules(rules)
        self._info = texts.rules_text(self._rules)

    def _read(self) -> None:
        self._store = self._read_store()
        self._rules = self._service.rules()
        self._limit = format_amount(self._rules.limit)

    def _attempt(self, act: Callable[[], None]) -> None:
        self._info = self._problem = ""
        try:
            act()
        except AmountRefused:
            self._problem = _("Type the amount as a number, 0 for every difference.")
        except (DomainError, ApplicationError) as error:
            self._problem = str(error_text(error))
        self._draw()

    def _draw(self) -> None:
        store, rules = self._store, self._rules
        if store is None or rules is None:
            self._screen.display(SettingsState(problem=self._problem))
            return
        self._screen.display(
            SettingsState(
                of_people=texts.of_people(store),
                of_shifts=texts.of_shifts(rules),
                limit=self._limit,
                currency=store.currency,
                info=self._info,
                problem=self._problem,
            )
        )
