from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageFile

from generator.picture.model import PictureProblem
from generator.picture.probe import locate, probe
from tests.support.pictures import MAP, landscape, saved


def refused(path: Path) -> str:
    with pytest.raises(PictureProblem) as found:
        probe(path)
    assert found.value.hint
    return found.value.message


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_is_known_by_what_it_holds(mode: str, tmp_path: Path) -> None:
    found = probe(saved(landscape(60, 40).convert(mode), tmp_path / "a.dat", format="JPEG"))
    assert (found.kind, found.width, found.height) == ("jpeg", 60, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_mode_can_be_read(mode: str, tmp_path: Path) -> None:
    image = Image.new(mode, (60, 40)) if mode == "I;16" else landscape(60, 40).convert(mode)
    found = probe(saved(image, tmp_path / "a.png"))
    assert (found.kind, found.width, found.height, found.aspect) == ("png", 60, 40, 1.5)


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_camera_held_upright_gives_an_upright_picture(turned: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    found = probe(saved(landscape(60, 40), tmp_path / "a.jpg", exif=exif))
    assert (found.width, found.height) == ((40, 60) if turned in (6, 8) else (60, 40))


def test_a_text_named_png_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_text("no picture at all", "utf-8")
    assert refused(path) == "it is not a picture."


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"")
    assert refused(path) == "it is not a picture."


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_file_that_was_cut_off_is_refused(name: str, tmp_path: Path) -> None:
    path = saved(landscape(300, 200), tmp_path / name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "broken" in refused(path)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_it_is_refused_after_a_handout_was_written_too(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint sets this for the whole process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    path = saved(landscape(300, 200), tmp_path / name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "broken" in refused(path)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_png_with_a_spoiled_middle_is_refused(tmp_path: Path) -> None:
    path = saved(landscape(300, 200), tmp_path / "a.png")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    assert "broken" in refused(path)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_types_are_refused_by_name(kind: str, tmp_path: Path) -> None:
    path = saved(landscape(60, 40), tmp_path / "a.png", format=kind)
    assert refused(path) == f"{kind} is not a type that can be used."


def test_a_picture_that_fills_the_memory_is_refused_unread(tmp_path: Path) -> None:
    assert "200 million" in refused(saved(Image.new("1", (20_000, 10_001)), tmp_path / "a.png"))


def test_a_changed_file_is_looked_at_again(tmp_path: Path) -> None:
    path = saved(landscape(60, 40), tmp_path / "a.png")
    assert probe(path).width == 60
    assert probe(saved(landscape(90, 40), path)).width == 90


def test_a_file_below_the_folder_is_found(tmp_path: Path) -> None:
    path = saved(landscape(6, 4), tmp_path / "pictures" / "a.png")
    assert locate(tmp_path, "pictures/a.png") == path.resolve()
    assert locate(tmp_path, "pictures\\a.png") == path.resolve()


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("https://example.org/a.png", "it is an address"),
        ("data:image/png;base64,AAAA", "it is an address"),
        ("//host/a.png", "it is an address"),
        ("/etc/a.png", "it is not a path from the summary's folder"),
        ("C:\\a.png", "it is not a path from the summary's folder"),
        ("../a.png", "it is outside the summary's folder"),
        ("pictures/../../a.png", "it is outside the summary's folder"),
        ("pictures", "there is no such file"),
    ],
)
def test_what_is_no_file_of_the_folder_is_refused(file: str, message: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "pictures").mkdir(parents=True)
    saved(landscape(6, 4), tmp_path / "a.png")
    with pytest.raises(PictureProblem, match=message):
        locate(home, file)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = saved(landscape(6, 4), tmp_path / "secret.png")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "a.png").symlink_to(secret)
    with pytest.raises(PictureProblem, match="outside"):
        locate(tmp_path / "home", "a.png")


def test_a_misspelt_name_is_corrected(tmp_path: Path) -> None:
    saved(landscape(6, 4), tmp_path / "harbour.jpg")
    with pytest.raises(PictureProblem) as found:
        locate(tmp_path, "harbor.jpg")
    assert found.value.hint == "Did you mean `harbour.jpg`?"


def test_an_svg_is_measured_by_its_view(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(MAP, "utf-8")
    found = probe(path)
    assert (found.kind, found.width, found.height, found.letters) == ("svg", 400, 300, False)
