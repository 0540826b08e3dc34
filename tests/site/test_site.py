"""A site: everything linked is there, in every language, and nothing of anybody's is lost."""

from __future__ import annotations

import datetime as dt
import json
import re
import struct
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from tests.page.conftest import read

import palier
from palier.published import Look
from palier.site import Plan, Standing, site_of
from palier.site.kept import LIST, listed
from palier.site.parts import Asked
from palier.site.plan import languages_of
from palier.source import Language

ROOT = Path(__file__).parents[2]
BASE = "https://shop.example/club/"
DAY = dt.date(2026, 3, 1)
KINDS = ("account", "calculator", "cart", "product")
SHOPS = ["brands/soap/rules.fr.palier", "brands/books/rules.en.palier", "airline/rules.en.palier"]


def made(shop, base="", draws=False, languages=()):
    """Make the site of a shop, or of a programme."""
    club = palier.load(ROOT / "examples" / shop) if isinstance(shop, str) else shop
    plan = Plan(languages_of(club.program, languages), base)
    asked = Asked(club.program, club.runs, club.path, Look(), plan, DAY, draws)
    return site_of(asked).files


def links_of(html):
    """Give what a page leads to: links for people, and for robots."""
    root = read(html.decode())
    found = [each.attributes["href"] for each in root.find("a", "link")]
    return [each for each in found if not each.startswith(("data:", "mailto:", "tel:"))]


def files_of(links, path, base):
    """Give the files of a site that links of a file lead to."""
    here = urljoin(base or "file:///", path)
    for link in links:
        address = urljoin(here, link)
        if address.startswith(base or "file:///"):
            at = urlsplit(address)
            name = at.path.removeprefix(urlsplit(base).path if base else "/")
            yield (name + "index.html" if name in {"", "en/", "fr/"} else name), at.fragment


@pytest.mark.parametrize("base", ["", BASE])
@pytest.mark.parametrize("shop", SHOPS)
def test_every_link_of_a_site_leads_to_a_file_of_it(shop, base):
    """From a disk, and under an address: pages, guides and the map of the site."""
    files = made(shop, base)
    followed = set()
    for path, content in files.items():
        if path.endswith(".html"):
            links = links_of(content)
        elif path.endswith(".xml"):
            every = ET.fromstring(content).iter()  # noqa: S314 - ours
            links = [each.text for each in every if each.tag.endswith("loc")]
        else:
            links = re.findall(r"\]\(([^)]+)\)", content.decode()) if path == "llms.txt" else []
        for name, fragment in files_of(links, path, base):
            assert name in files, f"{path} leads to {name}"
            assert not fragment or f'id="{fragment}"' in files[name].decode()
            followed.add(name)
    pages = {path for path in files if path.endswith((".html", ".md", ".json"))}
    assert pages <= followed


@pytest.mark.parametrize("base", ["", BASE])
def test_pages_in_other_languages_name_one_another(base):
    """Each names all of them, itself too, and one for whoever reads none of them."""
    files = made(SHOPS[0], base)
    for name in ("index.html", "terms.html"):
        named = []
        for path in (name, f"en/{name}"):
            links = read(files[path].decode()).find("link")
            told = {
                each.attributes["hreflang"]: urljoin(
                    urljoin(base or "file:///", path), each.attributes["href"]
                )
                for each in links
                if each.attributes["rel"] == "alternate"
            }
            named.append(told)
        assert named[0] == named[1]
        assert set(named[0]) == {"fr", "en", "x-default"}
        assert named[0]["x-default"] == named[0]["fr"]


def test_a_site_may_be_in_one_language():
    """Then nothing speaks of another."""
    files = made(SHOPS[0], BASE, languages=[Language.ENGLISH])
    assert "en/index.html" not in files
    assert b'lang="en"' in files["index.html"]
    assert b"hreflang" not in files["index.html"] + files["sitemap.xml"]


def test_the_picture_that_is_shared_is_a_png_of_the_size_networks_want():
    """And the page names it by its address."""
    files = made(SHOPS[0], BASE, draws=True)
    for path in ("share.png", "en/share.png"):
        assert files[path].startswith(b"\x89PNG")
        assert struct.unpack(">II", files[path][16:24]) == (1200, 630)
    assert struct.unpack(">II", files["icon.png"][16:24]) == (180, 180)
    for path, at in (("index.html", "share.png"), ("en/index.html", "en/share.png")):
        assert f'property="og:image" content="{BASE}{at}"' in files[path].decode()


def test_the_icon_of_a_site_may_load_under_its_policy():
    """It is a file beside the pages; where there is none, no file is let in."""
    for draws, lets in ((True, "img-src 'self' data:;"), (False, "img-src data:;")):
        files = made(SHOPS[0], draws=draws)
        for path in ("index.html", "en/index.html", "terms.html", "en/terms.html"):
            page = read(files[path].decode())
            (policy,) = [
                each.attributes["content"]
                for each in page.find("meta")
                if each.attributes.get("http-equiv") == "Content-Security-Policy"
            ]
            touch = [
                each for each in page.find("link") if each.attributes["rel"] == "apple-touch-icon"
            ]
            assert (bool(touch), lets in policy) == (draws, True)


def test_the_letters_of_a_picture_are_drawn():
    """On a machine with any letters or none: those of the pictures come with them."""
    from palier.page.share import drawn, icon_svg

    assert len(drawn(icon_svg(None, "É"))) > len(
        drawn(icon_svg(None, "É").partition("<text")[0] + "</svg>")
    )


