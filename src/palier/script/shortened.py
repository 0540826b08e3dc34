"""A text of JavaScript of ours made short: no room that it does not need, short names at its top.

Our own texts end every statement with a semicolon, and give no key or property the name that a
function has, unless a dot or a colon tells them apart: on that this rests, and only on that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, product
from string import ascii_lowercase, ascii_uppercase
from types import MappingProxyType

from palier.script.keys import short_keys

_TOKEN = re.compile(
    r"""(?P<quoted>"(?:\\.|[^"\\])*")
    |(?P<template>`(?:\\.|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}|[^`\\])*`)
    |(?P<pattern>(?<=[(=:,;!&|?\[])\ ?/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*)
    |(?P<word>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<room>\s+)
    |(?P<sign>\.\.\.|=>|.)""",
    re.VERBOSE | re.DOTALL,
)
_HOLE = re.compile(r"\$\{((?:[^{}`]|`[^`]*`|\{[^{}]*\})*)\}")
_WORDS = re.compile(r"[A-Za-z_$][\w$]*")
_DECLARED = re.compile(
    r"(?:const|let) (?=\w+ (?:=|of))(?P<one>\w+)|function \w+\((?P<given>[\w, ]*)[){]"
    r"|(?:const|let) \[(?P<listed>[\w, ]+)\] =|\(\[(?P<pair>[\w, ]+)\]\) =>"
    r"|\((?P<bound>[\w, ]+)\) =>"
)
_TOP = re.compile(r"(?m)^(?:(?:async )?(?:function|class) (\w+)|const ([A-Z_]{3,}) =)")


def shortened(text: str, kept: Iterable[str] = (), *, closed: bool = False) -> str:
    """A text that does the same; the names that are `kept` stay what they are.

    Where it is `closed`, nobody outside reads a key of its own: they are short too, and what is
    quoted again and again is so once.

    >>> print(shortened("function double(x) {\\n  return 2 * x;\\n}\\nconst FOUR = double(2);\\n"))
    function $a(x){return 2*x}const $b=$a(2);
    """
    found = (each[1] or each[2] for each in _TOP.finditer(text))
    tops = [name for name in dict.fromkeys(found) if name not in set(kept)]
    letters = ascii_lowercase + ascii_uppercase
    words = ("$" + "".join(each) for n in (1, 2) for each in product(letters, repeat=n))
    names = dict(zip(tops, words, strict=False))
    if not closed:
        return "".join(_joined(_tokens(text, names)))
    tokens = [each[0] for each in _TOKEN.finditer(text) if each.lastgroup != "room"]
    keys = short_keys([*_keys(tokens), *_shorthands(tokens)], tokens)
    return "".join(_joined(_once(_tokens(text, names, keys))))


def with_short_locals(function: str) -> str:
    """A function with short names for what is its own.

    >>> with_short_locals("function sum(many) { let total = 0; return { many, total: total }; }")
    'function sum(many){let a=0;return{many,total:a}}'
    """
    own = dict.fromkeys(
        chain.from_iterable(
            _WORDS.findall(each[each.lastgroup or 0]) for each in _DECLARED.finditer(function)
        )
    )
    tokens = [each for each in _TOKEN.finditer(function) if each.lastgroup != "room"]
    said = {each[0] for each in tokens if each.lastgroup == "word"}
    said |= {
        word for each in tokens if each.lastgroup == "template" for word in _WORDS.findall(each[0])
    }
    fixed = set(_shorthands([each[0] for each in tokens]))
    free = (each for each in (*ascii_lowercase, *ascii_uppercase) if each not in said)
    names = dict(
        zip((each for each in own if each not in fixed and len(each) > 1), free, strict=False)
    )
    return "".join(_joined(_tokens(function, names)))


def names_in(text: str) -> Iterator[str]:
    """The words of a text that may name a function: no keys, nothing that is quoted.

    >>> sorted({*names_in('const a = one.two(three, { four: "five", [six]: `7 ${eight}` });')})
    ['a', 'const', 'eight', 'one', 'six', 'three']
    """
    tokens = [each for each in _TOKEN.finditer(text) if each.lastgroup != "room"]
    for at, each in enumerate(tokens):
        if each.lastgroup == "template":
            for hole in _HOLE.finditer(each[0]):
                yield from names_in(hole[1])
        if each.lastgroup == "word" and not _is_key(
            tokens[at - 1][0] if at else None,
            tokens[at + 1][0] if at + 1 < len(tokens) else None,
        ):
            yield each[0]


def _is_key(before: str | None, after: str | None) -> bool:
    """Whether a word between two tokens is a key or a property."""
    return before == "." or (after == ":" and before in {"{", ","})


def _keys(tokens: Sequence[str]) -> Iterator[str]:
    """Words that stand as the key of a value."""
    for before, word, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before in {"{", ","} and after == ":" and _WORDS.fullmatch(word):
            yield word


def _once(tokens: Iterable[str]) -> Iterator[str]:
    """Tokens with a name for each text that is quoted again and again, at their head."""
    held = [*tokens]
    said = [at for at, each in enumerate(held) if each.strip()]
    ends = ("", *(held[at] for at in said), "")
    texts = {
        at: held[at]
        for at, before, after in zip(said, ends[:-2], ends[2:], strict=True)
        if held[at].startswith('"') and not _is_key(before, after)
    }
    times = Counter(texts.values())
    free = (f"_{n}" for n in count())
    worth = (each for each, n in times.items() if (n - 1) * len(each) > 4 * n + len("=,"))
    names = {text: next(free) for text in worth}
    if names:
        yield f"const {','.join(f'{name}={text}' for text, name in names.items())};"
    for at, each in enumerate(held):
        yield names[each] if texts.get(at) in names else each


def _shorthands(tokens: Iterable[str]) -> Iterator[str]:
    """Words that are the name of a key and its value at once: they stay what they are."""
    open_: list[str] = []
    before, word = "", ""
    for each in tokens:
        if word and before in "{," and each in "},=" and open_[-1:] == ["{"]:
            yield word
        word, before = (each, word or before) if _WORDS.fullmatch(each) else ("", each)
        if each in "([{":
            open_.append(each)
        elif each in ")]}" and open_:
            open_.pop()


def _tokens(
    text: str, names: Mapping[str, str], keys: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    tokens = [(each.lastgroup, each[0]) for each in _TOKEN.finditer(text)]
    before: str | None = None
    for at, (kind, token) in enumerate(tokens):
        if kind == "template":
            yield _HOLE.sub(
                lambda hole: f"${{{''.join(_joined(_tokens(hole[1], names, keys)))}}}", token
            )
        elif kind == "word" and token in keys:
            yield keys[token]
        elif kind == "word" and token in names:
            rest = (tokens[n] for n in range(at + 1, len(tokens)))
            after = next((each for kind, each in rest if kind != "room"), None)
            yield token if _is_key(before, after) else names[token]
        else:
            yield " " if kind == "room" else token.strip() if kind == "pattern" else token
        if kind != "room":
            before = token


_ONE = re.compile(r"[\w$]{2}|\+\+|--")
"""Two signs that would be read as one word or one sign."""


def _bare(tokens: Iterable[str]) -> Iterator[str]:
    """Tokens without the brackets around the only parameter of an arrow function.

    >>> "".join(_bare(["f", "(", "(", "a", ")", " ", "=>", " ", "a", ")"]))
    'f(a => a)'
    """
    held = [*tokens]
    said = [at for at, each in enumerate(held) if each != " "]
    needless = set[int]()
    for before, open_, one, close, arrow in zip(*(said[n:] for n in range(5)), strict=False):
        alone = [held[open_], held[close], held[arrow]] == ["(", ")", "=>"]
        if alone and _WORDS.fullmatch(held[one]) and not _WORDS.fullmatch(held[before]):
            needless |= {open_, close}
    yield from (each for at, each in enumerate(held) if at not in needless)


def _listed(tokens: Iterable[str]) -> Iterator[str]:
    """Tokens with one declaration where several of a kind stand one after another.

    >>> "".join(_listed(["let", " ", "a", ";", "let", " ", "b", ";"]))
    'let a, b;'
    """
    declared = [""]
    held = ""
    for each in tokens:
        if held and each == " ":
            continue
        if held and each == declared[-1]:
            yield ","
            held = ""
            continue
        if held:
            yield held
            held = declared[-1] = ""
        if each == ";" and declared[-1]:
            held = each
            continue
        if each in ("const", "let"):
            declared[-1] = each
        elif each in "([{":
            declared.append("")
        elif each in ")]}" and len(declared) > 1:
            declared.pop()
        yield each
    yield held


_NEEDLESS = {";": "}", ",": "})"}
"""Signs that may be left out, and before which others."""


def _joined(tokens: Iterable[str]) -> Iterator[str]:
    """Tokens with room only where two words, or two signs of one kind, would be one.

    The sign that ends a statement, or what is listed, goes before a bracket that closes: none of
    our loops is without a body.
    """
    last, room, held = "", False, ""
    for each in _listed(_bare(tokens)):
        if each == " ":
            room = True
            continue
        if held and (not each or each not in _NEEDLESS[held]):
            yield held
        held = each if each in _NEEDLESS else ""
        if held:
            last, room = each, False
            continue
        if room and _ONE.fullmatch(last[-1:] + each[:1]):
            yield " "
        yield each
        last, room = each, False
    yield held
