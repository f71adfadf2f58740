"""Rules on deadlines and targets: their words are those of the text, and say what is entered of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.grounds.names import Names
from macros.grounds.passages import ground
from macros.model.kinds import ObjectKind
from macros.model.measure import Deadline, Measure, Target
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import MeasureAt, walk_deadlines, walk_measures
from macros.rules.context import Context
from macros.text.characters.regex import regex
from macros.text.figures.in_turn import in_turn, matters_in_turn, times_in_turn
from macros.text.lines.reflow import find_squeezed, squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.parts.in_turn_words import TIES
from macros.text.parts.nil import is_nil
from macros.text.parts.spans import Span
from macros.text.times.counted_days import counted, lasting
from macros.text.times.dates import allowed_days, can_mean, has_no_day
from macros.text.times.statements import deadlines
from macros.text.times.truncated import recurs, times


def statements_have_grounds(context: Context) -> Iterator[Problem]:
    """期限和目标在措施原文里，或有来源；“/”“—”“无”一类的记号不是期限和目标。"""
    for at in walk_measures(context.file):
        measure = at.measure
        statements: list[tuple[Route, Deadline | Target, str]] = []
        for place, deadline in walk_deadlines(measure):
            statements.append(((*at.route, *place), deadline, "期限"))
        for n, target in enumerate(measure.targets):
            statements.append(((*at.route, "targets", n), target, "目标"))
        for route, statement, name in statements:
            if is_nil(statement.text):
                words = f"“{statement.text}”是公文里“没有”的记号，不是{name}；请删去这个{name}，原文的格或句子照原样留着。"
                yield Problem((*route, "text"), words)
                continue
            if not statement.source and (cell := _empty_cell(at, statement.text)):
                words = f"{name}“{excerpt(statement.text)}”只在表头里，本行的这一格是“{cell}”，没有写什么；请删去这个{name}。"
                yield Problem((*route, "text"), words)
                continue
            official = ground(measure, at.sections, statement.text)
            if not statement.source and squeeze(statement.text) not in squeeze(official):
                words = (
                    f"{name}“{statement.text}”不在本措施原文中；请照原文写，或写明 source（来源）。"
                )
                yield Problem((*route, "text"), words)


def _empty_cell(at: MeasureAt, words: str) -> str:
    """Return what a cell prints that says nothing, if words stand in no other line of a row: 二季度目标　—."""
    places = find_squeezed(words, at.measure.text)
    alone = bool(places) and all(any(a <= c and d <= b for a, b in at.nil_cells) for c, d in places)
    cells = [
        line.words
        for line in at.row
        if is_nil(line.words) and squeeze(words) in squeeze(line.with_header)
    ]
    return cells[0] if alone and cells else ""


def deadlines_are_apart(context: Context) -> Iterator[Problem]:
    """期限只写在 deadline 或 deadlines 一处；所指的事在原文里，所指的单位是本措施的单位，引文在一句里写明它和期限。"""
    names = {
        unit.id: [name for name in (unit.name, unit.short, *unit.aliases) if name]
        for unit in context.file.units
    }
    amending = {one.id: one.text or "" for _, one in walk_supplements(context.file)}
    for at in walk_measures(context.file):
        measure = at.measure
        if measure.deadline and measure.deadlines:
            words = "deadline 和 deadlines 都写了；请把几个期限都写在 deadlines 里，删去 deadline。"
            yield Problem((*at.route, "deadline"), words)
        named = {involvement.unit for involvement in measure.units}
        for place, deadline in walk_deadlines(measure):
            route = (*at.route, *place)
            by = deadline.source.document if deadline.source else None
            if deadline.what and by in amending:
                texts = (amending[by], measure.text, *(one.text for one in measure.earlier))
                if not any(squeeze(deadline.what) in squeeze(text) for text in texts):
                    words = f"期限所指的“{deadline.what}”不在本措施原文中，也不在文件“{by}”的全文里；请照原文写。"
                    yield Problem((*route, "what"), words)
            if deadline.what and not deadline.source:
                if squeeze(deadline.what) not in squeeze(measure.text):
                    words = f"期限所指的“{deadline.what}”不在本措施原文中；请照原文写，或写明 source（来源）。"
                    yield Problem((*route, "what"), words)
                elif other := _said_with_another(deadline, measure):
                    words = f"“{deadline.what}”和另一个期限“{other}”写在一起，不是“{deadline.text}”；请照原文改正。"
                    yield Problem((*route, "what"), words)
            for n, unit in enumerate(deadline.units):
                if unit not in named:
                    words = f"期限写的单位“{unit}”不在本措施的 units 里；请先写明它的角色，或改正这个 id。"
                    yield Problem((*route, "units", n), words)
                elif unit in names and not deadline.source:
                    if words := _not_said_of(deadline, unit, names[unit], context.names):
                        yield Problem((*route, "units", n), words)


def _said_with_another(deadline: Deadline, measure: Measure) -> str:
    """Return the other deadline beside which the text names the matter (``what``) of this one.

    Empty if the text names it beside this one, or leaves it open.

    What stands in one piece with one deadline is of that one (选址于6月底前完成、9月底前开工), and what
    stands behind one is of it where each comes first in its clause: 6月底前完成选址和测量，9月底前开工.
    """
    what = squeeze(deadline.what or "")
    found = ""
    for clause in map(squeeze, _CLAUSE_END.split(measure.text)):
        if listed := _listed_with(clause, [what], deadline.text) or _listed_behind(
            clause, deadline
        ):
            if listed == deadline.text:
                return ""
            found = listed
        if TIES.search(clause):
            continue
        beside = [one for one in _PIECE_END.split(clause) if what in one]
        beside = [
            one for one in beside if 1 in (len(deadlines(one)), len(times(one, (0, len(one)))))
        ]
        for part in beside or _each_deadline(clause):
            read = deadlines(part)
            if what not in part:
                continue
            if not beside and (
                len(read) != 1 or (read[0][0] != 0 and not _ends_with(part, read[0]))
            ):
                return ""
            said = [one.text for one in measure.all_deadlines if squeeze(one.text) in part]
            if not said or deadline.text in said:
                return ""
            found = said[0]
    return found


def _not_said_of(deadline: Deadline, unit: str, called: list[str], names: Names) -> str:
    """Say why the quote does not bear out that a deadline is that of a unit; empty if it does."""
    quote = deadline.quote or ""
    if not any(name in quote for name in called):
        return (
            f"期限只对“{called[0]}”有效，没有依据；"
            "请在 quote 里引写明它和期限的那句话，或写明 source（来源）。"
        )
    listed = [_listed_with(one, called, deadline.text) for one in _CLAUSE_END.split(squeeze(quote))]
    others = [one for one in listed if one]
    if others and deadline.text not in others:
        return (
            f"“{called[0]}”和另一个期限“{others[0]}”写在一起，不是“{deadline.text}”；请照原文改正。"
        )
    if other := _given_to_another(deadline.what, unit, quote, names):
        return (
            f"“{deadline.what}”照“分别”前后的次序是“{other}”的，不是“{called[0]}”的；请照原文改正。"
        )
    said = [squeeze(words) for words in (deadline.text, deadline.what) if words]
    for clause in map(squeeze, _CLAUSE_END.split(quote)):
        meant: set[str] = set()
        for part in _each_deadline(clause):
            named = {m.id for m in names.find(part) if m.kind is ObjectKind.UNIT}
            meant = named or meant  # 市甲局6月底前完成清淤，9月底前完成打捞
            if unit in meant and all(words in part for words in said):
                if not (deadline.what and _does_another(unit, said[-1], part, names)):
                    return ""
    matter = f"、所指的“{deadline.what}”" if deadline.what else ""
    return (
        f"quote 里没有一句（到分号、句号或下一个期限为止）同时写明“{called[0]}”、"
        f"期限“{deadline.text}”{matter}；请引写明它们的那句话，或写明 source（来源）。"
    )


def _given_to_another(what: str | None, unit: str, quote: str, names: Names) -> str:
    """Return to whom words give the matter in its place, if not to this unit: 市甲局、市乙局分别负责选址、测量; else empty."""
    text, matter = squeeze(quote), squeeze(what or "")
    units = {(m.start, m.end): m.id for m in names.find(text) if m.kind is ObjectKind.UNIT}
    listed = matters_in_turn(text, list(units)) if matter else []
    theirs = [span for span, given in listed if matter in given or given in matter]
    if not theirs or any(units[span] == unit for span in theirs):
        return ""
    return text[slice(*theirs[0])]


def _does_another(unit: str, what: str, part: str, names: Names) -> bool:
    """Whether words give the matter to other units and another one to this: 市乙局完成建设，市丙局完成验收."""
    pieces = part.split("，")
    named = [{m.id for m in names.find(p) if m.kind is ObjectKind.UNIT} for p in pieces]
    for n in (n for n, piece in enumerate(pieces) if what in piece):
        if unit in next((ids for ids in reversed(named[: n + 1]) if ids), {unit}):
            return False
    own = [piece for piece, ids in zip(pieces, named, strict=True) if unit in ids]
    return all(_DOES.search(piece) and not _HELPS.search(piece) for piece in own)


_DOES = regex("完成|建成|制定|印发|出台|启动|开展|开工|竣工|验收|办结|报送|上报")
_HELPS = regex("配合|协助|协同|参与|参加|指导|支持|监督|督促")


def _listed_with(clause: str, names: list[str], text: str) -> str:
    """Return the deadline that a clause, listing them in turn, gives to one of these names; ``text`` if it is that one."""
    for item, (start, end) in (*in_turn(clause), *times_in_turn(clause)):
        if any(name in item for name in names):
            given = clause[start:end]
            at = clause.find(squeeze(text))
            if 0 <= at < end and start < at + len(squeeze(text)):
                return text
            return "".join(given[slice(*span)] for span in deadlines(given)[:1]).lstrip("于在")
    return ""


def _listed_behind(clause: str, deadline: Deadline) -> str:
    """Return the time that a clause, listing them in turn, gives to the matter of a deadline; its text if it is that one."""
    what, own = squeeze(deadline.what or ""), squeeze(deadline.text)
    theirs = [
        clause[slice(*span)]
        for matter, span in times_in_turn(clause)
        if what in matter or matter in what
    ]
    return deadline.text if any(one in own or own in one for one in theirs) else "".join(theirs[:1])


def _ends_with(clause: str, deadline: Span) -> bool:
    """Whether a clause ends with a piece that says nothing but by when: 制定细则，6月底前完成."""
    begins = _PIECE_BEGINS.search(clause, 0, deadline[0])
    return bool(begins and _DONE.fullmatch(clause, deadline[1]))


_DONE = regex("(?:全部|全面|基本)?(?:完成|建成|办结|到位|落实|印发|出台|实施)?")
_PIECE_BEGINS = regex("[，,](?:力争|争取|确保|须|应)?[于在]?$")
_CLAUSE_END = regex(r"[；;。\n]")
_PIECE_END = regex("[，,、]")
"""With these the days follow the matters: 选址和开工分别在6月底前、9月底前完成."""


def _each_deadline(clause: str) -> list[str]:
    """Return the parts of a clause with one deadline each: each begins after the comma before it."""
    begins = sorted({clause.rfind("，", 0, start) + 1 for start, _ in deadlines(clause)})
    cuts = [0, *begins[1:], len(clause)]
    return [clause[start:end] for start, end in pairwise(cuts)]


def deadline_dates_fit_their_words(context: Context) -> Iterator[Problem]:
    """期限的日期合乎期限的原文：原文写了年、季、月、日的，是其中的最后一天；写“6月前”的，5月底也可以；写印发之日起几日内的，从印发日期算；每年、每月都有的，长期坚持的，没有一个日期。"""
    plan = context.file.plan
    for at in walk_measures(context.file):
        for place, deadline in walk_deadlines(at.measure):
            if deadline.on and recurs(deadline.text):
                words = f"期限“{excerpt(deadline.text)}”年年、月月都有，不只 {deadline.on} 一天；请删去 on。"
                yield Problem((*at.route, *place, "on"), words)
                continue
            if deadline.on and has_no_day(deadline.text):
                words = f"期限“{excerpt(deadline.text)}”没有写到哪一天，{deadline.on} 不是原文的日期；请删去 on。"
                yield Problem((*at.route, *place, "on"), words)
                continue
            between, since = counted(deadline.text, plan.issued_on, plan.effective), "方案的日期"
            if not between:
                between, since = lasting(deadline.text, plan.issued_on), "原文的起点和时长"
            if deadline.on and between and not between[0] <= deadline.on <= between[1]:
                words = f"日期 {deadline.on} 与期限原文“{deadline.text}”不合；"
                words += f"照{since}算，在 {between[0]} 到 {between[1]} 之间；请改正 on，或删去。"
                yield Problem((*at.route, *place, "on"), words)
            elif deadline.on and not can_mean(deadline.text, deadline.on):
                allowed = allowed_days(deadline.text, deadline.on) or ()
                last = [f"最后一天是 {max(days)[1]}；" for days in (allowed,) if days]
                words = f"日期 {deadline.on} 与期限原文“{deadline.text}”不合；{''.join(last)}请照原文改正 on，或删去。"
                yield Problem((*at.route, *place, "on"), words)
