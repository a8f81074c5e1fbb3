"""Edits a deck in a running LibreOffice. Run by the Python that has `uno`, so it imports nothing of ours.

Arguments: the pipe that LibreOffice listens on, the deck, where to save it, the number of the slide whose title
changes, the new title, the number of the slide whose chart changes, the new value of its first point.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

FILTER = "Impress MS PowerPoint 2007 XML"
WAIT = 60


def main(pipe: str, deck: str, saved: str, titled: str, title: str, charted: str, value: str) -> None:
    """Open, change, save, and end LibreOffice."""
    desktop = _desktop(pipe)
    document = desktop.loadComponentFromURL(Path(deck).as_uri(), "_blank", 0, (_property("Hidden", True),))
    try:
        _titled(document.DrawPages.getByIndex(int(titled) - 1)).setString(title)
        data = _chart(document.DrawPages.getByIndex(int(charted) - 1)).getData()
        rows = [list(row) for row in data.getData()]
        rows[0][0] = float(value)
        data.setData(tuple(tuple(row) for row in rows))
        document.storeToURL(Path(saved).as_uri(), (_property("FilterName", FILTER),))
    finally:
        document.close(True)
        desktop.terminate()


def _desktop(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    ends = time.monotonic() + WAIT
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > ends:
                raise
            time.sleep(0.3)


def _property(name: str, value: object) -> Any:
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def _titled(page: Any) -> Any:
    kind = "com.sun.star.presentation.TitleTextShape"
    return next(shape for shape in _shapes(page) if shape.ShapeType == kind)


def _chart(page: Any) -> Any:
    shapes = (s for s in _shapes(page) if s.supportsService("com.sun.star.drawing.OLE2Shape"))
    return next(s.Model for s in shapes if s.Model and s.Model.supportsService("com.sun.star.chart.ChartDocument"))


def _shapes(page: Any) -> list[Any]:
    return [page.getByIndex(i) for i in range(page.getCount())]


if __name__ == "__main__":
    main(*sys.argv[1:])
