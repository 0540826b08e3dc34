"""Questions and answers: the merchant's own, then those the programme itself answers."""

from __future__ import annotations

from palier import tree
from palier.page.phrases.benefits import rate
from palier.page.phrases.scope import orders
from palier.page.sections.combining import no_points
from palier.page.sections.life import available, expiry
from palier.page.sections.small_print import membership
from palier.page.sections.tiers import keeping
from palier.page.speaker import Speaker
from palier.page.view import Answer, Section
from palier.program.rules import Redemption


def questions(s: Speaker) -> Section:
    """All questions, the merchant's first."""
    own = (Answer(s.own(asked), s.own(answer)) for asked, answer in s.program.page.questions)
    ours = (*_joining(s), *_using(s), *_lasting(s), *_codes(s), *_tiers(s), *_returning(s))
    return Section("questions", s.say("questions.title"), answers=(*own, *ours))


def _joining(s: Speaker) -> tuple[Answer, ...]:
    return (Answer(s.say("ask.joining"), membership(s)[0]),)


def _using(s: Speaker) -> tuple[Answer, ...]:
    rule = s.program.redemption
    if not s.program.earnings:
        return ()
    if rule is None or not rule.scope.on_page:
        return (Answer(s.say("ask.when"), available(s)),)
    when = Answer(s.say("ask.when"), " ".join((available(s), *_terms(s, rule))))
    if rule.rate is None or s.program.cashback:
        return (when,)
    worth = s.sentence("ask.worth.answer", rate=rate(s, rule.rate))
    return (Answer(s.say("ask.worth"), worth), when)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    """From which order and which basket on, as one sentence."""
    if rule.deduction is tree.Deduction.KEPT:
        return ()
    nth = s.say("use.from_nth", nth=s.ordinal(rule.from_nth))
    first = s.say("use.from_first") if rule.from_nth == 1 else nth
    free = rule.scope.when == () and not rule.bands and rule.scope.baskets is None
    spend = (s.say("use.no_minimum"),) if free else orders(s, rule.scope)
    return (s.sentence("ask.when.terms", terms=", ".join((first, *spend))),)


def _lasting(s: Speaker) -> tuple[Answer, ...]:
    if not s.program.earnings:
        return ()
    return (Answer(s.say("ask.lasting"), " ".join(expiry(s)[:2])),)


def _codes(s: Speaker) -> tuple[Answer, ...]:
    barred = tree.Party.PROMO_CODES in s.program.cumulation.no_points_with
    if not no_points(s):
        return ()
    return (Answer(s.say("ask.codes"), s.sentence("ask.codes.no" if barred else "ask.codes.yes")),)


def _tiers(s: Speaker) -> tuple[Answer, ...]:
    if not any(tier.scope.on_page for tier in s.program.tiers):
        return ()
    return (Answer(s.say("ask.tier"), " ".join(keeping(s, s.program.tier_settings)[1:])),)


def _returning(s: Speaker) -> tuple[Answer, ...]:
    if not s.program.earnings:
        return ()
    answer = " ".join((s.sentence("returns.taken_back"), s.sentence("returns.refunded")))
    return (Answer(s.say("ask.return"), answer),)
