"""Who makes a site of the plan: this project and the peers, each in a folder of its own.

A peer makes pages and search from prepared pages (``benchmarks.pages_of``); this project makes
what it always makes, from ``plan.yml``.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader

from benchmarks.installed import BIN, NODE_BIN
from benchmarks.made_up import MadeUp
from benchmarks.pages_of import LISTS, site_of
from benchmarks.peers.mkdocs.main import file_in, source

HERE = Path(__file__).parent
ENGINE = HERE.parent
PEERS = HERE / "peers"
Command = Sequence[str]


@dataclass(frozen=True)
class Contender:
    """Makes a site of a plan in a folder."""

    name: str
    title: str
    """What the tables call it."""
    programs: tuple[Path, ...] = ()
    """What must have been installed for it."""
    made: tuple[str, ...] = ("site",)
    """What a build leaves in the folder; the first is the site."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write everything from which the site is made. A file that would not change stays."""
        raise NotImplementedError

    def build(self) -> Sequence[Command]:
        """Return what makes the site, to be run in the folder."""
        raise NotImplementedError

    def preview(self, port: int) -> Command:
        """Return what shows the site while it is edited; nothing if there is no such thing."""
        return ()

    @property
    def environment(self) -> dict[str, str]:
        """What these commands find in their environment besides."""
        return {}

    def forget(self, folder: Path) -> None:
        """Remove all that builds have left, so that the next one is cold."""
        for name in self.made:
            shutil.rmtree(folder / name, ignore_errors=True)


class Project(Contender):
    """This project."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write the data file and the transcription."""
        plan.write(folder)

    def build(self) -> Sequence[Command]:
        """Return the command that editors use."""
        return [(sys.executable, "-m", "macros", "build")]

    def preview(self, port: int) -> Command:
        """Return the command that editors use."""
        return (sys.executable, "-m", "macros", "serve", "--port", str(port))

    @property
    def environment(self) -> dict[str, str]:
        """Where the engine is."""
        return {"PYTHONPATH": str(ENGINE), "CACHE": ".cache", "PLAN": ""}


class SiteProper(Project):
    """This project without the documents: what peers make, and more of it."""

    def build(self) -> Sequence[Command]:
        """Return a build that leaves documents empty."""
        return [(sys.executable, "-m", "benchmarks.site_proper")]

    def preview(self, port: int) -> Command:
        """Return nothing: it is the same preview."""
        return ()


class UsualStack(Contender):
    """MkDocs with Material and macros: a made page for each object that calls a macro."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write the pages, the data, the macro and the configuration."""
        site = site_of(plan)
        for page in site["pages"]:
            _write(
                folder / "docs" / source(page["address"]), f'{{{{ words("{page["address"]}") }}}}\n'
            )
        _write(folder / "site.json", json.dumps(site, ensure_ascii=False))
        for file in (PEERS / "mkdocs" / "main.py", PEERS / "page.md.jinja"):
            _write(folder / file.name, file.read_text("utf-8"))
        _write(folder / "mkdocs.yml", _material(site, plugins=["search", "macros"]))

    def build(self) -> Sequence[Command]:
        """Return MkDocs' own command."""
        return [(str(BIN / "mkdocs"), "build", "--quiet")]

    def preview(self, port: int) -> Command:
        """Return MkDocs' own command; it watches the data only when asked to."""
        address = f"127.0.0.1:{port}"
        return (str(BIN / "mkdocs"), "serve", "--quiet", "--livereload", "--watch", "site.json", "-a", address)  # fmt: skip


class Zensical(Contender):
    """The successor of Material, from Markdown that is ready: making it is not counted."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write every page as Markdown."""
        site = site_of(plan)
        template = Environment(loader=FileSystemLoader(PEERS)).get_template("page.md.jinja")
        for page in site["pages"]:
            where = source(page["address"])
            _write(folder / "docs" / where, template.render(page=page, file=file_in(where)))
        _write(folder / "mkdocs.yml", _material(site, plugins=["search"]))

    def build(self) -> Sequence[Command]:
        """Return its own command."""
        return [(str(BIN / "zensical"), "build")]

    def preview(self, port: int) -> Command:
        """Return its own command."""
        return (str(BIN / "zensical"), "serve", "-a", f"127.0.0.1:{port}")


