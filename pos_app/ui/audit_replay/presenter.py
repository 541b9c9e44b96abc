"""Answers the intents of the replay: reads a sale, goes through its steps, plays them.

Knows no Qt. Time passes in the pacer, which calls :meth:`ReplayPresenter.tick`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Protocol

from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.values.money import Currency
from pos_app.ui.audit_replay.choosing import choices, not_found
from pos_app.ui.audit_replay.reading import (
    LatestSales,
    Reader,
    find_sale,
    latest_sales,
    read_sale,
)
from pos_app.ui.audit_replay.replay_state import CartFlag, ChoiceState, ReplayState
from pos_app.ui.audit_replay.writing import Sale, moment_texts, sale_texts
from pos_app.ui.i18n import _

SPEEDS = (1, 2, 4)
# Two steps of one moment are still two steps to look at.
_LEAST_WAIT = 80
_SKIPPED_PAUSE = timedelta(seconds=1)
_MILLISECOND = timedelta(milliseconds=1)
_LONGEST_WAIT = 2**31 - 1  # what a timer of the window can count


class View(Protocol):
    """What the presenter shows things on."""

    def display(self, state: ReplayState) -> None:
        """Show a sale at one of its steps."""

    def offer(self, choice: ChoiceState) -> None:
        """Show sales to choose from."""


class Pacer(Protocol):
    """Lets time pass between two steps."""

    def wait(self, milliseconds: int) -> None:
        """Tick once after so much time, and not for an earlier wait."""

    def stop(self) -> None:
        """Do not tick."""


class ReplayPresenter:
    """The behaviour of the replay.

    ``shown`` is called with the cart's id whenever another sale is shown.
    """

    def __init__(
        self,
        view: View,
        reader: Reader,
        pacer: Pacer,
        store: StoreSnapshot,
        shown: Callable[[str], None],
    ) -> None:
        """Replay sales of ``store``."""
        self._view = view
        self._reader = reader
        self._pacer = pacer
        self._currency = Currency(store.currency, store.decimals)
        self._shown = shown
        self._choice = ChoiceState()
        self._sale: Sale | None = None
        self._state: ReplayState | None = None

    @property
    def sale(self) -> Sale | None:
        """The sale that is shown, or None."""
        return self._sale

    @property
    def receipt(self) -> str:
        """The number on the receipt of the sale that is shown; empty when there is none."""
        return "" if self._state is None else self._state.sale.receipt

    def show_cart(self, cart_id: str, flags: tuple[CartFlag, ...] = ()) -> None:
        """Replay a cart from its first step, with the red flags on it."""
        job = partial(read_sale, cart_id=cart_id, currency=self._currency)
        self._reader.ask("replay", job, partial(self._arrived, cart_id, flags))

    def show_flags(self, cart_id: str, flags: tuple[CartFlag, ...]) -> None:
        """Mark the flags of the sale that is shown; those of another one are too late."""
        if self._sale is None or self._sale.history.cart_id != cart_id or self._state is None:
            return
        self._sale = replace(self._sale, flags=flags)
        self._show(replace(self._state, sale=sale_texts(self._sale)))

    def offer_sales(self) -> None:
        """Show the newest sales to choose from."""
        self._stop()
        self._sale = self._state = None
        self._view.offer(self._choice)
        self._reader.ask("sales", latest_sales, self._offered)

    def find(self, typed: str) -> None:
        """Replay the sale that a receipt's number names."""
        if typed.strip():
            job = partial(find_sale, typed=typed, currency=self._currency)
            self._reader.ask("replay", job, partial(self._arrived, typed.strip(), ()))

    def go_to(self, step: int) -> None:
        """Show a step by its number; what lies outside is the first or the last."""
        if self._state is None or self._sale is None:
            return
        step = max(1, min(step, len(self._sale.history.steps)))
        self._show(replace(self._state, step=step, notice=""))
        self._pace()

    def go_on(self) -> None:
        """Go one step on."""
        self.go_to(self._here + 1)

    def go_back(self) -> None:
        """Go one step back."""
        self.go_to(self._here - 1)

    def go_to_first(self) -> None:
        """Show the cart before anything was in it."""
        self.go_to(1)

    def go_to_last(self) -> None:
        """Show how the sale ended."""
        if self._sale is not None:
            self.go_to(len(self._sale.history.steps))

    def go_to_next_flag(self) -> None:
        """Go to the nearest flagged step ahead; say so when there is none."""
        ahead = [number for number in self._flagged_steps() if number > self._here]
        self._go_or_say(ahead[:1], _("No flagged step follows."))

    def go_to_previous_flag(self) -> None:
        """Go to the nearest flagged step before this one; say so when there is none."""
        behind = [number for number in self._flagged_steps() if number < self._here]
        self._go_or_say(behind[-1:], _("No flagged step comes before."))

    def toggle_play(self) -> None:
        """Play from here, or from the start when the end is shown; or pause."""
        if self._state is None:
            return
        if not self._state.is_playing and self._is_at_end():
            self._state = replace(self._state, step=1)
        self._show(replace(self._state, is_playing=not self._state.is_playing, notice=""))
        self._pace()

    def tick(self) -> None:
        """Go on to the next step while playing, and stop at the last."""
        if self._state is None or not self._state.is_playing:
            return
        step = self._state.step + 1
        self._state = replace(self._state, step=step)
        self._show(replace(self._state, is_playing=not self._is_at_end(), notice=""))
        self._pace()

    def set_speed(self, speed: int) -> None:
        """Play so many times as fast as it was."""
        if self._state is not None and speed in SPEEDS:
            self._show(replace(self._state, speed=speed))
            self._pace()

    def toggle_skip(self) -> None:
        """Cut pauses short, or keep them as they were."""
        if self._state is not None:
            self._show(replace(self._state, skips_pauses=not self._state.skips_pauses))
            self._pace()

    def stop(self) -> None:
        """Stop playing, when the screen goes out of sight."""
        if self._state is not None and self._state.is_playing:
            self._show(replace(self._state, is_playing=False))
        self._stop()

    def say(self, text: str) -> None:
        """Show a sentence beside the keys until the next step."""
        if self._state is not None:
            self._show(replace(self._state, notice=text))
        else:
            self._choice = replace(self._choice, problem=text)
            self._view.offer(self._choice)

    @property
    def _here(self) -> int:
        return 0 if self._state is None else self._state.step

    def _flagged_steps(self) -> list[int]:
        if self._sale is None:
            return []
        flagged = self._sale.flagged
        return [step.number for step in self._sale.history.steps if step.entry.seq in flagged]

    def _go_or_say(self, steps: list[int], otherwise: str) -> None:
        if steps:
            self.go_to(steps[0])
        elif self._state is not None:
            self.say(otherwise)

    def _arrived(self, asked: str, flags: tuple[CartFlag, ...], sale: Sale | None) -> None:
        if sale is None:
            self._stop()
            self.say(not_found(asked))
            return
        self._stop()
        self._choice = replace(self._choice, problem="")
        self._sale = replace(sale, flags=flags)
        speed, skips = 1, False
        if self._state is not None:
            speed, skips = self._state.speed, self._state.skips_pauses
        moment = moment_texts(self._sale, sale.history.steps[0])
        texts = sale_texts(self._sale)
        self._show(ReplayState(texts, moment, 1, speed=speed, skips_pauses=skips))
        self._shown(sale.history.cart_id)

    def _offered(self, latest: LatestSales) -> None:
        self._choice = replace(choices(latest), problem=self._choice.problem)
        if self._sale is None:
            self._view.offer(self._choice)

    def _show(self, state: ReplayState) -> None:
        if self._sale is None:
            return
        step = self._sale.history.steps[state.step - 1]
        self._state = replace(state, moment=moment_texts(self._sale, step))
        self._view.display(self._state)

    def _is_at_end(self) -> bool:
        steps = 0 if self._sale is None else len(self._sale.history.steps)
        return self._state is not None and self._state.step >= steps

    def _pace(self) -> None:
        """Wait for the next step as long as the cashier took, at the speed that is chosen."""
        state = self._state
        if state is None or self._sale is None or not state.is_playing or self._is_at_end():
            self._stop()
            return
        pause = self._sale.history.steps[state.step].pause
        if state.skips_pauses:
            pause = min(pause, _SKIPPED_PAUSE)
        wait = max(pause // _MILLISECOND // state.speed, _LEAST_WAIT)
        self._pacer.wait(min(wait, _LONGEST_WAIT))

    def _stop(self) -> None:
        self._pacer.stop()
