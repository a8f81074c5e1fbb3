"""Picture placeholders as PresentationML, and the files behind them: each once, however often it is shown."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.brand.model import Brand
from generator.deck.model import Box, Picture
from generator.deck.ooxml import xfrm
from generator.picture import raster
from generator.picture.model import Faces
from generator.text.markup import quoteattr

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation

THOUSANDTHS = 100_000
"""DrawingML writes parts of a whole as thousandths of a per cent."""
_SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
"""Inside `a:blip`: PowerPoint 2016 and later draws this, everything older the PNG of the blip itself."""
_TYPES = {"jpeg": ("jpg", "image/jpeg"), "png": ("png", "image/png"), "svg": ("svg", "image/svg+xml")}


class Media:
    """The picture files of one presentation."""

    def __init__(self, presentation: Presentation, brand: Brand) -> None:
        self.package: Any = presentation.part.package
        self.faces = Faces(brand.print_fonts.body, tuple(font.path for font in brand.fonts))
        self.parts: dict[str, Part] = {}
        self.pixels: dict[tuple[Path, int], bytes] = {}

    def add(self, made: Any, picture: Picture) -> tuple[str, str]:
        """Return the relationship ids of a slide's picture: of the pixels, and of the SVG or nothing."""
        original = picture.original
        key = (original.path, picture.pixels)
        pixels = self.pixels.get(key) or raster.embedded(original, picture.pixels, faces=self.faces)
        self.pixels[key] = pixels
        if original.kind != "svg":
            return self._related(made, pixels, original.kind), ""
        return self._related(made, pixels, "png"), self._related(made, original.path.read_bytes(), "svg")

    def _related(self, made: Any, data: bytes, kind: str) -> str:
        from pptx.opc.constants import RELATIONSHIP_TYPE
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        digest = sha256(data).hexdigest()
        if digest not in self.parts:
            ending, type_ = _TYPES[kind]
            name = PackURI(f"/ppt/media/image{len(self.parts) + 1}.{ending}")
            self.parts[digest] = Part(name, type_, self.package, data)
        id: str = made.part.relate_to(self.parts[digest], RELATIONSHIP_TYPE.IMAGE)
        return id


def pic(number: int, name: str, idx: int, picture: Picture, box: Box | None, ids: tuple[str, str]) -> str:
    """Return a picture in the placeholder `idx`; `box` moves it on this slide, `ids` are those of `Media.add`."""
    pixels, drawing = ids
    cut = picture.crop
    sides = {"l": cut.left, "t": cut.top, "r": cut.right, "b": cut.bottom}
    attributes = "".join(f' {side}="{round(part * THOUSANDTHS)}"' for side, part in sides.items() if part)
    crop = f"<a:srcRect{attributes}/>" if attributes else ""
    blip = f'<a:blip r:embed="{pixels}">{_SVG.format(drawing) if drawing else ""}</a:blip>'
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name={quoteattr(name)} descr={quoteattr(picture.alt)}/>'
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr><p:ph type="pic" sz="quarter" idx="{idx}"/></p:nvPr></p:nvPicPr>'
        f"<p:blipFill>{blip}{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{xfrm(box) if box else ''}</p:spPr></p:pic>"
    )
