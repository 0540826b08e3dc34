"""The whole page: its top, its promise, and sections in the order in which customers ask."""

from __future__ import annotations

from collections.abc import Iterable

from palier import tree
from palier.page.cases import WorkedCase, worked
from palier.page.combining import combining
from palier.page.earning import earning, gain, status
from palier.page.giving import bonus_days, first_order, left_out, offers, segments
from palier.page.member_program import member_program
from palier.page.pictures import NO_PICTURES, Inlined, Pictures
from palier.page.promise import always, promise
from palier.page.questions import questions
from palier.page.rewards import rewards
from palier.page.small_print import small_print
from palier.page.stamp_cards import stamp_cards
from palier.page.tiers import tiers
from palier.page.using import referral, using, worth
from palier.page.view import Link, PageView, Picture, Section, Stub
from palier.program.defaults import collects, earns_on_orders
from palier.program.model import Brand, Program
from palier.program.rules import Earning
from palier.source import Language
from palier.speech.days import date_range
from palier.speech.nouns import GENERAL_CONDITIONS, TO_THE_SHOP, YOU_EARN
from palier.speech.phrases import Either, Person, Phrase
from palier.speech.speaker import Speaker
from palier.speech.typography import plain
from palier.values import replace

SKIP = Phrase("Skip to the content", "Aller au contenu")
CONTENTS = Phrase("On this page", "Sur cette page")
TITLE = Phrase("How {name} works", "{name}, comment ça marche ?")
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
WITHOUT_ORDERS = Either(
    Phrase(
        "here is how to earn {points} and use them",
        "voici comment gagner des {points} et les utiliser",
    ),
    Phrase(
        "here is how to fill your {point} and use it",
        "voici comment remplir votre {point} et l'utiliser",
    ),
)
WITHOUT_POINTS = Phrase(
    "what {name} gives you, and how to get it",
    "avec {name}, vos avantages et comment en profiter",
)
BENEFITS = Phrase(
    "your purchases bring you benefits: here they are",
    "vos achats vous donnent droit à des avantages : les voici",
)
WITH_FRIENDS = Phrase(
    "share the shop with your friends: here is what it brings you",
    "faites découvrir la boutique à vos amis : voici ce que cela vous apporte",
)
FREE = Phrase("Free to join", "Adhésion gratuite")
FEE = Phrase("Membership: {fee} per {per}", "Adhésion : {fee} par {per}")
IN_FORCE = Phrase("In force {dates}", "Valable {dates}")
JOIN = Phrase("Become a member", "Devenir membre")
JOIN_FREE = Phrase("Join for free", "S'inscrire gratuitement")
SIGN_IN = Phrase("Sign in", "Se connecter")
OTHERS = Phrase("{n} more: {names}", "{n} de plus : {names}")
FIRST = 4
"""Cards of a section that are seen before it is unfolded: one alone is never folded."""
NAMED = 250
"""How many letters the names of those behind may have, as far as they go."""
WRITE = Phrase("A question? Write to us", "Une question ? Écrivez-nous")


def speaker(program: Program, language: Language) -> Speaker:
    """Who speaks to the customers of a programme."""
    return Speaker(language, words=program.vocabulary, marking=True, to=Person.CUSTOMER)


def page_view(
    program: Program,
    language: Language,
    cases: Iterable[WorkedCase] = (),
    pictures: Pictures = NO_PICTURES,
) -> PageView:
    """Everything the page says, in its order."""
    s = speaker(program, language)
    brand = program.page.brand
    name = s.own(program.name)
    introduction = tuple(s.own(each) for each in program.page.introduction)
    described, introduced = (
        (DESCRIPTION, INTRODUCTION if earns_on_orders(program) else WITHOUT_ORDERS)
        if collects(program)
        else (WITHOUT_POINTS, _benefits(program))
    )
    description = plain(introduction[0] if introduction else s.sentence(described, name=name))
    return PageView(
        language=language,
        texts=program.texts,
        name=name,
        title=title_of(s, program),
        description=description,
        introduction=introduction or (s.sentence(introduced, name=name),),
        facts=_facts(s, program),
        promise=promise(s, program),
        ticket=_ticket(s, program),
        buttons=_buttons(s, program),
        sign_in=Link(s.say(SIGN_IN), brand.sign_in) if brand.sign_in else None,
        contact=Link(s.say(WRITE), brand.contact) if brand.contact else None,
        logo=_picture(pictures.logo, plain(name)),
        picture=_picture(pictures.picture, plain(s.own(brand.described))),
        sections=_sections(s, program, cases),
        labels={
            "skip": s.say(SKIP),
            "contents": s.say(CONTENTS),
            "terms": s.say(GENERAL_CONDITIONS),
        },
        json_ld=member_program(s, program, description),
        version=program.version,
    )


