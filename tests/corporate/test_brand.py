"""From a template to a brand file and back: what is proposed, what a person may correct, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, resources
from generator.brand.contrast import problems as contrast
from generator.brand.contrast import ratio
from generator.brand.load import load
from generator.build import build
from generator.corporate import palette, propose, read, report, roles, settings
from generator.corporate.folder import imported
from generator.corporate.recolor import recolored
from generator.corporate.roles import Ink
from generator.deck.layouts import layouts
from generator.problems import ExitCode, InputProblems
from tests.conftest import CASES
from tests.support.templates import BAND, changed, kind, plain, replaced, slide_in, twice

BASE = (resources.folder("templates") / "base",)


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    file = changed(plain(tmp_path / "Our house.potx"), kind("template"))
    imported(file, tmp_path / "brand")
    return tmp_path / "brand"


def test_import_finds_title_and_section_layouts(brand: Path) -> None:
    found = settings.setting(load(brand))
    assert {role: page.name for role, (page, _) in found.mapped.items()} == {
        "cover": "Title Slide",
        "divider": "Section Header",
    }
    assert found.base is not None
    assert found.base.name == "Title Only"
    assert found.mapped["cover"][1]["title"] == 0
    assert found.mapped["cover"][1]["subtitle"] == 1


@pytest.mark.parametrize("real", ["drawn", "used"])
def test_of_two_masters_the_houses_own_is_taken(tmp_path: Path, real: str) -> None:
    file = twice(plain(tmp_path / "house.pptx"))
    assert _master_of(file) == 1
    if real == "drawn":
        changed(file, replaced(r"ppt/slideMasters/slideMaster2\.xml", (r"</p:spTree>", BAND)))
    else:
        changed(file, slide_in("ppt/slideLayouts/slideLayout102.xml"))
    assert _master_of(file) == 2


def test_a_master_with_no_plain_page_is_not_taken_for_its_slides(tmp_path: Path) -> None:
    file = twice(plain(tmp_path / "house.pptx"))
    untitled = (r'<p:ph type="(?:ctrTitle|title)"/>', '<p:ph type="body" idx="77"/>')
    changed(file, replaced(r"ppt/slideLayouts/slideLayout1\d\d\.xml", untitled))
    changed(file, slide_in("ppt/slideLayouts/slideLayout102.xml"))
    assert _master_of(file) == 1


def _master_of(file: Path) -> int:
    return propose.propose(read.template(file), settings.recipe(BASE)).master


def test_a_brand_file_from_a_template_loads_without_weak_contrast(brand: Path) -> None:
    loaded = load(brand)
    assert loaded.title == "Our house"
    assert contrast(loaded) == ()


def test_content_stands_where_the_template_has_its_text(brand: Path) -> None:
    loaded = load(brand)
    found, offered = settings.setting(loaded), layouts(loaded, "en")
    table = offered.layouts["table"]
    box = table.frame.box(table.placeholders["table"].box)
    area = found.area
    assert area.x - 0.01 <= box.x
    assert area.y - 0.01 <= box.y
    assert box.x + box.w <= area.x + area.w + 0.01
    assert box.y + box.h <= area.y + area.h + 0.01


def test_a_mapped_layout_measures_in_their_box_and_size(brand: Path) -> None:
    loaded = load(brand)
    found, offered = settings.setting(loaded), layouts(loaded, "en")
    theirs = next(p for p in found.mapped["cover"][0].places if p.is_title)
    ours = offered.layouts["cover"].placeholders["title"]
    assert (ours.box, ours.styles[0].size) == (theirs.box, theirs.size)


def _edited(brand: Path, old: str, new: str) -> InputProblems:
    path = brand / "brand.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputProblems) as caught:
        settings.setting(load(brand))
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Our house.potx"', '"missing.potx"', "is not there"),
        ("master: 1", "master: 4", "no slide master 4"),
        ('base: "Title Only"', 'base: "Title Onyl"', "Did you mean `Title Only`?"),
        ('layout: "Title Slide"', 'layout: "Cover"', "no layout `Cover`"),
        ("subtitle: 1", "subtitle: 9", "no placeholder 9"),
        ("ink: tx1", "ink: text1", "no theme colour"),
        ("area: [", "area: [9, 9, ", "no rectangle"),
    ],
)
def test_a_setting_that_the_template_cannot_serve_is_named_with_its_line(
    brand: Path, old: str, new: str, says: str
) -> None:
    (problem,) = _edited(brand, old, new).problems
    assert says in str(problem)
    assert problem.where is not None
    assert problem.where.line > 0


def test_layouts_of_one_name_are_told_apart_by_number(brand: Path, tmp_path: Path) -> None:
    template = brand / "Our house.potx"
    changed(template, replaced(r"ppt/slideLayouts/slideLayout\d+\.xml", (r'name="Title Only"', 'name="Title Slide"')))
    problem = _edited(brand, 'base: "Title Only"', 'base: "6"').problems[0]
    assert "Several layouts of the template are called `Title Slide`" in str(problem)


def test_a_table_in_a_text_placeholder_is_refused(brand: Path) -> None:
    path = brand / "brand.yml"
    text = path.read_text("utf-8")
    role = 'layouts:\n        table: {layout: "Title and Content", places: {title: 0, table: 1, source: none}}\n'
    path.write_text(text.replace("layouts:\n", role, 1), "utf-8")
    with pytest.raises(InputProblems, match="cannot stand in placeholder 1"):
        layouts(load(brand), "en")


def test_import_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = plain(tmp_path / "house.pptx")
    asked = ["brand", "import", str(file), "-o", str(tmp_path / "b"), "--name", "The House", "--json"]
    assert cli.main(asked) == ExitCode.DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["layouts"]["cover"]["confidence"] == "high"
    assert load(tmp_path / "b").title == "The House"
    assert cli.main(asked) == ExitCode.USAGE
    assert "already" in json.loads(capsys.readouterr().out)["problems"][0]["message"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600])
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "broken.pptx"
    file.write_bytes(data)
    with pytest.raises(InputProblems):
        imported(file, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_a_tint_is_worked_out_as_powerpoint_does() -> None:
    assert palette.tinted("#4472c4", 75, 0) == "#2f5597"
    assert palette.tinted("#4472c4", 40, 60) == "#b4c7e7"
    assert palette.tinted("#000000", 65, 35) == "#595959"


Theme = Callable[[Path], Path]


@pytest.mark.parametrize("colour", ["FFD400", "0B0B0F", "F4F4F4", "39FF14", "808080", "C8102E", "0057B8"])
@pytest.mark.parametrize("inverted", [False, True])
def test_every_theme_gives_readable_roles(tmp_path: Path, colour: str, inverted: bool) -> None:
    file = plain(tmp_path / "house.pptx")
    pairs = [
        (rf"<a:{slot}><a:srgbClr val=\"\w+\"/>", f'<a:{slot}><a:srgbClr val="{colour}"/>')
        for slot in ("accent1", "dk2")
    ]
    changed(file, replaced(r"ppt/theme/theme1\.xml", *pairs))
    if inverted:
        swap = (r'bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
        changed(file, replaced(r"ppt/slideMasters/slideMaster1\.xml", swap))
    master = read.template(file).masters[0]
    inks = roles.assign(master, settings.recipe(BASE))
    for role, ground, need in (
        ("ink", "paper", 7),
        ("deep", "paper", 7),
        ("muted", "paper", 4.5),
        ("accent", "panel", 4.5),
    ):
        assert ratio(inks[role].color, inks[ground].color) >= need, role
    imported(file, tmp_path / "brand")
    assert contrast(load(tmp_path / "brand")) == ()


def test_colours_are_those_of_the_role_and_tints_stay() -> None:
    inks = {
        "accent": Ink("accent3 75", "#000001"),
        "muted": Ink("tx1 65 35", "#000002"),
        "rule": Ink("bg1 85", "#000003"),
    }
    plain_one = '<a:schemeClr val="accent1"/>'
    assert recolored(plain_one, inks) == '<a:schemeClr val="accent3"><a:lumMod val="75000"/></a:schemeClr>'
    tinted = '<a:schemeClr val="accent1"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>'
    assert recolored(tinted, inks) == tinted.replace("accent1", "accent3")
    rule = '<a:schemeClr val="accent5"><a:lumMod val="30000"/><a:lumOff val="70000"/></a:schemeClr>'
    assert recolored(rule, inks) == '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>'
    assert recolored('<a:schemeClr val="phClr"/>', inks) == '<a:schemeClr val="phClr"/>'


def test_the_report_says_where_every_role_stands(brand: Path) -> None:
    loaded = load(brand)
    uses = {use.role: use for use in report.uses(loaded, "en")}
    assert uses.keys() == layouts(loaded, "en").layouts.keys()
    said = "`Section Header` (confidence high: PowerPoint's kind `secHead`, its name says `section`)"
    assert uses["divider"].told == f"{said}; left out: ordinal, source; put below another text: text"
    assert uses["table"].told.startswith("built on `Title Only` (PowerPoint's kind `titleOnly`")
    assert uses["closing-1"].told == "built on the bare master (it fills the whole slide)"
    assert report.problems(loaded, "en") == ()


def test_a_role_without_a_place_for_its_title_is_missing(brand: Path) -> None:
    path = brand / "brand.yml"
    text = path.read_text("utf-8")
    assert 'cover: {layout: "Title Slide", places: {title: 0,' in text
    path.write_text(text.replace("places: {title: 0,", "places: {title: none,", 1), "utf-8")
    loaded = load(brand)
    (cover,) = (use for use in report.uses(loaded, "en") if use.role == "cover")
    assert cover.how == "missing"
    (problem,) = report.problems(loaded, "en")
    assert "`cover` is missing" in str(problem)
    assert problem.where is not None
    assert problem.where.line > 0


def test_brand_check_tells_of_every_role(brand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["brand", "check", str(brand)]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "cover: `Title Slide` (confidence high" in said
    assert "points ×36" in said
    assert cli.main(["brand", "check", str(brand), "--json"]) == ExitCode.DONE
    answer = json.loads(capsys.readouterr().out)["template"]
    assert answer["file"] == "Our house.potx"
    assert {use["role"] for use in answer["roles"]} == layouts(load(brand), "zh-CN").layouts.keys()


def test_brand_check_tells_what_is_wrong_with_the_template_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = plain(tmp_path / "house.pptx")
    changed(file, replaced(r"ppt/slideLayouts/slideLayout6\.xml", (r'<p:cNvPr id="\d+"', '<p:cNvPr id="2"')))
    imported(file, tmp_path / "brand")
    cli.main(["brand", "check", str(tmp_path / "brand"), "--json"])
    said = [p["message"] for p in json.loads(capsys.readouterr().out)["problems"]]
    assert any("The template itself is not in order" in message and "number 2" in message for message in said)


def test_the_report_says_what_the_template_lacks(tmp_path: Path) -> None:
    file = plain(tmp_path / "house.pptx")
    bare = (r"<p:sp>(?:(?!</p:sp>).)*<p:ph type=\"(?:title|ftr|sldNum)\"(?:(?!</p:sp>).)*</p:sp>", "")
    changed(file, replaced(r"ppt/slide(?:Layouts|Masters)/slide(?:Layout|Master)\d+\.xml", bare))
    imported(file, tmp_path / "brand")
    said = " ".join(str(p) for p in report.problems(load(tmp_path / "brand"), "en"))
    assert "has no title" in said
    assert "has no footer" in said
    assert "has no slide number" in said


def test_the_handout_takes_the_themes_colours_and_none_of_our_art(brand: Path, tmp_path: Path) -> None:
    summary = CASES / "one-section-no-figures" / "summary.yaml"
    result = build(summary, brand=str(brand), out=tmp_path / "out", only="handout")
    assert result.pages > 0
    from generator.handout.motif import motif

    loaded = load(brand)
    bare, usual = motif(loaded), motif(load())
    assert bare.full("cover", bare.sheet(100, 100)).count("<path") == 0
    assert usual.full("cover", usual.sheet(100, 100)).count("<path") > 0


def test_paper_is_the_colour_nearest_to_a_background_that_no_theme_colour_is(tmp_path: Path) -> None:
    file = plain(tmp_path / "house.pptx")
    grey = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="9F9F9F"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    changed(file, replaced(r"ppt/slideMasters/slideMaster1\.xml", (r"<p:bg>.*</p:bg>", grey)))
    inks = roles.assign(read.template(file).masters[0], settings.recipe(BASE))
    assert inks["paper"].written == "bg1 65"
    assert ratio(inks["ink"].color, inks["panel"].color) >= 5.5
    assert ratio(inks["paper"].color, inks["deep"].color) >= 7
    assert all(
        inks[role].color == roles.ink(inks[role].written, read.template(file).masters[0].colors).color  # type: ignore[union-attr]
        for role in inks
    )
