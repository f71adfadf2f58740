"""Which style sheets a page needs besides the site's own: they are loaded only where they are used."""

from __future__ import annotations

import re

_CLASSES = re.compile(r'\sclass="([^"]*)"')
_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
_OF_MATERIAL = re.compile(
    r"md-(?!button)|(xl|xxl|xxxl|result|gemoji|emojione|critic|linenos|linenodiv|highlighttable)$"
)
"""How the classes begin that only Material's sheet knows; those of code stand in code."""
_WRITTEN = re.compile(
    r"(admonition|tabbed|key|task-list|footnote|md-button)(-|s?$|--)|admonition-title$"
    r"|(highlight|inlinehilite|filename|twemoji|lg|middle|grid|cards?|inline|end)$"
    r"|(note|abstract|summary|tldr|info|todo|tip|hint|important|success|check|done|question|help|faq"
    r"|warning|caution|attention|failure|fail|missing|danger|error|bug|example|snippet|quote|cite)$"
)
"""How the classes begin that assets/writing.css knows: pieces of Material that Markdown makes here."""
_ELEMENTS = re.compile(
    r"<(?:mark|ins|del|figure)>|<dl>\n<dt>|<abbr title=|<code class=\"[^\"]*highlight"
)

_OWN_SHEETS = {
    "home": re.compile(r'class="pl-hero"'),
    "issued": re.compile(r'class="pl-issued'),
    "tracked": re.compile(r'class="[^"]*\bpl-(tracked|counts|statuses|calendars)\b'),
}
"""The sheets in docs/assets that only some pages have, and by what in it a page shows that it needs one."""


def own_sheets(html: str) -> list[str]:
    """Return the names of the sheets that a page needs besides that of all pages."""
    return [name for name, piece in _OWN_SHEETS.items() if piece.search(html)]


def has_pieces_of_material(html: str) -> bool:
    """Whether the content of a page has a class that only Material's sheet knows.

    A person who knows Material may write its pieces into a page: ``<div class="md-banner">``. A class
    of the writer's own gets no sheet by it.
    """
    return any(_OF_MATERIAL.match(name) for name in _classes(html))


def has_written_pieces(html: str) -> bool:
    """Whether a page has what people write as in Material: boxes, tabs, code in colours and so on."""
    return bool(_ELEMENTS.search(html)) or any(_WRITTEN.match(name) for name in _classes(html))


def has_code(html: str) -> bool:
    """Whether a page has a block of code, to be copied."""
    return '<div class="' in html and bool(re.search(r'<div class="[^"]*\bhighlight"', html))


def _classes(html: str) -> set[str]:
    """Return the classes of a page but for those of the words of a program."""
    found = set(_CLASSES.findall(_CODE.sub("", html)))
    return {name for classes in found for name in classes.split()}
