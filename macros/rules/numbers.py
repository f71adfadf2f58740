"""Rules on the tree of sections, and on the printed numbers in it: they make short addresses."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.measure import Measure
from macros.model.numbering import measure_code, printed_code, printed_section_code, section_code
from macros.model.problems import Problem, Route
from macros.model.section import Annex, Section
from macros.model.walk import walk_measures, walk_sections
from macros.rules.context import Context
from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex

MAX_SECTION_LEVELS = 5
"""More than any notice has: 编、章、节、条 are four. Headings of pages go six deep."""


def sections_are_not_empty(context: Context) -> Iterator[Problem]:
    """有部分或附件；每个部分都有文字、措施或下级部分，最多五层。"""
    if not (context.file.sections or context.file.annexes):
        words = "缺少“sections”（部分）；请补上。任务都在附件里的，写 annexes（附件）。"
        yield Problem((), words)
    for at in walk_sections(context.file):
        section = at.section
        held = (section.tables, section.own_measures, section.sections)
        if not (section.intro or any(held) or section.closing):
            words = (
                f"部分“{section.id}”里什么也没有；请补上 intro（文字）、tables（表格）、"
                "measures（措施）或 sections（下级部分），或删去这一部分。"
            )
            yield Problem(at.route, words)
        if len(at.ancestors) >= MAX_SECTION_LEVELS:
            words = f"部分“{section.id}”在第 {MAX_SECTION_LEVELS + 1} 层；部分最多 {MAX_SECTION_LEVELS} 层，请上移一层。"
            yield Problem(at.route, words)


def sections_without_heading_hold_measures(context: Context) -> Iterator[Problem]:
    """没有标题的部分只装公文没有印标题的措施：没有序号，没有别的文字、表格和下级部分。"""
    for at in walk_sections(context.file):
        section = at.section
        if section.headed:
            continue
        if section.number:
            words = f"部分“{section.id}”有序号而没有标题；请照公文补上 title，公文没有印标题的请把序号写在措施的 number。"
            yield Problem((*at.route, "number"), words)
        for key in sorted(section.model_fields_set - {"id", "measures", "number", "title"}):
            if getattr(section, key):
                words = f"部分“{section.id}”没有标题，只能写 measures（措施）；请把 {key} 移到印着它的地方，或照公文补上 title。"
                yield Problem((*at.route, key), words)


def numbers_make_addresses(context: Context) -> Iterator[Problem]:
    """序号里有数字，或者只是 ●、—— 这样的符号；没有两项措施或两个部分的短网址相同。"""
    file = context.file
    sections: dict[str, str] = {}
    printed: dict[str, str] = {}
    twice: list[tuple[Route, Section | Measure]] = []
    for at in walk_sections(file):
        code = section_code((*at.ancestors, at.section))
        number = at.section.number
        if at.section.same_number_as:
            printed[at.section.id] = printed_section_code((*at.ancestors, at.section))
            twice.append(((*at.route, "same_number_as"), at.section))
        else:
            printed[at.section.id] = code
        if at.section.removed_by:
            continue  # another may have taken its number
        if code or not isinstance(at.section, Annex):  # 附件甲 needs no digit
            yield from _numbered((*at.route, "number"), number, code, sections, at.section.id)
    measures: dict[str, str] = {}
    for measure_at in walk_measures(file):
        measure = measure_at.measure
        code = measure_code(file, measure_at.sections, measure, measure_at.place)
        printed[measure.id] = printed_code(file, measure_at.sections, measure, measure_at.place)
        if measure.same_number_as:
            twice.append(((*measure_at.route, "same_number_as"), measure))
        route = (*measure_at.route, "number")
        if measure.removed_by:
            continue  # another may have taken its number
        yield from _numbered(route, measure.number, code, measures, measure.id)
    for route, one in twice:
        other = one.same_number_as or ""
        if other == one.id or (other in printed and printed[other] != printed[one.id]):
            words = f"“{one.id}”的序号“{one.number}”与“{other}”的不同；请改正这个 id，没有印重的请删去 same_number_as。"
            yield Problem(route, words)


_LETTER = regex(r"\W*([A-Za-z]|[\u2160-\u217b]+|[甲乙丙丁戊己庚辛壬癸])\W*")
"""A number in letters: A. Ⅱ. 甲、 It gives no short address."""


def _numbered(
    route: Route, printed: str, code: str, taken: dict[str, str], id: str
) -> Iterator[Problem]:
    if not number_parts(printed) and not code:
        if any(char.isalnum() for char in printed) and not _LETTER.fullmatch(printed):
            words = f"序号“{printed}”里没有数字；请照公文写，例如“一、”“（二）”“3.”。"
            yield Problem(route, words)
    elif code and (other := taken.setdefault(code, id)) != id:
        words = f"序号“{printed}”与“{other}”的相同（短网址都是 {code}）；请改正序号，"
        words += "全文连续编号的方案请写 numbering: continuous，"
        yield Problem(route, words + f"公文自己印重了的请写 same_number_as: {other}。")
