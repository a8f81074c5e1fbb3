"""The print shop's colours: everything in CMYK by its own profile, black text on the black plate alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.build import build
from generator.problems import InputProblems
from tests.conftest import CASES
from tests.support import icc
from tests.support import pdf as reader

RICH = [round(ink / 255, 2) for ink in icc.RICH]


def house(folder: Path, profile: bytes = icc.profile()) -> Path:
    """Write a brand that prints in CMYK."""
    (folder / "brand").mkdir()
    (folder / "brand" / "shop.icc").write_bytes(profile)
    text = "meta: {name: Press}\ndefaults: {make-deck: {extends: steppe, handout: {color: cmyk, profile: shop.icc}}}\n"
    (folder / "brand" / "brand.yml").write_text(text, "utf-8")
    return folder / "brand"


def make(folder: Path, out: str, **settings: str) -> Path:
    chosen = {"handout": {"edition": "print-shop"} | settings}
    summary = CASES / "pictures" / "summary.yaml"
    return build(summary, brand=str(folder / "brand"), out=folder / out, only="handout", settings=chosen).outputs[
        "handout"
    ]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cmyk")
    house(folder)
    return make(folder, "out")


def _contents(document: pikepdf.Pdf) -> Iterator[Any]:
    yield from document.pages
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == "/Form" or "/PatternType" in thing):
            yield thing


def test_no_colour_and_no_picture_is_left_in_rgb(printed: Path) -> None:
    with pikepdf.open(printed) as document:
        found = {str(step.operator) for part in _contents(document) for step in pikepdf.parse_content_stream(part)}
        images = [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        spaces = {str(image.ColorSpace) for image in images if "/ColorSpace" in image}
        groups = {str(o.Group.CS) for o in document.objects if isinstance(o, pikepdf.Stream) and "/Group" in o}
    assert found & {"k", "K"} == {"k", "K"}
    assert not found & {"rg", "RG", "g", "G"}
    assert "/DeviceCMYK" in spaces
    assert spaces <= {"/DeviceCMYK", "/DeviceGray"}
    assert groups <= {"/DeviceCMYK"}


def test_text_is_on_the_black_plate_alone_and_colours_are_those_of_the_profile(printed: Path) -> None:
    with pikepdf.open(printed) as document:
        page = document.pages[-2]
        mixes = [
            [round(float(value), 2) for value in step.operands]
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "k"
        ]
    assert [0, 0, 0, 1] in mixes
    assert RICH not in mixes
    assert any(all(0 < ink < limit for ink, limit in zip(mix, RICH, strict=True)) for mix in mixes)


def test_the_profile_is_named_and_inside(printed: Path) -> None:
    with pikepdf.open(printed) as document:
        (intent,) = document.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "Test press"
        assert intent.DestOutputProfile.read_bytes() == icc.profile()


def test_it_passes_the_checks_and_has_the_same_bytes_again(printed: Path, tmp_path: Path) -> None:
    assert reader.problems(printed) == []
    house(tmp_path)
    assert make(tmp_path, "again").read_bytes() == printed.read_bytes()


def test_other_editions_stay_in_rgb(tmp_path: Path) -> None:
    house(tmp_path)
    with pikepdf.open(make(tmp_path, "out", edition="screen")) as document:
        assert "/OutputIntents" not in document.Root


@pytest.mark.parametrize("content", [b"", b"not a profile", icc.profile(b"RGB ")])
def test_a_file_that_is_no_profile_of_a_press_is_refused(content: bytes, tmp_path: Path) -> None:
    house(tmp_path, content)
    with pytest.raises(InputProblems) as caught:
        make(tmp_path, "out")
    assert "`shop.icc` is not an ICC profile of a CMYK printer." in str(caught.value.problems[0])
