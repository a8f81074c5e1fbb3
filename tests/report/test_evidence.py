from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.evidence.read import read
from generator.problems import UsageProblem
from generator.report.check import CheckResult, check
from generator.report.evidence import stands
from generator.report.load import load

Write = Callable[..., Path]


def _said(path: Path, source: Path) -> list[str]:
    return [str(p).removeprefix(f"{path}:") for p in check(load(path), source).problems]


def test_every_figure_is_verified(write: Write, source: Path) -> None:
    digest = sha256(source.read_bytes()).hexdigest()
    path = write(("  paragraphs: 3", f"  paragraphs: 3\n  sha256: {digest}"))
    found = check(load(path), source)
    assert replace(found, proof=None) == CheckResult((), 3, 3)


@pytest.mark.parametrize(
    ("change", "verified", "says"),
    [
        (("figure: 46.6%", "figure: 46.7%"), 2, "36:27: `46.7%` stands nowhere in"),
        (("exact: 13.6万次", "exact: 13.7万次"), 2, "26:37: `13.7万次` stands nowhere in"),
        (
            ("figure: 13.6万次", "figure: 13.7万次"),
            2,
            "23:17: the figure `13.7万次` is not in the cited words `13.6万次`.",
        ),
        (("paragraph: 3}", "paragraph: 2}"), 2, "36:27: `46.6%` is not in paragraph 2. It stands in paragraph 3."),
        (("paragraph: 3}", "paragraph: 9}"), 2, "36:27: there is no paragraph 9. The text has 3."),
        (("figure: 1.3万处", "figure: 3万处"), 2, "31:27: `3万处` stands nowhere in"),
        (("  paragraphs: 3", "  paragraphs: 4"), 3, "10:15: "),
        (("  paragraphs: 3", f"  paragraphs: 3\n  sha256: {'a' * 64}"), 3, "11:11: "),
    ],
)
def test_what_does_not_agree_is_said_with_its_place(
    write: Write, source: Path, change: tuple[str, str], verified: int, says: str
) -> None:
    path = write(change)
    result = check(load(path), source)
    assert result.figures_verified == verified
    assert len(result.problems) == 1, result.problems
    assert str(result.problems[0]).startswith(f"{path}:{says}")


def test_the_hash_to_put_in_is_named(write: Write, source: Path) -> None:
    said = _said(write(("  paragraphs: 3", f"  sha256: {'a' * 64}")), source)
    assert sha256(source.read_bytes()).hexdigest() in said[0]


@pytest.mark.parametrize(
    ("exact", "text", "found"),
    [
        ("5年", "连续7年下降,5年全破", True),
        ("5年", "连续15年下降", False),
        ("5年", "2.5年", False),
        ("2361万", "12361万人", False),
        ("100", "率均达到100%", False),
        ("100%", "率均达到100%", True),
        ("21", "轮训21万人次", False),
        ("21万人", "轮训21万人次", False),
        ("21万人次", "轮训21万人次", True),
        ("118", "运行118个中心", True),
        ("234", "1,234 people", False),
        ("1,234", "1,234 people", True),
        ("1,234", "1,234,567 people", False),
        ("12", "12.5 per cent", False),
        ("12", "It was 12.", True),
        ("12 people", "112 people", False),
        ("4 m", "4 million", False),
    ],
)
def test_figures_stand_on_their_own(exact: str, text: str, found: bool) -> None:
    assert stands(exact, text) is found


def test_a_dropped_mark_of_approximation_is_pointed_out(write: Write, tmp_path: Path) -> None:
    source = tmp_path / "other.txt"
    source.write_text("题\n检查近13.6万次,整改1.3万处\n下降46.6%\n", "utf-8")
    said = _said(write(), source)
    assert len(said) == 1
    assert said[0].startswith("23:17: warning: the source says `近13.6万次`, but the figure is given as exact.")


def test_paragraphs_are_lines_that_are_not_empty(tmp_path: Path) -> None:
    path = tmp_path / "source.md"
    path.write_bytes("\ufeff一\r\n\r\n  \u3000二\x0c三  \r\n四".encode())
    assert read(path).paragraphs == ("一", "二\x0c三", "四")


def test_a_source_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="cannot be opened"):
        read(tmp_path / "none.txt")
    path = tmp_path / "source.txt"
    path.write_bytes(b"\x00" * 80)
    with pytest.raises(UsageProblem, match="is no text"):
        read(path)


def test_quotes_are_word_for_word(write: Write, source: Path) -> None:
    quote = """\
    blocks:
      - {kind: quote, id: said, title: 话, text: 整改隐患, who: 某人, cite: [{paragraph: 2}]}
"""
    assert _said(write(("    blocks:\n", quote)), source) == []
    said = _said(write(("    blocks:\n", quote.replace("text: 整改隐患", "text: 消除隐患"))), source)
    assert len(said) == 1
    assert "warning: these words are not in the cited paragraph." in said[0]


def test_cites_of_blocks_are_looked_up_too(write: Write, source: Path) -> None:
    said = _said(
        write(("        title: 措施", "        cite: [{paragraph: 2, exact: 无此语}]\n        title: 措施")), source
    )
    assert len(said) == 1
    assert "40:38: `无此语` stands nowhere in" in said[0]
