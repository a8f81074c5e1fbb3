"""The brand as a PowerPoint theme: which colour slot carries a role, the theme part, the colour map of dark layouts.

On slides and layouts a colour is always a reference into the theme, so that the deck recolours when someone
switches the theme inside PowerPoint.
"""

from __future__ import annotations

from generator.brand.model import ROLES, Brand
from generator.text.markup import quoteattr

A = "http://schemas.openxmlformats.org/drawingml/2006/main"

MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""The names under which the master's colour map offers the first four slots."""

RULE = ("muted", 30000, 70000)
"""A rule's colour: the role, lumMod and lumOff (thousandths of a percent) that make it a quiet tint.

The dark ground would do as well, but its tint is as saturated as it is; of the muted text colour it comes out grey.
"""

SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def scheme(role: str, dark: bool = False) -> tuple[str, int | None, int | None]:
    """Return the schemeClr value of a role with its lumMod and lumOff (None: the plain colour).

    On a dark layout or slide the four text and ground slots are named directly (dk2, not tx2): a colour map
    override turns the mapped names round, and not every program looks for it on the layout.
    """
    name, mod, off = RULE if role == "rule" else (role, None, None)
    slot = ROLES[name]
    return (slot if dark else MAPPED.get(slot, slot)), mod, off


def color(role: str, dark: bool = False) -> str:
    """Return the role as an `a:schemeClr` element."""
    value, mod, off = scheme(role, dark)
    if mod is None:
        return f'<a:schemeClr val="{value}"/>'
    return f'<a:schemeClr val="{value}"><a:lumMod val="{mod}"/><a:lumOff val="{off}"/></a:schemeClr>'


def fill(role: str | None, dark: bool = False) -> str:
    """Return a solid fill in the role, or no fill for None."""
    return f"<a:solidFill>{color(role, dark)}</a:solidFill>" if role else "<a:noFill/>"


def color_map(brand: Brand, ground: str, dark: bool) -> str:
    """Return the `p:clrMapOvr` of a layout on this ground; a slide on a dark layout carries the same element.

    With it, what a colleague adds to a dark slide (a table, a chart, a text) starts out light on dark.
    """
    if not dark:
        return "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    slots = {name: name for name in (*(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")}
    roles = {"bg1": ground, "tx1": brand.role("on"), "bg2": "ink", "tx2": brand.role("on2")}
    slots |= {name: ROLES[role] for name, role in roles.items() if role in ROLES}
    slots["hlink"] = slots["folHlink"] = ROLES["glow"]
    order = ("bg1", "tx1", "bg2", "tx2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
    attributes = " ".join(f'{name}="{slots[name]}"' for name in order)
    return f"<p:clrMapOvr><a:overrideClrMapping {attributes}/></p:clrMapOvr>"


MASTER_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3"'
    ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def theme(brand: Brand) -> str:
    """Return the theme part: twelve colours, two font pairs with their East Asian slots, flat formats."""
    by_slot = {slot: brand.colors[role] for role, slot in ROLES.items()}
    by_slot |= {"hlink": brand.colors["accent"], "folHlink": brand.colors["muted"]}
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{by_slot[slot].lstrip("#").upper()}"/></a:{slot}>'
        for slot in (*SLOTS, "hlink", "folHlink")
    )
    name, faces = quoteattr(brand.title), brand.deck_fonts
    fonts = _font("major", faces.heading, faces.heading_ea) + _font("minor", faces.body, faces.body_ea)
    return (
        f'<a:theme xmlns:a="{A}" name={name}><a:themeElements><a:clrScheme name={name}>{colors}</a:clrScheme>'
        f"<a:fontScheme name={name}>{fonts}</a:fontScheme>{_formats(name)}</a:themeElements>"
        f"<a:objectDefaults>{_defaults()}</a:objectDefaults><a:extraClrSchemeLst/></a:theme>"
    )


def _font(kind: str, latin: str, east_asian: str) -> str:
    ea = quoteattr(east_asian)
    return (
        f"<a:{kind}Font><a:latin typeface={quoteattr(latin)}/><a:ea typeface={ea}/>"
        f'<a:cs typeface=""/><a:font script="Hans" typeface={ea}/></a:{kind}Font>'
    )


def _formats(name: str) -> str:
    """Return flat fills, plain lines and no effects, the three of each that the schema wants."""
    flat = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{flat}<a:prstDash val="solid"/></a:ln>'
        for width in (9525, 12700, 19050)
    )
    return (
        f"<a:fmtScheme name={name}><a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def _defaults() -> str:
    """Return what a shape looks like that a colleague draws: the quiet ground, no outline, text in ink."""
    text = f"<a:defRPr>{fill('ink')}</a:defRPr>"
    return (
        f"<a:spDef><a:spPr>{fill('panel')}<a:ln><a:noFill/></a:ln></a:spPr>"
        f'<a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle><a:defPPr algn="l">{text}</a:defPPr></a:lstStyle></a:spDef>'
        f'<a:lnDef><a:spPr><a:ln w="9525">{fill("muted")}</a:ln></a:spPr><a:bodyPr/><a:lstStyle/></a:lnDef>'
    )
