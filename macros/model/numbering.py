"""Printed numbers: the short addresses made from them, and how people cite by them.

The first measure of the second part has the short address ``2-1``. In a citation, a number that is
printed with a word (第三章, 第二节, 第三条) keeps it. A bare number gets one: 部分 for a part, 条 for a
measure, and 项, as in laws, for a measure whose number is in brackets. The first measure of 附件1
has ``f1-1``, so that numbers of annexes never meet those of the body; 附表1 has ``fb1-1``, and 专栏1, a
box between the parts, ``zl1-1``. A row of a table is 第1项; where the numbers of a table begin again it
is 第2组第1项 (``f1-z2-1``), and of several rows below one merged number 第1项第2行 (``f1-1-h2``). What the
notice numbers like another by mistake has no short address, and its title beside its number.
"""

from __future__ import annotations

import re
import unicodedata

from macros.model.kinds import Numbering
from macros.model.measure import Measure, RowMeasure
from macros.model.plan import PlanFile
from macros.model.section import Annex, Section, headed
from macros.model.tables.places import RowPlace
from macros.text.characters.numerals import number_parts

_ANNEX, _TABLE, _BLOCK, _LINE = "f", "b", "z", "h"
"""With these the code of an annex begins, and the parts of a code that count tables, the blocks of
numbers in one, and the rows below one number."""
_ANNEXES = {"附表": "fb", "附录": "fl"}
"""With these begin the codes of what may stand beside an annex of the same number."""
_BOXES = {"专栏": "zl", "专题": "zt", "案例": "al"}
"""With these begin the codes of what stands between the parts with numbers of its own."""
_ONLY_ANNEX = ("附件", "附表", "附录", "附")
"""How a single annex may be numbered; one with another number without digits has no short address."""
MARKS = "、,，.．。:： "
STARS = "★☆※▲△◆◇*＊"
"""What marks a clause as important, beside its number or before its words; no part of either."""
_NUMERAL = r"[0-9]+[A-Za-z]?(?:[.-][0-9]+)*|[〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾]+"
_BARE = re.compile(rf"第?({_NUMERAL})")
_INSERTED = re.compile(rf"之(?:{_NUMERAL})")
_BRACKETED = re.compile(rf"\(?({_NUMERAL})\)")


def section_code(sections: tuple[Section, ...]) -> str:
    """Return the code of the innermost of ``sections`` (outermost first), such as ``2`` or ``2-1``.

    Empty if a printed number holds no number, or is one that was printed twice, or if it has no heading.
    """
    if not sections or not sections[-1].headed or any(one.same_number_as for one in sections):
        return ""
    return printed_section_code(sections)


def printed_section_code(sections: tuple[Section, ...]) -> str:
    """Return the code that follows from the printed numbers alone."""
    parts = [_section_part(section) for section in headed(sections)]
    return "-".join(parts) if all(parts) else ""


def _section_part(section: Section) -> str:
    own = "-".join(number_parts(section.number))
    if isinstance(section, Annex):
        letter = _ANNEXES.get(section.number.strip()[:2], _ANNEX)
        return f"{letter}{own}" if own or section.number.strip(MARKS) in _ONLY_ANNEX else ""
    return f"{_BOXES.get(section.number.strip()[:2], '')}{own}" if own else ""


def is_inserted(printed: str) -> bool:
    """Whether a number is that of something put in later: 第三条之一."""
    return bool(_INSERTED.search(unicodedata.normalize("NFKC", printed)))


def spoken(code: str) -> str:
    """Return a code as people write it: 2.1, 附1.3 in an annex, 附1.表2.3 in its second table."""
    parts = code.split("-")
    return ".".join(_LETTERS.sub(lambda one: _SPOKEN.get(one[0], one[0]), part) for part in parts)


def shown_number(printed: str, code: str) -> str:
    """Return the number by which people call a measure: 2.1; one such as 第三条之一 as it is printed."""
    return printed.strip(MARKS + STARS) if is_inserted(printed) else spoken(code)


_SPOKEN = {_ANNEX: "附", _TABLE: "表", _BLOCK: "组", _LINE: "行"}
_SPOKEN |= {code: word for word, code in (_ANNEXES | _BOXES).items()}
_LETTERS = re.compile("^[a-z]+")


