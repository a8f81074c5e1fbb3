"""English figures are named by the words that tell them apart, or not at all."""

from __future__ import annotations

import pytest

from generator.evidence.extract import extract
from generator.evidence.model import Source


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "A third of them did, and [20%] of respondents can write (only) simple programs in Rust.",
            "can write simple programs in Rust",
        ),
        (
            "Only a very small number of respondents ([around 3%]) have taken a university course.",
            "have taken a university course",
        ),
        ("When using WebAssembly, it is mostly in the context of browsers ([23%]).", "browsers"),
        ("Of those who answered, [10%] preferred not to say.", "preferred not to say"),
        ("The median wait fell by [12.5%] in 2024.", "median wait"),
        ("There were [1,204 members], more than ever.", "members"),
        ("[45%] of respondents answered that their organisation depends on it.", "organisation depends on it"),
        ("It is a framework, which constitutes [31.36%] of it.", ""),
    ],
)
def test_english_figures_are_named_by_the_words_that_tell_them_apart(text: str, label: str) -> None:
    before, _, rest = text.partition("[")
    found = extract(Source("report.txt", "", ("A report", rest.join([before, ""]).replace("]", ""))))
    assert [f.label for f in found if f.span[0] >= len(before)][:1] == [label]


def test_a_change_is_named_after_the_figure_that_changed() -> None:
    text = "36% cited factors outside their control, which is a 10 percentage point decrease from last year."
    first, second = extract(Source("report.txt", "", ("A report", text)))
    assert first.label == second.label == "cited factors outside their control"
    assert second.sense == "fall"


def test_making_up_a_share_is_no_rise() -> None:
    (found,) = extract(Source("report.txt", "", ("A report", "Those who answered make up a 2% sample.")))
    assert (found.label, found.sense) == ("sample", "share")
