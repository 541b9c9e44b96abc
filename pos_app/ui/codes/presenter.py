"""Shows what the scanner sends and what it means, and changes how both are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos_app.application.errors import ApplicationError, StorageError, UnknownCode
from pos_app.application.scan_service import ScanService
from pos_app.domain.errors import DomainError
from pos_app.domain.values.money import Currency
from pos_app.ui.approving import asks_approval
from pos_app.ui.codes.arrivals import Arrivals
from pos_app.ui.codes.code_texts import fact_lines, meaning_lines
from pos_app.ui.codes.codes_state import CodesState, SeenKey, TrialPart
from pos_app.ui.codes.rules_form import RulesForm
from pos_app.ui.codes.scanner_form import ScannerForm
from pos_app.ui.codes.screen import CodesScreen, Scanner
from pos_app.ui.errors import error_text
from pos_app.ui.i18n import _


@asks_approval
class CodesPresenter:
    """Answers every intent of the screen."""

    def __init__(
        self, screen: CodesScreen, scans: ScanService, scanner: Scanner, currency: Currency
    ) -> None:
        """Draw on ``screen``; amounts in codes are of ``currency``."""
        self._screen = screen
        self._scans = scans
        self._scanner = scanner
        self._currency = currency
        self._arrivals = Arrivals()
        self._forms = 0
        self._scanner_form = ScannerForm(self._number(), scanner.settings())
        self._rules_form = RulesForm(self._number(), scans.rules())
        self._shows_rules = False
        self._trial = TrialPart()
        self._is_warned = False
        self._info = self._problem = ""
        self._actions: dict[str, Callable[[], None]] = {
            "scanner": partial(self._turn, shows_rules=False),
            "rules": partial(self._turn, shows_rules=True),
            "save": self._save,
            "undo": self._undo,
            "use_gap": self._use_gap,
            "back": self.back,
        }

    def open(self) -> None:
        """Begin with the scanner as it is read now."""
        self._say()
        self._scanner_form = ScannerForm(self._number(), self._scanner.settings())
        self._undo()

    def key_seen(self, key: SeenKey) -> None:
        """Take a key that arrived, whoever pressed it."""
        self._arrivals.add(key)
        self._trial = replace(self._trial, keys=self._arrivals.written())
        if self._arrivals.is_whole():
            self._judge()
        self._draw()

    def scan(self, code: str) -> None:
        """Take a scan that was recognised."""
        said = _("This is a scan. The till reads it as it should.")
        self._explain(code, said)
        if self._shows_rules:
            self._rules_form.fill("trial", code)
        self._draw()

    def fill(self, name: str, text: str) -> None:
        """Take what stands in a field now."""
        self._is_warned = False
        self._say()
        if self._shows_rules:
            self._rules_form.fill(name, text)
            self._try()
        elif self._scanner_form.fill(name, text):
            self._scanner.use(self._scanner_form.settings)
        self._draw()

    def act(self, name: str) -> None:
        """Do what a button or a key names."""
        self._actions[name]()

    def back(self) -> None:
        """Leave; rules that are not saved are asked about once."""
        if self._rules_form.is_changed and not self._is_warned:
            self._is_warned = True
            self._problem = _("This is not saved yet. Save it, or press again to leave it.")
            self._draw()
        else:
            self._screen.leave()

    def _turn(self, *, shows_rules: bool) -> None:
        self._shows_rules = shows_rules
        self._say()
        self._draw()

    def _save(self) -> None:
        self._say()
        rules = self._rules_form.rules() if self._shows_rules else None
        if rules is not None:
            try:
                self._rules_form.saved(self._scans.change_rules(rules))
            except (DomainError, ApplicationError, StorageError) as error:
                self._problem = _said(error)
            else:
                self._info = _("Saved. The till reads codes like this from now on.")
        self._draw()

    def _undo(self) -> None:
        trial = self._rules_form.trial
        self._rules_form = RulesForm(self._number(), self._scans.rules())
        self._rules_form.trial = trial
        self._is_warned = False
        self._draw()

    def _use_gap(self) -> None:
        if self._trial.gap_ms:
            settings = replace(self._scanner.settings(), longest_gap_ms=self._trial.gap_ms)
            self._scanner.use(settings.sane())
            self._scanner_form = ScannerForm(self._number(), settings.sane())
            self._info = _("Pauses of up to {gap} ms are one scan now. Scan again.").format(
                gap=settings.longest_gap_ms
            )
            self._trial = replace(self._trial, gap_ms=0)
            self._draw()

    def _judge(self) -> None:
        """Say of keys that a terminator ended why they are no scan, if they are none."""
        text, settings = self._arrivals.text, self._scanner.settings()
        gap = self._arrivals.wanted_gap(settings.longest_gap_ms)
        if gap:
            said = _("Too slow to be a scan: {slowest} ms between two keys.").format(
                slowest=self._arrivals.slowest_ms
            )
            self._explain(settings.bare(text), said, is_good=False)
            self._trial = replace(self._trial, gap_ms=gap)
        elif text:
            said = _("This was typed, or the scanner sends too few characters.")
            self._explain(text, said, is_good=False)

    def _try(self) -> None:
        if self._rules_form.trial.strip():
            self._arrivals = Arrivals()
            self._explain(self._rules_form.trial.strip(), _("By the rules beside this:"))

    def _explain(self, code: str, verdict: str, *, is_good: bool = True) -> None:
        lines = (*self._arrivals.lines(), *fact_lines(self._scans.facts(code)))
        rules = self._rules_form.rules() if self._shows_rules else self._scans.rules()
        if rules is not None:
            try:
                meaning = meaning_lines(self._scans.try_rules(code, rules, self._currency))
            except UnknownCode:
                meaning = (_("Product: none has this code."),)
            except (DomainError, ApplicationError, StorageError) as error:
                meaning = (_said(error),)
            lines = (*lines, *meaning)
        self._trial = TrialPart(code, self._arrivals.written(), verdict, is_good, lines)

    def _number(self) -> int:
        self._forms += 1
        return self._forms

    def _say(self) -> None:
        self._info = self._problem = ""

    def _draw(self) -> None:
        form = self._rules_form if self._shows_rules else self._scanner_form
        self._screen.display(
            CodesState(form.part(), self._shows_rules, self._trial, self._info, self._problem)
        )


def _said(error: Exception) -> str:
    text = error_text(error)
    return f"{text.headline} {text.advice}".strip()
