"""The pages of a plan that is loaded, made by MkDocs in this process.

A build asks for all of them at once, a preview for each as it is looked at: both ask ``Pages``.
"""

from __future__ import annotations

import os
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from markdown import Markdown
from mkdocs.commands import build as steps
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import clean_directory
from mkdocs_macros import context

from macros.addresses import address
from macros.building.mkdocs.configuration import configuration
from macros.building.mkdocs.listening import PagesError, listening
from macros.exports import documents_beside
from macros.pages.converted import Converter
from macros.pages.site import Site
from macros.pages.writing.extensions import for_templates
from macros.text.messages.long_work import Say, silent

context.get_git_info = cache(context.get_git_info)  # runs git twelve times: not for every save


class Pages:
    """The pages of ``site``, with what MkDocs copies and makes besides, written into ``folder``.

    Whatever MkDocs warns of is an error.
    """

    def __init__(self, site: Site, config: Path, folder: Path) -> None:
        """Find out which files there are. Raises PagesError if that cannot be said."""
        self._file = config
        with listening(config) as self._warned:
            site_dir = str(folder.resolve())
            own = configuration(config, site.settings.site_url)
            read = load_config(**own | {"strict": True, "site_dir": site_dir})
            read.extra["given"] = site  # macros/hooks.py takes it
            self._config = read.plugins.on_config(read)
            self._events = self._config.plugins
            self._events.on_pre_build(config=self._config)
            files, env = get_files(self._config), self._config.theme.get_env()
            env.loader = _Theme(self._config.theme.dirs)
            files.add_files_from_theme(env, self._config)
            self._files = self._events.on_files(files, config=self._config)
            set_exclusions(self._files, self._config)
            nav = get_navigation(self._files, self._config)
            self._nav = self._events.on_nav(nav, config=self._config, files=self._files)
            self._env = self._events.on_env(env, config=self._config, files=self._files)
            self._documents = self._files.documentation_pages()
            self._plain = _for_templates(self._config)
            self._converter = Converter(_markdown(self._plain))
        self.site: Site = self._config.extra["site"]
        """The site, with who runs it: the configuration says so."""
        self._folder = folder
        left_out = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
        self._copied = {f.dest_uri: f for f in self._files if f.inclusion not in left_out}
        self._pages = {f.dest_uri: self._copied.pop(f.dest_uri) for f in self._documents}
        self._templates = tuple(self._config.theme.static_templates)
        packed = {f"{name}.gz" for name in self._templates if name == "sitemap.xml"}
        self.names = frozenset((*self._copied, *self._templates, *packed, *self._pages))
        """The name of every file that can be made."""

    @property
    def warned(self) -> str:
        """What is wrong with no single page: say one that is missing in the navigation."""
        return "\n".join(self._warned)

    @property
    def placed(self) -> dict[str, str]:
        """What no page may have, as the checks of a built site tell it: the same with file and line."""
        found: dict[str, str] = self._config.extra["placed"]
        return found

    def make_all(self, say: Say = silent) -> None:
        """Make every file, and the exports beside them, in an empty folder. Raises PagesError.

        ``say`` gets a Chinese sentence: what is being made, and how many are done.
        """
        with listening(self._file) as said, documents_beside(self.site, self._folder) as documents:
            clean_directory(str(self._folder))
            by_hand = [file for file in self._documents if not file.generated_by]
            for done, file in enumerate(by_hand):  # all: their titles are in the navigation
                say(f"生成手写网页的内容 {done}/{len(by_hand)}")
                self._filled(file)
            names = (*self._copied, *self._pages, *self._templates)
            for done, name in enumerate(names):
                say(f"写出网页 {done}/{len(names)}")
                self._write(name)
                if name in self._pages:
                    self._forget_words(self._pages[name])
            for file in self._documents:
                self._check_anchors(file)
            self._config.extra |= {"say": say, "documents": documents}  # macros/hooks.py takes them
            self._events.on_post_build(config=self._config)
            self._events.on_shutdown()
        if faults := [*self._warned, *said]:
            raise PagesError("\n".join(faults))

    def make(self, name: str) -> str:
        """Make one of ``names``; return what is wrong with it. Raises PagesError if all is."""
        with listening(self._file) as said:
            for page in self._nav.pages:
                if page.title is None:  # what it is called in the navigation, it says itself
                    self._filled(page.file)
            self._write(name)
            if name in self._pages:
                self._check_anchors(self._pages[name])
        return "\n".join(said)

    def by_hand(self, name: str) -> bool:
        """Whether a file is a page that people wrote."""
        return name in self._pages and not self._pages[name].generated_by

    def _filled(self, file: File) -> Page:
        """Return the page of a file, with its Markdown as HTML."""
        assert file.page
        if file.page.content is None and not self._filled_at_once(file.page):
            config = self._plain if file.generated_by else self._config
            steps._populate_page(file.page, config, self._files)
        return file.page

    def _filled_at_once(self, page: Page) -> bool:
        """Fill a page of the plan with what its macro prints, if that is HTML but for its headings.

        MkDocs would come to the same by way of Jinja and Markdown.
        """
        if not page.file.generated_by:
            return False
        made = self._config.extra["made"][address.of_source(page.file.src_uri)]
        macros: Any = self._config.plugins["macros"]
        macros._page = page
        converted = self._converter.convert(macros.macros[made.macro](made.of))
        if converted is None:
            return False
        page.markdown, page.meta = "", made.matter
        page.toc = get_toc(converted.contents)
        page._title_from_render = converted.title
        page.present_anchor_ids, page.links_to_anchors = set(), {}
        page.content = self._events.on_page_content(
            converted.html, page=page, config=self._config, files=self._files
        )
        return True

    def _forget_words(self, file: File) -> None:
        """Let go of what a page that was written says: all pages together say a lot."""
        assert file.page
        file.page.markdown = file.page.content = ""

    def _write(self, name: str) -> None:
        template = name.removesuffix(".gz")
        if name in self._pages:
            page = self._filled(self._pages[name])
            steps._build_page(page, self._config, self._documents, self._nav, self._env)
        elif template in self._config.theme.static_templates:
            self._read_heads()
            steps._build_theme_template(template, self._env, self._files, self._config, self._nav)
        else:
            self._copied[name].copy_file()

    def _read_heads(self) -> None:
        """Read at the head of every page whether the sitemap lists it."""
        for file in self._documents:
            if file.page and file.page.markdown is None:
                file.page.read_source(self._config)

    def _check_anchors(self, file: File) -> None:
        """Let MkDocs check that each anchor to which a page links is on the page that the link names."""
        page = self._filled(file)
        for target in page.links_to_anchors or ():
            if target.page:  # what is behind # in the address of another file, its reader knows
                self._filled(target)
        level = self._config.validation.links.anchors
        page.validate_anchor_links(files=self._files, log_level=level)


class _Theme(FileSystemLoader):
    """The templates of the theme, without the folders of which MkDocs takes no file: 14,000 icons."""

    def list_templates(self) -> list[str]:
        """Return the names of all files outside of hidden folders."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                within = os.path.relpath(folder, top)
                found.update(os.path.normpath(os.path.join(within, name)) for name in names)
        return sorted(name.replace(os.sep, "/") for name in found)


def _for_templates(config: MkDocsConfig) -> MkDocsConfig:
    """Return the configuration for pages that templates print."""
    plain = copy(config)
    plain.markdown_extensions = for_templates(config.markdown_extensions)
    return plain


def _markdown(config: MkDocsConfig) -> Markdown:
    """Return Markdown as MkDocs has it for a page."""
    extensions, configs = config["markdown_extensions"], config["mdx_configs"] or {}
    return Markdown(extensions=extensions, extension_configs=configs)
