"""What the storyboard may ask of the report: lists in parts, figures as they are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.material import parts
from generator.deck.storyboard import plan
from generator.text.words import words
from tests.deck.reports import (
    by_key,
    dressed,
    planned,
    said,
    shipped,
)


@given(st.integers(0, 60), st.integers(1, 12))
def test_parts_keep_every_item_in_order_and_none_is_too_long(count: int, most: int) -> None:
    found = parts(range(count), most)
    assert [item for part in found for item in part] == list(range(count))
    assert all(0 < len(part) <= most for part in found)
    assert max((len(p) for p in found), default=0) - min((len(p) for p in found), default=0) <= 1


def test_big_numbers_leave_long_counters_to_the_label_but_keep_the_scale() -> None:
    deck = by_key(planned(shipped("en")))
    assert said(deck["summary"], "number-2").split() == ["136,000"]
    assert said(deck["summary"], "number-3").split() == ["23.61", "million"]
    assert said(by_key(planned(shipped()))["summary"], "number-2").split() == ["13.6", "万次"]


@pytest.mark.parametrize(("language", "shown"), [("en", ["5"]), ("zh-CN", ["5", "市"])])
def test_big_numbers_do_not_say_a_counter_with_which_the_label_begins(language: str, shown: list[str]) -> None:
    brand, offered = dressed("qing", language)
    deck = plan(shipped(language), brand, words(brand, language), offered)
    texts = (said(by_key(deck)["divider-people-first"], f"figure-{n}").split() for n in (1, 2, 3))
    assert shown in list(texts)
