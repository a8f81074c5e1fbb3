"""Headings are found by style, Markdown, numbering, or their shape; nothing is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evidence.model import Outline, Source
from generator.evidence.read import lines, read
from generator.evidence.sections import outline
from tests.evidence.files import paragraph, word

BODY = (
    "这一段文字足够长，写的是全年的工作情况，各项任务都按照计划推进，没有出现大的问题，群众反映良好，下一步将继续努力。"
)


def _outline(text: str, kind: str = "text") -> Outline:
    return outline(Source("report.txt", "0" * 64, lines(text), "markdown" if kind == "markdown" else "text"))


def _sections(found: Outline) -> list[tuple[str, int, int]]:
    return [(s.title, s.first, s.last) for s in found.sections]


def test_numbering_divides_a_work_report() -> None:
    found = _outline(
        f"分享:\n首页\n某市2025年政府工作报告\n来源：\n某市人民政府\n各位代表：\n一、工作回顾\n{BODY}\n（一）聚焦产业，稳住增长。{BODY}\n"
        f"（二）扩大开放。{BODY}\n二、下一年安排\n{BODY}\n"
    )
    assert found.title == "某市2025年政府工作报告"
    assert found.publisher == "某市人民政府"
    assert found.years == (2025,)
    assert _sections(found) == [("", 4, 6), ("工作回顾", 7, 10), ("下一年安排", 11, 12)]
    assert [(h.level, h.text) for h in found.headings if h.run_in] == [(2, "聚焦产业，稳住增长"), (2, "扩大开放")]


def test_short_lines_between_long_paragraphs_are_headings_and_may_have_two_lines() -> None:
    found = _outline(
        f"守护“平安”\n——某局全年工作综述\n{BODY}\n图为民警执勤现场。\n不忘初心\n守护一方安宁\n{BODY}\n……\n{BODY}\n人民至上\n"
        f"写好平安答卷\n{BODY}\n（某局供稿）\n"
    )
    assert (found.title, found.subtitle, found.publisher) == ("守护“平安”", "某局全年工作综述", "某局")
    assert [(s.title, s.below) for s in found.sections] == [
        ("", ""),
        ("不忘初心", "守护一方安宁"),
        ("人民至上", "写好平安答卷"),
    ]


def test_markdown_headings_and_what_is_no_text() -> None:
    found = _outline(
        "# The **year** in numbers\n<!-- a chart\n12 34 -->\n## 1. Reading\nIt grew.\n```\n## no heading 12\n```\n"
        "## 2. Lending\n### 2.1 Books\nIt fell.\n[1]: https://example.org/2024\n",
        "markdown",
    )
    assert found.title == "The year in numbers"
    assert found.language == "en"
    assert [(s.title, s.first, s.last) for s in found.sections] == [("", 2, 3), ("Reading", 4, 8), ("Lending", 9, 12)]
    assert found.noise == {2, 3, 6, 7, 8, 12}


def test_styles_of_a_word_document_come_first(tmp_path: Path) -> None:
    path = word(
        tmp_path / "report.docx",
        *(
            paragraph("年度综述", "a0"),
            paragraph("1. 不是标题的列表项"),
            paragraph("第一部分 成效", "1"),
            paragraph(BODY),
        ),
        *(paragraph("第二部分 打算", "own"), paragraph(BODY)),
    )
    found = outline(read(path))
    assert found.title == "年度综述"
    assert _sections(found) == [("", 2, 2), ("成效", 3, 4), ("打算", 5, 6)]


@pytest.mark.parametrize(
    "heading", ["Part II: Outlook", "Chapter 3 Outlook", "3. Outlook", "Section B Outlook", "Appendix 1 Outlook"]
)
def test_english_numbering(heading: str) -> None:
    other = heading.replace("II", "I").replace("3", "2").replace("B ", "A ").replace("Appendix 1", "Appendix 2")
    body = "The library was open on most days of the year and served more readers than in any year before it did."
    found = _outline(f"Annual report of the library\n{other}\n{body}\n{heading}\n{body}\n")
    assert [s.title for s in found.sections] == ["Outlook", "Outlook"]


def test_a_text_without_headings_is_one_section() -> None:
    found = _outline(f"{BODY}\n{BODY}\n")
    assert _sections(found) in ([("", 1, 2)], [("", 2, 2)])
    assert found.headings == ()
    assert found.publisher == ""


def test_lines_that_repeat_are_page_heads() -> None:
    pages = "".join(f"某局年度报告\n{BODY}\n第 {n} 页\n" for n in range(1, 5))
    assert outline(Source("r", "0" * 64, lines(pages))).noise >= {1, 4, 7, 10, 3, 6, 9, 12}
