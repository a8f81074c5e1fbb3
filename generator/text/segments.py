"""Where one word of a Chinese text ends and the next begins: the dictionary and the statistics of jieba."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from generator.text.typography import JOINER


@lru_cache(maxsize=256)
def seams(text: str) -> frozenset[int]:
    """Return the places between two words, as numbers of characters before them.

    The first call of a process reads a dictionary, a tenth of a second; ask only where the answer matters.
    """
    import rjieba

    shown = [at for at, character in enumerate(text) if character != JOINER]
    starts = (*shown, len(text))
    return frozenset(starts[end] for end in accumulate(map(len, rjieba.cut(text.replace(JOINER, "")))))
