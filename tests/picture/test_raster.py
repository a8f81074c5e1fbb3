from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.picture.model import Crop, Faces, crop
from generator.picture.probe import probe
from generator.picture.raster import embedded
from tests.support.pictures import MAP, SPOT, is_red, landscape, opened, saved

SECRET = b"taken at home"


def camera(path: Path, image: Image.Image, turned: int = 1, **options: object) -> Path:
    """Save a JPEG with what cameras note: the way they were held, a place, a comment."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = turned, SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    return saved(image, path, exif=exif, comment=SECRET, quality=90, **options)


def at(image: Image.Image, spot: tuple[float, float]) -> object:
    return image.convert("RGB").getpixel((int(spot[0] * image.width), int(spot[1] * image.height)))


@pytest.mark.parametrize("width", [600, 150])
@pytest.mark.parametrize("turned", [1, 6])
def test_nothing_of_what_the_camera_noted_is_left(width: int, turned: int, tmp_path: Path) -> None:
    path = camera(tmp_path / "a.jpg", landscape(600, 400), turned)
    assert SECRET in path.read_bytes()
    data = embedded(probe(path), width)
    assert SECRET not in data
    assert b"Exif" not in data
    assert not opened(data).getexif()


def test_a_png_loses_its_notes(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Comment", SECRET.decode())
    path = saved(landscape(60, 40), tmp_path / "a.png", pnginfo=notes)
    assert SECRET in path.read_bytes()
    assert SECRET not in embedded(probe(path), 60)


def test_a_picture_is_made_smaller_and_never_larger(tmp_path: Path) -> None:
    original = probe(saved(landscape(600, 400), tmp_path / "a.jpg"))
    assert opened(embedded(original, 150)).size == (150, 100)
    assert opened(embedded(original, 9000)).size == (600, 400)


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_the_mark_stands_where_a_person_sees_it(turned: int, tmp_path: Path) -> None:
    upright = landscape(300, 200)
    turns = {1: 0, 3: 180, 6: 90, 8: 270}
    held = upright.rotate(turns[turned], expand=True)
    original = probe(camera(tmp_path / "a.jpg", held, turned))
    for width in (300, 120):
        image = opened(embedded(original, width))
        assert image.size == (width, width * 2 // 3)
        assert is_red(at(image, SPOT))


def test_a_jpeg_that_need_not_change_keeps_its_quality(tmp_path: Path) -> None:
    path = camera(tmp_path / "a.jpg", landscape(300, 200))
    made = opened(embedded(probe(path), 300))
    with Image.open(path) as before:
        assert getattr(made, "quantization") == getattr(before, "quantization")  # noqa: B009 (JPEGs alone have it)


def test_types_stay_what_they_are(tmp_path: Path) -> None:
    jpeg = embedded(probe(saved(landscape(300, 200), tmp_path / "a.jpg")), 100)
    png = embedded(probe(saved(landscape(300, 200), tmp_path / "a.png")), 100)
    assert (opened(jpeg).format, opened(png).format) == ("JPEG", "PNG")


def test_transparency_stays(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (100, 50, 200, 150))
    palette = landscape(300, 200).quantize(8)
    for name, image, options in (("a", clear, {}), ("b", clear.convert("LA"), {}), ("c", palette, {"transparency": 0})):
        made = opened(embedded(probe(saved(image, tmp_path / f"{name}.png", **options)), 150))
        assert made.mode == "RGBA"
        assert made.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_picture_without_transparency_gets_none(mode: str, tmp_path: Path) -> None:
    made = opened(embedded(probe(saved(landscape(60, 40).convert(mode), tmp_path / "a.png")), 30))
    assert made.mode in ("L", "RGB")


def test_sixteen_bits_of_grey_keep_their_range(tmp_path: Path) -> None:
    deep = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 0x4000, 0x8000, 0xFFFF)):
        deep.putpixel((x, 0), value)
    made = opened(embedded(probe(saved(deep, tmp_path / "a.png")), 4))
    assert made.mode == "L"
    assert [made.getpixel((x, 0)) for x in range(4)] == [0, 0x40, 0x80, 0xFF]


@pytest.mark.parametrize("width", [300, 100])
def test_a_cmyk_jpeg_comes_out_in_the_colours_of_a_screen(width: int, tmp_path: Path) -> None:
    path = saved(landscape(300, 200).convert("CMYK"), tmp_path / "a.jpg", quality=95)
    made = opened(embedded(probe(path), width))
    assert made.mode == "RGB"
    assert is_red(at(made, SPOT))


def test_colours_with_a_profile_are_turned_into_those_of_a_screen(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = camera(tmp_path / "a.jpg", landscape(200, 300).rotate(90, expand=True), 6, icc_profile=lab)
    made = opened(embedded(probe(path), 200))
    assert "icc_profile" not in made.info
    assert made.size == (200, 300)
    assert is_red(at(made, SPOT))


def test_a_profile_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    path = saved(landscape(300, 200), tmp_path / "a.jpg", icc_profile=b"no profile")
    assert is_red(at(opened(embedded(probe(path), 300)), SPOT))


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_crop_holds_the_focus(name: str, tmp_path: Path) -> None:
    original = probe(saved(landscape(600, 400), tmp_path / name))
    made = opened(embedded(original, 300, crop(1.5, 0.5, SPOT)))
    assert made.size == (100, 200)
    assert is_red(at(made, (0.5, SPOT[1])))
    assert not is_red(at(opened(embedded(original, 300, Crop(left=0.5))), (0.1, SPOT[1])))


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.png"):
        original = probe(saved(landscape(300, 200), tmp_path / name))
        for width in (300, 100):
            assert embedded(original, width) == embedded(original, width)


def test_an_svg_is_drawn_in_the_width_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(MAP, "utf-8")
    data = embedded(probe(path), 800)
    assert data == embedded(probe(path), 800)
    image = opened(data)
    assert (image.format, image.size) == ("PNG", (800, 600))
    assert at(image, (90 / 400, 180 / 300)) == (0, 0, 0)


def test_text_of_an_svg_is_set_in_the_fonts_that_are_named_and_no_others(tmp_path: Path) -> None:
    from generator import resources

    path = tmp_path / "a.svg"
    text = '<text x="2" y="20" font-size="20" font-family="Source Sans 3">A</text>'
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{text}</svg>', "utf-8")
    faces = Faces("Source Sans 3", (resources.folder("assets") / "fonts" / "SourceSans3-Regular.ttf",))
    assert opened(embedded(probe(path), 40, faces=faces)).getbbox()
    unknown = tmp_path / "b.svg"
    unknown.write_text(path.read_text("utf-8").replace("Source Sans 3", "Unknown Face"), "utf-8")
    assert embedded(probe(unknown), 40, faces=faces) == embedded(probe(path), 40, faces=faces)
    assert opened(embedded(probe(path), 40)).getbbox() is None
