"""A widget put together: what it says, the tables of its programme, its style, and its script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.calculator.making import calculator, counted, public, with_offers
from palier.calculator.words import MEASURES
from palier.closed import those, total
from palier.named import NamedTuple
from palier.page.benefits import gives
from palier.page.frame import speaker
from palier.page.html import markup, template
from palier.page.tiers import tiers as told_tiers
from palier.page.using import limits
from palier.page.view import Table
from palier.program.defaults import collects, pays
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import Money, Points, currency_digits, units_of
from palier.script.literals import literal
from palier.script.module import EXPORTED, comment, reckoning
from palier.script.shortened import shortened
from palier.source import Language
from palier.speech.figures import MONTHS, WRITTEN, day_before, plural
from palier.speech.phrases import Text
from palier.speech.speaker import JOINTS, Speaker
from palier.speech.typography import plain
from palier.widgets.markup import Node, nodes
from palier.widgets.pieces import pieces, told_of
from palier.widgets.style import style
from palier.widgets.words import (
    ACCOUNT,
    CALCULATOR,
    CART,
    KEPT,
    NO_CALCULATOR,
    PARTIES,
    PRODUCT,
    ROW,
)


class Kind(Enum):
    """Which piece of the programme a widget is."""

    PRODUCT = "product"
    CART = "cart"
    ACCOUNT = "account"
    CALCULATOR = "calculator"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise ValueError(f"{value!r} is no widget of Palier: {', '.join(e.value for e in cls)} are")


class HiddenRulesError(ValueError):
    """A calculator of rules that are not on the page would tell them to whoever tries."""


class Parts(NamedTuple):
    """What a widget is put together of: what it says, its scripts, its style sheets."""

    words: Mapping[str, Text]
    scripts: tuple[str, ...]
    sheets: tuple[str, ...]
    pages: tuple[str, ...] = ()


PARTS: Mapping[Kind, Parts] = total(
    Kind,
    {
        Kind.PRODUCT: Parts(PRODUCT, ("element.js", "product.js"), ("widget.css",)),
        Kind.CART: Parts(
            CART, ("element.js", "acting.js", "cart.js"), ("widget.css", "acting.css")
        ),
        Kind.ACCOUNT: Parts(
            ACCOUNT, ("element.js", "acting.js", "account.js"), ("widget.css", "acting.css")
        ),
        Kind.CALCULATOR: Parts(
            CALCULATOR,
            ("element.js", "calculator.js"),
            ("widget.css", "calculator.css"),
            ("calculator.css",),
        ),
    },
)
FILES = total(Kind, {each: f"palier-{each.value}.js" for each in Kind})
"""The file of each widget, by the name of its element."""
RECKONS = those(Kind, yes=[Kind.PRODUCT, Kind.CART, Kind.CALCULATOR], no=[Kind.ACCOUNT])
"""The widgets that reckon orders; of the account, the shop sends what it stands at."""
HOLES = ("name", "amount", "base", "more", "many", "of", "date", "what", "figure")


def widget(program: Program, kind: Kind, language: Language) -> str:
    """The file of a custom element: `<palier-product>`, `<palier-cart>` and so on.

    It is a script that any page may load, as a module or not, and asks for nothing itself.
    Raises `HiddenRulesError` for a calculator of rules that are not on the page.
    """
    program = without_secrets(program)
    s, parts = speaker(program, language), PARTS[kind]
    reckons, markup = _reckoning(program, kind, s)
    own = pieces(parts.scripts)
    told = _told(program, s, kind) | {"words": _words(s, parts.words), "tree": markup}
    told |= {"style": style(program, parts.sheets, parts.pages)}
    text = shortened(f"const TOLD = {literal(told_of(own, told))};\n{own}")
    return f"// {comment(program)}\n(()=>{{{reckons}{text}}})();\n"


def kinds(program: Program) -> tuple[Kind, ...]:
    """The widgets that a programme can have: all, or all without the calculator."""
    untold = public(without_secrets(program)) is None
    return tuple(each for each in Kind if not (untold and each is Kind.CALCULATOR))


def hides(program: Program) -> bool:
    """Whether rules that are not on the page are found by whoever reads what reckons orders."""
    return any(not each.scope.on_page for each in without_secrets(program).rules)


def _reckoning(program: Program, kind: Kind, s: Speaker) -> tuple[str, Node | None]:
    """What reckons for a widget, in a place of its own, and the markup that it works on."""
    match kind:
        case Kind.PRODUCT | Kind.CART:
            module = shortened(reckoning(program), EXPORTED)
            names = ",".join(EXPORTED)
            return f"const{{{names}}}=(()=>{{{module}return{{{names}}};}})();", None
        case Kind.ACCOUNT:
            return "", None
        case Kind.CALCULATOR:
            made = calculator(program, s, "return startCalculator;")
            if made is None:
                raise HiddenRulesError(Speaker(program.surface).say(NO_CALCULATOR))
            shown = {"say": lambda text: markup(text, program.texts), "plain": plain}
            tree = nodes(template("calculator.html.j2", None, calculator=made, **shown))
            return f"const startCalculator={made.script};", tree
        case _:
            assert_never(kind)


def without_secrets(program: Program) -> Program:
    """The programme without the offers that are not on the page and want a promo code.

    Whoever opens a script reads it; a code that is not published is not in it.
    """
    told = tuple(each for each in program.offers if each.scope.on_page or each.code is None)
    return with_offers(program, told)


def _limits(program: Program, s: Speaker) -> Iterator[str]:
    """How many points an order may use, as the page says it."""
    rule = program.redemption
    if rule is not None and rule.scope.on_page:
        yield from (plain(f"{each}.") for each in limits(s, rule))


def _words(s: Speaker, texts: Mapping[str, Text]) -> dict[str, str]:
    holes = {name: f"{{{name}}}" for name in HOLES}
    return {name: plain(s.say(text, **holes)) for name, text in texts.items()}


def _told(program: Program, s: Speaker, kind: Kind) -> dict[str, object]:
    """What a script knows of a programme: how its figures are told, and what it names."""
    marks = WRITTEN[s.language]
    return {
        "language": s.language.value,
        "version": program.version,
        "currency": program.currency,
        "digits": currency_digits(program.currency) or 0,
        "money": _around(s, program.one),
        "thousands": marks.thousands,
        "decimal": marks.decimal,
        "pot": program.cashback,
        "decimals": program.points.decimals,
        "units": [plain(s.own(each)) for each in (s.words.one, s.words.many)],
        "plurals": [plural(Fraction(each, 2), s.language) for each in (0, 2, 3, 4)],
        "months": MONTHS[s.language],
        "first": day_before(1, s.language),
        "collects": collects(program),
        "free": program.membership is None,
        "redeems": pays(program),
        "limits": [*_limits(program, s)],
        "rewards": [*_rewards(program, s)],
        "tiers": [*_tiers(program, s)],
        "cards": [
            {"card": each.label, "of": each.stamps}
            for each in program.stamp_cards
            if each.scope.on_page
        ],
        "names": [*_names(program, s, everything=kind in RECKONS)],
        "parties": {each.value: plain(s.say(text)) for each, text in _parties(program)},
        "measures": {each.name.lower(): counted(s, text) for each, text in MEASURES.items()},
        "between": {name: s.say(text) for name, text in JOINTS.items()},
    }


def _around(s: Speaker, one: Money) -> str:
    """How an amount of money is told around its figure: `€{figure}`."""
    return plain(s.told(one)).replace("1", "{figure}", 1)


def _names(program: Program, s: Speaker, *, everything: bool) -> Iterator[tuple[str, str]]:
    """What customers call a rule that has a name, by the name that outcomes have for it.

    Not `everything`: of those that are on the page.
    """
    alone = (program.first_order, program.redemption, program.referral)
    for rule in program.rules:
        told = everything or rule.scope.on_page
        if told and rule not in (*alone, *program.earnings):
            yield rule.label, plain(s.own(rule.label))


def _parties(program: Program) -> Iterator[tuple[tree.Party, Text]]:
    """What benefits without a name are called, points that are kept among them."""
    for party, said in PARTIES.items():
        kept = party is tree.Party.POINTS and not pays(program)
        yield party, KEPT if kept else said


def _tiers(program: Program, s: Speaker) -> Iterator[dict[str, object]]:
    """The tiers that the page shows, with what each gives, in the page's words."""
    section = told_tiers(s, program)
    shown = [each for each in program.tiers if each.scope.on_page]
    for tier, card in zip(shown, section.tiers if section else (), strict=True):
        given = [*card.gives, card.on_reaching, *_rows(s, card.table)]
        yield {"tier": tier.label, "gives": [plain(each) for each in given if each]}


