from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import InputProblems, Problem, UsageProblem
from generator.report.check import check
from generator.report.load import load

Write = Callable[..., Path]
Refused = Callable[..., list[Problem]]


def test_a_good_summary_loads_with_positions(write: Write) -> None:
    loaded = load(write())
    assert [s.id for s in loaded.report.statistics()] == ["checks", "hazards", "fall"]
    assert loaded.overlay is None
    title = loaded.where("sections", 0, "blocks", 0, "title")
    assert (title.line, title.column) == (40, 16)
    assert loaded.where("sections", 0, "blocks", 0, "items", 0, "cite", "paragraph").line == 42
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    ("change", "line", "column", "says"),
    [
        (("title: 小", "titel: 小"), 3, 1, "`titel` is not a key of a summary. Did you mean `title`?"),
        (("abstract:", "foo: 1\nabstract:"), 12, 1, "`foo` is not a key of a summary. Keys of a summary: `id`, "),
        (("        label: 检查场所\n", ""), 22, 9, "the statistic `checks` has no `label`. Add `label: …`."),
        (("figure: 46.6%", "figure: 7"), 33, 17, 'but 7 without quotes is a number. Put it in quotes: "7".'),
        (("figure: 46.6%", "figure: 46.60"), 33, 17, "but 46.60 without quotes is a number"),
        (("figure: 46.6%", "figure: 007"), 33, 17, 'Put it in quotes: "007".'),
        (("figure: 46.6%", "figure: yes"), None, 0, ""),
        (("figure: 46.6%", "figure: true"), 33, 17, '`figure` must be a text. Put it in quotes: "true".'),
        (("figure: 46.6%", "figure:"), 33, 9, "`figure` is empty."),
        (("figure: 46.6%", "figure: ''"), None, 0, ""),
        (("label: 警情", "label: ''"), 34, 16, "`label` is an empty text."),
        (("label: 警情", "label: [a, b]"), 34, 16, "`label` must be one text, not a list."),
        (("label: 警情", "label: {fall}"), 34, 16, 'A text that begins with a brace needs quotes: "{fall} …".'),
        (
            ("label: 警情", "label: {fall}警情"),
            34,
            16,
            "a text may not begin with a brace. Put the whole text in quotes",
        ),
        (("sense: fall", "sense: fell"), 35, 16, "`sense` cannot be `fell`. Did you mean `fall`?"),
        (("language: zh-CN", "language: zz"), 2, 11, "`language` cannot be `zz`. It can be `zh-CN`, `en`."),
        (("id: fall", "id: Der Fall"), 32, 13, "`Der Fall` is not an id. Use small letters"),
        (
            ("kind: points", "kind: pionts"),
            38,
            15,
            "there is no kind `pionts`. Did you mean `points`? Kinds: `points`,",
        ),
        (
            ("      - kind: points\n        id:", "      - id:"),
            38,
            9,
            "this block has no `kind`. Add `kind: …`, one of",
        ),
        (("heading: 检查", "haeding: 检查"), 42, 13, "`haeding` is not a key of a point. Did you mean `heading`?"),
        (("paragraph: 3}", "paragraph: x}"), 36, 27, "`paragraph` must be a whole number. Paragraphs are"),
        (("paragraph: 3}", "paragraph: 0}"), 36, 27, "`paragraph` must be a whole number of 1 or more."),
        (("cite: {paragraph: 3}", "cite: 3"), 36, 15, "`cite` must have keys of its own. Start the next line"),
        (("      - 共检查{checks}。", "      共检查"), 20, 7, "`text` must be a list. Put each entry"),
        (
            ("          - heading: 检查\n            text: 检查{checks}", "          - 检查"),
            42,
            13,
            "must have keys of its own",
        ),
        (("id: hazards", "id: checks"), 27, 13, "two figures have the id `checks`; the first is in line 22."),
        (
            ("subtitle: 副题\npub", "subtitle: 副题\ntitle: 再\npub"),
            5,
            1,
            "the key `title` stands twice; first in line 3.",
        ),
        (("  paragraphs: 3", "  sha256: abc"), 10, 11, "`sha256` must be 64 digits and letters a-f."),
    ],
)
def test_a_mistake_is_named_with_its_place(
    write: Write, refused: Refused, change: tuple[str, str], line: int | None, column: int, says: str
) -> None:
    path = write(change)
    if line is None:
        load(path)
        return
    problems = refused(path)
    assert len(problems) == 1, problems
    assert str(problems[0]).startswith(f"{path}:{line}:{column}: ")
    assert says in str(problems[0])


