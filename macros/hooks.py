"""The edge to MkDocs: the plan enters the build here.

MkDocs is imported here and in ``macros.building.mkdocs``, which starts it; all decisions are made
in modules that run without it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from macros.addresses import address
from macros.building.harmless import TOO_DEEP, in_page
from macros.building.mkdocs.in_braces import sandboxed
from macros.building.written_pages import WrittenPage, links_out, no_markdown, of_no_object
from macros.exports import ExportError, write_exports
from macros.exports.file import BY_HAND
from macros.index.in_force import ended
from macros.pages import csp, pages
from macros.pages.changed import changed_on
from macros.pages.compiled import Compiled
from macros.pages.head.head import head, head_of_nowhere
from macros.pages.head.links_in_head import head_links
from macros.pages.inline import lean_script, lean_style, script
from macros.pages.lost_anchors import ids_in, lost_anchors_html
from macros.pages.material import has_code, has_pieces_of_material, has_written_pieces, own_sheets
from macros.pages.navigation import named, navigation, unlisted
from macros.pages.site import Site
from macros.pages.writing.checked import written
from macros.pages.writing.extensions import FOOTNOTES, SNIPPETS
from macros.pages.writing.places import unreadable_addresses
from macros.settings import engine
from macros.settings.operator import OperatorError, read_operator

_UNUSED = ("assets/javascripts/", "assets/images/favicon", "assets/stylesheets/palette")
"""Files of the theme that no page of this site uses."""
_LEAN = {".js": lean_script, ".css": lean_style}
"""What readers get of the engine's own scripts and style sheets."""
_LOG = logging.getLogger(engine.LOG)
_THEME = Path(__file__).parent / "pages" / "theme"


def on_startup(command: str, dirty: bool) -> None:
    """Refuse the commands of MkDocs: they publish what no check has seen, with addresses of this machine."""
    raise ConfigurationError(engine.BY_PLAN)