def test_the_guide_for_agents_tells_what_the_page_says():
    """The promise is that of the page, and the version that of the programme."""
    club = palier.load(ROOT / "examples" / SHOPS[0])
    told = made(club)["llms.txt"].decode()
    said = json.loads(made(club)["programme.json"])
    assert told.startswith(f"# {said['name']}\n\n> {said['description']}\n")
    assert said["promise"]["figure"] in told
    assert club.version in told


def test_a_site_has_the_programme_as_a_module():
    """With its types; the guide for agents leads to it."""
    files = made(SHOPS[1], BASE)
    assert b"export { quote" in files["quote.mjs"]
    assert b"export" in files["quote.d.mts"]
    assert f"({BASE}quote.mjs)" in files["llms.txt"].decode()


def test_a_site_has_the_widgets_in_every_language():
    """All that the programme can have; without a calculator, where pages have none."""
    club = palier.load(ROOT / "examples" / SHOPS[0])
    files = club.site(BASE, day=DAY)
    wanted = [f"{folder}widgets/palier-{kind}.js" for folder in ("", "en/") for kind in KINDS]
    assert [each for each in files if "widgets/" in each] == sorted(wanted)
    assert files["widgets/palier-cart.js"].decode() == club.widget("cart")
    assert files["en/widgets/palier-cart.js"].decode() == club.widget("cart", "en")
    plain = club.site(BASE, day=DAY, calculator=False)
    assert set(files) - set(plain) == {each for each in wanted if "calculator" in each}


WHISPERED = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

offer "Whispered" with promo code "HUSH77"
  5 EUR off
  is not on the page
"""


def test_a_code_that_is_not_on_the_page_is_in_no_file_of_a_site():
    """The module and the widgets are read by whoever wants to; they have all else."""
    files = palier.compile(WHISPERED).site(BASE, ["en"])
    assert [path for path, each in files.items() if b"HUSH77" in each or b"Whispered" in each] == []
    assert {"quote.mjs", "widgets/palier-cart.js"} <= set(files)


def test_rules_that_are_not_on_the_page_are_in_no_file_of_a_site():
    """What would tell them is left out, and nothing leads to it; the account has its widget."""
    files = palier.compile(WHISPERED.replace(' with promo code "HUSH77"', "")).site(BASE, ["en"])
    assert [path for path, each in files.items() if b"Whispered" in each] == []
    assert [each for each in files if "widgets/" in each] == ["widgets/palier-account.js"]
    assert "quote.mjs" not in files
    assert b"quote.mjs" not in files["llms.txt"]


@pytest.mark.parametrize("base", ["shop.example", "javascript:alert(1)", "https://x.example/?a=1"])
def test_an_address_that_is_none_is_refused(base):
    """With the sentence that the command has for it."""
    with pytest.raises(palier.PageError, match="is no address of a site"):
        palier.compile(WHISPERED).site(base)


def test_a_site_is_the_same_to_the_byte_each_time():
    """So that what changed can be seen."""
    assert made(SHOPS[1], BASE) == made(SHOPS[1], BASE)


def test_robots_are_told_where_it_counts_alone():
    """At the root of a host."""
    assert "robots.txt" not in made(SHOPS[0], BASE)
    told = made(SHOPS[0], "https://shop.example/")["robots.txt"].decode()
    assert "Sitemap: https://shop.example/sitemap.xml" in told
    assert "Sitemap" not in made(SHOPS[0])["robots.txt"].decode()


# What is in the folder ----------------------------------------------------------------------------

FILES = {"index.html": b"page", "en/index.html": b"seite"}


def written(folder, files=FILES):
    """Write files as the command does."""
    for path, content in {**files, LIST: listed(files)}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def test_what_somebody_wrote_is_in_the_way(tmp_path):
    """And what is the same anyhow is not."""
    (tmp_path / "index.html").write_text("mine")
    (tmp_path / "other.html").write_text("mine too")
    assert Standing.of(tmp_path, FILES) == Standing(("index.html",), (), ())
    (tmp_path / "index.html").write_text("page")
    assert Standing.of(tmp_path, FILES) == Standing((), (), ())


def test_what_was_changed_since_is_somebodys(tmp_path):
    """A page that was mended by hand is not lost, even where it would be taken away."""
    written(tmp_path)
    assert Standing.of(tmp_path, {"index.html": b"new"}) == Standing((), (), ("en/index.html",))
    (tmp_path / "index.html").write_text("mended")
    (tmp_path / "en/index.html").write_text("mended")
    assert Standing.of(tmp_path, {"index.html": b"new"}) == Standing(("index.html",), (), ())


def test_a_link_is_never_followed(tmp_path):
    """Neither a file nor a folder that stands elsewhere is written to."""
    away = tmp_path / "away"
    away.mkdir()
    (away / "index.html").write_text("seite")
    site = tmp_path / "site"
    site.mkdir()
    (site / "en").symlink_to(away)
    (site / "index.html").symlink_to(site / "nowhere")
    assert Standing.of(site, FILES).linked == ("en/index.html", "index.html")


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"[1]",
        b'{"written": 3}',
        b'{"written": {"../away.txt": "x", "/etc/passwd": "x", "a\\u0000": "x", "": "x"}}',
    ],
)
def test_a_list_that_somebody_made_up_is_not_believed(tmp_path, told):
    """It leads nowhere outside of the folder, and a list without anything of ours is in the way."""
    (tmp_path / "site").mkdir()
    (tmp_path / "away.txt").write_text("x")
    (tmp_path / "site" / LIST).write_bytes(told)
    assert Standing.of(tmp_path / "site", FILES) == Standing((LIST,), (), ())
