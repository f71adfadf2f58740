"""How people cite a part or a measure, in the words of its printed number.

A word that is printed with a number (第三章, 第二节, 第三条, 第3项) stays. Only a number that has
none gets one: 部分 for a part, 条 for a measure; one in brackets, 项, as in laws.
"""

from __future__ import annotations

import re
import unicodedata

from macros.fields import Numbering
from macros.model import Measure, PlanFile, Section

_MARKS = "、,，.．。:： "
_NUMERAL = r"[0-9]+[A-Za-z]?(?:[.-][0-9]+)*|[〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]+"
_BARE = re.compile(rf"第?({_NUMERAL})")
_BRACKETED = re.compile(rf"\(?({_NUMERAL})\)")


def section_label(sections: tuple[Section, ...]) -> str:
    """Return how people cite the innermost of ``sections`` (outermost first): 第一部分（二）."""
    first, *inner = sections
    return _named(first.number, "部分", "第{}部分") + "".join(
        _named(section.number, "部分", "{}") for section in inner
    )


def measure_label(measure: Measure) -> str:
    """Return how people cite a measure inside its part: 第1条, 第（一）项, 第三条."""
    return _named(measure.number, "条", "第{}项")


def measure_labels(
    file: PlanFile, sections: tuple[Section, ...], measure: Measure
) -> tuple[str, str]:
    """Return how lists call a measure, and how a formal citation does: always with its part.

    Where numbers run straight through, lists leave the part out: the number alone says which.
    """
    own = measure_label(measure)
    cited = f"{section_label(sections)}{own}"
    return own if file.plan.numbering is Numbering.CONTINUOUS else cited, cited


def _named(printed: str, word: str, bracketed: str) -> str:
    """Return a printed number as a name: as it is if it brings a word of its own."""
    core = printed.strip(_MARKS) or printed
    plain = unicodedata.normalize("NFKC", core)
    if bare := _BARE.fullmatch(plain):
        return f"第{bare[1]}{word}"
    return bracketed.format(core) if _BRACKETED.fullmatch(plain) else core
