"""Whatever a programme can hold has its words for customers, in every language."""

import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace

import pytest
from tests.page.conftest import compiled, text_of
from tests.samples import samples, values

from palier import tree
from palier.closed import members
from palier.page.benefits import benefit
from palier.page.cases import held, ordered
from palier.page.combining import no_points_with
from palier.page.conditions import only_if, unless
from palier.page.earning import gain
from palier.page.frame import page_view, speaker
from palier.page.scope import notes
from palier.page.tiers import reach
from palier.program.cumulation import Cumulation
from palier.program.model import PaidMembership, PointsSettings, ReturnSettings
from palier.program.rules import Redemption, Scope, TierSettings
from palier.quantity import Duration, Period
from palier.source import Language
from palier.speech.conditions import Plain, condition
from palier.speech.days import in_window
from palier.speech.goods import bounds, goods, kind
from palier.speech.phrases import Person
from palier.speech.speaker import Speaker

SILENT = {tree.Goods, tree.ShippedBy}
"""Parts of an order that a receipt tells in its lines."""
SAID: dict[object, Callable[[Speaker, typing.Any], str]] = {
    tree.Test: lambda s, each: " ".join((*only_if(s, (each,)), *unless(s, (each,)))),
    tree.SelectionPart: lambda s, each: goods(s, tree.Selection((each,))),
    tree.Benefit: benefit,
    tree.EarnHead: lambda s, each: gain(s, each)[1],
    tree.Criteria: reach,
    tree.Holding: held,
    tree.OrderPart: ordered,
    tree.Band: bounds,
    tree.Party: lambda s, each: no_points_with(s, compiled(text_of("everything.en")), [each]),
}


def said(language, of, say):
    """Say every sample of a union, of an enum or of a class to a customer of a shop."""
    s = speaker(compiled(text_of("everything.en")), language)
    for each in values(of):
        yield each, say(s, each)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("of", SAID, ids=str)
def test_every_member_has_its_words(of, language):
    """No kind of condition, benefit, reward… is known to the language and mute on the page."""
    told = list(said(language, of, SAID[of]))
    mute = {type(each) for each, text in told if not text} - SILENT
    unfilled = [text for _, text in told if "{" in text]
    assert (mute, unfilled) == (set(), [])
    assert len(told) >= len(members(of) if not is_dataclass(of) else fields(of))


@pytest.mark.parametrize("language", Language)
def test_every_clause_of_a_scope_has_its_words(language):
    """When, for whom, on what and how often: none is left out but that of the page itself."""
    told = list(said(language, Scope, notes))
    untold = [each for each, lines in told[1:] if lines == told[0][1]]
    assert untold == [replace(told[0][0], on_page=True)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("to", Person)
def test_what_several_rooms_say_has_its_words_for_each(to, language):
    """Goods, conditions and periods are told to customers and to merchants alike."""
    s = Speaker(language, to=to)
    every = (
        *(kind(s, tree.Selection((each,))) for each in values(tree.SelectionPart)),
        *(condition(s, each, holds=holds) for each in values(Plain) for holds in (True, False)),
        *(in_window(s, Duration(count, period)) for period in Period for count in (1, 12)),
    )
    assert all(every)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("field", "of"),
    [
        ("tier_settings", TierSettings),
        ("points", PointsSettings),
        ("returns", ReturnSettings),
        ("cumulation", Cumulation),
        ("membership", PaidMembership),
        ("redemption", Redemption),
    ],
)
def test_every_setting_can_be_told(field, of, language):
    """However a programme is set, its page has the words for it."""
    program = compiled(text_of("everything.en"))
    views = [page_view(replace(program, **{field: each}), language) for each in samples(of)]
    assert len(views) > 1
    assert all(view.sections for view in views)
