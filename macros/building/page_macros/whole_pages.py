"""Macros that are all that a page shows: of one object, a list, the text, the progress and the rest."""

from __future__ import annotations

from macros.building.page_macros.macro import Macros, On
from macros.exports.desk import LIST, editor, megabytes
from macros.exports.search.by_hand import from_data
from macros.model.kinds import ObjectKind

MACROS = Macros()


def _object_page(on: On, kind: ObjectKind, id: str) -> str:
    text = on.site.object_page(kind, id, on.address)
    return from_data(text) if on.by_hand else text


@MACROS.add
def section_page(on: On, id: str) -> str:
    """一个部分的网页的内容，写在代替它的手写网页里。

    例：section_page("market-access")
    """
    return _object_page(on, ObjectKind.SECTION, id)


@MACROS.add
def measure_page(on: On, id: str) -> str:
    """一项措施的网页的内容，写在代替它的手写网页里；前后可以写编者的说明。

    例：measure_page("open-business")
    """
    return _object_page(on, ObjectKind.MEASURE, id)


@MACROS.add
def unit_page(on: On, id: str) -> str:
    """一个单位的网页的内容，写在代替它的手写网页里。

    例：unit_page("wl-government")
    """
    return _object_page(on, ObjectKind.UNIT, id)


@MACROS.add
def document_page(on: On, id: str) -> str:
    """一份文件的网页的内容，写在代替它的手写网页里。

    例：document_page("doc-sme-payment")
    """
    return _object_page(on, ObjectKind.DOCUMENT, id)


@MACROS.add
def topic_page(on: On, id: str) -> str:
    """一个主题的网页的内容，写在代替它的手写网页里。

    例：topic_page("topic-market-access")
    """
    return _object_page(on, ObjectKind.TOPIC, id)


@MACROS.add
def tombstone_page(on: On, id: str) -> str:
    """一个停用的 id 的去向。

    例：tombstone_page("market-costs")
    """
    return on.site.tombstone(id, on.address)


@MACROS.add
def number_page(on: On, where: str) -> str:
    """一个短网址用过的编号先后指的是什么。

    例：number_page("m/1/")
    """
    return on.site.number_page(where, on.address)


@MACROS.add
def listing(on: On, name: str) -> str:
    """一类对象的清单：sections、measures、units、topics、documents 或 glossary。

    例：listing("units")
    """
    return on.site.listing(name, on.address)


@MACROS.add
def home_page(on: On) -> str:
    """首页的内容。

    例：home_page()
    """
    return on.site.home(on.address)


@MACROS.add
def plan_page(on: On) -> str:
    """公文全文。

    例：plan_page()
    """
    return on.site.plan(on.address)


@MACROS.add
def poster_page(on: On) -> str:
    """一图读懂，和它的文字。

    例：poster_page()
    """
    return on.site.poster(on.address)


@MACROS.add
def relations_page(on: On) -> str:
    """关系图：主题、文件和单位在哪些措施里相遇。

    例：relations_page()
    """
    return on.site.relations(on.address)


@MACROS.add
def progress_page(on: On) -> str:
    """进展：各措施到了哪一步。

    例：progress_page()
    """
    return on.site.progress(on.address)


@MACROS.add
def calendar_page(on: On) -> str:
    """日历：按年月排列的期限。

    例：calendar_page()
    """
    return on.site.calendar(on.address)


@MACROS.add
def compare_page(on: On) -> str:
    """并排比较两项措施的地方。

    例：compare_page()
    """
    return on.site.compare(on.address)


@MACROS.add
def changes_page(on: On) -> str:
    """更新：每次修改，最近的在前。

    例：changes_page()
    """
    return on.site.changes(on.address)


@MACROS.add
def downloads_page(on: On) -> str:
    """全部可以下载的文件。

    例：downloads_page()
    """
    return on.site.downloads(on.address)


@MACROS.add
def desk_page(on: On) -> str:
    """修改台。

    例：desk_page()
    """
    return on.site.desk(on.address, megabytes(on.site), LIST, editor(on.site))
