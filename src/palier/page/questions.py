"""Questions that customers ask, in their words, and what the programme answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.page.combining import no_points
from palier.page.keeping import keeping
from palier.page.life import collected_on, expiry
from palier.page.promise import inside
from palier.page.returning import returns
from palier.page.scope import conditions, limits
from palier.page.small_print import membership
from palier.page.using import FROM_NTH
from palier.page.view import Answer, Section
from palier.program.defaults import earns
from palier.program.model import Program
from palier.program.rules import Redemption
from palier.source import bare
from palier.speech.nouns import NO, YES
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker

TITLE = Phrase("Your questions", "Vos questions")


class Topic(Enum):
    """What the programme answers by itself."""

    MEMBERSHIP = "membership"
    USING = "using"
    LASTING = "lasting"
    CODES = "codes"
    TIERS = "tiers"
    RETURNS = "returns"


QUESTIONS: Mapping[Topic, Text] = total(
    Topic,
    {
        Topic.MEMBERSHIP: Phrase("How do I become a member?", "Comment devenir membre ?"),
        Topic.USING: Either(
            Phrase("When can I use my {points}?", "Quand puis-je utiliser mes {points} ?"),
            Phrase("When can I use what I have earned?", "Quand puis-je utiliser mes gains ?"),
        ),
        Topic.LASTING: Either(
            Phrase(
                "How long can I keep my {points}?", "Combien de temps puis-je garder mes {points} ?"
            ),
            Phrase(
                "How long can I keep what I have earned?",
                "Combien de temps puis-je garder mes gains ?",
            ),
        ),
        Topic.CODES: Either(
            Phrase(
                "Do I earn {points} with a promo code?",
                "Est-ce que je gagne des {points} avec un code promo ?",
            ),
            Phrase(
                "Do I earn anything with a promo code?",
                "Est-ce que je gagne quelque chose avec un code promo ?",
            ),
        ),
        Topic.TIERS: Phrase("Can I lose my tier?", "Puis-je perdre mon palier ?"),
        Topic.RETURNS: Phrase("What if I return an item?", "Et si je retourne un article ?"),
    },
)
USABLE = Phrase(
    "you can pay with {your_points} {terms}", "vous pouvez payer avec {your_points} {terms}"
)
ON_ANY_ORDER = Phrase("on any order", "à chaque commande")
AT_A_TIME = Phrase("{at_least} or more at a time", "par {at_least} au moins")
NO_MINIMUM = Phrase("with no minimum spend", "sans minimum d'achat")
REFUNDED = Phrase(
    "your refund is based on the price you actually paid for the item",
    "le remboursement porte sur le prix réellement payé pour cet article",
)
DIFFERENCE_REFUNDED = Phrase(
    "your refund is the difference between what you paid and the new total",
    "le remboursement est la différence entre ce que vous aviez payé et le nouveau total",
)


def questions(s: Speaker, program: Program) -> Section:
    """All questions, the merchant's first."""
    own = (Answer(s.own(asked), (s.own(answer),)) for asked, answer in program.page.questions)
    told = ((each, answer(s, program, each)) for each in Topic)
    ours = (
        Answer(s.say(QUESTIONS[topic]), (*_at_once(s, program, topic), *said))
        for topic, said in told
        if said
    )
    return Section("questions", s.say(TITLE), answers=asked_once((*own, *ours)))


def asked_once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Each question once, in whatever letters and signs it is asked, with all its answers.

    >>> asked_once([Answer("When?", ("Soon.",)), Answer("WHEN", ("On 1 May.",))])
    (Answer(question='When?', answer=('Soon.', 'On 1 May.')),)
    """
    found: dict[str, Answer] = {}
    for each in answers:
        key = re.sub(r"\W+", " ", bare(each.question)).strip()
        first = found.get(key)
        found[key] = each if first is None else Answer(first.question, first.answer + each.answer)
    return tuple(found.values())


def _at_once(s: Speaker, program: Program, topic: Topic) -> tuple[str, ...]:
    """Yes or no, where that is asked."""
    if topic is not Topic.CODES:
        return ()
    bars = tree.Party.PROMO_CODES in program.cumulation.no_points_with
    return (s.sentence(NO if bars else YES),)


def answer(s: Speaker, program: Program, topic: Topic) -> tuple[str, ...]:
    """What the programme says on a topic; nothing where it has none of it."""
    match topic:
        case Topic.MEMBERSHIP:
            return membership(s, program)
        case Topic.USING:
            return _using(s, program)
        case Topic.LASTING:
            return expiry(s, program) if earns(program) else ()
        case Topic.CODES:
            return no_points(s, program)
        case Topic.TIERS:
            shown = any(tier.scope.on_page for tier in program.tiers)
            return keeping(s, program) if shown else ()
        case Topic.RETURNS:
            refunded = DIFFERENCE_REFUNDED if program.returns.tested_again else REFUNDED
            return (*returns(s, program), s.sentence(refunded))
        case _:
            assert_never(topic)


def _using(s: Speaker, program: Program) -> tuple[str, ...]:
    rule = program.redemption
    if not earns(program):
        return ()
    payable = rule is not None and rule.scope.on_page
    terms = _terms(s, rule) if rule is not None and payable else ()
    return (*collected_on(s, program), *terms)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    """On which orders one can pay with points, as one sentence."""
    if rule.deduction is tree.Deduction.KEPT:
        return ()
    asked = conditions(s, rule.scope)
    free = not (rule.scope.when or rule.scope.unless or rule.bands or rule.scope.baskets)
    free = free and not rule.at_least
    terms = (
        *((s.say(FROM_NTH, rule),) if rule.from_nth > 1 else ()),
        *(() if asked or rule.from_nth > 1 else (s.say(ON_ANY_ORDER),)),
        *map(inside, asked),
        *((s.say(NO_MINIMUM),) if free else ()),
        *((s.say(AT_A_TIME, rule),) if rule.at_least else ()),
        *map(inside, limits(s, rule.scope, rule.given)),
    )
    return (s.sentence(USABLE, terms=", ".join(terms)),)
