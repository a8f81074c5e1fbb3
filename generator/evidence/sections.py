"""How a source is ordered: its headings, its sections, its title and publisher, and the lines that are no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.evidence import language as lang
from generator.evidence.model import Heading, Outline, Section, Source

_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 84
"""Width of a heading at most, a Han character counting two."""
_SHORT = 56


def outline(source: Source) -> Outline:
    """Return how the source is ordered; a source without headings is one section."""
    han = sum(len(_HAN.findall(p)) for p in source.paragraphs)
    latin = sum(len(re.findall(r"[A-Za-z]+", p)) for p in source.paragraphs)
    noise = _noise(source)
    found = _headings(source, noise)
    title_at = _title(source, found, noise)
    inner = [h for h in found if h.paragraph != title_at]
    largest = _largest(inner)
    title = source.properties.get("title") if source.kind == "markdown" else None
    title = title or (plain(source.paragraph(title_at)) if title_at else "") or source.properties.get("title", "")
    subtitle = _subtitle(source, title_at)
    return Outline(
        language="zh-CN" if han >= latin else "en",
        title=title,
        subtitle=subtitle,
        publisher=source.properties.get("publisher") or _publisher(source),
        years=_years(source, title),
        headings=tuple(inner),
        sections=tuple(_sections(source, inner, largest, title_at)),
        noise=noise,
    )


def plain(text: str) -> str:
    """Return a line without marks of Markdown and HTML."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]+>", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    head = _MARKDOWN.fullmatch(text)
    text = head[2] if head else text
    return re.sub(r"[*_`]{1,3}([^*_`]+)[*_`]{1,3}", r"\1", text).strip(" \u3000#")


def width(text: str) -> int:
    """Return how wide a text is, a Han character counting two."""
    return sum(1 if c.isascii() else 2 for c in text)


def _headings(source: Source, noise: frozenset[int]) -> list[Heading]:
    """Return the headings by the first of these that the source uses: styles, Markdown, numbering, short lines."""
    if sum(level > 0 for level in source.levels.values()) >= 2:
        return [_heading(n, max(1, level), source.paragraph(n)) for n, level in source.levels.items() if level]
    if source.kind == "markdown":
        marked = list(_marked(source))
        if len(marked) >= 2:
            return marked
    numbered = list(_numbered(source, noise))
    if sum(h.level == min((x.level for x in numbered), default=0) for h in numbered) >= 2:
        return numbered
    return list(_short(source, noise))


def _heading(number: int, level: int, line: str, run_in: bool = False) -> Heading:
    text = plain(line)
    for _, pattern in lang.NUMBERINGS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            return Heading(number, level, text[match.end() :].strip(), match[0].strip(), run_in)
    return Heading(number, level, text, run_in=run_in)


def _marked(source: Source) -> Iterator[Heading]:
    fenced = False
    for number, line in enumerate(source.paragraphs, 1):
        fenced ^= line.startswith(("```", "~~~"))
        match = _MARKDOWN.fullmatch(line)
        if match and match[2] and not fenced:
            yield _heading(number, len(match[1]), line)


def _numbered(source: Source, noise: frozenset[int]) -> Iterator[Heading]:
    for number, line in enumerate(source.paragraphs, 1):
        if number in noise:
            continue
        for level, pattern in lang.NUMBERINGS:
            match = pattern.match(line)
            if not match:
                continue
            first = re.split(r"(?<=[。：:])", line, maxsplit=1)[0]
            alone = width(line) <= _LONGEST and line[-1] not in lang.CLOSING
            run_in = not alone and level <= 2 and first != line and width(first) <= _LONGEST and first.endswith("。")
            if alone or run_in:
                yield _heading(number, level, (line if alone else first).rstrip("。"), run_in)
            break


def _short(source: Source, noise: frozenset[int]) -> Iterator[Heading]:
    """Yield short lines without a closing mark that stand before a long paragraph; two in a row are one heading."""
    texts = source.paragraphs
    number = 1
    while number <= len(texts):
        length = 0
        while length < 3 and number + length <= len(texts) and _is_short(texts[number + length - 1]):
            length += 1
        follows = texts[number + length - 1] if number + length <= len(texts) else ""
        if 1 <= length <= 2 and number > 1 and number not in noise and width(follows) > _SHORT:
            below = plain(texts[number]) if length == 2 else ""
            yield Heading(number, 1, plain(texts[number - 1]), below=below)
        number += max(1, length)


