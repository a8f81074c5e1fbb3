"""Reports are read in the formats and encodings that offices have."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.evidence.read import read
from generator.problems import UsageProblem
from tests.evidence.files import paragraph, pdf, table, word

TEXT = "某局年度综述\r\n\r\n全年检查１３.6万次，投入£4.2m。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("£", "￡").encode(encoding))
    assert read(path).paragraphs == ("某局年度综述", "全年检查１３.6万次，投入￡4.2m。")


def test_western_european_text_is_not_taken_for_chinese(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("Annual report\nThe library’s budget was £212.6 million – 3% more.".encode("cp1252"))
    assert read(path).paragraphs[1] == "The library’s budget was £212.6 million – 3% more."


def test_markdown_says_what_its_head_says(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text('+++\ntitle = "The year"\nauthors = ["The Survey Team"]\n+++\n# The year\n', "utf-8")
    source = read(path)
    assert source.properties == {"title": "The year", "publisher": "The Survey Team"}
    assert source.paragraphs[-1] == "# The year"


def test_word_gives_paragraphs_rows_and_the_levels_of_headings(tmp_path: Path) -> None:
    path = word(
        tmp_path / "report.docx",
        paragraph("年度综述", "a0"),
        paragraph("一部分", "1"),
        paragraph("检查13/.6万次。"),
        paragraph(""),
        paragraph("自定样式", "own"),
        paragraph("更深", "deep"),
        table(("地区", "人数"), ("甲", "1,234")),
        "<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins><w:r><w:t>末段</w:t></w:r></w:ins></w:p>",
    )
    source = read(path)
    assert source.kind == "word"
    assert source.paragraphs == (
        *("年度综述", "一部分", "检查13.6万次。", "自定样式", "更深"),
        *("| 地区 | 人数 |", "| --- | --- |", "| 甲 | 1,234 |", "末段"),
    )
    assert source.levels == {1: 0, 2: 1, 4: 1, 5: 2}


def test_pdf_gives_paragraphs_without_page_heads(tmp_path: Path) -> None:
    long = "全年检查各类行业场所13.6万次，整改隐患1.3万处，刑事、治安警情同比分别下降46.6%、18.7%，" * 3 + "保持平稳。"
    path = pdf(
        tmp_path / "report.pdf",
        f"<p>一、总体情况</p><p>{long}</p>",
        "<p>二、下一步</p><p>继续努力。</p>",
        "<p>完。</p>",
    )
    source = read(path)
    assert source.kind == "pdf"
    assert [p.replace(" ", "") for p in source.paragraphs] == ["一、总体情况", long, "二、下一步", "继续努力。", "完。"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("report.docx", b"PK\x03\x04nothing", "is no Word document"),
        ("report.pdf", b"%PDF-1.7 nothing", "cannot be read as PDF"),
        ("report.txt", b"\x00" * 80, "is no text"),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageProblem, match=says):
        read(path)


def test_a_scan_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    import pypdfium2

    with pypdfium2.PdfDocument.new() as document:
        document.new_page(100, 100)
        document.save(path)
    with pytest.raises(UsageProblem, match="no text layer"):
        read(path)
