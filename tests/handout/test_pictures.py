"""Pictures in print, read back from real files."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest

from generator.handout import pictures
from generator.handout.content import PictureBody
from generator.handout.html import html
from generator.handout.model import Exhibit
from generator.handout.plan import plan
from generator.text.words import words
from tests.conftest import CASES, Builder, Built
from tests.deck import reports
from tests.support import pdf
from tests.support.pictures import MAP, SPOT, is_red, landscape, opened, saved
from tests.support.plain import absent

CASE = CASES / "pictures" / "summary.yaml"


def body(folder: Path, **more: Any) -> PictureBody:
    return found(folder, **more).body  # type: ignore[return-value]


def found(folder: Path, **more: Any) -> Exhibit:
    """The one picture of a planned handout."""
    block = {"kind": "picture", "id": "view", "title": "海岸", "file": "view.jpg", "alt": "海与山", **more}
    brand, _ = reports.dressed()
    planned = plan(reports.report(block), brand, words(brand, "zh-CN"), folder)
    frames = (f.content for page in planned.pages for f in page.frames)
    (one,) = (c for c in frames if isinstance(c, Exhibit) and c.kind == "picture")
    return one


def text(exhibit: Exhibit) -> str:
    return "".join(exhibit.foot.lines) if exhibit.foot else ""


def test_a_picture_is_cropped_only_beyond_its_bounds(tmp_path: Path) -> None:
    saved(landscape(1200, 900), tmp_path / "view.jpg")
    usual = body(tmp_path)
    assert usual.crop.width == usual.crop.height == 1
    assert usual.width / usual.height == pytest.approx(4 / 3)
    saved(landscape(400, 1200), tmp_path / "view.jpg")
    tall = body(tmp_path, focus=[0.3, 0.7])
    assert tall.crop.top > tall.crop.bottom > 0
    assert tall.width / tall.height > 0.7


def test_a_whole_picture_is_never_cropped(tmp_path: Path) -> None:
    saved(landscape(400, 1200), tmp_path / "view.jpg")
    tall = body(tmp_path, fit="whole")
    assert tall.crop.width == tall.crop.height == 1
    assert tall.width / tall.height == pytest.approx(1 / 3)


def test_what_is_embedded_is_what_shows(tmp_path: Path) -> None:
    saved(landscape(1000, 3000), tmp_path / "view.jpg")
    tall = body(tmp_path, focus=list(SPOT))
    kind, _, data = pictures.address(tall).partition(";base64,")
    image = opened(b64decode(data))
    assert kind == "data:image/jpeg"
    assert image.width / image.height == pytest.approx(tall.width / tall.height, rel=0.01)
    assert image.width / (tall.width / 72) == pytest.approx(300, abs=2)
    down = (SPOT[1] - tall.crop.top) / tall.crop.height
    assert is_red(image.convert("RGB").getpixel((int(SPOT[0] * image.width), int(down * image.height))))


def test_a_drawing_stays_a_drawing_and_is_moved_into_sight(tmp_path: Path) -> None:
    (tmp_path / "map.svg").write_text(MAP.replace('viewBox="0 0 400 300"', 'viewBox="0 0 400 30"'), "utf-8")
    flat = body(tmp_path, file="map.svg", focus=[1, 0.5])
    assert flat.crop.left > 0
    assert pictures.position(flat) == "100.00% 50.00%"
    assert b64decode(pictures.address(flat).partition(",")[2]) == (tmp_path / "map.svg").read_bytes()


def test_the_foot_credits_and_cites(tmp_path: Path) -> None:
    saved(landscape(1200, 900), tmp_path / "view.jpg")
    assert found(tmp_path).foot is None
    assert text(found(tmp_path, credit="摄影：某人")) == "摄影：某人"
    assert text(found(tmp_path, note="不按比例")) == "不按比例"
    both = text(found(tmp_path, credit="摄影：某人", cite=[{"paragraph": 2}]))
    assert both.startswith("摄影：某人。")
    assert "第" in both


def test_alternative_text_is_that_of_the_summary(tmp_path: Path) -> None:
    saved(landscape(1200, 900), tmp_path / "view.jpg")
    assert found(tmp_path, alt="{s1}艘船").alt == "1个艘船"


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def case(built: Builder) -> Built:
    return built(CASE, "steppe", None)


def test_pictures_are_numbered_figures(case: Built) -> None:
    numbers = [f"图{n}" for n in range(1, 7)]
    assert absent(numbers, case.pdf_text) == []
    assert absent(["图7"], case.pdf_text) == ["图7"]


def test_pictures_are_tagged_with_their_words(case: Built) -> None:
    with pikepdf.open(case.pdf) as document:
        words_ = {
            str(node.get("/Alt"))
            for node in document.objects
            if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure"
        }
    assert {"港口和山丘，水面上有一个红色浮标", "航道示意图，两个黑点是灯塔", "圆形徽标"} <= words_
    assert pdf.problems(case.pdf) == []


def test_pixels_are_as_many_as_print_needs_and_drawings_have_none(case: Built) -> None:
    with pdfplumber.open(case.pdf) as document:
        images = [image for page in document.pages for image in page.images]
    sharp = [image["srcsize"][0] / (image["x1"] - image["x0"]) * 72 for image in images]
    assert len(images) == 4  # the two drawings are lines and fills
    assert all(ppi < 305 for ppi in sharp)
    assert max(sharp) > 250


def test_pictures_are_inside_the_page_and_not_loaded(case: Built) -> None:
    brand, _ = reports.dressed()
    spoken = words(brand, "zh-CN")
    page = html(plan(case.report, brand, spoken, CASE.parent), brand, spoken)
    assert page.count('class="photo" src="data:image/') == 6
