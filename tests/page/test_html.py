"""The page as HTML: whole, self-contained, ordered, safe whatever merchants write; its style."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.page.conftest import SHOPS, compiled, known_page, page, read, rules_of, text_of, tried

from palier.page import render
from palier.page.html import stylesheet
from palier.source import Language

LARGEST = 60_000
BRAND = ("https://lantern.example/", "mailto:club@lantern.example")
"""Where the page of everything may lead."""


def test_the_page_is_one_well_formed_document(any_page):
    """Every element is closed, and there is one of what there should be one of."""
    root = read(any_page)
    assert any_page.startswith("<!DOCTYPE html>")
    for tag in ("html", "head", "title", "main", "h1", "header", "footer", "style", "script"):
        assert len(list(root.find(tag))) == 1, tag


def test_headings_come_in_order(any_page):
    """No level is skipped: those who hear the page can walk it."""
    levels = [int(each.tag[1]) for each in read(any_page).find("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(each.text.strip() for each in read(any_page).find("h1", "h2", "h3"))


def test_every_link_leads_to_a_place_on_the_page(any_page):
    """Contents and skip link work, and nothing leads away."""
    root = read(any_page)
    ids = [each.attributes["id"] for each in root.find() if "id" in each.attributes]
    links = [each.attributes["href"] for each in root.find("a")]
    links = [each for each in links if not each.startswith(BRAND)]
    assert len(set(ids)) == len(ids)
    assert links[0] == "#content"
    assert {link.removeprefix("#") for link in links} <= set(ids)
    sections = {each.attributes["id"] for each in root.find("section") if "id" in each.attributes}
    assert sections == {link[1:] for link in links} - {"content"}


def test_tables_say_what_their_cells_are(any_page):
    """Each table has a caption, and heads for columns and rows."""
    tables = list(read(any_page).find("table"))
    assert tables or "<table" not in any_page
    for table in tables:
        assert next(table.find("caption")).text.strip()
        scopes = [each.attributes["scope"] for each in table.find("th")]
        rows = len(list(table.find("tr"))) - 1
        assert scopes.count("row") == rows
        assert scopes.count("col") == len(scopes) - rows


def test_nothing_is_fetched_and_nothing_runs(any_page):
    """No address, no script, no style from elsewhere, no handler, no cookie."""
    root = read(any_page)
    for element in root.find():
        assert not set(element.attributes) & {"srcset", "style", "action", "data", "poster"}
        assert element.attributes.get("src", "data:,").startswith("data:")
        assert not [name for name in element.attributes if name.startswith("on")]
    assert [each.attributes for each in root.find("script")] == [{"type": "application/ld+json"}]
    (icon,) = root.find("link")
    assert icon.attributes["rel"] == "icon"
    assert icon.attributes["href"].startswith("data:image/svg+xml,%3Csvg")
    assert not re.search(r"url\(|@import|expression\(", stylesheet())
    others = {
        each for each in re.findall(r"https?://[^\s\"<]*", any_page) if not each.startswith(BRAND)
    }
    assert others == {"https://schema.org"}


def test_the_policy_lets_in_this_style_alone(any_page):
    """The hash in the policy is that of the style, and nothing else may load."""
    root = read(any_page)
    policy = next(
        each.attributes["content"]
        for each in root.find("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    style = next(root.find("style")).text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")
    assert "unsafe" not in policy


def test_the_page_stays_small(any_page):
    """A page of rules loads at once on any telephone."""
    assert len(any_page.encode()) <= LARGEST


def test_the_page_says_its_language(any_page):
    """And marks only words that are in another one."""
    root = read(any_page)
    language = next(root.find("html")).attributes["lang"]
    assert language in {"en", "fr"}
    inner = {each.attributes["lang"] for each in root.find("span") if "lang" in each.attributes}
    assert language not in inner


def test_tiers_are_told_apart_without_colour(any_page):
    """Each tier says its place in words."""
    items = read(any_page).find("li")
    tiers = [each for each in items if each.attributes.get("class") == "tier"]
    assert len(tiers) == any_page.count('class="tier"')
    assert [each for each in tiers if not re.search(r"\d", next(each.find("p")).text)] == []


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("<>&'`{}%\\/=;:#$*|~^\u2028\u2029\ue000\ue001\ue002\ue003\ue004é €"),
        st.characters(
            min_codepoint=33,
            max_codepoint=0x2FFF,
            exclude_characters='"«»“”',
            exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"),
        ),
    ),
    min_size=1,
    max_size=24,
)
LADEN = """loyalty program "{0}"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "{1}", "{1}"

