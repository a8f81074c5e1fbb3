"""The same bytes from the same input."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from generator.deck.settle import saved, settle


def deck() -> bytes:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["a", "b"]
    data.add_series("s", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *[Inches(1)] * 4, data)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def test_two_builds_at_different_times_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    first = deck()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86400.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(now + 86400.0))
    second = deck()
    assert first != second
    assert settle(first) == settle(second)


def test_nothing_but_dates_changes() -> None:
    before = deck()
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(settle(before))) as new:
        assert sorted(old.namelist()) == sorted(new.namelist())
        assert new.namelist()[0] == "[Content_Types].xml"
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert {name.rsplit(".", 1)[-1] for name in changed} == {"xml", "xlsx"}
        assert {name for name in changed if name.endswith(".xml")} == {"docProps/core.xml"}
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in new.infolist())


def test_core_properties_say_the_given_moment() -> None:
    done = settle(deck(), "2022-12-31T00:00:00Z")
    properties = Presentation(io.BytesIO(done)).core_properties
    assert str(properties.modified).startswith("2022-12-31")


def test_settling_twice_changes_nothing() -> None:
    once = settle(deck())
    assert settle(once) == once


def test_what_is_saved_is_what_python_pptx_saves_settled() -> None:
    data = deck()
    assert saved(Presentation(io.BytesIO(data))) == settle(data)
