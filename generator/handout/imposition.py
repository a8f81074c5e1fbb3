"""Which pages stand at the right: pages without text come before those that would otherwise stand at the wrong side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.handout.model import Facing, Opener, Page


def imposed(body: Sequence[Page], before: int, notes: Page) -> Iterator[Page]:
    """Yield the pages, and others between them so that sections begin at the right and the back cover stands outside.

    `before` is the number of pages that come first; right-hand pages have odd numbers. A page before a section carries
    the section's band, the one before the back cover is `notes`.
    """
    number = before + 1
    for page in body:
        if isinstance(page.special, Opener) and number % 2 == 0:
            opener = page.special
            facing = Facing(opener.index, opener.count, opener.height)
            yield Page(0, "blank", "", page.run, special=facing)
            number += 1
        elif page.kind == "back" and number % 2 == 1:
            yield notes
            number += 1
        yield page
        number += 1
