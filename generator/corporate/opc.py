"""An Office package as parts that a person may take away and add; written again, it holds only what is reached.

Whatever nothing points at any more (a removed slide's pictures, comments and charts) is not written, so no orphan is
left by construction.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import InputProblems, Problem, Where
from generator.text.markup import quoteattr

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = f"{R}/"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


@dataclass
class Rel:
    """A relationship. `target` is a part's name without leading slash, or an address when `external`."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of its type, such as `slideLayout`."""
        return self.type.rsplit("/", 1)[-1]


@dataclass
class Package:
    """A package in memory. The package itself is the part with the empty name."""

    parts: dict[str, bytes]
    types: dict[str, str]
    """Content type by part."""
    rels: dict[str, list[Rel]] = field(default_factory=dict)

    def of(self, part: str, kind: str) -> list[Rel]:
        """Return the relationships of one kind that a part has, in their order."""
        return [r for r in self.rels.get(part, ()) if r.kind == kind and not r.external]

    def one(self, part: str, kind: str) -> str | None:
        """Return the first part that a part points at with this kind."""
        return next((r.target for r in self.of(part, kind)), None)

    def target(self, part: str, id: str | None) -> str | None:
        """Return the part behind a relationship's id."""
        return next((r.target for r in self.rels.get(part, ()) if r.id == id), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship and return its id."""
        known = self.rels.setdefault(part, [])
        taken = {r.id for r in known}
        id = next(f"rId{i}" for i in range(1, len(taken) + 2) if f"rId{i}" not in taken)
        known.append(Rel(id, OFFICE + kind, target))
        return id

    def free(self, pattern: str) -> str:
        """Return the first name such as `ppt/slideLayouts/slideLayout{}.xml` that no part has."""
        taken = {name.lower() for name in self.parts}
        return next(n for i in range(1, len(taken) + 2) if (n := pattern.format(i)).lower() not in taken)

    def tree(self, part: str) -> Any:
        """Return a part as an element tree."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(self.parts[part], parser)

    def put(self, part: str, tree: Any, type: str = "") -> None:
        """Keep an element tree as a part, with its content type if the part is new."""
        from lxml import etree

        self.parts[part] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        if type:
            self.types[part] = type

    @property
    def presentation(self) -> str:
        """Return the name of the main part."""
        return self.one("", "officeDocument") or ""

    def reached(self) -> list[str]:
        """Return the parts that relationships lead to from the package, in a fixed order."""
        seen: dict[str, None] = {}
        ahead = [""]
        while ahead:
            part = ahead.pop(0)
            for rel in self.rels.get(part, ()):
                if not rel.external and rel.target in self.parts and rel.target not in seen:
                    seen[rel.target] = None
                    ahead.append(rel.target)
        return list(seen)

    def file(self) -> bytes:
        """Return the package as a file."""
        out = io.BytesIO()
        kept = self.reached()
        with zipfile.ZipFile(out, "w") as file:
            for name, data in self._files(kept):
                file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _files(self, kept: list[str]) -> Iterator[tuple[str, bytes]]:
        rows = "".join(
            f"<Override PartName={quoteattr('/' + n)} ContentType={quoteattr(self.types[n])}/>" for n in kept
        )
        default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        default += '<Default Extension="xml" ContentType="application/xml"/>'
        yield "[Content_Types].xml", f'<Types xmlns="{TYPES}">{default}{rows}</Types>'.encode()
        for part in ("", *kept):
            if part:
                yield part, self.parts[part]
            links = [r for r in self.rels.get(part, ()) if r.external or r.target in self.parts]
            if links:
                yield rels_name(part), _rels(part, links)


def _rels(part: str, links: list[Rel]) -> bytes:
    rows = []
    for r in links:
        target = r.target if r.external else posixpath.relpath(r.target, posixpath.dirname(part) or ".")
        mode = ' TargetMode="External"' if r.external else ""
        rows.append(f'<Relationship Id="{r.id}" Type="{r.type}" Target={quoteattr(target)}{mode}/>')
    return f'<Relationships xmlns="{RELS}">{"".join(rows)}</Relationships>'.encode()


def rels_name(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read(path: Path) -> Package:
    """Return a file as a package; InputProblems if it is none, is locked by a password, or is the old .ppt format."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputProblems([Problem(f"The file cannot be read ({error.strerror}).", Where(str(path)))]) from None
    return parse(data, str(path))


def parse(data: bytes, shown: str) -> Package:
    """Return bytes as a package; `shown` is what a problem calls them."""
    where = Where(shown)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        message = "The file is an old .ppt, or it is locked by a password."
        raise InputProblems([Problem(message, where, "Save it in PowerPoint as .pptx or .potx without a password.")])
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            files = {n.lstrip("/"): file.read(n) for n in file.namelist() if not n.endswith("/")}
        return _package(files)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as error:
        hint = "Open it in PowerPoint and save it anew."
        raise InputProblems([Problem(f"This is no PowerPoint file that can be read ({error}).", where, hint)]) from None


def _package(files: dict[str, bytes]) -> Package:
    from lxml import etree

    types = etree.fromstring(files.pop("[Content_Types].xml"))
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in types.iter(f"{{{TYPES}}}Default")}
    named = {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in types.iter(f"{{{TYPES}}}Override")}
    package = Package({}, {})
    for name, data in files.items():
        folder, file = posixpath.split(name)
        if name.endswith(".rels") and posixpath.basename(folder) == "_rels":
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            package.rels[owner] = [_rel(e, owner) for e in etree.fromstring(data).iter(f"{{{RELS}}}Relationship")]
            continue
        package.parts[name] = data
        package.types[name] = named.get(name) or defaults.get(name.rsplit(".", 1)[-1].lower(), "application/xml")
    if not package.presentation.startswith("ppt/"):
        raise KeyError("it holds no presentation")
    return package


def _rel(element: Any, owner: str) -> Rel:
    external = element.get("TargetMode") == "External"
    target, type = element.get("Target", ""), element.get("Type", "").replace(STRICT, OFFICE)
    if not external:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
    return Rel(element.get("Id", ""), type, target, external)
