"""Every tab brings its part to every layer, and whoever forgets one is told which file must have what."""

import sys
from inspect import isabstract
from types import ModuleType
from typing import get_args

import pytest

from compare.answers.questions import ASKING, QUESTIONS, question
from compare.model.answer import Answer
from compare.model.tabs import KINDS, REGISTRY, TABS, Layer, MissingPartError, Tab
from etl.model import messages
from exports.slides.slides import SLIDES
from exports.xlsx.sheet import SHEETS
from layouts.answers.drawing import DRAWINGS

LAYERS = (DRAWINGS, SHEETS, SLIDES)
ANSWERS = [(tab, kind) for tab in TABS for kind in question(tab).answers]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.package)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_has_its_part(kind, layer):
    assert layer.fits(layer.of_kind(kind))


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_asks_and_has_a_name(tab):
    assert QUESTIONS.fits(QUESTIONS.of_kind(ASKING[tab]))
    known = messages.keys()
    assert f"screen.tab.{tab}" in known


@pytest.mark.parametrize(("tab", "answer"), ANSWERS)
def test_every_answer_is_whole_and_in_a_module_of_its_tab(tab, answer):
    kinds = next(one.kinds for one in REGISTRY if one.key == tab)
    assert answer.__module__ in {f"compare.answers.{kind}" for kind in kinds}
    assert not isabstract(answer), sorted(answer.__abstractmethods__)


def test_every_kind_is_answered_by_its_tab():
    modules = {answer.__module__.rpartition(".")[2] for _, answer in ANSWERS}
    assert modules == set(KINDS)


def test_the_keys_that_types_allow_are_those_registered():
    assert get_args(Tab) == TABS
    assert len(set(KINDS)) == len(KINDS)


@pytest.mark.parametrize("layer", [QUESTIONS, *LAYERS], ids=lambda layer: layer.package)
def test_a_missing_module_is_named(layer):
    file = f"{layer.package.replace('.', '/')}/toy.py"
    with pytest.raises(MissingPartError, match=f"^tab 'toy': there is no {file}$"):
        layer.of_kind("toy")


@pytest.mark.parametrize("layer", [QUESTIONS, *LAYERS], ids=lambda layer: layer.package)
def test_a_missing_or_wrong_part_is_named(layer, monkeypatch):
    toy = ModuleType(f"{layer.package}.toy")
    monkeypatch.setitem(sys.modules, toy.__name__, toy)
    file = f"{layer.package.replace('.', '/')}/toy.py"
    with pytest.raises(MissingPartError, match=f"^tab 'toy': {file} has no {layer.name}$"):
        layer.of_kind("toy")
    monkeypatch.setattr(toy, layer.name, object(), raising=False)
    with pytest.raises(MissingPartError, match=f"^tab 'toy': {layer.name} in {file} is not what "):
        layer.of_kind("toy")


def test_a_part_that_lacks_a_method_cannot_be_made():
    for protocol in (type(layer.of_kind("ranking")).__mro__[1] for layer in LAYERS):
        with pytest.raises(TypeError, match="abstract method"):
            type("Toy", (protocol,), {})()


def test_what_a_module_of_a_tab_cannot_import_is_no_missing_module(monkeypatch, tmp_path):
    (tmp_path / "rooms").mkdir()
    (tmp_path / "rooms" / "toy.py").write_text("import nowhere_at_all\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModuleNotFoundError, match="nowhere_at_all"):
        Layer("rooms", "PART", bool).of_kind("toy")


def test_an_answer_finds_its_part_by_its_module():
    toy = type("Toy", (), {"__module__": "somewhere.ranking"})
    assert DRAWINGS.of_answer(toy()) is DRAWINGS.of_kind("ranking")
    assert issubclass(question("rank").answers[0], Answer)