class Hugo(Contender):
    """Hugo with pages from a content adapter, and Pagefind."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write the data, the template and the configuration."""
        _copy(PEERS / "hugo", folder)
        _write(folder / "data" / "site.json", json.dumps(site_of(plan), ensure_ascii=False))

    def build(self) -> Sequence[Command]:
        """Return both programs' own commands."""
        return [(str(BIN / "hugo"), "--quiet", "--destination", "site"), _PAGEFIND]

    def preview(self, port: int) -> Command:
        """Return its own command."""
        return (str(BIN / "hugo"), "server", "--port", str(port), "--renderToMemory")


class Eleventy(Contender):
    """Eleventy with pages by pagination over data, and Pagefind."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write the data, the templates and the configuration."""
        for name in ("eleventy.config.mjs", "page.njk"):
            where = folder / name if name.endswith("mjs") else folder / "input" / name
            _write(where, (PEERS / "eleventy" / name).read_text("utf-8"))
        page = (PEERS / "page.html.jinja").read_text("utf-8")
        _write(folder / "input" / "includes" / "page.html.jinja", page)
        data = json.dumps(site_of(plan), ensure_ascii=False)
        _write(folder / "input" / "data" / "site.json", data)

    def build(self) -> Sequence[Command]:
        """Return both programs' own commands."""
        return [(str(NODE_BIN / "eleventy"), "--quiet", "--config=eleventy.config.mjs"), _PAGEFIND]

    def preview(self, port: int) -> Command:
        """Return its own command."""
        return (str(NODE_BIN / "eleventy"), "--serve", "--quiet", f"--port={port}", "--config=eleventy.config.mjs")  # fmt: skip


class BareJinja(Contender):
    """Pages written in a loop, without search or anything else: the limit."""

    def prepare(self, plan: MadeUp, folder: Path) -> None:
        """Write the data, the template and the loop."""
        _copy(PEERS / "jinja", folder)
        _write(folder / "page.html.jinja", (PEERS / "page.html.jinja").read_text("utf-8"))
        _write(folder / "site.json", json.dumps(site_of(plan), ensure_ascii=False))

    def build(self) -> Sequence[Command]:
        """Return the loop."""
        return [(str(BIN / "python"), "build.py")]


_PAGEFIND = (str(NODE_BIN / "pagefind"), "--site", "site", "--force-language", "zh-cn", "--quiet")

PROJECT = Project("project", "本引擎，全部", made=("site", ".cache"))
SITE_PROPER = SiteProper("site-proper", "本引擎，不含文档", made=("site", ".cache"))
USUAL = UsualStack("usual", "MkDocs + Material + macros", programs=(BIN / "mkdocs",))
CONTENDERS = (
    PROJECT,
    SITE_PROPER,
    USUAL,
    Zensical("zensical", "Zensical", (BIN / "zensical",), ("site", ".cache")),
    Hugo("hugo", "Hugo + Pagefind", (BIN / "hugo", NODE_BIN / "pagefind"), ("site", "resources")),
    Eleventy("eleventy", "Eleventy + Pagefind", (NODE_BIN / "eleventy", NODE_BIN / "pagefind")),
    BareJinja("jinja", "只有 Jinja 的循环", (BIN / "python",)),
)
"""All, in the order of the tables."""


def _material(site: dict[str, object], plugins: list[str]) -> str:
    """Return the configuration of MkDocs or Zensical: the parts stand in the navigation."""
    nav = site["nav"]
    assert isinstance(nav, list)
    parts = [{item["title"]: source(item["address"])} for item in nav]
    lists = [
        {title: f"{folder}/index.md"} for folder, title in LISTS.items() if folder != "sections"
    ]
    config = {
        "site_name": site["title"],
        "site_url": "http://127.0.0.1:8000/",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": plugins,
        "nav": [
            {"首页": "index.md"},
            {"全文": "plan/index.md"},
            {"部分": ["sections/index.md", *parts]},
            *lists,
        ],
        "not_in_nav": "*/*.md",
    }
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def _copy(source_folder: Path, folder: Path) -> None:
    for file in source_folder.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            _write(folder / file.relative_to(source_folder), file.read_text("utf-8"))


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
