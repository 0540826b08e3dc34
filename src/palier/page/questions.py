"""Questions and answers: the merchant's own, then those the programme itself answers."""

from __future__ import annotations

from palier import tree
from palier.page.benefits import rate
from palier.page.combining import ORDER_WITH, PARTIES, no_points
from palier.page.earning import EARNS_NOTHING
from palier.page.life import TAKEN_BACK, available, expiry
from palier.page.scope import orders
from palier.page.small_print import membership
from palier.page.tiers import keeping
from palier.page.using import FROM_NTH
from palier.page.view import Answer, Section
from palier.program.model import Program
from palier.program.rules import Redemption
from palier.speech.phrases import Either, Phrase
from palier.speech.speaker import Speaker

TITLE = Phrase("Your questions", "Vos questions")
HOW_TO_JOIN = Phrase("How do I become a member?", "Comment devenir membre ?")
WHAT_WORTH = Phrase("What are my {points} worth?", "Combien valent mes {points} ?")
WORTH = Phrase("{rate} when you pay for your items", "{rate} au moment de payer vos articles")
WHEN_USED = Either(
    Phrase("When can I use my {points}?", "Quand puis-je utiliser mes {points} ?"),
    Phrase("When can I use what I have earned?", "Quand puis-je utiliser ce que j'ai gagné ?"),
)
USABLE = Phrase(
    "you can pay with {your_points} {terms}", "vous pouvez payer avec {your_points} {terms}"
)
FROM_FIRST = Phrase("from your first order", "dès votre première commande")
NO_MINIMUM = Phrase("with no minimum spend", "sans minimum d'achat")
HOW_LONG = Either(
    Phrase("How long can I keep my {points}?", "Combien de temps puis-je garder mes {points} ?"),
    Phrase(
        "How long can I keep what I have earned?",
        "Combien de temps puis-je garder ce que j'ai gagné ?",
    ),
)
WITH_CODE = Either(
    Phrase(
        "Do I earn {points} with a promo code?",
        "Est-ce que je gagne des {points} avec un code promo ?",
    ),
    Phrase(
        "Do I earn anything with a promo code?",
        "Est-ce que je gagne quelque chose avec un code promo ?",
    ),
)
CODE_EARNS = Either(
    Phrase(
        "yes: a promo code does not stop you earning {points}",
        "oui : un code promo n'empêche pas de gagner des {points}",
    ),
    Phrase(
        "yes: a promo code does not stop your {point} filling",
        "oui : un code promo n'empêche pas d'alimenter votre {point}",
    ),
)
CODE_BARS = Phrase("no: {said}", "non : {said}")
LOSE_TIER = Phrase("Can I lose my tier?", "Puis-je perdre mon palier ?")
RETURNING = Phrase("What if I return an item?", "Et si je retourne un article ?")
REFUNDED = Phrase(
    "you are refunded what you had paid for it",
    "nous vous remboursons ce que vous aviez payé pour lui",
)


def questions(s: Speaker, program: Program) -> Section:
    """All questions, the merchant's first."""
    own = (Answer(s.own(asked), s.own(answer)) for asked, answer in program.page.questions)
    ours = (
        Answer(s.say(HOW_TO_JOIN), membership(s, program)[0]),
        *_using(s, program),
        *_lasting(s, program),
        *_codes(s, program),
        *_tiers(s, program),
        *_returning(s, program),
    )
    return Section("questions", s.say(TITLE), answers=(*own, *ours))


def _using(s: Speaker, program: Program) -> tuple[Answer, ...]:
    rule = program.redemption
    if not program.earnings:
        return ()
    if rule is None or not rule.scope.on_page:
        return (Answer(s.say(WHEN_USED), available(s, program)),)
    when = Answer(s.say(WHEN_USED), " ".join((available(s, program), *_terms(s, rule))))
    if rule.rate is None or program.cashback:
        return (when,)
    return (Answer(s.say(WHAT_WORTH), s.sentence(WORTH, rate=rate(s, rule.rate))), when)


def _terms(s: Speaker, rule: Redemption) -> tuple[str, ...]:
    """From which order and which basket on, as one sentence."""
    if rule.deduction is tree.Deduction.KEPT:
        return ()
    first = s.say(FROM_FIRST if rule.from_nth == 1 else FROM_NTH, rule)
    free = rule.scope.when == () and not rule.bands and rule.scope.baskets is None
    spend = (s.say(NO_MINIMUM),) if free else orders(s, rule.scope)
    return (s.sentence(USABLE, terms=", ".join((first, *spend))),)


def _lasting(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not program.earnings:
        return ()
    return (Answer(s.say(HOW_LONG), " ".join(expiry(s, program)[:2])),)


def _codes(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not no_points(s, program):
        return ()
    code = tree.Party.PROMO_CODES
    barred = s.say(EARNS_NOTHING, what=ORDER_WITH, names=PARTIES[code].with_)
    bars = code in program.cumulation.no_points_with
    return (Answer(s.say(WITH_CODE), s.sentence(CODE_BARS if bars else CODE_EARNS, said=barred)),)


def _tiers(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not any(tier.scope.on_page for tier in program.tiers):
        return ()
    return (Answer(s.say(LOSE_TIER), " ".join(keeping(s, program.tier_settings)[1:])),)


def _returning(s: Speaker, program: Program) -> tuple[Answer, ...]:
    if not program.earnings:
        return ()
    answer = " ".join((s.sentence(TAKEN_BACK), s.sentence(REFUNDED)))
    return (Answer(s.say(RETURNING), answer),)
