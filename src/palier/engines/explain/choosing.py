"""What was chosen and what was set aside: who won, and what the others would have been worth."""

from __future__ import annotations

from collections.abc import Iterator

from palier.because import Because
from palier.engines.choose import Aside
from palier.engines.explain.teller import Teller
from palier.engines.explain.why import About, Why
from palier.sheet.marks import Member
from palier.sheet.sheet import TO_PAY
from palier.tree import Party
from palier.wording.reasons import party

MOST_CHOICES = 4


def choice(t: Teller) -> Iterator[Why]:
    """Under `the best for the customer`: what each choice weighed left to pay."""
    weighed = sorted(t.got.chosen.weighed, key=lambda each: set(each.kept) != t.got.chosen.kept)
    if len(weighed) < 2:
        return
    best, *others = weighed
    shown = [best, *sorted(others, key=lambda each: each.to_pay)][:MOST_CHOICES]
    said = t.say("join.then").join(_weighed(t, each.kept, each.to_pay) for each in shown)
    yield Why(About.CHOICE, "", t.voice.sentence("choice", choices=said), TO_PAY)


def _weighed(t: Teller, kept: tuple[str, ...], to_pay: int) -> str:
    names = [t.member(each) for each in t.got.sheet.members if each.id in kept]
    return t.say("choice.one", kept=t.voice.join(names), to_pay=t.voice.money(to_pay))


def aside(t: Teller) -> Iterator[Why]:
    """Each benefit set aside, for the sake of which, and what it would have taken off alone."""
    for each in t.got.chosen.aside:
        said = _lost(t, each) + _worth(t, each.member)
        yield Why(About.SET_ASIDE, t.got.label(each.member), said, each.member.alone)


def _lost(t: Teller, each: Aside) -> str:
    rule = t.member(each.member)
    if each.because == Because.NOT_THE_BEST_OFFER:
        return t.voice.sentence("aside.best_offer", rule=rule, kept=_kept(t, Party.OFFERS))
    if each.rival is each.member.party:
        keys = {Party.PROMO_CODES: "one_code", Party.REWARDS: "one_reward"}
        key = f"aside.{keys.get(each.rival, 'one')}"
        return t.voice.sentence(key, rule=rule, kept=_kept(t, each.rival))
    names = {"rival": party(each.rival.value, t.voice.language)}
    names["party"] = party(each.member.party.value, t.voice.language)
    key = "aside.by_points" if each.rival is Party.POINTS else "aside.by"
    return t.voice.sentence(key, rule=rule, **names)


def _kept(t: Teller, of: Party) -> str:
    kept = t.got.chosen.kept
    names = [t.member(m) for m in t.got.sheet.members if m.party is of and m.id in kept]
    return t.voice.join(names)


def _worth(t: Teller, member: Member) -> str:
    if member.worth is None or not t.got.scalar(member.worth):
        return ""
    return " " + t.voice.sentence("aside.worth", amount=t.money(member.worth))
