"""One notion, one word: what merchants and customers read never says it with another.

Whoever writes a sentence looks here which word is the house's. What stands between quotes or
backticks is somebody's own, or the language's, and may say anything.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [
    *sorted(each for each in (ROOT / "docs").rglob("*.md") if each.name != "architecture.md"),
    ROOT / "README.md",
    ROOT / "examples" / "README.md",
]
SOURCES = sorted((ROOT / "src" / "palier").rglob("*.py"))
ENGLISH = {
    "work out, calculate": r"reckon\w*",
    "who, which customers": r"whom",
    "a customer who": r"whoever",
    "is, goes under, appears": r"stands? (?:nowhere|under|in|at|beside|here)|stood",
    "return": r"(?:orders?|units?|parcels?|all of it) (?:that )?(?:has |have )?(?:comes?|came) back"
    r"|comes? back (?:whole|in full|too late)",
    "your vouchers, ready to claim": r"in hand|within reach",
    "cap, limit": r"ceilings?",
    "tier": r"ranks?|grades?|levels? (?:of loyalty|counted|below|above)",
    "is met, is true": r"does not hold|never holds?|conditions? holds?|criteria holds?",
    "can never both be true": r"gets? past",
    "this way": r"(?:and|spelled|written|counted) so here|counted so",
    "expire": r"lapsed?",
    "what a rule earns": r"(?:each|every|one) gain",
    "message": r"letters to|list letters|the letters of|of the letters",
}
FRENCH = {
    "palier": r"niveaux?|grades?|crans?|rangs?",
    "tranche, seuil": r"(?<!ça )marches?(?! à suivre)|étapes?",
    "bon": r"en poche|à portée",
    "membre": r"adhérents?",
    "client sans compte": r"visiteurs?",
    "retourner, retour": r"revien(?:t|nent) (?:trop tard|en entier|en partie)"
    r"|(?:commande|article|est|sont|a été|déjà) revenue?s?",
    "message": r"lettres? (?:aux?|du|de|des) clients?|jour des lettres",
    "frais de port, livraison": r"le port(?! de)",
    "bissextile": r"années communes",
    "rattraper, ramener à zéro": r"combl\w+",
    "ne sert à rien, en trop": r"ôte\w*|égarée?s?",
    "code de sortie": r"donner? [012] (?:quand|si|sur|aussi)|donner? [012] s'",
    "un client qui": r"(?<=[.:;] )qui (?:paie|attend|atteint|demande)",
}
OWN = re.compile(r"`[^`]*`|“[^”]*”|«[^»]*»|\"[^\"]*\"|\{[^}]*\}")
CODE = re.compile(r"^# [a-z0-9-]+:|^\| \[[a-z0-9-]+\]\([a-z0-9-]+\.md\)", re.MULTILINE)
FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
IN_FRENCH = "## En français"


def offences(text, language):
    """Give the words of a text that are not the house's, each with the one that is."""
    prose = OWN.sub("…", text)
    for word, others in (FRENCH if language == "fr" else ENGLISH).items():
        for found in re.finditer(rf"\b(?:{others})\b", prose, re.IGNORECASE):
            around = prose[max(0, found.start() - 30) : found.end() + 30].replace("\n", " ")
            yield f"“{found[0]}” (say: {word}): …{around}…"


def in_languages(page):
    """Give the English and the French of a page of documentation."""
    text = CODE.sub("", FENCE.sub("", page.read_text("utf-8")))
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    if page.is_relative_to(ROOT / "docs" / "fr"):
        return {"fr": text}
    english, _, french = text.partition(IN_FRENCH)
    return {"en": english, "fr": french}


def phrases(path):
    """Give the English and the French of each phrase of a file, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase"
        if named and all(isinstance(each, ast.Constant) for each in node.args):
            yield node.lineno, *(str(each.value) for each in node.args)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_says_each_notion_with_its_word(page):
    """A word of the guide is the word of the messages."""
    found = [each for key, text in in_languages(page).items() for each in offences(text, key)]
    assert found == []


def test_every_phrase_says_each_notion_with_its_word():
    """Messages, explanations, commands, statements and the customers' page."""
    found = [
        f"{path.relative_to(ROOT)}:{line}: {each}"
        for path in SOURCES
        for line, *texts in phrases(path)
        for key, text in zip(("en", "fr"), texts, strict=False)
        for each in offences(text, key)
    ]
    assert found == []


def test_a_word_that_was_dropped_is_noticed():
    """In either language, outside of quotes only."""
    assert len(list(offences("an order comes back, and is reckoned", "en"))) == 2
    assert len(list(offences("un visiteur à ce niveau", "fr"))) == 2
    assert list(offences("the tier “Level one” and `stands in`", "en")) == []