def _is_short(line: str) -> bool:
    closed = line[-1] in lang.CLOSING + "）)" or line[0] in "（(—-–|<![>•*"
    return width(line) <= _SHORT and not closed and not lang.CAPTION.match(line) and any(c.isalpha() for c in line)


def _title(source: Source, found: list[Heading], noise: frozenset[int]) -> int:
    """Return the paragraph of the title, 0 if there is none to be found."""
    for number, level in source.levels.items():
        if level == 0:
            return number
    tops = [h for h in found if h.level == min(x.level for x in found)] if found else []
    if source.kind == "markdown" and len(tops) == 1:
        return tops[0].paragraph
    first = found[0].paragraph if found else len(source.paragraphs) + 1
    for number, line in enumerate(source.paragraphs[: min(12, first)], 1):
        letters = sum(c.isalpha() for c in line)
        if number in noise or line[-1] in "：:>" or letters < 4 or width(line) > 120 or number == first:
            continue
        if source.kind == "markdown" and (line.startswith(("!", "<", "|")) or line[-1] in lang.CLOSING):
            continue
        return number
    return 0


def _subtitle(source: Source, title_at: int) -> str:
    if not title_at or title_at >= len(source.paragraphs):
        return ""
    line = source.paragraph(title_at + 1)
    dashed = re.match(r"[—–-]{1,3}\s*(.+)", line)
    if dashed and width(line) <= _LONGEST and source.kind != "markdown":
        return dashed[1].strip()
    return ""


def _largest(found: list[Heading]) -> int:
    """Return the level that divides the report: the largest with two headings."""
    counted = Counter(h.level for h in found)
    return next((level for level in sorted(counted) if counted[level] >= 2), min(counted, default=0))


def _sections(source: Source, found: list[Heading], largest: int, title_at: int) -> Iterator[Section]:
    tops = [h for h in found if h.level <= largest]
    last = len(source.paragraphs)
    if not tops:
        yield Section("", "", min(title_at + 1, last) or 1, last)
        return
    if tops[0].paragraph > title_at + 1:
        yield Section("", "", title_at + 1, tops[0].paragraph - 1)
    for here, after in zip(tops, [*tops[1:], None], strict=True):
        yield Section(here.text, here.below, here.paragraph, after.paragraph - 1 if after else last)


def _publisher(source: Source) -> str:
    texts = source.paragraphs
    edges: Iterable[int] = [*range(min(30, len(texts))), *range(max(30, len(texts) - 5), len(texts))]
    for index in edges:
        if width(texts[index]) > _LONGEST:
            continue
        for pattern in lang.PUBLISHED:
            match = pattern.fullmatch(texts[index])
            if match and (name := match[1].strip()):
                return name
            if match and index + 1 < len(texts) and width(texts[index + 1]) <= _SHORT:
                return texts[index + 1]
    return ""


def _years(source: Source, title: str) -> tuple[int, ...]:
    named = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", title)]
    counted = Counter(int(y) for p in source.paragraphs for y in lang.YEAR.findall(p))
    return tuple(dict.fromkeys([*named, *(year for year, _ in counted.most_common())]))


def _noise(source: Source) -> frozenset[int]:
    """Return paragraphs that are no text: page numbers, heads that repeat, front matter, mark-up, fenced code."""
    texts = source.paragraphs
    # A page number stands alone among text, and in pages they go up; a line of digits in a table does not matter here.
    found = {n for n, line in enumerate(texts, 1) if lang.PAGE_NUMBER.fullmatch(line)}
    counted = Counter(re.sub(r"\d+", "0", line) for line in texts if width(line) <= _SHORT)
    found |= {
        n
        for n, line in enumerate(texts, 1)
        if counted[re.sub(r"\d+", "0", line)] >= 3 and not line.startswith(("|", "#", "<", "-", "*"))
    }
    if source.kind == "markdown":
        found |= set(_markup(texts))
    return frozenset(found)


def _markup(texts: tuple[str, ...]) -> Iterator[int]:
    inside, fenced, comment = "", False, False
    for number, line in enumerate(texts, 1):
        if (number == 1 and line in ("---", "+++")) or inside:
            yield number
            inside = "" if number > 1 and line == inside else (inside or line)
            continue
        if line.startswith(("```", "~~~")):
            fenced = not fenced
            yield number
            continue
        comment = comment or line.startswith("<!--")
        if fenced or comment or re.fullmatch(r"\[[^\]]+\]:\s*\S+.*", line):
            yield number
        if "-->" in line:
            comment = False
