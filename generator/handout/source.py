"""The page as WeasyPrint reads it: opened only from the brand's folders, and without what costs time for nothing.

Two things took a quarter of a layout: the addresses of pictures, read letter by letter as long as they hold the
pictures themselves, and the styles of five kinds of note marks, worked out for every element of the document.
"""

from __future__ import annotations

import re
from base64 import b64decode
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.brand.model import Brand
from generator.handout import justify

SHELF = "shelf"
"""The scheme of addresses that stand for a picture held aside."""

_DATA = re.compile(r"data:(?P<kind>image/[\w.+-]+);base64,(?P<data>[\w+/=]+)")
_UNUSED = re.compile(r"^::(?:(?:foot)?note-\w+|marker)\s*\{[^}]*\}\n", re.MULTILINE)
"""Rules of WeasyPrint's own stylesheet for marks of notes and list items, which our pages print themselves."""


def source(page: str, brand: Brand) -> Any:
    """Return the document of this HTML, a `weasyprint.HTML`."""
    pictures: dict[str, tuple[str, bytes]] = {}

    def shelved(match: re.Match[str]) -> str:
        address = f"{SHELF}:{len(pictures)}"
        pictures[address] = match["kind"], b64decode(match["data"])
        return address

    page = _DATA.sub(shelved, page)
    return _html()(string=page, base_url=str(brand.folders[0]), url_fetcher=_fetcher(brand, pictures))


@cache
def _html() -> Any:
    """Return WeasyPrint's document, of the release that is known with a shorter stylesheet of its own.

    A brand that floats its notes (`float: footnote`) says in its stylesheet how their marks look.
    """
    import weasyprint
    from weasyprint import html
    from weasyprint.css.counters import CounterStyle

    if not justify.available():
        return weasyprint.HTML
    own = weasyprint.CSS(string=_UNUSED.sub("", html.UA), counter_style=CounterStyle())

    class Html(weasyprint.HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [own] if not forms else super()._ua_stylesheets(forms)

    return Html


def _fetcher(brand: Brand, pictures: dict[str, tuple[str, bytes]]) -> Any:
    """Return a fetcher that opens the pictures held aside, data addresses and files of the brand, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    roots = [folder.resolve() for folder in (*brand.folders, *{f.path.parent for f in brand.fonts})]

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            if url in pictures:
                kind, data = pictures[url]
                return URLFetcherResponse(url, data, {"Content-Type": kind})
            if parts.scheme == "data":
                return super().fetch(url, headers)
            path = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or not any(path.is_relative_to(root) for root in roots):
                raise ValueError(f"{url} is outside the brand's folders; the handout loads nothing else")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"file", "data"})
