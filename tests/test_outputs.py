"""The shipped report, in both languages and the default brand, as the files that a person opens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import cli, resources
from generator.build import DEFAULT_BRAND
from generator.problems import ExitCode
from tests.conftest import Builder, Built
from tests.support import pdf, wanted
from tests.support.deck import P
from tests.support.plain import absent

SUMMARY = resources.default_summary()


@pytest.fixture(scope="session", params=["zh-CN", "en"])
def shipped(request: pytest.FixtureRequest, built: Builder) -> Built:
    return built(SUMMARY, DEFAULT_BRAND, request.param)


def test_every_figure_heading_and_name_is_in_both_outputs(shipped: Built) -> None:
    report = shipped.report
    assert absent(wanted.everything(report, "deck"), shipped.deck.text) == []
    assert absent(wanted.everything(report, "handout"), shipped.pdf_text) == []


def test_the_method_is_in_the_handout_to_its_last_rule(shipped: Built) -> None:
    """A rule at the foot of a page was once dropped: a line above it, in two fonts, was higher than planned."""
    rules = [text for term in shipped.report.method for text in (term.term, term.text)]
    assert absent(rules, shipped.pdf_text) == []


def test_nothing_is_printed_that_the_summary_does_not_say(shipped: Built) -> None:
    for text in (shipped.deck.text, shipped.deck.notes, shipped.pdf_text):
        assert wanted.invented(shipped.report, shipped.brand, text) == []


def test_length_is_that_of_a_briefing(shipped: Built) -> None:
    shown = [name for name in shipped.deck.slides if shipped.deck.xml(name).get("show") != "0"]
    assert 16 <= len(shown) <= 22
    assert 10 <= shipped.result.pages <= 14
    assert len(pdf.pages(shipped.pdf)) == shipped.result.pages


def test_handout_is_sound_for_print_and_for_screen_readers(shipped: Built) -> None:
    assert pdf.problems(shipped.pdf) == []


def test_handout_uses_only_the_fonts_of_the_project(shipped: Built) -> None:
    assert pdf.fonts(shipped.pdf)
    assert pdf.foreign_fonts(shipped.pdf) == set()


def test_english_edition_holds_no_chinese_but_names_and_words_of_the_source(shipped: Built) -> None:
    if shipped.report.language != "en":
        pytest.skip("the Chinese edition")
    cited = [stat.cite.exact or "" for stat in shipped.report.statistics()]
    allowed = "".join([*shipped.report.names, shipped.report.source.title, *cited])
    for text in (shipped.deck.text, shipped.pdf_text):
        assert set(re.findall("[\u4e00-\u9fff]", text)) <= set(allowed)


def test_agenda_links_to_every_section(shipped: Built) -> None:
    deck = shipped.deck
    links = [
        link.get("action")
        for name in deck.slides
        for link in deck.xml(name).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick")
    ]
    assert links.count("ppaction://hlinksldjump") >= len(shipped.report.sections)


def test_slides_have_real_footers_numbers_and_outline_sections(shipped: Built) -> None:
    deck = shipped.deck
    kinds = [{ph.get("type") for ph in deck.xml(name).iter(f"{P}ph")} for name in deck.slides]
    assert sum({"ftr", "sldNum"} <= kind for kind in kinds) >= len(kinds) - 6
    sections = list(
        deck.xml("ppt/presentation.xml").iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}section")
    )
    assert len(sections) >= len(shipped.report.sections)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("3.12千瓦时", "3.13千瓦时", "3.13"), ("paragraph: 11, exact", "paragraph: 12, exact", "12")],
    ids=["one digit", "one paragraph number"],
)
def test_a_wrong_figure_is_found_with_its_place(
    old: str, new: str, part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = Path(__file__).parent / "cases" / "six-sections"
    spoiled = tmp_path / "summary.yaml"
    text = (case / "summary.yaml").read_text("utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if old in row)
    spoiled.write_text(text.replace(old, new, 1), "utf-8")
    shutil.copy(case / "source.txt", tmp_path)
    code = cli.main(["check", str(spoiled), "--source", str(tmp_path / "source.txt")])
    message = capsys.readouterr().err
    assert code == ExitCode.PROBLEMS
    assert f"{spoiled}:{line}:" in message
    assert part in message