earn 1 point per "{2}"

earn 1 point per order
  when shipping method is "{3}" and customer type is "{0}"
  only category "{1}" or products tagged "{2}" or product "{3}"

offer "{1}" with promo code "{2}"
  5% off category "{3}"

tier "{2}" from 10 EUR spent
  perk "{3}"

page
  title "{3}"
  introduction "{2}"
  picture "shop.svg" described as "{1}"
  question "{1}" answer "{0}"
"""


@settings(max_examples=60)
@given(st.lists(HOSTILE, min_size=4, max_size=4))
def test_whatever_is_written_is_text(words):
    """A merchant's words never become markup, script or style."""
    words = [each.strip() or "x" for each in words]
    usual = shape(render(program_of(["a", "b", "c", "d"]), Language.ENGLISH))
    hostile = program_of(words)
    assert hostile is not None
    assert shape(render(hostile, Language.ENGLISH)) == usual


def program_of(words):
    """Compile a programme whose every name is somebody's text; None where it is refused."""
    return tried(LADEN.format(*words))


def shape(html):
    """Give the elements and attributes of a page without its texts."""
    told = {"content", "data-label", "aria-label", "alt", "href"}
    return [
        (each.tag, sorted((k, v) for k, v in each.attributes.items() if k not in told))
        for each in read(html).find()
    ]


def test_a_script_in_a_name_stays_a_name():
    """The classic attempt ends as text, in the page and in its data."""
    text = text_of("silent.en").replace("Corner Shop", "</script><script>alert(1)</script>")
    root = read(render(compiled(text), Language.ENGLISH))
    assert len(list(root.find("script"))) == 1
    assert "<script>alert(1)</script>" in next(root.find("h1")).text


def json_ld(text, language=Language.ENGLISH):
    """Give the data for search engines of a programme."""
    return json.loads(next(read(render(compiled(text), language)).find("script")).text)


def test_search_engines_are_told_the_tiers_and_what_they_give():
    """What is linear is said in the terms of schema.org."""
    found = json_ld(rules_of("brand-tiers", "en"))
    assert found["@type"] == "MemberProgram"
    assert found["hasTiers"][0]["name"] == "Clean Pro"
    assert [each["membershipPointsEarned"] for each in found["hasTiers"]] == [1, "1.25", "1.5", 2]
    assert found["hasTiers"][2]["hasTierBenefit"] == [
        "TierBenefitLoyaltyPoints",
        "TierBenefitLoyaltyPrice",
    ]
    assert isinstance(found["hasTiers"][3]["hasTierRequirement"], str)


URL, TEXT_ = re.compile(r"https?://\S+"), re.compile(r"(?s)\S.*")
NUMBER, BENEFIT = re.compile(r"\d+(\.\d+)?"), re.compile("TierBenefitLoyalty(Points|Price)")
TYPES = {
    "MemberProgram": {
        "name": TEXT_,
        "description": TEXT_,
        "url": URL,
        "hasTiers": ["MemberProgramTier"],
    },
    "MemberProgramTier": {
        "@id": re.compile(r"#[a-z0-9-]+"),
        "name": TEXT_,
        "hasTierBenefit": [BENEFIT],
        "membershipPointsEarned": NUMBER,
        "hasTierRequirement": ("MonetaryAmount", "UnitPriceSpecification", TEXT_),
    },
    "MonetaryAmount": {"value": NUMBER, "currency": re.compile("[A-Z]{3}")},
    "UnitPriceSpecification": {
        "price": NUMBER,
        "priceCurrency": re.compile("[A-Z]{3}"),
        "unitCode": re.compile("[A-Z0-9]{2,3}"),
    },
}
"""What schema.org has of a programme: the properties of each type, and what each may be."""
WANTED = {"MemberProgram": {"name", "description", "hasTiers"}, "MemberProgramTier": {"name"}}
"""What search engines ask for."""


