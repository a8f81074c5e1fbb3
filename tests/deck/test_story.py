"""A brand's own story, and what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import InputProblems
from tests.deck.reports import (
    by_key,
    figures,
    planned,
    report,
    retold,
    said,
)


def complaints(folder: Path, storyboard: str) -> list[str]:
    brand = retold(folder, storyboard)
    with pytest.raises(InputProblems) as caught:
        planned(report(figures(3)), brand)
    return [str(problem) for problem in caught.value.problems]


def test_a_brand_tells_another_story_without_python(tmp_path: Path) -> None:
    brand = retold(
        tmp_path / "own",
        """
slides:
  - use: statistics
  - key: hello
    layout: text
    title: "{{ report.title }}：{{ report.sections|length }}节"
    fills:
      - for: section in report.sections
        body: ["{{ section.title }}", "共{s2}"]
  - use: cover
recipes:
  cover:
    - {key: cover, layout: title-only, title: "{{ report.period }}"}
""",
    )
    deck = planned(report(figures(3)), brand)
    assert [s.key for s in deck.slides] == ["statistics", "statistics-2", "hello", "cover"]
    hello = by_key(deck)["hello"]
    assert hello.title == "小报告：1节"
    assert said(hello, "body") == "第一节\n共2个"
    assert said(hello, "kicker") == "全文"
    assert by_key(deck)["cover"].layout == "title-only"


@pytest.mark.parametrize(
    ("storyboard", "line", "says"),
    [
        ("slides:\n  - use: covr\n", 2, "no recipe `covr`"),
        ("slides:\n  - key: a\n    layout: figure-3\n    title: x\n", 3, "no layout `figure-3`"),
        ("slides:\n  - key: a\n    layout: text\n    titel: x\n", 4, "`titel`"),
        ("slides:\n  - layout: text\n    title: x\n    fills:\n      boddy: x\n", 5, "no placeholder `boddy`"),
        ('slides:\n  - layout: text\n    title: "{{ reprot.title }}"\n', 3, "'reprot' is undefined"),
        ('slides:\n  - layout: text\n    title: "{{ report.titel }}"\n', 3, "titel"),
        ("slides:\n  - layout: text\n    title: \"{{ fig('nothing').label }}\"\n", 3, "nothing"),
        ('slides:\n  - layout: text\n    title: "{{ 1 + }}"\n', 3, "cannot be worked out"),
        ("slides:\n  - for: x of report.sections\n    use: cover\n", 2, "no loop"),
        ("slides:\n  - use: again\nrecipes:\n  again:\n    - use: again\n", 5, "uses itself"),
        ("slidse: []\n", 1, "`slidse`"),
        ("slides:\n  - a: [\n", 3, "not valid YAML"),
    ],
)
def test_what_is_wrong_in_a_storyboard_is_said_with_its_line(
    tmp_path: Path, storyboard: str, line: int, says: str
) -> None:
    found = complaints(tmp_path / "own", storyboard)
    assert len(found) == 1
    assert f"storyboard.yaml:{line}:" in found[0]
    assert says in found[0]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    found = complaints(tmp_path / "own", "slides:\n  - use: covr\n  - use: closnig\n")
    assert len(found) == 2
    assert "Did you mean `cover`?" in found[0]


def test_expressions_reach_nothing_but_the_report(tmp_path: Path) -> None:
    text = 'slides:\n  - layout: text\n    title: "{{ report.__class__.__mro__ }}"\n'
    found = complaints(tmp_path / "own", text)
    assert "cannot be worked out" in found[0]
