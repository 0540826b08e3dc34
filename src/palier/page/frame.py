"""The whole page: its head, the ticket at its top, and the sections in the order customers ask."""

from __future__ import annotations

from collections.abc import Iterable

from palier import tree
from palier.page import marks
from palier.page.json_ld import member_program
from palier.page.phrases.scope import date_range
from palier.page.sections.cases import WorkedCase, worked
from palier.page.sections.combining import combining
from palier.page.sections.earning import bonus_days, earning, gain
from palier.page.sections.giving import first_order, offers, segments
from palier.page.sections.life import life, returns
from palier.page.sections.questions import questions
from palier.page.sections.small_print import small_print
from palier.page.sections.tiers import tiers
from palier.page.sections.using import referral, rewards, stamp_cards, using, worth
from palier.page.speaker import Speaker, speaker
from palier.page.view import PageView, Section, Stub
from palier.program.model import Program
from palier.program.rules import Earning
from palier.source import Language

LABELS = ("skip", "contents", "tier.gives", "case.standing", "case.order", "case.pays")


def page_view(program: Program, language: Language, cases: Iterable[WorkedCase] = ()) -> PageView:
    """Everything the page says, in its order."""
    s = speaker(program, language)
    title = program.page.title
    name = s.own(program.name)
    introduction = tuple(s.own(each) for each in program.page.introduction)
    description = introduction[0] if introduction else s.sentence("description", name=name)
    return PageView(
        language=language,
        texts=program.texts,
        name=name,
        title=s.say("title", name=name) if title is None else s.own(title),
        description=marks.plain(description),
        introduction=introduction or (s.sentence("introduction", name=name),),
        facts=_facts(s),
        ticket=_ticket(s),
        sections=_sections(s, cases),
        labels={key: s.say(key) for key in LABELS},
        json_ld=member_program(s, marks.plain(description)),
        version=program.version,
    )


def _sections(s: Speaker, cases: Iterable[WorkedCase]) -> tuple[Section, ...]:
    every = (
        earning(s),
        bonus_days(s),
        tiers(s),
        first_order(s),
        using(s),
        rewards(s),
        stamp_cards(s),
        referral(s),
        offers(s),
        segments(s),
        life(s),
        combining(s),
        worked(s, cases),
        questions(s),
        returns(s),
        small_print(s),
    )
    return tuple(section for section in every if section is not None)


def _facts(s: Speaker) -> tuple[str, ...]:
    run, paid = s.program.run, s.program.membership
    dated = (s.say("fact.run", dates=date_range(s, run)),) if run != tree.DateRange() else ()
    if paid is None:
        return (s.say("fact.free"), *dated)
    return (s.say("fact.fee", fee=s.money(paid.fee), period=s.period(paid.per)), *dated)


def _ticket(s: Speaker) -> tuple[Stub, ...]:
    first = next((rule for rule in s.program.earnings if _for_all(rule)), None)
    earns = () if first is None else (Stub(s.say("ticket.earn"), *gain(s, first.head)),)
    return (*earns, *worth(s))


def _for_all(rule: Earning) -> bool:
    """Whether an earning rule is what anybody meets on any order."""
    head, scope = rule.head, rule.scope
    plain = not (scope.when or scope.dates or scope.weekdays or scope.yearly or scope.hours)
    usual = tree.EarnPerAmount | tree.EarnPercent | tree.EarnPerOrder | tree.EarnPerItem
    return scope.on_page and plain and isinstance(head, usual)
