"""A .docx as a zip of XML: its parts, how they refer to each other, and bounds on what is read."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO

from lxml import etree

from macros.importing.source import UnreadableSource

MAX_BYTES = 96 * 1024 * 1024
"""How much is unpacked of one file, its parts together."""
MAX_PARTS = 5000
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _WORDS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
W = f"{{{_WORDS}}}"
Element = etree._Element
NO_WORDS = frozenset(
    "pPr rPr tblPr tblGrid trPr tcPr sectPr instrText delInstrText sdtPr sdtEndPr annotationRef".split()
)
"""Elements that say how words look, and hold none that are shown."""


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def sign(element: Element) -> str:
    """Return the character of a w:sym; its code is hexadecimal."""
    try:
        return chr(int(element.get(W + "char") or "", 16))
    except (ValueError, OverflowError):
        return ""


def characters(*roots: Element) -> Iterator[str]:
    """Yield all text that some parts hold, wherever it stands; the reading has no share in this."""
    for root in roots:
        for element in root.iter():
            name = local(element)
            if name in ("t", "delText"):
                yield element.text or ""
            elif name == "sym":
                yield sign(element)
            elif name == "noBreakHyphen":
                yield "-"


def value(parent: Element | None, name: str) -> str | None:
    """Return the w:val of a child of ``parent``, None if there is no such child or value."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + "val") if child is not None else None


def on(parent: Element | None, name: str) -> bool | None:
    """Return whether a property that is on or off is on, None if ``parent`` does not say."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + "val") not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """Return the whole number that an attribute holds, ``default`` if it holds none."""
    try:
        return max(-1, min(int(text or default), 100_000))
    except ValueError:
        return default


class WordPackage:
    """The parts of a .docx that hold words."""

    def __init__(self, data: bytes) -> None:
        """Open the zip. Raises UnreadableSource if it is none, or if its parts are too many."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableSource(DAMAGED) from None
        if len(self._zip.namelist()) > MAX_PARTS:
            raise UnreadableSource(
                "文件里的部件太多，不像是公文。请在 Word 或 WPS 中打开后另存再导入。"
            )
        self._left = MAX_BYTES
        self._names = {name.lstrip("/").lower(): name for name in self._zip.namelist()}

    def has(self, name: str) -> bool:
        """Whether the zip has a part of that name."""
        return name.lower() in self._names

    @cached_property
    def main(self) -> str:
        """The name of the part with the text itself."""
        for kind, target in self.related(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def related(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield the kind and the name of each part of the package that ``part`` refers to."""
        folder, name = posixpath.split(part)
        relations = self.read(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            target = relation.get("Target") if isinstance(relation.tag, str) else None
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def read(self, name: str) -> Element | None:
        """Return the root of a part, None if there is no such part."""
        if not self.has(name):
            return None
        data = self._bytes(self._names[name.lower()])
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableSource(DAMAGED) from None
        if root.getroottree().docinfo.doctype:
            raise UnreadableSource("文件里有 Word 不会写的实体定义，不予读取。请确认文件的来历。")
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        except Exception:  # zipfile raises half a dozen kinds for damage, zlib another two
            raise UnreadableSource(DAMAGED) from None
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableSource(
                "文件解开后太大，不像是公文。请在 Word 或 WPS 中打开后另存再导入。"
            )
        return data


DAMAGED = "文件损坏，或没有下载完整。请用 Word 或 WPS 打开后另存为 .docx，再导入。"
