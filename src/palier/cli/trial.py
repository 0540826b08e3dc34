"""`palier try`: an order told in a sentence, and what it gives."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from palier.cli import options
from palier.speech.phrases import Phrase
from palier.values import dataclass, replace

if TYPE_CHECKING:
    from palier.compiling import Compiled
    from palier.engines.quote import Quote
    from palier.source import Language
    from palier.trial.situations import Told

NAME = Phrase("your sentence", "votre phrase")
WELCOME = Phrase(
    "Tell an order: they order 60 {currency} on Tuesday\n"
    "What is known of the customer: given a customer with 3 orders\n"
    "Enter alone, or `quit`, to leave.",
    "Dites une commande, par exemple : il commande 60 {currency} mardi\n"
    "Ce qu'on sait du client : étant donné un client avec 3 commandes\n"
    "Entrée seule, ou `fin`, pour quitter.",
)
LIKE_THIS = Phrase(
    "Orders may be told like this:\n  {orders}", "Une commande peut se dire ainsi :\n  {orders}"
)
UNNAMED = Phrase(
    "No rule speaks of {goods:quoted}: counted as any item.\n",
    "Aucune règle ne parle de {goods:quoted} : compté comme n'importe quel article.\n",
)
HOLDS = Phrase(
    "To try it with the voucher, say that the customer has it: a customer with reward"
    " {reward:quoted}, 3 orders",
    "Pour l'essayer avec le bon, dites que le client l'a : un client avec la récompense"
    " {reward:quoted}, 3 commandes",
)
PROMPT = "> "
REFUSED = 1
ORDINARY = 10


@options.command(
    Phrase(
        "Try an order told in a sentence.",
        "Essayer une commande dite en une phrase.",
    ),
    Phrase(
        "Tell an order in the words of the examples, and see what it gives and why.\n\n"
        "The customer joins by the order, unless --given says what is known of them. Without a day,"
        " the order is placed now; a weekday is the next one. Names need no quotation marks. Either"
        " language is understood. Without a sentence, orders are asked for, one after another.\n\n"
        "Exits 1 when the sentence is not understood or the order cannot be taken, 2 when the file"
        " has mistakes.",
        "Dites une commande avec les mots des exemples, et voyez ce qu'elle donne, et pourquoi.\n\n"
        "Le client s'inscrit avec la commande, sauf si --given dit ce qu'on sait de lui. Sans date,"
        " la commande est passée maintenant ; un jour de la semaine est le prochain. Les noms se"
        " passent de guillemets. Les deux langues sont comprises. Sans phrase, les commandes sont"
        " demandées l'une après l'autre.\n\n"
        "Code de sortie 1 quand la phrase n'est pas comprise ou que la commande est impossible,"
        " 2 quand le"
        " fichier a des erreurs.",
    ),
    Phrase(
        'palier try club.palier "they order 60 EUR on Tuesday with promo code HELLO"',
        'palier essayer club.palier "il commande 60 € mardi avec le code promo BONJOUR"',
    ),
    Phrase(
        'palier try club.palier "90 EUR shipped by Bike for 4.90 EUR" --given "64 points"',
        'palier essayer club.palier "90 € livré par Vélo pour 4,90 €" --given "64 points"',
    ),
    Phrase("palier try club.palier", "palier essayer club.palier"),
)
@options.file
@options.argument("words", metavar="[SENTENCE]…", nargs=-1)
@options.option(
    "--given",
    metavar="SENTENCE",
    says=Phrase(
        "What is known of the customer: a customer with 64 points.",
        "Ce qu'on sait du client : un client avec 64 points.",
    ),
)
@options.lang
@options.formats("text", "json")
def try_(path: str, words: tuple[str, ...], given: str | None, lang: str | None, form: str) -> None:
    """Answer one sentence, or all that are typed."""
    from palier.cli.rules import newest_or_stop

    trial = Trial(newest_or_stop(path, lang), lang, form, given)
    if words:
        raise SystemExit(0 if trial.answers(" ".join(words)) else REFUSED)
    trial.goes_on()


@dataclass(slots=True)
class Trial:
    """Answers one sentence after another; what is known of the customer stays from one to the next.

    Each is answered in the language that was asked for, or in that of the file.
    """

    done: Compiled
    lang: str | None
    form: str
    given: str | None = None

    @property
    def language(self) -> Language:
        """The language of the answers."""
        from palier.cli.spoken import asked

        return asked(self.lang, self.done.language)

    def say(self, words: Phrase, **facts: object) -> str:
        """A phrase in the language of the answers."""
        from palier.speech.speaker import Speaker

        return Speaker(self.language).say(words, **facts)

    def answers(self, sentence: str) -> bool:
        """Print what an order gives, or what is wrong with the sentence."""
        from palier.engines.quote import quote
        from palier.problem.event import OrderRefusedError
        from palier.wording.report import render_text

        told = self._told(sentence)
        if told.situation is None:
            return False
        try:
            reckoned = quote(self.done.meant, *told.situation)
            self._print(reckoned)
            self._no_voucher(reckoned)
        except OrderRefusedError as refused:
            problems = [replace(each, span=told.order) for each in refused.problems]
            click.echo(render_text(problems, told.source, self.language, colour=True), err=True)
            return False
        return True

    def _no_voucher(self, reckoned: Quote) -> None:
        """Say how to tell of a voucher that the customer does not have."""
        from palier.because import Because

        for each in reckoned.outcome.refused:
            if each.because is Because.UNKNOWN_VOUCHER:
                click.echo(f"\n{self.say(HOLDS, reward=each.reward)}", err=True)

    def _told(self, sentence: str) -> Told:
        """What a sentence says, with what is wrong or odd in it told."""
        from palier.trial.situations import situation_of
        from palier.wording.report import render_text

        told = situation_of(self.done, sentence, self.given, right_now(), self.say(NAME))
        odd = render_text(told.problems, told.source, self.language, colour=True)
        click.echo(odd, err=True, nl=bool(odd))
        if told.unnamed and told.situation is not None:
            click.echo(self.say(UNNAMED, goods=told.unnamed), err=True)
        if told.ways:
            click.echo(self.say(LIKE_THIS, orders="\n  ".join(told.ways)), err=True)
        return told

    def _print(self, reckoned: Quote) -> None:
        from palier.account.json_text import pretty
        from palier.engines.explain import explain
        from palier.reports.receipt import explanation, receipt
        from palier.reports.sheet import trace_of

        why = explain(reckoned, self.language)
        if self.form == "json":
            because = trace_of(reckoned, why, self.language)
            click.echo(pretty(reckoned.to_json() | because))
        else:
            click.echo(receipt(reckoned, self.language))
            click.echo(explanation(why, self.language))

    def _known(self, sentence: str) -> None:
        """Keep what is said of the customer, unless it is not understood."""
        before, self.given = self.given, sentence
        told = self._told(f"{ORDINARY} {self.done.meant.currency}")
        if told.situation is None:
            self.given = before

    # One after another -------------------------------------------------------------------------

    def goes_on(self) -> None:
        """Answer all that is typed, until it ends."""
        from palier.trial.situations import about_customer
        from palier.trial.suggested import leaves

        asked = watched()
        if asked:
            click.echo(self.say(WELCOME, currency=self.done.meant.currency) + "\n", err=True)
        for sentence in typed(PROMPT if asked else ""):
            if leaves(sentence):
                return
            if about_customer(self.done, sentence):
                self._known(sentence)
            else:
                self.answers(sentence)
                click.echo("")


def watched() -> bool:
    """Whether somebody types."""
    return sys.stdin.isatty()


def right_now() -> dt.datetime:
    """The moment at which an order without a day is placed."""
    return dt.datetime.now(dt.UTC)


def typed(prompt: str) -> Iterator[str]:
    """The lines that are typed, up to an empty one where somebody is asked, else to the last."""
    with suppress(ImportError):
        import readline  # noqa: F401 - arrows go through what was typed
    while True:
        try:
            line = input(prompt).strip()
        except EOFError:
            return
        if line:
            yield line
        elif prompt:
            return
