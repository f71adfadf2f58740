"""The engine: a plan as typed data, checked, indexed and expanded into pages and files.

The package is named after the macros that it registers, with which pages show the plan; the plugin
mkdocs-macros finds ``define_env`` here. A macro's result is not rendered again, so that text of
the plan never runs as Jinja. Nothing is imported until it is called, so that the command line
starts without the template engine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any


def define_env(env: Any) -> None:
    """Register the macros, one line each; mkdocs-macros calls this for every build."""
    from macros.addresses import address
    from macros.exports.api import page as api_page
    from macros.exports.desk import LIST, megabytes
    from macros.exports.search.by_hand import from_data
    from macros.index.titles import documents_name
    from macros.model.kinds import ObjectKind
    from macros.pages.prose import marked, shown
    from macros.pages.site import Site, page_address

    site: Site = env.conf["extra"]["site"]
    env.variables["plan"] = shown(site.index.plan)
    env.macro(lambda: documents_name(site.index), "documents_name")

    def macro(does: Callable[..., str], name: str) -> None:
        env.macro(marked(does), name)

    def here() -> str:
        return page_address(env.page.file.src_uri)

    def object_page(kind: ObjectKind, id: str) -> str:
        text = site.object_page(kind, id, here())
        return text if env.page.file.generated_by else from_data(text)

    for kind in address.FOLDERS:
        macro(partial(object_page, kind), f"{kind}_page")
    macro(lambda id: site.tombstone(id, here()), "tombstone_page")
    macro(lambda where: site.number_page(where, here()), "number_page")
    macro(lambda name: site.listing(name, here()), "listing")
    macro(lambda: site.home(here()), "home_page")
    macro(lambda: site.poster(here()), "poster_page")
    macro(lambda: site.relations(here()), "relations_page")
    macro(lambda: site.progress(here()), "progress_page")
    macro(lambda: site.calendar(here()), "calendar_page")
    macro(lambda: site.compare(here()), "compare_page")
    macro(lambda: site.desk(here(), megabytes(site), LIST), "desk_page")
    macro(lambda: site.plan(here()), "plan_page")
    macro(lambda part: site.reference(part, here()), "reference")
    macro(lambda: site.changes(here()), "changes_page")
    macro(lambda: site.subscribe(here()), "feed_to_copy")
    macro(lambda: site.plan_source(here()), "plan_source")
    macro(lambda: site.downloads(here()), "downloads_page")
    macro(lambda: site.short_addresses(here()), "short_addresses")
    macro(lambda: site.part("report", here()), "how_to_report")
    macro(lambda: site.part("search", here(), listed=site.listed), "search_form")
    macro(lambda id, words=None: site.link(id, words, here()), "link")
    macro(lambda: api_page.files_table(site, here()), "api_files")
    macro(lambda name: api_page.example(site, name, here()), "api_example")
    macro(lambda: api_page.envelope(site), "api_envelope")
    macro(api_page.codes_list, "api_codes")
    macro(lambda path: api_page.file_link(path, here()), "api_link")
    macro(lambda: api_page.feed_link(here()), "feed_link")
