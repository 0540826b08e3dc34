"""Ce qui est mal écrit : en français."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.problem import Problem, syntax
from palier.problem.syntax import Accepted, Limit, Wanted
from palier.source import Language
from palier.speech import figures
from palier.wording.french.meaning import PLACES
from palier.wording.words import Label, Words

MOST_SHOWN = 5
WANTED = {
    Wanted.NUMBER: "un nombre",
    Wanted.NAME: 'un nom entre guillemets, comme `"Savons"`',
    Wanted.DATE: "une date, comme `27 novembre 2026`",
    Wanted.HOUR: "une heure, comme `14 h`",
    Wanted.ORDINAL: "un rang, comme `2e`",
    Wanted.MONTH: "un mois, comme `novembre`",
    Wanted.WEEKDAY: "un jour de la semaine, comme `mardi`",
    Wanted.CURRENCY: "une devise, comme `EUR` ou `€`",
    Wanted.END: "la fin de la ligne",
}
LANGUAGES = {Language.ENGLISH: "anglais", Language.FRENCH: "français"}


def listed(things: list[str], joint: str = "ou") -> str:
    """Une énumération.

    >>> listed(["a", "b", "c"])
    'a, b ou c'
    """
    return f" {joint} ".join(filter(None, [", ".join(things[:-1]), things[-1]])) if things else ""


def _possible(accepted: tuple[Accepted, ...]) -> str:
    """Ce qui peut se trouver là, le plus proche d’abord, et pas plus que quelques-uns."""
    some = [each for each in accepted if each is not Wanted.END]
    shown = [WANTED[each] if isinstance(each, Wanted) else f"`{each}`" for each in some]
    if len(shown) > MOST_SHOWN:
        return ", ".join(shown[:MOST_SHOWN]) + "…"
    return listed(shown)


def _unknown_word(each: syntax.UnknownWord) -> Words:
    title, label = f"« {each.word} » n’est pas un mot du langage", "inconnu ici"
    if each.elsewhere is not None:
        language = LANGUAGES[each.elsewhere]
        title, label = (
            f"« {each.word} » est de l’{language}, dans un fichier qui n’en est pas",
            "ici",
        )
        if each.nearest is None:
            return Words(title, label, hint="dites-le en français, comme le reste du fichier")
    if each.nearest is not None:
        return Words(title, label, hint=f"écrivez `{each.nearest}`")
    if Wanted.NAME in each.accepted:
        return Words(title, label, hint=f'mettez les noms entre guillemets : `"{each.word}"`')
    return Words(title, label, hint=_write(each.accepted))


def _write(accepted: tuple[Accepted, ...]) -> str | None:
    possible = _possible(accepted)
    if not possible:
        return "supprimez la suite de la ligne" if accepted else None
    if Wanted.END in accepted:
        return f"terminez la ligne avant ceci, ou écrivez {possible}"
    return f"écrivez ici {possible}"


def _unexpected_words(each: syntax.UnexpectedWords) -> Words:
    found = each.found if each.found[0] in '"«“' else f"« {each.found} »"
    hint = "supprimez-le" if each.spare else _write(each.accepted)
    hint = f"écrivez `{each.nearest}`" if each.nearest else hint
    return Words(f"{found} n’a pas sa place ici", "inattendu", hint=hint)


def _unfinished_line(each: syntax.UnfinishedLine) -> Words:
    possible = _possible(each.accepted)
    return Words(
        "cette ligne n’est pas terminée", "il manque la suite", hint=f"continuez par {possible}"
    )


def _belongs_elsewhere(each: syntax.BelongsElsewhere) -> Words:
    places = [PLACES[place] for place in each.belongs]
    under = listed(places) if len(places) <= MOST_SHOWN else ", ".join(places[:MOST_SHOWN]) + "…"
    title = f"{PLACES[each.here]} n’a pas de telle ligne" if each.here else "cette ligne est égarée"
    return Words(title, "a sa place ailleurs", hint=f"une telle ligne s’écrit sous {under}")


def _unindented_clause(each: syntax.UnindentedClause) -> Words:
    return Words(
        "cette ligne fait partie de la règle qui la précède",
        "commence à la marge",
        hint=f"mettez-la en retrait : `  {each.line}`",
    )


def _indented_statement(each: syntax.IndentedStatement) -> Words:
    return Words(
        "cette ligne commence une règle : elle n’a pas de retrait",
        "en retrait",
        hint=f"écrivez `{each.line}` à la marge",
    )


def _tab_indent(_: syntax.TabIndent) -> Words:
    return Words(
        "cette ligne commence par une tabulation", "une tabulation", hint="mettez deux espaces"
    )


def _open_quote(each: syntax.OpenQuote) -> Words:
    return Words(
        "ce texte entre guillemets ne finit pas sur sa ligne",
        f"ouvert ici par {each.opened}",
        hint=f"fermez-le par `{each.closing}`",
    )


def _empty_name(_: syntax.EmptyName) -> Words:
    return Words("il n’y a rien entre ces guillemets", "un nom vide")


def _number_style(each: syntax.NumberStyle) -> Words:
    readings = [f"`{one}`" for one in each.readings] or ["comme ceci : `1 500,50`"]
    return Words(
        f"« {each.written} » n’est pas un nombre écrit à la française",
        "ce nombre",
        hint="écrivez " + listed(readings),
    )


def _long_number(each: syntax.LongNumber) -> Words:
    title = f"un nombre a 18 chiffres au plus, et celui-ci en a {each.digits}"
    return Words(title, "trop long")


def _not_whole(each: syntax.NotWhole) -> Words:
    hint = f"si vous pensez à {each.grouped}, écrivez `{each.grouped}`" if each.grouped else None
    return Words(
        f"il faut ici un nombre entier, et non « {each.written} »", "pas entier", hint=hint
    )


def _too_many_decimals(each: syntax.TooManyDecimals) -> Words:
    decimals = {0: "pas de décimale", 1: "une décimale"}.get(
        each.digits, f"{each.digits} décimales"
    )
    title = f"un montant en {each.currency} a {decimals}, et « {each.written} » en a plus"
    return Words(title, "trop de décimales")


def _ambiguous_date(each: syntax.AmbiguousDate) -> Words:
    hint = "écrivez " + listed([f"`{one}`" for one in each.readings] or ["`27 novembre 2026`"])
    return Words(f"« {each.written} » se lit de plusieurs façons", "quel jour ?", hint=hint)


def _no_such_date(each: syntax.NoSuchDate) -> Words:
    hint = f"le dernier jour de ce mois est `{each.last}`" if each.last else None
    return Words("ce jour n’existe pas", "pas au calendrier", hint=hint)


def _no_such_hour(each: syntax.NoSuchHour) -> Words:
    hint = "écrivez une heure de `0 h` à `24 h`"
    return Words(f"l’heure « {each.written} » n’existe pas", "pas une heure", hint=hint)


def _no_boundary(_: syntax.NoBoundary) -> Words:
    return Words(
        "dites si cela suffit, ou s’il en faut plus",
        "dès cela, ou au-delà ?",
        hint="écrivez `dès`, `au-delà de` ou `plus de` devant",
    )


def _unexpected_character(each: syntax.UnexpectedCharacter) -> Words:
    quote = each.char in "'‘’„‚‹›"
    hint = 'mettez les noms entre `"` et `"`' if quote else "supprimez-le"
    return Words(f"le signe « {each.char} » ne veut rien dire ici", "ce signe", hint=hint)


def _hidden_character(each: syntax.HiddenCharacter) -> Words:
    return Words(
        f"un caractère invisible se cache ici (U+{each.point:04X})",
        "juste ici",
        hint="supprimez-le et retapez le texte",
    )


def _look_alike(each: syntax.LookAlike) -> Words:
    return Words(
        f"le « {each.letter} » de « {each.word} » ressemble à « {each.latin} »,"
        " mais vient d’un autre alphabet",
        "dans ce mot",
        hint=f"retapez `{each.latin}` à sa place",
    )


def _too_deep(each: syntax.TooDeep) -> Words:
    return Words(f"plus de {each.limit} parenthèses sont ouvertes ici", "trop profond")


def _too_large(each: syntax.TooLarge) -> Words:
    things = "octets" if each.limit is Limit.BYTES else "règles"
    found, most = (figures.number(n, Language.FRENCH) for n in (each.found, each.most))
    return Words(f"ce fichier a {found} {things}, et un fichier de règles en a {most} au plus")


def _missing_header(_: syntax.MissingHeader) -> Words:
    return Words(
        "le fichier ne dit pas de quel programme il s’agit",
        "avant ceci",
        hint='commencez par `programme de fidélité "…"`, ou `loyalty program "…"` en anglais',
    )


def _late_header(each: syntax.LateHeader) -> Words:
    return Words(
        "`programme de fidélité` doit ouvrir le fichier",
        "se trouve ici",
        (Label(each.first, "se trouve avant"),),
        "déplacez-le tout en haut, avec ses lignes",
    )


def _more_problems(each: syntax.MoreProblems) -> Words:
    more = "un autre problème n’est" if each.more == 1 else f"{each.more} autres problèmes ne sont"
    plural = "" if each.more == 1 else "s"
    return Words(f"{more} pas montré{plural}", "après ceci", hint="corrigez d’abord ceux-ci")


WORDING: dict[type[Problem], Callable[[Any], Words]] = {
    syntax.UnknownWord: _unknown_word,
    syntax.UnexpectedWords: _unexpected_words,
    syntax.UnfinishedLine: _unfinished_line,
    syntax.BelongsElsewhere: _belongs_elsewhere,
    syntax.UnindentedClause: _unindented_clause,
    syntax.IndentedStatement: _indented_statement,
    syntax.TabIndent: _tab_indent,
    syntax.OpenQuote: _open_quote,
    syntax.EmptyName: _empty_name,
    syntax.NumberStyle: _number_style,
    syntax.LongNumber: _long_number,
    syntax.NotWhole: _not_whole,
    syntax.TooManyDecimals: _too_many_decimals,
    syntax.AmbiguousDate: _ambiguous_date,
    syntax.NoSuchDate: _no_such_date,
    syntax.NoSuchHour: _no_such_hour,
    syntax.NoBoundary: _no_boundary,
    syntax.UnexpectedCharacter: _unexpected_character,
    syntax.HiddenCharacter: _hidden_character,
    syntax.LookAlike: _look_alike,
    syntax.TooDeep: _too_deep,
    syntax.TooLarge: _too_large,
    syntax.MissingHeader: _missing_header,
    syntax.LateHeader: _late_header,
    syntax.MoreProblems: _more_problems,
}
