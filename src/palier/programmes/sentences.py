"""Answers that are parts of a sentence of the language, read as a rule file reads them.

`1 point for every £10`, `100 bulles valent 5 €`, `two years`: other people's words too, and never
one of two meanings.
"""

from __future__ import annotations

import re
from fractions import Fraction

from palier import tree
from palier.closed import total
from palier.programmes.answering import Answering, NoAnswerError, is_none, plainly
from palier.programmes.answers import Benefits, MessageAnswer
from palier.programmes.first import head
from palier.quantity import Duration, Money, Percent, Period, Points
from palier.source import Language, SourceText
from palier.speech.phrases import Phrase
from palier.surface.parse import parse
from palier.tree import Clause, Statement

EARN = Phrase("earn {}", "gagner {}")
PERCENT = Phrase("earn {} of the amount paid", "gagner {} du montant payé")
REDEEM = Phrase("redeem points\n  {}", "utiliser les points\n  {}")
OFFER = Phrase('offer "…"\n  {}', 'offre "…"\n  {}')
REWARD = Phrase('reward "…" for 1 point\n  valid {}', 'récompense "…" contre 1 point\n  valable {}')
MESSAGE = Phrase('message "{}" {}', 'message "{}" {}')
NO_RATE = Phrase("such as {hundred} = {five}", "comme {hundred} = {five}")
NO_EARN = Phrase("such as 1, or 1 for {ten}", "comme 1, ou 1 pour {ten}")
NO_TIME = Phrase(
    "a number of months, or a time such as 90 days or 2 years",
    "un nombre de mois, ou une durée comme 90 jours ou 2 ans",
)
NO_MESSAGE = Phrase(
    "“{text}” is not understood; write what it says, a colon, and when: We miss you: after 6 months"
    " without an order",
    "« {text} » n'est pas compris ; écrivez ce qu'il dit, deux-points, et quand : Vous nous"
    " manquez : après 6 mois sans commande",
)
ONE_UNIT = re.compile(r"^(?:an? |une? )?(euro|pound|franc|dollar)$", re.IGNORECASE)
FOR = re.compile(r"\s*(?:\bper\b|\bfor\b|\bpour\b|\bpar\b|/|=)\s*", re.IGNORECASE)
IS_WORTH = re.compile(r"\s*(?:=|:|->|→|\bfor\b|\bpour\b|\bcontre\b|\bare\b)\s*", re.IGNORECASE)
FOR_EVER = frozenset(
    "for ever, forever, always, no limit, unlimited, toujours, illimite, illimitee, sans limite,"
    " a vie, never expire, never expires, n'expirent pas, n'expirent jamais".split(", ")
)
ONE = total(Language, {Language.ENGLISH: "one ", Language.FRENCH: "un "})


