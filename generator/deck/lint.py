"""What is wrong with a finished .pptx, beyond what schema validators see.

Validators miss doubled shape numbers, parts that nothing points at and sections that name missing slides; and they
do not know our own rules: everything that is text in a placeholder, table or chart, no fixed colour or font.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.deck.lint_slide import problems as slide_problems

RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Link(Struct, frozen=True):
    """One relationship. `target` is a part's name, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Package(Struct, frozen=True):
    """A package with its XML parts parsed; part names have no leading slash."""

    names: tuple[str, ...]
    trees: Mapping[str, Any]
    links: Mapping[str, tuple[Link, ...]]
    """By the part that the relationships start from; the package itself is the empty name."""

    def linked(self, part: str, kind: str) -> list[str]:
        """Return the parts that a part points at with this kind of relationship."""
        return [x.target for x in self.links.get(part, ()) if x.kind == kind and not x.external]


def lint(path: Path) -> list[str]:
    """Return what is wrong with the .pptx at `path`, one sentence each; empty if all is well.

    Raises zipfile.BadZipFile if the file is no package.
    """
    package = _read(path)
    found = _structure(package)
    for part in package.linked("ppt/presentation.xml", "slide"):
        if part in package.trees:
            found += slide_problems(part, package.trees, package.links)
    return found


def structure(path: Path) -> list[str]:
    """Return what is wrong with the package alone, one sentence each, for a file that somebody else made.

    Raises zipfile.BadZipFile if the file is no package.
    """
    return _structure(_read(path))


def _structure(package: Package) -> list[str]:
    return [
        *_doubled(package),
        *_untyped(package),
        *_dangling(package),
        *_orphans(package),
        *_sections(package),
        *_shape_numbers(package),
    ]


def _read(path: Path) -> Package:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(path) as file:
        names = tuple(file.namelist())
        trees = {n: etree.fromstring(file.read(n), parser) for n in names if n.endswith((".xml", ".rels"))}
    links = {_owner(n): tuple(_links(tree, _owner(n))) for n, tree in trees.items() if n.endswith(".rels")}
    return Package(names, trees, links)


def _owner(rels: str) -> str:
    """Return the part that a relationships part belongs to."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _links(tree: Any, owner: str) -> Iterator[Link]:
    for one in tree.iter(RELS):
        external = one.get("TargetMode") == "External"
        target = one.get("Target")
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")
        yield Link(one.get("Id"), one.get("Type").rsplit("/", 1)[-1], target, external)


def _doubled(package: Package) -> Iterator[str]:
    for name, count in Counter(package.names).items():
        if count > 1:
            yield f"{name}: is in the file {count} times"


def _untyped(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    extensions = {e.get("Extension", "").lower() for e in types.iter(f"{TYPES}Default")}
    parts = {e.get("PartName", "").lstrip("/") for e in types.iter(f"{TYPES}Override")}
    for name in package.names:
        if name != "[Content_Types].xml" and name not in parts and name.rsplit(".", 1)[-1].lower() not in extensions:
            yield f"{name}: has no content type"
    yield from (f"{name}: has a content type but is not in the file" for name in sorted(parts - set(package.names)))


def _dangling(package: Package) -> Iterator[str]:
    namespace = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for owner, links in package.links.items():
        known = {x.id for x in links}
        for link in links:
            if not link.external and link.target not in package.names:
                yield f"{owner or 'package'}: {link.id} points at {link.target}, which is not in the file"
        for element in package.trees[owner].iter() if owner in package.trees else ():
            used = [v for k, v in element.attrib.items() if k.startswith(namespace) and v]
            yield from (f"{owner}: uses {one}, which its relationships do not hold" for one in used if one not in known)


def _orphans(package: Package) -> Iterator[str]:
    reached, ahead = set(), [""]
    while ahead:
        part = ahead.pop()
        if part not in reached:
            reached.add(part)
            ahead += [x.target for x in package.links.get(part, ()) if not x.external]
    for name in package.names:
        if name not in reached and not name.endswith(".rels") and name != "[Content_Types].xml":
            yield f"{name}: nothing points at it"


def _sections(package: Package) -> Iterator[str]:
    presentation = package.trees["ppt/presentation.xml"]
    slides = [s.get("id") for s in presentation.iter(f"{P}sldId")]
    named = Counter(s.get("id") for s in presentation.iter(f"{P14}sldId"))
    for one in named:
        if one not in slides:
            yield f"ppt/presentation.xml: a section names the slide {one}, which is not there"
    if named:
        yield from (f"ppt/presentation.xml: the slide {s} is in no section" for s in slides if s not in named)
        yield from (f"ppt/presentation.xml: the slide {s} is in {n} sections" for s, n in named.items() if n > 1)


def _shape_numbers(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if not name.startswith("ppt/") or name.endswith(".rels"):
            continue
        numbers = Counter(e.get("id") for e in tree.iter(f"{P}cNvPr"))
        yield from (f"{name}: {count} shapes have the number {n}" for n, count in numbers.items() if count > 1)
