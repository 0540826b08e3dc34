"""Passes over the bytes of a Parquet file: its pages, and the numbers that they hold.

As `sweeps`, each is compiled by itself. Nothing that a file says is believed: where it says
something that is not read here, or cannot be, a pass gives −1 and has looked at nothing outside.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from palier.history.sweeps import text_of
from palier.values import dataclass

KIND, SIZE, PACKED, VALUES, ENCODING, LEVELS, AT, THERE = range(8)
"""What is told of a page: what it is, its bytes once unpacked and as they are, how many values it
has, how they and their levels are written; where it stands, and how many of its values are there.
"""
DATA, DICTIONARY = 0, 2
"""Kinds of pages."""
PLAIN, LOOKED_UP = 0, (2, 8)
"""How values are written: one after another, or as places in a dictionary, by either name."""


def walk(data, pages):
    """Find the pages of a column chunk: how many there are.

    What is told of one is in fields, those of pages of data and of a dictionary within 5 and 7.
    """
    many = at = 0
    end = len(data)
    while at < end:
        if many == len(pages):
            return -1
        for each in range(8):
            pages[many, each] = -1
        field = within = outer = deep = 0
        while True:
            if at >= end:
                return -1
            head = int(data[at])
            at += 1
            if head == 0 and deep == 0:
                break
            if head == 0:
                deep -= 1
                field, within = within if deep == 0 else outer, within * (deep > 0)
                continue
            kind, field = head & 15, field + (head >> 4)
            if head < 16 or 1 << kind & 0b1000101110110 == 0:
                return -1
            if kind < 3:
                continue
            if kind == 12:
                if deep == 2:
                    return -1
                within, outer = field if deep == 0 else within, field
                deep, field = deep + 1, 0
                continue
            value = shift = 0
            more = True
            while more:
                if at >= end or shift > 56:
                    return -1
                value |= (int(data[at]) & 127) << shift
                more = data[at] > 127
                shift += 7
                at += 1
            if kind == 8:
                if value > end - at:
                    return -1
                at += value
                continue
            value = (value >> 1) ^ -(value & 1)
            if deep == 0 and field <= 3:
                pages[many, field - 1] = value
            if deep == 1 and within & 5 == 5 and field <= 3:
                pages[many, field + 2] = value
        size = pages[many, 2]
        if size < 0 or pages[many, 1] < 0 or pages[many, 3] < 0 or size > end - at:
            return -1
        pages[many, 6] = at
        at += size
        many += 1
    return many


def levels(data, pages, present):
    """Find which values of pages are there: how many lack. Pages then stand where values begin.

    They are only counted where there is no room for them.
    """
    told = len(present) > 0
    filled = lacking = 0
    for page in range(len(pages)):
        at, many = int(pages[page, 6]), int(pages[page, 3])
        end = at + int(pages[page, 1])
        if (told and many > len(present) - filled) or at + 4 > end or pages[page, 5] != 3:
            return -1
        stop = at + 4
        for each in range(4):
            stop += int(data[at + each]) << (8 * each)
        at += 4
        if stop > end:
            return -1
        done = here = 0
        while done < many:
            head = shift = 0
            more = True
            while more:
                if at >= stop or shift > 28:
                    return -1
                head |= (int(data[at]) & 127) << shift
                more = data[at] > 127
                shift += 7
                at += 1
            size = 1 if head & 1 == 0 else head >> 1
            run = min(head >> 1 if head & 1 == 0 else size * 8, many - done)
            if run == 0 or at + ((run + 7) >> 3 if head & 1 else 1) > stop:
                return -1
            first = filled + done
            if head & 1 == 0:
                one = int(data[at]) & 1
                here += one * run
                for each in range(run * told):
                    present[first + each] = one
            else:
                for each in range(run):
                    here += int(data[at + (each >> 3)]) >> (each & 7) & 1
                for each in range(run * told):
                    present[first + each] = data[at + (each >> 3)] >> (each & 7) & 1
            at += size
            done += run
        pages[page, 1], pages[page, 6], pages[page, 7] = end - stop, stop, here
        filled += many
        lacking += many - here
    return lacking


def plain(words, pages, size, out):
    """Put the values of pages that hold them one after another, so many bytes each: 0.

    Those of a page stand from where it begins. `words` are its bytes four at a time, and two more.
    """
    filled = 0
    for page in range(len(pages)):
        at, many = int(pages[page, 6]), int(pages[page, 7])
        if pages[page, 3] > len(out) - filled or many > pages[page, 3]:
            return -1
        if pages[page, 4] == 0:
            if many * size > pages[page, 1]:
                return -1
            for each in range(many):
                word, by = (at + each * size) >> 2, 8 * ((at + each * size) & 3)
                pair = int(words[word]) | int(words[word + 1]) << 32
                value = pair >> by & 0xFFFFFFFF
                if size == 8:
                    pair = int(words[word + 1]) | int(words[word + 2]) << 32
                    high = pair >> by & 0xFFFFFFFF
                    value |= (high - (high >> 31 << 32)) << 32
                else:
                    value -= value >> 31 << 32
                out[filled + each] = value
        filled += pages[page, 3]
    return 0


def big_first(data, pages, size, out):
    """Put the values of pages as `plain` does, of so many bytes, the greatest of them first: 0."""
    filled = 0
    for page in range(len(pages)):
        at, many = int(pages[page, 6]), int(pages[page, 7])
        if pages[page, 3] > len(out) - filled or many > pages[page, 3]:
            return -1
        if pages[page, 4] == 0:
            if many * size > pages[page, 1]:
                return -1
            for each in range(many):
                first = at + each * size
                value = int(data[first])
                value -= (value >> 7) << 8
                for byte in range(1, size):
                    value = (value << 8) + int(data[first + byte])
                out[filled + each] = value
        filled += pages[page, 3]
    return 0


def looked_up(data, words, pages, dictionary, out):
    """Put the values of pages that hold places in a dictionary, as `plain` does: 0."""
    filled = most = 0
    last = len(dictionary) - 1
    for page in range(len(pages)):
        at, many = int(pages[page, 6]), int(pages[page, 7])
        end = at + int(pages[page, 1])
        if pages[page, 3] > len(out) - filled or many > pages[page, 3]:
            return -1
        if pages[page, 4] > 0 and many > 0:
            if at >= end or data[at] > 32 or last < 0:
                return -1
            width = int(data[at])
            mask, wide = (1 << width) - 1, (width + 7) >> 3
            at += 1
            done = 0
            while done < many:
                head = shift = 0
                more = True
                while more:
                    if at >= end or shift > 28:
                        return -1
                    head |= (int(data[at]) & 127) << shift
                    more = data[at] > 127
                    shift += 7
                    at += 1
                first = filled + done
                run = min(head >> 1 if head & 1 == 0 else (head >> 1) * 8, many - done)
                if run == 0 or at + (wide if head & 1 == 0 else (run * width + 7) >> 3) > end:
                    return -1
                if head & 1 == 0:
                    pair = int(words[at >> 2]) | int(words[(at >> 2) + 1]) << 32
                    code = pair >> (8 * (at & 3)) & mask
                    most = max(most, code)
                    value = dictionary[min(code, last)]
                    for each in range(run):
                        out[first + each] = value
                    at += wide
                else:
                    for each in range(run):
                        bit = 8 * at + each * width
                        word = bit >> 5
                        pair = int(words[word]) | int(words[word + 1]) << 32
                        code = pair >> (bit & 31) & mask
                        most = max(most, code)
                        out[first + each] = dictionary[min(code, last)]
                    at += (head >> 1) * width
                done += run
        filled += pages[page, 3]
    return 0 if most <= max(last, 0) else -1


def spread(pages, present, out):
    """Put the values of pages where they are there, and 0 elsewhere: those of a page from its end.

    They stand from where each page begins.
    """
    filled = 0
    for page in range(len(pages)):
        many, place = pages[page, 3], pages[page, 7] - 1
        if place + 1 < many:
            for each in range(many - 1, -1, -1):
                there = present[filled + each]
                value = out[filled + max(place, 0)]
                out[filled + each] = value if there else 0
                place -= there
        filled += many


def texts(data, first, end, offsets, out):
    """Put texts that stand one after another, each behind its length, and where they begin: their
    bytes.
    """
    at, filled = first, 0
    for each in range(len(offsets) - 1):
        offsets[each] = filled
        if at + 4 > end:
            return -1
        size = 0
        for byte in range(4):
            size += int(data[at + byte]) << (8 * byte)
        at += 4
        if size > end - at:
            return -1
        for byte in range(size):
            out[filled + byte] = data[at + byte]
        at += size
        filled += size
    offsets[len(offsets) - 1] = filled
    return filled


@dataclass(frozen=True, slots=True)
class Unpacking:
    """The passes, ready to run."""

    walk: Callable[..., int]
    levels: Callable[..., int]
    plain: Callable[..., int]
    big_first: Callable[..., int]
    looked_up: Callable[..., int]
    spread: Callable[..., None]
    texts: Callable[..., int]


def unpacking(compiled: Callable[[str], Callable[..., Any]]) -> Unpacking:
    """The passes, each made of its text. Raises NoLibraryError where that needs LLVM."""
    every = walk, levels, plain, big_first, looked_up, spread, texts
    return Unpacking(*(compiled(text_of(each)) for each in every))
