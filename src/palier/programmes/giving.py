"""What rules give, in the words of merchants: `10%`, `5 € for 100 points`, `private sales`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NoReturn

from palier import tree
from palier.programmes.answering import NoAnswerError, is_none, unarticled
from palier.programmes.answers import (
    ActivityAnswer,
    Benefits,
    CountedBy,
    RewardAnswer,
    TierAnswer,
)
from palier.programmes.sentences import Sentences
from palier.quantity import Amount, Money, Points
from palier.source import bare
from palier.speech.phrases import Phrase

NO_BENEFIT = Phrase(
    "“{text}” is not understood; write as in: {five}, 10%, free shipping, {example}",
    "« {text} » n'est pas compris ; écrivez par exemple : {five}, 10 %, livraison offerte,"
    " {example}",
)
EXAMPLE = Phrase('product "Mug" as a gift', 'produit "Tasse" en cadeau')
OF_WHAT = Phrase(
    "{number} of what? write {number}%, {money} or {number} {many}",
    "{number} quoi ? écrivez {number} %, {money} ou {number} {many}",
)
OF_WHICH = Phrase(
    "{number} of what? write {number}% or {money}", "{number} quoi ? écrivez {number} % ou {money}"
)
NO_POINTS = Phrase(
    "customers collect nothing in this programme", "les clients ne cumulent rien dans ce programme"
)
NO_REWARD = Phrase(
    "what it is, then `for`, then how many {many}: {five} for {cost}",
    "ce que c'est, puis `contre`, puis combien de {many} : {five} contre {cost}",
)
NO_ACTIVITY = Phrase(
    "a name, then a colon and an amount: review: 20",
    "un nom, puis deux-points et un nombre : avis : 20",
)
NO_TIERS = Phrase(
    "their names, separated by commas: Bronze, Silver, Gold",
    "leurs noms, séparés par des virgules : Bronze, Argent, Or",
)
TWO_TIERS = Phrase("two tiers are called {name:quoted}", "deux paliers s'appellent {name:quoted}")
AND = re.compile(r"\s*(?:,(?!\d)|(?<!\d),|;|\s\+\s|\band\b|\bet\b)\s*", re.IGNORECASE)
APART = re.compile(r";|(?<!\d),|,(?!\d)")
AGAINST = re.compile(r"\s+(?:for|at|contre|pour|à|dès)\s+|\s*(?:=|->|→)\s*|\s*:\s+", re.IGNORECASE)
FOR_EACH = re.compile(r"\s+(?:per|for(?: an?| each| every)?|par|pour(?: un| une| chaque)?)\s+")
TIMES = re.compile(r"\bx\s*(\d+(?:[.,]\d+)?)|\b(doubl|tripl)(?:e|é)", re.IGNORECASE)
FREE_SHIPPING = re.compile(
    r"\bfree (?:shipping|delivery)|(?:livraison|port) (?:offerte?|gratuite?)", re.IGNORECASE
)
VOUCHER = re.compile(
    r"^(?:an? |une? )?(?:bon|chèque|carte|gift card|gift voucher|voucher)"
    r"(?:[ -](?:cadeau|d['’]achat))? (?:de|of) (.+)$"
    r"|^(?:an? )?(.+?) (?:gift card|gift voucher|voucher)$",
    re.IGNORECASE,
)
PERCENT_SIGN = re.compile(r"\s*\b(?:per ?cent|pour ?cents?)\b", re.IGNORECASE)
OWN_WORDS = re.compile(r"^(?:perk|privil[èe]ge)\s+", re.IGNORECASE)
MULTIPLIES = {"doubl": "2", "tripl": "3"}
ORDERS = "orders?|commandes?|achats?"
SPENT = re.compile(
    r"^(?:from|dès|à partir de|starting from)\s+"
    r"|\s*\b(?:d['’]achats?|d[ée]pens[ée]+s?|gagn[ée]+s?|et plus|spent|earned|of purchases"
    r"|(?:and|or) more)$",
    re.IGNORECASE,
)
ALL = frozenset("all any every tous toutes".split())
ALWAYS = frozenset("always free toujours gratuite offerte".split())


class Giving(Sentences):
    """Reads what rules give."""

    def benefits(self, answer: str, *, given: bool = False) -> Benefits:
        """What a rule gives, in the words of a rule file or nearly so; nothing for `-`.

        An amount is taken off, and so is a percentage; so many points are extra points, or simply
        `given` where a rule gives nothing usual. Words without a figure are a perk.
        """
        return () if is_none(answer) else tuple(self._benefits(answer, given=given))

    def given(self, answer: str) -> Benefits:
        """The same for a referral, whose points are given."""
        return self.benefits(answer, given=True)

    def _benefits(self, answer: str, *, given: bool) -> Iterator[tree.Benefit]:
        for each in self.written(answer) or self._parts(answer, given=given):
            if isinstance(each, tree.OfPoints) and not self.answers.collects:
                self.refuse(NO_POINTS)
            yield each

    def _parts(self, answer: str, *, given: bool) -> Iterator[tree.Benefit]:
        for part in filter(None, (each.strip() for each in AND.split(answer))):
            yield from self.written(part) or (self._short(part, given=given),)

    def _short(self, text: str, *, given: bool) -> tree.Benefit:
        """An amount, a percentage, so many points, a multiplier, or a perk in the shop's words."""
        if re.match(r"-\s*[0-9€£$].*\D$", text):
            text = text.removeprefix("-").strip()
        text = OWN_WORDS.sub("", PERCENT_SIGN.sub("%", text))
        if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?\s*%", text):
            return tree.PercentOff(self.percent(text))
        times = TIMES.search(text)
        if times and self.answers.collects:
            said = times[1] or MULTIPLIES[times[2].lower()]
            return tree.TimesPoints(Fraction(said.replace(",", ".")))
        if self._are_points(text):
            points = Points(self.positive(text))
            return tree.GivePoints(points) if given else tree.ExtraPoints(points)
        voucher = VOUCHER.match(text)
        worth = (voucher[1] or voucher[2]) if voucher else text
        if self._is_money(worth):
            return tree.MoneyOff(self.money(worth))
        if FREE_SHIPPING.search(text):
            return tree.FreeShipping()
        if any(each.isdigit() for each in text):
            self._ask_what(text)
        return tree.Perk(tree.Name(self.name(text)))

    def _ask_what(self, text: str) -> None:
        """Refuse a figure that says nothing, with what it may be."""
        if re.fullmatch("[0-9]{1,2}", text):
            money = self.whole_money(int(text))
            self.refuse(
                OF_WHAT if self.answers.collects and not self.answers.pot else OF_WHICH,
                number=int(text),
                money=money,
                many=self.answers.unit[int(text) != 1],
            )
        example = EXAMPLE.in_(self.answers.language)
        self.refuse(NO_BENEFIT, text=text, five=self.whole_money(5), example=example)

    def _are_points(self, text: str) -> bool:
        one, many = (re.escape(each) for each in self.answers.unit)
        counted = rf"[0-9 ]+(?:\s*(?:{one}|{many}|points?))"
        return not self.answers.pot and bool(re.fullmatch(counted, text, re.IGNORECASE))

    def _is_money(self, text: str) -> bool:
        try:
            self.money(text)
        except NoAnswerError:
            return False
        return not re.fullmatch(r"[0-9 ]+", text)

    def occasion(self, answer: str) -> Amount | Benefits | None:
        """So much of what is collected, or benefits for a voucher; nothing for `-`."""
        if is_none(answer):
            return None
        try:
            if self.answers.collects:
                return self.collected(answer)
        except NoAnswerError:
            pass
        return self.benefits(answer)

    def from_spent(self, answer: str) -> Money | None:
        """The amount from which something is had: `50`, `dès 50 €`; 0 for `always`, or `-`."""
        if is_none(answer):
            return None
        if answer.strip().lower() in ALWAYS:
            return self.whole_money(0)
        return self.money(SPENT.sub("", answer.strip()))

    def carriers(self, answer: str) -> tuple[str, ...]:
        """Carriers by name; none in particular for `-` and `all`."""
        return () if answer.strip().lower() in ALL else self.listed(answer)

    # Several of them ---------------------------------------------------------------------------

    def rewards(self, answer: str) -> tuple[RewardAnswer, ...]:
        """`5 € for 100 points; free shipping for 50`: separated by semicolons."""
        if is_none(answer):
            return ()
        found: list[RewardAnswer] = []
        for each in filter(str.strip, answer.split(";")):
            try:
                found.append(self._reward(each))
            except NoAnswerError:
                parts = [part for part in re.split(r",(?!\d)|\bet\b|\band\b", each) if part.strip()]
                if len(parts) < 2:
                    raise
                found += [self._reward(part) for part in parts]
        return tuple(found)

    def _reward(self, answer: str) -> RewardAnswer:
        """What it is and what it is claimed for, whichever stands first."""
        why: NoAnswerError | None = None
        for against in reversed(list(AGAINST.finditer(answer.strip()))):
            left, right = answer.strip()[: against.start()], answer.strip()[against.end() :]
            for what, cost in ((left, right), (right, left)):
                try:
                    claimed = self.cost(cost)
                except NoAnswerError:
                    continue
                try:
                    return RewardAnswer(self._some(what), claimed)
                except NoAnswerError as refused:
                    why = why or refused
        if why is not None:
            raise why
        return self._no_reward()

    def _no_reward(self) -> NoReturn:
        cost = self.whole_money(50) if self.answers.pot else 100
        self.refuse(NO_REWARD, many=self.answers.unit[1], five=self.whole_money(5), cost=cost)

    def _some(self, what: str) -> Benefits:
        benefits = self.benefits(what)
        return benefits or self._no_reward()

    def activities(self, answer: str) -> tuple[ActivityAnswer, ...]:
        """`review: 20, newsletter: 10`; `20 points per review` too."""
        if is_none(answer):
            return ()
        return tuple(self._activity(each) for each in APART.split(answer) if each.strip())

    def _activity(self, answer: str) -> ActivityAnswer:
        for name, amount in _pairs(answer.strip()):
            try:
                earned = self.collected(amount)
            except NoAnswerError:
                continue
            if earned is not None and name.strip():
                return ActivityAnswer(unarticled(self.name(name)), earned)
        return self.refuse(NO_ACTIVITY)

    # Tiers -------------------------------------------------------------------------------------

    def tiers(self, answer: str) -> tuple[TierAnswer, ...]:
        """Names; an option says all of a tier at once: `Gold: 500: points x 2`."""
        if is_none(answer):
            return ()
        whole = "|" in answer or ":" in answer
        pieces = answer.split("|") if whole else self.listed(answer, ",;/>")
        found = tuple(self._tier(each) for each in pieces if each.strip())
        names = [bare(each.name) for each in found]
        for each in found:
            if names.count(bare(each.name)) > 1:
                self.refuse(TWO_TIERS, name=each.name)
        return found

    def _tier(self, said: str) -> TierAnswer:
        name, *rest = said.split(":", maxsplit=2)
        called = self.name(name)
        if called.isdigit():
            self.refuse(NO_TIERS)
        bound = self.bound(rest[0]) if rest else None
        return TierAnswer(called, bound, self.benefits(rest[1]) if len(rest) > 1 else ())

    def bound(self, answer: str) -> Amount | int:
        """What a tier takes: an amount that is spent or earned, or so many orders."""
        said = SPENT.sub("", "0" if is_none(answer) else answer.strip())
        match self.answers.counted:
            case CountedBy.ORDERS:
                return self.number(said, ORDERS)
            case CountedBy.EARNED if not self.answers.pot:
                return Points(self.number(said))
            case CountedBy.EARNED | CountedBy.SPENT | None:
                return self.money(said)


def _pairs(answer: str) -> Iterator[tuple[str, str]]:
    """What may be the name and the amount of something that earns."""
    amount, *name = FOR_EACH.split(answer, maxsplit=1)
    if name:
        yield name[0], amount
    for mark in ":=":
        said, found, earns = answer.rpartition(mark)
        if found:
            yield said, earns
    counted = re.fullmatch(r"(.*\D) +([0-9€$£].*)", answer)
    if counted:
        yield counted[1], counted[2]
