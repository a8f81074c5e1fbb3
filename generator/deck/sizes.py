"""Measures texts in their styles: how high they get, which sizes a style may take. Boxes in inches, sizes in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from generator.brand.model import Brand
from generator.deck import lineends
from generator.deck.layouts import Layouts
from generator.deck.model import Box, Paragraph, Run, Style, Text
from generator.text import measure
from generator.text.balance import PAUSES, inside, parts_words
from generator.text.linebreak import breaks, forced
from generator.text.scripts import CLOSING, SUFFIX

SLACK = 1.5
"""Points that a text may be higher than its box; less than the space under the last line's characters."""
KERNED = 1.01
"""How much more stands on a line when its letters are kerned, which our measure leaves out."""


_SPACED = re.compile(rf" [{re.escape(''.join(sorted(CLOSING | SUFFIX)))}]")


def key_kind(key: str) -> str:
    """Return the key without its number: items of one kind share their size."""
    return re.sub(r"-\d+$", "", key)


class Ruler:
    """Measures for one brand and language."""

    def __init__(self, brand: Brand, layouts: Layouts, language: str) -> None:
        self.layouts, self.language = layouts, language
        self.face = cache(lambda slot, bold: measure.deck_face(brand, slot, 700 if bold else 400))

    def _face(self, style: Style, bold: bool | None) -> measure.Face:
        return self.face(style.face, style.bold if bold is None else bold)

    # --- sizes ------------------------------------------------------------------------------------------------------

    def sizes(self, style: Style) -> list[float]:
        """Return the sizes that a style may take, largest first."""
        least = style.min_size or style.size
        step = 0.5 if style.size <= 20 else 1 if style.size <= 32 else 2
        count = int((style.size - least) / step)
        return [style.size - i * step for i in range(count + 1)]

    def ratios(self, styles: Sequence[Style], text: Text) -> list[float]:
        """Return the parts of the full size that all styles in use may take, largest first."""
        used = [styles[min(p.level, len(styles) - 1)] for p in text.paragraphs] or [styles[0]]
        least = max((s.min_size or s.size) / s.size for s in used)
        steps = [size / styles[0].size for size in self.sizes(replace(styles[0], min_size=styles[0].size * least))]
        return [*steps, least] if steps[-1] > least + 1e-6 else steps

    # --- texts ------------------------------------------------------------------------------------------------------

    def is_figure(self, text: Text) -> bool:
        """Return whether a text is a figure with its unit, which stays on one line."""
        return any(r.scale for p in text.paragraphs for r in p.runs)

    def in_two_lines(self, text: Text) -> Text:
        """Return a figure with a break between the word that qualifies it and the number: `more than` above `1,250`.

        A figure without such a word comes back as it is: number and unit are never parted.
        """
        first = text.paragraphs[0].runs[0]
        said = re.match(r"[^\W\d]\D*?\s*(?=[-\u2212+]?\d)", first.text)
        if not said:
            return text
        broken = replace(first, text=f"{said[0]}\v{first.text[said.end() :]}")
        paragraph = replace(text.paragraphs[0], runs=(broken, *text.paragraphs[0].runs[1:]))
        return replace(text, paragraphs=(paragraph, *text.paragraphs[1:]))

    def fits(self, text: Text, styles: Sequence[Style], box: Box, ratio: float) -> bool:
        """Return whether a text fits its box at this part of the full size."""
        if self.is_figure(text):
            narrow = all(self.width(p, styles, ratio) <= box.w * 72 for p in text.paragraphs)
            return narrow and ("\v" not in _written(text) or self._low(text, styles, box, ratio))
        return self._low(text, styles, box, ratio)

    def _low(self, text: Text, styles: Sequence[Style], box: Box, ratio: float) -> bool:
        return self.height(text, styles, box, ratio) <= box.h * 72 + SLACK

    def width(self, paragraph: Paragraph, styles: Sequence[Style], ratio: float) -> float:
        """Return the width of a paragraph that wraps nowhere but at its forced breaks, in points."""
        style = styles[min(paragraph.level, len(styles) - 1)]
        widths = [0.0]
        for run in paragraph.runs:
            size = run.points(style.size * ratio) if run.scale else (run.size or style.size) * ratio
            for number, part in enumerate(forced(run.text)):
                widths += [0.0] * (number > 0)
                widths[-1] += measure.width(part, size, self._face(style, run.bold))
        return max(widths)

    def longest(self, paragraph: Paragraph, styles: Sequence[Style], ratio: float) -> float:
        """Return the width of the longest piece of a paragraph that no line may part, in points."""
        if self.is_figure(Text((paragraph,))):
            return self.width(paragraph, styles, ratio)
        text = "".join(r.text for r in paragraph.runs)
        cuts = sorted({0, *breaks(text, self.language), len(text)})
        bold = paragraph.runs[0].bold if paragraph.runs else None
        pieces = (replace(paragraph, runs=(Run(text[a:b].rstrip(), bold),)) for a, b in pairwise(cuts))
        return max((self.width(piece, styles, ratio) for piece in pieces), default=0.0)

    def whole(self, text: Text, styles: Sequence[Style], box: Box, ratio: float) -> bool:
        """Return whether no word and no figure with its counter is too wide for a line, and would be cut."""
        room = box.w * 72
        one_line = (
            self.width(p, styles, ratio) <= room or self.longest(p, styles, ratio) <= room for p in text.paragraphs
        )
        return all(one_line)

    def lines(self, paragraph: Paragraph, style: Style, width: float, ratio: float) -> tuple[str, ...]:
        """Return the lines of a paragraph in a box `width` inches wide."""
        text = "".join(r.text for r in paragraph.runs)
        bold = paragraph.runs[0].bold if paragraph.runs else None
        if self.is_figure(Text((paragraph,))):
            return tuple(forced(text))
        return self._most(text, width * 72, style.size * ratio, self._face(style, bold))

    def _most(self, text: str, width: float, size: float, face: measure.Face) -> tuple[str, ...]:
        """Return the lines of a text in a box so many points wide, at most: programs differ after a space."""
        lines = measure.break_lines(text, width, size, face, self.language)
        if not _SPACED.search(text):
            return lines
        return max(lines, measure.break_lines(text, width, size, face, self.language, plain=True), key=len)

    def height(self, text: Text, styles: Sequence[Style], box: Box, ratio: float) -> float:
        """Return the height of a text in points."""
        total = 0.0
        for i, paragraph in enumerate(text.paragraphs):
            style = styles[min(paragraph.level, len(styles) - 1)]
            count = len(self.lines(paragraph, style, box.w, ratio))
            line = round(style.line * ratio * 4) / 4 if ratio < 1 else style.line  # as it is written
            total += count * line + (style.before if i else 0)
        return total

    def balance(self, text: str, width: float, style: Style, size: float, most: int) -> tuple[str, ...]:
        """Return the lines of a title."""
        return measure.balance(text, width * 72, size, self._face(style, None), self.language, most)

    def pauses(self, lines: Sequence[str]) -> bool:
        """Return whether a title breaks where a reader would pause; an English one may break between any words."""
        return not self.language.startswith("zh") or not inside(lines)

    def whole_words(self, lines: Sequence[str]) -> bool:
        """Return whether no line of a title ends where a word may stand."""
        return not self.language.startswith("zh") or not parts_words(lines)

    def shortened(self, text: str, width: float, style: Style) -> str:
        """Return the text if it stands on one line, else its beginning up to a pause or a word, and an ellipsis."""
        face = self._face(style, None)

        def narrow(line: str) -> bool:
            return measure.width(line, style.size, face) <= width * 72

        if narrow(text):
            return text
        heads = (text[:at].rstrip(" ") for at in reversed(breaks(text, self.language)))
        fitting = [head for head in heads if narrow(f"{head}\u2026")] or [""]
        whole = (head for head in fitting if head[-1:] in PAUSES and 2 * len(head) > len(fitting[0]))
        return next(whole, fitting[0]).rstrip("".join(PAUSES)) + "\u2026"

    # --- where lines end --------------------------------------------------------------------------------------------

    def composed(self, text: Text, styles: Sequence[Style], box: Box, ratio: float) -> Text:
        """Return the text with line breaks set where the program that shows it would break badly.

        Headings, and Chinese texts of two lines that can part at a pause, break as titles do; no paragraph ends in
        a line of one or two characters. Everything else wraps freely.
        """
        if self.is_figure(text):
            return text
        fixed = []
        spare = (box.h * 72 + SLACK - self.height(text, styles, box, ratio)) / ratio
        for paragraph in text.paragraphs:
            style = styles[min(paragraph.level, len(styles) - 1)]
            done, used = self._composed(paragraph, style, box.w, ratio, max(0, int(spare // style.line)))
            spare -= used * style.line
            fixed.append(done)
        return replace(text, paragraphs=tuple(fixed))

    def _composed(
        self, paragraph: Paragraph, style: Style, width: float, ratio: float, spare: int
    ) -> tuple[Paragraph, int]:
        """Return the paragraph with its breaks, and how many of the spare lines it took."""
        if len(paragraph.runs) != 1 or "\v" in paragraph.runs[0].text:
            return paragraph, 0
        run = paragraph.runs[0]
        size, face = style.size * ratio, self._face(style, run.bold)
        safe = measure.break_lines(run.text, width * 72, size, face, self.language)
        if len(safe) > 1 and (style.face == "heading" or style.size > self.layouts.styles["body"].size):
            lines = measure.balance(run.text, width * 72, size, face, self.language, len(safe))
            if len(lines) == len(safe) and self._whole(run.text, lines):
                return replace(paragraph, runs=(replace(run, text=lineends.joined(run.text, lines)),)), 0
        if len(safe) == 2 and self.language.startswith("zh"):
            lines = lineends.at_pause(run.text, width * 72, size, face)
            if lines:
                return replace(paragraph, runs=(replace(run, text="\v".join(lines)),)), 0
        whole = self._unorphaned(paragraph, run, safe, width, size, face)
        kept = self._together(whole, width, size, face, len(safe) + spare)
        return kept, len(self._most(kept.runs[0].text, width * 72, size, face)) - len(safe)

    def _together(self, paragraph: Paragraph, width: float, size: float, face: measure.Face, most: int) -> Paragraph:
        """Return the paragraph with a break before each figure that an office program would part from its counter.

        Which one it would be depends on how closely the program sets, so our measure with its reserve is tried, the
        font's own, and a little less for its kerning. A break that would make more than `most` lines is tried earlier.
        """
        (run,) = paragraph.runs
        text = run.text
        for safe, room in ((True, width), (False, width), (False, width * KERNED)):
            while places := self._parted(text, room, size, face, safe):
                tried = (f"{text[:at]}\v{text[at:]}" for at in places)
                broken = next((t for t in tried if len(self._most(t, width * 72, size, face)) <= most), None)
                if broken is None:
                    break
                text = broken
        return paragraph if text == run.text else replace(paragraph, runs=(replace(run, text=text),))

    def _parted(self, text: str, width: float, size: float, face: measure.Face, safe: bool) -> list[int]:
        """Return where to break so that the first figure that would be parted stays whole, the latest place first."""
        start = 0
        for part in forced(text):
            allowed = (0, *breaks(part, self.language), len(part))
            end = 0
            for line in measure.break_lines(part, width * 72, size, face, self.language, safe, plain=True):
                begin, shown = end, line.strip(" ")
                end = part.index(shown, end) + len(shown)
                end += len(part[end:]) - len(part[end:].lstrip(" "))
                places = [start + at for at in reversed(allowed) if begin < at <= end]
                if places and places[0] < start + end:  # otherwise the piece is wider than the line
                    return places
            start += len(part) + 1
        return []

    def _whole(self, text: str, lines: Sequence[str]) -> bool:
        """Return whether the lines part no word or number, as they do one that is wider than the box."""
        allowed, at = breaks(text, self.language), 0
        for line in lines[:-1]:
            at = text.index(line, at) + len(line)
            at += len(text[at:]) - len(text[at:].lstrip(" "))
            if at not in allowed:
                return False
        return True

    def _unorphaned(
        self, paragraph: Paragraph, run: Run, safe: Sequence[str], width: float, size: float, face: measure.Face
    ) -> Paragraph:
        loose = measure.break_lines(run.text, width * 72, size, face, self.language, safe=False)
        if not (lineends.short(safe, self.language) or lineends.short(loose, self.language)):
            return paragraph
        rescued: Paragraph | None = None
        for part in (0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55):
            lines = measure.break_lines(run.text, width * 72 * part, size, face, self.language)
            if len(lines) > max(len(safe), 2):
                break
            sound = self._whole(run.text, lines) and not lineends.short(lines, self.language)
            if len(lines) == max(len(safe), 2) and sound:
                done = replace(paragraph, runs=(replace(run, text=lineends.joined(run.text, lines)),))
                if not lineends.parts_quotes(lines):
                    return done
                # Better a quotation that is parted, as it is already, than a last line of one character.
                rescued = rescued or (done if lineends.parts_quotes(safe) else None)
        return rescued or paragraph


def _written(text: Text) -> str:
    return "".join(r.text for p in text.paragraphs for r in p.runs)
