"""`palier site`: a folder to serve, written again and again, in which nothing of yours is lost."""

import pytest
from tests.cli.conftest import CLUB

WORDS = ("site", "club.palier", "-o", "public")


@pytest.fixture
def written(run, tmp_path):
    """Write a site; gives its folder."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    assert run(*WORDS, "--base-url", "https://shop.example").exit_code == 0
    return tmp_path / "public"


def test_a_site_is_written_and_written_again(run, written):
    """What changed is replaced; what is no part of it any more goes."""
    assert (written / "sitemap.xml").exists()
    assert (written / "fr" / "terms.html").exists()
    before = (written / "index.html").read_text("utf-8")
    done = run(*WORDS, "--lang", "fr")
    assert done.exit_code == 0
    assert "files of before taken away" in done.stderr
    assert "no sitemap.xml" in done.stderr
    assert not (written / "sitemap.xml").exists()
    assert not (written / "fr" / "terms.html").exists()
    assert (written / "index.html").read_text("utf-8") != before


def test_nothing_is_written_where_something_is_in_the_way(run, written):
    """All or nothing, until it is asked for."""
    (written / "index.html").write_text("mine", "utf-8")
    (written / "robots.txt").unlink()
    done = run(*WORDS)
    assert done.exit_code == 2
    assert "index.html" in done.stderr
    assert (written / "index.html").read_text("utf-8") == "mine"
    assert not (written / "robots.txt").exists()
    assert run(*WORDS, "--force").exit_code == 0
    assert (written / "index.html").read_text("utf-8") != "mine"


def test_a_folder_of_ones_own_is_kept(run, tmp_path):
    """What is beside the site stays."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "CNAME").write_text("shop.example")
    assert run(*WORDS).exit_code == 0
    assert (tmp_path / "public" / "CNAME").read_text() == "shop.example"


def test_links_are_not_followed_even_by_force(run, written, tmp_path):
    """What they lead to is not the site's."""
    (written / "index.html").unlink()
    (written / "index.html").symlink_to(tmp_path / "club.palier")
    done = run(*WORDS, "--force")
    assert done.exit_code == 2
    assert "lead elsewhere" in done.stderr
    assert (tmp_path / "club.palier").read_text("utf-8") == CLUB


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--base-url", "javascript:alert(1)"), "is no address of a site"),
        (("--base-url", "https://a.example/?x=1"), "is no address of a site"),
        (("--theme", "none.toml"), "no such file"),
        (("--templates", "none"), "no such file"),
        (("-o", "club.palier"), "a site is a folder"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(run, tmp_path, words, said):
    """In a sentence."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    done = run(*WORDS, *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "public").exists()


def test_without_what_draws_pictures_are_vectors(run, tmp_path, monkeypatch):
    """It is said, and what the page names is there."""
    import sys

    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    done = run(*WORDS, "--base-url", "https://shop.example")
    assert done.exit_code == 0
    assert "palier[pictures]" in done.stderr
    assert not (tmp_path / "public" / "share.png").exists()
    assert "https://shop.example/share.svg" in (tmp_path / "public" / "index.html").read_text()
    refused = run("page", "club.palier", "-o", "club.html", "--share", "club.png")
    assert refused.exit_code == 2
    assert "palier[pictures]" in refused.stderr


def test_pages_have_their_calculator_unless_asked_otherwise(run, tmp_path):
    """As `palier page` gives them."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    assert run(*WORDS).exit_code == 0
    page = tmp_path / "public" / "index.html"
    with_one = page.read_text("utf-8").count("<script")
    assert run(*WORDS, "--no-calculator").exit_code == 0
    assert page.read_text("utf-8").count("<script") == with_one - 1


def test_a_page_may_be_shared_as_png(run, tmp_path):
    """The ending says which."""
    (tmp_path / "club.palier").write_text(CLUB, "utf-8")
    assert run("page", "club.palier", "-o", "club.html", "--share", "club.png").exit_code == 0
    assert (tmp_path / "club.png").read_bytes().startswith(b"\x89PNG")
