"""How full pages are: measured in the plan, reported with its place, and made up for by splitting lists."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator import resources
from generator.brand import load as brands
from generator.brand.model import Brand
from generator.handout import compose, fill
from generator.handout.content import PointsBody, ProfilesBody, Text
from generator.handout.fill import measured, problems
from generator.handout.model import Exhibit, Frame, Handout
from generator.handout.plan import plan
from generator.handout.sheet import Sheet, Zone
from generator.report.load import load
from generator.report.origins import origins
from generator.text.words import words
from tests.conftest import CASES
from tests.handout.conftest import Printed, make
from tests.handout.test_compose import exhibit

BODY = Text(())
SUMMARY = CASES / "six-sections" / "summary.yaml"


@pytest.mark.parametrize(
    ("places", "share"),
    [
        ([], 0),
        ([(0, 0, 46, 40)], 1),
        ([(0, 0, 22, 40)], 0.5),
        ([(0, 0, 22, 40), (24, 0, 22, 20)], 0.75),
        ([(0, 0, 46, 19), (0, 20, 46, 20)], 1),  # a gutter is no hole
        ([(0, 0, 46, 10), (0, 30, 46, 10)], 0.5),
        ([(24, 0, 22, 20), (24, 0, 22, 20)], 0.25),
    ],
)
def test_fill_is_the_share_of_lines_that_hold_something(
    places: list[tuple[float, float, float, float]], share: float
) -> None:
    frames = [Frame(*place, BODY) for place in places]
    assert measured(frames, 46, 0, 40) == pytest.approx(share, abs=0.02)


def test_an_opener_is_measured_under_its_band() -> None:
    assert measured([Frame(0, 15, 46, 25, BODY)], 46, 15, 40) == 1


def emptied(handout: Handout, share: float, *, last: bool) -> tuple[Handout, str]:
    """Return the handout with one page of a section less full, and the number of the page."""
    openers = [p for p in handout.pages if p.kind == "opener"]
    page = openers[0]
    following = handout.pages[page.number]
    changed = {page.number: replace(page, fill=share)}
    if not last:  # as if the section went on
        changed[following.number] = replace(following, id="", run=page.run)
    pages = tuple(changed.get(p.number, p) for p in handout.pages)
    return replace(handout, pages=pages), f"Page {page.number} "


@pytest.mark.parametrize(("share", "last", "told"), [(0.5, False, 1), (0.7, False, 0), (0.5, True, 0), (0.1, True, 1)])
def test_an_empty_page_is_reported_unless_the_section_ends(steppe: Brand, share: float, last: bool, told: int) -> None:
    loaded = load(SUMMARY)
    handout = plan(loaded.report, steppe, words(steppe, "zh-CN"))
    changed, page = emptied(handout, share, last=last)
    found = [p for p in problems(changed, origins(loaded.report, loaded.positions)) if p.message.startswith(page)]
    assert [(p.severity, p.where.file if p.where else "") for p in found] == [("warning", str(SUMMARY))] * told
    assert all(p.hint and p.where and p.where.line > 1 for p in found)


def test_a_figure_far_from_its_mention_is_reported(steppe: Brand) -> None:
    loaded = load(SUMMARY)
    handout = plan(loaded.report, steppe, words(steppe, "zh-CN"))
    pages = tuple(replace(p, far=(("falls", 2),)) if p.number == 6 else p for p in handout.pages)
    (found,) = problems(replace(handout, pages=pages), origins(loaded.report, loaded.positions))
    assert "`falls` stands 2 pages" in found.message
    assert found.severity == "warning"


def test_distance_counts_from_the_page_that_holds_the_line() -> None:
    def sheet(names: str, end: int) -> Sheet:
        return Sheet(Zone(10, (), tuple(exhibit(n, 22, 9) for n in names), (0, 0), (0, 0)), (), 0, end)

    sheets = (sheet("", 30), sheet("a", 60), sheet("b", 90), sheet("b", 99))
    assert compose.far(sheets, {"a": 3, "b": 3}) == {2: (("b", 2),)}


def test_the_shipped_report_has_no_empty_page(printed: Printed) -> None:
    assert list(problems(printed.handout, origins(printed.report, {}))) == []
    assert [p.number for p in printed.handout.pages if p.kind == "opener" and p.fill is None] == []


def test_a_long_list_is_split_to_fill_the_page_before_it(steppe: Brand) -> None:
    """Three tables of 18 rows, each kept whole, would leave nearly half of the second page empty."""
    report = make(sections=1, text=0, blocks=("table18", "table18", "table18"))
    handout = plan(report, steppe, words(steppe, report.language))
    section = [p for p in handout.pages if p.fill is not None]
    assert len(section) > 1
    assert all(p.fill and p.fill >= fill.LEAST for p in section[:-1])
    parts = [f.content.id for p in section for f in p.frames if isinstance(f.content, Exhibit)]
    assert len(parts) > len(set(parts)) == 3


def lists(language: str) -> list[int]:
    """Return how many people or points stand in each list of the shipped report on A5."""
    report = load(resources.default_summary(), language).report
    house = brands.load("steppe", language=language, over={"handout": {"paper": "a5"}})
    pages = plan(report, house, words(house, language)).pages
    bodies = [f.content.body for page in pages for f in page.frames if isinstance(f.content, Exhibit)]
    points = [len(b.items) for b in bodies if isinstance(b, PointsBody)]
    return sorted(points + [len(b.people) for b in bodies if isinstance(b, ProfilesBody)])


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_one_column_exchanges_neighbours_before_it_leaves_the_head_of_a_list_alone(language: str) -> None:
    """On A5 three people and four points do not fit under what stands before them; a shorter exhibit does."""
    assert lists(language)[0] > 1


def test_neighbours_keep_their_places_where_one_would_come_to_stand_far_from_its_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compose, "far", lambda *_: {1: (("people", 3),)})
    assert lists("zh-CN")[0] == 1
