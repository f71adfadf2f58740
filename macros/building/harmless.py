"""What in a page of the site is not known to be harmless, or loads from another site.

Pages are parsed; what is not in the lists of ``allowed`` is refused. Scripts that stand in them are those of
the engine: a page of prose brings none. Other files: ``harmless_files``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lxml import etree, html

from macros.building import allowed, references
from macros.building.harmless_addresses import faults_of_linked, faults_of_loaded, faults_of_style
from macros.pages.inline import inside_pages
from macros.text.parts.nesting import BUILT, is_deep

TOO_DEEP = f"网页里的元素套了 {BUILT} 层还多，浏览器各有各的读法；请减少层数。"
_COMMENTS = etree.XPath("//comment()")
_REFRESH = re.compile(r"[0-9]{1,4}; ?url=([^'\"\s;,]+)", re.IGNORECASE)


def faults_of_page(tree: html.HtmlElement, own: str, where: str) -> tuple[str, ...]:
    """Return what is wrong with a page at ``where`` in the site whose address is ``own``."""
    found: dict[str, None] = {}
    if is_deep(tree, BUILT):
        found[TOO_DEEP] = None
    for element in tree.iter(etree.Element):
        tag, keys = str(element.tag), tuple(element.keys())
        faults, holding, looked_at = _of_kind(tag, keys)
        if faults or holding or looked_at:
            found.update(dict.fromkeys(faults))
            for key in holding:
                found.update(dict.fromkeys(_of_value(tag, key, element.get(key) or "", own, where)))
            if looked_at:
                found.update(dict.fromkeys(looked_at(element, own, where)))
    return tuple(found)


def used_twice(ids: Iterable[str]) -> Iterator[str]:
    """Yield the ids that stand at several places of a page: links and scripts find the first only."""
    yield from (twice(id) for id, places in Counter(ids).items() if places > 1)


def twice(id: str) -> str:
    """Return what is said of an id that stands at several places of a page."""
    return (
        f"这一页有几处的 id 都是“{id}”，链接只到得了第一处；"
        "标题后面写了 { #… } 的，请换一个名称：网页自己用的不能用。"
    )


def begun_twice(tree: html.HtmlElement, source: bytes) -> Iterator[str]:
    """Yield what a page may begin once: browsers give the first all attributes of the second, which no tree has.

    What stands in its comments begins nothing.
    """
    for tag in ("html", "head", "body"):
        begun = re.compile(rf"<{tag}[\s/>]".encode(), re.IGNORECASE)
        places = len(begun.findall(source))
        if places > 1:
            comments = (one.text or "" for one in _COMMENTS(tree))
            places -= sum(len(begun.findall(one.encode())) for one in comments)
        if places > 1:
            yield f"网页里不能用 <{tag}>；请换一种写法。"


def in_page(where: str, fault: str) -> str:
    """Return a fault with the address of the page that has it."""
    return f"{where or 'index.html'}：{fault}"


_HOLDING = allowed.LOADED | allowed.LINKED | allowed.SETS | allowed.PAINTED | {"data"}
_Look = Callable[[html.HtmlElement, str, str], Iterator[str]]


@cache
def _of_kind(
    tag: str, keys: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], _Look | None]:
    """Return what is wrong with every element that has these attributes.

    Besides, those of them that hold addresses, and what else looks at each such element.
    """
    holding = tuple(key for key in keys if key in _HOLDING)
    return tuple(_unknown(tag, keys)), holding, _LOOKED_AT.get(tag)


def _unknown(tag: str, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the element, or the attributes of it, that are not in the lists."""
    if tag not in allowed.PAGE and tag not in allowed.DRAWING - allowed.NOT_WITHIN_A_PAGE:
        yield f"网页里不能用 <{tag}>；请换一种写法。"
        return
    known = allowed.PAGE.get(tag, allowed.OF_DRAWINGS)
    for key in keys:
        if (
            key not in known
            and key not in allowed.EVERYWHERE
            and not key.startswith(allowed.BEGINNINGS)
        ):
            yield f"<{tag}> 不能有属性“{key}”；请删去它。"


def _of_value(tag: str, key: str, value: str, own: str, where: str) -> Iterator[str]:
    """Yield what is wrong with the value of an attribute."""
    if key in allowed.SETS:
        for url in references.of_set(value):
            yield from faults_of_loaded(url, own, where, pictures=True)
    elif key in allowed.LOADED or (tag == "object" and key == "data"):
        yield from faults_of_loaded(value, own, where, pictures=tag == "img")
    elif key in allowed.PAINTED:
        yield from faults_of_style(value, own, where)
    elif key in allowed.LINKED and tag not in ("link", "use"):
        yield from faults_of_linked(value)


def _link(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    kinds = set((element.get("rel") or "").lower().split())
    for kind in sorted(kinds - allowed.LOADING_LINKS - allowed.OTHER_LINKS):
        yield f"<link> 的 rel 不能是“{kind}”；请删去。"
    address = element.get("href") or ""
    yield from (
        faults_of_loaded(address, own, where)
        if kinds & allowed.LOADING_LINKS
        else faults_of_linked(address)
    )


def _meta(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    kind = element.get("http-equiv")
    if kind is None:
        return
    if kind.lower() not in allowed.HTTP:
        yield f"<meta> 的 http-equiv 不能是“{kind}”；请删去。"
    elif kind.lower() == "refresh":
        content = element.get("content") or ""
        led = _REFRESH.fullmatch(content)
        if not led or any(faults_of_loaded(led[1], own, where)):
            yield f"网页不能自动转到“{content}”；只能转到本站的网页。"


def _script(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    kind = (element.get("type") or "").strip().lower()
    if kind not in allowed.SCRIPTS:
        yield f"<script> 的 type 不能是“{kind}”；请删去。"
    text = element.text or ""
    if kind not in allowed.DATA and not _is_own(text, ".js"):
        yield (
            "网页里有不是本站程序的脚本；请放进 docs/assets/ 的文件，"
            "写进 mkdocs.yml 的 extra_javascript。"
        )


def _style(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    if not _is_own(element.text or "", ".css"):
        yield (
            "网页里有不是本站程序的样式；请放进 docs/assets/ 的文件，写进 mkdocs.yml 的 extra_css。"
        )


def _title(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    parent = element.getparent()
    if parent is None or parent.tag != "head":
        yield "网页里不能用 <title>；请换一种写法。"


def _svg(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    """Yield what stands in a drawing and is none: parsers do not agree on what that is."""
    for within in element.iterdescendants():
        tag = within.tag
        if isinstance(tag, str) and tag not in allowed.DRAWING:
            yield f"<svg> 里不能有 <{tag}>；请换一种写法。"


def _use(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    if not (element.get("href") or "#").startswith("#"):
        yield f"<use> 只能引用本图里的部分，不能是“{element.get('href')}”。"


_LOOKED_AT: dict[str, _Look] = {
    "link": _link,
    "meta": _meta,
    "script": _script,
    "style": _style,
    "svg": _svg,
    "title": _title,
    "use": _use,
}


@cache
def _is_own(text: str, kind: str) -> bool:
    """Whether a script or style sheet in a page is one of the engine: browsers run no other."""
    return not text or text in inside_pages(kind)
