"""Random blocks of every kind, valid by the schema or nearly so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.support.random_parts import Maker, Tree
from tests.support.random_texts import below

_FORMS = ("bar", "fall", "share", "stacked", "tally", "line", "column", "change")
PICTURES = ("wide.png", "tall.png", "map.svg")


class Blocks(Maker):
    """Draws blocks."""

    def block(self, kind: str) -> Tree:
        made: Callable[[], Tree] = getattr(self, kind)
        common = {
            "kind": kind,
            "id": self.id(kind),
            "title": self.text(30),
            "subtitle": self.maybe(30),
            "note": self.maybe(40),
            "only": self.one(None, None, None, "deck", "handout"),
            "cite": [self.cite() for _ in range(self.count(0, 1, 2))],
        }
        return {**common, **made()}

    def points(self) -> Tree:
        count = self.count(3, 1, 2, 4, 5, 6, 7, 13, 40)
        small = 0.5 if count > 4 else 1
        result = {
            "heading": self.text(8),
            "stats": self.shown(0, 1, 2)[:2],
            "text": self.maybe(50),
        }
        items = [
            {
                "topic": self.maybe(4),
                "heading": self.text(9),
                "text": self.text(round(40 * small)),
                "cite": self.one(None, self.cite()),
            }
            for _ in range(count)
        ]
        return {"items": self.with_icons(items), "result": self.one(None, result)}

    def figures(self) -> Tree:
        scope = {"title": self.text(8), "rows": self.terms(3, 18, 2, 1, 4)}
        reading = {"term": self.text(6), "text": self.text(50)}
        return {
            "items": self.with_icons([{"stat": id, "text": self.maybe(18)} for id in self.shown(3, 1, 2, 4, 5, 9)]),
            "reading": self.one(None, reading),
            "scope": self.one(None, scope),
        }

    def with_icons(self, items: list[Tree]) -> list[Tree]:
        names = ("book", "bell", "nobody-drew-this") if self.sloppy else ("book", "bell", "bicycle")
        if self.one(False, False, True):
            return [{**item, "icon": self.one(*names)} for item in items]
        return items

    def picture(self) -> Tree:
        files = ("no-such.png", "../outside.png", "broken.png") if self.sloppy else PICTURES
        return {
            "file": self.one(*files),
            "alt": self.text(20),
            "caption": self.maybe(40),
            "credit": self.maybe(12),
            "focus": self.one(None, [0.3, 0.7], [1, 0]),
            "fit": self.one(None, "whole", "crop"),
            "takeaway": self.one(None, {"lead": self.text(40), "notes": self.terms(6, 30, 0, 1, 2)}),
        }

    def checklist(self) -> Tree:
        rows = [
            {
                "stat": self.statistic("100%", "share"),
                "label": self.maybe(16),
                "exception": self.maybe(16),
                "wording": self.maybe(6),
            }
            for _ in range(self.count(2, 1, 3, 5, 6, 12))
        ]
        return {"rows": rows}

    def profiles(self) -> Tree:
        items = [
            {
                "name": self.text(4),
                "place": self.text(8),
                "post": self.text(15),
                "text": self.text(30),
                "honour": self.maybe(8),
                "cite": self.cite(),
            }
            for _ in range(self.count(2, 1, 3, 4, 5, 11))
        ]
        return {"items": items}

    def timeline(self) -> Tree:
        apart = self.count(40, 1, 0, 7, 400, 4000)
        day = dt.date(self.count(2022, 1949, 2024), self.count(3, 1, 12), self.count(9, 1, 28))
        events = []
        for number in range(self.count(3, 2, 4, 5, 6, 7, 14)):
            end = day + dt.timedelta(days=self.count(3, 0, 45))
            event = {
                "id": self.id("e"),
                "date": day.isoformat(),
                "end": self.one(None, end.isoformat()),
                "heading": self.text(8),
                "text": self.text(24),
                "cite": self.cite(),
            }
            events.append(event)
            day += dt.timedelta(days=apart if number % 3 else self.count(2, apart))
        return {"events": events}

    def quote(self) -> Tree:
        return {"text": self.text(80), "who": self.text(12)}

    def table(self) -> Tree:
        if self.one(True, False):
            return {"stats": self.shown(5, 1, 10, 11, 27)}
        columns = self.texts(6, 3, 2, 4, 7)
        rows = [[self.text(8) for _ in columns] for _ in range(self.count(4, 1, 9, 24))]
        if self.sloppy and self.one(False, True):
            rows[-1] = rows[-1][:-1] if self.one(True, False) else [*rows[-1], "more"]
        return {"columns": columns, "rows": rows}

    def chart(self) -> Tree:
        form = self.one(*_FORMS)
        rows = self._rows(form)
        if len(rows) and self.one(True, False):
            rows[self.draw(below(len(rows)))]["accent"] = True
        notes = self.terms(6, 30, 0, 1, 2)
        takeaway = {"lead": self.text(40), "notes": notes}
        return {"form": form, "rows": rows, "takeaway": self.one(None, takeaway)}

    def _rows(self, form: str) -> list[Tree]:
        if form == "change":
            return [
                {"before": self.statistic("1100册", "level"), "after": self.statistic("46册", "level"), "label": label}
                for label in self.texts(6, 2, 1, 5, 8)
            ]
        if form in ("line", "column"):
            return self._series(form)
        if form == "stacked":
            parts = self.one(
                ("62.5%", "37.5%"), ("46.2%", "30.3%", "19.9%", "3.6%"), ("90%", "4%", "2%", "2%", "1%", "1%")
            )
            return [{"stat": self.statistic(p, "share")} for p in parts]
        figures, sense = {
            "bar": (("283个", "118个", "46个", "980个", "-25个", "近3百个"), "count"),
            "fall": (("46.6%", "99%", "0.5%", "12.34%"), "fall"),
            "share": (("62.50%", "3%", "99.9%", "33.8%"), "share"),
            "tally": (("7年", "5年", "1年", "30年"), "streak"),
        }[form]
        count = self.count(2, 3, 5, 8) if not self.sloppy else self.count(2, 1, 10)
        return [
            {"stat": self.statistic(self.one(*figures), sense), "label": self.maybe(8)}
            for _ in range(min(count, 3) if form == "tally" else count)
        ]

    def _series(self, form: str) -> list[Tree]:
        names = self.one((None,), ("甲", "乙")) if form == "column" else self.one((None,), ("甲", "乙", "线上办理"))
        count = self.count(4, 5, 9, 20)
        labels = [f"{2000 + n}年" for n in range(count)]
        figures = ("12.4万件", "9.8万件", "15.6万件", "17.0万件", "0.3万件")
        return [
            {"stat": self.statistic(self.one(*figures), "count"), "series": name, "label": label}
            for name in names
            for label in labels
        ]