def test_all_problems_come_at_once_in_the_order_of_the_file(write: Write, refused: Refused) -> None:
    path = write(("title: 小", "titel: 小"), ("sense: fall", "sense: fell"), ("id: hazards", "id: checks"))
    assert [p.where.line for p in refused(path) if p.where] == [3, 27, 35]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 0, "the file is empty"),
        ("  \n\n", 0, "the file is empty"),
        ("# only this\n", 0, "nothing but comments"),
        ("- a\n- b\n", 1, "the file holds a list"),
        ("just words\n", 1, "the file holds plain text"),
        ("a: 1\n\tb: 2\n", 2, "a tab"),
        ("a: b: c\n", 1, "a colon followed by a space"),
        ("a: 'b\nc: d\n", 1, "never closed"),
        ("a: {b\nc: d\n", 1, "brace"),
        ("a: [b\nc: d\n", 1, "bracket"),
        ("a: b\n c: d\n", 2, "colon"),
        ("a: - b\n", 1, "a list may not start on the line of its key"),
        ("a: [, b]\n", 1, "something is missing before this character"),
        ("a: %b\n", 1, "may not begin with this character"),
        ("a: *b\n", 1, "`*b` is an alias"),
        ("a: b\nc\n", 2, "neither a key with a colon"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("a: \x07\n", 1, "invisible character (U+0007)"),
        ("a: &x [*x]\n", 1, "`*x` is an alias"),
        ("a: " + "[" * 300, 1, "nested too deeply"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("{a: b}: c\n", 1, "a key must be a single word"),
    ],
)
def test_unreadable_yaml_is_explained_in_plain_words(
    write: Write, refused: Refused, text: str, line: int, says: str
) -> None:
    problems = refused(write(text=text))
    assert any(says in p.message and p.where and p.where.line == line for p in problems), problems


def test_other_encodings_are_refused(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "summary.yaml"
    path.write_bytes("id: a\ntitle: 标题\n".encode("gb18030"))
    assert str(refused(path)[0]).startswith(f"{path}:2: the file is not UTF-8 text.")
    path.write_bytes("id: a\n".encode("utf-16"))
    assert "UTF-16" in refused(path)[0].hint


def test_a_byte_order_mark_and_windows_lines_are_fine(write: Write, tmp_path: Path) -> None:
    text = write().read_text("utf-8")
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    loaded = load(path)
    assert loaded.report.title == "小报告"
    assert loaded.where("title").line == 3


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="There is no file"):
        load(tmp_path / "summary.yaml")
    with pytest.raises(UsageProblem, match="cannot be opened"):
        load(tmp_path)


def test_an_empty_section_is_a_problem(write: Write, refused: Refused) -> None:
    path = write()
    text = path.read_text("utf-8")
    path.write_text(text + "  - {id: last, title: 空, headline: 空, gloss: 空, summary: 空}\n", "utf-8")
    problems = refused(path)
    assert len(problems) == 1
    assert "section `last` is empty" in problems[0].message


def test_no_sections_at_all_is_a_problem(write: Write, refused: Refused) -> None:
    path = write(("sections:\n", "sections: []\nrest:\n"))
    assert any("`sections` is empty. It needs at least 1 entry." in str(p) for p in refused(path))


def test_a_date_must_be_a_date(write: Write, refused: Refused) -> None:
    events = """\
overview:
  - kind: timeline
    id: dates
    title: 两个日期
    events:
      - {id: a, date: 2022-07-19, heading: 起, text: 起, cite: {paragraph: 1}}
      - {id: b, date: 2022-09-15, heading: 止, text: 止, cite: {paragraph: 1}}
sections:
"""
    loaded = load(write(("sections:\n", events)))
    assert loaded.report.overview[0].events[0].date == dt.date(2022, 7, 19)  # type: ignore[union-attr]
    problems = refused(write(("sections:\n", events.replace("2022-07-19", "19.7.2022"))))
    assert "Write it as year-month-day" in str(problems[0])


def test_whatever_line_is_lost_the_problems_have_places(translated: Write) -> None:
    path = translated()
    beside = path.with_name("summary.en.yaml")
    for file in (path, beside):
        whole = file.read_text("utf-8")
        lines = whole.splitlines(keepends=True)
        for lost in range(len(lines)):
            file.write_text("".join(lines[:lost] + lines[lost + 1 :]), "utf-8")
            try:
                loaded = load(path, "en")
                problems = check(loaded).problems
            except InputProblems as error:
                problems = error.problems
            assert all(p.where and (p.where.line or p.severity == "warning") for p in problems)
        file.write_text(whole, "utf-8")


def test_a_text_that_begins_with_an_ampersand_is_not_cut(tmp_path: Path) -> None:
    """YAML takes `&Co` for an anchor and drops it without a word."""
    path = tmp_path / "summary.yaml"
    path.write_text("id: a\ntitle: &Co 年报\n", "utf-8")
    with pytest.raises(InputProblems) as found:
        load(path)
    assert any(str(p).startswith(f"{path}:2:") and "&Co" in str(p) for p in found.value.problems)
