"""A brand on its page: where it leads, what it shows, what is refused."""

import base64
import struct
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace

import pytest
from tests.page.conftest import compiled, page, read, text_of, tried

import palier
from palier.page.frame import page_view
from palier.page.pictures import Inlined, Pictures, measured
from palier.page.share import share_svg
from palier.page.theme import LETTERS, Corners, Night, Room, ThemeError, read_theme
from palier.page.view import Picture
from palier.program.brand import is_address
from palier.program.resolve import resolve
from palier.source import Language, SourceText
from palier.speech.typography import plain
from palier.surface.parse import parse

HEADER = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
EARN = "earn 1 point per 1 EUR\n\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">'
    "<script>alert(1)</script></svg>"
)


def problems(line):
    """Give the codes of what is wrong with a line under `page`."""
    source = SourceText.of(f"{HEADER}{EARN}page\n  {line}\n")
    return [each.code for each in resolve(parse(source).file, source).problems]


def png(width, height):
    """Draw a picture of one colour."""
    rows = b"".join(b"\0" + b"\x1a\x7f\x5a" * width for _ in range(height))

    def chunk(kind, body):
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('colour "green"', "bad-colour"),
        ('colour "#12"', "bad-colour"),
        ('colour "#1A7F5A; background: red"', "bad-colour"),
        ('join at "javascript:alert(1)"', "bad-address"),
        ('join at "JaVaScRiPt:alert(1)"', "bad-address"),
        ('shop at "data:text/html,<script>alert(1)</script>"', "bad-address"),
        ('sign in at "//evil.example"', "bad-address"),
        ('shop at "https://shop.example@evil.example/"', "bad-address"),
        ('shop at "https://shop.example/<b>"', "bad-address"),
        ('shop at "ftp://shop.example"', "bad-address"),
        ('contact "javascript:alert(1)"', "bad-address"),
        ('contact "mailto:a@b.example?body=x"', "bad-address"),
        ('logo "/etc/passwd"', "bad-picture"),
        ('logo "../logo.svg"', "bad-picture"),
        ('logo "..\\logo.svg"', "bad-picture"),
        ('logo "https://evil.example/logo.svg"', "bad-picture"),
        ('logo "logo.exe"', "bad-picture"),
    ],
)
def test_what_could_lead_astray_is_refused(line, code):
    """No script, no other site's picture, no path out of the folder."""
    assert problems(line) == [code]


@pytest.mark.parametrize(
    "line",
    [
        'colour "#1A7F5A"',
        'colour "#abc"',
        'join at "https://shop.example/club?from=page#top"',
        'shop at "http://localhost:8000/"',
        'shop at "https://épicerie.example/"',
        'contact "club@shop.example"',
        'contact "+33 1 23 45 67 89"',
        'contact "https://shop.example/contact"',
        'logo "brand/logo.svg"',
        'picture "shop.webp" described as "Our shop"',
    ],
)
def test_what_a_shop_has_is_taken(line):
    """Addresses as they are written, in whatever alphabet."""
    assert problems(line) == []


def test_a_picture_asks_for_words():
    """Those who do not see it are told what is on it."""
    assert problems('picture "shop.jpg"') == ["picture-undescribed"]


def test_an_address_of_any_length_and_kind_is_judged_without_a_traceback():
    """Ports, brackets and signs that are none."""
    hostile = ["http://[", "https://a:99999/", "https://a b/", "https://" + "a" * 9999, "\0", ""]
    assert [is_address(each) for each in hostile] == [False] * len(hostile)


def test_the_buttons_lead_where_the_file_says():
    """Join, sign in, shop and write: each is a link with its words."""
    root = read(page(compiled(text_of("everything.en")), Language.ENGLISH))
    links = {each.text: each.attributes["href"] for each in root.find("a")}
    assert links["Become a member"] == "https://lantern.example/join"
    assert links["Sign in"] == "https://lantern.example/account"
    assert links["Go to the shop"] == "https://lantern.example/shop"
    assert links["A question? Write to us"] == "mailto:club@lantern.example"


