"""The same input gives the same bytes, in another process and another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.office import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_two_processes_write_the_same_bytes(language: str, tmp_path: Path) -> None:
    outputs = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "make_deck.py", "build", "--lang", language, "--out", str(out)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}, check=True)
        outputs.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert sorted(outputs[0]) == sorted(outputs[1])
    assert [name for name in outputs[0] if outputs[0][name] != outputs[1][name]] == []
    assert len(outputs[0]) == 2
