"""Asking what `palier new` asks: back and forth, with what the answers come to."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from palier.cli.answered import ANSWERS
from palier.cli.questions import Question, questions
from palier.cli.questions.question import COUNTED_IN
from palier.programmes.answering import YES as SURE
from palier.programmes.answering import NoAnswerError
from palier.programmes.answers import Answers, CountedBy
from palier.programmes.first import mistakes, sentences
from palier.programmes.giving import Giving
from palier.source import bare
from palier.speech.nouns import YES
from palier.speech.phrases import Phrase
from palier.values import dataclass, field

if TYPE_CHECKING:
    from palier.speech.speaker import Speaker

SUFFIX = Phrase("? ", "\u00a0? ")
WIDTH = 80
BACK = ("<", "back", "retour")
WELCOME = Phrase(
    "Answer, and the file is written as you go. Enter keeps the answer in brackets;"
    " `?` says more, `<` goes back, `=` shows the whole.",
    "Répondez, et le fichier s'écrit au fur et à mesure. La touche Entrée garde la réponse entre"
    " crochets ;"
    " `?` en dit plus, `<` revient en arrière, `=` montre le tout.",
)
SUMS = {"one": 1, "five": 5, "ten": 10, "fifty": 50}
"""Sums that questions speak of, in whole units of the currency."""
COSTS = {"cost": 100, "less": 50}
"""What rewards are claimed for in questions, in points or in whole units of the currency."""
CALLED_FOR = ("currency", "zone", "rate", "reward", "professionals-get")
"""Questions that are only reached where something was asked for that needs their answer."""
FIRST = Phrase("this is the first question", "c'est la première question")
NEEDED = Phrase("it has to be said: {asked}", "il faut le dire : {asked}")
ALL = Phrase("Your answers", "Vos réponses")
RIGHT = Phrase(
    "Is it right (yes, or the number of an answer to change)",
    "Est-ce bien cela (oui, ou le numéro d'une réponse à changer)",
)
NO_NUMBER = Phrase("yes, or a number from 1 to {last}", "oui, ou un nombre de 1 à {last}")


@dataclass(slots=True)
class Interview:
    """What has been answered, as it was written, by the key of its question; None: left unsaid.

    `given` are answers by option: they are not asked, and going back passes them over. `wrong` is
    the question of one that cannot be.
    """

    speaker: Speaker
    given: dict[str, str]
    said: dict[str, str | None] = field(default_factory=dict)
    wrong: str = "name"

    # What the answers come to ------------------------------------------------------------------

    def so_far(self) -> tuple[Answers, Question | None]:
        """The answers read so far, and the next question; None when all is answered."""
        answers = Answers(self.speaker.language)
        seen: set[str] = set()
        while True:
            open_ = (each for each in self._questions(answers) if each.key not in seen)
            question = next(open_, None)
            if question is None:
                return answers, None
            if question.key not in self.given and question.key not in self.said:
                return answers, question
            seen.add(question.key)
            answer = self.given.get(question.key) or self.said.get(question.key)
            if answer is None:
                continue
            try:
                answers = question.put(answers, question.read(Giving(answers), answer))
            except NoAnswerError:
                if question.key in self.given:
                    self.wrong = question.key
                    raise
                del self.said[question.key]
                return answers, question

    def kept(self) -> dict[str, str]:
        """What was answered so far, by option: to go on from it. Of tiers, those that are whole."""
        options = {**self.given, **{key: text for key, text in self.said.items() if text}}
        answers, _ = self.so_far()
        if "tier" in self.said and answers.tiers:
            tiers = [self._tier(at, each.name) for at, each in enumerate(answers.tiers)]
            whole = all(f"gives {at}" in self.said for at in range(len(tiers)))
            options["tier"] = "|".join(tiers) if whole else ""
        return {key: options[key] for key in ANSWERS if options.get(key)}

    def _tier(self, at: int, name: str) -> str:
        return ": ".join(
            (name, *(self.said.get(f"{part} {at}") or "" for part in ("takes", "gives")))
        )

    def _questions(self, answers: Answers) -> list[Question]:
        return list(questions(answers, whole_tiers="tier" in self.given))

    # Asking ------------------------------------------------------------------------------------

    def ask_all(self) -> Answers:
        """Ask what is open, then whether all is right."""
        click.echo(click.wrap_text(self.speaker.say(WELCOME), WIDTH) + "\n", err=True)
        answers, question = self.so_far()
        shown = Answers(self.speaker.language)
        while True:
            while question is not None:
                self._ask(question, answers)
                answers, question = self.so_far()
                self._grown(shown, answers)
                shown = answers
            if self._right(answers):
                wrong = mistakes(answers)
                if not wrong:
                    return answers
                click.echo("\n".join(f"  {each}" for each in wrong))
            answers, question = self.so_far()

    def unasked(self) -> Answers:
        """The answers that were given; what was not stays unsaid, save what they call for."""
        answers, question = self.so_far()
        while question is not None:
            if question.ready is None:
                self.wrong = question.key
                raise NoAnswerError(self.speaker.say(NEEDED, asked=question.asks))
            needed = question.key in CALLED_FOR
            self.said[question.key] = self._ready(question, answers) if needed else None
            answers, question = self.so_far()
        return answers

    def _ask(self, question: Question, answers: Answers) -> None:
        """Ask one question until it is answered, or left for the one before."""
        asked = self._told(question, question.asks, answers)
        ready = self._ready(question, answers)
        while True:
            answer = click.prompt(asked, default=ready, prompt_suffix=self.speaker.say(SUFFIX))
            if answer.strip().lower() in BACK:
                self._back()
                return
            if answer.strip() in ("?", "="):
                told = self._told(question, question.why, answers)
                click.echo(click.style(told if answer == "?" else sentences(answers), dim=True))
                continue
            if self._taken(question, answers, answer):
                return

    def _taken(self, question: Question, answers: Answers, answer: str) -> bool:
        """Keep an answer that can be read and that leaves the rules without mistake."""
        try:
            question.read(Giving(answers), answer)
        except NoAnswerError as why:
            click.echo(f"  {why}")
            return False
        right = not mistakes(self.so_far()[0])
        self.said[question.key] = answer
        wrong = mistakes(self.so_far()[0]) if right else ()
        if wrong:
            click.echo(f"  {wrong[0]}")
            del self.said[question.key]
        return not wrong

    def _ready(self, question: Question, answers: Answers) -> str | None:
        return None if question.ready is None else self._told(question, question.ready, answers)

    def _told(self, question: Question, words: Phrase | str, answers: Answers) -> str:
        if isinstance(words, str):
            return words
        name = "" if question.tier is None else (answers.tiers or ())[question.tier].name
        called = {"currency": answers.currency, "many": answers.unit[1]}
        unit = self.speaker.say(COUNTED_IN[answers.counted or CountedBy.SPENT], **called)
        sums = {each: answers.money(worth) for each, worth in SUMS.items() if answers.currency}
        in_money = answers.pot and answers.currency
        costs = {each: answers.money(so) if in_money else so for each, so in COSTS.items()}
        return self.speaker.say(words, **called, **sums, **costs, name=name, unit=unit)

    def _back(self) -> None:
        if not self.said:
            click.echo(f"  {self.speaker.say(FIRST)}")
            return
        del self.said[list(self.said)[-1]]

    def _grown(self, before: Answers, after: Answers) -> None:
        """Show what an answer has added to the file, or taken from it."""
        old, new = (sentences(each).splitlines() for each in (before, after))
        for line in difflib.ndiff(old, new):
            if line[0] in "+-" and line[2:].strip():
                colour = "green" if line[0] == "+" else "red"
                click.echo(click.style(f"    {line[0]} {line[2:]}", fg=colour))

    # All of it ---------------------------------------------------------------------------------

    def _right(self, answers: Answers) -> bool:
        """Show all the answers, and ask whether they are right; a number asks one again."""
        say = self.speaker.say
        listed = [each for each in self._questions(answers) if each.key in self.said]
        click.echo("\n" + click.style(say(ALL), bold=True))
        for at, each in enumerate(listed, 1):
            asked = self._told(each, each.asks, answers)
            click.echo(
                f"  {at:2}  {asked}{say(SUFFIX)}{click.style(self.said[each.key] or '', bold=True)}"
            )
        click.echo("\n" + sentences(answers))
        while True:
            answer = click.prompt(say(RIGHT), default=say(YES), prompt_suffix=say(SUFFIX)).strip()
            if bare(answer) in SURE:
                return True
            if answer.lower() in BACK and listed:
                self._back()
                return False
            if answer == "=":
                click.echo(sentences(answers))
                continue
            if answer.isdigit() and 0 < int(answer) <= len(listed):
                del self.said[listed[int(answer) - 1].key]
                return False
            click.echo(f"  {say(NO_NUMBER, last=len(listed))}")
