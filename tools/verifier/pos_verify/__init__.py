"""Checks an audit log, an archive, an export, a proof or an anchor without the till's own code.

Everything here is written from docs/audit-format.md alone and imports nothing of the till, so
that the two can disagree.
"""
