"""What is wrong with a PDF as an archive copy: pikepdf's validator of PDF/A-3b, and what it does not judge.

It refuses whatever it does not know, so that what it lets pass conforms. It does not know tiling patterns, which carry
the motif, nor the XMP of PDF/UA with the description of its schema (ISO 19005-3, 6.6.2.3.3), nor level U, which asks
for one thing more: that all text can be read as Unicode. Those are looked at here. veraPDF is not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pikepdf.pdfa

OURS = ("pdfuaid:part", "pdfaExtension", "pdfaSchema=", "pdfaProperty=", "pdfaid:conformance is 'U', expected 'B'")
PATTERN = ("pikepdf:colour-space", "pikepdf:pattern", "pikepdf:schema-Resources")
SPACES = {"/DeviceRGB", "/DeviceGray", "/Pattern"}


def problems(path: Path) -> list[str]:
    """Return what is wrong; [] if nothing is."""
    report = pikepdf.pdfa.validate_written(path, "3b")
    found = [str(finding) for finding in report.findings if not _beyond(finding)]
    with pikepdf.open(path) as document:
        return [*found, *_declared(document), *_files(document), *_patterns(document)]


def _beyond(finding: Any) -> bool:
    """Return whether a finding says only that the validator cannot judge."""
    text = str(finding)
    unknown = finding.rule in PATTERN and ("attern" in text or "hading" in text)
    return unknown or any(name in text for name in OURS)


def _declared(document: pikepdf.Pdf) -> Iterator[str]:
    root: Any = document.Root
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        said = {key: metadata.get(f"{space}:{key}") for space, key in (("pdfaid", "part"), ("pdfaid", "conformance"))}
        if said != {"part": "3", "conformance": "U"}:
            yield f"it says {said}"
        if metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") != "1":
            yield "it does not say that it is PDF/UA-1"
    if b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" not in root.Metadata.read_bytes():
        yield "the schema of PDF/UA is not described"
    intents = [intent for intent in root.get("/OutputIntents", []) if intent.S == "/GTS_PDFA1"]
    if len(intents) != 1 or b"acsp" not in intents[0].DestOutputProfile.read_bytes()[:64]:
        yield "no output intent with a profile"


def _files(document: pikepdf.Pdf) -> Iterator[str]:
    root: Any = document.Root
    associated = [one.objgen for one in root.get("/AF", [])]
    inside = [one.obj.objgen for one in document.attachments.values()]
    if sorted(associated) != sorted(inside) or len(set(inside)) != len(inside):
        yield "not every file inside is associated with the document once"
    for name, one in document.attachments.items():
        if one.relationship not in ("/Source", "/Data") or not one.description:
            yield f"{name} does not say what it is"
        if "/ModDate" not in one.obj.EF.F.Params:
            yield f"{name} has no date"


def _patterns(document: pikepdf.Pdf) -> Iterator[str]:
    """Look into the tiles: no colour space that the output intent does not cover, no picture with one."""
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/PatternType") != 1:
            continue
        for step in pikepdf.parse_content_stream(thing):
            if str(step.operator) in ("cs", "CS") and str(step.operands[0]) not in SPACES:
                yield f"a pattern uses the colour space {step.operands[0]}"
            if str(step.operator) in ("k", "K"):
                yield "a pattern uses CMYK"
