"""The form in which the scanner of this till is set up; each answer counts at once."""

from __future__ import annotations

from dataclasses import replace

from pos_app.ui.forms import FormField, FormPart, Option
from pos_app.ui.i18n import _
from pos_app.ui.scanner_settings import (
    ANY,
    ENTER,
    FEWEST_GAP_MS,
    MOST_GAP_MS,
    NOTHING,
    TAB,
    ScannerSettings,
)

_YES, _NO = "yes", "no"


class ScannerForm:
    """What is typed about the scanner."""

    def __init__(self, number: int, settings: ScannerSettings) -> None:
        """Begin with how it is read now."""
        self._number = number
        self.settings = settings
        self._gap = str(settings.longest_gap_ms)
        self._problem = ""

    def fill(self, name: str, text: str) -> bool:
        """Take an answer; return whether the scanner is read otherwise by it."""
        before = self.settings
        if name == "gap":
            self._take_gap(text)
        elif name == "caps":
            self.settings = replace(before, corrects_caps_lock=text == _YES)
        elif name == "terminator":
            self.settings = replace(before, terminator=text)
        elif name == "prefix":
            self.settings = replace(before, prefix=text)
        else:
            self.settings = replace(before, suffix=text)
        return self.settings != before

    def part(self) -> FormPart:
        """Return what to draw."""
        settings = self.settings
        return FormPart(
            number=self._number,
            title=_("Scanner of this till"),
            note=_("Each answer counts at once. Scan something to see what it does."),
            fields=(
                FormField(
                    "terminator",
                    _("What ends a scan"),
                    settings.terminator,
                    options=(
                        Option(ANY, _("Enter or Tab")),
                        Option(ENTER, _("Enter")),
                        Option(TAB, _("Tab")),
                        Option(NOTHING, _("Nothing")),
                    ),
                ),
                FormField(
                    "gap",
                    _("Longest pause between two keys, in milliseconds"),
                    self._gap,
                    self._problem,
                    _("35 for a cable, 60 to 120 for Bluetooth"),
                    is_wide=True,
                ),
                FormField(
                    "prefix", _("Comes before each code"), settings.prefix, hint=_("Mostly nothing")
                ),
                FormField(
                    "suffix", _("Comes after each code"), settings.suffix, hint=_("Mostly nothing")
                ),
                FormField(
                    "caps",
                    _("Letters that caps lock turned around"),
                    _YES if settings.corrects_caps_lock else _NO,
                    options=(Option(_YES, _("Turn them back")), Option(_NO, _("Leave them"))),
                ),
            ),
            commands=(),
        )

    def _take_gap(self, text: str) -> None:
        self._gap, self._problem = text, ""
        if text.strip().isdecimal() and FEWEST_GAP_MS <= int(text) <= MOST_GAP_MS:
            self.settings = replace(self.settings, longest_gap_ms=int(text))
        else:
            self._problem = _("Type {least} to {most}.").format(
                least=FEWEST_GAP_MS, most=MOST_GAP_MS
            )