def test_who_pays_for_membership_is_not_told_that_joining_is_free():
    """The words of the button are those of the programme."""
    text = HEADER.replace("EUR\n", "EUR\n  membership costs 9 EUR per year\n", 1)
    html = page(compiled(f'{text}{EARN}page\n  join at "https://shop.example"\n'), Language.FRENCH)
    assert "gratuit" not in html
    assert "Devenir membre" in html


def test_the_colour_of_the_brand_is_that_of_the_page():
    """The style holds the colour, to the figure."""
    html = page(compiled(f'{HEADER}{EARN}page\n  colour "#7A3E9D"\n'), Language.ENGLISH)
    assert "--panel:#7a3e9d;" in html


# Pictures -----------------------------------------------------------------------------------------


def test_pictures_are_held_by_the_page_and_measured():
    """A page with pictures asks for nothing, and nothing jumps while it loads."""
    found = measured(png(7, 5))
    assert (found.width, found.height) == (7, 5)
    assert found.address.startswith("data:image/png;base64,")
    drawn = measured(SVG.encode())
    assert (drawn.width, drawn.height) == (120, 40)
    boxed = measured(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"/>')
    assert (boxed.width, boxed.height) == (64, 32)


@pytest.fixture
def shop(tmp_path):
    """Write a programme with a logo beside its rule file, and load it."""

    def shop_(content, name="logo.svg"):
        (tmp_path / name).write_bytes(content)
        rules = tmp_path / "rules.palier"
        rules.write_text(f'{HEADER}{EARN}page\n  logo "{name}"\n', "utf-8")
        return palier.load(rules)

    return shop_


def test_a_picture_is_shown_and_its_scripts_are_not_run(shop):
    """An SVG is in an image element: whatever it holds stays a picture."""
    html = shop(SVG.encode()).page()
    (image,) = read(html).find("img")
    held = base64.b64decode(image.attributes["src"].partition(",")[2])
    assert held == SVG.encode()
    assert (image.attributes["width"], image.attributes["alt"]) == ("120", "Club")
    assert "alert(1)" not in html


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"root:x:0:0", "not an SVG, PNG, JPEG or WebP picture"),
        (b"\x89PNG\r\n\x1a\n", "not an SVG, PNG, JPEG or WebP picture"),
        (b"\xff\xd8\xff\xe0", "not an SVG, PNG, JPEG or WebP picture"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "not an SVG, PNG, JPEG or WebP picture"),
        (b"<svg", "not an SVG, PNG, JPEG or WebP picture"),
        (b"x" * 300_001, "larger than 300 kB"),
    ],
)
def test_what_is_no_picture_is_told_under_its_line(shop, content, why):
    """Never a traceback, and never a file's content on the page."""
    with pytest.raises(palier.PageError) as told:
        shop(content).page()
    assert why in str(told.value)
    assert 'logo "logo.svg"' in str(told.value)


def test_a_picture_that_is_not_there_is_told(tmp_path):
    """In the language of the file."""
    (tmp_path / "règles.palier").write_text(
        'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n'
        'gagner 1 point pour 1 €\n\npage\n  logo "logo.svg"\n',
        "utf-8",
    )
    with pytest.raises(palier.PageError, match="introuvable à côté du fichier"):
        palier.load(tmp_path / "règles.palier").page()


def test_a_link_out_of_the_folder_is_refused(shop, tmp_path):
    """A picture is beside the rule file, wherever a link leads."""
    outside = tmp_path.parent / "outside.svg"
    outside.write_text(SVG)
    program = shop(SVG.encode())
    (tmp_path / "logo.svg").unlink()
    (tmp_path / "logo.svg").symlink_to(outside)
    with pytest.raises(palier.PageError, match="not beside the rule file"):
        program.page()


# Themes -------------------------------------------------------------------------------------------


