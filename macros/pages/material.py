"""Which pages need the whole style sheet of Material: those with pieces that only it styles."""

from __future__ import annotations

import re

_CLASSES = re.compile(r'\sclass="([^"]*)"')
_OWN = re.compile(r"(pl|px)(-|$)|headerlink$|language-")
"""How the classes begin that the site's own sheets know, and plain Markdown's."""


def has_pieces_of_material(html: str) -> bool:
    """Whether the content of a page has a class that is not the site's own.

    A person who knows Material may write its pieces into a page: ``<div class="admonition note">``.
    Without classes base.css has all that Markdown gives: headings, lists, tables, code, details.
    """
    found = set(_CLASSES.findall(html))
    return any(not _OWN.match(name) for classes in found for name in classes.split())
