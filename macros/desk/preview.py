"""The page of an object as it will look: what readers get of it, without the frame of the site."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.tables import TableExtension

from macros.addresses import address
from macros.pages.finished import makeExtension
from macros.pages.site import build_site
from macros.settings import Settings

_SCRIPTS = re.compile(r"<script\b.*?</script>", re.DOTALL)
"""They would not run where a preview is shown, and the browser would say so each time; words have no such marks."""


def preview(plan: Path, where: str, site_url: str) -> str:
    """Return the HTML of the page at an address of the site, with links as from the desk; empty if no object has it.

    Raises PlanError if the plan has faults.
    """
    site = build_site(Settings(plan=plan, site_url=site_url))
    entry = address.entry_at(site.index, where)
    if entry is None:
        return ""
    text = site.object_page(entry.kind, entry.id, address.DESK)
    extensions = [makeExtension(), AttrListExtension(), TableExtension()]
    return _SCRIPTS.sub("", Markdown(extensions=extensions).convert(text))
