"""The sheet of a workbook that says what it is and how it is read: it has all that it must say, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.building.readback.output import lists_differ
from macros.building.readback.strange import whole_words
from macros.index.absence import blank_cells
from macros.index.in_force import validity
from macros.index.plan_words import issuers
from macros.index.units import UnitEntry
from macros.pages.site import Site
from macros.pages.views.unit_sentences import facts_of_unit, measures_naming
from macros.text.lines.reflow import squeeze
from macros.text.parts.title_marks import in_title_marks

_FIXED = {
    "性质": "本文件由网站根据公文文本自动生成，不是正式公文；内容与印发的公文不一致时，以印发的公文为准。",
    "角色原文": "原文指定这个单位的词；原文没有这样的词，或本站认不出的，空着。",
    "主题": "由编者归类，不是公文内容。",
    "角色": "由编者按所引的字句或来源归纳，不是公文内容。",
    "修改情况": "后来的文件增加、修改、删去的措施才有；修改过的，原文是现行的文字。",
    "标题性质": "“编者拟”的标题是编者据原文拟写的，公文中没有。",
}
"""What every workbook says."""
_SOME = {
    "链接": "点“编号”，打开这项措施的网页。",
    "多行": "“措施”表中，单位、角色、角色原文、引文里编号（①②③）相同的互相对应。",
    "“单位”表": "“单位”列出全部单位，空着的格子是本站没有收录；其他表的空格，见“空格”。",
    "几个期限": "“期限”有几行的，“期限日期”逐行对应；括号里是所指的事和单位。",
    "显示": "个别文字太长，一格显示不下；点中单元格可以看全，或见永久网址。",
}
"""What some say besides."""
_AROUND = re.compile(r"“.+”表[上下]方")
"""What has words of the data alone, with marks around them."""
_MARKS = re.compile("[“”、，；]")
_LONG = 30_000
"""Of so many characters at least a cell has each."""


def facts_sheet(
    site: Site,
    where: str,
    lines: list[list[str]],
    sheets: Iterable[list[list[str]]],
    unit: UnitEntry | None = None,
) -> Iterator[str]:
    """Yield what the sheet has otherwise than the plan, in a workbook with these other ``sheets``.

    It tells of the page ``where``: of a unit, or of the whole plan.
    """
    index, plan = site.index, site.index.plan
    title = in_title_marks(plan.title)
    columns = {head.partition("\n")[0] for sheet in sheets for head in sheet[0]}
    expected = [
        ("标题", f"{unit.unit.name}：{title}相关措施" if unit else plan.title),
        *_FIXED.items(),
        ("公文", title),
        ("文号", plan.document_number or ""),
        ("发文机关", issuers(index)),
        ("效力", validity(index)),
        ("文本来源", plan.source.title),
        ("最新内容", where),
        ("空格", blank_cells(index.reviewed, index.explained, columns)),
        *(facts_of_unit(index, unit) if unit else ()),
    ]
    may = {_fact(*one) for one in _SOME.items()} | {
        _fact("编号", f"同网页上的编号；如 {one.number} 指{one.label}。")
        for one in index.measures.values()
    }
    if unit:
        may.add(_fact("措施", f"{measures_naming(unit, '这个单位')}，所以表中没有行。"))
    wanted = [_fact(*one) for one in expected if one[1]]
    found = [_fact(label, words) for label, words, *_ in lines if not _AROUND.fullmatch(label)]
    names = "|".join(map(re.escape, columns))
    unprinted = re.compile(
        f"打印：“永久网址”右边的列不打印：(?:“(?:{names})”)*，以及各项措施都空着的列。"
    )
    besides = [one for one in found if one in may or unprinted.fullmatch(one)]
    for one in dict.fromkeys(besides):
        found.remove(one)
    yield from lists_differ("说明", sorted(found), sorted(wanted))
    around = [words for label, words, *_ in lines if _AROUND.fullmatch(label)]
    pieces = [piece for words in around for piece in map(squeeze, _MARKS.split(words))]
    known = whole_words(site)
    yield from lists_differ("说明里的字", [one for one in pieces if one not in known], ())


def _fact(label: str, words: str) -> str:
    return f"{label}：{squeeze(words)[:_LONG]}"