class Sentences(Answering):
    """Reads parts of sentences."""

    def statement(self, sentence: Phrase, *parts: str) -> Statement | None:
        """The one statement that a sentence is with these parts; None where it is none for sure."""
        whole = sentence.in_(self.answers.language).format(
            *(" ".join(each.split()) for each in parts)
        )
        parsed = parse(SourceText.of(f"{head(self.answers)}\n{whole}\n"))
        if parsed.problems or len(parsed.file.statements) != 2:
            return None
        return parsed.file.statements[1]

    def clauses(self, sentence: Phrase, *parts: str) -> tuple[Clause, ...]:
        """The clauses of that statement."""
        found = self.statement(sentence, *parts)
        return () if found is None else found.clauses

    def written(self, text: str) -> Benefits:
        """Benefits that are written as in a rule file."""
        found: list[tree.Benefit] = []
        for each in self.clauses(OFFER, text):
            if not isinstance(each, tree.Benefits):
                return ()
            found += each.benefits
        # `5 EUR` alone gives to a pot in a rule file; merchants mean money off.
        return () if any(isinstance(each, tree.GivePoints) for each in found) else tuple(found)

    # What earns, and what it is worth ----------------------------------------------------------

    def earn(self, answer: str) -> tuple[Points, Money] | Percent | None:
        """`1`, `1.5`, `2 for 10 €`, `1 point for every £10`; of a pot a percentage."""
        if is_none(answer):
            return None
        if self.answers.pot:
            return self._share(answer)
        found = self.statement(EARN, answer)
        match found:
            case Statement(tree.EarnPerAmount(Points() as points, Money() as step), ()):
                return points, step
        for many, per in _both_ways(FOR, answer) or ((answer, "1"),):
            try:
                return self._points(many), self.money(ONE_UNIT.sub(r"1 \1", per))
            except NoAnswerError:
                continue
        return self.refuse(NO_EARN, ten=self.whole_money(10))

    def _share(self, answer: str) -> Percent:
        match self.statement(PERCENT, answer) or self.statement(EARN, answer):
            case Statement(tree.EarnPercent(percent), ()) if percent.value <= 100:
                return percent
        return self.percent(answer)

    def _points(self, answer: str) -> Points:
        decimal = re.fullmatch(r"([0-9]{1,4})[.,]([0-9]{1,2})", answer.strip())
        if decimal is None:
            return Points(self.positive(answer))
        return Points.of(Fraction(f"{decimal[1]}.{decimal[2]}"))

    def rate(self, answer: str) -> tuple[Points, Money]:
        """`100 = 5 €`, `£5 for 100`, `100 bulles valent 5 €`."""
        match self.clauses(REDEEM, answer):
            case (tree.Benefits((tree.Rate(Points() as points, Money() as worth),)),):
                return points, worth
        for many, money in _both_ways(IS_WORTH, answer):
            try:
                return Points(self.positive(many)), self.money(money)
            except NoAnswerError:
                continue
        return self.refuse(NO_RATE, hundred=100, five=self.whole_money(5))

    # Times -------------------------------------------------------------------------------------

    def time(self, answer: str) -> Duration:
        """A number of months, or `90 days`, `two years`; of none for `-`, `never`, `for ever`."""
        said = answer.strip()
        if is_none(said) or plainly(said) in FOR_EVER or said == "0":
            return Duration(0, Period.MONTH)
        if re.fullmatch("[0-9]{1,3}", said):
            return Duration(int(said), Period.MONTH)
        one = re.sub(r"^an? ", ONE[self.answers.language], said)
        match self.clauses(REWARD, said) or self.clauses(REWARD, one):
            case (tree.Valid(Duration() as duration, None),) if duration.count:
                return duration
        return self.refuse(NO_TIME)

    def some_time(self, answer: str) -> Duration | None:
        """A time, or nothing said for `-`."""
        return None if is_none(answer) else self.time(answer)

    # Messages ----------------------------------------------------------------------------------

    def messages(self, answer: str) -> tuple[MessageAnswer, ...]:
        """`We miss you: after 6 months without an order; …`: a name and a moment of each."""
        if is_none(answer):
            return ()
        return tuple(self._message(each) for each in answer.split(";") if each.strip())

    def _message(self, answer: str) -> MessageAnswer:
        name, colon, moment = (each.strip() for each in answer.rpartition(":"))
        said = self.name(name) if colon and name else ""
        match self.statement(MESSAGE, said, self._in_points(moment)):
            case Statement(tree.MessageHead(_, when), ()) if said and moment:
                return MessageAnswer(said, when)
        return self.refuse(NO_MESSAGE, text=answer.strip())

    def _in_points(self, moment: str) -> str:
        """A moment in the words of the language, which says `points` of whatever is collected."""
        for word, usual in zip(self.answers.unit, ("point", "points"), strict=True):
            moment = re.sub(rf"\b{re.escape(word)}\b", usual, moment, flags=re.IGNORECASE)
        return moment


def _both_ways(apart: re.Pattern[str], answer: str) -> tuple[tuple[str, str], ...]:
    """The two sides of an answer, in either order; nothing where it has one."""
    one, *other = apart.split(answer.strip(), maxsplit=1)
    return ((one, other[0]), (other[0], one)) if other else ()