def _benefits(program: Program) -> Phrase:
    """Whether purchases bring something, or friends alone."""
    return WITH_FRIENDS if program.rules == (program.referral,) else BENEFITS


def title_of(s: Speaker, program: Program) -> str:
    """The title of the page: the merchant's, or one for its name."""
    title = program.page.title
    return s.say(TITLE, name=s.own(program.name)) if title is None else s.own(title)


def _sections(s: Speaker, program: Program, cases: Iterable[WorkedCase]) -> tuple[Section, ...]:
    every = (
        earning(s, program),
        status(s, program),
        tiers(s, program),
        using(s, program),
        rewards(s, program),
        stamp_cards(s, program),
        referral(s, program),
        first_order(s, program),
        bonus_days(s, program),
        offers(s, program),
        segments(s, program),
        left_out(s, program),
        worked(s, program, cases),
        questions(s, program),
        combining(s, program),
        small_print(s, program),
    )
    return tuple(_short(s, section) for section in every if section is not None)


def _short(s: Speaker, section: Section) -> Section:
    """A section of many cards with the first of them, and the others named and folded behind."""
    if section.folded or len(section.cards) <= FIRST + 1:
        return section
    rest = [f"{each.figure} {each.title}".strip() for each in section.cards[FIRST:]]
    fit = [many for many in range(1, len(rest) + 1) if len("".join(rest[:many])) <= NAMED]
    seen = rest[: max(fit, default=1)]
    names = ", ".join([*seen, "…"] if len(seen) < len(rest) else seen)
    return replace(section, first=FIRST, more=s.say(OTHERS, n=len(rest), names=names))


def _facts(s: Speaker, program: Program) -> tuple[str, ...]:
    run, paid = program.run, program.membership
    dated = (s.say(IN_FORCE, dates=date_range(s, run)),) if not run.is_always else ()
    return (s.say(FREE) if paid is None else s.say(FEE, paid), *dated)


def _buttons(s: Speaker, program: Program) -> tuple[Link, ...]:
    brand: Brand = program.page.brand
    joining = JOIN if program.membership else JOIN_FREE
    join = (Link(s.say(joining), brand.join, main=True),) if brand.join else ()
    shop = (Link(s.say(TO_THE_SHOP), brand.shop, main=not join),) if brand.shop else ()
    return (*join, *shop)


def _picture(of: Inlined | None, text: str) -> Picture | None:
    return None if of is None else Picture(of.address, of.width, of.height, text)


def _ticket(s: Speaker, program: Program) -> tuple[Stub, ...]:
    """What earns, and what it is worth: of what everybody meets."""
    shown = [rule for rule in program.earnings if rule.scope.on_page and rule.collects]
    spent = [rule for rule in shown if not rule.gives_status]
    first = min(filter(_for_all, spent or shown), key=_narrowed, default=None)
    earns = () if first is None else (Stub(s.say(YOU_EARN), *gain(s, first.head)),)
    return (*earns, *worth(s, program))


def _narrowed(rule: Earning) -> bool:
    """Whether something that a customer may buy is left out of an earning rule."""
    return rule.scope.excepted is not None or rule.paid is not None


def _for_all(rule: Earning) -> bool:
    """Whether an earning rule is what anybody meets on an order, whatever they buy most often."""
    grid = isinstance(rule.head, tree.EarnGrid)
    partly = rule.scope.only is not None or isinstance(rule.paid, tree.OnlyPaid)
    return rule.on_orders and always(rule.scope) and not (grid or partly)
