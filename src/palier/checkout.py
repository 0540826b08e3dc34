"""What a programme answers a checkout: what an order gives, and the price of a basket."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from palier.account import reading
from palier.account import standing as standings
from palier.account.order import Order, OrderLine
from palier.account.standing import Standing
from palier.answers import Known, Quote, decimal, standing_from
from palier.engines import quote as engine
from palier.engines.quote import Prepared, prepare, price
from palier.engines.reckoned import Reckoned
from palier.life.replay import History
from palier.named import NamedTuple
from palier.problem.event import OrderRefusedError
from palier.program.model import Program
from palier.quantity import Money
from palier.refusals import OrderError, Written, source_of, telling, told, value_of
from palier.sheet.sheet import NET, SHIPPING_CHARGED, TO_PAY
from palier.source import InLanguage, Language, SourceText
from palier.values import brief, dataclass

READ = frozenset({OrderLine})
"""What lines are once they have been read."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a basket comes to, exact: `Decimal`. Each is read off when it is asked for."""

    program: Program
    reckoned: Reckoned

    def __repr__(self) -> str:
        return brief(self, "to_pay", "discount", "shipping", "earned")

    @property
    def to_pay(self) -> Decimal:
        """What is to be paid."""
        return self._money(self.reckoned.scalar(TO_PAY))

    @property
    def discount(self) -> Decimal:
        """All that is taken off the goods."""
        return self._money(sum(self.reckoned.scalar(each.amount) for each in self.reckoned.kept()))

    @property
    def shipping(self) -> Decimal:
        """The shipping that is charged."""
        return self._money(self.reckoned.scalar(SHIPPING_CHARGED))

    @property
    def earned(self) -> Decimal:
        """Points earned, or what goes into the pot."""
        awards = self.reckoned.sheet.awards
        earned = sum(self.reckoned.scalar(each.given) for each in awards)
        return decimal(self.program.amount(earned))

    @property
    def lines(self) -> tuple[Decimal, ...]:
        """What is left to pay of each line."""
        return tuple(map(self._money, self.reckoned.by_line(NET)))

    def _money(self, minor: int) -> Decimal:
        return decimal(Money(minor, self.program.currency))


class JavaScript(NamedTuple):
    """A module of JavaScript, and its types."""

    module: str
    types: str


def made_ready(standing: object) -> Prepared:
    """A customer whom `prepare` made ready; TypeError for anything else."""
    if not isinstance(standing, Prepared):
        given = type(standing).__name__
        raise TypeError(f"a customer made ready by `prepare` is wanted, not a {given}")
    return standing