def _table_number(section: Section, measure: Measure) -> int:
    """Return in which table of its section a measure is; 0 if numbers there can mean nothing else."""
    holding = [
        number
        for number, table in enumerate(section.tables, start=1)
        if any(row.measure for row in table.rows)
    ]
    if not isinstance(measure, RowMeasure) or (len(holding) == 1 and not section.own_measures):
        return 0
    return next(
        number
        for number in holding
        if any(
            row.measure and row.measure.id == measure.id for row in section.tables[number - 1].rows
        )
    )


def measure_code(
    file: PlanFile, sections: tuple[Section, ...], measure: Measure, place: RowPlace
) -> str:
    """Return the short address of a measure: ``2-1``, or ``12`` where numbers run straight through.

    Empty if a printed number holds no number, or is one that was printed twice.
    """
    if measure.same_number_as or any(section.same_number_as for section in sections):
        return ""
    return printed_code(file, sections, measure, place)


def printed_code(
    file: PlanFile, sections: tuple[Section, ...], measure: Measure, place: RowPlace
) -> str:
    """Return the code that follows from the printed numbers alone."""
    own = number_parts(measure.number)
    if not own:
        return ""
    table = _table_number(sections[-1], measure)
    if file.plan.numbering is Numbering.CONTINUOUS and not (table or _stands_apart(sections)):
        return "-".join(own)
    around, apart = printed_section_code(sections), headed(sections)
    counted = ((_TABLE, table), (_BLOCK, place.block))
    inside = [f"{letter}{number}" for letter, number in counted if number]
    parts = (around, *inside, *own, f"{_LINE}{place.line}" if place.line else "")
    return "-".join(part for part in parts if part) if around or not apart else ""


def _stands_apart(sections: tuple[Section, ...]) -> bool:
    """Whether numbers in the innermost section do not run on with those of the body."""
    return isinstance(sections[0], Annex) or any(
        section.number.strip()[:2] in _BOXES for section in sections
    )


def section_label(sections: tuple[Section, ...]) -> str:
    """Return how people cite the innermost of ``sections`` (outermost first): 第一部分（二）.

    One without a number is cited by its title: “总体要求”部分. One without a heading is not named; the label
    is empty if no other is around it.
    """
    sections = headed(sections)
    if not sections:
        return ""
    first, *inner = sections
    if isinstance(first, Annex):
        outermost = first.number.strip(MARKS + STARS) or f"附件“{first.title}”"
    else:
        outermost = _cited(first, "部分", "第{}部分")
    labels = (outermost, *(_cited(section, "部分", "{}") for section in inner))
    return "".join(
        label + _beside(section) for label, section in zip(labels, sections, strict=True)
    )


def _beside(printed: Section | Measure) -> str:
    """Return the title that tells what has a number printed twice from the other."""
    return f"“{printed.title}”" if printed.same_number_as else ""


def measure_label(measure: Measure) -> str:
    """Return how people cite a measure inside its part: 第1条, 第（一）项, 第三条, or its title."""
    word = "项" if isinstance(measure, RowMeasure) else "条"
    return _cited(measure, word if has_number(measure) else "", "第{}项")


def measure_labels(
    file: PlanFile, sections: tuple[Section, ...], measure: Measure, place: RowPlace
) -> tuple[str, str]:
    """Return the label of a measure in lists, and the one in formal citations.

    Citations always name the part. Lists leave it out if numbers run straight through the plan.
    """
    own = measure_label(measure) + _beside(measure)
    if place.block:
        own = f"第{place.block}组{own}"
    if place.line:
        own += f"第{place.line}行"
    if table := _table_number(sections[-1], measure):
        own = f"表{table}{own}"
    cited = f"{section_label(sections)}{own}"
    straight = file.plan.numbering is Numbering.CONTINUOUS and not _stands_apart(sections)
    alone = straight or not has_number(measure)
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
    core = printed.strip(MARKS + STARS) or printed
    plain = unicodedata.normalize("NFKC", core)
    if bare := _BARE.fullmatch(plain):
        return f"第{bare[1]}{word}"
    return bracketed.format(core) if _BRACKETED.fullmatch(plain) else core
