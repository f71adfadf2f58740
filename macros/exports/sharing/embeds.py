"""Bare pages for frames of other sites, and their oEmbed descriptions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from macros.addresses import address
from macros.exports.file import ExportedFile, Made
from macros.index.entries import Entry
from macros.index.former import last_id, renamed
from macros.index.in_force import over, validity
from macros.model.history import Former
from macros.pages.pages import Redirect
from macros.pages.site import Site
from macros.pages.views.cite import name_abroad
from macros.pages.views.frame import HEIGHT, WIDTH, frame


def embeds(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the page for frames of every measure and unit, living or former."""
    index = site.index
    for kind in address.EMBEDDED:
        for entry in index.by_kind[kind].values():
            title = name_abroad(index, entry)
            yield _page(site, entry, title)
            yield _oembed(site, entry, title)
    for former in index.former.values():
        if former.kind not in address.EMBEDDED:
            continue
        where = address.embed(former)
        if renamed(index, former.id):
            target = index.living[last_id(index, former.id)]
            page = Redirect(where, address.embed(target), name_abroad(index, target))
            yield ExportedFile(f"{where}index.html", partial(_html, page))
        else:
            yield _page(site, former, former.title)
        yield _oembed(site, former, former.title)


def _html(page: Redirect) -> bytes:
    return page.html.encode()


def _page(site: Site, of: Entry | Former, title: str) -> ExportedFile:
    where = address.embed(of)
    return ExportedFile(f"{where}index.html", lambda: site.frame(of, title, where).encode())


def _oembed(site: Site, of: Entry | Former, title: str) -> ExportedFile:
    return ExportedFile(address.oembed(of), partial(_answer, site, of, title))


def _answer(site: Site, of: Entry | Former, title: str) -> bytes:
    index = site.index
    if words := over(index):
        title = f"{title}（{words}）"
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.index.plan.title,
        "provider_url": site.settings.site_url,
        "html": frame(site.settings, of, title),
        "width": WIDTH,
        "height": HEIGHT[of.kind],
    }
    if in_force := validity(index):
        answer["validity"] = in_force
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()
