"""Where the shipped files are: in a checkout beside the package, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder `templates` or `assets` as a real path.

    An installed wheel carries the two inside the package (pyproject.toml, force-include); a checkout has them
    beside it. Jinja, WeasyPrint and HarfBuzz want real paths, so the package is not zip-safe.
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def default_summary() -> Path:
    """Return the summary of the shipped report, which a call without arguments builds."""
    return folder("assets") / "reports" / "neimenggu-gongan-2022" / "summary.yaml"
