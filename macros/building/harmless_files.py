"""What in a file of the site that is no page is not known to be harmless, or loads from another site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from macros.building import allowed
from macros.building.harmless_addresses import faults_of_linked, faults_of_loaded, faults_of_style

_WEB = "|".join(r"[\t\n\r]*".join(name) for name in ("http", "https", "ws", "wss"))
_AWAY = re.compile(
    rf"""["'`](?:[\0- ]*(?:{_WEB}):|(?:blob|data):|[\0- ]+(?:blob:|data:\w+/)|//)[^"'`\s]*""",
    re.IGNORECASE,
)
"""An address in a script, with its scheme or its host at the beginning of a text."""
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{0*([0-9a-f]{1,5})\}|([0-3]?[0-7]{1,2})|(\r?\n|[^ux\d]))",
    re.IGNORECASE,
)
"""How a letter is written besides."""
_BLANKS = {"\n": "", "\r\n": "", "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
"""What of such signs is no letter."""
_CALL = re.compile(r"[\w.]+\((\{.*\})\);?\s*", re.DOTALL)
_RUN = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"}
"""What in an XML file browsers run scripts of."""
_NAMESPACES = ("http://www.w3.org/", "https://www.w3.org/")


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
            yield from faults_of_style(path.read_text("utf-8"), own, name)
        case ".js" | ".mjs":
            yield from _of_script(path.read_text("utf-8"), own)
        case ".webmanifest":
            plain = json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
            inside = _of_script(re.sub(r'"\s+', '"', plain), own)
            yield from (one.replace("脚本", "文件") for one in inside)
        case ".svg":
            yield from _of_drawing(path, own, name)
        case ".xml":
            tree = etree.parse(path)
            spaces = {
                space for element in tree.iter(etree.Element) for space in element.nsmap.values()
            }
            if tree.xpath("//processing-instruction('xml-stylesheet')") or spaces & _RUN:
                yield "这个 XML 文件会被浏览器当作网页；请改成 .html 文件，或删去。"


def _of_script(text: str, own: str) -> Iterator[str]:
    away = [found[0][1:].strip() for found in _AWAY.finditer(_ESCAPE.sub(_unescaped, text))]
    for url in () if away and _is_data(text) else away:
        if not url.startswith((own, *_NAMESPACES)):
            yield f"脚本里有别的网站的网址“{url}”；本站的脚本只用本站的文件，请去掉。"


def _unescaped(sign: re.Match[str]) -> str:
    *codes, octal, letter = sign.groups()
    if letter:
        return _BLANKS.get(letter, letter)
    code = int(octal, 8) if octal else int(next(filter(None, codes)), 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)  # half of one that takes two


def _is_data(text: str) -> bool:
    """Whether a script only hands over data, as the index of search does."""
    called = _CALL.fullmatch(text)
    try:
        return called is not None and isinstance(json.loads(called[1]), dict)
    except (ValueError, RecursionError):
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
                yield from faults_of_linked(value)
            elif key == "href" and not value.startswith("#"):
                yield from faults_of_loaded(value, own, where, pictures=tag != "use")
            elif "(" in value or key == "style":
                yield from faults_of_style(value, own, where)
