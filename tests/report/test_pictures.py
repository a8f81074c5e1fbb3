"""What `check` says of pictures and icons, with the place in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build, check
from generator.problems import InputProblems, Problem
from generator.report.load import load
from tests.support.pictures import MAP, landscape, saved

OLD = """\
      - kind: points
        id: measures
        title: 措施落到实处
        items:
          - heading: 检查
            text: 检查{checks}
"""
PICTURE = """\
      - kind: picture
        id: measures
        title: 措施落到实处
        file: harbour.jpg
        alt: 港口
        caption: 检查{checks}
        credit: 摄影：某局
"""
Writer = Callable[..., Path]


@pytest.fixture
def summary(write: Writer) -> Callable[..., Path]:
    """Write the small summary with a picture in place of its points, and pieces of that replaced."""

    def _summary(*changes: tuple[str, str]) -> Path:
        return write((OLD, PICTURE), *changes)

    return _summary


def problems(path: Path, language: str | None = None) -> list[Problem]:
    try:
        return check(path, language=language).problems
    except InputProblems as found:
        return list(found.problems)


def line(path: Path, text: str) -> int:
    return next(n for n, row in enumerate(path.read_text("utf-8").splitlines(), 1) if text in row)


def the_one(path: Path, severity: str = "error") -> Problem:
    (problem,) = problems(path)
    assert problem.severity == severity
    return problem


def test_a_picture_that_is_there_is_no_problem(summary: Writer, tmp_path: Path) -> None:
    saved(landscape(1200, 800), tmp_path / "harbour.jpg")
    assert problems(summary()) == []


def test_a_missing_picture_is_named_with_its_place(summary: Writer, tmp_path: Path) -> None:
    saved(landscape(1200, 800), tmp_path / "harbor.jpg")
    path = summary()
    found = the_one(path)
    assert found.message == "the picture `harbour.jpg` cannot be used: there is no such file."
    assert found.hint == "Did you mean `harbor.jpg`?"
    assert found.where
    assert (found.where.file, found.where.line, found.where.column) == (str(path), line(path, "file:"), 15)


def test_a_broken_picture_is_found_whatever_was_imported_before(summary: Writer, tmp_path: Path) -> None:
    import weasyprint.images  # noqa: F401

    broken = saved(landscape(1200, 800), tmp_path / "harbour.jpg")
    broken.write_bytes(broken.read_bytes()[:4000])
    assert "broken" in the_one(summary()).message


def test_a_broken_picture_stops_the_build_and_leaves_nothing(summary: Writer, tmp_path: Path) -> None:
    broken = saved(landscape(1200, 800), tmp_path / "harbour.jpg")
    broken.write_bytes(broken.read_bytes()[:4000])
    path = summary()
    assert "broken" in the_one(path).message
    with pytest.raises(InputProblems):
        build(path, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("https://example.org/a.jpg", "is an address"),
        ("../harbour.jpg", "outside the summary's folder"),
        ("note.png", "is not a picture"),
        ("script.svg", "<script>"),
    ],
)
def test_what_may_not_be_used_is_refused(file: str, message: str, summary: Writer, tmp_path: Path) -> None:
    (tmp_path / "note.png").write_text("a note", "utf-8")
    (tmp_path / "script.svg").write_text(MAP.replace("<path", "<script>1</script><path"), "utf-8")
    found = the_one(summary(("file: harbour.jpg", f'file: "{file}"')))
    assert message in found.message
    assert found.hint


@pytest.mark.parametrize("focus", ["[0.5]", "[0.5, 1.5]", "[-0.1, 0]", "middle", "[a, b]", "[0.1, 0.2, 0.3]"])
def test_a_focus_is_two_parts(focus: str, summary: Writer) -> None:
    found = problems(summary(("alt: 港口", f"alt: 港口\n        focus: {focus}")))
    assert {p.message for p in found} == {"`focus` must be two numbers from 0 to 1."}
    assert all(p.hint for p in found)


def test_a_picture_without_words_for_those_who_cannot_see_it_is_refused(summary: Writer) -> None:
    found = the_one(summary(("        alt: 港口\n", "")))
    assert found.message == "the picture `measures` has no `alt`."


def test_too_few_pixels_are_a_warning(summary: Writer, tmp_path: Path) -> None:
    saved(landscape(300, 200), tmp_path / "harbour.jpg")
    path = summary()
    found = the_one(path, "warning")
    assert "shows 300 pixels on 8.8 inches of a slide" in found.message
    assert "880 pixels" in found.hint
    assert found.where
    assert found.where.line == line(path, "file:")
    made = build(path, out=tmp_path / "out")
    assert len(made.problems) == 2
    assert "300 pixels on 3.1 inches of a page" in made.problems[1].message


def test_text_in_a_drawing_is_a_warning(summary: Writer, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(MAP.replace("<path", "<text>A</text><path"), "utf-8")
    assert "holds text" in the_one(summary(("harbour.jpg", "a.svg")), "warning").message


def test_words_of_a_picture_are_checked_and_translated(summary: Writer, write: Writer, tmp_path: Path) -> None:
    from tests.report.conftest import OVERLAY

    saved(landscape(1200, 800), tmp_path / "harbour.jpg")
    path = summary()
    own = OVERLAY[OVERLAY.index("        items:") :]
    missing = OVERLAY.replace(own, "        alt: A harbour\n        caption: Checked {checks}\n")
    write(text=missing, name="summary.en.yaml")
    assert any("credit` is not translated" in p.message for p in problems(path, "en"))
    write(text=missing + "        credit: Photograph\n", name="summary.en.yaml")
    block = next(iter(load(path, "en").report.blocks()))
    assert block.kind == "picture"
    assert (block.alt, block.caption, block.credit) == ("A harbour", "Checked {checks}", "Photograph")
    write(text=missing + "        credit: A\n        file: b.jpg\n", name="summary.en.yaml")
    assert any("`file` is not translated" in p.message for p in problems(path, "en"))


def test_a_bare_number_in_a_caption_is_a_problem(summary: Writer, tmp_path: Path) -> None:
    saved(landscape(1200, 800), tmp_path / "harbour.jpg")
    assert "bare number `77`" in the_one(summary(("caption: 检查{checks}", "caption: 共77处"))).message


# --- icons ------------------------------------------------------------------------------------------------------------

ITEM = "          - heading: 检查\n            text: 检查{checks}\n"


def test_an_unknown_icon_is_refused_with_the_nearest_name(write: Writer) -> None:
    items = ITEM + "            icon: sheild\n" + ITEM + "            icon: users\n"
    path = write((ITEM, items))
    found = the_one(path)
    assert found.message == "there is no icon `sheild`."
    assert found.hint == "Did you mean `shield`?"
    assert found.where
    assert (found.where.line, found.where.column) == (line(path, "icon: sheild"), 19)


def test_icons_on_some_items_are_a_warning(write: Writer) -> None:
    found = the_one(write((ITEM, ITEM + "            icon: users\n" + ITEM)), "warning")
    assert found.message == "1 of 2 items have an icon, so none is drawn."


def test_icons_on_all_items_are_no_problem(write: Writer) -> None:
    assert problems(write((ITEM, (ITEM + "            icon: users\n") * 2))) == []


def test_an_icon_without_a_place_is_a_warning(write: Writer) -> None:
    assert "single point" in the_one(write((ITEM, ITEM + "            icon: users\n")), "warning").message
