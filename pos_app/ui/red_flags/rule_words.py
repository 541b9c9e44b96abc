"""What each rule of the red flags is called and says; knows no Qt.

The sentence reports what happened; what else it may be and what to look at next stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from pos_app.application.red_flag_queries import RedFlagEntry
from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_amount, format_time
from pos_app.ui.i18n import _

_AMOUNTS = frozenset({"total", "new_total"})


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The words for one rule.

    ``sentence`` and ``check`` have named places: the rule's facts, ``who``, ``approver``,
    ``register`` and ``time``.
    """

    name: str
    sentence: str
    innocent: str
    check: str


def words_of(rule: str) -> RuleWords:
    """Return the words for a rule, general ones for a rule that this version does not know."""
    known = _words().get(rule)
    return known or RuleWords(
        _("Rule {rule}").format(rule=rule),
        _("This rule points at the records below."),
        _("An ordinary day with an unusual moment."),
        _("Replay the sale, and ask {who} how it was."),
    )


def sentence_of(flag: RedFlagEntry, who: Callable[[str], str], decimals: int) -> str:
    """Return what happened, as a sentence; ``who`` names people by their id."""
    return _filled(words_of(flag.rule).sentence, flag, who, decimals)


def check_of(flag: RedFlagEntry, who: Callable[[str], str], decimals: int) -> str:
    """Return what to look at next."""
    return _filled(words_of(flag.rule).check, flag, who, decimals)


def _filled(text: str, flag: RedFlagEntry, who: Callable[[str], str], decimals: int) -> str:
    places = {name: _fact(name, value, decimals) for name, value in flag.facts.items()}
    places["who"] = who(flag.actor_id)
    places["approver"] = who(flag.facts.get("approver_id", ""))
    places["register"] = flag.register_id
    places["time"] = format_time(flag.occurred_at)
    return text.format_map(_Places(places))


def _fact(name: str, value: str, decimals: int) -> str:
    if name not in _AMOUNTS:
        return value
    try:
        return format_amount(Decimal(value), decimals)
    except InvalidOperation:
        return value


class _Places(dict[str, str]):
    """A fact that an older version did not note shows as an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "…"


def innocent_of(rule: str) -> str:
    """Return what else it may be."""
    return words_of(rule).innocent


def _words() -> dict[str, RuleWords]:
    return {
        "R1": RuleWords(
            _("Drawer after a cancelled sale"),
            _(
                "{who} cancelled a sale of {total}. After {seconds} s the drawer was opened"
                " without a sale."
            ),
            _("The customer changed their mind, and the next one asked for change."),
            _("Camera of register {register} around {time}. Cash count of the drawer."),
        ),
        "R2": RuleWords(
            _("Cancelled, then sold for less"),
            _(
                "A sale of {total} was cancelled. Soon after, most of it was sold again"
                " for {new_total}."
            ),
            _("The customer put something back, or an item was scanned twice at first."),
            _("What is missing in the second sale. Camera of register {register} around {time}."),
        ),
        "R3": RuleWords(
            _("Discounts just under the limit"),
            _("{who} gave {times} discounts close to the limit of {limit}% in one day."),
            _("A promotion that is given by hand, or goods close to their date."),
            _("Which products and customers it was. Whether a promotion ran that day."),
        ),
        "R4": RuleWords(
            _("Often the same approver"),
            _("{approver} approved {times} times for {who} in one day."),
            _("Only one manager was on duty that day."),
            _("Who was on duty. Whether the approver stood at register {register} each time."),
        ),
        "R5": RuleWords(
            _("Returns without receipt"),
            _("{who} took goods back without a receipt {times} times in one day, {total} in all."),
            _("Regular customers who lost their receipts, or a faulty batch."),
            _("The goods that came back. Camera of register {register} around {time}."),
        ),
        "R6": RuleWords(
            _("Cancelled outside opening hours"),
            _("{who} cancelled a sale of {total} at {local_time}, outside opening hours."),
            _("The store closed late, somebody practised, or the clock of the till is wrong."),
            _("Opening hours of that day. Camera of register {register} around {time}."),
        ),
        "R7": RuleWords(
            _("More removals than others"),
            _(
                "{who} cancels or removes {per_hundred} times in 100 sales. For the others in"
                " this store it is {store_per_hundred}."
            ),
            _("A new colleague who is learning, or a register where scanning is hard."),
            _("Replay some of these sales, and ask {who} how they were."),
        ),
    }
