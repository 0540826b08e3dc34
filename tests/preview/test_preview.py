"""What a preview shows after each save, and whom it answers."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest
from tests.preview.conftest import CLUB

from palier.preview import Source, Stage

WRONG = CLUB.replace("earn", "earm")


def test_nothing_is_made_until_something_is_saved(stage, rules):
    """Then everything is."""
    before, revision = stage.files["index.html"], stage.revision
    assert not stage.refresh()
    rules.write_text(CLUB.replace("10 points", "20 points"), "utf-8")
    assert stage.refresh()
    assert stage.revision == revision + 1
    assert stage.files["index.html"] != before


def test_widgets_are_shown_on_the_page_of_a_shop(stage):
    """In every language, beside the page, the conditions and the picture."""
    shown = [(each["title"], each["path"]) for each in stage.told()["pages"]]
    assert shown[:4] == [
        ("Page", "index.html"),
        ("General conditions", "terms.html"),
        ("Widgets", "widgets/demo.html"),
        ("Picture for sharing", "share.svg"),
    ]
    assert ("Widgets", "fr/widgets/demo.html") in shown
    asked = re.findall(r'src="([^"]+)"', stage.files["fr/widgets/demo.html"].decode())
    assert len(asked) == 5
    assert {f"fr/widgets/{each}" for each in asked} <= set(stage.files)


def test_versions_of_a_folder_are_shown_where_they_count_alike(tmp_path):
    """The newest of them, over which it is told that it counts in another unit."""
    (tmp_path / "2026.palier").write_text(CLUB, "utf-8")
    newer = CLUB.replace("\n\n", "\n  runs from 1 January 2027\n\n", 1)
    (tmp_path / "2027.palier").write_text(newer, "utf-8")
    stage = Stage(Source(tmp_path))
    stage.refresh()
    shown = stage.files["index.html"]
    (tmp_path / "2027.palier").write_text(f"{newer}\npoints\n  have 2 decimals\n", "utf-8")
    stage.refresh()
    assert stage.files["index.html"] == shown
    assert "changed-unit" in "".join(text for _, text in stage.told()["report"])
    assert stage.told()["stops"]


def test_mistakes_are_over_the_last_good_page(stage, rules):
    """In the language of the file; and they go once they are mended."""
    before = stage.files
    rules.write_text(WRONG, "utf-8")
    stage.refresh()
    told = stage.told()
    assert stage.files == before
    assert told["stops"]
    assert "is that of before" in told["why"]
    assert "earm" in "".join(text for _, text in told["report"])
    french = (
        'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\ngagnr 1\n'
    )
    rules.write_text(french, "utf-8")
    stage.refresh()
    assert "celle d’avant" in stage.told()["why"]
    rules.write_text(CLUB, "utf-8")
    stage.refresh()
    assert not stage.told()["stops"]


def test_rules_that_never_were_right_are_told_too(rules):
    """There is nothing behind the mistakes yet."""
    rules.write_text(WRONG, "utf-8")
    stage = Stage(Source(rules))
    stage.refresh()
    assert stage.told()["stops"]
    assert stage.told()["pages"] == []
    assert "yet" in stage.told()["why"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("palier.toml", "strct = true\n", "no setting"),
        ("theme.toml", "[fonts\n", "theme.toml"),
        ("club.palier", f'{CLUB}\npage\n  picture "none.png" described as "x"\n', "none.png"),
        ("club.palier", None, "cannot be read"),
        ("club.palier", b"\x81\x8d\xff\x00", "club.palier"),
    ],
)
def test_whatever_is_wrong_is_a_sentence(rules, name, content, said):
    """Settings, theme, picture, a file that went or is no text."""
    theme = rules.with_name("theme.toml")
    theme.write_text("", "utf-8")
    stage = Stage(Source(rules, theme))
    stage.refresh()
    assert not stage.told()["stops"]
    file = rules.with_name(name)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert stage.refresh()
    told = stage.told()
    assert told["stops"]
    assert said in "".join(text for _, text in told["report"])
    assert told["pages"]


def test_a_picture_that_is_drawn_anew_is_shown_anew(rules):
    """What the programme names is watched from the first time on."""
    picture = rules.with_name("shop.svg")
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>', "utf-8")
    rules.write_text(f'{CLUB}\npage\n  picture "shop.svg" described as "x"\n', "utf-8")
    stage = Stage(Source(rules))
    stage.refresh()
    assert not stage.refresh()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"/>', "utf-8")
    assert stage.refresh()


# Who is answered ----------------------------------------------------------------------------------


def answer(server, path, host=None, method="GET"):
    """Ask a server; gives the status, the headers and the body."""
    link = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    link.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    got = link.getresponse()
    body = got.read()
    link.close()
    return got.status, got.headers, body


def test_the_site_is_served_and_nothing_else(served, rules):
    """No path leads to a file of the machine."""
    assert answer(served, "/index.html")[2] == served.stage.files["index.html"]
    assert answer(served, "/fr/terms.html")[0] == 200
    assert answer(served, "/")[1]["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer(served, "/index.html", method="HEAD")[2] == b""
    away = [
        f"/../{rules.name}",
        f"/%2e%2e/{rules.name}",
        f"/{rules}",
        "//etc/passwd",
        "/~/../stage.py",
        "/~/%2e%2e%2fserver.py",
        "/fr",
    ]
    assert [answer(served, path)[0] for path in away] == [404] * len(away)
    assert answer(served, "/", method="POST")[0] == 501


@pytest.mark.parametrize(
    "host", ["shop.example", "127.0.0.1", "127.0.0.1:1", "localhost.example:{}"]
)
def test_a_page_from_elsewhere_is_not_answered(served, host):
    """Whatever name was made to lead to this machine."""
    assert answer(served, "/index.html", host=host.format(served.server_port))[0] == 403


def test_it_is_served_to_this_machine_alone(served):
    """No other one can ask."""
    assert served.server_address[0] == "127.0.0.1"
    headers = answer(served, "/index.html")[1]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_whoever_waits_is_told_at_once(served, rules):
    """The state is given when there is another one, and not before."""
    state = json.loads(answer(served, "/~/state")[2])
    got = []
    path = f"/~/state?after={state['revision']}"
    waiting = threading.Thread(target=lambda: got.append(answer(served, path)[2]))
    waiting.start()
    time.sleep(0.1)
    assert got == []
    rules.write_text(WRONG, "utf-8")
    served.stage.refresh()
    waiting.join(timeout=5)
    assert json.loads(got[0])["revision"] == state["revision"] + 1


# The command --------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_the_command_stops_when_it_is_asked_to(rules, asked):
    """With a word, and no traceback; also where a shell had it ignore what stops it."""
    environment = {**os.environ, "PALIER_LANG": "en", "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-m", "palier", "preview", str(rules), "--port", "0"]
    ignoring = ["sh", "-c", "trap '' INT TERM; exec \"$@\"", "sh", *words]
    with subprocess.Popen(ignoring, stderr=subprocess.PIPE, text=True, env=environment) as run:
        try:
            assert "shown at http://127.0.0.1:" in run.stderr.readline()
            assert "club.palier: " in run.stderr.readline()
            run.send_signal(asked)
            _, rest = run.communicate(timeout=60)
        finally:
            run.kill()
    assert run.returncode == 0
    assert "Stopped." in rest
    assert "Traceback" not in rest
