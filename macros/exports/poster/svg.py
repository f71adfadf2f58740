"""What typst leaves out of an SVG: names of the links. And what it need not say: it gets smaller."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

_IDS = re.compile(r'(id="|xlink:href="#)([a-z][0-9A-F]{32})')
_LINK = re.compile(r'<a( transform="[^"]*")? href="([^"]*)" xlink:href="[^"]*">')
_SAID_ANYWAY = re.compile(r' (fill-rule="nonzero"|x="0"|y="0")(?=[ />])')
_WIDTH = re.compile(r'<svg viewBox="([^"]*)" width="[^"]*" height="[^"]*"')


def with_names(svg: str, title: str, names: Mapping[str, str]) -> str:
    """Return a drawing whose links say where they lead; it takes the width that it is given."""
    short: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        return f"{found[1]}{short.setdefault(found[2], f'g{len(short):x}')}"

    def named(found: re.Match[str]) -> str:
        name = escape(names.get(found[2], found[2]))
        return f'<a{found[1] or ""} xlink:href="{found[2]}" href="{found[2]}" aria-label="{name}">'

    svg = _IDS.sub(renamed, _SAID_ANYWAY.sub("", svg))
    svg = _LINK.sub(named, svg)
    shown = f'<svg viewBox="\\1" role="group" aria-label="{escape(title)}"'
    return _WIDTH.sub(shown, svg, count=1).replace(">", f"><title>{escape(title)}</title>", 1)


def leading(svg: str, where: Callable[[str], str]) -> str:
    """Return a drawing inside a page, whose links lead elsewhere and open in the page's place."""

    def led(found: re.Match[str]) -> str:
        target = where(found[2])
        return f'<a{found[1] or ""} target="_parent" xlink:href="{target}" href="{target}" '

    return re.sub(r'<a( transform="[^"]*")? xlink:href="([^"]*)" href="[^"]*" ', led, svg)
