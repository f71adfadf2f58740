"""Printed numbers: the short addresses made from them, and how people cite by them.

The first measure of the second part has the short address ``2-1``. In a citation, a number that is
printed with a word (第三章, 第二节, 第三条) keeps it. A bare number gets one: 部分 for a part, 条 for a
measure, and 项, as in laws, for a measure whose number is in brackets.
"""

from __future__ import annotations

import re
import unicodedata

from macros.model.kinds import Numbering
from macros.model.plan import Measure, PlanFile, Section
from macros.text.numerals import number_parts

_MARKS = "、,，.．。:： "
_NUMERAL = r"[0-9]+[A-Za-z]?(?:[.-][0-9]+)*|[〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]+"
_BARE = re.compile(rf"第?({_NUMERAL})")
_BRACKETED = re.compile(rf"\(?({_NUMERAL})\)")


def section_code(sections: tuple[Section, ...]) -> str:
    """Return the code of the innermost of ``sections`` (outermost first), such as ``2`` or ``2-1``.

    Empty if a printed number holds no number.
    """
    parts = [number_parts(section.number) for section in sections]
    return "-".join("-".join(part) for part in parts) if all(parts) else ""


def measure_code(file: PlanFile, sections: tuple[Section, ...], measure: Measure) -> str:
    """Return the short address of a measure: ``2-1``, or ``12`` where numbers run straight through.

    Empty if a printed number holds no number.
    """
    own = number_parts(measure.number)
    if not own:
        return ""
    if file.plan.numbering is Numbering.CONTINUOUS:
        return "-".join(own)
    around = section_code(sections)
    return f"{around}-{'-'.join(own)}" if around else ""


def section_label(sections: tuple[Section, ...]) -> str:
    """Return how people cite the innermost of ``sections`` (outermost first): 第一部分（二）.

    One without a number is cited by its title: “总体要求”部分.
    """
    first, *inner = sections
    return _cited(first, "部分", "第{}部分") + "".join(
        _cited(section, "部分", "{}") for section in inner
    )


def measure_label(measure: Measure) -> str:
    """Return how people cite a measure inside its part: 第1条, 第（一）项, 第三条, or its title."""
    return _cited(measure, "条" if has_number(measure) else "", "第{}项")


def measure_labels(
    file: PlanFile, sections: tuple[Section, ...], measure: Measure
) -> tuple[str, str]:
    """Return the label of a measure in lists, and the one in formal citations.

    Citations always name the part. Lists leave it out if numbers run straight through the plan.
    """
    own = measure_label(measure)
    cited = f"{section_label(sections)}{own}"
    alone = file.plan.numbering is Numbering.CONTINUOUS or not has_number(measure)
    return own if alone else cited, cited


def has_number(printed: Section | Measure) -> bool:
    """Whether a printed number is more than a mark such as ● or ——."""
    return any(char.isalnum() for char in printed.number)


def _cited(printed: Section | Measure, word: str, bracketed: str) -> str:
    if not has_number(printed):
        return f"“{printed.title}”{word}"
    return _named(printed.number, word, bracketed)


def _named(printed: str, word: str, bracketed: str) -> str:
    """Return a printed number as it is cited; one printed with a word of its own stays as it is."""
    core = printed.strip(_MARKS) or printed
    plain = unicodedata.normalize("NFKC", core)
    if bare := _BARE.fullmatch(plain):
        return f"第{bare[1]}{word}"
    return bracketed.format(core) if _BRACKETED.fullmatch(plain) else core
