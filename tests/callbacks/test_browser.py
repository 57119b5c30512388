import re
from dataclasses import fields

from callbacks.browser import CONTROLS
from compare.documents.view import EvidenceView
from compare.model.view import KEYS, View
from tests.paths import ROOT

ADDRESS = (ROOT / "assets" / "address.js").read_text(encoding="utf-8")


def test_the_browser_knows_every_control_in_the_same_order():
    table = ADDRESS[ADDRESS.index("const CONTROLS = {") : ADDRESS.index("const IDS")]
    assert tuple(re.findall(r'^    "?([a-z-]+)"?: (?:\{|plain|switches)', table, re.M)) == CONTROLS


def test_the_browser_has_the_same_keys_and_defaults_as_the_view():
    table = ADDRESS[ADDRESS.index("const DEFAULTS = {") : ADDRESS.index("};", ADDRESS.index("const DEFAULTS = {"))]
    in_script = dict(re.findall(r'(\w+): "([^"]*)"', table))

    def text(value):
        return ",".join(value) if isinstance(value, tuple) else str(int(value)) if isinstance(value, bool) else value

    expected = {KEYS.get(entry.name, entry.name): text(entry.default) for entry in fields(View)}
    in_order = [(key, "" if value is None else str(value)) for key, value in expected.items()]
    assert list(in_script.items()) == in_order  # both write a query in this order, and compare the text


def test_the_browser_has_the_same_keys_and_defaults_as_the_reading():
    script = (ROOT / "assets" / "document.js").read_text(encoding="utf-8")
    table = script[script.index("const DEFAULTS = {") : script.index("};")]
    in_script = dict(re.findall(r'(\w+): "([^"]*)"', table))
    expected = {entry.name: "" if entry.default == () else entry.default for entry in fields(EvidenceView)}
    assert in_script == {key: str(int(value)) if isinstance(value, bool) else value for key, value in expected.items()}
