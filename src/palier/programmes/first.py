"""A first rule file, made from what a merchant has said. Its examples are reckoned, so they hold.

Nothing is written that was not said: whatever is left open is told by `palier check`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from palier import tree
from palier.account.outcome import Outcome
from palier.closed import total
from palier.compiling import compiled
from palier.problem import Level
from palier.program.model import Program
from palier.programmes.answers import (
    Answers,
    Benefits,
    CountedBy,
    CountedOver,
    Given,
    Returned,
    Use,
    size,
)
from palier.programmes.examples import WORDS as EXAMPLE_WORDS
from palier.programmes.examples import examples
from palier.quantity import (
    Amount,
    Boundary,
    Duration,
    Money,
    Period,
    units_of,
)
from palier.source import SourceText
from palier.speech import figures
from palier.speech.phrases import Phrase
from palier.surface.to_text import phrase, to_text
from palier.tree import Clause, Comment, Name, RuleFile, Statement
from palier.values import replace
from palier.wording.message import words_of

PARTS = {
    "earns": Phrase("What earns", "Ce qui fait gagner"),
    "who": Phrase("Who gets what", "Qui a droit à quoi"),
    "gives": Phrase("What it gives", "Ce que cela donne"),
    "life": Phrase("How long it lasts, and what combines", "Combien de temps, et ce qui se cumule"),
    "told": Phrase("What customers are told", "Ce que l'on dit aux clients"),
    "examples": EXAMPLE_WORDS["examples"],
}
DELIVERY = Phrase("Free delivery", "Livraison offerte")
WELCOME = Phrase("Welcome gift", "Cadeau de bienvenue")
BIRTHDAY = Phrase("Birthday treat", "Cadeau d'anniversaire")
PROFESSIONALS = Phrase("Professionals", "Professionnels")
MEASURES = total(
    CountedBy,
    {
        CountedBy.SPENT: tree.Measure.SPENT,
        CountedBy.ORDERS: tree.Measure.ORDERS,
        CountedBy.EARNED: tree.Measure.POINTS_EARNED,
    },
)
WINDOWS: Mapping[CountedOver, Duration | tree.TierCount] = total(
    CountedOver,
    {
        CountedOver.JOINING: tree.TierCount.SINCE_JOINING,
        CountedOver.YEAR: Duration(12, Period.MONTH),
        CountedOver.CALENDAR: tree.TierCount.CALENDAR_YEAR,
    },
)


def first_file(answers: Answers) -> str:
    """The text of a first rule file, formatted, with examples that hold."""
    made = RuleFile(tuple(statements(answers)), answers.language, answers.language)
    text = to_text(made, answers.language)
    done = compiled(SourceText.of(text))
    if done.program is None:
        raise ValueError("\n".join(each.code for each in done.problems))
    outcomes = {
        each.example.name: each.quote.outcome for each in done.runs if each.quote is not None
    }
    kept = (_with_outcome(each, outcomes, done.program) for each in made.statements)
    return to_text(replace(made, statements=tuple(kept)), answers.language)


def head(answers: Answers) -> str:
    """The head of the rule file as far as it is said, before which part of a sentence may stand."""
    start = Statement(tree.ProgramHead(Name("…")), tuple(_header(answers)))
    return to_text(RuleFile((start,), answers.language, answers.language), answers.language)


def sentences(answers: Answers) -> str:
    """The rules said so far, as a rule file has them, without examples."""
    rules = tuple(statements(replace(answers, examples=False)))
    return to_text(RuleFile(rules, answers.language, answers.language), answers.language)


def mistakes(answers: Answers) -> tuple[str, ...]:
    """What is wrong with the rules said so far, a line each; nothing while a tier is half said."""
    half_said = any(each.bound is None for each in answers.tiers or ())
    if half_said or not (answers.name and answers.currency and answers.zone):
        return ()
    source = SourceText.of(sentences(answers))
    wrong = (each for each in compiled(source).problems if each.level is Level.ERROR)
    return tuple(words_of(each, source, answers.language).title for each in wrong)


def _with_outcome(
    statement: Statement, outcomes: dict[str, Outcome], program: Program
) -> Statement:
    """An example promises what the engine gives."""
    if not isinstance(statement.head, tree.ExampleHead):
        return statement
    outcome = outcomes[statement.head.name.text]
    promises: list[tree.Expectation] = [tree.ToPay(outcome.to_pay)]
    if units_of(outcome.points.earned) or not program.rewards:
        promises.insert(0, tree.Earns(outcome.points.earned))
    off = sum(each.amount.minor for each in outcome.discounts)
    if off:
        promises.insert(0, tree.Off(Money(off, program.currency)))
    if outcome.shipping is not None:
        promises.append(tree.ShippingIs(free=outcome.shipping.charged.minor == 0))
    clauses = tuple(each for each in statement.clauses if not isinstance(each, tree.Then))
    return replace(statement, clauses=(*clauses, tree.Then(tuple(promises))))


# Statements ---------------------------------------------------------------------------------------


def statements(answers: Answers) -> Iterator[Statement]:
    """The statements of the rule file, by part, with a comment at the head of each part."""
    if answers.name:
        yield Statement(tree.ProgramHead(Name(answers.name)), tuple(_header(answers)))
    parts: dict[str, Callable[[Answers], Iterator[Statement]]] = {
        "earns": _earning,
        "who": _people,
        "gives": _using,
        "life": _life,
        "told": _messages,
        "examples": examples,
    }
    for key, part in parts.items():
        for at, each in enumerate(part(answers)):
            comment = (Comment(0, PARTS[key].in_(answers.language)),) if at == 0 else ()
            yield replace(each, comments=comment)


def _header(a: Answers) -> Iterator[Clause]:
    if a.currency:
        yield tree.InCurrency(a.currency)
    if a.zone:
        yield tree.InTimeZone(Name(a.zone))
    if a.pot:
        yield tree.CollectCashback(Name(a.unit[0]))
    elif a.collects and a.called:
        yield tree.CollectPoints(*map(Name, a.unit))
    if a.box:
        yield tree.MessagesGoTo(Name(a.box))


def _earning(a: Answers) -> Iterator[Statement]:
    if a.earn is not None:
        yield Statement(_earn(a), tuple(_excepted(a)))
    yield from _on(a, tree.Occasion.JOINING, a.joining)
    yield from _on(a, tree.Occasion.BIRTHDAY, a.birthday)
    for each in a.activities or ():
        yield Statement(tree.EarnPerActivity(each.amount, Name(each.name)))


def _on(
    a: Answers, occasion: tree.Occasion, brings: Amount | Benefits | None
) -> Iterator[Statement]:
    """What an occasion brings: an amount, or a voucher of its own."""
    if brings is None or brings == ():
        return
    if isinstance(brings, tuple):
        called = BIRTHDAY if occasion is tree.Occasion.BIRTHDAY else WELCOME
        name = Name(called.in_(a.language))
        yield Statement(tree.EarnReward(name, occasion))
        yield Statement(tree.RewardHead(name), (tree.Benefits(brings),))
    elif occasion is tree.Occasion.BIRTHDAY:
        yield Statement(tree.EarnOnBirthday(brings))
    else:
        yield Statement(tree.EarnOnJoining(brings))


def _earn(a: Answers) -> tree.EarnPerAmount | tree.EarnPercent:
    if isinstance(a.earn, tuple):
        points, step = a.earn
        return tree.EarnPerAmount(points, step, tree.Steps.PROPORTIONAL)
    if a.earn is None:
        raise ValueError("nothing was said of what earns")
    return tree.EarnPercent(a.earn)


def _excepted(a: Answers) -> Iterator[Clause]:
    parts: list[tree.SelectionPart] = []
    if a.excluded:
        parts.append(tree.InCategory(tuple(map(Name, a.excluded))))
    if a.sale is False:
        parts.append(tree.OnSale())
    if parts:
        yield tree.Except(tree.Selection(tuple(parts)))


def _people(a: Answers) -> Iterator[Statement]:
    if a.professionals:
        test = tree.TextIs(tree.TextFact.CUSTOMER_TYPE, (Name(a.professionals),))
        gets = tuple(_instead(a))
        if gets:
            head = tree.SegmentHead(Name(PROFESSIONALS.in_(a.language)))
            yield Statement(head, (tree.When(test), *gets))
    for at, each in enumerate(a.tiers or ()):
        measure = MEASURES[a.counted or CountedBy.SPENT]
        reach = None
        if each.bound is not None and (at or size(each.bound)):
            reach = tree.Reach(measure, Boundary.FROM, each.bound)
        yield Statement(tree.TierHead(Name(each.name), reach), _gives(each.benefits))
    if a.tiers and a.over is not None:
        over = a.over if isinstance(a.over, Duration) else WINDOWS[a.over]
        yield Statement(tree.TiersHead(), (tree.CountOver(over),))
    if a.first_order:
        yield Statement(tree.FirstOrderHead(), _gives(a.first_order))
    if a.friend or a.referrer:
        friend = (tree.FriendGets(a.friend),) if a.friend else ()
        sender = (tree.AfterFriends(1, every=True, benefits=a.referrer),) if a.referrer else ()
        yield Statement(tree.ReferralHead(), (*friend, *sender))


def _instead(a: Answers) -> Iterator[Clause]:
    match a.instead:
        case None | ():
            return
        case Given.NO_POINTS:
            yield tree.EarnNoPoints()
        case Given.NOTHING:
            yield tree.GetsNothing()
        case tuple() as benefits:
            yield tree.Benefits(benefits)
        case _:
            assert_never(a.instead)


def _gives(benefits: Benefits) -> tuple[Clause, ...]:
    return (tree.Benefits(benefits),) if benefits else ()


def _using(a: Answers) -> Iterator[Statement]:
    if a.delivery is not None:
        methods = tuple(map(Name, a.methods or ()))
        gives = tree.Benefits((tree.FreeShipping(methods),))
        from_ = (tree.OnBaskets(Boundary.FROM, a.delivery),) if a.delivery.minor else ()
        yield Statement(tree.OfferHead(Name(DELIVERY.in_(a.language))), (*from_, gives))
    if a.use in (Use.PAY, Use.BOTH):
        rate = () if a.rate is None else (tree.Benefits((tree.Rate(*a.rate),)),)
        if a.pot or rate:
            yield Statement(tree.RedeemHead(), rate)
    for each in a.rewards or () if a.use in (Use.REWARDS, Use.BOTH) else ():
        valid = (tree.Valid(a.valid),) if a.valid and a.valid.count else ()
        head = tree.RewardHead(Name(reward_name(each.benefits, a)), each.cost)
        yield Statement(head, (*_gives(each.benefits), *valid))


def reward_name(benefits: Benefits, a: Answers) -> str:
    """What a reward is called: by what it is."""
    match benefits:
        case (tree.MoneyOff(amount, None),):
            worth = figures.money(amount, a.language, figures.Style.SOURCE)
            return EXAMPLE_WORDS["voucher"].in_(a.language).format(worth=worth)
        case (tree.Perk(perk),):
            return perk.text
        case _:
            said = phrase(tree.Benefits(benefits), a.language).replace('"', "")
            return said[:1].upper() + said[1:]


def _life(a: Answers) -> Iterator[Statement]:
    if a.expiry is not None and a.collects:
        lasts = tree.ExpireAfter(a.expiry) if a.expiry.count else tree.NeverExpire()
        yield Statement(tree.PointsHead(), (lasts,))
    returns = tuple(_returns(a))
    if returns:
        yield Statement(tree.ReturnsHead(), returns)
    if a.combine is not None:
        yield Statement(tree.CumulationHead(), (tree.EverythingCombines(a.combine),))


def _messages(a: Answers) -> Iterator[Statement]:
    for each in a.messages or ():
        yield Statement(tree.MessageHead(Name(each.name), each.moment))


def _returns(a: Answers) -> Iterator[Clause]:
    if a.accepted and a.accepted.count:
        yield tree.AcceptedFor(a.accepted)
    if a.returned is not None:
        yield tree.DiscountsAfterReturn(tested_again=a.returned is Returned.AGAIN)
