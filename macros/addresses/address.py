"""The address contract: where each object and each passage of the plan is published.

Addresses are relative to the site's root, without a leading slash, and end in a slash.
What is published here stays (see the README); change nothing without a redirect.
"""

from __future__ import annotations

import posixpath

from macros.model.kinds import ObjectKind

FOLDERS = {
    ObjectKind.SECTION: "sections",
    ObjectKind.MEASURE: "measures",
    ObjectKind.UNIT: "units",
    ObjectKind.DOCUMENT: "documents",
    ObjectKind.TOPIC: "topics",
}
"""The folder of each kind that has pages of its own; its index lists all of the kind."""

SHORT = {ObjectKind.SECTION: "s/", ObjectKind.MEASURE: "m/"}
"""Where the short addresses begin of the kinds whose objects have printed numbers."""

HOME = ""
PLAN = "plan/"
GLOSSARY = "glossary/"
ABOUT = "about/"
EDITING = "about/editing/"
CHANGES = "changes/"
RELATIONS = "relations/"

_BLOCKS = {
    HOME: "plan",
    PLAN: "plan",
    CHANGES: "changes",
    GLOSSARY: "glossary",
    **{f"{folder}/": folder for folder in FOLDERS.values()},
    "measures/": "sections",  # where the measures are
}


def page(kind: ObjectKind, id: str) -> str:
    """Return the address of an object: its own page, or its entry in the glossary."""
    if kind is ObjectKind.TERM:
        return f"{GLOSSARY}#{id}"
    return f"{FOLDERS[kind]}/{id}/"


def listing(kind: ObjectKind) -> str:
    """Return the address of the page that lists all objects of a kind."""
    return GLOSSARY if kind is ObjectKind.TERM else f"{FOLDERS[kind]}/"


def short(kind: ObjectKind, code: str) -> str:
    """Return the short address by a number: ``m/2-1/`` of a measure, ``s/2/`` of a section."""
    return f"{SHORT[kind]}{code}/"


def in_plan(anchor: str, paragraph: int | None = None) -> str:
    """Return the address of a passage on the page of the whole plan; paragraphs count from 1."""
    return f"{PLAN}#{passage(anchor, paragraph)}"


def passage(anchor: str, paragraph: int | None = None) -> str:
    """Return the anchor of an object, or of one paragraph of its text."""
    return anchor if paragraph is None else f"{anchor}-p{paragraph}"


def block(page: str) -> str:
    """Return the key of the part of the data file that a page written by hand shows; or empty."""
    return _BLOCKS.get(page, "")


def explained(id: str) -> str:
    """Return the anchor of what a page shows beside a term; two hyphens: no id has them."""
    return f"definition--{id}"


def source_path(address: str) -> str:
    """Return the name of the Markdown source that gives the page at ``address``."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


def relative(target: str, page: str) -> str:
    """Return ``target`` as a link on the page at address ``page`` (both from the site's root).

    A target with a scheme or a leading slash is returned as it is.
    """
    if "://" in target or target.startswith(("/", "mailto:")):
        return target
    path, hash_mark, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    here = page or "."
    link = posixpath.relpath(path or ".", here)
    if not path or path.endswith("/"):
        link = "./" if link == "." else f"{link}/"
    return f"{link}{hash_mark}{anchor}"
