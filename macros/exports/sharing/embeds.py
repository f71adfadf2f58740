"""Bare pages for frames of other sites, and their oEmbed descriptions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from macros.addresses import offers
from macros.addresses.former import end, renamed
from macros.exports.file import ExportedFile
from macros.model.kinds import ObjectKind
from macros.pages.pages import Redirect
from macros.pages.site import Site
from macros.pages.views import cite
from macros.pages.views.frame import WIDTH, frame, height


def embeds(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield the page for frames of every measure and unit, living or former."""
    kinds = dict(site.index.kinds())
    for kind in offers.EMBEDDED:
        for id, entry in kinds[kind].items():
            title = cite.link_title(site.index, kind, id)
            where = offers.embed(kind, id)
            yield _page(site, where, kind=kind, entry=entry, former=None, title=title)
            yield _oembed(site, kind, id, title)
        for former in site.index.former:
            if former.kind is not kind:
                continue
            where, target = offers.embed(kind, former.id), end(site.index, former.id)
            if renamed(site.index, former.id):
                title = cite.link_title(site.index, kind, target)
                page = Redirect(where, offers.embed(kind, target), title)
                yield ExportedFile(f"{where}index.html", page.html.encode())
            else:
                yield _page(site, where, kind=kind, former=former, title=former.title)
            yield _oembed(site, kind, former.id, former.title)


def _page(site: Site, where: str, **values: object) -> ExportedFile:
    text = site.renderer.page("embed.html.jinja", where, home=site.settings.site_url, **values)
    return ExportedFile(f"{where}index.html", text.encode())


def _oembed(site: Site, kind: ObjectKind, id: str, title: str) -> ExportedFile:
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": site.index.plan.title,
        "provider_url": site.settings.site_url,
        "html": frame(site.index, site.settings, kind, id, title),
        "width": WIDTH,
        "height": height(site.index, kind, id),
    }
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    return ExportedFile(offers.oembed(kind, id), f"{text}\n".encode())
