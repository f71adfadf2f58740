"""Finished pages as trees, read the same way by everything that looks into them."""

from __future__ import annotations

from lxml import etree, html

_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True)
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment)
)
"""Makes the trees of ``lxml.html`` without asking a function of Python for the class of every element."""


def tree_of(page: bytes) -> html.HtmlElement:
    """Return the whole tree of a page, however deep. Raises ParserError if there is nothing in it."""
    return html.document_fromstring(page, parser=_PARSER)
