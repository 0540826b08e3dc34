"""The whole page: its head, the ticket at its top, and the sections in the order customers ask."""

from __future__ import annotations

from collections.abc import Iterable

from palier import tree
from palier.page.cases import WorkedCase, worked
from palier.page.combining import combining
from palier.page.earning import earning, gain
from palier.page.giving import bonus_days, first_order, offers, segments
from palier.page.json_ld import member_program
from palier.page.life import life, returns
from palier.page.questions import questions
from palier.page.small_print import small_print
from palier.page.tiers import tiers
from palier.page.using import referral, rewards, stamp_cards, using, worth
from palier.page.view import PageView, Section, Stub
from palier.program.model import Program
from palier.program.rules import Earning
from palier.source import Language
from palier.speech.days import date_range
from palier.speech.phrases import Either, Person, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain

SKIP = Phrase("Skip to the content", "Aller au contenu")
CONTENTS = Phrase("On this page", "Sur cette page")
TITLE = Phrase("How {name} works", "Comment marche {name}")
DESCRIPTION = Either(
    Phrase(
        "how to earn and use your {points} with {name}",
        "comment gagner et utiliser vos {points} avec {name}",
    ),
    Phrase(
        "how to fill and use your {point} with {name}",
        "comment remplir et utiliser votre {point} avec {name}",
    ),
)
INTRODUCTION = Either(
    Phrase(
        "your purchases earn you {points}: here is how to earn and use them",
        "vos achats vous rapportent des {points} : voici comment les gagner et les utiliser",
    ),
    Phrase(
        "your purchases fill your {point}: here is how, and how to use it",
        "vos achats remplissent votre {point} : voici comment, et comment l'utiliser",
    ),
)
FREE = Phrase("Free to join", "Adhésion gratuite")
FEE = Phrase("Membership: {fee} per {per}", "Adhésion : {fee} par {per}")
IN_FORCE = Phrase("In force {dates}", "En vigueur {dates}")
YOU_EARN = Phrase("You earn", "Vous gagnez")


def speaker(program: Program, language: Language) -> Speaker:
    """Who speaks to the customers of a programme."""
    return Speaker(language, words=program.vocabulary, marking=True, to=Person.CUSTOMER)


def page_view(program: Program, language: Language, cases: Iterable[WorkedCase] = ()) -> PageView:
    """Everything the page says, in its order."""
    s = speaker(program, language)
    title = program.page.title
    name = s.own(program.name)
    introduction = tuple(s.own(each) for each in program.page.introduction)
    description = plain(introduction[0] if introduction else s.sentence(DESCRIPTION, name=name))
    return PageView(
        language=language,
        texts=program.texts,
        name=name,
        title=s.say(TITLE, name=name) if title is None else s.own(title),
        description=description,
        introduction=introduction or (s.sentence(INTRODUCTION, name=name),),
        facts=_facts(s, program),
        ticket=_ticket(s, program),
        sections=_sections(s, program, cases),
        labels={"skip": s.say(SKIP), "contents": s.say(CONTENTS)},
        json_ld=member_program(s, program, description),
        version=program.version,
    )


def _sections(s: Speaker, program: Program, cases: Iterable[WorkedCase]) -> tuple[Section, ...]:
    every = (
        earning(s, program),
        bonus_days(s, program),
        tiers(s, program),
        first_order(s, program),
        using(s, program),
        rewards(s, program),
        stamp_cards(s, program),
        referral(s, program),
        offers(s, program),
        segments(s, program),
        life(s, program),
        combining(s, program),
        worked(s, program, cases),
        questions(s, program),
        returns(s, program),
        small_print(s, program),
    )
    return tuple(section for section in every if section is not None)


def _facts(s: Speaker, program: Program) -> tuple[str, ...]:
    run, paid = program.run, program.membership
    dated = (s.say(IN_FORCE, dates=date_range(s, run)),) if run != tree.DateRange() else ()
    return (s.say(FREE) if paid is None else s.say(FEE, paid), *dated)


def _ticket(s: Speaker, program: Program) -> tuple[Stub, ...]:
    first = next((rule for rule in program.earnings if _for_all(rule)), None)
    earns = () if first is None else (Stub(s.say(YOU_EARN), *gain(s, first.head)),)
    return (*earns, *worth(s, program))


def _for_all(rule: Earning) -> bool:
    """Whether an earning rule is what anybody meets on any order."""
    scope = rule.scope
    bare = not (scope.when or scope.dates or scope.weekdays or scope.recurring or scope.hours)
    grid = isinstance(rule.head, tree.EarnGrid)
    return scope.on_page and bare and rule.on_orders and not grid
