"""The words of which a document makes its orders: verbs, quotations, and what it cites by number.

Pure text, its quotations folded. How clauses are made of them is in ``reading``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex
from macros.text.orders.cited_places import OBJECT, UNNAMED_PLACE, WITHIN, Inner, N
from macros.text.orders.deeds import Deed
from macros.text.parts.quotations import FOLDED

_MANY = "(?:统一|均|都|分别|相应|依次|一律|一并|全部|现|予以)*"
_AS_FOLLOWS = "(?:作(?:如下|以下)(?:调整|修改|修订|变更|更正)|(?:调整|修改|修订|变更|更正)(?:后的?)?(?:具体)?(?:内容|条文|表述)?如下|按(?:如下|以下)内容执行)(?=[：:])"
"""Behind these the new words begin, or a list of orders."""
_INTO = "(?:第[^，,。；;：:第\n]{1,6}(?:部分|章|节))?第[^，,。；;：:第\n]{1,6}[条项]"
"""An article into which another goes: 第3条并入第2条; what goes into a part is only moved."""
VERBS = {
    Deed.RENUMBER: "(?:序号|顺序|编号)[^，,。；;]{0,4}(?:顺延|递延|后移|前移|递补|调整|修改|变更|类推|更改)"
    "|依次(?:顺延|递延|类推|后移|前移)"
    "|(?:以下|其后|后续|其他|其余|其它)[^，,。；;]{0,10}(?:顺延|递延|类推)",
    Deed.CHANGE: "(?:修改|修订|修正|替换|调整|更改|变更|更正|延长|延期|延续|顺延|推迟|延后|延迟|提前|缩短|提高|提升"
    "|降低|增加|减少|扩大|压缩|调增|调减|上调|下调|核增|核减|增|减|升|降|调|延|明确|确定|更名|改名|改称|改|换|变)(?:为|成|作|至|到)(?:以下内容)?"
    f"|(?:应(?:当|改)?为|更名|改称)(?={FOLDED})|{_AS_FOLLOWS}"
    f"|(?:修改|修订|调整|变更)后的?(?:内容|条文|表述|文字|全文)?(?:为|是)(?=[：:]|{FOLDED})"
    f"|(?<={FOLDED}[，,])(?:修改|修订|调整|变更|更正)后的?(?:内容|条文|表述|文字|全文)?[：:]?(?={FOLDED})"
    f"|(?:合并|归并|拆分|分)(?:为|成)(?:一|两|二|三|四|五)(?:条|项)(?:[，,]作为第[^，,。；;：:]{{1,8}}[条项])?(?=[：:])"
    f"|(?:替换|代替|取代)(?!为|成|作)",
    Deed.ADD: "增加|增写|增补|增列|增设|新增|加上|添加|插入|补充",
    Deed.REMOVE: f"(?:并入|合并[到至入])(?={_INTO})|删去|删除|删掉|去掉|移除|剔除|废止|作废|失效|撤销|取消|(?:停止|终止|不再)(?:执行|实施|施行|适用|保留|开展|推进|建设)",
}
"""The words that order each; the one table of verbs."""
_CALLED = "(?:等?(?:一词|字样|的?表述|的?内容|的?规定|一句|一段|几?个?字|等字))"
TOKEN = regex(
    "|".join(
        (
            rf"(?P<quote>{FOLDED})(?P<noun>一?{OBJECT})?{_CALLED}?",
            rf"(?P<inner>第(?P<nth>{N})(?P<of_nth>{WITHIN})话?|(?P<edge>首|最后一?|最末一?|末)(?P<of_edge>{WITHIN})话?)",
            "(?P<title>《[^》]*》)(?:（[^（）]*）)?",
            f"(?P<place>{UNNAMED_PLACE})",
            rf"(?P<side>[之以]?(?P<way>[前后])面?(?=[，,]?[^，,。；;]{{0,4}}?(?:{VERBS[Deed.ADD]})))",
            "(?P<end>(?:文|段|句|条)?末尾?|结尾|最后)",
            "(?P<all>全文|文中|各条|各项|各部分|一栏|一列)",
            *(rf"(?P<{deed.name}>{_MANY}(?:{words}))" for deed, words in VERBS.items()),
            rf"(?P<count>(?:(?:{N}|几)(?:个|大)?|以下|下列|如下)(?P<counted>{OBJECT}|{WITHIN})"
            "(?:(?:重点|具体)?(?:工作|任务|措施|内容))*)",
            "(?P<as>作为|列为)",
        )
    )
)
BESIDE = regex("[、和及与或]|以及")
"""Between words in a list."""


def deed_of(token: re.Match[str]) -> Deed | None:
    """Return what a verb orders; None for any other token."""
    return next((deed for deed in VERBS if token[deed.name]), None)


def run_of(tokens: Sequence[re.Match[str]], kind: str) -> list[re.Match[str]]:
    """Return the first tokens while they are of a kind and only marks of a list are between them."""
    run: list[re.Match[str]] = []
    for one in tokens:
        if not one[kind]:
            break
        if run:
            (first, second) = sorted((run[-1], one), key=lambda m: m.start())
            gap = one.string[first.end() : second.start()]
            if gap and not BESIDE.fullmatch(gap):
                break
        run.append(one)
    return run


def index(tokens: Sequence[re.Match[str]], kind: str) -> int:
    """Return where the first token of a kind is, or -1."""
    return next((n for n, one in enumerate(tokens) if one[kind]), -1)


def inner_of(tokens: Sequence[re.Match[str]]) -> Inner:
    """Return which place in the words tokens say: 第二款第一句, 末尾."""
    inner = Inner()
    for one in tokens:
        number = (
            int(number_parts(one["nth"])[0]) if one["nth"] else 1 if one["edge"] == "首" else -1
        )
        if "句" in (one["of_nth"], one["of_edge"]):
            inner = replace(inner, sentence=number)
        elif one["inner"]:
            inner = replace(inner, paragraph=number)
        elif one["end"]:
            inner = replace(inner, end=True)
    return inner