def _rows(s: Speaker, table: Table | None) -> tuple[str, ...]:
    rows = () if table is None else table.rows
    return tuple(s.say(ROW, one=one, other=other) for one, other in rows)


def _rewards(program: Program, s: Speaker) -> Iterator[dict[str, object]]:
    """The rewards that points buy, cheapest first: their cost, what they give, which they beat."""
    bought = [each for each in program.rewards if each.cost and each.scope.on_page]
    for each in sorted(bought, key=lambda reward: units_of(_cost(reward))):
        yield {
            "reward": each.label,
            "cost": _cost(each).plain(),
            "gives": [plain(line) for line in gives(s, each.benefits)],
            "asked": not each.automatic and not each.every and each.step is None,
            "fixed": not each.prices,
            "beats": [other.label for other in bought if _beats(each, other)],
        }


def _cost(reward: Reward) -> Money | Points:
    """The price of a reward that has one."""
    if reward.cost is None:
        raise ValueError(f"{reward.label} has no price")
    return reward.cost


def _beats(one: Reward, other: Reward) -> bool:
    """Whether a reward costs more than another and takes more off for what it costs."""
    worths = _worth(one), _worth(other)
    dearer = units_of(_cost(one)) > units_of(_cost(other))
    return dearer and None not in worths and worths[0] > worths[1]  # type: ignore[operator] # neither is None


def _worth(reward: Reward) -> Fraction | None:
    """What a reward takes off for each unit of its cost; None where that hangs on the order."""
    match reward.benefits:
        case (tree.MoneyOff(amount, None),) if not reward.prices and reward.step is None:
            return Fraction(amount.minor, units_of(_cost(reward)))
        case _:
            return None
