from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import InputProblems, Problem, UsageProblem
from generator.report.check import check
from generator.report.load import load
from generator.report.overlay import accept

Translated = Callable[..., Path]
Refused = Callable[..., list[Problem]]


def test_texts_come_from_the_translation_and_data_from_the_original(translated: Translated) -> None:
    loaded = load(translated(), "en")
    assert loaded.report.language == "en"
    assert loaded.report.title == "A small report"
    assert loaded.report.source.title == "原文"
    stat = loaded.report.statistic("checks")
    assert (stat.label, stat.figure, stat.unit) == ("Places checked", "13.6万次", "checks")
    assert loaded.overlay is not None
    assert loaded.where("title").file == str(loaded.overlay)
    assert loaded.where("sections", 0, "statistics", 0, "cite").file == str(loaded.path)
    assert loaded.report.names == ("110", "百日行动7号")


def test_the_own_language_needs_no_translation(translated: Translated) -> None:
    assert load(translated(), "zh-CN").report.title == "小报告"
    assert load(translated()).overlay is None


def test_a_missing_translation_is_wrong_usage(write: Translated) -> None:
    with pytest.raises(UsageProblem, match="no translation"):
        load(write(), "en")


def test_naming_the_translation_is_wrong_usage(translated: Translated) -> None:
    path = translated()
    with pytest.raises(UsageProblem, match=r"Name summary\.yaml and add --lang en"):
        load(path.with_name("summary.en.yaml"))


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("subtitle: Subtitle\npub", "pub"), 2, "`subtitle` is not translated. The original begins: 副题"),
        (("        unit: checks\n", "        figure: 5\n"), 21, "`figure` is not translated: figures and other data"),
        (("title: A small", "titel: A small"), 3, "`titel` is not a key here. Did you mean `title`?"),
        (
            ("      - id: hazards", "      - id: hazrads"),
            22,
            "the id `hazrads` here, or only once. Did you mean `hazards`?",
        ),
        (
            ("{checks} and a fall", "a fall"),
            9,
            "does not hold the same figures as the original. Compare: it leaves out `{ch",
        ),
        (("- There were {checks}.", "- There were {checks} {fall}."), 17, "Compare: it adds `{fall}`."),
        (("      - There were {checks}.\n", "      - There were {checks}.\n      - More.\n"), 18, "more entries"),
        (("language: en\n", ""), 2, "does not say its `language`"),
        (("language: en", "language: fr"), 2, "`language` cannot be `fr`"),
        (("source:\n  publisher: The bureau", "source: The bureau"), 7, "must have keys"),
        (("    text:\n      - There were {checks}.", "    text: There were {checks}."), 16, "must be a list"),
        (("gloss: One line", "gloss: 5"), 14, "`gloss` must be a text, but 5 without quotes"),
        (("    blocks:\n      - id: measures", "    blocks:\n      - kind: points\n        id: measures"), None, ""),
        (
            ("        label: Calls", "        unit:\n        label:"),
            27,
            "`sections.first.statistics.fall.label` is not tr",
        ),
        (("source:\n", "closing:\n  title: Done\nsource:\n"), 7, "the original has no `closing` here"),
    ],
)
def test_a_mistake_in_the_translation_has_its_place(
    translated: Translated, refused: Refused, change: tuple[str, str], line: int | None, says: str
) -> None:
    path = translated(change)
    if line is None:
        load(path, "en")
        return
    beside = path.with_name("summary.en.yaml")
    found = [str(p) for p in refused(path, "en") if p.severity == "error"]
    assert any(text.startswith(f"{beside}:{line}:") and says in text for text in found), found


def test_a_block_that_is_not_translated_makes_one_problem(translated: Translated, refused: Refused) -> None:
    path = translated(
        (
            """\
      - id: measures
        title: Measures took effect
        items:
          - heading: Checks
            text: Checked {checks}
""",
            "      []\n",
        )
    )
    found = [p for p in refused(path, "en") if p.severity == "error"]
    assert len(found) == 1
    assert "`sections.first.blocks.measures` with 3 texts is not translated" in found[0].message


def test_a_counter_without_a_unit_is_a_problem(translated: Translated) -> None:
    path = translated(("        unit: checks\n", ""))
    found = [str(p) for p in check(load(path, "en")).problems if p.severity == "error"]
    assert len(found) == 1
    assert found[0].startswith(f"{path.with_name('summary.en.yaml')}:20:16: `checks` has no `unit`")


def test_unchecked_texts_make_one_warning(translated: Translated) -> None:
    warnings = load(translated(), "en").warnings
    assert [w.severity for w in warnings] == ["warning"]
    assert "12 of 12 translated texts were never marked" not in warnings[0].message
    assert "never marked as checked" in warnings[0].message


def test_accept_marks_everything_and_keeps_the_rest(translated: Translated) -> None:
    path = translated()
    beside = path.with_name("summary.en.yaml")
    before = beside.read_text("utf-8")
    assert accept(path, "en") > 10
    after = beside.read_text("utf-8")
    assert after.startswith(before)
    assert "\n  sections.first.statistics.checks.label: " in after
    assert load(path, "en").warnings == ()
    assert accept(path, "en") == 0
    assert beside.read_text("utf-8") == after


def test_a_changed_original_makes_its_translation_stale(translated: Translated, refused: Refused) -> None:
    path = translated()
    accept(path, "en")
    path.write_text(path.read_text("utf-8").replace("gloss: 一句话", "gloss: 另一句话"), "utf-8")
    found = refused(path, "en")
    assert len(found) == 1
    assert str(found[0]).startswith(f"{path.with_name('summary.en.yaml')}:14:12: the original of this text changed")
    assert accept(path, "en") == 1
    load(path, "en")


def test_accept_replaces_the_block_in_the_middle_of_a_file(translated: Translated) -> None:
    path = translated(("title: A small", "checked:\n  title: 00000000\n\n  # old\n\ntitle: A small"))
    accept(path, "en")
    text = path.with_name("summary.en.yaml").read_text("utf-8")
    assert text.count("checked:") == 1
    assert "00000000" not in text
    assert text.endswith("text: Checked {checks}\n")
    assert load(path, "en").report.title == "A small report"


def test_accept_refuses_a_translation_with_other_problems(translated: Translated) -> None:
    path = translated(("gloss: One line\n", "glos: One line\n"))
    before = path.with_name("summary.en.yaml").read_text("utf-8")
    with pytest.raises(InputProblems):
        accept(path, "en")
    assert path.with_name("summary.en.yaml").read_text("utf-8") == before
