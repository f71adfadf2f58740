"""Lines of papers that nobody wrote: not of the data, not a name of an object, not behind a label that papers have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from macros.index.titles import full_name, heading, printed_heading
from macros.model.fields import Model
from macros.model.kinds import Role
from macros.model.plan import as_issued
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs, squeeze

_LABELS = (
    *("公文", "发文机关", "效力", "最新内容", "引文", "网址", "编者提示", "表格上方"),
    *("上级单位", "公文的写法", "措施", "责任", "角色", "另有", "同时", "修改情况", "牵头单位"),
    *("角色原文", "总的分工规定", "期限", "期限日期", "目标", "最新进展", "进展", "引用文件"),
    *("统一社会信用代码", "后来的变化（编者提示）", "承接的单位（编者提示）", "主题（编者归类）"),
    *(f"{role.label}依据" for role in Role),
)
_LABELLED = re.compile(rf"({'|'.join(_LABELS)})：")
_ROLE = re.compile(rf"({'|'.join(role.label for role in Role)})(（[0-9]+项）|：.*)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELL, _RULE, _MARK = (
    re.compile(r"(?<!\\)\|"),
    re.compile(r"-+|\*\*\*"),
    re.compile(r"^(?:#+|-|>) "),
)
_OWN = frozenset(
    (
        *("原文", "涉及单位", "期限、目标、进展等"),
        "本文件由网站根据公文文本自动生成，不是正式公文；内容与印发的公文不一致时，以印发的公文为准。",
        "措施以外的提及",
        "编者注（以下是编者的文字，不是公文内容）",
    )
)
"""What papers say of themselves."""


def strange(site: Site, lines: Iterable[str]) -> Iterator[str]:
    """Yield that a paper has lines that nobody wrote, with the first of them."""
    known, whole, notes = _written(site)
    led = re.compile(rf".*：<?{re.escape(site.settings.site_url)}\S*")
    found = [
        line
        for line in lines
        if line
        and line not in known
        and line.rpartition("（来源：")[0] not in known  # the end of a note
        and not _LABELLED.match(line)
        and not _ROLE.fullmatch(line)
        and not led.fullmatch(line)
        and line not in whole
        and not any(note in line for note in notes)
    ]
    if found:
        yield f"有 {len(found)} 行不是数据里的字，如“{found[0][:40]}”"


def lines_of_markdown(text: str) -> Iterator[str]:
    """Yield the lines of a paper in Markdown without what marks them up, and the cells of its tables."""
    for line in text.split("\n"):
        for piece in _CELL.split(line) if line.startswith("|") else [line]:
            if not _RULE.fullmatch(squeeze(piece)):
                yield squeeze(_ESCAPE.sub(r"\1", _MARK.sub("", piece)))


def whole_words(site: Site) -> str:
    """Return all words that the data gives, without white space within a line."""
    return _written(site)[1]


@cache
def _written(site: Site) -> tuple[frozenset[str], str, tuple[str, ...]]:
    """Return the paragraphs and names that the data gives, all its words in one, and the first lines of notes."""
    index = site.index
    held: list[Model] = [index.plan]
    held += [one.measure for one in index.measures.values()]
    held += [one.unit for one in index.units.values()]
    held += [one.document for one in index.documents.values()]
    held += [one.section for one in index.parts.values()]
    said = dict.fromkeys(words for one in held for words in words_in(one))
    pieces = [squeeze(piece) for words in said for piece in paragraphs(words)]
    names = [full_name(one) for one in index.measures.values()]
    names += [heading(one) for one in index.parts.values()]
    names.append(f"《{index.plan.title}》相关措施")
    for one in index.measures.values():
        given = one.measure
        for number, text in ((given.number, given.text), (given.issued_number, given.issued_text)):
            names += [f"{number}{first}" for first in paragraphs(text)[:1]]
    sections = [one.section for one in index.parts.values()]
    for section in (*sections, *map(as_issued, sections)):
        names.append(printed_heading(section))
        names += [f"{printed_heading(section)}{first}" for first in paragraphs(section.intro or "")]
    return (
        _OWN.union(pieces, map(squeeze, names)) - {""},
        "\n".join(map(squeeze, said)),
        tuple(squeeze(paragraphs(one)[0]) for one in _notes(held)),
    )


def words_in(value: object) -> Iterator[str]:
    """Yield all words that a piece of the data holds, and all within it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Model):
        yield from words_in(tuple(dict(value).values()))
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)


def _notes(held: Iterable[Model]) -> Iterator[str]:
    for one in held:
        yield from (note.text for note in getattr(one, "notes", ()))