class Checkout:
    """The questions of a checkout; mixed into what holds a programme."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def program(self) -> Program: ...

        @property
        def older(self) -> Mapping[str, Program]: ...

        @property
        def language(self) -> Language: ...

    def history(self) -> History:
        """A history in which nothing has happened yet."""
        return History(self.program, {}, self.older)

    def quote(
        self,
        order: Written | Order,
        account: Known | None = None,
        *,
        guest: bool = False,
        strict: bool = False,
    ) -> Quote:
        """Reckon an order, changing nothing, by the version of the programme that rules its day.

        Without an account the customer joins by this order; a guest has none and makes none. Of an
        account, time first passes to the day of the order. The order may leave out `type`, `id`,
        `customer` and `at` (now). Raises OrderError with all that is wrong with the order or the
        account, `strict` with the warnings of the quote too; ValueError for an account of a guest.

        >>> import palier
        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> club = palier.compile(head + "earn 1 point per 1 EUR")
        >>> quote = club.quote({"lines": [{"price": "84.90"}]})
        >>> quote.to_pay, quote.earned
        (Decimal('84.90'), Decimal('84'))
        """
        taken = self.read_order(order)
        try:
            standing = self.standing(taken, account, guest=guest)
            quote = Quote(engine.quote(self.ruling(taken.at), taken, standing))
        except OrderRefusedError as refused:
            raise told(refused, order, self.language) from None
        if strict and quote.warnings:
            raise OrderError(quote.warnings, SourceText.of(""), self.language)
        return quote

    def prepare(
        self,
        account: Known | None = None,
        *,
        guest: bool = False,
        order: Written | Order | None = None,
    ) -> Prepared:
        """A customer made ready for `price`: once a session, or when something of it changes.

        `order` may say the rest of what they would order, beside its lines: when (now), how it
        travels, the promo codes. Raises OrderError.
        """
        written = order if order is not None else {"lines": [{"price": "0"}]}
        if isinstance(written, Mapping):
            written = {"lines": [{"price": "0"}], **written}
        taken = self.read_order(written)
        with telling(written, self.language):
            standing = self.standing(taken, account, guest=guest)
            return prepare(self.ruling(taken.at), taken, standing)

    def price(self, lines: Iterable[Mapping[str, Any] | OrderLine], standing: Prepared) -> Price:
        """What a basket comes to for a customer who is prepared, in some microseconds.

        Lines are read as those of an order; those that do not change are best read once, with
        `read_lines`. Raises OrderError; TypeError for a customer who is not prepared. What is
        brought in vain is not told: for that, and to explain, there is `quote`.

        >>> import palier
        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> club = palier.compile(head + "earn 1 point per 1 EUR")
        >>> price = club.price([{"price": "84.90", "quantity": 2}], club.prepare())
        >>> price.to_pay, price.earned
        (Decimal('169.80'), Decimal('169'))
        """
        customer, basket = made_ready(standing), tuple(lines)
        if not READ.issuperset(map(type, basket)):
            basket = self.read_lines(basket)
        try:
            return Price(customer.program, price(customer, basket))  # type: ignore[arg-type]
        except OrderRefusedError as refused:
            raise told(refused, {}, self.language) from None

    def read_lines(self, lines: Iterable[Mapping[str, Any] | OrderLine]) -> tuple[OrderLine, ...]:
        """Read the lines of a basket; raises OrderError."""
        every = list(lines)
        written = [each for each in every if not isinstance(each, OrderLine)]
        read = iter(self.read_order({"lines": written}).lines if written else ())
        return tuple(each if isinstance(each, OrderLine) else next(read) for each in every)

    def javascript(self, *, at_once: int = 1, explained: InLanguage | None = None) -> JavaScript:
        """A module of JavaScript that quotes as this version does, and its types for TypeScript.

        It exports `quote(order, standing)`, which gives what `Quote.to_json` does; `standing` is
        that of `standing_json`. An order may bring `at_once` vouchers of one reward, and as many
        promo codes of the shop's own. `explained`: with `explain(outcome)`, which says why in
        sentences of a language; it takes `Intl`, as browsers and node have it.

        >>> import palier
        >>> head = 'loyalty program "Club"\\n  currency EUR\\n  time zone "Europe/Paris"\\n\\n'
        >>> made = palier.compile(head + "earn 1 point per 1 EUR").javascript()
        >>> made.module.splitlines()[-1]
        'export { quote, OrderRefused };'
        """
        from palier.script.module import javascript  # noqa: PLC0415 - only who asks waits
        from palier.script.typed import types  # noqa: PLC0415

        if explained is None:
            return JavaScript(javascript(self.program, at_once), types(self.program))
        from palier.calculator.making import explaining  # noqa: PLC0415
        from palier.page.frame import speaker  # noqa: PLC0415

        spoken = speaker(self.program, Language(explained))
        module = explaining(self.program, spoken, at_once)
        return JavaScript(module, types(self.program, explains=True))

    def standing_json(
        self, order: Written | Order, account: Known | None = None, *, guest: bool = False
    ) -> dict[str, Any]:
        """What a quote needs of a customer just before an order: what a module is given.

        Raises OrderError.
        """
        taken = self.read_order(order)
        with telling(order, self.language):
            return reading.standing_json(self.standing(taken, account, guest=guest), self.program)

    def ruling(self, at: dt.datetime) -> Program:
        """The version that rules a moment: the last that runs by then."""
        return self.history().ruling(at) if self.older else self.program

    def read_order(self, order: Written | Order) -> Order:
        """Read an order; raises OrderError."""
        if isinstance(order, Order):
            return order
        written = source_of(order, "order")
        now = dt.datetime.now(dt.UTC)
        got = reading.read_order(written, self.program, now=now)
        return value_of(got, written, self.language)

    def standing(self, order: Order, account: Known | None, *, guest: bool = False) -> Standing:
        """The customer just before an order; raises OrderError.

        Of an account that is not this customer's, or is later than the order, OrderRefusedError;
        of a guest's, ValueError.
        """
        if guest and account is not None:
            raise ValueError("a guest has no account: give an account, or guest=True")
        if guest:
            return standings.guest()
        return standing_from(account, self.program, self.older, order)
