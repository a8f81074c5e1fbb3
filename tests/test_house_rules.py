"""The rules of the house that a reader of the code relies on (DESIGN section 2)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]

HEAVY = {
    "pptx",
    "lxml",
    "weasyprint",
    "matplotlib",
    "jinja2",
    "pikepdf",
    "pypdfium2",
    "numpy",
    "uharfbuzz",
    "fontTools",
    "coloraide",
    "PIL",
    "resvg_py",
}
YAML_READERS = {"ruamel", "yaml"}
MAX_LINES = 300


def imports(path: Path, *, top_only: bool = False) -> set[str]:
    """Return the first part of every module that a file imports; with `top_only` those that run on import."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = _run_on_import(tree.body) if top_only else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def _run_on_import(body: list[ast.stmt]) -> list[ast.AST]:
    kept: list[ast.AST] = []
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        kept.append(node)
    return kept


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_module_holds_no_word_in_chinese(path: Path) -> None:
    """Interface words belong in templates/*/words; comments and docstrings may quote examples."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    words = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and re.search(r"[\u4e00-\u9fff]{2}", node.value)
    ]
    # figures.py and its kin read Chinese numerals: their tables are data of the language, not words shown to anyone.
    allowed = {"figures.py", "numerals.py", "spelled.py", "ranges.py", "bare.py"}
    # So are those that find figures in a text: counters, verbs of change, what looks like a figure and is none.
    grammar = {"language.py", "senses.py", "lookalikes.py", "names.py", "quantities.py", "tables.py", "context.py"}
    assert not words or path.name in allowed or (path.parent.name == "evidence" and path.name in grammar), words


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_module_holds_no_colour(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    colours = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"#[0-9a-fA-F]{3,8}", node.value)
        and len(node.value) in (4, 7, 9)
    ]
    assert not colours


def test_no_heavy_library_is_imported_with_the_command_line() -> None:
    """`--help` and `check` answer at once because nothing heavy is loaded until step 5 asks for it."""
    code = "import sys, generator.cli, generator.build; print(*{m.split('.')[0] for m in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not set(loaded.split()) & (HEAVY | YAML_READERS | {"pydantic"})


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name in ("report", "text", "brand")], ids=str)
def test_readers_know_no_output_format(path: Path) -> None:
    assert not imports(path) & {"pptx", "lxml", "weasyprint", "matplotlib", "pikepdf"}


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name in ("write.py", "svg.py", "pdf.py", "chart.py", "settle.py")], ids=str
)
def test_writers_know_no_yaml(path: Path) -> None:
    assert not imports(path) & YAML_READERS


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_plans_and_readers_import_heavy_libraries_late(path: Path) -> None:
    """At the top of a module only the step-5 writers may import a heavy library; the rest does so in a function."""
    if path.name in ("plan.py", "storyboard.py", "fit.py", "build.py", "cli.py", "load.py", "check.py", "model.py"):
        assert not imports(path, top_only=True) & (HEAVY - {"jinja2"})
