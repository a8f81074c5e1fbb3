"""A report becomes a summary that is valid, builds as it is, and holds none of the report's sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build, check
from generator.cli import main
from generator.evidence.extract import extract
from generator.evidence.read import lines, read
from generator.report.load import load
from generator.report.model import ChartBlock
from tests.evidence import reports
from tests.evidence.files import paragraph, word

CHINESE = """\
某市公安工作综述
——全年数字回顾
这一年，全市各级机关认真履职，扎实工作，在各个方面都取得了新的进展，群众的获得感和安全感持续提升，工作局面更加稳固。
平安建设
守护一方平安
全年检查行业场所13.6万次，整改隐患1.3万处，挽回损失4.49亿元，拨打110的报警电话明显减少，群众满意度继续保持在较高水平。
刑事、治安、交通警情同比分别下降46.6%、18.7%、9.4%，现行命案连续7年下降，全市社会大局保持稳定，群众安居乐业，秩序良好。
为民服务
办好群众的事
建成100个“一站式”政务服务派出所，网上办理率达到98.5%，出台便民措施15条，近三成业务实现了全程网办，群众办事更加方便。
走访企业2—4家的民警占八成左右，全年帮助企业解决问题1万余个，新增用工1.2万人，营商环境得到了持续优化，企业反映良好。
（某市公安局供稿）
"""
ENGLISH = """\
# Annual report 2024 of the Hillside Library
The library was open on most days of the year and served more readers than ever before.
## Reading
The library had 61,234 visits and 8,070 members. Visits rose 12 per cent; late returns fell by 3.5% and fines by 4.1%.
## Money
It spent £212.6 million, or $4.2bn over ten years; nearly two thirds of it came from the city.
| Country | Readers | Share |
|---|--:|--:|
| Norway | 1,200 | 21.5% |
| Chile | 900 | 17.2% |
| Kenya | 800 | 12.1% |
| Japan | 650 | 9.0% |
"""


def _draft(folder: Path, text: str, name: str = "report.txt") -> tuple[Path, Path]:
    source, summary = folder / name, folder / "summary.yaml"
    source.write_text(text, "utf-8")
    assert main(["draft", str(source), "-o", str(summary)]) == 0
    return source, summary


def test_every_figure_is_a_statistic_of_its_section_and_paragraph(tmp_path: Path) -> None:
    source, summary = _draft(tmp_path, CHINESE)
    report = load(summary).report
    assert (report.title, report.subtitle, report.publisher) == ("某市公安工作综述", "全年数字回顾", "某市公安局")
    assert [(s.title, s.headline, s.paragraphs) for s in report.sections] == [
        ("平安建设", "守护一方平安", (4, 7)),
        ("为民服务", "办好群众的事", (8, 12)),
    ]
    said = [[(s.figure, s.cite.paragraph) for s in section.statistics] for section in report.sections]
    assert said == [
        [("13.6万次", 6), ("1.3万处", 6), ("4.49亿元", 6), ("46.6%", 7), ("18.7%", 7), ("9.4%", 7), ("7年", 7)],
        [
            ("100个", 10),
            ("98.5%", 10),
            ("15条", 10),
            ("近三成", 10),
            ("2—4家", 11),
            ("八成左右", 11),
            ("1万余个", 11),
            ("1.2万人", 11),
        ],
    ]
    result = check(summary, source=source)
    assert result.problems == []
    assert result.figures_verified == result.figures_total == 15


def test_a_chart_is_proposed_where_the_figures_allow_one(tmp_path: Path) -> None:
    _, summary = _draft(tmp_path, CHINESE)
    report = load(summary).report
    charts = [block for block in report.blocks() if isinstance(block, ChartBlock)]
    assert [(c.form, [r.label for r in c.rows]) for c in charts] == [("fall", ["刑事", "治安", "交通警情"])]
    assert report.statistic(charts[0].rows[0].stat or "").figure == "46.6%"


def test_an_english_report_has_readable_ids_and_charts_of_its_tables(tmp_path: Path) -> None:
    source, summary = _draft(tmp_path, ENGLISH, "hillside library.md")
    report = load(summary).report
    assert report.id == "hillside-library"
    assert report.period == "2024"
    assert {"visits", "members"} <= set(report.statistics_by_id)
    assert [c.form for c in report.blocks() if isinstance(c, ChartBlock)][-2:] == ["bar", "share"]
    assert check(summary, source=source).problems == []


def test_the_same_report_gives_the_same_bytes_and_nothing_is_replaced(tmp_path: Path) -> None:
    source, summary = _draft(tmp_path, CHINESE)
    first = summary.read_bytes()
    assert main(["draft", str(source), "-o", str(summary)]) == 2
    summary.write_text("mine", "utf-8")
    assert main(["draft", str(source), "-o", str(summary)]) == 2
    assert summary.read_text("utf-8") == "mine"
    assert main(["draft", str(source), "-o", str(summary), "--force"]) == 0
    assert summary.read_bytes() == first


def test_what_is_uncertain_says_so_beside_the_entry(tmp_path: Path) -> None:
    text = "某市工作报告\n一、回顾\n“一村一辅警”100%配备，工作扎实。\n二、打算\n新建学校11所。\n"
    _, summary = _draft(tmp_path, text)
    written = summary.read_text("utf-8")
    assert written.startswith("# 这份摘要由程序从报告起草")
    entry = next(part for part in written.split("- id: ") if 'figure: "100%"' in part)
    assert entry.splitlines()[0].endswith("# 待核：含义（升、降或比重）")
    assert "# 待核：原文未写明发布单位" in written


def test_figures_beyond_those_shown_stand_in_comments_that_can_be_used(tmp_path: Path) -> None:
    many = "".join(f"新建学校{n}所，培训教师{n + 100}名，投入{n + 3}.5亿元，工作扎实推进。\n" for n in range(11, 31))
    source, summary = _draft(tmp_path, f"某市工作报告\n一、回顾\n{many}二、打算\n新建医院9所。\n")
    text = summary.read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("      # - {id: ")]
    assert len(load(summary).report.statistics_by_id) + len(comments) == 61
    summary.write_text(text.replace(comments[0], comments[0].replace("# - ", "- ")), "utf-8")
    assert {p.severity for p in check(summary, source=source).problems} == {"warning"}  # not used in a text yet


def test_a_draft_copies_no_sentence(tmp_path: Path) -> None:
    _, summary = _draft(tmp_path, CHINESE)
    text = summary.read_text("utf-8")
    for sentence in lines(CHINESE.replace("。", "。\n").replace("，", "\n")):
        if len(sentence) > 16:
            assert sentence not in text


def test_a_report_without_figures_still_makes_a_summary(tmp_path: Path) -> None:
    _, summary = _draft(tmp_path, "某市工作报告\n各项工作都有进展。\n")
    report = load(summary).report
    assert report.highlights is None
    assert len(report.sections) == 1


def test_word_documents_are_drafted_and_checked(tmp_path: Path) -> None:
    source = word(
        tmp_path / "report.docx",
        *(paragraph("年度综述", "a0"), paragraph("成效", "1"), paragraph("检查13/.6万次，下降46.6%。")),
        *(paragraph("打算", "1"), paragraph("新建学校11所。")),
    )
    summary = tmp_path / "summary.yaml"
    assert main(["draft", str(source), "-o", str(summary)]) == 0
    result = check(summary, source=source)
    assert (result.figures_verified, result.problems) == (3, [])


def test_a_draft_builds_as_it_is(tmp_path: Path) -> None:
    source, summary = _draft(tmp_path, CHINESE)
    result = build(summary, source=source, out=tmp_path / "out")
    assert [str(p) for p in result.problems] == []
    assert set(result.outputs) == {"deck", "handout"}


def test_wrong_usage_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(tmp_path / "none.txt"), "-o", str(tmp_path / "s.yaml")]) == 2
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", "utf-8")
    assert main(["draft", str(empty), "-o", str(tmp_path / "s.yaml")]) == 2
    assert main(["draft", str(empty)]) == 2
    said = capsys.readouterr().err
    assert "cannot be opened" in said
    assert "is empty" in said
    assert "-o my-report/summary.yaml" in said


def test_the_shipped_summary_is_among_the_figures_of_its_source() -> None:
    source = read(reports.source())
    found = {(f.paragraph, f.exact) for f in extract(source)}
    shipped = load(reports.SHIPPED).report
    assert len(shipped.statistics_by_id) == 39
    for stat in shipped.statistics():
        assert (stat.cite.paragraph, stat.figure) in found, stat.id
    assert len(found) <= 36  # nothing else: no telephone number, no ordinal, no name


@pytest.mark.parametrize("path", reports.texts(), ids=lambda p: p.stem)
def test_real_reports_are_drafted_without_problems(tmp_path: Path, path: Path) -> None:
    summary = tmp_path / "summary.yaml"
    assert main(["draft", str(path), "-o", str(summary)]) == 0
    result = check(summary, source=path)
    assert [str(p) for p in result.problems] == []
    assert result.figures_verified == result.figures_total > 30
