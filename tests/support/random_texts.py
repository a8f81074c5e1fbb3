"""Texts for random reports: each is a few pieces of one kind of writing, cut to a length.

A piece costs one draw however long it is, so that whole reports stay cheap to draw and shrink to short, plain texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

PROSE_ZH = (
    "全年接待读者比上年多，馆舍开放到夜里，志愿者在社区书屋值班；少儿馆办了讲座、展览和读书会，山区的流动书车一村一村地走。"
    "办事的人不再排队，材料在网上交，结果寄到家里。古籍修复室里，师傅带着徒弟一页一页地补，虫蛀的地方补得看不出来。"
    "评审认为：做法可以推广，但人手仍然不够，经费也要有稳定的来源。明年先把老馆修好，再谈新馆的事，大家都同意。"
)
PROSE_EN = (
    "Visitors stayed longer than a year ago, and the reading rooms were open until late in the evening; volunteers "
    "read to children, repaired old books and drove the bus into the hills. Applications are filed online, so nobody "
    "has to queue any more. The reviewers found that the approach works, although staff is short and the budget is "
    "not yet certain. Next year the old building comes first, then the extension that everybody asked for. "
)
MIXED_ZH = (
    "用Python写的脚本每晚核对读数，再由OpenStreetMap底图显示；Wi-Fi覆盖了B座，App与网页同步更新，"
    "API文档写在README里，CI每天跑一遍，Bug当天修，PM和QA都看得到，用户在Android与iOS上办事。"
)
PLAIN = ("prose", "words", "mixed", "quotes", "names")
"""Kinds that every brand can print and that need no care."""
HARD = ("long-word", "url", "mail", "path", "marks", "dashes", "brackets", "hostile", "spaces", "invisible", "accents")
"""Kinds that every brand can print, or at least might."""
WILD = ("emoji", "rtl", "combining", "control", "rare", "bare-number", "braces")
"""Kinds that a build must refuse, or survive."""

_KINDS: dict[str, str] = {
    "long-word": "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
    "url": "https://www.example.org/reports/annual/summary?section=reading&lang=zh-CN#figures-and-tables/" * 4,
    "mail": "very.long.first.name.and.surname@communications.department.example-organisation.org" * 4,
    "path": "/srv/reports/annual/final/summary_final_really-final.pptx\\\\server\\share\\folder\\file.docx" * 4,
    "marks": "！？！？。。，，、、；；：：！！？？" * 16,
    "dashes": "——……——，……——“——”……" * 16,
    "brackets": "（《“‘【「『〔一〕』」】’”》）" * 16,
    "hostile": "A & B < C > D \"E\" 'F' ]]> &amp; <b>x</b> &#x41; <!-- y --> " * 6,
    "spaces": "甲 乙\u00a0丙\u3000丁\u2003戊\u2009己\u202f庚 word\u00a0word word  word " * 8,
    "invisible": "零\u200b宽\u2060字\ufeff符\u200d在\u200c此\u00ad处soft\u00adhy\u00adphen" * 8,
    "accents": "Müller, São Paulo, Ångström, naïve façade – “née” Ñandú, Übergröße, crème brûlée " * 6,
    "emoji": "🎉👍🏽报告👩‍👩‍👧‍👦完成🇨🇳",
    "rtl": "שלום עולם مرحبا بالعالم ",
    "combining": "e\u0301a\u0308o\u0302n\u0303汉\u0301" * 8,
    "control": "a\u0001b\u0008c\u000bd\u000ce\u001ff\u007fg\u0085h\u2028i\u2029j\ud7ffk\ufffel",
    "rare": "\U00020bb7\U0002070e\U00030000䶮㐂Łódź, Přerov, İzmir",
    "bare-number": "共有12345件，增长6.7%，第3名，2024年11月24日",
    "braces": "{} {no-such-figure} {{x}} } { {two words} ",
}


@dataclass(frozen=True)
class Tone:
    """How the texts of one report are written."""

    language: str
    kinds: tuple[str, ...]
    stretch: float
    """Lengths are multiplied by it; above 1 texts grow longer than their places."""
    refs: tuple[str, ...] = ()
    """Figures that texts may refer to."""


def _piece(tone: Tone, kind: str, at: int, length: int) -> str:
    chinese = tone.language == "zh-CN"
    if kind == "prose":
        return _cut(PROSE_ZH, at, length) if chinese else _cut(PROSE_EN, at, length * 2)
    if kind == "words":
        return _cut(PROSE_EN, at, length * 2)
    if kind == "mixed":
        return _cut(MIXED_ZH, at, length)
    if kind == "quotes":
        inside = _cut(PROSE_ZH if chinese else PROSE_EN, at, length)
        return f"“{inside}”" if at % 2 else (f"《{inside}》" if chinese else f"‘{inside}’")
    if kind == "names":
        return ("110", "12345", "5G", "COVID-19", "Q3")[at % 5]
    return _cut(_KINDS[kind], at, length)


def _cut(text: str, at: int, length: int) -> str:
    start = at % len(text)
    whole = text[start:] + text * (1 + length // len(text))
    return whole[:length]


LENGTHS = (0.5, 1.0, 0.25, 0.1, 0.75, 0.9, 1.1, 0.0, 1.4)
"""Parts of the length that a place is made for; 0 is one character."""


@cache
def below(count: int) -> st.SearchStrategy[int]:
    """Return the strategy for a number from 0; made once, as making one takes longer than drawing from it."""
    return st.integers(0, count - 1)


def text(draw: st.DrawFn, tone: Tone, usual: int) -> str:
    """Draw a text; `usual` is the number of Chinese characters that its place is made for."""
    goal = max(1, round(usual * LENGTHS[draw(below(len(LENGTHS)))] * tone.stretch))
    count = (1, 1, 2, 3)[draw(below(4))] if goal > 4 else 1
    parts = []
    for _ in range(count):
        at, kind = divmod(draw(below(60 * len(tone.kinds))), len(tone.kinds))
        parts.append(_piece(tone, tone.kinds[kind], at, max(1, goal // count)))
    if tone.refs and goal > 12 and draw(below(4)) == 3:
        parts.insert(draw(below(count + 1)), f" {{{tone.refs[draw(below(len(tone.refs)))]}}} ")
    made = (" " if tone.language == "en" else "，").join(parts)
    return made if made.strip() else "好"
