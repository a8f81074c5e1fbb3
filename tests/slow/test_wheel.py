"""The wheel, installed into an empty environment, does what the checkout does."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.office import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_wheel_holds_templates_assets_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "generator/templates/base/brand.yml" in names
    assert any(name.startswith("generator/assets/reports/") for name in names)
    assert any(name.startswith("generator/assets/fonts/") and name.endswith(".ttf") for name in names)
    assert "generator/assets/icons/shield-check.svg" in names
    assert any(name.endswith("licenses/assets/icons/LICENSE.txt") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_command_of_an_installed_wheel_builds_both_outputs(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt")], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    subprocess.run([str(python), "-m", "pip", "check"], check=True)
    done = subprocess.run([str(home / "bin" / "make-deck")], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".pdf", ".pptx"]
    shown = subprocess.run([str(home / "bin" / "make-deck"), "--version"], capture_output=True, text=True, check=True)
    assert "checkout" not in shown.stdout
