"""The general conditions of a programme: the sentences of its page as numbered articles.

`markdown` writes them for a page of a shop's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from palier.closed import total
from palier.page.combining import combining
from palier.page.earning import earning, status
from palier.page.frame import speaker, title_of
from palier.page.giving import bonus_days, first_order, left_out, offers, segments
from palier.page.promise import inside
from palier.page.questions import Topic, answer
from palier.page.rewards import GIVEN, rewards
from palier.page.small_print import in_force, small_print
from palier.page.stamp_cards import stamp_cards
from palier.page.tiers import tiers
from palier.page.using import REFERRAL, referral, using
from palier.page.view import Card, Section, Table, TierCard
from palier.program.model import Program
from palier.source import Language
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker
from palier.speech.typography import CODE, CODE_END, MARKS, capital, finished
from palier.values import dataclass

TITLE = Phrase("{name}: general conditions", "{name} : conditions générales")
VERSION = Phrase(
    "Conditions of {day}, version {version:plain}", "Conditions du {day}, version {version:plain}"
)
TITLES: Mapping[Topic, Text] = total(
    Topic,
    {
        Topic.MEMBERSHIP: Phrase("Membership", "Adhésion"),
        Topic.USING: Either(
            Phrase("When {points} can be used", "Disponibilité des {points}"),
            Phrase("When your {point} can be used", "Disponibilité des gains"),
        ),
        Topic.LASTING: Phrase("Expiry", "Durée de validité"),
        Topic.CODES: Phrase("Orders that earn nothing", "Commandes sans gain"),
        Topic.TIERS: Phrase("Keeping a tier", "Maintien du palier"),
        Topic.RETURNS: Phrase("Returned items", "Articles retournés"),
    },
)
COLON = Phrase("{title}: {said}", "{title} : {said}")
COMMA = Phrase("{title}, {said}", "{title}, {said}")
LABELLED = Phrase("{title} ({label})", "{title} ({label})")
SIZE = 12
"""Figures of a version that are told: enough to tell two apart."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph: `2.1`, its text, and a table that belongs to it."""

    number: str
    text: str
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered article under its title."""

    number: int
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The whole of the conditions. `page` is the title of the customers' page."""

    language: Language
    texts: Language
    name: str
    title: str
    page: str
    version: str
    articles: tuple[Article, ...]


def terms_view(program: Program, language: Language, day: dt.date) -> Terms:
    """The conditions as they stand on a day."""
    s = speaker(program, language)
    parts = [each for each in _parts(s, program) if each[1]]
    told = program.version.removeprefix("sha256:")[:SIZE]
    return Terms(
        language,
        program.texts,
        s.own(program.name),
        s.say(TITLE, name=s.own(program.name)),
        title_of(s, program),
        s.say(VERSION, day=day, version=told),
        tuple(_article(number, *part) for number, part in enumerate(parts, 1)),
    )


Said = tuple[str, Table | None]


def _article(number: int, title: str, said: list[Said]) -> Article:
    clauses = (Clause(f"{number}.{at}", *each) for at, each in enumerate(said, 1))
    return Article(number, title, tuple(clauses))


def _parts(s: Speaker, program: Program) -> Iterator[tuple[str, list[Said]]]:
    """The title of each article and what it says, in order."""
    before: tuple[Section | None, ...] = (
        earning(s, program),
        status(s, program),
        first_order(s, program),
        bonus_days(s, program),
    )
    after: tuple[Section | None, ...] = (
        using(s, program),
        rewards(s, program),
        stamp_cards(s, program),
        referral(s, program),
        offers(s, program),
        segments(s, program),
        left_out(s, program),
    )
    title, said = _topic(s, program, Topic.MEMBERSHIP)
    begun = () if program.run.last else in_force(s, program)  # the details tell of an end
    yield title, [*((each, None) for each in begun), *said]
    yield from (_section(s, each) for each in before)
    for topic in (Topic.CODES, Topic.USING, Topic.LASTING):
        yield _topic(s, program, topic)
    yield _section(s, tiers(s, program))
    yield _topic(s, program, Topic.TIERS)
    yield from (_section(s, each) for each in after)
    yield _section(s, combining(s, program))
    yield _topic(s, program, Topic.RETURNS)
    yield _section(s, small_print(s, program))


