"""The targets that a measure states: its clauses with figures."""

from __future__ import annotations

import re

from macros.importing.drafting.node import Node
from macros.importing.drafting.paragraphs.evidence import last_brackets, says_who
from macros.importing.drafting.statements.quoting import ENDS, clause_around
from macros.model.tables.grid import GAP
from macros.model.walk import MeasureAt
from macros.text.figures.building_verbs import BUILDS
from macros.text.figures.cut_phrases import widened
from macros.text.figures.in_turn import lists_in_turn
from macros.text.lines.reflow import squeeze
from macros.text.parts.in_turn_words import APART
from macros.text.parts.spans import Span
from macros.text.times.statements import deadlines, figures

_LEADING = re.compile(
    r"^(?:到|至|截至)?[0-9０-９]{4}年(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?(?:年?[底末])?(?:之?前|以前)?，?"
)
_BY_THE_CLOCK = re.compile(
    "(?:半日|半天|当日|当天|即时|即日)内?办结|(?:延长|提前|推迟)[至到] ?[0-9]{1,2}[:：][0-9]{2}"
)
"""Aims without a number and a unit."""
_HOW_QUICKLY = re.compile(
    "(?:压[减缩]|缩短|缩减|减少|控制|限制)(?:至|到|在)? ?[0-9０-９.]+ ?个?(?:工作日|小时|分钟|天)(?:之|以)?内"
)
"""How long something may take, if the plan shortens it: 时限压减至50个工作日以内."""


_THINGS = re.compile(
    rf"(?:^|(?<=、))(?:(?!{BUILDS}|加|强|提|推|健|坚|严|深|落|确|做|抓|促|扩|规|构|形|打|畅|压|探|鼓|引|对|以)[^0-9、]{{1,8}}、)+$"
)
"""Things of which what follows the last of them gives one figure: 城区、镇区公交覆盖率达到100%."""
_RATE = re.compile(rf"(?!{BUILDS}|[加提降])[^0-9]*(?:率|比例|比重|占比)[^0-9]*[0-9]")


_OF_A_COLUMN = re.compile(
    "(?!.*(?:[月季期]|阶段|[今明前后半]年))[^0-9０-９（(]*(?:目标|任务|指标|内容|要求|标准|措施|举措|事项)(?:任务|要求|内容|值)?"
)
"""Headers that say nothing of the figures below: 工作目标; 2025年目标 and 达标率 do."""


def _without_header(clause: str, at: MeasureAt) -> str:
    """Return the words of a cell without the header of its column, if that only names the column."""
    for line in at.row:
        if _OF_A_COLUMN.fullmatch(line.header):
            clause = clause.removeprefix(f"{line.header}{GAP}")
    return clause


def _without_who(clause: str) -> str:
    """Return a clause without brackets at its end that say who: …达到190万吨（牵头单位：市甲局）."""
    while says_who(clause) and (inner := last_brackets(clause)):
        clause = clause[: inner[0] - 1].rstrip()
    return clause


def _headed(clause: str, at: MeasureAt) -> bool:
    """Whether words begin with the header of their column: 2024年目标."""
    return any(clause.startswith(f"{line.header}{GAP}") for line in at.row)


def _list_start(text: str, start: int, piece: Span) -> int:
    """Return where the list begins of which a rate is said, if the clause that begins at ``start`` has one."""
    things = _THINGS.search(text[start : piece[0]]) if _RATE.match(text, *piece) else None
    return start + things.start() if things else piece[0]


def target_nodes(at: MeasureAt) -> list[Node]:
    """Return the clauses of a measure that hold figures."""
    text = at.measure.text
    stated = [span for span in deadlines(text) if not _HOW_QUICKLY.search(text, 0, span[1])]
    found: dict[str, Node] = {}
    quickly = (found.span() for found in _HOW_QUICKLY.finditer(text))
    places = [*figures(text), *(clock.span() for clock in _BY_THE_CLOCK.finditer(text)), *quickly]
    for start, end in sorted(places):
        if any(a < end and start < b for a, b in stated):
            continue
        listed = [one.whole for one in lists_in_turn(text) if one.whole[0] <= start < one.whole[1]]
        piece = clause_around(text, (start, end), f"{ENDS}、")
        whole = clause_around(text, (start, end), ENDS)
        piece = whole if APART.search(text, *whole) else piece  # what is whose, the whole says
        piece = (_list_start(text, whole[0], piece), piece[1])
        clause = text[slice(*(listed[0] if listed else widened(text, piece)))].strip()
        clause = _without_who(_without_header(clause, at))
        clause = _LEADING.sub("", clause) if stated and not _headed(clause, at) else clause
        if not re.search(r"[0-9０-９]|百分之|全覆盖|办结", text[start:end]):
            continue
        in_one_line = 0 < len(clause) <= 120 and "\n" not in clause  # no rows of a table
        if in_one_line and squeeze(clause) not in map(squeeze, found):
            found[clause] = Node(text=clause)
    return list(found.values())