def test_a_theme_says_letters_corners_room_and_night(tmp_path):
    """Families by name, of which nothing is fetched."""
    (tmp_path / "own.css").write_text(".palier h1 { letter-spacing: 0 }")
    theme = read_theme(
        '[fonts]\nheadings = "Fraunces, old style"\ntext = "humanist"\n'
        '[shape]\ncorners = "square"\nroom = "airy"\n'
        '[night]\ncolour = "#8fd6bf"\nmode = "never"\n[style]\nfile = "own.css"\n',
        tmp_path,
    )
    assert theme.headings == '"Fraunces", ' + LETTERS["old style"]
    assert theme.text == LETTERS["humanist"]
    assert (theme.corners, theme.room, theme.night) == (Corners.SQUARE, Room.AIRY, Night.NEVER)
    assert "letter-spacing: 0" in theme.style


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[shape", "a bracket is not closed\n  --> theme.toml:1:1"),
        ("[sizes]\na = 1", "`sizes` is not known"),
        ("shape = 1", "`shape` should be a table: [shape]"),
        ("[shapes]\nroom = 1", "`shapes` is not known; did you mean `shape`?"),
        ("corners = 'soft'", "`corners` is not known\n"),
        ("[shape]\nradius = 1", "hint: there are corners, room"),
        ('[shape]\ncorners = "oval"', "`shape.corners` is one of: square, soft, round"),
        ('[shape]\ncorners = "rond"', 'hint: write `corners = "round"`'),
        ('[night]\ncolour = "red"', "`night.colour` is no colour"),
        ('[night]\ncolour = "8FD6BF"', 'hint: write `colour = "#8FD6BF"`'),
        ('[fonts]\ntext = "a;}body{display:none"', "`fonts.text` names families"),
        ("[fonts]\ntext = 3", "`fonts.text` names families"),
        ('[style]\nfile = "nowhere.css"', "`style.file` cannot be read: there is no such file"),
        ("[style]\nfile = 3", "`style.file` is the name of a file"),
    ],
)
def test_a_theme_that_is_wrong_says_which_key(text, says):
    """In words, in either language."""
    with pytest.raises(ThemeError) as told:
        read_theme(text)
    assert says in str(told.value)
    assert told.value.told(Language.FRENCH) != str(told.value)


@pytest.mark.parametrize(
    "style",
    [
        "</style><script>alert(1)</script>",
        "@import 'https://evil.example/a.css';",
        ".palier { background: url(https://evil.example/a.png) }",
        ".palier { background: url( '//evil.example/a.png') }",
    ],
)
def test_a_style_sheet_fetches_nothing(tmp_path, style):
    """What would leave the page is refused, not left to the browser."""
    (tmp_path / "own.css").write_text(style)
    with pytest.raises(ThemeError, match="fetches something"):
        read_theme('[style]\nfile = "own.css"', tmp_path)


@pytest.mark.parametrize(
    ("style", "says"),
    [
        (b"/* " + b"a" * 60_000 + b" */", "too long: 60,000 characters at most"),
        (b"\xff\xfe\x00", "it is not a text in UTF-8"),
    ],
)
def test_a_style_sheet_is_a_text_that_is_not_too_long(tmp_path, style, says):
    """What is wrong with it is told, and nothing else."""
    (tmp_path / "own.css").write_bytes(style)
    with pytest.raises(ThemeError, match=says):
        read_theme('[style]\nfile = "own.css"', tmp_path)


def test_templates_of_a_shop_go_before_ours(tmp_path):
    """A folder may replace a part, or extend the whole."""
    (tmp_path / "foot.html.j2").write_text("<footer><p>{{ say(view.name) }}, Lyon</p></footer>")
    (tmp_path / "page.html.j2").write_text(
        '{% extends "palier/page.html.j2" %}'
        '{% block head %}<meta name="a" content="b">{% endblock %}'
    )
    html = palier.compile(HEADER + EARN).page("en", templates=tmp_path)
    assert "<p>Club, Lyon</p>" in html
    assert '<meta name="a" content="b">' in html


