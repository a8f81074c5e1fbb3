from __future__ import annotations

import os
import time
from pathlib import Path

import pptx
import pytest

from generator.preview import decks, office
from generator.problems import MissingTool, UsageProblem
from tests.preview import fake_office


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of three slides, of which the second is hidden."""
    presentation = pptx.Presentation()
    for number in range(3):
        slide = presentation.slides.add_slide(presentation.slide_layouts[number])
        if number == 1:
            slide._element.set("show", "0")
    presentation.save(str(tmp_path / "deck.pptx"))
    return tmp_path / "deck.pptx"


def test_it_is_found_on_the_path(fake: Path) -> None:
    assert office.find() == fake


def test_it_is_found_where_it_is_installed(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("24.2", "25.8"):
        fake_office.install(tmp_path / f"libreoffice{version}")
    places = ((str(tmp_path), "libreoffice*/soffice"),)
    monkeypatch.setattr(office, "PLACES", dict.fromkeys(("Linux", "Darwin", "Windows"), places))
    assert office.find() == tmp_path / "libreoffice25.8" / "soffice"


@pytest.mark.parametrize(("system", "word"), [("Linux", "apt-get"), ("Darwin", "brew"), ("Windows", "winget")])
def test_without_it_the_command_that_installs_it_is_named(
    bare: Path, system: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.system", lambda: system)
    with pytest.raises(MissingTool) as missing:
        office.find()
    assert word in missing.value.command


def test_every_slide_shows_in_the_copy_and_the_hidden_ones_are_named(deck: Path, tmp_path: Path) -> None:
    slides = decks.show_all(deck, tmp_path / "copy.pptx")
    assert [slide.hidden for slide in slides] == [False, True, False]
    assert [slide.layout for slide in slides] == ["Title Slide", "Title and Content", "Section Header"]
    assert [s._element.get("show") for s in pptx.Presentation(str(tmp_path / "copy.pptx")).slides] == [None] * 3
    assert [s._element.get("show") for s in pptx.Presentation(str(deck)).slides] == [None, "0", None]


def test_the_fonts_of_the_brand_are_in_its_profile(fake: Path, deck: Path, tmp_path: Path) -> None:
    font = tmp_path / "House.ttf"
    font.write_bytes(b"font")
    assert office.to_pdf(fake, [deck], [font, font], tmp_path / "work") == [tmp_path / "work" / "deck.pdf"]
    assert [path.name for path in (tmp_path / "work").rglob("*.ttf")] == ["House.ttf"]


def test_it_is_ended_with_what_it_started_when_it_does_not_answer(
    bare: Path, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "child"
    slow = fake_office.install(bare, f"#!/bin/sh\n/bin/sleep 60 & echo $! >{note}\nwait\n")
    monkeypatch.setattr(office, "SECONDS_EACH", 1)
    with pytest.raises(UsageProblem, match="did not answer within 1 seconds"):
        office.to_pdf(slow, [deck], [], tmp_path / "work")
    assert ended(int(note.read_text("utf-8")))


def ended(process: int) -> bool:
    """Whether a process is gone, or dead and only not yet collected, within two seconds."""
    for _ in range(20):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def test_a_failure_is_told_in_its_own_words(bare: Path, deck: Path, tmp_path: Path) -> None:
    broken = fake_office.install(bare, "#!/bin/sh\necho 'The disk is full.'\n")
    with pytest.raises(UsageProblem, match=r"The disk is full\."):
        office.to_pdf(broken, [deck], [], tmp_path / "work")


def test_an_office_without_impress_is_something_that_is_missing(bare: Path, deck: Path, tmp_path: Path) -> None:
    writer = fake_office.install(bare, "#!/bin/sh\necho 'Error: source file could not be loaded'\n")
    with pytest.raises(MissingTool, match="Impress") as missing:
        office.to_pdf(writer, [deck], [], tmp_path / "work")
    assert "libreoffice-impress" in missing.value.command
