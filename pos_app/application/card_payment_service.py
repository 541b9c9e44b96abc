"""Takes money through a card terminal so that a crash in the middle never takes it twice.

What the terminal is asked for is stored before it is asked. The answer, the tender and, where it
pays the rest, the completed sale are stored together. In between the terminal works for as long
as a customer needs, on a thread of its own; a till that dies there finds the payment again as
``unknown``, and the sale waits until the terminal or the cashier has said how it ended.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.card_terminal import TerminalAnswer, TerminalAt
from pos_app.application.completing import completed, is_paid
from pos_app.application.loading import cart_of, store_of
from pos_app.application.open_card_payments import OpenCardPayments
from pos_app.application.order_service import PaymentStep
from pos_app.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
from pos_app.domain.aggregates.card_payment.card_payment import CardPayment, CardPaymentState
from pos_app.domain.aggregates.cart.cart import Cart, CartState
from pos_app.domain.errors import CartClosed, EmptyCart, InvalidAmount, TenderTooLarge
from pos_app.domain.records import dataclass
from pos_app.domain.services.settlement import left_to_pay
from pos_app.domain.values import permissions
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Money
from pos_app.domain.values.tender import Tender, TenderKind

THE_ONE_BEFORE = "the payment before"
_APPROVED = CardPaymentState.APPROVED


@dataclass(frozen=True, slots=True)
class CardPaymentSnapshot:
    """A card payment as it stands; ``charged`` is the amount with the tip."""

    payment_id: UUID
    cart_id: UUID
    amount: Decimal
    tip: Decimal
    charged: Money
    state: CardPaymentState
    reference: str = ""

    @classmethod
    def of(cls, payment: CardPayment) -> CardPaymentSnapshot:
        """Return the picture of the payment."""
        return cls(
            payment_id=payment.payment_id,
            cart_id=payment.cart_id,
            amount=payment.amount.amount,
            tip=payment.tip.amount,
            charged=payment.amount + payment.tip,
            state=payment.state,
            reference=payment.reference,
        )


@dataclass(frozen=True, slots=True)
class CardOutcome:
    """How a payment ended, and the ``step`` the sale made by it; None where no money came."""

    payment: CardPaymentSnapshot
    step: PaymentStep | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TerminalSetting:
    """The terminal that a register asks."""

    address: str
    port: int

    @property
    def text(self) -> str:
        """The setting as it is typed."""
        return f"{self.address}:{self.port}"


class CardPaymentService:
    """The commands on card payments and the terminal of a register."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        register_id: Callable[[], str],
        terminal_at: TerminalAt,
        open_payments: OpenCardPayments,
    ) -> None:
        """Ask the terminals that ``terminal_at`` reaches."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._register_id = register_id
        self._terminal_at = terminal_at
        self._open = open_payments

    @open_to_all("says where cards go, which everybody at the till sees")
    def terminal(self) -> TerminalSetting | None:
        """Return the register's terminal, None while cards are recorded by hand."""
        with self._unit_of_work() as uow:
            chosen = uow.card_payments.terminal_of(self._register_id())
        return TerminalSetting(chosen.address, chosen.port) if chosen.address else None

    @needs(permissions.CHANGE_SETTINGS)
    def choose_terminal(self, text: str) -> TerminalSetting | None:
        """Ask the terminal at ``host`` or ``host:port`` from now on, none for an empty text.

        Raises:
            InvalidTerminal: it is no address.
        """
        with self._unit_of_work() as uow:
            terminal = uow.card_payments.terminal_of(self._register_id())
            terminal.choose(text)
            uow.card_payments.save_terminal(terminal)
            uow.collect_events_from(terminal)
            uow.commit()
        uow.dispatch_events()
        if not terminal.address:
            return None
        return TerminalSetting(terminal.address, terminal.port)

    @needs(permissions.SELL)
    def begin(
        self, cart_id: UUID, amount: Decimal, tip: Decimal = Decimal(0)
    ) -> CardPaymentSnapshot:
        """Store that the terminal is about to be asked for a part of what is left.

        Raises:
            CartNotFound, CartClosed, EmptyCart: the cart cannot be paid.
            InvalidAmount: nothing, or too many decimals.
            TenderTooLarge: more than is left.
            CardPaymentOpen: an earlier payment of the cart is not settled.
        """
        with self._unit_of_work() as uow:
            self._open.require_none(cart_id)
            cart = cart_of(uow, cart_id)
            wanted = _checked(cart, Money.of(amount, cart.currency))
            payment = CardPayment.ask(
                new_id(), cart_id, self._register_id(), wanted, Money.of(tip, cart.currency)
            )
            uow.card_payments.add(payment)
            uow.collect_events_from(payment)
            uow.commit()
        self._open.note(payment)
        uow.dispatch_events()
        return CardPaymentSnapshot.of(payment)

    @open_to_all("was allowed when the payment began; the terminal's own thread calls it")
    def ask(
        self, setting: TerminalSetting, payment: CardPaymentSnapshot, is_wanted: Callable[[], bool]
    ) -> TerminalAnswer:
        """Ask the terminal and wait for the customer; belongs to a worker thread."""
        terminal = self._terminal_at(setting.address, setting.port)
        return terminal.authorise(payment.charged, is_wanted)

    @open_to_all("only asks how something ended; the terminal's own thread calls it")
    def ask_again(self, setting: TerminalSetting, payment: CardPaymentSnapshot) -> TerminalAnswer:
        """Ask the terminal how its latest payment ended; belongs to a worker thread."""
        return self._terminal_at(setting.address, setting.port).last(payment.charged)

    @needs(permissions.SELL)
    def record(
        self, payment_id: UUID, answer: TerminalAnswer, *, is_by_hand: bool = False
    ) -> CardOutcome:
        """Store how a payment ended; what the card paid goes to the sale, which may complete it.

        Told twice it changes nothing. ``is_by_hand`` is the cashier's word, read on the terminal.

        Raises:
            CardPaymentSettled: it ended otherwise before.
        """
        order = None
        with self._unit_of_work() as uow:
            payment = uow.card_payments.by_id(payment_id)
            if payment is None:
                raise LookupError(payment_id)
            if not is_by_hand and _is_the_one_before(uow, payment, answer):
                answer = TerminalAnswer(CardPaymentState.UNKNOWN, detail=THE_ONE_BEFORE)
            if answer.state is CardPaymentState.APPROVED:
                payment.approve(answer.reference, is_by_hand=is_by_hand)
            elif answer.state is CardPaymentState.UNKNOWN:
                payment.lose(answer.detail)
            else:
                payment.refuse(answer.state, answer.detail, is_by_hand=is_by_hand)
            uow.card_payments.save(payment)
            uow.collect_events_from(payment)
            cart = cart_of(uow, payment.cart_id)
            if payment.state is CardPaymentState.APPROVED and cart.state is CartState.OPEN:
                order = self._taken(uow, cart, payment)
            uow.commit()
        self._open.note(payment)
        uow.dispatch_events()
        step = None
        if payment.state is CardPaymentState.APPROVED:
            is_sold = order is not None
            step = PaymentStep(None if is_sold else CartSnapshot.of(cart), order)
        return CardOutcome(CardPaymentSnapshot.of(payment), step, answer.detail)

    @needs(permissions.SELL)
    def left_open(self, cart_id: UUID) -> CardPaymentSnapshot | None:
        """Return the payment of a cart that nobody knows the end of, None without one.

        What was being asked when the program died is ``unknown`` from now on.
        """
        with self._unit_of_work() as uow:
            waiting = self._open.of_cart(cart_id)
            payment = None if waiting is None else uow.card_payments.by_id(waiting.payment_id)
            if payment is None:
                return None
            payment.lose("the till ended")
            uow.card_payments.save(payment)
            uow.collect_events_from(payment)
            uow.commit()
        self._open.note(payment)
        uow.dispatch_events()
        return CardPaymentSnapshot.of(payment)

    def _taken(self, uow: UnitOfWork, cart: Cart, payment: CardPayment) -> OrderSnapshot | None:
        cart.take_tender(
            Tender(
                payment.payment_id,
                TenderKind.CARD,
                payment.amount,
                payment.reference,
                tip=payment.tip or None,
            )
        )
        step = store_of(uow).cash_rounding
        if is_paid(cart, step):
            return OrderSnapshot.of(completed(uow, self._clock, cart, None, step))
        uow.carts.save(cart)
        uow.collect_events_from(cart)
        return None


def _is_the_one_before(uow: UnitOfWork, payment: CardPayment, answer: TerminalAnswer) -> bool:
    """Return whether a terminal that was asked again tells of an earlier payment of as much.

    It tells its latest payment without saying who asked. What finds a payment on it, the number of
    its receipt, was stored with the one before; one that the cashier read has none, and then an
    equal amount proves nothing.
    """
    if payment.state is not CardPaymentState.UNKNOWN or answer.state is not _APPROVED:
        return False
    before = uow.card_payments.taken_before(payment)
    if before is None:
        return False
    if before.reference:
        return before.reference == answer.reference
    return before.amount + before.tip == payment.amount + payment.tip


def _checked(cart: Cart, amount: Money) -> Money:
    if cart.state is not CartState.OPEN:
        raise CartClosed(cart_id=cart.cart_id, state=cart.state.value)
    if not cart.lines:
        raise EmptyCart(cart_id=cart.cart_id)
    if amount.minor <= 0:
        raise InvalidAmount(text=str(amount.amount), decimals=amount.currency.decimals)
    left = left_to_pay(cart.total, cart.tenders)
    if amount > left:
        raise TenderTooLarge(total=left.amount, tendered=amount.amount)
    return amount
