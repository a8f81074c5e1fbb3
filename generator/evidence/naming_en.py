"""What an English figure counts, named with the words around it; no name where they give none."""

from __future__ import annotations

import re

from generator.evidence import senses
from generator.evidence.context import Words, balanced, stripped
from generator.evidence.sections import plain, width

_LONGEST = 40
"""Width of a label at most, in Latin characters."""
_PEOPLE = (
    r"(?:(?:all|the|our|those|these|its|their|survey(?:ed)?|total)\s)*(?:respondents|participants|people|persons|users"
    r"|members|those|adults|households|companies|organi[sz]ations|developers|them|us)\b"
)
"""Groups that most figures of a survey are about: their name tells one figure from another as little as a pronoun."""
_OF_PEOPLE = re.compile(
    rf"^(?:of\s{_PEOPLE}(?:,?\s(?:who|that|which|whom)\b)?|{_PEOPLE},?\s(?:who|that|which|whom)\b)\s?", re.IGNORECASE
)
_REPORTED = re.compile(
    r"^(?:have\s|had\s)?(?:answered|said|say|says|reported|report|stated|indicated|agreed|believed?|noted|told us)\s"
    r"(?:that\s|they\s)?(?:their\s|its\s|his\s|her\s)?(?=\w)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;:.()\[\]\"\u201d]|\s[\u2013\u2014]\s"
    r"|\b(?:and|but|while|whereas|when|because|so|by|from|vs|compared|to(?=\s(?:the|an?|[\d$\u00a3\u20ac])))\b",
    re.IGNORECASE,
)
"""Where the name ends that follows a figure."""
_FRONT = re.compile(
    r"^(?:and|but|or|of|the|an?|with|also|only|still|now|just|already|then|about|some|such|in|at|on|to|for|by|that|who"
    r"|while)\s",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\s(?:an?|the|of|in|on|at|by|for|from|to|as|is|are|was|were|be|been|being|has|have|had|will|would|can|could|may"
    r"|might|should|do|does|did|not|that|which|who|and|or|but|nor|so|than|then|with|without|into|onto|over|under|about"
    r"|between|their|its|his|her|our|your|my|this|these|those|other|such|both|either|more|most|very|also|only)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:it|this|that|which|we|they|he|she|i|you|there|these|those|as|if|when|while|since|although|though|because"
    r"|however|similarly|overall|here|did|do|does|said|its|their|his|her|our|rather|followed)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:in|on|at|as|by|for|to|with|over|under|during|after|before|since|per)\b", re.IGNORECASE)
"""Words behind a figure that say when or where, not what."""
_UNSAID = re.compile(r"\bwhich\b|^(?:\w+ing|compared|based|given|out of)\b", re.IGNORECASE)
"""Words before a figure whose subject stands in another clause."""
_ALONE = re.compile(r"(?:\w+ing|constitut\w+|mak\w+|compris\w+|represent\w*|both|table|figure|chart|total|can \w+)")
"""What is no name when it stands alone."""
_CHANGE = re.compile(rf"\s*(?:points?\s)?{senses.EN_CHANGE_NOUN}\b", re.IGNORECASE)
_CHANGE_OF = re.compile(rf"\b{senses.EN_CHANGE_NOUN}\s(?:of|by)\s*$", re.IGNORECASE)


def label(words: Words) -> tuple[str, bool]:
    """Return the name of what a figure counts, and whether the words give it clearly; an empty name if they do not."""
    if words.subject and width(words.subject) >= 4:
        return _name(words.subject), True
    bracketed = bool(words.inside.strip()) and not words.between.rpartition("(")[2].strip()
    for found in _inside(words) if bracketed else (_following(words.after), _leading(words.between)):
        if found:
            return found, True
    return _leading(words.sentence), False


def is_change(words: Words) -> bool:
    """Return whether a figure says how much another one changed: `an increase of 4 points`, `a 10 point decrease`."""
    return bool(_CHANGE.match(words.after) or _CHANGE_OF.search(stripped_of_approximation(words.between)))


def stripped_of_approximation(before: str) -> str:
    """Return the words before a figure without `about`, `nearly` and the like at their end."""
    return re.sub(r"(?:\b(?:about|around|nearly|almost|over|some|roughly)\s*)+$", "", before, flags=re.IGNORECASE)


def _inside(words: Words) -> tuple[str, ...]:
    """Return the names of a figure in brackets, best first: what stands before them, or what they interrupt."""
    last = re.split(r",|\band\b|:", words.inside)[-1].strip()
    thing = re.split(r"\b(?:of|in|for|by|with|from|at|to|than)\s(?:the\s)?", last)[-1]
    if re.fullmatch(_PEOPLE, thing.strip(), re.IGNORECASE):
        return (_following(words.after.partition(")")[2]),)
    return _name(thing), _name(last)


def _following(after: str) -> str:
    """Return the name that follows a figure: `sessions`, `of respondents write Rust`."""
    rest = re.sub(r"\s\([a-z ]+\)", "", after.strip(" *-\u2013\u2014"))
    if change := _CHANGE.match(rest):
        rest = re.sub(r"^(?:of|in)\s", "", rest[change.end() :].strip())
    if _ASIDE.match(rest):
        return ""
    said = _REPORTED.sub("", _OF_PEOPLE.sub("", rest, count=1), count=1)
    return _name(_END.split(said, maxsplit=1)[0]) or _name(_END.split(rest, maxsplit=1)[0])


def _leading(before: str) -> str:
    """Return the name that a figure follows: `the median wait fell by`."""
    text = stripped(_CHANGE_OF.sub("", stripped_of_approximation(before.rpartition("(")[2] or before)))
    text = re.split(r"[,;:]\s|\b(?:that|while|and|but)\s", text)[-1]
    if _UNSAID.search(text):
        return ""
    return _name(re.sub(rf"^{_PEOPLE}\s", "", text.strip(), flags=re.IGNORECASE))


def _name(text: str) -> str:
    """Return a name without the little words at its ends, cut between words; empty if nothing is left that names."""
    text = plain(text).strip(" “”\"'‘’,;:()[]*.—–-")
    while (shorter := _FRONT.sub("", text)) != text:
        text = shorter
    if _NO_NAME.match(text):
        return ""
    while width(text) > _LONGEST and " " in text:
        text = text.rpartition(" ")[0]
    while (shorter := _BACK.sub("", text)) != text:
        text = shorter
    empty = len(text) < 3 or text.lower() in senses.EN_EMPTY or _ALONE.fullmatch(text)
    return "" if empty or not re.search(r"[A-Za-z]{2}", text) else balanced(text)
