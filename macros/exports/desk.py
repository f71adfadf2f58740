"""The files of the editing desk: what runs Python in the browser, the engine, and the plan's sources.

Without the runtime (``macros/settings/desk.py``) there are none, and the page says so. Their names change
with what is in them, but for the list that names them and for the sources, so a browser may keep them.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterator
from functools import cache, partial
from importlib.metadata import distribution
from pathlib import Path

from macros.addresses import address
from macros.exports.downloads.zipped import zip_bytes
from macros.exports.file import ExportedFile, Made
from macros.pages.site import Site
from macros.settings import engine
from macros.settings.desk import (
    ABI,
    EDITOR,
    FILES,
    LIBRARY,
    PROGRAM,
    PROGRAM_SCRIPT,
    SCRIPT,
    STDLIB,
)

LIST = f"{address.DESK_FILES}files.json"
_SOURCES = f"{address.DESK_FILES}sources/"
IN_THE_BROWSER = (
    "settings",
    "text",
    "model",
    "grounds",
    "rules",
    "loading",
    "index",
    "addresses",
    "editing",
    "pages",
    "desk",
)
"""What of the engine runs in the browser; an architecture test holds that it needs no more."""
_LIBRARIES = (
    "annotated-types",
    "et_xmlfile",
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "openpyxl",
    "pydantic",
    "PyYAML",
    "typing-extensions",
    "typing-inspection",
)
"""What these rooms need besides: pure Python, the same on every machine."""
_NOT_IN_THE_BROWSER = ("macros/desk/lock/", "macros/desk/fetching.py", "macros/pages/theme/")


def desk_files(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield them all; none if what runs Python in the browser was not fetched."""
    place = site.settings.desk
    if not place:
        return
    for name in FILES:
        yield ExportedFile(f"{address.DESK_FILES}{place.name}/{name}", (place / name).read_bytes)
    yield ExportedFile(_engine_address(), engine_archive)
    for name, path in _sources(site):
        yield ExportedFile(_SOURCES + name, path.read_bytes)
    yield ExportedFile(LIST, partial(_listed, site, place))


def editor(site: Site) -> str:
    """Return the address of the editor of code; empty if the desk cannot be used."""
    place = site.settings.desk
    return f"{address.DESK_FILES}{place.name}/{EDITOR}" if place else ""


def megabytes(site: Site) -> str:
    """Return how much a first visit to the desk loads; empty if it cannot be used."""
    place = site.settings.desk
    if not place:
        return ""
    sizes = [(place / name).stat().st_size for name in FILES]
    sizes += [path.stat().st_size for _, path in _sources(site)]
    return str(round((sum(sizes) + len(engine_archive())) / 1_000_000))


def _listed(site: Site, place: Path) -> bytes:
    """Return what the page of the desk needs to know: each file with its size, by its place."""
    here = posixpath.dirname(LIST)

    def entry(where: str, size: int) -> dict[str, object]:
        return {"at": posixpath.relpath(where, here), "bytes": size}

    def of_runtime(name: str) -> dict[str, object]:
        where = f"{address.DESK_FILES}{place.name}/{name}"
        return entry(where, (place / name).stat().st_size)

    listed = {
        "plan": site.settings.plan_name,
        "abi": ABI,
        "script": of_runtime(SCRIPT),
        "program": {
            "script": of_runtime(PROGRAM_SCRIPT),
            "binary": of_runtime(PROGRAM),
            "stdlib": of_runtime(STDLIB),
        },
        "library": of_runtime(LIBRARY),
        "engine": entry(_engine_address(), len(engine_archive())),
        "sources": {
            name: entry(_SOURCES + name, path.stat().st_size) for name, path in _sources(site)
        },
    }
    return f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode()


def _sources(site: Site) -> Iterator[tuple[str, Path]]:
    """Yield the data file and all beside it, by their names in the repository."""
    folder = posixpath.dirname(site.settings.plan_name)
    yield site.settings.plan_name, site.settings.plan
    for name in sorted(site.beside):
        path = site.settings.plan.parent / name
        if path.is_file():  # the first publication has no ledger yet
            yield posixpath.join(folder, name), path


def _engine_address() -> str:
    digest = hashlib.sha256(engine_archive()).hexdigest()
    return f"{address.DESK_FILES}engine-{digest[:12]}.zip"


@cache
def engine_archive() -> bytes:
    """Return the rooms of the engine and the libraries that run in the browser, as one archive."""
    return zip_bytes((name, path.read_bytes()) for name, path in sorted(_modules()))


def _modules() -> Iterator[tuple[str, Path]]:
    yield "macros/__init__.py", engine.PACKAGE / "__init__.py"
    for room in IN_THE_BROWSER:
        for path in (engine.PACKAGE / room).rglob("*"):
            name = path.relative_to(engine.PACKAGE.parent).as_posix()
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".md":
                if not name.startswith(_NOT_IN_THE_BROWSER):
                    yield name, path
    for library in _LIBRARIES:
        for file in distribution(library).files or ():
            if file.suffix == ".py" or file.name == "METADATA":  # which says the version
                yield file.as_posix(), Path(str(file.locate()))
