"""`palier remind --letters`: e-mails and text messages in a folder; a memory of what was told."""

import json
import re

import pytest

from palier.reports.texting import MOST, texted

HOSTILE = "</script><img src=x> {{7*7}} متجر “'\""
RULES = """loyalty program "{name}"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "seed", "seeds"

earn 1 point per 1 EUR

redeem points
  20 points = 1 EUR

tier "Sprout" from 100 EUR spent
  5% off

tier "Oak" from 500 EUR spent
  10% off

message "We miss you" after 6 months without an order
  text "You still have {{points}}, worth {{worth}}."

page
  colour "#2F6B3C"
  shop at "https://forest.example/shop"

in French
  "We miss you" is "Vous nous manquez"
  "You still have {{points}}, worth {{worth}}." is "Il vous reste {{points}}, soit {{worth}}."
  "seed" is "graine"
  "seeds" is "graines"
"""


def order(number, customer, **said):
    """Give an order of 320 EUR in January, as a line."""
    event = {"type": "order", "id": f"o{number}", "at": "2026-01-10T10:00:00+01:00"}
    return json.dumps(event | {"customer": customer, "lines": [{"price": "320.00"}]} | said)


def joined(customer, language):
    """Give the event of joining, as a line."""
    told = {"type": "joined", "id": f"j-{customer}", "at": "2026-01-09T10:00:00+01:00"}
    return json.dumps(told | {"customer": customer, "language": language})


@pytest.fixture
def shop(run, tmp_path, monkeypatch):
    """Open a shop of two customers under a name, and give how to ask for its letters."""
    monkeypatch.chdir(tmp_path)

    def opened(name="Forêt & Compagnie"):
        quoted = name.replace('"', "”")
        (tmp_path / "club.palier").write_text(RULES.format(name=quoted), "utf-8")
        lines = [joined("ann", "fr"), order(1, "ann"), order(2, "../bo")]
        (tmp_path / "events.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        saved = run("replay", "club.palier", "events.jsonl", "--accounts", "accounts.jsonl")
        assert saved.exit_code == 0, saved.stderr
        return lambda day, *more: run("remind", "club.palier", "accounts.jsonl", "--on", day, *more)

    return opened


def test_a_letter_is_written_in_its_customers_language_three_times(shop, tmp_path):
    """HTML, text and SMS beside one another, and a list for the tool that sends them."""
    result = shop()("2026-07-15", "--letters", "day")
    listed = json.loads((tmp_path / "day" / "letters.json").read_text("utf-8"))
    ann = next(each for each in listed if (each["customer"], each["reason"]) == ("ann", "no-order"))
    assert result.stdout == ""
    assert (ann["subject"], ann["language"]) == ("Vous nous manquez", "fr")
    html, text, sms = (
        (tmp_path / "day" / ann["files"][each]).read_text("utf-8")
        for each in ("html", "txt", "sms")
    )
    assert "<h1" in html
    assert "Il vous reste 320\u00a0graines, soit 16,00\u00a0€." in html
    assert "Sprout  ############--------  Oak" in text
    assert sms.startswith("Foret & Compagnie : Il vous reste 320 graines, soit 16,00 €.")
    assert ann["sms_alphabet"] == "GSM-7"
    assert len(list((tmp_path / "day").iterdir())) == 3 * len(listed) + 1


def test_an_e_mail_asks_for_nothing_elsewhere(shop, tmp_path):
    """No picture, script, font or frame is fetched; what leads away is the button."""
    shop()("2026-07-15", "--letters", "day")
    pages = [each.read_text("utf-8") for each in (tmp_path / "day").glob("*.html")]
    away = {found for page in pages for found in re.findall(r"(?:src|href|url)[=(]\S+", page)}
    assert away == {'href="https://forest.example/shop"'}
    assert all("prefers-color-scheme: dark" in each for each in pages)


def test_hostile_names_are_text_in_every_form(shop, tmp_path):
    """They make no element, no template, no path and no line of their own."""
    result = shop(HOSTILE)("2026-07-15", "--letters", "day")
    assert result.exit_code == 0, result.stderr
    names = [each.name for each in (tmp_path / "day").iterdir()]
    pages = "".join(each.read_text("utf-8") for each in (tmp_path / "day").glob("*.html"))
    texts = [each.read_text("utf-8") for each in (tmp_path / "day").glob("*.txt")]
    assert all(re.fullmatch(r"[a-z0-9-]+\.(html|txt|sms|json)", each) for each in names)
    assert "<img" not in pages
    assert "49" not in re.sub(r"&#\d+;|#[0-9a-f]{6}", "", pages)
    assert all(each.startswith("</script>") for each in texts)


def test_nobody_is_told_the_same_thing_twice(shop, tmp_path):
    """A day later only what is new; the memory is a line a customer."""
    remind = shop()
    first = remind("2026-07-15", "--memory", "told.jsonl", "--format", "json")
    kept = [json.loads(each) for each in (tmp_path / "told.jsonl").read_text("utf-8").splitlines()]
    again = remind("2026-07-16", "--memory", "told.jsonl", "--format", "json")
    assert {each["customer"] for each in json.loads(first.stdout)} == {"ann", "../bo"}
    assert [each["customer"] for each in kept] == ["../bo", "ann"]
    assert kept[1]["told"]["We miss you 2026-01-10"] == "2026-07-15"
    assert json.loads(again.stdout) == []


def test_what_was_not_written_is_not_remembered(shop, tmp_path):
    """A folder that is taken, a template that is wrong: both leave the memory as it was."""
    remind = shop()
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "mine.txt").write_text("mine", "utf-8")
    taken = remind("2026-07-15", "--letters", "day", "--memory", "told.jsonl")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt.j2").write_text("{{ letter.nothing }}", "utf-8")
    asked = ("--letters", "new", "--memory", "told.jsonl", "--templates", "own")
    wrong = remind("2026-07-15", *asked)
    assert (taken.exit_code, wrong.exit_code) == (2, 2)
    assert "not empty" in taken.stderr
    assert "nothing" in wrong.stderr
    assert not (tmp_path / "told.jsonl").exists()
    assert not (tmp_path / "new").exists()
    assert [each.name for each in (tmp_path / "day").iterdir()] == ["mine.txt"]


