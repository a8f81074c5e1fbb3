"""A machine with LibreOffice, or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.preview import office
from tests.preview import fake_office


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take LibreOffice away: return the folder that alone is on the PATH, which is empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "PLACES", {})
    return folder


@pytest.fixture
def fake(bare: Path) -> Path:
    """Put a stand-in for LibreOffice on the PATH and return it."""
    return fake_office.install(bare)
