"""Texts come out of XML as they went in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml import etree

from generator.text.markup import escape, quoteattr
from tests.support.office import ROOT


@pytest.mark.parametrize(
    "text", ["", "a & b", "<b>", 'say "no"', "it's", "]]>", "&amp;", "两行\n\t中间", "10 < 20 > 5"]
)
def test_a_text_is_read_back_from_content_and_attribute(text: str) -> None:
    read = etree.fromstring(f"<x y={quoteattr(text)}>{escape(text)}</x>")
    assert (read.text or "") == text
    assert read.get("y") == text


def test_writing_a_deck_brings_in_no_http_client() -> None:
    code = "import sys, generator.deck.write; print(*{'ssl', 'http.client', 'urllib.request'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
