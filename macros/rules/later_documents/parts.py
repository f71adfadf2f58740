"""Rule on roles and targets that rest on a document which amends the plan: it says them of that measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.measure import Involvement
from macros.model.names import Names
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.role_words import roles_of, words_for
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.context import Context
from macros.rules.later_documents.placing import Placing
from macros.text.excerpt import excerpt
from macros.text.reflow import find_squeezed
from macros.text.role_tokens import RoleWord
from macros.text.spans import Span

_BECOMES = re.compile(
    "(?P<label>单位|部门)(?P<from>由[^，,。；;：:\n]{1,30}?)?(?:调整|变更|更改|更换|修改|改)为(?!由)"
)
"""牵头单位由市甲局调整为市乙局 says of 市乙局 what 牵头单位：市乙局 says."""
_SINCE = re.compile("(?:调整|变更|更改|改|转)(?:为|由|到)|现由|[，,。；;\n]")
_WAS = re.compile("原(?:来|先|定)*(?:由|[^，,。；;：:]{0,6}?(?:单位|部门))|不再由?")
"""Before a name that has the part no longer: 原由市甲局牵头的任务，由市乙局牵头."""
_GOES = re.compile(
    "(?:牵头|主办|负责|承办|配合|协办|协助)?(?:的[^，,。；;]{0,12}?)?(?:调整|变更|更改|更换|改|移交)(?:为|由|到|至|给)"
)
"""Behind such a name: 由市甲局调整为市乙局."""
_GAP = re.compile("\t|[ \u3000]{2,}")
_NOW = re.compile("^(?:(?:调整|变更|修改)(?:之|以)?后的?|[现新]的?)")
_BEFORE = re.compile("^(?:(?:调整|变更|修改)(?:之|以)?前|原)")


@dataclass(frozen=True)
class _Said:
    """Where a document names a unit, and the words that say what part it has."""

    span: Span
    words: tuple[RoleWord, ...]


def later_parts_are_said(context: Context) -> Iterator[Problem]:
    """角色、目标的来源是修改方案的文件的，是它对本措施说的：角色由它指定该单位的词证明，目标照它写。"""
    placings = {
        one.id: Placing(context.file, one.text or "") for _, one in walk_supplements(context.file)
    }
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            by = involvement.source.document if involvement.source else None
            if by in placings and by:
                route = (*at.route, "units", n)
                yield from _part(context, at, involvement, route, placings[by], by)
        for n, target in enumerate(at.measure.targets):
            by = target.source.document if target.source else None
            if by in placings and by:
                route = (*at.route, "targets", n)
                yield from _words(at, target.text, (*route, "text"), placings[by], by)
                if target.quote:
                    yield from _words(at, target.quote, (*route, "quote"), placings[by], by)


def _words(at: MeasureAt, words: str, route: Route, placing: Placing, by: str) -> Iterator[Problem]:
    """Yield the problem if a document does not have such words for a measure."""
    places = find_squeezed(words, placing.text)
    if not places:
        said = f"文件“{by}”的全文里没有“{excerpt(words)}”；请照该文件写，一字不差。"
        yield Problem(route, said)
    elif all(placing.is_of(at, place) is False for place in places):
        said = f"文件“{by}”写“{excerpt(words)}”的话说的不是本措施；请核对是哪一项措施。"
        yield Problem(route, said)


def _part(
    context: Context,
    at: MeasureAt,
    involvement: Involvement,
    route: Route,
    placing: Placing,
    by: str,
) -> Iterator[Problem]:
    """Yield the problem if a document does not give a unit its part in a measure."""
    unit = next((one for one in context.file.units if one.id == involvement.unit), None)
    quoted = find_squeezed(involvement.quote or "", placing.text)
    if unit is None:
        return  # references_exist reports it
    if involvement.quote and not quoted:
        words = f"引文“{excerpt(involvement.quote)}”不在文件“{by}”的全文里；请从它的全文复制，一字不差；"
        yield Problem((*route, "quote"), words + "引的是措施原文的，删去 source。")
        return
    said = list(_said(context.names, placing.text, involvement))
    if involvement.quote:
        said = [one for one in said if any(a <= one.span[0] < b for a, b in quoted)]
    if not said:
        where = "引文里" if involvement.quote else f"文件“{by}”的全文里"
        words = f"{where}没有“{unit.name}”；请核对是哪个单位，别处写明的改正 source（来源）。"
        yield Problem((*route, "source"), words)
        return
    placed = [(one, placing.is_of(at, one.span)) for one in said]
    here = [one for one, is_of in placed if is_of or (is_of is None and involvement.quote)]
    label = f"“{unit.name}”的“{involvement.role.label}”"
    if not here and all(is_of is False for _, is_of in placed):
        words = f"文件“{by}”写到“{unit.name}”的话说的不是本措施；请核对是哪一项措施。"
        yield Problem((*route, "source"), words)
    elif not here:
        words = f"文件“{by}”写到“{unit.name}”的话里看不出说的是哪一项措施；请用 quote 引说本措施的那句话。"
        yield Problem((*route, "source"), words)
    elif involvement.role.assigns and not any(_bears_out(involvement, one) for one in here):
        given = [word.word for one in here for word in one.words]
        words = f"文件“{by}”对本措施没有写明{label}"
        words += f"，指定它的是“{given[0]}”" if given else ""
        yield Problem((*route, "role"), f"{words}；请照该文件改正 role，写在别处的改正来源。")


def _bears_out(involvement: Involvement, said: _Said) -> bool:
    return any(
        involvement.role in roles_of(word) or word.word == involvement.word for word in said.words
    )


def _said(names: Names, text: str, involvement: Involvement) -> Iterator[_Said]:
    """Yield where a document names a unit; not as the one that had a part before."""
    begun = 0
    header: list[str] = []
    for line in text.split("\n"):
        cells = _GAP.split(line.strip())
        header = cells if _is_header(names, cells) else header
        read = _BECOMES.sub(_as_label, line)
        found = words_for(names, read, involvement.unit, involvement.word)
        for span, words in found.items():
            if _had(line, span):
                continue
            if len(cells) > 1 and len(cells) == len(header) and not words:
                column = len(_GAP.findall(line.strip(), 0, span[0]))
                above = header[column]
                if _BEFORE.match(above):
                    continue
                words = _of_column(names, _NOW.sub("", above), line[slice(*span)], involvement)
            yield _Said((begun + span[0], begun + span[1]), tuple(words))
        begun += len(line) + 1


def _as_label(found: re.Match[str]) -> str:
    return f"{found['label']}：".ljust(len(found[0]))


def _had(line: str, span: Span) -> bool:
    """Whether a name is that of a unit that has a part no longer."""
    since = max((one.end() for one in _SINCE.finditer(line, 0, span[0])), default=0)
    return bool(_WAS.search(line, since, span[0]) or _GOES.match(line, span[1]))


def _is_header(names: Names, cells: list[str]) -> bool:
    """Whether cells stand above columns: none names a unit, and one says 单位 or the like."""
    line = "".join(cells)
    return len(cells) > 1 and not names.find(line) and bool(re.search("单位|部门", line))


def _of_column(names: Names, above: str, name: str, involvement: Involvement) -> list[RoleWord]:
    """Return the words that say what part those have whose names stand in a column."""
    found = words_for(names, f"{above}：{name}", involvement.unit, involvement.word)
    return [word for words in found.values() for word in words]
