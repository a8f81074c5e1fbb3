"""Text as it is written inside XML (https://www.w3.org/TR/xml/#syntax, section 2.4).

The standard library's saxutils says the same, and importing it brings in an HTTP client and TLS.
"""

from __future__ import annotations

_CONTENT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_INSIDE = str.maketrans(_CONTENT)
_QUOTED = str.maketrans(_CONTENT | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def escape(text: str) -> str:
    """Return the text as the content of an element."""
    return text.translate(_INSIDE)


def quoteattr(text: str) -> str:
    """Return the text as the value of an attribute, its quotation marks included; tabs and line ends are kept."""
    return f'"{text.translate(_QUOTED)}"'
