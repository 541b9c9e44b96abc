"""What the ``pos-app staff`` commands do, on the same services as the window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pos_app.application.errors import ApplicationError
from pos_app.commands.store import opened
from pos_app.console import say, say_error
from pos_app.domain.errors import DomainError
from pos_app.domain.values.permissions import every_permission
from pos_app.ui.errors import error_text
from pos_app.ui.words.permission_words import grant_text, role_name


def add_commands(
    subcommands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
) -> None:
    """Add ``staff`` and ``reset-owner-pin`` to the command line."""
    staff = subcommands.add_parser("staff", help="who works here, and what they may do")
    parts = staff.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = parts.add_parser("add", parents=[common], help="let somebody new work here")
    add.set_defaults(action=add_member)
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, help="cashier, supervisor, manager or owner")
    _add_pin_file(add)
    show = parts.add_parser("list", parents=[common], help="say who works here")
    show.set_defaults(action=list_members)
    roles = parts.add_parser("roles", parents=[common], help="say what each role may do")
    roles.set_defaults(action=list_roles)
    switch = parts.add_parser(
        "sign-in", parents=[common], help="let people sign in, or run without"
    )
    switch.set_defaults(action=switch_sign_in)
    switch.add_argument("state", choices=("on", "off"))
    recover = subcommands.add_parser(
        "reset-owner-pin", parents=[common], help="set an owner's lost PIN anew; it is recorded"
    )
    recover.set_defaults(action=reset_owner_pin)
    recover.add_argument("--owner", default="", metavar="NAME", help="which one, of several")
    _add_pin_file(recover)


def add_member(options: argparse.Namespace) -> int:
    """Let somebody new work here; they choose a PIN of their own when they sign in."""
    pin = _pin(options)
    if pin is None:
        return 2
    till = opened(options.data_dir)
    try:
        member = till.people.staff.add(options.name, options.role, pin)
    finally:
        till.close()
    say(f"{member.name} works here as {member.role_name}. The first sign-in asks for a new PIN.")
    return 0


def list_members(options: argparse.Namespace) -> int:
    """Say who works here, in which role."""
    till = opened(options.data_dir)
    try:
        members = till.people.staff.every()
    finally:
        till.close()
    for each in members:
        state = "" if each.is_active else ", left"
        state += ", locked out" if each.is_locked else ""
        role = role_name(each.role_id, each.role_name)
        sys.stdout.write(f"{each.name}: {role}{state}\n")
    return 0


def list_roles(options: argparse.Namespace) -> int:
    """Say what each role may do."""
    till = opened(options.data_dir)
    try:
        roles = till.people.roles.every()
        decimals = None if till.store is None else till.store.decimals
    finally:
        till.close()
    for role in roles:
        sys.stdout.write(f"{role_name(role.role_id, role.name)}\n")
        for name, grant in role.grants:
            permission = every_permission()[name]
            given = grant_text(permission, grant, decimals)
            sys.stdout.write(f"  {permission.title:<34}{given}\n")
    return 0


def switch_sign_in(options: argparse.Namespace) -> int:
    """Let people sign in from now on, or let everybody do everything without."""
    till = opened(options.data_dir)
    try:
        till.stores.switch_sign_in(is_on=options.state == "on")
    finally:
        till.close()
    say("People sign in." if options.state == "on" else "The store runs without sign-in.")
    return 0


def reset_owner_pin(options: argparse.Namespace) -> int:
    """Set the lost PIN of an owner anew; the log and the sign-in page tell of it."""
    pin = _pin(options)
    if pin is None:
        return 2
    till = opened(options.data_dir)
    try:
        owner = till.people.staff.recover_owner_pin(pin, options.owner)
    except (ApplicationError, DomainError) as error:
        say_error(str(error_text(error)))
        return 2
    finally:
        till.close()
    say(f"{owner.name}'s PIN is set. It is recorded, and changed at the next sign-in.")
    return 0


def _add_pin_file(parser: argparse.ArgumentParser) -> None:
    # In a file, because what stands on a command line every user of the machine may read.
    parser.add_argument("--pin-file", required=True, type=Path, metavar="FILE")


def _pin(options: argparse.Namespace) -> str | None:
    try:
        pin: str = options.pin_file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        say_error(f"The PIN file cannot be read: {error}.")
        return None
    return pin
