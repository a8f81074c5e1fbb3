"""Layouts without a title, or with one that is smaller than their text: the largest text becomes it.

A slide without a title has no name in the outline and for screen readers. Title and text keep their place and look,
which is said on the layout, for what they inherit from the master changes with their kind.
"""

from __future__ import annotations

import copy
from typing import Any

from generator.corporate import read
from generator.corporate.model import TITLES

A, P = read.A, read.P
BODY = ("anchor", "vert", "wrap", *read.INSETS)
PLAIN = {"b": "0", "i": "0", "u": "none", "cap": "none", "spc": "0"}
"""What a run has when nothing says otherwise; the master's other text style may differ."""
LEVEL = ("lnSpc", "spcBef", "spcAft", "buNone", "tabLst", "defRPr", "extLst")
FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
RUN = ("ln", *FILLS, "effectLst", "effectDag", "highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs",
       "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")  # fmt: skip


def headed(layout: Any, master: Any, idx: int) -> None:
    """Make the text place of this number the title of a layout's element tree, and a title that it has a text place."""
    for shape in list(layout.iter(f"{P}sp")):
        ph = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if ph is None:
            continue
        kind = ph.get("type", "obj")
        if kind in TITLES:
            _pinned(shape, master, kind)
            ph.set("type", "body")
            ph.set("idx", str(idx))
        elif ph.get("idx", "0") == str(idx):
            _pinned(shape, master, kind)
            ph.set("type", "title")
            for name in ("idx", "sz"):
                ph.attrib.pop(name, None)


def _pinned(shape: Any, master: Any, kind: str) -> None:
    """Say on a shape what it inherits."""
    chain = read.Chain((shape, read.parent(master, kind)), master, kind)
    properties, box = shape.find(f"{P}spPr"), chain.box()
    if properties.find(f"{A}xfrm") is None and box is not None:
        properties.insert(0, copy.deepcopy(box))
    body = shape.find(f"{P}txBody/{A}bodyPr")
    for name in BODY:
        if (value := chain.body(name)) is not None:
            body.set(name, value)
    styles = body.getparent().find(f"{A}lstStyle")
    if styles is None:
        styles = body.makeelement(f"{A}lstStyle", {})
        body.addnext(styles)
    level = styles.find(f"{A}lvl1pPr")
    merged = styles.makeelement(f"{A}lvl1pPr", {})
    for one in chain.level():
        _under(merged, one, LEVEL)
    merged.set("marL", "0")
    merged.set("indent", "0")
    run = merged.find(f"{A}defRPr")
    if run is not None:
        for name, value in PLAIN.items():
            run.set(name, run.get(name, value))
    if level is None:
        styles.insert(0, merged)
    else:
        styles.replace(level, merged)


def _under(merged: Any, below: Any, order: tuple[str, ...]) -> None:
    """Add what `below` says and `merged` does not, in the order of the schema."""
    for name, value in below.attrib.items():
        merged.set(name, merged.get(name, value))
    present = {_group(child) for child in merged}
    for child in below:
        if _group(child) == "defRPr":
            run = merged.find(child.tag)
            run = merged.makeelement(child.tag, {}) if run is None else run
            _under(run, child, RUN)
            merged.append(run)
        elif _local(child) in order and _group(child) not in present:
            merged.append(copy.deepcopy(child))
    merged[:] = sorted(merged, key=lambda child: order.index(_local(child)))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _group(element: Any) -> str:
    """Return what of an element there can be only one."""
    name = _local(element)
    return "fill" if name in FILLS else name
