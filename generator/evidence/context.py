"""What the words around a figure say: what is counted, whether it fell or rose, and the time it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from generator.evidence import senses
from generator.evidence.quantities import Span
from generator.evidence.sections import plain, width

_CLAUSE = re.compile(
    r"[，。；！？：…\n]|(?<!\d),|,(?!\d{3}(?!\d))|[;!?](?=\s|$|[\u4e00-\u9fff“])|(?<!\d)\.(?=\s|$)|\.(?=\s+[A-Z])|——|\s[–—]\s"
)
_SENTENCE = re.compile(r"[。！？；\n]|[.!?](?=\s+[A-Z\"“]|$)")
_JOINT = re.compile(r"\s?(?:[、/]|,(?=\s)|和|及|与|以及|and|or|to)?\s?(?:and\s)?")
_LONGEST = 24
"""Width of a label at most, a Han character counting two."""


class Words(Struct, frozen=True):
    """What stands around one figure."""

    before: str
    """The clause up to the figure, without figures before it in the same list."""
    between: str
    """What stands between the figure before it in the clause and this one; all of `before` if there is none."""
    after: str
    """The clause after the figure, up to the next figure."""
    sentence: str
    """The sentence up to the figure."""
    subject: str = ""
    """The member of the list of things that this member of a list of figures belongs to."""
    group: int = 0
    place: int = 0
    count: int = 1
    """In a list of figures: its place, and how many there are."""
    inside: str = ""
    """What stands in brackets around it has this before the bracket."""


def around(text: str, spans: Sequence[Span], first_group: int = 1) -> list[Words]:
    """Return the words around each figure of a paragraph."""
    found: list[Words] = []
    groups = _groups(text, spans)
    clauses, sentences = _ends(_CLAUSE, text), _ends(_SENTENCE, text)
    for index, span in enumerate(spans):
        members = next(g for g in groups if index in g)
        head = spans[members[0]]
        start = _last(clauses, head.start)
        previous = spans[members[0] - 1].end if members[0] and spans[members[0] - 1].end > start else start
        stop = spans[index + 1].start if index + 1 < len(spans) else len(text)
        after = text[span.end : stop]
        cut = _CLAUSE.search(after)
        bracket = re.search(r"([^（(，。、,]*)\s*[（(][^（()）]*$", text[max(0, span.start - 120) : span.start])
        found.append(
            Words(
                before=text[start : head.start],
                between=text[previous : head.start],
                after=after[: cut.start()] if cut else after,
                sentence=text[_last(sentences, span.start) : span.start],
                group=first_group + groups.index(members) if len(members) > 1 else 0,
                place=members.index(index),
                count=len(members),
                inside=bracket[1] if bracket else "",
            )
        )
    return [replace(words, subject=subject(words)) if words.count > 1 else words for words in found]


def _groups(text: str, spans: Sequence[Span]) -> list[tuple[int, ...]]:
    """Return the figures that stand in one list, with nothing between them but a comma or an `and`."""
    groups: list[list[int]] = [[0]] if spans else []
    for index, (one, two) in enumerate(pairwise(spans), 1):
        if one.end < two.start and _JOINT.fullmatch(text[one.end : two.start]) and text[one.end : two.start].strip():
            groups[-1].append(index)
        else:
            groups.append([index])
    return [tuple(g) for g in groups]


def _ends(pattern: re.Pattern[str], text: str) -> list[int]:
    return [0, *(match.end() for match in pattern.finditer(text))]


def _last(ends: list[int], before: int) -> int:
    return ends[bisect_right(ends, before) - 1]


def subject(words: Words) -> str:
    """Return which of the things before a list of figures this one is about: `A、B分别下降x、y`; nothing if unclear."""
    head = stripped(words.before)
    parts = re.split(r"[、]|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])|,\s|\sand\s", head)
    if len(parts) < words.count or not all(part.strip() for part in parts):
        return ""
    parts = parts[-words.count :]
    return parts[words.place].strip()


def stripped(before: str) -> str:
    """Return the clause before a figure without the verb and the adverbs at its end."""
    text = before.strip(" “”\"'*（(")
    while True:
        shorter = re.sub(senses.TRAILING, "", text, flags=re.IGNORECASE).rstrip(" ,、")
        if shorter == text:
            return text
        text = shorter


def sense(figure_unit: str, words: Words, english: bool) -> tuple[str, bool]:
    """Return the sense of a figure (as in a summary) and whether the words say it clearly."""
    unit = figure_unit.strip()
    ratio = unit in ("%", "\u2030", "倍") or unit in senses.RATIO_UNITS
    direction = (_english_direction if english else _direction)(words)
    if direction and (ratio or direction[1]):
        return direction[0], True
    if unit.endswith(senses.MONEY_UNITS) or unit in senses.CURRENCY_SIGNS:
        return "money", True
    if unit.lower().strip("- ").startswith(senses.TIME_UNITS):
        streak = re.search(r"(?:连续|连|for|consecutive)\s?$", words.before, re.IGNORECASE)
        return ("streak", True) if streak and not english else ("duration", True)
    if unit == "%":
        return "share", bool(re.search("|".join(senses.SHARE), words.before)) or english
    if unit in senses.RATIO_UNITS or unit in ("倍", "\u2030"):
        return "level", False
    if not unit:
        return ("level", False) if re.search(senses.LEVELS, words.before) else ("count", True)
    return ("level", True) if unit in senses.LEVEL_UNITS else ("count", True)


def _direction(words: Words) -> tuple[str, bool] | None:
    """Return fall or rise, and whether the verb stands right before the figure (then an amount changes by it)."""
    tail = words.between or words.before
    if not tail.strip(" 、和及与并"):
        tail = words.before
    if re.search(rf"(?:{senses.TO_LEVEL.pattern})[^、]{{0,4}}$", tail):
        return None
    best: tuple[int, str, str] | None = None
    for name, verbs in (("fall", senses.FALL), ("rise", senses.RISE)):
        for verb in verbs:
            at = tail.rfind(verb)
            if at >= 0 and (best is None or at + len(verb) > best[0]):
                best = (at + len(verb), name, verb)
    if best is None:
        after = re.match(
            r"\s?的?(?:(?P<fall>降幅|跌幅|减幅|下降|减少)|(?P<rise>增幅|涨幅|增长|增速|增加|提升|提高))", words.after
        )
        return (("fall" if after["fall"] else "rise"), False) if after else None
    gap = tail[best[0] :]
    if re.search(r"到|至|达|为(?!\d)|占|比重|[和与]", gap) and not re.search("幅|速", best[2]):
        return None
    near = len(re.sub(r"[了约近超过逾分别各均已\s\d]", "", gap)) == 0
    if len(gap) > 8:
        return None
    return best[1], near


def _english_direction(words: Words) -> tuple[str, bool] | None:
    before, after = words.between[-40:], words.after[:40]
    before = re.sub(
        r"\b(?:ma(?:k(?:es?|ing)|de)|end(?:s|ed)?|sign(?:s|ed)?|set|add(?:s|ed)?)\s(?:up|down)\b", "", before
    )
    if re.search(
        r"(?:\bto|\bfrom|\breach(?:ed|ing)?|\bat|\bis|\bof only|\bwas|\bwere)\s?(?:about|nearly|only|around)?\s?$",
        before,
        re.IGNORECASE,
    ):
        return None
    for name, verbs in (("fall", senses.EN_FALL), ("rise", senses.EN_RISE)):
        small = r"(?:by|of|a|an|about|nearly|around|over|more than|some|another|was|in \w+|its|share|has|been)"
        by = rf"\b{verbs}\b(?:\s+{small}\b)*\s*$"
        if re.search(by, before, re.IGNORECASE) and not re.search(r"more than\s*$", before):
            return name, True
        if re.match(rf"\s+(?:\w+\s){{0,1}}?{verbs}\b(?!\s+(?:than|likely))", after, re.IGNORECASE) and not re.match(
            r"\s+(?:or\s)?(?:more|less|up|down|fewer)\b", after
        ):
            return name, True
    return None


def period(words: Words) -> str:
    """Return the words for the time that a figure belongs to: the last ones before it in its sentence."""
    found = [m[0] for m in senses.PERIOD.finditer(words.sentence)]
    return re.sub(r"^in ", "", found[-1]).strip() if found else ""


def label(words: Words, unit: str) -> tuple[str, bool]:
    """Return what a figure of a Chinese text counts, and whether the words say it clearly; empty if they do not."""
    if words.subject and width(words.subject) >= 4:
        return _short(words.subject), True
    return _label(words, unit)


def _label(words: Words, unit: str) -> tuple[str, bool]:
    following = re.sub(r"“[^”]*、[^”]*”", "", words.after)
    noun = re.split(r"[、（(）)]|(?<=.)(?:的(?=.)|与|和(?!谐))", following.strip(' “"'), maxsplit=1)[0].strip()
    noun = re.sub(r"[“”\"*]", "", re.split(senses.VERBS, noun, maxsplit=1)[0])
    if words.inside and len(words.inside.strip()) >= 2 and not stripped(words.between.rpartition("（")[2]):
        return _short(stripped(words.inside)), True
    head = stripped(words.between)
    head = re.sub(r"^(?:[、和与及并]|其中|同时|此外|另外|目前|共|也|又|还|而|则|但|因此|以|为|将一个|将|把)+", "", head)
    if noun and re.search(r"[和与及对]$", words.between.strip()):
        return _short(noun), True
    verb = re.fullmatch(r".{0,2}(?:" + "|".join(senses.LEADING_VERBS) + ")", head)
    if noun and len(noun) >= 2 and unit not in ("%", "倍", "年") and (verb or len(head) < 3):
        return _short(head + noun if verb else noun), True
    if len(head) >= 2:
        return _short(head), True
    if noun and len(noun) >= 2:
        return _short(noun), True
    earlier = stripped(words.before) if words.before != words.between else ""
    earlier = earlier or _previous_clause(words.sentence)
    return _short(earlier), False


def _previous_clause(sentence: str) -> str:
    parts = [p for p in _CLAUSE.split(sentence) if p.strip()]
    for part in reversed(parts[:-1] if len(parts) > 1 else parts):
        text = stripped(re.sub(r"\d[\d.,％%]*\S?", "", part))
        if len(text) >= 2:
            return text
    return ""


def _short(text: str) -> str:
    """Return a label of at most the length of one, cut between words; a number in it is cut away with what precedes."""
    text = plain(text).strip(" “”\"'，、,;:：（）()[]*。.—–-「」")
    if width(text) <= _LONGEST:
        return balanced(text)
    places = [m.end() for m in re.finditer(r"[、的和与及等对将把在由从向以]", text)]
    places += [m.start() for m in re.finditer("|".join(senses.LEADING_VERBS), text)]
    fitting = [text[at:] for at in sorted(places) if 8 <= width(text[at:]) <= _LONGEST]
    if fitting:
        return balanced(fitting[0])
    while width(text) > _LONGEST:
        text = text[1:]
    return balanced(text)


def balanced(text: str) -> str:
    """Return the text without brackets and quotes that have no partner in it."""
    for opening, closing in ("“”", "《》", "（）", "「」", "()", "‘’"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return (text.replace('"', "") if text.count('"') % 2 else text).strip()
