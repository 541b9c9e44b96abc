"""Fills a weight in from the scale while it is asked for; without a scale it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from pos_app.application.scale import ScaleState, Weighed
from pos_app.ui.i18n import _
from pos_app.ui.sell.code_questions import CodeQuestion
from pos_app.ui.sell.sell_state import NameSheet

if TYPE_CHECKING:
    from pos_app.application.scale_service import ScaleService
    from pos_app.ui.sell.desk import Desk
    from pos_app.ui.sell.questions import HowMany
    from pos_app.ui.sell.screen import SellScreen

WEIGHED = "scale.weighed"
Work = Callable[[Callable[[], bool]], Weighed]
"""Reads the scale; it is given whether anybody still listens."""


class ScaleThread(Protocol):
    """Reads the scale on a thread of its own; ``scale.weighed`` follows each answer."""

    @property
    def weighed(self) -> Weighed:
        """What the scale said last."""

    def start(self, work: Work) -> None:
        """Read; one reading at a time."""


class ScaleDesk:
    """Reads the scale for the question of the moment, and no longer than it is asked."""

    def __init__(
        self, desk: Desk, screen: SellScreen, scales: ScaleService, thread: ScaleThread
    ) -> None:
        """Fill in the questions of ``desk``."""
        self._desk = desk
        self._screen = screen
        self._scales = scales
        self._thread = thread
        self._asked: HowMany | None = None
        desk.weigh = self._weigh

    def actions(self) -> dict[str, Callable[[], None]]:
        """Return what the menu and the thread do, by their names."""
        return {"scale": self._ask_device, WEIGHED: self._take}

    def _weigh(self, question: HowMany) -> None:
        device = self._scales.device()
        if device:
            self._asked = question
            self._thread.start(partial(self._read, device, question))

    def _read(self, device: str, question: HowMany, is_heard: Callable[[], bool]) -> Weighed:
        """Runs on the thread; it ends once the question is answered or left."""
        return self._scales.weigh(device, lambda: is_heard() and self._is_asked(question))

    def _is_asked(self, question: HowMany) -> bool:
        return self._desk.question is question

    def _take(self) -> None:
        question, weighed = self._asked, self._thread.weighed
        if question is None or not self._is_asked(question):
            return
        if weighed.state is ScaleState.STABLE and weighed.weight is not None:
            question.type(str(weighed.weight.value))
        elif weighed.state is ScaleState.NO_ANSWER:
            self._screen.say(
                "warning",
                _("The scale does not answer."),
                _("Type the weight. The menu says where the scale is."),
            )

    def _ask_device(self) -> None:
        sheet = NameSheet(
            title=_("Scale"),
            sentence=_(
                "Its serial line, for scales that speak Toledo 8217. Without one, weights are"
                " typed."
            ),
            placeholder="/dev/ttyUSB0",
            confirm=_("Save"),
            icon="scale",
            text=self._scales.device(),
        )
        self._desk.question = CodeQuestion(sheet, self._choose)

    def _choose(self, text: str) -> None:
        device = self._scales.choose(text)
        if device:
            said = _("Weights come from the scale at {device} from now on.")
            self._screen.say("done", said.format(device=device), "")
        else:
            self._screen.say("done", _("Weights are typed from now on."), "")
