"""Brand folders are read with all they extend; what is wrong in them is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import asdict

from generator.brand.contrast import luminance, ratio
from generator.brand.load import available, load, problems
from generator.brand.model import ALIASES, ROLES
from generator.problems import InputProblems
from generator.resources import folder

SHIPPED = available()


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "brand.yml").write_text(text, "utf-8")
    return folder


def complaints(folder: Path) -> list[str]:
    with pytest.raises(InputProblems) as caught:
        load(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_shipped_brands_are_listed_by_name() -> None:
    assert set(SHIPPED) >= {"cinnabar", "ink", "steppe"}
    assert "base" not in SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_brand_has_every_role_and_alias_and_reads_well(name: str) -> None:
    brand = load(name)
    assert set(brand.colors) == {*ROLES, "rule"}
    assert all(brand.role(alias) in brand.colors or brand.role(alias) is None for alias in ALIASES)
    assert problems(brand) == ()


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_shipped_brand_ships_the_fonts_that_it_names(name: str, language: str) -> None:
    brand = load(name, language=language)
    named = {*asdict(brand.deck_fonts).values(), *asdict(brand.print_fonts).values()} - {""}
    for family in named:
        for weight in (400, 500, 700):
            path = brand.font(family, weight)
            assert path is not None
            assert path.is_relative_to(folder("assets") / "fonts")


def test_the_default_brand_is_steppe_with_the_colours_of_the_look_book() -> None:
    brand = load()
    assert brand.name == "steppe"
    assert brand.colors["deep"] == "#123a63"
    assert brand.role("ground") == "deep"
    assert brand.role("h3") == "mark"


def test_a_brand_changes_only_what_it_says() -> None:
    steppe, cinnabar = load("steppe"), load("cinnabar")
    assert cinnabar.deck_fonts.heading == "Noto Serif SC"
    assert cinnabar.deck_fonts.body == steppe.deck_fonts.body
    assert {a for a in ALIASES if cinnabar.aliases[a] != steppe.aliases[a]} == {"sky", "h2", "h3"}
    assert [each.name for each in cinnabar.folders] == ["cinnabar", "base"]


def test_english_sets_latin_in_the_companion_and_han_in_the_chinese_face() -> None:
    fonts = load("cinnabar", language="en").deck_fonts
    assert (fonts.heading, fonts.heading_ea) == ("Source Serif 4", "Noto Serif SC")
    assert (fonts.body, fonts.body_ea) == ("Source Sans 3", "Noto Sans SC")


def test_a_file_that_another_brand_overrides_is_found_in_the_nearest_folder(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "meta: {name: Own}\n")
    (own / "words").mkdir()
    (own / "words" / "en.yaml").write_text("common: {source: From}\n", "utf-8")
    brand = load(own)
    assert brand.file("words/en.yaml").parent.parent == own
    assert brand.file("words/zh-CN.yaml").parent.parent.name == "base"


def test_an_empty_brand_file_is_a_brand(tmp_path: Path) -> None:
    brand = load(write(tmp_path / "plain", "# nothing yet\n"))
    assert brand.name == brand.title == "plain"
    assert set(brand.colors) == {*ROLES, "rule"}


def test_one_colour_is_enough_and_the_derived_ones_are_readable(tmp_path: Path) -> None:
    for number, color in enumerate(("#c8102e", "#ffd100", "#00843d", "#6d2077", "#000000", "#8ab4f8")):
        brand = load(write(tmp_path / str(number), f'color: {{dark: "{color}"}}\n'))
        assert (brand.colors["deep"] == color) is (ratio(color, "#ffffff") >= 4.5)
        derived = [p for p in problems(brand) if f"({color})" not in p.message]
        assert not derived, (color, derived)


def test_names_of_the_standard_stand_for_roles(tmp_path: Path) -> None:
    text = """
color:
  palette: {night: "#101820", day: white-ish, white-ish: "#fafafa"}
  foreground: night
  background: {light: day, dark: night}
  primary: "#05a"
