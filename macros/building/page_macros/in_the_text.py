"""Macros within a text: a link, a name, a sentence about the plan or about this site."""

from __future__ import annotations

from macros.building.page_macros.macro import Macros, On
from macros.exports.api import page as api_page
from macros.index.plan_words import documents_name as name_of_documents
from macros.text.characters.inert import inert

MACROS = Macros()


@MACROS.add
def link(on: On, id: str, words: str | None = None) -> str:
    """一个对象的链接：文字是它的名称，或者另写的文字。

    例：link("open-business")、link("open-business", "这一条")
    """
    return on.site.link(id, words, on.address)


@MACROS.add
def documents_name(on: On) -> str:
    """“引用文件”一页的名称；方案后来被修改的，也包括修改它的文件。

    例：documents_name()
    """
    return inert(name_of_documents(on.site.index))


@MACROS.add
def plan_source(on: On) -> str:
    """本站根据哪份公文、文本从哪里来。

    例：plan_source()
    """
    return on.site.plan_source(on.address)


@MACROS.add
def short_addresses(on: On) -> str:
    """短网址的说明，每一种举一个例子。

    例：short_addresses()
    """
    return on.site.short_addresses(on.address)


@MACROS.add
def how_to_report(on: On) -> str:
    """读者怎样报告错误；照 mkdocs.yml 的 extra.operator。

    例：how_to_report()
    """
    return on.site.part("report", on.address)


@MACROS.add
def feed_to_copy(on: On) -> str:
    """全部变更的订阅地址，可以复制。

    例：feed_to_copy()
    """
    return on.site.subscribe(on.address)


@MACROS.add
def feed_link(on: On) -> str:
    """全部变更的订阅的链接。

    例：feed_link()
    """
    return api_page.feed_link(on.address)


@MACROS.add
def search_form(on: On) -> str:
    """搜索框和结果。

    例：search_form()
    """
    return on.site.part("search", on.address, listed=on.site.listed)
