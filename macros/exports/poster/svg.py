"""What typst leaves out of an SVG: names of the links. And what it need not say: it gets smaller."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
"""Read by programs that do not know ``href`` without a namespace."""
_SAID_ANYWAY = {"fill-rule": "nonzero", "x": "0", "y": "0"}
"""Attributes with the value that they have where they are not given."""


def with_names(svg: bytes, title: str, names: Mapping[str, str]) -> bytes:
    """Return a drawing whose links say where they lead; it takes the width that it is given."""
    drawing = etree.fromstring(svg)
    for size in ("width", "height"):
        del drawing.attrib[size]
    drawing.set("role", "group")
    drawing.set("aria-label", title)
    for link in drawing.iter(f"{_SVG}a"):
        where = link.get("href", "")
        link.set("aria-label", names.get(where, where))
    for part in drawing.iter():
        for attribute, value in _SAID_ANYWAY.items():
            if part.get(attribute) == value:
                del part.attrib[attribute]
    _shorten_ids(drawing)
    heading = etree.Element(f"{_SVG}title")
    heading.text = title
    drawing.insert(0, heading)
    return etree.tostring(drawing, encoding="utf-8")


def _shorten_ids(drawing: etree._Element) -> None:
    """Number the characters that are drawn again and again; typst names them by long digests."""
    short: dict[str, str] = {}
    for use in drawing.iter(f"{_SVG}use"):
        id = use.get(_HREF, "")[1:]
        use.set(_HREF, f"#{short.setdefault(id, f'g{len(short):x}')}")
    for part in drawing.iter():
        if (id := part.get("id", "")) in short:
            part.set("id", short[id])


def leading(svg: bytes, where: Callable[[str], str]) -> bytes:
    """Return a drawing inside a page, whose links lead elsewhere and open in the page's place."""
    drawing = etree.fromstring(svg)
    for link in drawing.iter(f"{_SVG}a"):
        target = where(link.get("href", ""))
        link.set("target", "_parent")
        link.set("href", target)
        link.set(_HREF, target)
    return etree.tostring(drawing, encoding="utf-8")
