"""Modules run under quickjs and under Node."""

import json
import subprocess

import pytest
import quickjs

ANSWERED = """
function answered(order, standing) {
  try {
    return quote(order, standing);
  } catch (error) {
    if (error.name !== "OrderRefused") throw error;
    return { refused: error.code };
  }
}
"""
RUNNER = """
import { readFileSync } from "node:fs";
const { quote } = await import("./module.mjs");
%s
const asked = JSON.parse(readFileSync("asked.json", "utf8"));
process.stdout.write(JSON.stringify(asked.map((each) => answered(...each))));
"""


def under_quickjs(module, asked):
    """Give what a module answers to orders and standings, each as JSON."""
    context = quickjs.Context()
    body, _, _ = module.rpartition("export {")
    context.eval(body + ANSWERED)
    context.eval(
        "function all(asked) {return JSON.stringify(JSON.parse(asked).map((e) => answered(...e)))}"
    )
    return json.loads(context.get("all")(json.dumps(asked)))


@pytest.fixture
def under_node(needs, tmp_path):
    """Give what a module answers under Node."""
    node = needs("node")

    def run(module, asked):
        (tmp_path / "module.mjs").write_text(module, "utf-8")
        (tmp_path / "run.mjs").write_text(RUNNER % ANSWERED, "utf-8")
        (tmp_path / "asked.json").write_text(json.dumps(asked), "utf-8")
        command = [node, "run.mjs"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run
