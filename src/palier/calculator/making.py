"""A calculator put together: its fields, its words, and its script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from palier.calculator.beginning import ORDINARY
from palier.calculator.fields import Asking, fields, usual_basket
from palier.calculator.words import (
    CONDITION,
    EMPTY,
    LEAD,
    MEASURES,
    MORE,
    ON_SOME_ITEMS,
    ORDER,
    PARTIES,
    REASONS,
    SAID,
    TITLE,
    TO_PAY_WITHOUT_TAX,
)
from palier.closed import total
from palier.page.benefits import benefit
from palier.page.earning import gain
from palier.page.view import Calculator
from palier.program.defaults import collects, pays
from palier.program.model import Program
from palier.program.rules import Earning, FirstOrder, Offer, Redemption, Referral
from palier.quantity import StatusPoints
from palier.script.literals import Code, literal
from palier.script.module import EXPORTED, as_module, called, functions, reckoning, slots
from palier.script.shortened import shortened, with_short_locals
from palier.script.tables import times
from palier.sheet.lower import lower
from palier.sheet.marks import FactorLines
from palier.sheet.nodes import Rows
from palier.sheet.slots import usual_slots
from palier.source import Language
from palier.speech.figures import WRITTEN
from palier.speech.nouns import THE_BENEFIT_OF_POINTS, WHY
from palier.speech.phrases import Text
from palier.speech.speaker import Speaker
from palier.speech.typography import capital, plain
from palier.tree import Measure, Party, TimesPoints
from palier.values import replace

SCRIPTS = ("calculator.js", "said.js", "curve.js")
EXPLAINED = "explained.js"
"""What an explanation says in its own way: it has the outcome that is told to a shop."""
START = 'startCalculator(document.querySelector("[data-calculator]"));\n'
"""How a script begins on a page."""
LOCALES = total(Language, {Language.ENGLISH: "en-GB", Language.FRENCH: "fr-FR"})
SINGULAR = total(
    Language, {Language.ENGLISH: (Code("1"), Code("1")), Language.FRENCH: (Code("0"), Code("1.99"))}
)
"""From what number to what number one says the singular."""


def calculator(program: Program, speaker: Speaker, start: str = START) -> Calculator | None:
    """The calculator of a programme; None where a rule is not on the page, and must not be found.

    Offers that are not on the page are left out of it; of other rules, too much would change.
    """
    shown = public(program)
    if shown is None:
        return None
    sheet = lower(shown, usual_slots(shown))
    asking = Asking(shown, sheet, speaker)
    return Calculator(
        title=speaker.say(TITLE),
        lead=speaker.sentence(LEAD),
        order=speaker.say(ORDER),
        empty=speaker.sentence(EMPTY),
        why=speaker.say(WHY),
        more=speaker.say(MORE),
        fields=fields(asking),
        tiers=bool(shown.tiers),
        script=script(asking, start),
    )


def public(program: Program) -> Program | None:
    """The programme without the offers that its page does not tell; None where more is hidden."""
    if any(not each.scope.on_page for each in program.rules if each not in program.offers):
        return None
    shown = tuple(each for each in program.offers if each.scope.on_page)
    return with_offers(_called_alike(program), shown)


def with_offers(program: Program, offers: tuple[Offer, ...]) -> Program:
    """The programme with some of its offers only: nothing in it names the others."""
    if len(offers) == len(program.offers):
        return program
    hidden = {each.label for each in program.offers} - {each.label for each in offers}
    hidden |= {each.code.text for each in program.offers if each.code and each not in offers}
    rules = program.cumulation
    named = tuple(
        each
        for each in rules.named
        if not any(isinstance(side, tuple) and side[1] in hidden for side in (each.one, each.other))
    )
    order = tuple(s for s in rules.order if not (isinstance(s, tuple) and s[1] in hidden))
    return replace(program, offers=offers, cumulation=replace(rules, named=named, order=order))


def _called_alike(program: Program) -> Program:
    """Rules without a name called by their number: so a file and its translation make one page."""
    alone = ("first_order", "redemption", "referral")
    rules = {name: getattr(program, name) for name in alone}
    numbered = {name: each and replace(each, label=each.id) for name, each in rules.items()}
    earnings = tuple(replace(each, label=each.id) for each in program.earnings)
    return replace(program, earnings=earnings, **numbered, version="")


def script(a: Asking, start: str = START) -> str:
    """The script: what reckons, what it says, and what runs in the page.

    `start` calls `startCalculator` with the element that is to be a calculator.
    """
    own = tuple(each for name in SCRIPTS for each in functions(_read(name)))
    page = "".join(with_short_locals(text) + "\n" for text in called("startCalculator", own))
    told = reckoning(a.program, calling=page)
    whole = f"{told}const CALCULATOR = {literal(_told(a, told))};\n{page}{start}"
    said = _KEYS.sub(r"\1)", _SAID.sub(r"\1", whole))
    return f"(()=>{{{shortened(said, closed=True)}}})()"


def explaining(program: Program, speaker: Speaker, at_once: int = 1) -> str:
    """A module that quotes, and says in sentences why an outcome is what it is: `explain`."""
    asking = Asking(program, lower(program, slots(program, at_once)), speaker)
    own = tuple(each for name in (*SCRIPTS, EXPLAINED) for each in functions(_read(name)))
    said = "".join(with_short_locals(text) + "\n" for text in called("sentencesOf", own))
    reckoned = reckoning(program, at_once, calling=f"quote;{said}")
    told = {name: held for name, held in _told(asking, reckoned).items() if name in SPOKEN}
    whole = (
        f"{reckoned}const CALCULATOR = {literal(told)};\n{said}"
        "function explain(outcome){return sentencesOf(outcome);}\n"
    )
    return as_module(program, whole, (*EXPORTED, "explain"))


SPOKEN = frozenset(
    "locale money singular one many names words usual reasons parties".split(),
)
"""What sentences are made of."""
_PATH = r"(?:\w+|\[[^\]]*\])"
_TEMPLATE = r"`(?:[^`$]|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\})*`"
_SAID = re.compile(rf'(refuse\("[\w-]+",{_PATH}),(?:{_TEMPLATE}|"[^"]*")(?=\))')
"""What a refusal says to a developer: the page only asks whether there is one."""
_KEYS = re.compile(rf"((?<!function )record\(\w+,{_PATH}),{_PATH}\)")
"""The keys that may be sent: the page sends its own."""


def _read(name: str) -> str:
    return (files("palier.calculator") / name).read_text("utf-8")


def _told(a: Asking, reckoned: str) -> dict[str, object]:
    """What the script says; `reckoned` is the text that answers, with the reasons it may give."""
    program, s = a.program, a.speaker

    def say(text: Text) -> str:
        return _left_open(s, text)

    first, last = program.run.first, program.run.last
    called = PARTIES if pays(program) else {**PARTIES, Party.POINTS: THE_BENEFIT_OF_POINTS}
    parties = {each.value: say(text) for each, text in called.items()}
    return {
        "locale": LOCALES[s.language],
        "singular": SINGULAR[s.language],
        "point": WRITTEN[s.language].decimal,
        "one": plain(s.own(s.words.one)),
        "many": plain(s.own(s.words.many)),
        "money": money(program, s),
        "collects": collects(program),
        "least": Code(f"{2 * usual_basket(program) * program.one.minor}n"),
        "zone": program.zone,
        "run": [first.isoformat() if first else None, last.isoformat() if last else None],
        "main": {} if a.main == ORDINARY else {"line": a.main.line, "sale": a.main.sale},
        "goods": [{"line": each.line, "sale": each.sale} for each in a.goods()],
        "ships": a.ships,
        "rewards": () if a.one_reward else a.rewards,
        "boxes": a.boxes,
        "groups": a.names("customer group"),
        "activities": a.activities,
        "ordered": a.names("ordered"),
        "bought": [name for name, _ in a.bought],
        "names": Code(f"new Map({literal([*_names(program, s).items()])})"),
        "words": {name: say(text) for name, text in _said(program).items() if may_be_said(a, name)},
        "factors": {times(each): _multiplied(s, each) for each in _factors(a)},
        "usual": say(CONDITION),
        "reasons": {
            each.value: say(text)
            for each, text in REASONS.items()
            if text != CONDITION and f'"{each.value}"' in reckoned
        },
        "parties": {name: text for name, text in parties.items() if name in _parties(a)},
        "measures": {each.name.lower(): counted(s, MEASURES[each]) for each in _measures(a)},
    }


def _said(program: Program) -> Mapping[str, Text]:
    if program.prices_include_tax:
        return SAID
    return {**SAID, "to_pay": TO_PAY_WITHOUT_TAX}


def _measures(a: Asking) -> list[Measure]:
    """What the tiers count, in the order in which they are told."""
    counted = {each.reach.measure for tier in a.sheet.tiers for way in tier.ways for each in way}
    return [each for each in Measure if each in counted]


def may_be_said(a: Asking, name: str) -> bool:
    """Whether an order of the programme may come to where a sentence of `SAID` is said."""
    match name:
        case "perk":
            return bool(a.sheet.perks)
        case "gift" | "next_gift":
            return bool(a.sheet.gifts)
        case "voucher" | "next_voucher":
            return bool(a.sheet.rewards)
        case "stamps":
            return bool(a.sheet.cards)
        case "next_tier" | "gauge":
            return bool(a.sheet.tiers)
        case "delivery" | "free" | "delivery_by" | "discount_delivery" | "next_delivery":
            return a.ships
        case "award" | "award_on" | "silent":
            return bool(a.sheet.awards)
        case "multiplied":
            return bool(_factors(a))
        case "points_in":
            return a.program.redemption is not None
        case "earned" | "left" | "pending" | "curve_earned":
            return collects(a.program)
        case _:
            return True


def _factors(a: Asking) -> list[FactorLines]:
    return [each for each in a.sheet.factors if not each.status]


def _multiplied(s: Speaker, factor: FactorLines) -> str:
    said = benefit(s, TimesPoints(factor.factor))
    return plain(s.say(ON_SOME_ITEMS, factor=said) if isinstance(factor.line, Rows) else said)


def money(program: Program, s: Speaker) -> str:
    """An amount as the page writes it; its figure is left open."""
    return plain(s.told(program.one)).replace("1", "{figure}", 1)


def counted(s: Speaker, text: Text) -> list[str]:
    """A count of something, in the singular and in the plural; its figure is left open."""
    told = ({"n": n, "figure": "{figure}", "status": StatusPoints(n)} for n in (1, 2))
    said = [plain(s.say(text, **each)) for each in told]
    return [one.replace(str(n), "{figure}", 1) for n, one in zip((1, 2), said, strict=True)]


def _left_open(s: Speaker, text: Text) -> str:
    """A text with what its script fills in left open."""
    phrase = s.phrase(text)
    names = ("name", "amount", "base", "party", "because", "more", "what", "figure", "factor")
    given: dict[str, object] = {name: f"{{{name}}}" for name in names}
    if "{points}" in phrase.in_(s.language) and text in _COUNTING:
        given["points"] = "{points}"
    return plain(s.say(phrase, **given))


_COUNTING = (SAID["award"], SAID["award_on"])
"""What says a number of points; the others name what is collected."""


def _parties(a: Asking) -> set[str]:
    return {each.party.value for each in a.sheet.members} | {Party.POINTS.value}


def _names(program: Program, s: Speaker) -> dict[str, str]:
    """What customers call each rule, by what outcomes call it."""
    named: dict[str, str] = {}
    for rule in program.rules:
        match rule:
            case Earning():
                named[rule.label] = plain(" ".join(filter(None, gain(s, rule.head))))
            case FirstOrder():
                named[rule.label] = capital(plain(s.say(PARTIES[Party.FIRST_ORDER])))
            case Redemption():
                said = SAID["points_in"] if pays(program) else THE_BENEFIT_OF_POINTS
                named[rule.label] = capital(plain(s.say(said)))
            case Referral():
                named[rule.label] = capital(plain(s.say(PARTIES[Party.REFERRAL])))
            case _:
                named[rule.label] = plain(s.own(rule.label))
    return {label: shown for label, shown in named.items() if label != shown}
