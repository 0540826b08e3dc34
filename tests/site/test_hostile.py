"""Whatever somebody calls their programme, tiers or goods, a site of it is what it was to be."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from tests.page.conftest import read, tried

import palier
from palier.page.share import drawn
from palier.published import Look
from palier.refusals import PageError
from palier.site import Plan, site_of
from palier.site.parts import Asked
from palier.site.plan import languages_of

NAMES = [
    "</script><script>alert(1)</script>",
    "--><img src=x onerror=alert(1)><!--",
    "' onmouseover='alert(1)",
    "{{7*7}}{% include 'x' %}${7*7}#{7*7}",
    "__proto__",
    "constructor",
    "]]></svg><script>alert(1)</script>",
    "](javascript:alert(1)) [a](b) `c` # d",
    "</title></style></textarea></noscript>",
    "javascript:alert(1)",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea",
    "\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}🚀",
    "&lt;b&gt; &amp; &#x3c;",
    "/../../etc/passwd",
    "word " * 2000,
    "A" * 10_000,
]
LADEN = """loyalty program "{0}"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "{0}", "{0}"

earn 1 point per 1 EUR
  except category "{0}"

tier "a"

tier "{0}" from 10 EUR spent
  perk "{0}"

reward "{0}" for 10 points
  1 EUR off

offer "{0}" with promo code "{1}"
  product "{0}" as a gift

page
  title "{0}"
  introduction "{0}"
  question "{0}" answer "{0}"
"""
PLAIN, BASE = "Plain", "https://shop.example/club/"
CODE = "CODE"


@cache
def made(name):
    """Make the site of a programme that is called so in every place."""
    program = tried(LADEN.format(name, CODE))
    assert program is not None, "refused"
    plan = Plan(languages_of(program), BASE)
    return site_of(Asked(program, (), None, Look(), plan, dt.date(2026, 1, 1), draws=False)).files


def shape(html):
    """Give the elements of a page with the attributes that somebody's words are not in."""
    words = {"content", "aria-label", "alt", "data-label", "href"}
    return [
        (each.tag, sorted((k, v) for k, v in each.attributes.items() if k not in words))
        for each in read(html.decode()).find()
    ]


@pytest.fixture(scope="module")
def usual():
    """Make the site of a programme with plain names."""
    return made(PLAIN)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_names_are_words_in_every_file_of_a_site(usual, name):
    """The same elements as with plain names; data that is read back; no link leads elsewhere."""
    files = made(name)
    assert set(files) == set(usual)
    pages = [path for path in files if path.endswith(".html")]
    marked = {path for path in pages if shape(files[path]) != shape(usual[path])}
    assert marked == set()
    for path in pages:
        links = [each.attributes["href"] for each in read(files[path].decode()).find("a")]
        assert {each.partition("#")[0] for each in links} <= {
            *("", "index.html", "terms.html", "fr/index.html", "fr/terms.html"),
            *("../index.html", "../terms.html"),
        }


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_what_agents_and_networks_read_is_whole(name):
    """JSON is JSON with the very name in it, pictures are pictures, a list of links is one."""
    files = made(name)
    told = json.loads(files["programme.json"])
    assert told["name"].replace("’", "'").split() == name.split()
    scripts = read(files["index.html"].decode()).find("script")
    (data,) = (json.loads(each.text) for each in scripts)
    assert data["@type"] == "MemberProgram"
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(files["share.svg"]).iter()}  # noqa: S314 - ours
    assert tags <= {"svg", "title", "rect", "g", "text"}
    guide = files["llms.txt"].decode()
    assert guide.splitlines()[0].startswith("# ")
    targets = re.findall(r"(?<!\\)\]\(([^)]*)\)", guide)
    assert targets
    assert all(each.startswith(BASE) for each in targets)
    assert "\n# " not in guide


@pytest.mark.parametrize(
    "name", [NAMES[0], NAMES[6], NAMES[10], NAMES[11], NAMES[-1]], ids=range(5)
)
def test_a_picture_of_it_can_be_drawn(name):
    """Whatever letters it takes."""
    assert drawn(made(name)["share.svg"].decode()).startswith(b"\x89PNG")


# What a programme names ---------------------------------------------------------------------------

HEAD = (
    'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\nearn 1 point per 1 EUR\n'
)


@pytest.mark.parametrize(
    "path",
    [
        "../secret.svg",
        "/etc/passwd.svg",
        "a/../../secret.svg",
        "file:///etc/passwd.svg",
        "https://away.example/a.svg",
        "javascript:alert(1).svg",
        "data:image/svg+xml,x.svg",
        "a\\b.svg",
        "a\u202egvs.svg",
        "a\x00.svg",
        "logo.html",
        "logo.svg?x=1",
        "...//secret.svg",
    ],
)
@pytest.mark.parametrize("line", ['logo "{0}"', 'picture "{0}" described as "a"'])
def test_a_picture_comes_from_beside_the_rules_or_not_at_all(tmp_path, line, path):
    """Neither from elsewhere on the disk nor from the web."""
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    folder = tmp_path / "rules"
    folder.mkdir()
    file = folder / "club.palier"
    file.write_text(f"{HEAD}\npage\n  {line.format(path)}\n", "utf-8")
    with pytest.raises((palier.ProgramError, PageError)):
        palier.load(file).page("en")


def test_a_link_to_a_picture_elsewhere_is_not_followed(tmp_path):
    """The folder of the rules is where it ends."""
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "logo.svg").symlink_to(tmp_path / "secret.svg")
    (folder / "club.palier").write_text(f'{HEAD}\npage\n  logo "logo.svg"\n', "utf-8")
    with pytest.raises(PageError):
        palier.load(folder / "club.palier").page("en")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//away.example",
        "https://user@away.example",
        "https://shop.example/\u202e",
        "https://shop.example/a b",
        "https:///x",
        "ftp://shop.example",
        "https://shop.example:99999/",
        "https://[::1",
    ],
)
@pytest.mark.parametrize("line", ["join at", "sign in at", "shop at", "contact"])
def test_an_address_is_one_of_the_web_or_refused(line, address):
    """Nothing that runs, and nothing that pretends."""
    assert tried(f'{HEAD}\npage\n  {line} "{address}"\n') is None


def test_a_quotation_mark_ends_a_name():
    """So that none stands in an attribute."""
    assert tried(LADEN.format('a" onload="alert(1)', CODE)) is None
