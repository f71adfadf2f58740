"""The page of an object as it will look: what readers get of it, without the frame of the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.tables import TableExtension

from macros.addresses import address
from macros.pages.finished import makeExtension
from macros.pages.site import build_site
from macros.settings import Settings


def preview(plan: Path, where: str, site_url: str) -> str:
    """Return the HTML of the page at an address of the site, with links as from the desk; empty if no object has it.

    No script is in it: none runs where a preview is shown. Raises PlanError if the plan has faults.
    """
    site = build_site(Settings(plan=plan, site_url=site_url))
    site = replace(site, renderer=replace(site.renderer, scripts=False))
    entry = address.entry_at(site.index, where)
    if entry is None:
        return ""
    text = site.object_page(entry.kind, entry.id, address.DESK)
    extensions = [makeExtension(), AttrListExtension(), TableExtension()]
    return Markdown(extensions=extensions).convert(text)