def test_a_run_that_was_cut_off_before_it_remembered_is_ended_by_the_next(shop, tmp_path):
    """Its letters stand as they are; where one of them is another, nothing is taken for its own."""
    remind, folder = shop(), tmp_path
    asked = ("2026-07-15", "--letters", "day", "--memory", "told.jsonl")
    first = remind(*asked)
    memory = folder / "told.jsonl"
    kept, letters = memory.read_text("utf-8"), {*(folder / "day").iterdir()}
    memory.unlink()
    again = remind(*asked)
    assert (first.exit_code, again.exit_code, memory.read_text("utf-8")) == (0, 0, kept)
    assert {*(folder / "day").iterdir()} == letters
    memory.unlink()
    min(letters).write_text("Another", "utf-8")
    assert remind(*asked).exit_code == 2
    assert not memory.exists()


def test_a_template_of_the_shop_goes_before_ours(shop, tmp_path):
    """One file is enough; the others stay."""
    remind = shop()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.sms.j2").write_text("{{ letter.text }} STOP 36180", "utf-8")
    remind("2026-07-15", "--letters", "day", "--templates", "own")
    (sms,) = (each.read_text("utf-8") for each in (tmp_path / "day").glob("*ann-no-order.sms"))
    assert sms == "Il vous reste 320 graines, soit 16,00 €. STOP 36180\n"


@pytest.mark.parametrize(
    "written", ["{", '"x"', '{"customer": 1, "told": {}}', '{"customer": "a"}']
)
def test_a_file_that_is_no_memory_is_refused_with_its_line(shop, tmp_path, written):
    """Nothing is printed as if nobody had been told."""
    remind = shop()
    (tmp_path / "told.jsonl").write_text(f"\n{written}\n", "utf-8")
    result = remind("2026-07-15", "--memory", "told.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "told.jsonl, line 2" in result.stderr
    assert (tmp_path / "told.jsonl").read_text("utf-8") == f"\n{written}\n"


def test_a_memory_is_never_written_over_what_is_read(shop):
    """Neither the rules nor the accounts."""
    remind = shop()
    results = [remind("2026-07-15", "--memory", each) for each in ("accounts.jsonl", "club.palier")]
    assert [each.exit_code for each in results] == [2, 2]


def test_letters_and_their_memory_never_go_to_one_name(shop, tmp_path):
    """By whatever path: nothing is written then."""
    result = shop()("2026-07-15", "--letters", "day", "--memory", "./day")
    assert result.exit_code == 2
    assert "would be written to twice: choose another name" in result.stderr
    assert not (tmp_path / "day").exists()


@pytest.mark.parametrize(
    ("text", "alphabet", "places"),
    [
        ("é è à ù É", "GSM-7", 9),
        ("€", "GSM-7", 2),
        ("« Forêt » œuvre", "GSM-7", 14),
        ("ça ira", "GSM-7", 6),
        ("Ж", "UCS-2", 1),
        ("😀", "UCS-2", 2),
    ],
)
def test_a_text_message_is_counted_as_telephones_count(text, alphabet, places):
    """A letter that the alphabet of telephones lacks loses its accent rather than the room."""
    found = texted(text)
    assert (found.alphabet, found.places) == (alphabet, places)


def test_a_text_message_is_cut_at_a_word_and_keeps_its_address(shop, tmp_path):
    """160 characters at most, whatever the programme is called."""
    shop("Club " * 20)("2026-07-15", "--letters", "day")
    texts = [each.read_text("utf-8").rstrip("\n") for each in (tmp_path / "day").glob("*.sms")]
    assert max(texted(each).places for each in texts) <= MOST
    assert all("https://forest.example/shop" in each for each in texts)
