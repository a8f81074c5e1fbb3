"""A brand changes one thing, whichever it is, and inherits the rest; brands extend brands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.brand import survey
from generator.brand.load import load
from generator.brand.model import Brand
from generator.deck import story
from generator.deck.layouts import layouts
from generator.handout.geometry import geometry
from generator.handout.html import html
from generator.handout.plan import plan
from generator.problems import InputProblems
from generator.report.load import load as report
from generator.text.words import words
from tests.conftest import CASES

SUMMARY = CASES / "english-only" / "summary.yaml"
FILES = {
    "deck/layouts.yaml": "layouts: {cover: {placeholders: {title: {box: [1, 1, 7, 2]}}}}\n",
    "deck/storyboard.yaml": "slides:\n  - use: cover\n",
    "handout/brand.css": ".own-rule { color: var(--accent); }\n",
    "handout/handout.html.j2": (
        '{% extends "base/handout/handout.html.j2" %}{% block back %}<p>own back</p>{% endblock %}\n'
    ),
    "handout/geometry.yaml": "styles: {h3: {face: head, weight: 700, size: 11, line: 17}}\n",
    "words/en.yaml": "common: {source: Taken from}\n",
}


def make(folder: Path, files: dict[str, str], extends: str = "steppe", more: str = "") -> Brand:
    folder.mkdir(parents=True)
    settings = f"defaults: {{make-deck: {{extends: {extends}{more}}}}}\n"
    for name, text in {"brand.yml": settings, **files}.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return load(folder, language="en")


def page(brand: Brand) -> str:
    said = words(brand, "en")
    return html(plan(report(SUMMARY, None).report, brand, said), brand, said)


def state(brand: Brand) -> dict[str, object]:
    """What each kind of file decides."""
    made = page(brand)
    return {
        "deck/layouts.yaml": layouts(brand, "en").layouts["cover"].placeholders["title"].box,
        "deck/storyboard.yaml": len(story.load(brand).slides),
        "handout/brand.css": "own-rule" in made,
        "handout/handout.html.j2": "own back" in made,
        "handout/geometry.yaml": geometry(brand, "en").styles["h3"].size,
        "words/en.yaml": words(brand, "en")["common.source"],
        "colours": dict(brand.colors),
    }


@pytest.mark.parametrize("name", FILES)
def test_one_file_changes_one_thing_and_leaves_the_rest(tmp_path: Path, name: str) -> None:
    before, after = state(load("steppe", language="en")), state(make(tmp_path / "own", {name: FILES[name]}))
    assert {key for key in before if before[key] != after[key]} == {name}


def test_one_token_changes_one_thing_and_leaves_the_rest(tmp_path: Path) -> None:
    before = state(load("steppe", language="en"))
    after = state(make(tmp_path / "own", {}, more=", colors: {mark: '#8a3b12'}"))
    assert {key for key in before if before[key] != after[key]} == {"colours"}
    changed = {role for role, color in after["colours"].items() if before["colours"][role] != color}  # type: ignore[attr-defined,index]
    assert changed == {"mark"}


def test_a_chain_takes_each_thing_from_the_nearest_that_has_it(tmp_path: Path) -> None:
    make(tmp_path / "parent", FILES)
    child = make(tmp_path / "child", {"words/en.yaml": "common: {source: Out of}\n"}, "../parent")
    found = state(child)
    assert found["words/en.yaml"] == "Out of"
    assert (found["handout/brand.css"], found["handout/handout.html.j2"], found["handout/geometry.yaml"]) == (
        True,
        True,
        11,
    )
    assert [folder.name for folder in child.folders] == ["child", "parent", "steppe", "base"]


def test_stylesheets_of_a_chain_come_in_order_the_own_last(tmp_path: Path) -> None:
    make(tmp_path / "parent", {"handout/brand.css": ".of-parent {}\n"})
    made = page(make(tmp_path / "child", {"handout/brand.css": ".of-child {}\n"}, "../parent"))
    assert made.index(".of-parent") < made.index(".of-child")


def test_what_a_brand_has_of_its_own_is_shown(tmp_path: Path) -> None:
    brand = make(tmp_path / "own", FILES, more=", colors: {mark: '#8a3b12'}")
    found = survey.own(brand.folders[0])
    assert {path for paths in found.values() for path in paths} == set(FILES)
    assert survey.origins(brand)["mark"] == "own"
    assert survey.origins(brand)["accent"] == "steppe"


def test_a_type_area_is_chosen_by_name(tmp_path: Path) -> None:
    brand = make(tmp_path / "own", {}, more=", handout: {area: gbt9704}")
    found = geometry(brand, "zh-CN")
    millimetre = 72 / 25.4
    assert found.cells * found.z / millimetre == pytest.approx(156, abs=1)
    assert found.data["area"]["top"] / millimetre == pytest.approx(37, abs=1)
    assert found.data["area"]["inner"] / millimetre == pytest.approx(28, abs=1)
    with pytest.raises(InputProblems, match="no type area `b5`"):
        geometry(make(tmp_path / "other", {}, more=", handout: {area: b5}"), "en")
