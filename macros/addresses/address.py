"""The address contract: where each object and passage, and all that goes with it, is published.

Addresses are relative to the site's root, without a leading slash, and end in a slash.
What is published here stays (see the README); change nothing without a redirect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from macros.index.entries import Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.news import FOLLOWING
from macros.model.anchors import NOTICE_PARTS, PLAN_PARTS
from macros.model.kinds import ObjectKind
from macros.text.lines.reflow import paragraphs
from macros.text.parts.points import points
from macros.text.parts.sentences import link_to

FOLDERS = {
    ObjectKind.SECTION: "sections",
    ObjectKind.MEASURE: "measures",
    ObjectKind.UNIT: "units",
    ObjectKind.DOCUMENT: "documents",
    ObjectKind.TOPIC: "topics",
}
"""The folder of each kind that has pages of its own; its index lists all of the kind."""

SHORT = {ObjectKind.SECTION: "s/", ObjectKind.MEASURE: "m/"}
"""The folder of short addresses, for the kinds whose objects have printed numbers."""

API = "api/v1/"
API_FOLDERS = {**FOLDERS, ObjectKind.TERM: "terms"}
"""The folder of each kind below ``API``."""
EMBEDDED = (ObjectKind.MEASURE, ObjectKind.UNIT)
"""The kinds that have a page for frames of other sites."""
FED = FOLLOWING
"""The kinds that have a feed of their own."""
PAPERS = (ObjectKind.SECTION, ObjectKind.MEASURE, ObjectKind.UNIT)
"""The kinds of which the data itself is set as Markdown; of other pages what stands in the page is."""
CITED = (ObjectKind.SECTION, ObjectKind.MEASURE, ObjectKind.UNIT, ObjectKind.DOCUMENT)
"""The kinds whose pages say how to cite and link them."""

HOME = ""
PLAN = "plan/"
GLOSSARY = "glossary/"
ABOUT = "about/"
EDITING = "about/editing/"
CHANGES = "changes/"
RELATIONS = "relations/"
POSTER = "poster/"
POSTER_SMALL = "poster/small.png"
PROGRESS = "progress/"
CALENDAR = "calendar/"
PLAN_FEED = "feed.xml"
SECURITY = (".well-known/security.txt", "security.txt")
"""Where weaknesses are to be reported, by RFC 9116, and where it was before: some hosts publish no hidden folders."""
COMPARE = "compare/"
SEARCH = "search/"
DIGESTS = "digests.json"
"""The list of all files with their digests."""
DESK = "edit/"
DESK_FILES = "assets/desk/"
"""What the editing desk loads, and no other page."""
PROOFS = r"(?:baidu_verify_[\w-]+|google[\w-]+|shenma-site-verification|[\w-]*[Vv]erification[\w-]*)\.html"
"""Files, at the top of a site, with which search engines are shown whose it is: one line, and no page."""
SENTENCE = "s"
"""What an address says of a sentence: ``?s=3-1k2m3n4``; docs/assets/passages.js reads it."""

_BLOCKS = {
    HOME: "plan",
    PLAN: "plan",
    POSTER: "plan",
    CHANGES: "changes",
    GLOSSARY: "glossary",
    **{f"{folder}/": folder for folder in FOLDERS.values()},
    "measures/": "sections",  # where the measures are, with their deadlines and reports
    PROGRESS: "sections",
    CALENDAR: "sections",
}
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_PAGE = re.compile(rf"({'|'.join(_KINDS)})/([a-z][a-z0-9-]*)/")
_PART = "|".join((*NOTICE_PARTS, *PLAN_PARTS, *"title number before preamble closing".split()))
_OF_TABLE = r"table-\d+(?:-\d+|--(?:caption|closing|header-\d+))?"
_WITHIN = re.compile(
    rf"(?:--{_OF_TABLE}|(?<!^plan)--(?:{_PART})|(?<=^notice)-addressees)?(?:-p\d+(?:--\d+)?)?$"
)
"""The end of the anchor of a paragraph or point, of a part such as a title, or of a table and its parts."""


def is_proof(name: str) -> bool:
    """Whether a file, by its name from the top of the site, shows a search engine whose the site is."""
    return bool(re.fullmatch(PROOFS, name, re.ASCII))


class Named(Protocol):
    """Anything with the kind and id of an object: an entry, a record, a mention in a text."""

    @property
    def kind(self) -> ObjectKind:
        """Its kind."""

    @property
    def id(self) -> str:
        """Its id."""


def page(of: Named) -> str:
    """Return the address of an object: its own page, or its entry in the glossary."""
    return page_of(of.kind, of.id)


def page_of(kind: ObjectKind, id: str) -> str:
    """Return the address of an object with this id, present, former or made up."""
    if kind is ObjectKind.TERM:
        return f"{GLOSSARY}#{id}"
    return f"{FOLDERS[kind]}/{id}/"


def kind_and_id(where: str) -> tuple[ObjectKind, str] | None:
    """Return the kind and id to which the address of an object's own page belongs."""
    match = _PAGE.fullmatch(where)
    return (_KINDS[match[1]], match[2]) if match else None