@pytest.mark.parametrize(
    "template", ["{% if %}", "{{ nothing }}", "{{ view.__class__.__mro__ }}", '{% include "x" %}']
)
def test_a_template_that_is_wrong_is_told(tmp_path, template):
    """With its place where it has one; and none reaches beyond what it is given."""
    (tmp_path / "foot.html.j2").write_text(template)
    with pytest.raises(palier.PageError):
        palier.compile(HEADER + EARN).page("en", templates=tmp_path)


def test_hostile_words_of_a_picture_are_text():
    """What describes a picture is escaped like all else."""
    text = f'{HEADER}{EARN}page\n  picture "a.svg" described as "\'><script>alert(1)</script>"\n'
    program = tried(text)
    assert program is not None
    shown = Pictures(picture=Inlined("data:,", 1, 1))
    from palier.page import render

    (image,) = read(render(program, Language.ENGLISH, pictures=shown)).find("img")
    assert image.attributes["alt"].endswith("<script>alert(1)</script>")


# Shared -------------------------------------------------------------------------------------------


def test_a_page_says_where_it_is_and_what_is_shown_of_it():
    """To search engines, and to whom it is shared with; without an address, neither."""
    program = palier.compile(HEADER + EARN)
    html = program.page("en", at="https://shop.example/club/", shared="https://shop.example/s.svg")
    root = read(html)
    metas = [each.attributes for each in root.find("meta") if "property" in each.attributes]
    told = {each["property"]: each["content"] for each in metas}
    assert told["og:url"] == "https://shop.example/club/"
    assert told["og:image"] == "https://shop.example/s.svg"
    assert "canonical" in [each.attributes["rel"] for each in root.find("link")]
    assert "og:image" not in program.page("en")
    assert "canonical" not in program.page("en")


def test_an_address_that_runs_something_is_refused():
    """As one in the rule file."""
    with pytest.raises(palier.PageError, match="is no address on the web"):
        palier.compile(HEADER + EARN).page("en", at="javascript:alert(1)")


NAMES = ["Club", "</title><script>alert(1)</script>", "A" * 400, "l'Été & co"]
DRAWN = {"svg", "title", "rect", "g", "text", "image"}


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_of_a_page_is_a_picture_whatever_its_name(name):
    """Names are text in it, and it is as large as networks want it."""
    text = HEADER.replace("Club", name) + EARN + 'reward "Ten" for 200 points\n  10 EUR off\n'
    drawn = share_svg(page_view(compiled(text), Language.FRENCH), "#ffd400")
    root = ET.fromstring(drawn)  # noqa: S314 - drawn by us
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= DRAWN
    assert "10\xa0€ offerts" in drawn


@pytest.mark.parametrize("name", ["Club", "Le Cercle de la Treille", "Les Amis de l'Atelier"])
def test_a_title_is_whole_in_the_picture_that_is_shared(name):
    """In smaller letters where it is long, beside the picture of a brand too."""
    view = page_view(compiled(HEADER.replace("Club", name) + EARN), Language.FRENCH)
    for picture in (None, Picture("data:image/png;base64,", 4, 3, "")):
        root = ET.fromstring(share_svg(replace(view, picture=picture), None))  # noqa: S314 - drawn by us
        placed = [each for each in root.iter() if each.tag.endswith("text")]
        lines = [each.text for each in placed if 200 < int(each.get("y")) < 500]
        assert " ".join(lines).split() == plain(view.title).split()


def test_no_line_of_the_picture_that_is_shared_runs_out_of_it():
    """A long name is cut off behind a word, above the title and under it."""
    name = "The Worshipful Company of Extraordinarily Discerning Cheesemongers and Affineurs"
    text = HEADER.replace("Club", name) + EARN + f'reward "{name}" for 7 points\n  perk "Cheese"\n'
    root = ET.fromstring(share_svg(page_view(compiled(text), Language.ENGLISH), None))  # noqa: S314 - drawn by us
    lines = {each.get("y"): each.text for each in root.iter() if each.tag.endswith("text")}
    assert lines["120"] == "The Worshipful Company of Extraordinarily…"
    assert all(name not in each for each in lines.values())
