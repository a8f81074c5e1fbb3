"""Outputs appear whole or not at all: written as drafts beside where they belong, then moved into place together."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import UsageProblem


@contextmanager
def drafts(out: Path) -> Iterator[Path]:
    """Give a folder for drafts inside the output folder, which is made; both go if nothing came to stand in it.

    Raises UsageProblem if the output folder cannot be made or written to.
    """
    with _folder(out), tempfile.TemporaryDirectory(prefix=".make-deck-", dir=out) as made:
        yield Path(made)


def replace(finished: Iterable[Path], out: Path, drafts: Path | None = None) -> None:
    """Put the finished drafts into the folder under their own names, all of them or none.

    A draft in a folder below `drafts` goes into the same folder below `out`.
    UsageProblem if one cannot be replaced: a file that PowerPoint holds open on Windows cannot.
    """
    undo: list[tuple[Path, Path | None]] = []
    for draft in finished:
        target = out / (draft.relative_to(drafts) if drafts else draft.name)
        try:
            target.parent.mkdir(exist_ok=True)
            kept = _copy(target, draft) if target.exists() else None
            draft.replace(target)
        except OSError as problem:
            for path, earlier in undo:
                path.unlink() if earlier is None else earlier.replace(path)
            reason = f"cannot be replaced ({problem.strerror})"
            raise UsageProblem(f"{target}: {reason}. Close it where it is open and build again.") from None
        undo.append((target, kept))


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """Make the output folder, and take it away again if nothing came to stand in it."""
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UsageProblem(f"{out}: the output folder cannot be made ({problem.strerror}). Choose another.") from None
    if not os.access(out, os.W_OK):
        raise UsageProblem(f"{out}: the output folder cannot be written to. Choose another with --out.")
    try:
        yield
    except BaseException:
        for folder in made:
            folder.rmdir()
        raise


def _copy(target: Path, draft: Path) -> Path:
    """Keep an earlier output beside the draft that is to replace it, until all are in place."""
    kept = draft.with_name(f"{draft.name}.earlier")
    shutil.copy2(target, kept)
    return kept
