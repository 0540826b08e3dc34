"""What a way to read a line makes up, so that it is asked about though no other is found."""

from __future__ import annotations

from palier.surface.lalr import Tables
from palier.surface.near import Pieces, near_of
from palier.surface.setting import Setting
from palier.surface.tokens import Token
from palier.surface.ways import Candidate
from palier.tree import Name


def swaps(way: Candidate, pieces: Pieces, tables: Tables) -> bool:
    """Whether a word that says something was made up, while one that was written goes."""
    light = near_of(tables.language).light
    tokens = [token for line in way.lines for token in line]
    made = any(
        _is_made_up(each) and each.text[:1].isalpha() and each.text not in light for each in tokens
    )
    held = [each.span for each in tokens]
    return made and any(
        each.word[:1].isalpha()
        and not any(span.start <= each.span.start < span.end for span in held)
        for each in pieces
    )


def makes_names(way: Candidate, text: str, setting: Setting) -> bool:
    """Whether words without quotes are a name only by a word that nobody wrote, nor the file says,
    or are that word: `always 10% off` is no `perk "always" and 10% off`.
    """
    return any(_makes_name(line, text, setting) for line in way.lines)


def _makes_name(line: tuple[Token, ...], text: str, setting: Setting) -> bool:
    made = {each.text for each in line if _is_made_up(each)}
    names = [
        (before, name.value.text)
        for before, name in zip((None, *line), line, strict=False)
        if {*name.kinds} == {"A_NAME"} and isinstance(name.value, Name)
        if text[name.span.start] not in "\"'«“"
    ]
    return any(
        called in made or (before and _is_made_up(before) and called not in setting.kinds)
        for before, called in names
    )


def turns_names(before: Pieces, after: Pieces) -> bool:
    """Whether two parts of a line have names, which mean something else the other way round."""
    return all(any("A_NAME" in each.token.kinds for each in part) for part in (before, after))


def _is_made_up(token: Token) -> bool:
    return token.span.start == token.span.end
