"""What the readable page of the API shows: its files, and examples taken from them."""

from __future__ import annotations

import json

from markupsafe import Markup

from macros.addresses import address, downloads
from macros.addresses.links import relative
from macros.exports.api.content import content_of
from macros.exports.api.file_kinds import FILES
from macros.exports.api.openapi import list_words
from macros.model.kinds import CLOSED_LISTS
from macros.model.labels import Labelled
from macros.pages.site import Site
from macros.text.characters.inert import inert

LONG = 3
"""An example shows so many items of a list and leaves out the rest, visibly."""


def files_table(site: Site, here: str) -> Markup:
    """Return the table of all files, each with a link to one of its kind."""
    rows = []
    for kind in FILES:
        link = _first(site, kind.path)
        name = f"<code>api/v1/{inert(kind.path)}</code>"
        shown = f'<a href="{relative(address.API + link, here)}">{name}</a>' if link else name
        rows.append(f'<tr><th scope="row">{shown}</th><td>{inert(kind.summary)}</td></tr>')
    head = '<tr><th scope="col">文件</th><th scope="col">内容</th></tr>'
    return Markup(
        f'<table class="pl-table"><caption class="pl-hidden">接口的全部文件</caption>'
        f"<thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
    )


def codes_list() -> Markup:
    """Return all codes that answers use, list by list, with what each means."""
    items = []
    for codes in CLOSED_LISTS:
        meant = (
            f"<code>{c.value}</code> {inert(c.label)}" for c in codes if isinstance(c, Labelled)
        )
        if issubclass(codes, Labelled):
            items.append(f"<li>{inert(list_words(codes))}：{'，'.join(meant)}。</li>")
    return Markup(f"<ul>{''.join(items)}</ul>")


def envelope(site: Site) -> Markup:
    """Return what every file says about itself, as one really does."""
    content = content_of(site)
    answer = content.answer("index.json", tuple)
    return _json({**answer, "data": "……"})


def example(site: Site, name: str, here: str) -> Markup:
    """Return how to ask and the ``data`` of a real answer, long lists cut visibly.

    Raises KeyError for an unknown name.
    """
    index = site.index
    measure = next(iter(index.measures.values()), None)
    unit = max(index.units.values(), key=lambda unit: len(unit.tasks), default=None)
    paths = {
        "measure": f"measures/{measure.id}.json" if measure else "measures.json",
        "number": "by-number.json",
        "unit": f"units/{unit.id}.json" if unit else "units.json",
    }
    path = paths[name]
    content = content_of(site)
    data = content.answer(path, content.files()[path])["data"]
    shown = {"……": "方案、来源、使用条件、生成依据", "data": data}
    link = relative(address.API + path, here)
    url = inert(site.settings.site_url + address.API + path)
    return Markup(
        f'<p><a href="{link}"><code>api/v1/{inert(path)}</code></a></p>\n'
        f'<pre class="pl-example" tabindex="0"><code>curl {url}</code></pre>\n'
        f"{_json(_cut(shown))}"
    )


def file_link(path: str, here: str) -> Markup:
    """Return a link to a file of the API."""
    return link_to_file(address.API + path, here)


def link_to_file(where: str, here: str) -> Markup:
    """Return a link to a file of the site, which is named by its address."""
    return Markup(f'<a href="{relative(where, here)}"><code>{inert(where)}</code></a>')


def files_of_the_whole(site: Site, here: str) -> Markup:
    """Return the list of the database and of the document as XML, each with what it is good for."""
    database = link_to_file(downloads.database(site.index), here)
    items = [
        f"{database}：全部数据的 SQLite 数据库，每类对象一张表，列名同接口的字段，可用 Datasette 打开"
    ]
    if xml := downloads.akoma_ntoso(site.index):
        words = "公文全文的 XML（Akoma Ntoso 3.0），照印发时的文字和结构，标识同接口里的 iri"
        items.append(f"{link_to_file(xml, here)}：{words}")
    return Markup(f"<ul>{''.join(f'<li>{item}。</li>' for item in items)}</ul>")


def feed_link(here: str) -> Markup:
    """Return a link to the feed of the plan."""
    where = address.PLAN_FEED
    return Markup(f'<a href="{relative(where, here)}"><code>{where}</code></a>')


def _json(value: object) -> Markup:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    lines = "\n".join(inert(line) for line in text.splitlines())
    return Markup(f'<pre class="pl-example" tabindex="0"><code>{lines}</code></pre>')


def _first(site: Site, path: str) -> str:
    """Return a file of the kind; empty if there is none."""
    if "{id}" not in path:
        return path
    folder = path.partition("/")[0]
    kind = next(kind for kind, name in address.API_FOLDERS.items() if name == folder)
    return next((path.replace("{id}", id) for id in site.index.by_kind[kind]), "")


def _cut(value: object) -> object:
    """Return the value with only the first items of lists and look-ups, the rest counted."""
    if isinstance(value, list):
        kept = [_cut(item) for item in value[:LONG]]
        return [*kept, f"……另有 {len(value) - LONG} 项"] if len(value) > LONG else kept
    if isinstance(value, dict):
        if len(value) > LONG and not all(str(key).isidentifier() for key in value):
            first = dict(list(value.items())[:LONG])
            return {key: _cut(item) for key, item in first.items()} | {
                "……": f"另有 {len(value) - LONG} 项"
            }
        return {key: _cut(item) for key, item in value.items()}
    return value
