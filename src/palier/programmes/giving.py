"""What rules give, in the words of merchants: `10%`, `5 € for 100 points`, `private sales`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from palier import tree
from palier.closed import total
from palier.programmes.answering import NONE, Answering, NoAnswerError
from palier.programmes.answers import ActivityAnswer, Benefits, MessageAnswer, RewardAnswer
from palier.quantity import Amount, Points
from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.surface.parse import parse

NO_BENEFIT = Phrase(
    "“{text}” is not understood; write as in: 5 {currency}, 10%, free shipping, {example}",
    "« {text} » n'est pas compris ; écrivez par exemple : 5 {currency}, 10 %, livraison offerte,"
    " {example}",
)
NO_REWARD = Phrase(
    "what it is, then `for`, then how many {many}: 5 {currency} for 100",
    "ce que c'est, puis `contre`, puis combien de {many} : 5 {currency} contre 100",
)
NO_ACTIVITY = Phrase(
    "a name, then a colon and an amount: review: 20",
    "un nom, puis deux-points et un nombre : avis : 20",
)
NO_MESSAGE = Phrase(
    "“{text}” is not understood; write what it says, a colon, and when: We miss you: after 6 months"
    " without an order",
    "« {text} » n'est pas compris ; écrivez ce qu'il dit, deux-points, et quand : Vous nous"
    " manquez : après 6 mois sans commande",
)
AND = re.compile(r"\s*(?:,|;|\+|\band\b|\bet\b)\s*", re.IGNORECASE)
BY = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"\s+(?:for|:)\s+|\s*=\s*", re.IGNORECASE),
        Language.FRENCH: re.compile(r"\s+(?:contre|pour)\s+|\s*=\s*", re.IGNORECASE),
    },
)
RULES = total(
    Language,
    {
        Language.ENGLISH: 'loyalty program "…"\n\noffer "…"\n  {}\n',
        Language.FRENCH: 'programme de fidélité "…"\n\noffre "…"\n  {}\n',
    },
)
MESSAGES = total(
    Language,
    {
        Language.ENGLISH: 'loyalty program "…"\n\nmessage "{}" {}\n',
        Language.FRENCH: 'programme de fidélité "…"\n\nmessage "{}" {}\n',
    },
)
EXAMPLES = total(
    Language,
    {
        Language.ENGLISH: 'product "Mug" as a gift',
        Language.FRENCH: 'produit "Tasse" en cadeau',
    },
)
TIMES = re.compile(r"\bx\s*(\d+(?:[.,]\d+)?)|\b(doubl|tripl)(?:e|é)", re.IGNORECASE)
FREE_SHIPPING = re.compile(
    r"\bfree (?:shipping|delivery)|(?:livraison|port) (?:offerte?|gratuite?)", re.IGNORECASE
)
MULTIPLIES = {"doubl": "2", "tripl": "3"}


class Giving(Answering):
    """Reads what rules give."""

    def benefits(self, answer: str, *, given: bool = False) -> Benefits:
        """What a rule gives, in the words of a rule file or nearly so; nothing for `-`.

        An amount is taken off, and so is a percentage; so many points are extra points, or simply
        `given` where a rule gives nothing usual. Words without a figure are a perk.
        """
        return () if answer.strip().lower() in NONE else tuple(self._benefits(answer, given=given))

    def given(self, answer: str) -> Benefits:
        """The same for a referral, whose points are given."""
        return self.benefits(answer, given=True)

    def _benefits(self, answer: str, *, given: bool) -> Iterator[tree.Benefit]:
        whole = self._written(answer)
        if whole:
            yield from whole
            return
        for part in filter(None, (each.strip() for each in AND.split(answer))):
            yield from self._written(part) or (self._short(part, given=given),)

    def _written(self, text: str) -> Benefits:
        """Benefits that are written as in a rule file."""
        parsed = parse(SourceText.of(RULES[self.answers.language].format(text)))
        if parsed.problems or len(parsed.file.statements) != 2:
            return ()
        clauses = parsed.file.statements[1].clauses
        benefits = [each for each in clauses if isinstance(each, tree.Benefits)]
        if len(benefits) < len(clauses):
            return ()
        found = tuple(benefit for each in benefits for benefit in each.benefits)
        # `5 EUR` alone gives to a pot in a rule file; merchants mean money off.
        return () if any(isinstance(each, tree.GivePoints) for each in found) else found

    def _short(self, text: str, *, given: bool) -> tree.Benefit:
        """An amount, a percentage, so many points, a multiplier, or a perk in the shop's words."""
        if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?\s*%", text):
            return tree.PercentOff(self.percent(text))
        times = TIMES.search(text)
        if times and self.answers.collects:
            said = times[1] or MULTIPLIES[times[2].lower()]
            return tree.TimesPoints(Fraction(said.replace(",", ".")))
        if self._are_points(text):
            points = Points(self.positive(text))
            return tree.GivePoints(points) if given else tree.ExtraPoints(points)
        if self._is_money(text):
            return tree.MoneyOff(self.money(text))
        if FREE_SHIPPING.search(text):
            return tree.FreeShipping()
        if any(each.isdigit() for each in text):
            example = EXAMPLES[self.answers.language]
            self.refuse(NO_BENEFIT, text=text, currency=self.answers.currency, example=example)
        return tree.Perk(tree.Name(self.name(text)))

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
        if answer.strip().lower() in NONE:
            return None
        try:
            if self.answers.collects:
                return self.collected(answer)
        except NoAnswerError:
            pass
        return self.benefits(answer)

    # Several of them ---------------------------------------------------------------------------

    def rewards(self, answer: str) -> tuple[RewardAnswer, ...]:
        """`5 € for 100 points; free shipping for 50`: separated by semicolons."""
        if answer.strip().lower() in NONE:
            return ()
        return tuple(self._reward(each) for each in answer.split(";") if each.strip())

    def _reward(self, answer: str) -> RewardAnswer:
        what, *cost = BY[self.answers.language].split(answer.strip(), maxsplit=1)
        benefits = self.benefits(what) if cost else ()
        if not benefits:
            self.refuse(NO_REWARD, many=self.answers.unit[1], currency=self.answers.currency)
        return RewardAnswer(benefits, self.cost(cost[0]))

    def activities(self, answer: str) -> tuple[ActivityAnswer, ...]:
        """`review: 20, newsletter: 10`."""
        if answer.strip().lower() in NONE:
            return ()
        return tuple(self._activity(each) for each in answer.split(",") if each.strip())

    def _activity(self, answer: str) -> ActivityAnswer:
        name, colon, amount = answer.strip().rpartition(":" if ":" in answer else " ")
        earned = self.collected(amount) if colon else None
        if earned is None:
            self.refuse(NO_ACTIVITY)
        return ActivityAnswer(self.name(name), earned)

    def messages(self, answer: str) -> tuple[MessageAnswer, ...]:
        """`We miss you: after 6 months without an order; …`: a name and a moment of each."""
        if answer.strip().lower() in NONE:
            return ()
        return tuple(self._message(each) for each in answer.split(";") if each.strip())

    def _message(self, answer: str) -> MessageAnswer:
        name, colon, moment = (each.strip() for each in answer.rpartition(":"))
        said = self.name(name) if colon and name else ""
        parsed = parse(SourceText.of(MESSAGES[self.answers.language].format(said, moment)))
        heads = [each.head for each in parsed.file.statements[1:] if not each.clauses]
        match heads:
            case [tree.MessageHead(_, when)] if said and moment and not parsed.problems:
                return MessageAnswer(said, when)
            case _:
                return self.refuse(NO_MESSAGE, text=answer.strip())
