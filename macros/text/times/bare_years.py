"""Years, with or without a month, that stand in a text by themselves: 2026年，道路通达率达到90%; pure text, no plan.

Such a year may say by when something is to be done, or may not. It is to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros.text.characters.numerals import number_value
from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.times.periods import PLAIN

_MONTH = r"\s*(?:[0-9０-９]{1,2}|十?[一二三四五六七八九]|十)\s*月(?:份|[上中下]旬)?"
_DAY = r"\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]"
_OF_A_TEXT = (
    "[省市县区州]?(?:委|人民政府|政府|人大|国务院|中央)?(?:政府工作报告|工作报告|统计公报|民生实事|工作要点)"
    "(?![^，,。；;\\n]*(?:编制|起草|形成|完成|办结|建成|发布|公布|出台))"
)
"""What is called by its year: 2024年省政府工作报告."""
_YEAR = regex(
    r"(?<![0-9０-９〇○零一二三四五六七八九])"
    r"(?:(?P<year>[2２][0０][0-9０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年(?:度(?!假))?|(?P<soon>[今明本]年))"
    rf"(?:{_MONTH})?"
    rf"(?!{_MONTH}|{_DAY}|[0-9０-９]|版|修订|修正|以来|起|相比|第[0-9０-９一二三四五六七八九十]+[号期次届]"
    rf"|{_OF_A_TEXT}|[，,]?[^，,。；;0-9０-９]{{0,6}}已(?:经|建|完成|实现|开工|启动|出台|印发|形成|达))"
)
_MONTH_ALONE = regex(rf"(?<![节会日][（(])(?<=[（(]){_MONTH}(?=[）)])")
_NOT_BY_THEN = regex("[自从较比]$|同比$|按照?$")
"""Before a year that begins something or is only compared with."""
_ASIDE = regex(r"《[^》]*》|〔[^〕]*〕|[\[［]\d{4}[\]］]")
"""Titles and document numbers."""


def bare_years(text: str, since: int, known: Iterable[Span]) -> tuple[Span, ...]:
    """Return where a year stands by itself, or a month in brackets.

    Years before ``since``, and words already ``known``, do not count.
    """
    blank = _ASIDE.sub(lambda aside: "\ue000" * len(aside.group()), text)
    found = [match.span() for match in _MONTH_ALONE.finditer(blank)]
    for match in _YEAR.finditer(blank):
        begins = _NOT_BY_THEN.search(blank[: match.start()])
        if not begins and (match["soon"] or number_value(match["year"].translate(PLAIN)) >= since):
            found.append(match.span())
    read = [*known]
    return tuple(sorted(one for one in found if not any(_touch(one, other) for other in read)))


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
