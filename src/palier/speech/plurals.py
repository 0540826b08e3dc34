"""What points are called, one and several, whichever of the two a merchant writes."""

from __future__ import annotations

import re
from collections.abc import Callable

from palier.source import Language

ALIKE = frozenset(
    "sheep deer fish moose series species salmon trout bison aircraft offspring".split()
)
IRREGULAR = {
    **{
        f"{start}f": f"{start}ves" for start in "lea loa hal shel scar wol el dwar cal thie".split()
    },
    **{f"{start}fe": f"{start}ves" for start in ("kni", "wi", "li")},
    **{f"{start}o": f"{start}oes" for start in "potat tomat her ech domin mang torped vet".split()},
    **{
        f"{start}us": f"{start}uses" for start in "bon b vir cact lot croc walr camp min pl".split()
    },
    **{f"{start}s": f"{start}ses" for start in "len ga canva atla iri".split()},
    "child": "children",
    "mouse": "mice",
    "goose": "geese",
    "foot": "feet",
    "tooth": "teeth",
    "man": "men",
    "woman": "women",
    "penny": "pennies",
    "quiz": "quizzes",
    "waltz": "waltzes",
}
"""English words that bend as no rule says, or where the rule for several has two ways back."""
_FROM_MANY = {many: one for one, many in IRREGULAR.items()}
_ENDS_IN_IE = frozenset(
    "pie tie lie die cookie movie zombie calorie selfie smoothie brownie goodie birdie foodie genie"
    " hoodie rookie pixie prairie sortie newbie freebie cutie sweetie veggie collie beanie bookie"
    " reverie menagerie patisserie rotisserie boogie auntie budgie lassie laddie".split()
)
_ENDS_IN_E = frozenset(
    "ache headache cache moustache gouache panache niche quiche pastiche cliche brioche cloche"
    " douche avalanche creche axe pickaxe pouffe posse impasse mousse finesse".split()
)

LIKE_BAL = frozenset("bal carnaval chacal festival régal récital cérémonial cal".split())
LIKE_BIJOU = frozenset("bijou caillou chou genou hibou joujou pou".split())
LIKE_CORAIL = frozenset("corail émail travail vitrail bail soupirail vantail".split())
LIKE_TUYAU = frozenset("tuyau noyau joyau boyau landau sarrau aloyau étau".split())
LIKE_BLEU = frozenset("bleu pneu émeu".split())
NEVER_BENT = frozenset(
    "bonus virus campus cactus jus abus obus crocus autobus hibiscus lotus papyrus focus minus"
    " radius prospectus consensus tapis colis paradis radis iris oasis rubis avis devis permis"
    " brebis croquis anis cassis souris buis vernis maïs tennis indécis pas as bras cas repas"
    " ananas atlas lilas matelas tas os repos propos héros dos chaos gros gras bois mois poids"
    " univers cours concours parcours secours velours ours vers divers fils temps succès accès"
    " excès progrès procès décès palmarès lis puits corps".split()
)
_JOINS = re.compile(r" (?:de|du|des|d['’]|à|au|aux|en|sans|pour)\b ?| d['’]")


def one_and_many(word: str, language: Language) -> tuple[str, str] | None:
    """A word, one and several, whichever of the two it is; None where several words may agree.

    >>> one_and_many("cherries", Language.ENGLISH), one_and_many("bijoux", Language.FRENCH)
    (('cherry', 'cherries'), ('bijou', 'bijoux'))
    >>> one_and_many("étoile filante", Language.FRENCH) is None
    True
    """
    match language:
        case Language.ENGLISH:
            noun, of, after = word.partition(" of ")
            before, space, last = noun.rpartition(" ")
            one, many = _same_case(last, _english)
            return before + space + one + of + after, before + space + many + of + after
        case Language.FRENCH:
            return _french_words(word)


def both(word: str, language: Language) -> tuple[str, str]:
    """The likeliest pair, to be shown to whoever is asked for it."""
    found = one_and_many(word, language)
    if found is not None:
        return found
    pairs = [_same_case(each, _french) for each in word.split()]
    return " ".join(one for one, _ in pairs), " ".join(many for _, many in pairs)


def _same_case(noun: str, bent: Callable[[str], tuple[str, str]]) -> tuple[str, str]:
    """What a table in small letters says, of a word that begins with a capital too."""
    one, many = bent(noun[:1].lower() + noun[1:])
    return noun[:1] + one[1:], noun[:1] + many[1:]


def _english(noun: str) -> tuple[str, str]:
    if noun in IRREGULAR:
        return noun, IRREGULAR[noun]
    if noun in _FROM_MANY:
        return _FROM_MANY[noun], noun
    if noun in ALIKE:
        return noun, noun
    if re.search("(?:us|ss|is)$", noun):
        return noun, noun + "es"
    if noun.endswith("s"):
        return _english_one(noun), noun
    if re.search("[^aeiou]y$", noun):
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if re.search("(?:x|ch|sh|z)$", noun) else "s")


def _english_one(many: str) -> str:
    """One of several that are written with an s."""
    if many.endswith("ies") and many[:-1] not in _ENDS_IN_IE:
        return many[:-3] + "y"
    if re.search("(?:x|ch|sh|ss|zz)es$", many) and many[:-1] not in _ENDS_IN_E:
        return many[:-2]
    return many[:-1]


# French -------------------------------------------------------------------------------------------


def _french_words(word: str) -> tuple[str, str] | None:
    """The words before `de`, `à`… bend together, where it is seen that they do."""
    joins = _JOINS.search(word)
    group, after = (word[: joins.start()], word[joins.start() :]) if joins else (word, "")
    first, *others = group.split()
    if not others:
        one, many = _same_case(first, _french)
        return one + after, many + after
    if _same_case(first, _french)[1] != first:
        return None  # one, and what goes with it may bend or not: étoile filante, point fidélité
    pairs = [_same_case(first, _french)]
    pairs += [_same_case(each, _french) if _bent(each) else (each, each) for each in others]
    return (
        " ".join(one for one, _ in pairs) + after,
        " ".join(many for _, many in pairs) + after,
    )


def _bent(word: str) -> bool:
    """Whether a word beside several is itself in the plural; a name is not."""
    return word[:1].islower() and word.endswith(("s", "x")) and _french(word)[1] == word


def _french(noun: str) -> tuple[str, str]:
    if noun.endswith("x"):
        return _french_one(noun), noun
    if noun in NEVER_BENT or noun.endswith("z"):
        return noun, noun
    if noun.endswith("s"):
        return noun[:-1], noun
    if noun in LIKE_CORAIL:
        return noun, noun[:-2] + "ux"
    if noun.endswith("al") and noun not in LIKE_BAL:
        return noun, noun[:-1] + "ux"
    bends_with_x = noun in LIKE_BIJOU or (
        noun.endswith(("au", "eu", "œu")) and noun not in LIKE_BLEU
    )
    return noun, noun + ("x" if bends_with_x else "s")


def _french_one(many: str) -> str:
    """One of several that are written with an x."""
    for each in LIKE_CORAIL:
        if many == each[:-2] + "ux":
            return each
    if many[:-1] in LIKE_BIJOU | LIKE_TUYAU or many.endswith(("eaux", "eux", "œux")):
        return many[:-1]
    if many.endswith("aux"):
        return many[:-2] + "l"
    return many
