"""A file that was chosen: how it is read, what is in it, and what of it does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pos_app.application.errors import RowProblem
from pos_app.application.import_mapping import FIELDS
from pos_app.application.import_ports import (
    AS_FOUND,
    CheckedFile,
    ImportPlan,
    ImportPreview,
)
from pos_app.domain.aggregates.catalogue_import.repository import BY_BARCODE, BY_SKU
from pos_app.ui.formatting import format_count
from pos_app.ui.forms import Command, FormField, FormPart, Option
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.imports.import_texts import (
    changes_only,
    field_names,
    missing_columns,
    problem_row,
    sample_row,
)
from pos_app.ui.imports.imports_state import SamplePart

_PAGE = 50
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp437", "cp850")


class ChosenFile:
    """Everything that is known and chosen about one file before it is taken over."""

    def __init__(self, path: Path) -> None:
        """Know nothing yet."""
        self.path = path
        self.plan = ImportPlan()
        self.preview: ImportPreview | None = None
        self.checked: CheckedFile | None = None
        self.checking = ""
        self.number = 0
        self._shows_problems = False
        self._first = 0

    def fill(self, name: str, value: str) -> bool:
        """Take an answer; return whether the file is to be looked at anew."""
        plan = self.plan
        if name == "key":
            new = replace(plan, key=value)
        elif name in {"delimiter", "encoding"}:
            # Another way to read gives other headings, so the columns are found anew.
            new = replace(plan, columns=None, reading=replace(plan.reading, **{name: value}))
        else:
            columns = {field: each for field, each in (plan.columns or {}).items() if field != name}
            if value:
                # A column holds one thing: what had it before is asked again.
                columns = {field: each for field, each in columns.items() if each != value}
                columns[name] = value
            new = replace(plan, columns=columns)
        is_other = new != plan
        self.plan = new
        return is_other

    def take_preview(self, preview: ImportPreview) -> None:
        """Show how the file is read."""
        headings = None if self.preview is None else self.preview.headings
        if headings != preview.headings:
            self.number += 1
        self.preview = preview
        self.checked = None
        self._first = 0
        reading = preview.reading or AS_FOUND
        self.plan = ImportPlan(dict(preview.mapping), preview.key, reading)

    def take_check(self, checked: CheckedFile) -> None:
        """Show what was found in the whole file; the first problem is what is wanted."""
        self.checked, self.checking = checked, ""
        self._shows_problems = bool(checked.problems)
        self._first = 0

    def take_problems(self, problems: tuple[RowProblem, ...], count: int) -> None:
        """Show what stopped the import itself."""
        rows = self.checked.rows if self.checked is not None else 0
        self.take_check(CheckedFile(rows, problems, count))

    def show_problems(self, *, wanted: bool) -> None:
        """Turn to the rows that do not fit, or to the first rows."""
        self._shows_problems = wanted and self.checked is not None and bool(self.checked.problems)
        self._first = 0

    def turn(self, pages: int) -> None:
        """Turn so many pages on among the problems."""
        count = len(self.checked.problems) if self._shows_problems and self.checked else 0
        first = self._first + pages * _PAGE
        if 0 <= first < count:
            self._first = first

    @property
    def missing(self) -> str:
        """What has to be chosen first, or nothing."""
        return missing_columns(self.plan.columns or {}, self.plan.key)

    def form(self) -> FormPart | None:
        """Return which column holds what, and how the file is read."""
        preview = self.preview
        if preview is None:
            return None
        names = field_names()
        columns = (
            Option("", _("Not in this file")),
            *(Option(each, each) for each in preview.headings if each),
        )
        chosen = self.plan.columns or {}
        fields = [
            FormField(
                "key",
                _("A product that is known already is found by its"),
                self.plan.key,
                options=(Option(BY_SKU, names["sku"]), Option(BY_BARCODE, _("Barcode"))),
            ),
            *self._reading_fields(preview),
            *(
                FormField(name, names[name], chosen.get(name, ""), options=columns, is_menu=True)
                for name in FIELDS
            ),
        ]
        return FormPart(
            number=self.number,
            title=preview.file_name,
            note=self._note(preview),
            fields=tuple(fields),
            commands=(
                Command("files", _("Other file"), "arrow-left", "Alt F"),
                Command("import", _("Import"), "download", "Ctrl S", "main"),
            ),
        )

    def sample(self) -> SamplePart | None:
        """Return the rows to look at."""
        preview, checked = self.preview, self.checked
        if preview is None:
            return None
        count = checked.problem_count if checked is not None else 0
        problems = _("Does not fit ({count})").format(count=format_count(count))
        if self._shows_problems and checked is not None:
            listed = checked.problems
            shown = listed[self._first : self._first + _PAGE]
            rows = tuple(problem_row(self._first + n, each) for n, each in enumerate(shown))
            place = _("{first} to {last} of {count}").format(
                first=format_count(self._first + 1),
                last=format_count(self._first + len(shown)),
                count=format_count(checked.problem_count),
            )
        else:
            listed = ()
            rows = tuple(map(sample_row, preview.rows))
            place = _("The first {count} rows").format(count=format_count(len(rows)))
        return SamplePart(
            rows=rows,
            nothing="" if rows else _("No products are found when it is read like this."),
            verdict=self._verdict(),
            problems=problems,
            place=place if rows else "",
            shows_problems=self._shows_problems,
            has_problems=bool(count),
            is_sound=checked is not None and not count and bool(checked.rows),
            can_go_back=self._first > 0,
            can_go_on=self._first + _PAGE < len(listed),
        )

    def _verdict(self) -> str:
        checked = self.checked
        if checked is None:
            return self.checking
        if not checked.problem_count:
            said = ngettext("{count} row, it fits.", "{count} rows, all of them fit.", checked.rows)
            fits = said.format(count=format_count(checked.rows))
            return " ".join(filter(None, (fits, changes_only(self.plan.columns or {}))))
        said = ngettext(
            "{count} problem in {rows} rows. Nothing is taken over while it is left.",
            "{count} problems in {rows} rows. Nothing is taken over while one is left.",
            checked.problem_count,
        )
        return said.format(
            count=format_count(checked.problem_count), rows=format_count(checked.rows)
        )

    def _note(self, preview: ImportPreview) -> str:
        if preview.program and not preview.is_remembered:
            return _("This is an export of {program}.").format(program=preview.program)
        if preview.is_remembered:
            return _("The columns are those you chose the last time.")
        return _("Say beside each thing which column of the file holds it.")

    def _reading_fields(self, preview: ImportPreview) -> tuple[FormField, ...]:
        reading = preview.reading
        if reading is None:  # a workbook has cells of its own
            return ()
        delimiters = (
            Option(",", _("Comma")),
            Option(";", _("Semicolon")),
            Option("\t", _("Tab")),
            Option("|", _("Bar")),
        )
        names = dict.fromkeys((reading.encoding, *_ENCODINGS))
        encodings = tuple(Option(each, _encoding_name(each)) for each in names)
        return (
            FormField(
                "delimiter",
                _("Between the cells"),
                reading.delimiter,
                options=delimiters,
                is_menu=True,
            ),
            FormField(
                "encoding", _("Characters"), reading.encoding, options=encodings, is_menu=True
            ),
        )


def _encoding_name(encoding: str) -> str:
    return {
        "utf-8-sig": _("Unicode (UTF-8)"),
        "utf-16": _("Unicode (UTF-16)"),
        "cp1252": _("Western (Windows 1252)"),
        "cp1250": _("Central Europe (Windows 1250)"),
        "cp1251": _("Cyrillic (Windows 1251)"),
        "cp1253": _("Greek (Windows 1253)"),
        "cp437": _("DOS (437)"),
        "cp850": _("DOS, Western (850)"),
    }.get(encoding, encoding)
