"""A widget put together: what it says, the tables of its programme, its style, and its script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from importlib.resources import files

from palier import tree
from palier.calculator.making import counted, with_offers
from palier.calculator.words import MEASURES
from palier.closed import those, total
from palier.page.benefits import gives
from palier.page.colours import PLAIN, Shades, colour, day, night
from palier.page.frame import speaker
from palier.page.tiers import tiers as told_tiers
from palier.page.view import Table
from palier.program.defaults import collects
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import Money, Points, currency_digits, units_of
from palier.script.literals import literal
from palier.script.module import EXPORTED, comment, reckoning
from palier.script.shortened import shortened
from palier.source import Language
from palier.speech.figures import MONTHS, WRITTEN, day_before, plural
from palier.speech.phrases import Text
from palier.speech.speaker import Speaker
from palier.speech.typography import plain
from palier.widgets.words import ACCOUNT, BETWEEN, CART, PARTIES, PRODUCT, ROW


class Kind(Enum):
    """Which piece of the programme a widget is."""

    PRODUCT = "product"
    CART = "cart"
    ACCOUNT = "account"


WORDS: Mapping[Kind, Mapping[str, Text]] = total(
    Kind, {Kind.PRODUCT: PRODUCT, Kind.CART: CART, Kind.ACCOUNT: ACCOUNT}
)
QUOTES = those(Kind, yes=[Kind.PRODUCT, Kind.CART], no=[Kind.ACCOUNT])
"""The widgets that reckon orders; of the account, the shop sends what it stands at."""
HOLES = ("name", "amount", "base", "more", "many", "date", "what", "figure")
SHADES = ("card", "fill", "line", "ink", "muted", "accent", "control", "panel", "on_panel")


def widget(program: Program, kind: Kind, language: Language) -> str:
    """The file of a custom element, `<palier-product>`, `<palier-cart>` or `<palier-account>`.

    It is a script that any page may load, as a module or not, and asks for nothing itself.
    """
    program = without_secrets(program)
    s = speaker(program, language)
    module = shortened(reckoning(program), EXPORTED) if kind in QUOTES else ""
    told = literal({**_told(program, s), "words": _words(s, WORDS[kind]), "style": _style(program)})
    own = f"{_read('element.js')}\n{_read(f'{kind.value}.js')}"
    return f"// {comment(program)}\n(() => {{\n{module}\nconst TOLD = {told};\n{own}}})();\n"


def without_secrets(program: Program) -> Program:
    """The programme without the offers that are not on the page and want a promo code.

    Whoever opens a script reads it; a code that is not published is not in it.
    """
    told = tuple(each for each in program.offers if each.scope.on_page or each.code is None)
    return with_offers(program, told)


def _read(name: str) -> str:
    return (files("palier.widgets") / name).read_text("utf-8")


def _words(s: Speaker, texts: Mapping[str, Text]) -> dict[str, str]:
    holes = {name: f"{{{name}}}" for name in HOLES}
    return {name: plain(s.say(text, **holes)) for name, text in texts.items()}


def _told(program: Program, s: Speaker) -> dict[str, object]:
    """What a script knows of a programme: how its figures are told, and what it names."""
    marks = WRITTEN[s.language]
    return {
        "language": s.language.value,
        "version": program.version,
        "currency": program.currency,
        "digits": currency_digits(program.currency) or 0,
        "money": _around(
            s, Money(10 ** (currency_digits(program.currency) or 0), program.currency)
        ),
        "thousands": marks.thousands,
        "decimal": marks.decimal,
        "pot": program.cashback,
        "decimals": program.points.decimals,
        "units": [plain(s.own(each)) for each in (s.words.one, s.words.many)],
        "plurals": [plural(Fraction(each, 2), s.language) for each in (0, 2, 3, 4)],
        "months": MONTHS[s.language],
        "first": day_before(1, s.language),
        "collects": collects(program),
        "redeems": program.redemption is not None,
        "rewards": [*_rewards(program, s)],
        "tiers": [*_tiers(program, s)],
        "names": [*_names(program, s)],
        "parties": {each.value: plain(s.say(text)) for each, text in PARTIES.items()},
        "measures": {each.name.lower(): counted(s, text) for each, text in MEASURES.items()},
        "between": {name: s.say(text) for name, text in BETWEEN.items()},
    }


def _around(s: Speaker, one: Money) -> str:
    """How an amount of money is told around its figure: `€{figure}`."""
    return plain(s.told(one)).replace("1", "{figure}", 1)


def _names(program: Program, s: Speaker) -> Iterator[tuple[str, str]]:
    """What customers call a rule that has a name, by the name that outcomes have for it."""
    alone = (program.first_order, program.redemption, program.referral)
    for rule in program.rules:
        if rule not in (*alone, *program.earnings):
            yield rule.label, plain(s.own(rule.label))


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


# Style ----------------------------------------------------------------------------------------


def _style(program: Program) -> str:
    """The style of every widget, in shades of the brand's colour that a shop may replace."""
    brand = colour(program.page.brand.colour or PLAIN)
    dark = _shades(night(brand))
    by_night = f"{{color-scheme:dark;{dark}}}"
    return (
        f":host{{color-scheme:light;{_shades(day(brand))}}}"
        f"@media (prefers-color-scheme:dark){{:host(:not([scheme=light])){by_night}}}"
        f":host([scheme=dark]){by_night}{_read('widget.css')}"
    )


def _shades(shades: Shades) -> str:
    """`--_ink`, which is the shop's `--palier-ink` or ours, and so on."""
    names = ((each.replace("_", "-"), getattr(shades, each)) for each in SHADES)
    return "".join(f"--_{name}:var(--palier-{name},{shade});" for name, shade in names)
