"""A first rule file, made from a few answers. Its examples are reckoned, so that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from palier import tree
from palier.account.outcome import Outcome
from palier.compiling import compiled
from palier.program.model import Program
from palier.quantity import Boundary, Duration, Money, Percent, Period, Points, currency_digits
from palier.source import Language, SourceText
from palier.speech import figures
from palier.speech.phrases import Phrase
from palier.surface.to_text import to_text
from palier.tree import Clause, Comment, Name, RuleFile, Statement
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class TierAnswer:
    """A tier: its name, and what has to be spent to reach it (0: everybody)."""

    name: str
    spent: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What a merchant says of the programme. Amounts are in whole units of the currency.

    A pot pays `percent` of purchases back; otherwise 1 EUR earns `points`, and `cost` points are a
    voucher of `worth` EUR. What is earned lasts so many `months` (0: for ever); a birthday earns
    `birthday` points, or so much of a pot; messages go to whoever ticked the `box`.
    """

    language: Language
    name: str
    currency: str
    zone: str
    pot: str | None = None
    unit: tuple[str, str] = ("point", "points")
    points: int = 1
    percent: Percent = Percent(Fraction(5))
    cost: int = 100
    worth: int = 5
    excluded: str | None = None
    months: int = 12
    birthday: int = 0
    box: str | None = None
    tiers: tuple[TierAnswer, ...] = ()


WORDS = {
    "earns": Phrase("What earns", "Ce qui fait gagner"),
    "who": Phrase("Who is who", "Qui est qui"),
    "gives": Phrase("What it gives", "Ce que cela donne"),
    "examples": Phrase(
        "Each example is a test, and a worked case on your customers' page",
        "Chaque exemple est un test, et un cas concret sur la page de vos clients",
    ),
    "voucher": Phrase("{worth} voucher", "Bon de {worth}"),
    "ordinary": Phrase("an ordinary order", "une commande ordinaire"),
    "excluded": Phrase(
        "a part of the order earns nothing", "une partie de la commande ne rapporte rien"
    ),
    "tier": Phrase("an order by a customer at {tier}", "une commande d'un client {tier}"),
    "spends": Phrase("the voucher comes off the bill", "le bon se déduit de la commande"),
    "pays": Phrase("paying with the pot", "payer avec la cagnotte"),
}


def first_file(answers: Answers) -> str:
    """The text of a first rule file, formatted, with examples that hold."""
    made = RuleFile(tuple(_statements(answers)), answers.language, answers.language)
    text = to_text(made, answers.language)
    done = compiled(SourceText.of(text))
    if done.program is None:
        raise ValueError("\n".join(each.code for each in done.problems))
    outcomes = {
        each.example.name: each.quote.outcome for each in done.runs if each.quote is not None
    }
    kept = (_with_outcome(each, outcomes, done.program) for each in made.statements)
    return to_text(replace(made, statements=tuple(kept)), answers.language)


def _with_outcome(
    statement: Statement, outcomes: dict[str, Outcome], program: Program
) -> Statement:
    """An example promises what the engine gives."""
    if not isinstance(statement.head, tree.ExampleHead):
        return statement
    outcome = outcomes[statement.head.name.text]
    promises: list[tree.Expectation] = [tree.Earns(outcome.points.earned)]
    off = sum(each.amount.minor for each in outcome.discounts)
    if off:
        promises.insert(0, tree.Off(Money(off, program.currency)))
    promises.append(tree.ToPay(outcome.to_pay))
    clauses = tuple(each for each in statement.clauses if not isinstance(each, tree.Then))
    return replace(statement, clauses=(*clauses, tree.Then(tuple(promises))))


def _statements(a: Answers) -> Iterator[Statement]:
    yield Statement(tree.ProgramHead(Name(a.name)), tuple(_header(a)))
    yield _commented(a, "earns", tree.EarnPercent(a.percent) if a.pot else _earn(a), _excepted(a))
    if a.birthday:
        yield Statement(tree.EarnOnBirthday(_collected(a, a.birthday)))
    for at, each in enumerate(a.tiers):
        yield _tier(a, at, each)
    yield _uses(a)
    yield Statement(tree.PointsHead(), (_expiry(a), tree.Rounded(tree.Rounding.DOWN)))
    yield from _examples(a)


def _header(a: Answers) -> Iterator[Clause]:
    yield tree.InCurrency(a.currency)
    yield tree.InTimeZone(Name(a.zone))
    if a.pot:
        yield tree.CollectCashback(Name(a.pot))
    else:
        yield tree.CollectPoints(*map(Name, a.unit))
    yield tree.Membership()
    yield tree.Taxes(included=True)
    if a.box:
        yield tree.MessagesGoTo(Name(a.box))


