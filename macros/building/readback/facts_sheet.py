"""The sheet of a workbook that says what it is and how it is read: of which document, what it is not, what is whose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.building.readback.output import differs, lists_differ
from macros.building.readback.strange import whole_words
from macros.pages.site import Site
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
_BEGUN = {
    "空格": "“",
    "打印": "“永久网址”右边的列不打印：",
    "编号": "同网页上的编号；如 ",
    "链接": "点“编号”，打开这项措施的网页。",
    "多行": "“措施”表中，单位、角色、角色原文、引文里编号（①②③）相同的互相对应。",
    "“单位”表": "“单位”列出全部单位，空着的格子是本站没有收录；其他表的空格，见“空格”。",
    "几个期限": "“期限”有几行的，“期限日期”逐行对应；",
    "显示": "个别文字太长，一格显示不下；",
    "措施": "",
    "编者提示": "",
    "后来的变化（编者提示）": "",
    "承接的单位（编者提示）": "",
}
"""What some say besides, with how that begins."""
_WRITTEN = re.compile(r"公文的写法|统一社会信用代码|“.+”表[上下]方")
"""What has words of the data alone, with marks around them."""
_MARKS = re.compile("[“”、，；]")


def facts_sheet(site: Site, title: str, where: str, lines: list[list[str]]) -> Iterator[str]:
    """Yield what the sheet has otherwise than the plan, in a workbook of what stands on the page ``where``."""
    plan, index = site.index.plan, site.index
    said: dict[str, str] = {label: words for label, words, *_ in reversed(lines)}
    number = {"文号": plan.document_number} if plan.document_number else {}
    issuers = [index.units[id].unit.name for id in plan.issuer]
    exact = {
        **_FIXED,
        "公文": in_title_marks(plan.title),
        **number,
        "文本来源": plan.source.title,
        "最新内容": where,
    }
    for label, wanted in exact.items():
        yield from differs(f"说明里的“{label}”", squeeze(said.pop(label, "")), squeeze(wanted))
    if not said.pop("标题", "").startswith(title):
        yield "说明里的标题不对"
    by = said.pop("发文机关", "")
    yield from lists_differ("说明里的发文机关", (), [one for one in issuers if one not in by])
    if "本表不作推断" not in said.get("空格", ""):
        yield "说明里没有写明本表不作推断"
    validity = said.pop("效力", "")
    label = plan.validity.status.label if plan.validity else ""
    if not validity.startswith(label):
        yield from differs("说明里的效力", validity, label)
    known = whole_words(site)
    written = {label for label in said if _WRITTEN.fullmatch(label)}
    pieces = [piece for label in written for piece in map(squeeze, _MARKS.split(said[label]))]
    yield from lists_differ("说明里的字", [one for one in pieces if one not in known], ())
    others = said.keys() - written
    strange = [one for one in others if one not in _BEGUN or not said[one].startswith(_BEGUN[one])]
    yield from lists_differ("说明", sorted(strange), ())
