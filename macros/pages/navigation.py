"""What of the navigation that ``mkdocs.yml`` gives a site has: without the lists that would be empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from macros.addresses import address
from macros.index.plan_words import documents_name
from macros.model.kinds import ObjectKind
from macros.pages.site import Site

_DOCUMENTS = f"{address.FOLDERS[ObjectKind.DOCUMENT]}/index.md"


def navigation(site: Site, items: Iterable[Any]) -> Iterator[Any]:
    """Yield the items of the navigation, and of its groups; a group of which none is left is none."""
    without = unlisted(site)
    for item in items:
        if not isinstance(item, dict):
            if item not in without:
                yield item
            continue
        for name, what in item.items():
            if isinstance(what, list):
                if within := list(navigation(site, what)):
                    yield {name: within}
            elif what not in without:
                yield {documents_name(site.index) if what == _DOCUMENTS else name: what}


def with_names(items: Iterable[Any], names: Mapping[str, str]) -> Iterator[Any]:
    """Yield the items; a page without a name has that which is known for its source."""
    for item in items:
        if isinstance(item, dict):
            yield {
                name: list(with_names(what, names)) if isinstance(what, list) else what
                for name, what in item.items()
            }
        else:
            yield {names[item]: item} if item in names else item


def named(items: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield name and source of each item as it was given, those of groups in their places; no name is empty."""
    for item in items:
        for name, what in item.items() if isinstance(item, dict) else [("", item)]:
            if isinstance(what, list):
                yield from named(what)
            else:
                yield name, what


def unlisted(site: Site) -> set[str]:
    """Return the sources of the pages that would list nothing."""
    sources = {f"{folder}/index.md": kind for kind, folder in address.FOLDERS.items()}
    sources[address.source_path(address.GLOSSARY)] = ObjectKind.TERM
    empty = {source for source, kind in sources.items() if kind not in site.listed}
    tracked = (address.PROGRESS, address.CALENDAR)
    return empty | {address.source_path(page) for page in tracked if page not in site.tracked}
