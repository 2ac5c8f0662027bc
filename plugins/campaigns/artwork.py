"""Drawings from hands that we do not know: an SVG that only draws, or what is wrong with it.

All that is not on the lists is refused, so that nothing runs, loads or grows, in whatever shows the drawing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from plugins.campaigns.model import ItemKind
from plugins.core.findings import N_, Finding

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
EDITORS = {
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/elements/1.1/",
}
"""What drawing programs note down for themselves, and nobody shows."""
ELEMENTS = frozenset(
    "svg g defs path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath"
    " title desc metadata".split()
)
ATTRIBUTES = frozenset(
    "id version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength"
    " transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow paint-order"
    " clip-path clip-rule clipPathUnits gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity"
    " href role aria-hidden aria-label shape-rendering vector-effect".split()
)
VIEWS = {
    ItemKind.POSTER: "0 0 1000 1414",
    ItemKind.SOCIAL: "0 0 1000 1414",
    ItemKind.BANNER: "0 0 970 250",
}
"""The viewBox of the artwork of each kind of item, which the templates cut."""
MAX_ELEMENTS, MAX_DEPTH = 5_000, 32

_REFERENCE = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_VIEW = 'viewBox="'


class _Refused(Exception):
    """What has been found is enough: the rest is not read."""


class _Reader:
    """Follows the parser through a drawing, and gathers what is wrong."""

    def __init__(self, path: str) -> None:
        self.findings: list[Finding] = []
        self.root: dict[str, str] = {}
        self._path = path
        self._count = self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.ProcessingInstructionHandler = self._refuse_instruction

    def read(self, text: str) -> None:
        """Read *text* up to its end, or to what makes reading on pointless."""
        try:
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            message, hint = N_("this is not valid XML (%(problem)s)"), N_("save the drawing anew as plain SVG")
            values = {"problem": expat.errors.messages[error.code]}
            self.findings.append(Finding(self._path, error.lineno, error.offset + 1, "E441", message, hint, values))
        except _Refused:
            pass

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._count, self._depth = self._count + 1, self._depth + 1
        if self._count == 1:
            self.root = dict(attributes)
            if name != f"{SVG} svg":
                self._refuse("E441", N_("this is no SVG"), N_('begin it with <svg xmlns="http://www.w3.org/2000/svg">'))
                raise _Refused
        if self._count > MAX_ELEMENTS or self._depth > MAX_DEPTH:
            self._refuse("E446", N_("the drawing is too intricate"), N_("simplify its shapes, or join them"))
            raise _Refused
        if space in EDITORS:
            return
        if space != SVG or local not in ELEMENTS:
            message, hint = N_("a drawing holds no <%(name)s>"), N_("take it out, or turn it into shapes")
            self._refuse("E442", message, hint, name=local)
            return
        for attribute, value in attributes.items():
            self._check_attribute(attribute, value)

    def _end(self, name: str) -> None:
        del name
        self._depth -= 1

    def _check_attribute(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        if space in EDITORS or name == "http://www.w3.org/XML/1998/namespace space":
            return
        if local not in ATTRIBUTES or space not in {"", XLINK}:
            message = N_("a drawing holds no attribute %(name)s")
            hint = N_("take it out; colours and lines go into fill, stroke and their like")
            self._refuse("E443", message, hint, name=local)
        elif (local == "href" and not value.startswith("#")) or _REFERENCE.search(value):
            message, hint = N_('"%(value)s" lies outside of the drawing'), N_("draw it here, or take it out")
            self._refuse("E443", message, hint, value=value[:60])

    def _refuse_doctype(self, *_: object) -> None:
        message, hint = N_("a drawing holds no DOCTYPE and no entities"), N_("delete everything before <svg")
        self._refuse("E445", message, hint)
        raise _Refused

    def _refuse_instruction(self, *_: object) -> None:
        message = N_("a drawing holds no instruction <?…?>")
        self._refuse("E445", message, N_("delete everything before <svg"))

    def _refuse(self, code: str, message: str, hint: str, /, **values: str) -> None:
        place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        self.findings.append(Finding(self._path, *place, code, message, hint, values))


def check_drawing(text: str, path: str) -> list[Finding]:
    """Return what is wrong with the SVG *text*, wherever it is to be shown; *path* is what findings call it."""
    return _read(text, path).findings


def check_artwork(text: str, path: str, kind: ItemKind) -> list[Finding]:
    """Return what is wrong with the artwork of an item: the templates cut it by its one viewBox."""
    reader, view = _read(text, path), VIEWS[kind]
    if not reader.findings and (
        reader.root.get("viewBox") != view or text.count("viewBox") != 1 or f"{_VIEW}{view}" not in text
    ):
        message = N_("the artwork of a %(kind)s is %(view)s")
        hint = N_('write viewBox="%(view)s" on <svg>, and no other')
        reader.findings.append(Finding(path, 1, 1, "E444", message, hint, {"kind": kind.value, "view": view}))
    elif not reader.findings and {"width", "height"} & reader.root.keys():
        message, hint = N_("the artwork has a size of its own"), N_("take width and height out of <svg>")
        reader.findings.append(Finding(path, 1, 1, "E444", message, hint))
    return reader.findings


def _read(text: str, path: str) -> _Reader:
    reader = _Reader(path)
    reader.read(text)
    return reader
