"""Styles and fonts looked up without detours, for WeasyPrint, which asks for each of them as if for the first time.

A handout of a dozen pages has 800 styles of 70 properties, most of which nobody set, and 1,000 texts in a few dozen
styles, each measured and drawn in a Pango context of its own. Two private functions of the release named in
`justify.py` are replaced for the length of one layout; what is not plain is left to them. The pages stay the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from generator.handout import justify

FEATURES = tuple(
    f"font_{name}"
    for name in (
        *("kerning", "variant_ligatures", "variant_position", "variant_caps", "variant_numeric"),
        *("variant_alternates", "variant_east_asian", "feature_settings"),
    )
)
"""The properties behind a font's features, in the order in which WeasyPrint asks for them."""
FONT = (
    *("font_family", "font_style", "font_stretch", "font_weight", "font_size", "font_variation_settings"),
    *("font_language_override", "lang", "direction", *FEATURES),
)
"""All that Pango is told of a style."""


@contextmanager
def taken() -> Iterator[None]:
    """Take the short way in layouts and drawings made inside the `with` block."""
    if not justify.available():
        yield
        return
    from weasyprint import css
    from weasyprint.text import line_break

    kept = css.ComputedStyle.__missing__, line_break.Layout.setup
    css.ComputedStyle.__missing__ = _missing(kept[0])
    line_break.Layout.setup = _setup(kept[1])
    try:
        yield
    finally:
        css.ComputedStyle.__missing__, line_break.Layout.setup = kept


def _missing(original: Any) -> Any:
    """Return a `ComputedStyle.__missing__` that inherits or takes the initial value at once where nothing is set."""
    from weasyprint.css import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, PHYSICAL_FUNCTIONS

    special = {"page", "position", "float", "display"} | {k for k in INITIAL_VALUES if k.startswith("text_decoration_")}
    inherited = frozenset(INHERITED - special)
    initial = {k: v for k, v in INITIAL_VALUES.items() if k not in INHERITED | INITIAL_NOT_COMPUTED | special}
    logical = frozenset(
        name(block="ttb", inline=inline) for name in PHYSICAL_FUNCTIONS.values() for inline in ("ltr", "rtl")
    )
    """Properties such as `margin-inline-start`, which stand for one that is named by a side."""

    def missing(self: Any, key: str) -> Any:
        cascaded = self.cascaded
        if key in cascaded:
            return original(self, key)
        if key in initial and (key not in PHYSICAL_FUNCTIONS or logical.isdisjoint(cascaded)):
            value = self[key] = initial[key]
            return value
        if key in inherited and self.parent_style is not None:
            value = self[key] = self.parent_style[key]
            return value
        return original(self, key)

    return missing


def _setup(original: Any) -> Any:
    """Return a `Layout.setup` that makes the Pango context and the font of each style once."""
    from weasyprint.text.ffi import ffi, gobject, pango

    known: dict[int, tuple[Any, _Setting]] = {}
    """By the number of a style, which is held so that the number stays its own."""
    settings: dict[tuple[Any, ...], _Setting] = {}

    def setup(self: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":
            original(self, style)
            return
        found = known.get(id(style))
        if found is None:
            named = tuple(str(style[name]) for name in FONT)
            if named not in settings:
                settings[named] = _setting(style)
            found = known[id(style)] = (style, settings[named])
        ready = found[1]
        self.style, self.language, self.first_line_direction = style, ready.language, 0
        self.layout = ffi.gc(pango.pango_layout_new(ready.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, ready.font)
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.underline_thickness = self.strikethrough_thickness = None
        if ready.features is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, ready.features)
            pango.pango_layout_set_attributes(self.layout, attributes)

    return setup


class _Setting(Struct, frozen=True):
    """What the texts of one style have in common, as Pango's own objects."""

    context: Any
    language: Any
    font: Any
    features: Any


def _setting(style: Any) -> _Setting:
    from weasyprint.text import fonts, line_break
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    tag = style["font_language_override"]
    tag = style["lang"] if tag == "normal" else line_break.LST_TO_ISO.get(tag.lower(), tag)
    language = pango.pango_language_get_default()
    if tag:
        characters, _bytes = unicode_to_char_p(tag)
        language = pango.pango_language_from_string(characters)
        pango.pango_context_set_language(context, language)
    asked = fonts.font_features(*(style[name] for name in FEATURES))
    features = None
    if asked:
        words = ",".join(f"{key} {value}" for key, value in asked.items()).encode()
        if words not in style.font_config.font_features:
            style.font_config.font_features[words] = pango.pango_attr_font_features_new(words)
        features = style.font_config.font_features[words]
    return _Setting(context, language, fonts.get_font_description(style), features)
