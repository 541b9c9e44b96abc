"""A report's content as canonical text and back: one JSON object, keys in declared order."""

from __future__ import annotations

import hashlib

import msgspec

from pos_app.domain.aggregates.z_report.figures import ReportContent

_encode = msgspec.json.Encoder(decimal_format="string").encode
# Made once, before any thread reads: msgspec may crash where two threads learn a type at a time.
_decode = msgspec.json.Decoder(ReportContent).decode


def text_of(content: ReportContent) -> str:
    """Return the canonical text; the same content gives the same bytes."""
    return _encode(content).decode()


def content_of(text: str) -> ReportContent:
    """Return the content that :func:`text_of` wrote.

    Raises:
        msgspec.MsgspecError: the text is none.
    """
    return _decode(text)


def digest_of(text: str) -> str:
    """Return the SHA-256 of the text, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