def entry_at(index: Index, where: str) -> Entry | None:
    """Return the object of the plan whose own page is at an address."""
    named = kind_and_id(where)
    return index.by_kind[named[0]].get(named[1]) if named else None


def listing(kind: ObjectKind) -> str:
    """Return the address of the page that lists all objects of a kind."""
    return GLOSSARY if kind is ObjectKind.TERM else f"{FOLDERS[kind]}/"


def short(kind: ObjectKind, code: str) -> str:
    """Return the short address by a number: ``m/2-1/`` of a measure, ``s/2/`` of a section."""
    return f"{SHORT[kind]}{code}/"


def short_of(entry: Entry) -> str | None:
    """Return the short address of a measure or section that has a number; None of all others."""
    numbered = isinstance(entry, MeasureEntry | SectionEntry) and entry.code
    return short(entry.kind, numbered) if numbered else None


def in_plan(anchor: str, paragraph: int | None = None) -> str:
    """Return the address of a passage on the page of the whole plan; paragraphs count from 1."""
    return f"{PLAN}#{passage(anchor, paragraph)}"


def paragraph(of: MeasureEntry, number: int, point: int = 0) -> str:
    """Return the address of a paragraph of a measure's text, or of a point in it, counted from 1.

    The whole plan is printed as issued: words set later, and the cells of a row one below the
    other, stand on the measure's own page.
    """
    if of.measure.earlier or of.row:
        return f"{page(of)}#{passage(of.id, number, point)}"
    return f"{PLAN}#{passage(of.id, number, point)}"


def sentence(of: MeasureEntry, number: int, place: int, words: str) -> str:
    """Return the address of a sentence of a measure's paragraph, at its place in it, both from 1.

    It leads to the paragraph on the measure's own page, where earlier wordings stand too, and says which
    sentence is meant. A sentence has no anchor of its own: that would be lost with the next rewording.
    """
    return f"{page(of)}?{SENTENCE}={link_to(words, place)}#{passage(of.id, number)}"


def passage(anchor: str, paragraph: int | None = None, point: int = 0) -> str:
    """Return the anchor of an object, of one paragraph of its text, or of a point inside that."""
    if paragraph is None:
        return anchor
    return f"{anchor}-p{paragraph}{f'--{point}' if point else ''}"


def passages(anchor: str, text: str) -> Iterator[str]:
    """Yield the anchors of all paragraphs of a text and of the points inside them."""
    for number, words in enumerate(paragraphs(text), start=1):
        yield passage(anchor, number)
        for place, point in enumerate(points(words), start=1):
            if point.start:
                yield passage(anchor, number, place)


def passage_owner(anchor: str) -> str:
    """Return the id or name of the passage to which the anchor of one of its paragraphs belongs.

    The words after the last measure of a section belong to the section, and so do its title and tables.
    """
    return _WITHIN.sub("", anchor)


def api(of: Named) -> str:
    """Return the address of the API file of an object."""
    return f"{API}{API_FOLDERS[of.kind]}/{of.id}.json"


def embed(of: Named) -> str:
    """Return the address of an object's page for frames."""
    return f"embed/{FOLDERS[of.kind]}/{of.id}/"


def oembed(of: Named) -> str:
    """Return the address of the oEmbed description of an object's page for frames."""
    return f"{embed(of)}oembed.json"


def has_markdown(index: Index, page: str) -> bool:
    """Whether the words of a page stand beside it as Markdown: not where a script makes them, nor of what is no more."""
    if kind_and_id(page):
        return entry_at(index, page) is not None
    return page not in (DESK, COMPARE, SEARCH) and not page.startswith((*SHORT.values(), "embed/"))


def markdown(page: str) -> str:
    """Return the address of the words of a page as Markdown."""
    return f"{page}index.md"


def feed(of: Named) -> str:
    """Return the address of the feed of an object; that of the plan is ``PLAN_FEED``."""
    return f"{FOLDERS[of.kind]}/{of.id}/feed.xml"


def qr(of: Named, form: str) -> str:
    """Return the address of the QR code of an object's permanent address: ``svg`` or ``png``."""
    return f"qr/{FOLDERS[of.kind]}/{of.id}.{form}"


def picture(of: Named) -> str:
    """Return the address of the picture that previews of links to an object show."""
    return f"share/{FOLDERS[of.kind]}/{of.id}.png"


def poster_drawing(part: str) -> str:
    """Return the address of the poster that its page shows, of the plan or of a part by its id."""
    return f"{POSTER}{part or 'plan'}.svg"


def block(page: str) -> str:
    """Return the key of the data file that a page written by hand shows; empty if none."""
    return _BLOCKS.get(page, "")


def explained(id: str) -> str:
    """Return the anchor of a term's explanation; ids have no double hyphen, so it is unique."""
    return f"definition--{id}"


def source_path(address: str) -> str:
    """Return the name of the Markdown source that gives the page at ``address``."""
    return f"{address.rstrip('/')}.md" if address else "index.md"


def of_source(path: str) -> str:
    """Return the address of the page that a Markdown source gives, as MkDocs does; the way back from ``source_path``."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        stem = stem[: -len("index")].rstrip("/")
    return f"{stem}/" if stem else HOME
