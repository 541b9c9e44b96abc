"""Sends an anchor by mail, over a connection that is encrypted wherever the server can."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage

from pos_app.application.errors import MailRefused
from pos_app.application.evidence import Anchor

_SECONDS = 20
_SUBMISSION = 587
_TLS_AT_ONCE = 465


def send_anchor(
    anchor: Anchor, *, to: str, server: str, user: str | None, password: str | None
) -> None:
    """Send the anchor as an attachment; ``server`` is a host, with a port after a colon or 587.

    Raises:
        MailRefused: it was not taken, for the reason that it carries.
    """
    host, _, port = server.partition(":")
    if not host:
        raise MailRefused("no server was named (--smtp HOST)")
    try:
        _send(_mail(anchor, to, user), host, int(port or _SUBMISSION), user, password)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise MailRefused(str(error)) from error


def _mail(anchor: Anchor, to: str, user: str | None) -> EmailMessage:
    signed = anchor.checkpoint
    mail = EmailMessage()
    mail["Subject"] = f"Audit anchor, register {signed.register_id}, {signed.size} records"
    mail["From"] = user if user and "@" in user else to
    mail["To"] = to
    mail.set_content(
        f"The log of register {signed.register_id} had {signed.size} records "
        f"at {signed.signed_at}.\n"
        "Keep this mail. pos-app audit verify --anchor anchor.txt shows whether the log is still "
        "the same one.\n"
    )
    mail.add_attachment(
        anchor.text().encode(), maintype="text", subtype="plain", filename="anchor.txt"
    )
    return mail


def _send(mail: EmailMessage, host: str, port: int, user: str | None, password: str | None) -> None:
    context = ssl.create_default_context()
    is_encrypted = port == _TLS_AT_ONCE
    connection: smtplib.SMTP = (
        smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=context)
        if is_encrypted
        else smtplib.SMTP(host, port, timeout=_SECONDS)
    )
    with connection:
        connection.ehlo()
        if not is_encrypted and connection.has_extn("starttls"):
            connection.starttls(context=context)
        if user and password:
            connection.login(user, password)
        connection.send_message(mail)
