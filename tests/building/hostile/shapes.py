"""The shape of a file: all that a program makes of it, without the words that people read in it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import yaml
from lxml import etree, html
from markdown import markdown
from pypdf import PdfReader

from macros.addresses.address import DIGESTS

Shape = Any
_ADDRESSES = frozenset(("href", "src", "action", "data", "cite", "poster", "srcset", "Target"))
_FOR_PROGRAMS = frozenset(
    "id class type rel name role for target method http-equiv property r t s".split()
)
"""Attributes whose values programs read: they hold no words of the plan."""
_CALL = re.compile(r"[\w.]+\((\{.*\})\);?\s*", re.DOTALL)
_LINE_OF_A_LIST = re.compile(r"(#+ |> |- \[|.{0})(?:.*(?<!\\)\]\(([^()\s]*)\))?")


def shape(name: str, content: bytes) -> Shape:
    """Return the shape of a file by its name; of a kind that holds no words of the plan, the file itself."""
    if name == DIGESTS:
        told = json.loads(content)["files"]
        return sorted(file for file in told if not file.startswith("search/texts-"))
    match name.rpartition(".")[2]:
        case "html":
            return list(_page(content))
        case "xml":
            return list(_elements(content))
        case "svg":
            return _kinds(content)
        case "json":
            return _values(json.loads(content))
        case "jsonl":
            return [_values(json.loads(line)) for line in content.decode().splitlines()]
        case "js" if called := _CALL.fullmatch(content.decode()):
            return _kept_once(_values(json.loads(called[1])))
        case "xlsx" | "docx":
            return _archive(name, content)
        case "md":
            return list(_page(f"<meta charset=utf-8>{markdown(content.decode())}".encode()))
        case "sqlite":
            return _tables(content)
        case "csv":
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
            return [[cell[:1] in tuple("=+-@\t\r") for cell in row] for row in rows]
        case "ics":
            lines = re.sub(r"\r\n[ \t]", "", content.decode()).split("\r\n")
            return [re.split("[:;]", line)[0] for line in lines]
        case "cff":
            return _values(yaml.safe_load(content))
        case "pdf":
            return _paper(content)
        case "txt":
            lines = content.decode().split("\n")
            return [found.groups() for line in lines if (found := _LINE_OF_A_LIST.match(line))]
        case "png" | "gz" | "zip":
            return None
        case _:
            return content


def _tables(content: bytes) -> Shape:
    """Return the tables of a database, each with the types of its cells."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(content)
        names = base.execute("select name from sqlite_master where type = 'table' order by 1")
        return [
            (
                name,
                [
                    [type(cell).__name__ for cell in row]
                    for row in base.execute(f"select * from {name}")
                ],
            )
            for (name,) in names.fetchall()
        ]


def pages_in(content: bytes) -> Iterator[tuple[str, Shape]]:
    """Yield the shapes of the pages in an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".html"):
                yield name, shape(name, archive.read(name))


def _page(content: bytes) -> Iterator[Shape]:
    for element in html.document_fromstring(content).iter():
        if not isinstance(element.tag, str):
            yield "comment"
        elif element.get("class") != "pl-whole":  # words that stay on one line: others in others
            script = (element.text or "") if element.tag in ("script", "style") else ""
            data = script and "json" in (element.get("type") or "")
            yield element.tag, _attributes(element), _values(json.loads(script)) if data else script


def _attributes(element: etree._Element | html.HtmlElement) -> list[tuple[str, object]]:
    return sorted(
        (key, _host(value) if key in _ADDRESSES else value if key in _FOR_PROGRAMS else "")
        for key, value in element.attrib.items()
    )


def _host(address: str) -> tuple[str, ...]:
    """Return where an address leads; what is asked for there may hold words."""
    split = urlsplit(address)
    return (split.scheme, split.netloc, split.path if split.scheme in ("http", "https", "") else "")


def _elements(content: bytes) -> Iterator[Shape]:
    for element in etree.fromstring(content).iter():
        yield str(element.tag), _attributes(element)


def _kinds(content: bytes) -> Shape:
    """Return the elements of a file with as many lines as words need, each once."""
    return sorted({(str(one.tag), *sorted(one.keys())) for one in etree.fromstring(content).iter()})


def _values(value: Any) -> Shape:
    if isinstance(value, dict):
        return {key: _values(one) for key, one in value.items()}
    return [_values(one) for one in value] if isinstance(value, list) else type(value).__name__


def _kept_once(value: Shape) -> Shape:
    """Return a shape with each kind of item of a list once: what search has is cut up by its length."""
    if isinstance(value, dict):
        return {key: _kept_once(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted({json.dumps(_kept_once(one)) for one in value})
    return value


def _archive(name: str, content: bytes) -> Shape:
    """Return what is in a file of an office program; a workbook has as many rows as words need."""
    whole = (lambda data: list(_elements(data))) if name.endswith("docx") else _kinds
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            part: list(_elements(archive.read(part)))
            if part.endswith(".rels")
            else whole(archive.read(part))
            for part in archive.namelist()
            if part.endswith((".xml", ".rels"))
        }


def _paper(content: bytes) -> Shape:
    """Return to which hosts a PDF links, and the kinds of actions in it."""
    reader = PdfReader(io.BytesIO(content))
    actions, hosts = set(), set()
    for page in reader.pages:
        for one in page.get("/Annots", ()):
            action = one.get_object().get("/A", {})
            actions.add(str(action.get("/S")))
            hosts.add(urlsplit(str(action.get("/URI", ""))).netloc)
    root = reader.root_object
    return sorted(hosts), sorted(actions), "/OpenAction" in root, "/AA" in root
