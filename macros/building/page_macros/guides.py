"""Macros of the pages that explain the data file, the API and the settings."""

from __future__ import annotations

from macros.building.page_macros.macro import Macros, On
from macros.building.page_macros.table import table
from macros.exports.api import page as api_page
from macros.settings import front_matter_words, mkdocs_words
from macros.text.characters.inert import inert

MACROS = Macros()


@MACROS.add
def reference(on: On, part: str) -> str:
    """数据文件的说明：fields（字段）、lists（可选的值）、forms（读得出的分工写法）或 rules（规则）。

    例：reference("lists")
    """
    if part not in ("fields", "lists", "forms", "rules"):
        raise ValueError(f"没有叫“{part}”的说明")
    return on.site.reference(part, on.address)


@MACROS.add
def api_files(on: On) -> str:
    """数据接口全部文件的表。

    例：api_files()
    """
    return api_page.files_table(on.site, on.address)


@MACROS.add
def api_example(on: On, name: str) -> str:
    """数据接口的一次问答：measure、unit 或 number。

    例：api_example("unit")
    """
    return api_page.example(on.site, name, on.address)


@MACROS.add
def api_envelope(on: On) -> str:
    """数据接口每个文件都有的几项。

    例：api_envelope()
    """
    return api_page.envelope(on.site)


@MACROS.add
def api_codes(on: On) -> str:
    """数据接口用到的全部代码和含义。

    例：api_codes()
    """
    return api_page.codes_list()


@MACROS.add
def api_link(on: On, path: str) -> str:
    """数据接口一个文件的链接。

    例：api_link("openapi.json")
    """
    return api_page.file_link(path, on.address)


@MACROS.add
def file_link(on: On, path: str) -> str:
    """本站一个文件的链接，写它从网站首页算起的地址。

    例：file_link("datapackage.json")
    """
    return api_page.link_to_file(path, on.address)


@MACROS.add
def data_files(on: On) -> str:
    """数据库和公文的 XML：两个文件的链接，一句一项。

    例：data_files()
    """
    return api_page.files_of_the_whole(on.site, on.address)


@MACROS.add
def settings_info(on: On, of: str) -> str:
    """能写哪些设置，一张表：settings、extensions（扩展）、plugins（插件）、front_matter（网页开头的键）。

    例：settings_info("plugins")
    """
    rows = (
        (f"<code>{inert(name)}</code>", "能用" if works else "不用", inert(words))
        for works, words_of in _SETTINGS[of]
        for name, words in words_of.items()
    )
    return table("设置", ("名字", "本站", "说明"), rows)


_SETTINGS = {
    "settings": ((True, mkdocs_words.SETTINGS), (False, mkdocs_words.REFUSED)),
    "extensions": (
        (True, mkdocs_words.EXTENSIONS | mkdocs_words.MORE_EXTENSIONS),
        (False, mkdocs_words.REFUSED_EXTENSIONS),
    ),
    "front_matter": ((True, front_matter_words.HONOURED), (False, front_matter_words.REFUSED)),
    "plugins": ((True, mkdocs_words.PLUGINS), (False, mkdocs_words.REFUSED_PLUGINS)),
}