def _made_on() -> date | None:
    """Return the day of the commit that the site is made from, in China, if the build knows it."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    return datetime.fromtimestamp(seconds, timezone(timedelta(hours=8))).date() if seconds else None


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the plan before mkdocs-macros reads the configuration."""
    given: Site = config.extra.pop("given")
    try:
        operator = read_operator(config.extra.get("operator"), _made_on())
        run = given.run_by(operator, tuple(named(config.nav or [])))
        sources = tuple(map(Path, (config.docs_dir, *config.theme.dirs)))
        site = replace(run, sources=sources)
    except OperatorError as error:
        raise ConfigurationError(f"\n{error}") from None
    plan = site.index.plan
    folders = [str(folder) for folder in _written_in(config)]
    config.mdx_configs.setdefault(SNIPPETS, {})["base_path"] = folders
    config.extra |= {"site": site, "placed": {}}
    config.site_url = site.settings.site_url
    config.site_name = plan.short_title or plan.title
    config.site_description = plan.summary or plan.title
    config.nav = list(navigation(site, config.nav or [])) or [{"首页": "index.md"}]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Let mkdocs-macros render pages in the sandbox, with nothing of this machine in reach."""
    own = {name: value for name, value in config.extra.items() if name not in ("site", "placed")}
    sandboxed(config.plugins["macros"], own)


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the engine and of the plan; one written for the site takes its place."""
    site: Site = config.extra["site"]
    own = (file for file in files if file.abs_src_path and file.src_dir == config.docs_dir)
    paths = {file.src_uri: Path(str(file.abs_src_path)) for file in own}
    docs = Path(config.docs_dir)
    _refuse([*links_out(docs, paths), *no_markdown(docs, paths)])
    for file in _brought(config):
        if not files.get_file_from_path(file.src_uri):
            files.append(file)
    for file in list(files):
        lean = _LEAN.get(Path(file.src_uri).suffix)
        if lean and _is_own(file):
            files.remove(file)
            files.append(File.generated(config, file.src_uri, content=lean(file.content_string)))
    made = {page.address: page for page in pages.pages(site.index, site.ledger)}
    config.extra["made"] = made
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
        elif file.src_uri in unlisted(site):
            files.remove(file)
    written_by_hand = {
        address.of_source(file.src_uri): file
        for file in files
        if file.is_documentation_page() and file.inclusion is not InclusionLevel.EXCLUDED
    }
    names = {where: file.src_uri for where, file in written_by_hand.items()}
    _refuse(of_no_object(names, made))
    for where, page in made.items():
        written = written_by_hand.get(where)
        if written is None:
            name = address.source_path(where)
            file = File.generated(
                config, name, content=page.source, inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(file)
        else:
            written.inclusion = InclusionLevel.NOT_IN_NAV
    for redirect in pages.redirects(site.index, site.ledger):
        name = f"{redirect.address}index.html"
        files.append(File.generated(config, name, content=redirect.html))
    return files


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ConfigurationError("\n".join(faults))


def _is_own(file: File) -> bool:
    """Whether a file is the engine's, and not one that a site has in its place."""
    own = (folder / file.src_uri for folder in (engine.DOCS, _THEME))
    return any(path.is_file() and path.read_bytes() == file.content_bytes for path in own)


def _brought(config: MkDocsConfig) -> Iterator[File]:
    """Yield the files that the engine brings to a site with a ``docs/`` of its own, or none."""
    if Path(config.docs_dir) != engine.DOCS:
        of_engine = copy(config)
        of_engine.docs_dir = str(engine.DOCS)
        for file in get_files(of_engine):
            if not engine.is_about_an_object(file.src_uri):
                yield file


def on_page_markdown(
    markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
) -> str | None:
    """Let the footnotes of a page of prose stand at its end; with an unreadable address MkDocs cannot go on."""
    if page.file.generated_by:
        return None
    texts = written(page.file.src_uri, page.file.content_string, _written_in(config))
    unreadable = [*unreadable_addresses(texts)]
    for fault in unreadable:
        _LOG.warning(fault)
    return "" if unreadable else markdown + FOOTNOTES


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the theme what its templates print besides the content."""
    site: Site = config.extra["site"]
    where = address.of_source(page.file.src_uri)
    made = config.extra["made"].get(where)
    words = made.description if made else page.meta.get("description", "")
    name = _title(page)
    context["head"] = head(site, where, name, words, listed=made.listed if made else True)
    context["head_links"] = head_links(site, where)
    content, by_hand = page.content or "", not page.file.generated_by
    context["pieces_of_material"] = has_pieces_of_material(content)
    context["written_pieces"] = by_hand and has_written_pieces(content)
    context["own_sheets"] = own_sheets(content)
    context["has_code"] = by_hand and has_code(content)
    context["layout"] = made.layout if made else page.meta.get("layout", "")
    page_in_reports = site.settings.page_in_reports(where)
    context["report"] = site.settings.report_url(context["head"].name, page_in_reports)
    is_own = not page.file.generated_by and page.file.src_dir == config.docs_dir
    name = f"{Path(config.docs_dir).name}/{page.file.src_uri}" if is_own else ""
    context["data"] = site.written_in(name, where, made.of if made else "")
    asked = csp.asking(site.desk_reaches).get(where, csp.NOWHERE)
    return context | _of_the_plan(site) | {"csp": csp.policy(asked)}


def _title(page: MkDocsPage) -> str:
    """Return the title as text: MkDocs has it as markup if it took it from the heading."""
    title = str(page.title or "")
    return title if "title" in page.meta else unescape(title)


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the 404 page what the theme prints on every page."""
    site: Site = config.extra["site"]
    context["head"] = head_of_nowhere(site)
    report_url, name = site.settings.report_url, context["head"].name
    context["report"] = report_url(name, site.settings.page_in_reports(""))
    context["report_asked"] = report_url(name, "{asked}")  # the page's script fills it in
    context["changed_on"] = lambda source: changed_on(site, address.of_source(source))
    return context | _of_the_plan(site)


def _of_the_plan(site: Site) -> dict[str, Any]:
    plan = site.index.plan
    return {
        "plan": plan,
        "issued": plan.issued_on,
        "drafted_titles": site.drafted_titles,
        "validity": ended(site.index),
        "open_marks": site.open_marks,
        "data_date": site.index.data_date,
        "settings": site.settings,
        "script": script,
        "csp": csp.policy(),
    }


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Keep published anchors whose element is gone, and mark what people wrote for search."""
    html = html.replace(f"<p>{FOOTNOTES.strip()}</p>", "")  # stays on a page without footnotes
    written = html
    ids = set(ids_in(html))  # of blocks too
    if lost := lost_anchors_html(config.extra["site"], address.of_source(page.file.src_uri), ids):
        html += lost
        ids.update(ids_in(lost))
    page.present_anchor_ids = ids.union(page.present_anchor_ids or ())
    if page.file.generated_by:
        return html
    written_page = WrittenPage(page.file.src_uri, page.file.content_string, _written_in(config))
    macros: Any = config.plugins["macros"]
    for fault in written_page.faults(written, macros.env.printed):
        _LOG.warning(fault)
    macros.env.printed.clear()
    own, where = config.extra["site"].settings.site_url, address.of_source(page.file.src_uri)
    harmful = written_page.harmful(html, own, where)
    config.extra["placed"] |= harmful  # the checks of the built site tell these with the others
    # what follows the elements of such a page would come to no end
    if too_deep := harmful.get(in_page(where, TOO_DEEP)):
        _LOG.warning(too_deep)
        html = ""
    page.meta.pop("template", None)  # reported above; the theme has no other to take
    return f"{html}\n{BY_HAND}"


def _written_in(config: MkDocsConfig) -> list[Path]:
    """Return the folders with pages that people write: of the site, and of the engine."""
    return [Path(config.docs_dir), engine.DOCS]


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Date the pages by the data, so that every build gives the same dates; keep the templates."""
    env.bytecode_cache = Compiled(("mkdocs", "mkdocs-material"))
    day = config.extra["site"].index.data_date
    for file in files.documentation_pages():
        if file.page and day:
            file.page.update_date = day.isoformat()
    return env


def _quiet(words: str) -> None:
    """Say nothing: MkDocs itself builds."""


def on_post_build(config: MkDocsConfig) -> None:
    """Add the files that the site offers besides its pages."""
    say, documents = config.extra.get("say", _quiet), config.extra.get("documents")
    try:
        write_exports(config.extra["site"], Path(config.site_dir), say, documents)
    except ExportError as error:
        raise ConfigurationError(f"\n{error}") from None
    except FileExistsError as error:
        docs, name = Path(config.docs_dir), os.path.relpath(error.filename, config.site_dir)
        if not (docs / name).is_file():
            raise  # two exports want one address
        words = f"{docs.name}/{name}：这个文件由网站自己生成，不能另放一个；请改名或删去。"
        raise ConfigurationError(f"\n{words}") from None
