"""Widgets asked for their logic under Node, and put on the page of a shop in a browser."""

import json
import subprocess

import pytest

from palier.source import Language
from palier.widgets.making import widget

STUB = """
import { readFileSync } from "node:fs";
const found = {};
globalThis.HTMLElement = class {};
const define = (name, element) => (found[name] = element);
globalThis.customElements = { get: (name) => found[name], define };
new Function(readFileSync("widget.js", "utf8"))();
const [element] = Object.values(found);
const asked = JSON.parse(readFileSync("asked.json", "utf8"));
const whole = (_, value) => (typeof value === "bigint" ? `${value}` : value);
process.stdout.write(JSON.stringify(asked.map(([name, ...given]) =>
  (element.figures?.[name] ?? element[name])(...given)), whole));
"""
SHOP = "https://shop.example/"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'"


@pytest.fixture
def under_node(needs, tmp_path):
    """Ask the functions of a widget, by name, each with what it is given."""
    node = needs("node")

    def run(program, kind, asked, language=Language.ENGLISH):
        (tmp_path / "widget.js").write_text(widget(program, kind, language), "utf-8")
        (tmp_path / "asked.json").write_text(json.dumps(asked), "utf-8")
        (tmp_path / "run.mjs").write_text(STUB, "utf-8")
        command = [node, "run.mjs"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


@pytest.fixture
def on_page(browser):
    """Put a widget on the page of a shop under a strict policy.

    Gives the tab, what was asked for beside page and script, what was said, and what was told.
    """
    contexts = []

    def put(program, kind, given, *, action="", language=Language.ENGLISH, answer=None, **window):
        size = {"width": window.pop("width", 400), "height": 800}
        context = browser.new_context(viewport=size, **window)
        contexts.append(context)
        tab, asked, said = context.new_page(), [], []
        name = f"palier-{kind.value}"
        page = f'<!doctype html><html lang="en"><title>Shop</title><main><{name}></{name}></main>'
        files = {
            "": ("text/html", f'{page}<script src="shop.js"></script><script src="w.js"></script>'),
            "w.js": ("text/javascript", widget(program, kind, language)),
            "shop.js": ("text/javascript", _shop(name, given, action)),
        }

        def serve(route):
            path = route.request.url.removeprefix(SHOP)
            if path in files:
                mime, body = files[path]
                headers = {
                    "Content-Security-Policy": POLICY,
                    "Content-Type": f"{mime}; charset=utf-8",
                }
                route.fulfill(body=body, headers=headers)
            else:
                asked.append((route.request.method, path, route.request.post_data))
                status, got = answer or (200, {})
                route.fulfill(status=status, json=got)

        context.route("**/*", serve)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(SHOP)
        return tab, asked, said

    yield put
    for context in contexts:
        context.close()


def _shop(name, given, action):
    """Give a script that fills the element before it is defined, and keeps what it tells."""
    return f"""
      const element = document.querySelector("{name}");
      Object.assign(element, {json.dumps(given)});
      if ({json.dumps(action)}) element.setAttribute("action", {json.dumps(action)});
      element.setAttribute("customer", "c1");
      window.told = [];
      for (const each of ["use", "claim", "done", "failed", "refused"])
        document.addEventListener(`palier-${{each}}`, (e) => window.told.push([each, e.detail]));
    """