typography: {base: {family: Noto Serif SC, size: 11pt}, headings: Noto Sans SC}
defaults: {quarto: {format: html}, make-deck: {handout: {paper: a5}}}
"""
    brand = load(write(tmp_path / "standard", text))
    assert (brand.colors["ink"], brand.colors["paper"], brand.colors["accent"]) == ("#101820", "#fafafa", "#0055aa")
    assert brand.deck_fonts.body == "Noto Serif SC"
    assert brand.settings["handout"]["paper"] == "a5"  # type: ignore[index]
    assert brand.settings["handout"]["fonts"]["serif"] == "Noto Serif SC"  # type: ignore[index]


def test_what_brand_files_of_the_wild_hold_is_understood(tmp_path: Path) -> None:
    text = """
meta: {name: {full: American University, short: AU}, link: {home: https://example.org}}
color:
  palette: {grey: "#505050", alias: grey}
  background: white
  foreground: alias
  primary: rgb(47, 82, 122)
  secondary: "#25406aff"
typography:
  fonts: [{family: Open Sans, source: google, weight: [400, 700], style: [normal, italic]}]
  base: {family: "'Open Sans', Aptos, sans-serif", size: 1.1rem}
  headings: {family: Microsoft YaHei UI, color: primary}
defaults: {bootstrap: {"$dark": x}}
"""
    brand = load(write(tmp_path / "wild", text))
    assert brand.title == "AU"
    assert (brand.colors["paper"], brand.colors["ink"]) == ("#ffffff", "#505050")
    assert (brand.colors["accent"], brand.colors["mark"]) == ("#2f527a", "#25406a")
    assert (brand.deck_fonts.body, brand.deck_fonts.body_ea) == ("Open Sans", "Noto Sans SC")
    assert brand.deck_fonts.heading_ea == "Microsoft YaHei UI"


def test_a_dark_page_gets_panels_lighter_than_the_paper_and_light_text(tmp_path: Path) -> None:
    text = 'color: {background: "#1a1a1a", primary: "#75a5cc"}\n'
    brand = load(write(tmp_path / "dark", text))
    assert problems(brand) == ()
    assert luminance(brand.colors["paper"]) < luminance(brand.colors["panel"]) < 0.1
    assert luminance(brand.colors["ink"]) > 0.5


@pytest.mark.parametrize(
    "logo",
    [
        "marks/logo.svg",
        "/marks/logo.svg",
        "{medium: {light: full, dark: x}, images: {full: {path: marks/logo.svg, alt: A}}}",
    ],
)
def test_the_logo_is_found_inside_the_folder(tmp_path: Path, logo: str) -> None:
    own = write(tmp_path / "own", f"logo: {logo}\n")
    (own / "marks").mkdir()
    (own / "marks" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    assert load(own).logo == own / "marks" / "logo.svg"
    child = write(tmp_path / "child", "defaults: {make-deck: {extends: ../own}}\n")
    assert load(child).logo == own / "marks" / "logo.svg"


def test_a_logo_outside_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>", "utf-8")
    assert ":1:1:" in complaints(write(tmp_path / "own", "logo: ../logo.svg\n"))[0]


@pytest.mark.parametrize("logo", ["https://example.org/logo.svg", "missing.svg"])
def test_a_logo_that_is_not_there_is_passed_over_with_a_warning(tmp_path: Path, logo: str) -> None:
    brand = load(write(tmp_path / "own", f"logo: {logo}\n"))
    assert brand.logo is None
    assert [(p.severity, p.where.line, "passed over" in p.hint) for p in brand.remarks if p.where] == [
        ("warning", 1, True)
    ]


def test_an_own_font_is_found_in_the_folder_and_keeps_its_weights(tmp_path: Path) -> None:
    own = write(
        tmp_path / "own",
        "typography:\n  fonts:\n    - {family: House, source: file, files: [house.ttf]}\n  base: House\n",
    )
    (own / "house.ttf").write_bytes((folder("assets") / "fonts" / "SourceSans3-Regular.ttf").read_bytes())
    brand = load(own)
    assert brand.font("House", 700) == own / "house.ttf"
    assert brand.deck_fonts.body == "House"
    assert brand.font("Noto Serif SC", 400) is not None


def test_a_family_without_a_file_is_a_warning(tmp_path: Path) -> None:
    brand = load(write(tmp_path / "own", "typography: {base: Helvetica Neue}\n"))
    (found,) = problems(brand)
    assert found.severity == "warning"
    assert "Helvetica Neue" in found.message


def test_weak_contrast_is_a_warning_with_the_ratio(tmp_path: Path) -> None:
    text = 'defaults: {make-deck: {colors: {ink: "#aaaaaa", accent: "#1f5fa8"}}}\n'
    brand = load(write(tmp_path / "own", text))
    assert any("`ink` (#aaaaaa) on `paper` (#ffffff) has a contrast of 2.32" in p.message for p in problems(brand))


def test_an_unknown_brand_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputProblems, match=r"no brand `stepe`.*Did you mean `steppe`.*cinnabar"):
        load("stepe")


def test_a_folder_without_a_brand_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputProblems, match=r"holds no brand\.yml"):
        load(tmp_path)


def test_an_unknown_parent_points_at_the_line(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "defaults:\n  make-deck:\n    extends: step\n")
    (found,) = complaints(own)
    assert "brand.yml:3:5: There is no brand `step`" in found


def test_brands_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "one", "defaults: {make-deck: {extends: ../two}}\n")
    write(tmp_path / "two", "defaults: {make-deck: {extends: ../one}}\n")
    assert "one → two → one" in complaints(tmp_path / "one")[0]


def test_all_problems_come_at_once_with_line_and_column(tmp_path: Path) -> None:
    text = """\
color:
  palette:
    navy: "#12345"
    a: b
    b: a
  primary: navi
  secondary: a
  colour: x
defaults:
  make-deck:
    colors:
      inc: navy
      ink: navy
    aliases:
      h1: h2
      h2: h1
      grund: deep
      sky: heaven
    handout: {paper: 4, sise: A4}
    deck: A4
typography:
  fonts:
    - family: House
      source: file
      files:
        - {path: ../../etc/passwd}
        - {path: missing.ttf, weight: heavy}
        - missing.ttf
fonts: []
"""
    found = "\n".join(complaints(write(tmp_path / "own", text)))
    for expected in (
        ":6:3: warning: `navi` is neither in the palette nor a value like #rrggbb. It is passed over.",
        ":7:3: warning: These colours refer to each other in a circle: a → b → a.",
        ":12:7: There is no colour role `inc`. Did you mean `ink`?",
        ":13:7: `#12345` is neither",
        ":15:7: These aliases refer to each other in a circle: h1 → h2 → h1.",
        ":17:7: There is no alias `grund`. Did you mean `ground`?",
        ":18:7: `heaven` is no colour role.",
        ":19:15: `paper: 4` should be like `paper: a4`.",
        ":19:25: There is no setting `sise`.",
        ":20:5: `deck` must be a list of settings, not `A4`.",
        ":26:11: `../../etc/passwd` leads out of the brand's folder.",
        ":27:11: warning: `heavy` is not a font weight.",
        ":28:11: warning: The font file `missing.ttf` is not there.",
        ":29:1: warning: A brand file has no part `fonts`; it is passed over.",
    ):
        assert expected in found, f"{expected}\nnot in\n{found}"


def test_broken_yaml_is_one_problem_with_its_place(tmp_path: Path) -> None:
    (found,) = complaints(write(tmp_path / "own", "meta:\n  name: [unclosed\ncolor: {}\n"))
    assert "brand.yml:" in found


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    (found,) = complaints(write(tmp_path / "own", "meta: {name: A}\nmeta: {name: B}\n"))
    assert "brand.yml:2:1" in found


def test_a_brand_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    tmp_path.joinpath("brand.yml").write_bytes("meta: {name: 内蒙古}".encode("gb18030"))
    assert "not UTF-8" in complaints(tmp_path)[0]


def test_a_file_that_is_no_brand_says_what_one_looks_like(tmp_path: Path) -> None:
    (tmp_path / "brand.yml").write_text("- id: https://example.org\n", "utf-8")
    with pytest.raises(InputProblems, match="a brand file has keys such as"):
        load(tmp_path)
