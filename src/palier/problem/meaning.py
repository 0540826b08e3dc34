"""Mistakes of meaning in what is there, twice there, or missing: statements, clauses and names."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from palier.problem.base import Level, Problem, kind
from palier.source import Language, Span
from palier.tree import Place
from palier.values import dataclass


class Named(Enum):
    """What a name is the name of."""

    TIER = "tier"
    SEGMENT = "segment"
    OFFER = "offer"
    BONUS_DAY = "bonus day"
    REWARD = "reward"
    STAMP_CARD = "stamp card"
    PROMO_CODE = "promo code"
    RULE = "rule"
    EXAMPLE = "example"
    WORDS = "words to translate"


class Missing(Enum):
    """A line that a statement cannot do without."""

    CURRENCY = "currency"
    TIME_ZONE = "time zone"
    DAY = "the day of a bonus day"
    CONDITION = "the condition of a segment"
    STAMP = "what gives a stamp"
    FULL_CARD = "what a full card gives"
    BANDS = "the bands of an earning grid"
    BONUS = "what a bonus day gives"
    BENEFIT = "what a rule gives"
    RATE = "what points are worth"
    ORDER = "the order of an example"
    OUTCOME = "the outcome of an example"


@kind
@dataclass(frozen=True, slots=True)
class MissingLine(Problem):
    """A statement lacks a line that it cannot do without. Page: docs/problems/missing-line.md"""

    code: ClassVar[str] = "missing-line"
    line: Missing


@kind
@dataclass(frozen=True, slots=True)
class UnknownCurrency(Problem):
    """No such currency in ISO 4217. Page: docs/problems/unknown-currency.md"""

    code: ClassVar[str] = "unknown-currency"
    written: str
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class UnknownTimeZone(Problem):
    """No such time zone in the IANA database. Page: docs/problems/unknown-time-zone.md"""

    code: ClassVar[str] = "unknown-time-zone"
    written: str
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class SecondBlock(Problem):
    """A statement that may stand once stands twice. Page: docs/problems/second-block.md"""

    code: ClassVar[str] = "second-block"
    first: Span
    place: Place


@kind
@dataclass(frozen=True, slots=True)
class DuplicateName(Problem):
    """Two things of a kind bear one name. Page: docs/problems/duplicate-name.md"""

    code: ClassVar[str] = "duplicate-name"
    first: Span
    name: str
    named: Named


@kind
@dataclass(frozen=True, slots=True)
class UndeclaredName(Problem):
    """A name is used that nothing bears. Page: docs/problems/undeclared-name.md"""

    code: ClassVar[str] = "undeclared-name"
    name: str
    named: Named
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class UnusedTranslation(Problem):
    """Words are translated that the file never says. Page: docs/problems/unused-translation.md"""

    code: ClassVar[str] = "unused-translation"
    level: ClassVar[Level] = Level.WARNING
    name: str
    nearest: str | None


@kind
@dataclass(frozen=True, slots=True)
class OwnLanguage(Problem):
    """Words are given in the language they are already in. Page: docs/problems/own-language.md"""

    code: ClassVar[str] = "own-language"
    texts: Language


@kind
@dataclass(frozen=True, slots=True)
class DuplicateClause(Problem):
    """A line that may stand once stands twice. Page: docs/problems/duplicate-clause.md"""

    code: ClassVar[str] = "duplicate-clause"
    first: Span


@kind
@dataclass(frozen=True, slots=True)
class ContradictingClauses(Problem):
    """Two lines cannot both hold. Page: docs/problems/contradicting-clauses.md"""

    code: ClassVar[str] = "contradicting-clauses"
    first: Span


@kind
@dataclass(frozen=True, slots=True)
class TwoOnlyLines(Problem):
    """Two `only` lines: both or either? Page: docs/problems/two-only-lines.md"""

    code: ClassVar[str] = "two-only-lines"
    first: Span


@kind
@dataclass(frozen=True, slots=True)
class MisplacedClause(Problem):
    """A line has no meaning in this statement. Page: docs/problems/misplaced-clause.md"""

    code: ClassVar[str] = "misplaced-clause"
    place: Place


@kind
@dataclass(frozen=True, slots=True)
class NoOrder(Problem):
    """A line looks at an order where there is none. Page: docs/problems/no-order.md"""

    code: ClassVar[str] = "no-order"


@kind
@dataclass(frozen=True, slots=True)
class TaxAlreadyOut(Problem):
    """`excluding tax` of prices without tax. Page: docs/problems/tax-already-out.md"""

    code: ClassVar[str] = "tax-already-out"
    prices: Span


@kind
@dataclass(frozen=True, slots=True)
class LevelWithoutKeeping(Problem):
    """Tiers fall one level at a time, but nothing keeps them.

    Page: docs/problems/level-without-keeping.md
    """

    code: ClassVar[str] = "level-without-keeping"


@kind
@dataclass(frozen=True, slots=True)
class OpenTier(Problem):
    """A tier without criteria stands above another. Page: docs/problems/open-tier.md"""

    code: ClassVar[str] = "open-tier"
    name: str
    lower: Span


@kind
@dataclass(frozen=True, slots=True)
class KeptWithRate(Problem):
    """Points that are kept cannot pay at a rate. Page: docs/problems/kept-with-rate.md"""

    code: ClassVar[str] = "kept-with-rate"
    kept: Span


@kind
@dataclass(frozen=True, slots=True)
class NextItemPerItem(Problem):
    """`next item free` on a card stamped by order. Page: docs/problems/next-item-per-item.md"""

    code: ClassVar[str] = "next-item-per-item"
    stamp: Span


@kind
@dataclass(frozen=True, slots=True)
class OneStamp(Problem):
    """A card gets more than one stamp at once. Page: docs/problems/one-stamp.md"""

    code: ClassVar[str] = "one-stamp"
    stamps: int


@kind
@dataclass(frozen=True, slots=True)
class CodeDeclaredHere(Problem):
    """An example says what a code of the file is worth.

    Page: docs/problems/code-declared-here.md
    """

    code: ClassVar[str] = "code-declared-here"
    name: str
    declared: Span
