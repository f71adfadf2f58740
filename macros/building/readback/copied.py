"""Files that are copied as they are, or without comments: scripts, style sheets, pictures, what the desk runs with."""

from __future__ import annotations

import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output, differs
from macros.pages.site import Site
from macros.settings import engine
from macros.settings.desk import FILES

_COMMENT, _BLANKS = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s+")
_MEANT = re.compile(r" ?([{},;]) ?|(?<=:) ")
"""Blanks beside these marks of a style sheet mean nothing."""


def copied(built: Built, site: Site) -> Iterator[Output]:
    """Yield every file of which the source lies in docs/ or in the theme, and every one below ``assets/``.

    What a site has of its own stands in the place of what the engine brings.
    """
    for name in sorted(built.files):
        source = source_of(site, name)
        if source:
            always = name.startswith("assets/") or address.is_proof(name)
            yield Output(name, partial(_same, source), always)
    if site.settings.desk:
        yield from _desk(built, site, site.settings.desk)


def source_of(site: Site, name: str) -> Path | None:
    """Return the file of docs/ or of the theme of which one of the site is a copy."""
    if name.endswith((".html", ".md")) and not address.is_proof(name):
        return None
    of_theme = name.startswith("assets/")  # besides, it has templates of pages
    folders = (*site.sources[:1], engine.DOCS, *(site.sources[1:] if of_theme else ()))
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def _same(source: Path, content: bytes) -> Iterator[str]:
    """Scripts may have lost their indents, blank lines and lines of comment, style sheets what means nothing."""
    given = source.read_bytes()
    if given == content:
        return
    if source.suffix == ".js":
        lines = (line.strip() for line in given.decode().splitlines())
        same = content.decode().split("\n") == [
            line for line in lines if line and not line.startswith("//")
        ]
    elif source.suffix == ".css":
        same = _meant(content.decode()) == _meant(_COMMENT.sub("", given.decode()))
    else:
        same = False
    if not same:
        yield f"与源文件 {source.name} 不一致"


def _meant(sheet: str) -> str:
    """Return a style sheet as browsers read it, whatever its blanks are."""
    return _MEANT.sub(r"\1", _BLANKS.sub(" ", sheet)).strip()


def _desk(built: Built, site: Site, place: Path) -> Iterator[Output]:
    """Yield what the editing desk loads: what runs Python, the engine, the data as it is, and the list of them."""
    for name in FILES:
        yield Output(f"{address.DESK_FILES}{place.name}/{name}", partial(_same, place / name), True)
    plan, folder = site.settings.plan, posixpath.dirname(site.settings.plan_name)
    for name in (plan.name, *sorted(site.beside)):
        if (plan.parent / name).is_file():
            where = posixpath.join(f"{address.DESK_FILES}sources", folder, name)
            yield Output(where, partial(_same, plan.parent / name), True)
    yield Output(f"{address.DESK_FILES}files.json", partial(_listed, built), True)
    for name in sorted(built.files):
        if re.fullmatch(rf"{address.DESK_FILES}engine-[0-9a-f]+[.]zip", name):
            yield Output(name, _engine, True)


def _listed(built: Built, content: bytes) -> Iterator[str]:
    """Every file that the desk is to load is there, in the size that its list gives."""
    left = [json.loads(content)]
    while left:
        one = left.pop()
        if isinstance(one, dict) and "at" in one:
            where = posixpath.join(address.DESK_FILES, one["at"])
            there = where in built.files and (built.folder / where).stat().st_size
            yield from differs(f"{where} 的大小", one["bytes"], there)
        elif isinstance(one, dict):
            left += one.values()


def _engine(content: bytes) -> Iterator[str]:
    """The desk runs the engine that made the site."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            path = engine.PACKAGE.parent / name
            if path.is_file() and path.read_bytes() != archive.read(name):
                yield f"其中的 {name} 与引擎的不一致"