def wrong_in(value, wanted):
    """Give what of a value is not as schema.org has it."""
    match wanted:
        case [each]:
            return [fault for one in value for fault in wrong_in(one, each)] if value else ["empty"]
        case tuple():
            return min((wrong_in(value, each) for each in wanted), key=len)
        case re.Pattern():
            fits = not isinstance(value, (dict, list)) and wanted.fullmatch(str(value))
            return [] if fits else [value]
    if not isinstance(value, dict) or value.get("@type") != wanted:
        return [value]
    held = {key: each for key, each in value.items() if key not in {"@type", "@context"}}
    properties = TYPES[wanted]
    missing = sorted(WANTED.get(wanted, set(properties)) - {*held})
    return [*missing, *sorted({*held} - {*properties})] + [
        fault
        for key, each in held.items()
        if key in properties
        for fault in wrong_in(each, properties[key])
    ]


def test_the_data_for_search_engines_is_that_of_schema_org(any_page):
    """Its types, their properties and what stands in them."""
    found = json.loads(next(read(any_page).find("script")).text)
    assert found["@context"] == "https://schema.org"
    assert wrong_in(found, "MemberProgram") == []
    assert wrong_in(found | {"inLanguage": "en"}, "MemberProgram") == ["inLanguage"]


def test_what_is_not_linear_is_left_out():
    """Several ways to earn are not one number."""
    tiers = json_ld(text_of("everything.en"))["hasTiers"]
    assert not any("membershipPointsEarned" in each for each in tiers)


def test_a_minimum_spend_is_an_amount_and_a_fee_a_price():
    """As schema.org wants them."""
    assert json_ld(text_of("pot.fr"))["hasTiers"][2]["hasTierRequirement"] == {
        "@type": "MonetaryAmount",
        "value": "62.00",
        "currency": "EUR",
    }
    paid = text_of("silent.en").replace(
        "currency GBP", "currency GBP\n  membership costs 30 GBP per year"
    )
    fee = json_ld(paid)["hasTiers"][0]["hasTierRequirement"]
    assert (fee["price"], fee["priceCurrency"], fee["unitCode"]) == ("30.00", "GBP", "ANN")


@pytest.mark.parametrize("language", Language)
def test_the_same_programme_gives_the_same_page(language):
    """To the byte, so that a page can be compared with the one that is online."""
    text = rules_of("points-grid", "fr")
    assert page(compiled(text), language) == page(compiled(text), language)


# The style ----------------------------------------------------------------------------------------

TEXT = Fraction(45, 10)
SIGN = Fraction(3)
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "card", TEXT),
    ("ink", "tint", TEXT),
    ("ink", "fill", TEXT),
    ("muted", "paper", TEXT),
    ("muted", "card", TEXT),
    ("muted", "tint", TEXT),
    ("muted", "fill", TEXT),
    ("accent", "paper", TEXT),
    ("accent", "card", TEXT),
    ("accent", "tint", TEXT),
    ("on-panel", "panel", TEXT),
    ("control", "card", SIGN),
    ("control", "paper", SIGN),
    ("control", "tint", SIGN),
    ("panel-line", "panel", SIGN),
]


def colours(scheme):
    """Give the named colours of a scheme."""
    light, dark = stylesheet().split("@media (prefers-color-scheme:dark)", 1)
    dark = dark.partition("}")[0]
    named = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", light))
    return (
        named
        if scheme == "light"
        else named | dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", dark))
    )


def luminance(colour):
    """Give the relative luminance of WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Give the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_is_read_stands_out(scheme, front, back, least):
    """Text and signs have the contrast of WCAG 2.2 AA, by day and by night."""
    named = colours(scheme)
    assert contrast(named[front], named[back]) >= least


def test_the_page_honours_what_its_reader_prefers():
    """Dark at night, still for those whom motion disturbs, plain on paper."""
    style = stylesheet()
    for preference in ("prefers-color-scheme:dark", "prefers-reduced-motion:reduce", "print"):
        assert (
            f"@media ({preference})" in style.replace(": ", ":") or f"@media {preference}" in style
        )


def test_the_focus_is_always_seen():
    """Nothing takes the outline away."""
    assert ":focus-visible" in stylesheet()
    assert "outline:none" not in stylesheet().replace(": ", ":")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("shop", SHOPS)
def test_the_page_of_a_shop_is_at_most_40_kilobytes(shop, language):
    """Before pictures, which are a brand's own."""
    html = known_page(shop, language)
    assert len(re.sub(r'data:image/[^"]*', "", html).encode()) <= 40_000
