"""What in a page or another file of the site is not known to be harmless, or loads from another site.

Pages and drawings are parsed; what is not in the lists of ``allowed`` is refused. Scripts that stand in
pages are those of the engine: a page of prose brings none.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

from macros.building import allowed, references
from macros.pages.inline import inside_pages
from macros.text.parts.nesting import BUILT, is_deep

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_IGNORED = re.compile(r"[\t\n\r]|^[\0- ]+|[\0- ]+$")
"""Characters of an address that browsers do not see."""
_DOT, _STEP = re.compile("%2e", re.IGNORECASE), re.compile("/|%2f", re.IGNORECASE)
"""A dot, and what parts the steps of a path: browsers, or hosts, read them whichever way they are written."""
_REFRESH = re.compile(r"[0-9]{1,4}; ?url=([^'\"\s;,]+)", re.IGNORECASE)
_AWAY = re.compile(r"""["'`](?:(?:https?|wss?|blob|data):|//)[^"'`\s]*""", re.IGNORECASE)
"""An address in a script, with its scheme or its host at the beginning of a text."""
_CALL = re.compile(r"[\w.]+\((\{.*\})\);?\s*", re.DOTALL)
_RUN = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"}
"""What in an XML file browsers run scripts of."""
_NAMESPACES = ("http://www.w3.org/", "https://www.w3.org/")


def faults_of_page(tree: html.HtmlElement, own: str, where: str) -> tuple[str, ...]:
    """Return what is wrong with a page at ``where`` in the site whose address is ``own``."""
    found: dict[str, None] = {}
    if is_deep(tree, BUILT):
        found[f"网页里的元素套了 {BUILT} 层还多，浏览器各有各的读法；请减少层数。"] = None
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


def begun_twice(source: bytes) -> Iterator[str]:
    """Yield what a page may begin once: browsers give the first all attributes of the second, which no tree has."""
    for tag in ("html", "head", "body"):
        if len(re.findall(rf"<{tag}[\s/>]".encode(), source, re.IGNORECASE)) > 1:
            yield f"网页里不能用 <{tag}>；请换一种写法。"


def in_page(where: str, fault: str) -> str:
    """Return a fault with the address of the page that has it."""
    return f"{where or 'index.html'}：{fault}"


def faults_of_file(path: Path, own: str, name: str) -> Iterator[str]:
    """Yield what is wrong with a file that is no page."""
    if path.suffix not in allowed.FILES and path.name not in allowed.NAMES:
        yield (
            f"网站不放“{path.suffix or path.name}”文件：浏览器或主机可能把它当作网页或设置；"
            "请换成别的格式（压缩包用 .zip），或删去。"
        )
        return
    match path.suffix:
        case ".css":
            yield from _of_style(path.read_text("utf-8"), own, name)
        case ".js" | ".mjs":
            yield from _of_script(path.read_text("utf-8"), own)
        case ".webmanifest":
            plain = json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
            inside = _of_script(re.sub(r'"\s+', '"', plain), own)
            yield from (one.replace("脚本", "文件") for one in inside)
        case ".svg":
            yield from _of_drawing(path, own, name)
        case ".xml":
            root = etree.parse(path).getroot()
            spaces = {
                space for element in root.iter(etree.Element) for space in element.nsmap.values()
            }
            if root.getprevious() is not None or spaces & _RUN:
                yield "这个 XML 文件会被浏览器当作网页；请改成 .html 文件，或删去。"


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
            yield from _loaded(url, own, where, pictures=True)
    elif key in allowed.LOADED or (tag == "object" and key == "data"):
        yield from _loaded(value, own, where, pictures=tag == "img")
    elif key in allowed.PAINTED:
        yield from _of_style(value, own, where)
    elif key in allowed.LINKED and tag not in ("link", "use"):
        yield from _linked(value)


def _loaded(url: str, own: str, where: str, *, pictures: bool = False) -> Iterator[str]:
    seen = _DOT.sub(".", _IGNORED.sub("", url).replace("\\", "/"))
    if pictures and seen.lower().startswith(allowed.PICTURES):
        return
    try:
        there = seen if _SCHEME.match(seen) else urljoin(own + where, seen)
    except ValueError:
        there = ""
    if seen and (not there.startswith(own) or ".." in _STEP.split(there)):
        yield f"会向别的网站请求“{url}”；请去掉，或把文件放进本站。"


@cache
def _faults_of_link(url: str) -> tuple[str, ...]:
    scheme = _SCHEME.match(_IGNORED.sub("", url))
    if scheme and scheme[0].lower() not in allowed.SCHEMES:
        return (f"链接“{url}”不能用；链接写网址、邮箱（mailto:）或电话（tel:）。",)
    return ()


def _linked(url: str) -> Iterator[str]:
    yield from _faults_of_link(url)


def _link(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    kinds = set((element.get("rel") or "").lower().split())
    for kind in sorted(kinds - allowed.LOADING_LINKS - allowed.OTHER_LINKS):
        yield f"<link> 的 rel 不能是“{kind}”；请删去。"
    address = element.get("href") or ""
    yield from _loaded(address, own, where) if kinds & allowed.LOADING_LINKS else _linked(address)


def _meta(element: html.HtmlElement, own: str, where: str) -> Iterator[str]:
    kind = element.get("http-equiv")
    if kind is None:
        return
    if kind.lower() not in allowed.HTTP:
        yield f"<meta> 的 http-equiv 不能是“{kind}”；请删去。"
    elif kind.lower() == "refresh":
        content = element.get("content") or ""
        led = _REFRESH.fullmatch(content)
        if not led or any(_loaded(led[1], own, where)):
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


def _of_style(text: str, own: str, where: str) -> Iterator[str]:
    for url in references.of_style(text):
        yield from (f"样式{fault}" for fault in _loaded(url, own, where, pictures=True))


def _of_script(text: str, own: str) -> Iterator[str]:
    away = [found[0][1:] for found in _AWAY.finditer(text)]
    for url in () if away and _is_data(text) else away:
        if not url.startswith((own, *_NAMESPACES)):
            yield f"脚本里有别的网站的网址“{url}”；本站的脚本只用本站的文件，请去掉。"


def _is_data(text: str) -> bool:
    """Whether a script only hands over data, as the index of search does."""
    called = _CALL.fullmatch(text)
    try:
        return called is not None and isinstance(json.loads(called[1]), dict)
    except ValueError:
        return False


_OF_FILES = allowed.OF_DRAWINGS | allowed.EVERYWHERE | {"style"}


def _of_drawing(path: Path, own: str, where: str) -> Iterator[str]:
    """Yield what is wrong with a drawing in a file of its own, which readers can open."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.parse(path, parser)
    except etree.XMLSyntaxError as error:
        yield f"SVG 文件读不懂（{error.msg}）；请重新导出。"
        return
    declared = tree.docinfo.internalDTD is not None and etree.tostring(tree, encoding="unicode")
    if declared and ("<!ENTITY" in declared or "<!ATTLIST" in declared):
        yield "SVG 文件里不能有 <!ENTITY> 和 <!ATTLIST>；请重新导出。"
    for element in (*tree.xpath("/processing-instruction()"), *tree.iter()):
        if isinstance(element, etree._Comment):
            continue
        if not isinstance(element.tag, str):
            yield "SVG 文件里不能有 <? 或 & 开头的指令；请重新导出。"
            continue
        tag = etree.QName(element).localname.lower()
        if tag not in allowed.DRAWING:
            yield f"SVG 文件里不能有 <{tag}>；请重新导出。"
        for name, value in element.items():
            key = etree.QName(name).localname.lower()
            if key not in _OF_FILES and not key.startswith(allowed.BEGINNINGS):
                yield f"SVG 文件的 <{tag}> 不能有属性“{key}”；请重新导出。"
            elif key == "href" and tag == "a":
                yield from _linked(value)
            elif key == "href" and not value.startswith("#"):
                yield from _loaded(value, own, where, pictures=True)
            elif "(" in value or key == "style":
                yield from _of_style(value, own, where)
