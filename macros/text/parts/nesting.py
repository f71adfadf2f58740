"""How deep the elements of a page may stand one in another: below that programs go on by their own rules."""

from __future__ import annotations

from lxml import etree

DEEPEST = 200
_DEEP = etree.XPath("/*" * DEEPEST, smart_strings=False)


def is_too_deep(tree: etree._Element) -> bool:
    """Whether more elements of a page stand one in another than all programs follow."""
    return bool(_DEEP(tree))
