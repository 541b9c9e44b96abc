"""What to say when the log's evidence is asked for something it cannot give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pos_app.application import errors as application
from pos_app.domain import errors as domain
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_seq
from pos_app.ui.i18n import _


def _checkpoint_out_of_order(error: domain.CheckpointOutOfOrder) -> ErrorText:
    return ErrorText(
        _("The log is sealed up to record {seq} already.").format(
            seq=format_seq(error.signed_size)
        ),
        _("Nothing was changed; nothing needs to be done."),
    )


def _not_archivable(error: domain.NotArchivable) -> ErrorText:
    return ErrorText(
        _("Records up to {seq} cannot leave the log.").format(seq=format_seq(error.last_seq)),
        _("They are not sealed yet, or archived already. Choose another date."),
    )


def _anchor_of_another_log(_error: application.AnchorOfAnotherLog) -> ErrorText:
    return ErrorText(
        _("This anchor belongs to another store or register."),
        _("Nothing was checked. Use an anchor or a receipt of this one."),
    )


def _nothing_to_archive(_error: application.NothingToArchive) -> ErrorText:
    return ErrorText(
        _("There is nothing to archive before that date."),
        _("Nothing was changed. Records leave in blocks of 256, once they are sealed."),
    )


def _archive_damaged(error: application.ArchiveDamaged) -> ErrorText:
    return ErrorText(
        _("The archive {file} cannot be read back as it was written.").format(file=error.file_name),
        _("Nothing has left the log. Try another disk."),
    )


def _mail_refused(error: application.MailRefused) -> ErrorText:
    return ErrorText(
        _("The mail was not taken: {reason}.").format(reason=error.reason.rstrip(".")),
        _("Nothing left this machine. Check the server, or write a file."),
    )


def _no_printer(error: application.NoPrinter) -> ErrorText:
    headline = _("This machine has no printer set up.")
    if error.name:
        headline = _("This machine has no printer called {name}.").format(name=error.name)
    return ErrorText(headline, _("Nothing left it. Write a file that ends in .pdf instead."))


EVIDENCE_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = {
    domain.CheckpointOutOfOrder: _checkpoint_out_of_order,
    domain.NotArchivable: _not_archivable,
    application.AnchorOfAnotherLog: _anchor_of_another_log,
    application.NothingToArchive: _nothing_to_archive,
    application.ArchiveDamaged: _archive_damaged,
    application.MailRefused: _mail_refused,
    application.NoPrinter: _no_printer,
}