def _topic(s: Speaker, program: Program, topic: Topic) -> tuple[str, list[Said]]:
    return s.say(TITLES[topic]), [(each, None) for each in answer(s, program, topic)]


RULING = ("tiers", "use", "for-you", "not-for")
"""The sections of which the line under the title is a rule: what is deducted, which one counts."""


def _section(s: Speaker, section: Section | None) -> tuple[str, list[Said]]:
    """A section of the page as paragraphs: a rule is one, a note is one."""
    if section is None:
        return "", []
    card = _gets if section.id == REFERRAL else _card
    cards = [(card(s, each), each.table) for each in section.cards]
    reached = [(_tier(s, each), each.table) for each in section.tiers]
    notes: list[Said] = [(each, None) for each in section.notes]
    ruling = section.id in RULING or not cards
    lead: list[Said] = [(section.lead, None)] if ruling else []
    return section.title, [each for each in (*lead, *cards, *reached, *notes) if each[0]]


def _card(s: Speaker, card: Card) -> str:
    title = f"{card.figure} {card.title}" if card.figure else card.title
    label = "" if card.label == s.say(GIVEN) else inside(card.label)
    titled = s.say(LABELLED, title=title, label=label) if label else title
    return _sentences((titled, card.text, *card.conditions, *card.gives, *card.notes))


def _gets(s: Speaker, card: Card) -> str:
    """What somebody gets, whose card is called so: `Your friend gets: 5 EUR off.`"""
    if not card.gives:
        return _card(s, card)
    first, *others = card.gives
    joint = COMMA if ":" in first else COLON
    titled = s.say(joint, title=card.title, said=inside(first))
    return _sentences((titled, *others, *card.notes))


def _tier(s: Speaker, tier: TierCard) -> str:
    given = [each for each in tier.gives if each]
    titled = s.say(COLON, title=tier.name, said=inside(tier.reach))
    return _sentences((titled, *given, tier.on_reaching, *tier.notes))


def _sentences(parts: tuple[str, ...]) -> str:
    """Lines of the page as sentences; what stands behind a colon goes on from there."""
    said: list[str] = []
    for each in filter(None, parts):
        behind = bool(said) and said[-1].endswith(":")
        said.append(_ended(inside(each)) if behind else finished(capital(each)))
    return " ".join(said)


def _ended(text: str) -> str:
    """A text with its full stop, and no capital."""
    return text[:1] + finished(text)[1:]


_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(terms: Terms) -> str:
    """Print the conditions; no word of a merchant's is read as a sign of Markdown."""
    return "\n\n".join(_blocks(terms)) + "\n"


def _blocks(terms: Terms) -> Iterator[str]:
    yield f"# {marked(terms.title)}"
    yield marked(terms.version)
    for article in terms.articles:
        yield f"## {article.number}. {marked(article.title)}"
        for clause in article.clauses:
            yield f"**{clause.number}** {marked(clause.text)}"
            if clause.table:
                yield _table(clause.table)


def _table(table: Table) -> str:
    rows = (table.columns, ("---",) * len(table.columns), *table.rows)
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _cell(text: str) -> str:
    return text if text == "---" else marked(text)


def marked(text: str) -> str:
    """A sentence with its codes as code, and all else as it is read."""
    parts = re.split(f"({CODE}.*?{CODE_END})", re.sub(r"\s*\n\s*", " ", text))
    return "".join(_code(each) if each.startswith(CODE) else _escaped(each) for each in parts)


def _code(text: str) -> str:
    bare = MARKS.sub("", text)
    fence = "`" * (max((len(each) for each in re.findall("`+", bare)), default=0) + 1)
    padded = f" {bare} " if "`" in bare else bare
    return f"{fence}{padded}{fence}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", MARKS.sub("", text))
