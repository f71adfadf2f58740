"""Icons and emoji by their short names, as pymdownx.emoji asks for them; nothing is fetched.

An icon is the drawing that Material brings, within the page; an emoji is its character, which the
reader's system draws. Only what a page names is read.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import material

_FOLDER = Path(material.__file__).parent / "templates" / ".icons"
_SETS = {
    "fontawesome-brands": "fontawesome/brands",
    "fontawesome-regular": "fontawesome/regular",
    "fontawesome-solid": "fontawesome/solid",
    "material": "material",
    "octicons": "octicons",
    "simple": "simple",
}
"""How the names of icons begin, and the folders in which they lie."""


class _Names(dict[str, dict[str, str]]):
    """The icons and emoji, each looked for when it is asked for."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return what is known of a name between colons."""
        words = name.strip(":")
        if _drawing(words):
            return {"name": words, "path": words}
        return _emoji().emoji.get(name, default)


class _Aliases(dict[str, str]):
    """Other names of emoji."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the name by which an emoji is known."""
        if _drawing(name.strip(":")):
            return default
        return _emoji().aliases.get(name, default)


def index(options: object, md: object) -> dict[str, Any]:
    """Return the names, as pymdownx.emoji wants them."""
    return {"name": "twemoji", "emoji": _Names(), "aliases": _Aliases()}


def element(
    index: str,
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str,
    category: str,
    options: object,
    md: Any,
) -> Element:
    """Return an icon or emoji; beside words, or in a link with a name, it says nothing of its own."""
    made = Element("span", {"class": "twemoji", "aria-hidden": "true"})
    drawing = None if uc else _drawing(shortname.strip(":"))
    made.text = md.htmlStash.store(drawing if drawing else alt)
    return made


def _emoji() -> Any:
    """Return the module with 4,000 names of emoji, read only for a page with one of them."""
    return import_module("pymdownx.twemoji_db")


@cache
def _drawing(name: str) -> str | None:
    """Return the SVG of an icon; None if there is none of that name."""
    for beginning, folder in _SETS.items():
        rest = name.removeprefix(f"{beginning}-")
        file = _FOLDER / folder / f"{rest}.svg"
        if rest != name and "/" not in rest and "." not in rest and file.is_file():
            return file.read_text("utf-8").strip()
    return None
