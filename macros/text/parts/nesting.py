"""How deep the elements of a page may stand one in another: below that programs go on by their own rules."""

from __future__ import annotations

from functools import cache

from lxml import etree

BUILT = 200
"""The bound for pages of a site."""
IMPORTED = 250
"""The bound for pages that are read: the parser drops what lies a little deeper."""


def is_deep(tree: etree._Element, levels: int) -> bool:
    """Whether so many elements of a page stand one in another."""
    return bool(_below(levels)(tree))


@cache
def _below(levels: int) -> etree.XPath:
    return etree.XPath("/*" * levels, smart_strings=False)
