"""The macros that pages have between braces: each a function here, whose docstring is its guide.

A docstring is Chinese: what the macro shows, and behind 例 how it is written. Pages list them with
``macros_info()``. What a macro returns is markup, with all text of the plan inert.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from macros.exports.api import page as api_page
from macros.exports.desk import LIST, megabytes
from macros.exports.search.by_hand import from_data
from macros.index.titles import documents_name as name_of_documents
from macros.model.kinds import ObjectKind
from macros.pages.prose import marked
from macros.pages.site import Site
from macros.settings import mkdocs_words
from macros.text.inert import inert


@dataclass(frozen=True)
class On:
    """The page on which a macro stands."""

    site: Site
    address: str
    by_hand: bool = True
    """Whether people wrote it."""


MACROS: dict[str, Callable[..., str]] = {}
"""All macros by name, in the order in which the guide lists them."""


def _macro(does: Callable[..., str]) -> Callable[..., str]:
    MACROS[does.__name__] = does
    return does


def bound(on: Callable[[], On]) -> dict[str, Callable[..., Any]]:
    """Return all macros by name, for pages of which ``on`` says where a macro stands."""

    def of_page(does: Callable[..., str], *args: Any, **named: Any) -> str:
        return does(on(), *args, **named)

    return {name: marked(partial(of_page, does)) for name, does in MACROS.items()}


@_macro
def link(on: On, id: str, words: str | None = None) -> str:
    """一个对象的链接：文字是它的名称，或者另写的文字。

    例：link("open-business")、link("open-business", "这一条")
    """
    return on.site.link(id, words, on.address)


@_macro
def documents_name(on: On) -> str:
    """“引用文件”一页的名称；方案后来被修改的，也包括修改它的文件。

    例：documents_name()
    """
    return inert(name_of_documents(on.site.index))


@_macro
def plan_source(on: On) -> str:
    """本站根据哪份公文、文本从哪里来。

    例：plan_source()
    """
    return on.site.plan_source(on.address)


@_macro
def short_addresses(on: On) -> str:
    """短网址的说明，每一种举一个例子。

    例：short_addresses()
    """
    return on.site.short_addresses(on.address)


@_macro
def how_to_report(on: On) -> str:
    """读者怎样报告错误；照 mkdocs.yml 的 extra.operator。

    例：how_to_report()
    """
    return on.site.part("report", on.address)


@_macro
def feed_to_copy(on: On) -> str:
    """全部变更的订阅地址，可以复制。

    例：feed_to_copy()
    """
    return on.site.subscribe(on.address)


@_macro
def feed_link(on: On) -> str:
    """全部变更的订阅的链接。

    例：feed_link()
    """
    return api_page.feed_link(on.address)


@_macro
def search_form(on: On) -> str:
    """搜索框和结果。

    例：search_form()
    """
    return on.site.part("search", on.address, listed=on.site.listed)


def _object_page(on: On, kind: ObjectKind, id: str) -> str:
    text = on.site.object_page(kind, id, on.address)
    return from_data(text) if on.by_hand else text


@_macro
def section_page(on: On, id: str) -> str:
    """一个部分的网页的内容，写在代替它的手写网页里。

    例：section_page("market-access")
    """
    return _object_page(on, ObjectKind.SECTION, id)


@_macro
def measure_page(on: On, id: str) -> str:
    """一项措施的网页的内容，写在代替它的手写网页里；前后可以写编者的说明。

    例：measure_page("open-business")
    """
    return _object_page(on, ObjectKind.MEASURE, id)


@_macro
def unit_page(on: On, id: str) -> str:
    """一个单位的网页的内容，写在代替它的手写网页里。

    例：unit_page("wl-government")
    """
    return _object_page(on, ObjectKind.UNIT, id)


@_macro
def document_page(on: On, id: str) -> str:
    """一份文件的网页的内容，写在代替它的手写网页里。

    例：document_page("doc-sme-payment")
    """
    return _object_page(on, ObjectKind.DOCUMENT, id)


@_macro
def topic_page(on: On, id: str) -> str:
    """一个主题的网页的内容，写在代替它的手写网页里。

    例：topic_page("topic-market-access")
    """
    return _object_page(on, ObjectKind.TOPIC, id)


@_macro
def tombstone_page(on: On, id: str) -> str:
    """一个停用的 id 的去向。

    例：tombstone_page("market-costs")
    """
    return on.site.tombstone(id, on.address)


@_macro
def number_page(on: On, where: str) -> str:
    """一个短网址用过的编号先后指的是什么。

    例：number_page("m/1/")
    """
    return on.site.number_page(where, on.address)


@_macro
def listing(on: On, name: str) -> str:
    """一类对象的清单：sections、measures、units、topics、documents 或 glossary。

    例：listing("units")
    """
    return on.site.listing(name, on.address)


@_macro
def home_page(on: On) -> str:
    """首页的内容。

    例：home_page()
    """
    return on.site.home(on.address)


@_macro
def plan_page(on: On) -> str:
    """公文全文。

    例：plan_page()
    """
    return on.site.plan(on.address)


@_macro
def poster_page(on: On) -> str:
    """一图读懂，和它的文字。

    例：poster_page()
    """
    return on.site.poster(on.address)


@_macro
def relations_page(on: On) -> str:
    """关系图：主题、文件和单位在哪些措施里相遇。

    例：relations_page()
    """
    return on.site.relations(on.address)


@_macro
def progress_page(on: On) -> str:
    """进展：各措施到了哪一步。

    例：progress_page()
    """
    return on.site.progress(on.address)


@_macro
def calendar_page(on: On) -> str:
    """日历：按年月排列的期限。

    例：calendar_page()
    """
    return on.site.calendar(on.address)


@_macro
def compare_page(on: On) -> str:
    """并排比较两项措施的地方。

    例：compare_page()
    """
    return on.site.compare(on.address)


@_macro
def changes_page(on: On) -> str:
    """更新：每次修改，最近的在前。

    例：changes_page()
    """
    return on.site.changes(on.address)


@_macro
def downloads_page(on: On) -> str:
    """全部可以下载的文件。

    例：downloads_page()
    """
    return on.site.downloads(on.address)


@_macro
def desk_page(on: On) -> str:
    """修改台。

    例：desk_page()
    """
    return on.site.desk(on.address, megabytes(on.site), LIST)


@_macro
def reference(on: On, part: str) -> str:
    """数据文件的说明：fields（字段）、lists（可选的值）、forms（读得出的分工写法）或 rules（规则）。

    例：reference("lists")
    """
    return on.site.reference(part, on.address)


@_macro
def api_files(on: On) -> str:
    """数据接口全部文件的表。

    例：api_files()
    """
    return api_page.files_table(on.site, on.address)


@_macro
def api_example(on: On, name: str) -> str:
    """数据接口的一次问答：measure、unit 或 number。

    例：api_example("unit")
    """
    return api_page.example(on.site, name, on.address)


@_macro
def api_envelope(on: On) -> str:
    """数据接口每个文件都有的几项。

    例：api_envelope()
    """
    return api_page.envelope(on.site)


@_macro
def api_codes(on: On) -> str:
    """数据接口用到的全部代码和含义。

    例：api_codes()
    """
    return api_page.codes_list()


@_macro
def api_link(on: On, path: str) -> str:
    """数据接口一个文件的链接。

    例：api_link("openapi.json")
    """
    return api_page.file_link(path, on.address)


@_macro
def file_link(on: On, path: str) -> str:
    """本站一个文件的链接，写它从网站首页算起的地址。

    例：file_link("datapackage.json")
    """
    return api_page.link_to_file(path, on.address)


@_macro
def data_files(on: On) -> str:
    """数据库和公文的 XML：两个文件的链接，一句一项。

    例：data_files()
    """
    return api_page.files_of_the_whole(on.site, on.address)


@_macro
def settings_info(on: On, of: str) -> str:
    """mkdocs.yml 里能写什么，一张表：settings（设置）、extensions（Markdown 扩展）或 plugins（插件）。

    例：settings_info("plugins")
    """
    rows = (
        (f"<code>{inert(name)}</code>", "能用" if works else "不用", inert(words))
        for works, words_of in _SETTINGS[of]
        for name, words in words_of.items()
    )
    return _table("设置", ("名字", "本站", "说明"), rows)


_SETTINGS = {
    "settings": ((True, mkdocs_words.SETTINGS), (False, mkdocs_words.REFUSED)),
    "extensions": (
        (True, mkdocs_words.EXTENSIONS | mkdocs_words.MORE_EXTENSIONS),
        (False, mkdocs_words.REFUSED_EXTENSIONS),
    ),
    "plugins": ((True, mkdocs_words.PLUGINS), (False, mkdocs_words.REFUSED_PLUGINS)),
}


@_macro
def macros_info(on: On) -> str:
    """这张表：每个宏的名字、用处和例子。

    例：macros_info()
    """
    return _table("全部的宏", ("宏", "显示什么", "例"), (_row(*one) for one in MACROS.items()))


def _row(name: str, does: Callable[..., str]) -> tuple[str, str, str]:
    guide = inspect.getdoc(does) or ""
    what, _, example = guide.partition("\n\n例：")
    taken = ", ".join(list(inspect.signature(does).parameters)[1:])
    examples = "、".join(f"<code>{inert(one)}</code>" for one in example.split("、"))
    return f"<code>{inert(f'{name}({taken})')}</code>", inert(what), examples


def _table(name: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    """Return a table of cells that are markup; the first of a row is its head."""
    head = "".join(f'<th scope="col">{words}</th>' for words in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
        for first, *cells in rows
    )
    return Markup(
        f'<div class="pl-scroll" role="region" aria-label="{name}" tabindex="0"><table class="pl-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
