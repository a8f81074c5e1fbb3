from __future__ import annotations

import json

from generator import resources
from generator.report.schema import schema


def test_the_schema_describes_a_summary() -> None:
    body = schema()
    assert body["$schema"].endswith("2020-12/schema")
    assert body["additionalProperties"] is False
    assert {"id", "language", "title", "sections"} <= set(body["required"])
    assert body["properties"]["series"]["description"] == "A small line above the title on the cover."
    assert body["$defs"]["Statistic"]["properties"]["figure"]["description"].startswith("Exactly as printed")
    assert body["$defs"]["Statistic"]["description"].startswith("One figure of the report")
    json.dumps(body)


def test_every_kind_of_block_is_in_it() -> None:
    kinds = schema()["$defs"]["Section"]["properties"]["blocks"]["items"]["discriminator"]["mapping"]
    known = {"points", "figures", "chart", "checklist", "profiles", "timeline", "quote", "table", "picture"}
    assert known == set(kinds)


def test_the_schema_that_shipped_summaries_name_is_the_current_one() -> None:
    """`python make_deck.py schema > assets/summary.schema.json` renews it after a change of the model."""
    shipped = resources.default_summary()
    named = shipped.read_text("utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert json.loads((shipped.parent / named).read_text("utf-8")) == schema()