def _collected(a: Answers, amount: int) -> Points | Money:
    return _money(a, amount) if a.pot else Points(amount)


def _expiry(a: Answers) -> Clause:
    if not a.months:
        return tree.NeverExpire()
    return tree.ExpireAfter(Duration(a.months, Period.MONTH))


def _earn(a: Answers) -> tree.EarnPerAmount:
    return tree.EarnPerAmount(Points(a.points), _money(a, 1), tree.Steps.PROPORTIONAL)


def _excepted(a: Answers) -> tuple[Clause, ...]:
    if not a.excluded:
        return (tree.Basis(before_discounts=False),)
    category = tree.Selection((tree.InCategory((Name(a.excluded),)),))
    return (tree.Basis(before_discounts=False), tree.Except(category))


def _tier(a: Answers, at: int, answer: TierAnswer) -> Statement:
    reach = tree.Reach(tree.Measure.SPENT, Boundary.FROM, _money(a, answer.spent))
    head = tree.TierHead(Name(answer.name), reach if answer.spent else None)
    times = tree.TimesPoints(1 + Fraction(at + bool(a.tiers[0].spent), 4))
    gives = (tree.Benefits((times,)),) if times.factor > 1 else ()
    return _commented(a, "who", head, gives) if at == 0 else Statement(head, gives)


def _uses(a: Answers) -> Statement:
    if a.pot:
        return _commented(a, "gives", tree.RedeemHead(), (tree.Deducts(tree.Deduction.USED),))
    off = tree.Benefits((tree.MoneyOff(_money(a, a.worth)),))
    valid = tree.Valid(Duration(6, Period.MONTH))
    return _commented(a, "gives", tree.RewardHead(_voucher(a), Points(a.cost)), (off, valid))


def _examples(a: Answers) -> Iterator[Statement]:
    one_order = _holds(tree.Measure.ORDERS, 1)
    goods = tree.Goods(_money(a, 50))
    yield _commented(a, "examples", *_example(a, "ordinary", (one_order,), (goods,)))
    if a.excluded:
        excluded = tree.InCategory((Name(a.excluded),))
        parts = (tree.Goods(_money(a, 20), of=excluded), tree.Goods(_money(a, 30)))
        yield Statement(*_example(a, "excluded", (one_order,), parts))
    for each in a.tiers[0 if a.tiers and a.tiers[0].spent else 1 :]:
        who = (tree.HasTier(Name(each.name)), _holds(tree.Measure.ORDERS, 5))
        order = (tree.Goods(_money(a, 100)),)
        yield Statement(*_example(a, "tier", who, order, tier=each.name))
    orders = _holds(tree.Measure.ORDERS, 3)
    if a.pot:
        pays = (tree.Goods(_money(a, 50)), tree.PayingWithPoints())
        yield Statement(*_example(a, "pays", (tree.HasAmount(_money(a, 10)), orders), pays))
    else:
        brings = (tree.Goods(_money(a, 40 + 2 * a.worth)), tree.UsingReward(_voucher(a)))
        yield Statement(*_example(a, "spends", (orders, tree.HasReward(_voucher(a))), brings))


def _example(
    a: Answers,
    key: str,
    holdings: tuple[tree.Holding, ...],
    parts: tuple[tree.OrderPart, ...],
    **facts: str,
) -> tuple[tree.Head, tuple[Clause, ...]]:
    """An example that promises nothing yet."""
    then = tree.Then((tree.ToPay(_money(a, 0)),))
    clauses = (tree.Given(holdings), tree.TheyOrder(parts), then)
    return tree.ExampleHead(Name(_word(a, key, **facts))), clauses


def _holds(measure: tree.Measure, amount: int) -> tree.HasMeasure:
    return tree.HasMeasure(measure, amount)


def _voucher(a: Answers) -> Name:
    worth = figures.money(_money(a, a.worth), a.language, figures.Style.SOURCE)
    return Name(_word(a, "voucher", worth=worth))


def _money(a: Answers, whole: int) -> Money:
    return Money(whole * 10 ** (currency_digits(a.currency) or 0), a.currency)


def _commented(a: Answers, key: str, head: tree.Head, clauses: tuple[Clause, ...]) -> Statement:
    return Statement(head, clauses, (Comment(0, _word(a, key)),))


def _word(a: Answers, key: str, **facts: object) -> str:
    return WORDS[key].in_(a.language).format(**facts)
