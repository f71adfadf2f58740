"""Finished pages as trees, read the same way by everything that looks into them."""

from __future__ import annotations

from lxml import etree, html

_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True)
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment)
)
"""Makes the trees of ``lxml.html`` without asking a function of Python for the class of every element."""


DEEPEST = 200
"""So many elements may stand one in another: below that programs go on by their own rules."""
_DEEP = etree.XPath("/*" * DEEPEST, smart_strings=False)


def is_too_deep(tree: html.HtmlElement) -> bool:
    """Whether more elements of a page stand one in another than all programs follow."""
    return bool(_DEEP(tree))


def tree_of(page: bytes) -> html.HtmlElement:
    """Return the whole tree of a page, however deep. Raises ParserError if there is nothing in it."""
    return html.document_fromstring(page, parser=_PARSER)
