"""Rules on claims: nothing is stated as official without words or a source that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.model.added_rows import roles_in_added_row
from macros.model.kinds import ObjectKind, is_address
from macros.model.measure import Deadline, Involvement, Measure, Target
from macros.model.names import Names
from macros.model.passages import ground, plan_with
from macros.model.plan import PlanInfo
from macros.model.printed import walk_printed, walk_supplements
from macros.model.problems import Problem, Route
from macros.model.role_clauses import clause_holds, read_for
from macros.model.role_words import Governing, bears_out, governing, is_known, roles_of, stems_of
from macros.model.walk import MeasureAt, walk_deadlines, walk_measures, walk_reported, walk_sources
from macros.rules.around import of_all, sentence
from macros.rules.context import Context
from macros.text.counted_days import counted
from macros.text.dates import allowed_days, can_mean, is_printed
from macros.text.excerpt import excerpt
from macros.text.nil import is_nil
from macros.text.reflow import find_squeezed, squeeze
from macros.text.statements import deadlines
from macros.text.title_marks import has_title


def assigning_roles_have_grounds(context: Context) -> Iterator[Problem]:
    """每个角色都有原文字句或来源；牵头、责任、配合须由所引的话里指定该单位的词证明，或有来源。"""
    units = {unit.id: unit for unit in context.file.units}
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            route = (*at.route, "units", n)
            if involvement.source or involvement.clause:  # clauses_give_roles looks at the latter
                continue
            if not involvement.quote:
                words = (
                    f"单位“{involvement.unit}”没有依据；请写 quote（原文字句）或 source（来源）。"
                )
                if at.row:
                    label = involvement.role.label
                    words = (
                        f"本行没有写明“{involvement.unit}”是{label}单位的一格；请照表头改 role；"
                        "格里写着角色的，例如“市甲局（牵头）”，用 quote 引它；"
                        "单位的写法不同的补进 aliases；另有依据的写 source。"
                    )
                yield Problem(route, words)
                continue
            unit = units.get(involvement.unit)
            named = unit and any(  # listed_units_are_named reports the others
                name and name in involvement.quote
                for name in (unit.name, unit.short, *unit.aliases)
            )
            if unit and named and involvement.role.assigns:
                called = [name for name in (unit.name, unit.short, *unit.aliases) if name]
                orders = context.grounds.orders.get(at.measure.added_by or "", ())
                if involvement.role in roles_in_added_row(at, orders, called):
                    continue
                text = ground(at.measure, at.sections, involvement.quote, context.file.plan)
                if words := _of_others(context.file.plan, at, involvement):
                    yield Problem((*route, "quote"), words)
                    continue
                found = governing(context.names, text, involvement)
                misread = involvement.word not in (None, *(word.word for word in found.quoted))
                # of which printed_words_govern tells
                if not misread and not any(bears_out(involvement, w, found) for w in found.quoted):
                    words = _without_ground(involvement, unit.name, found)
                    if by := _clause_for(context.file.plan, involvement, found):
                        words = f"“{unit.name}”的“{involvement.role.label}”是总的分工规定“{by}”给的；请写 clause: {by}。"
                    yield Problem((*route, "role"), words)


def _of_others(plan: PlanInfo, at: MeasureAt, involvement: Involvement) -> str:
    """Say that words about the plan as a whole do not speak of this measure; empty if they do."""
    quote = involvement.quote or ""
    passage = plan_with(plan, at.measure, at.sections, quote)
    if not passage:
        return ""
    _, label, text = passage
    for place in find_squeezed(quote, text):
        start, end = sentence(text, place)
        if of_all(text, place) or at.measure.title in text[start:end]:
            return ""
    return (
        f"引文“{excerpt(quote)}”在{label}里，那句话没有说到各项措施，也没有说到本措施；"
        "请引写明本措施分工的那句话，或写明 source（来源）。"
    )


def _clause_for(plan: PlanInfo, involvement: Involvement, found: Governing) -> str:
    """Return the id of the general clause that gives a unit of a bare list its role; empty if none does."""
    role = involvement.role
    readings = [read_for(clause, role) for clause in plan.role_clauses if found.bare]
    giving = (one.id for one in readings if one.rule.gives is role and clause_holds(one, found))
    return next(giving, "")


def _without_ground(involvement: Involvement, name: str, found: Governing) -> str:
    """Say which word governs the unit and what to do."""
    role = involvement.role
    asked = f"“{role.label}”（{role}）须有依据："
    outside = [word for word in found.outside if role in roles_of(word)]
    if outside:
        return (
            f"{asked}指定“{name}”的“{outside[0].word}”不在 quote 里；请把引文引到这个词，一字不差。"
        )
    if not found.quoted:
        needed = "”“".join(stems_of(role))
        return (
            f"{asked}quote 里没有词语写明“{name}”是{role.label}单位（例如“{needed}”）；"
            "请引写明它的那句话，或写明 source；公文没有指定时请用其他角色，例如 named（提及）。"
        )
    word = found.quoted[0]
    if not is_known(word) and word.word == involvement.word:
        return (
            f"{asked}“{word.word}”只写明“{name}”做什么；请把 role 改为 responsible（责任），"
            f"或引写明它是{role.label}单位的那句话，或写明 source。"
        )
    if not is_known(word):
        return (
            f"{asked}quote 里指定“{name}”的是“{word.word}”，读不出是哪种角色；"
            "编者能断定的，在 word（角色原文）里写原文的那个词；不能断定的请用其他角色，或写明 source。"
        )
    roles = "、".join(f"{other}（{other.label}）" for other in roles_of(word))
    instead = f"请把 role 改为 {roles}" if roles else "请用其他角色，例如 named（提及）"
    return (
        f"{asked}quote 里指定“{name}”的是“{word.word}”；{instead}，"
        f"或引写明它是{role.label}单位的那句话，或写明 source。"
    )


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
            official = ground(measure, at.sections, statement.text)
            if not statement.source and squeeze(statement.text) not in squeeze(official):
                words = (
                    f"{name}“{statement.text}”不在本措施原文中；请照原文写，或写明 source（来源）。"
                )
                yield Problem((*route, "text"), words)


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
    """Return the deadline before what this one is said to be of; empty if the text bears it out.

    Only clauses that put each deadline first tell: 6月底前完成选址，9月底前开工.
    """
    what = squeeze(deadline.what or "")
    found = ""
    for clause in map(squeeze, _CLAUSE_END.split(measure.text)):
        for part in _each_deadline(clause):
            read = deadlines(part)
            if what not in part:
                continue
            if len(read) != 1 or read[0][0] != 0:
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
    said = [squeeze(words) for words in (deadline.text, deadline.what) if words]
    for clause in map(squeeze, _CLAUSE_END.split(quote)):
        meant: set[str] = set()
        for part in _each_deadline(clause):
            named = {m.id for m in names.find(part) if m.kind is ObjectKind.UNIT}
            meant = named or meant  # 市甲局6月底前完成清淤，9月底前完成打捞
            if unit in meant and all(words in part for words in said):
                return ""
    matter = f"、所指的“{deadline.what}”" if deadline.what else ""
    return (
        f"quote 里没有一句（到分号、句号或下一个期限为止）同时写明“{called[0]}”、"
        f"期限“{deadline.text}”{matter}；请引写明它们的那句话，或写明 source（来源）。"
    )


_CLAUSE_END = re.compile(r"[；;。\n]")


def _each_deadline(clause: str) -> list[str]:
    """Return the parts of a clause with one deadline each: each begins after the comma before it."""
    begins = sorted({clause.rfind("，", 0, start) + 1 for start, _ in deadlines(clause)})
    cuts = [0, *begins[1:], len(clause)]
    return [clause[start:end] for start, end in pairwise(cuts)]


def deadline_dates_fit_their_words(context: Context) -> Iterator[Problem]:
    """期限的日期合乎期限的原文：原文写了年、季、月、日的，是其中的最后一天；写“6月前”的，5月底也可以；写印发之日起几日内的，从印发日期算。"""
    plan = context.file.plan
    for at in walk_measures(context.file):
        for place, deadline in walk_deadlines(at.measure):
            between = counted(deadline.text, plan.issued_on, plan.effective)
            if deadline.on and between and not between[0] <= deadline.on <= between[1]:
                words = f"日期 {deadline.on} 与期限原文“{deadline.text}”不合；"
                words += (
                    f"照方案的日期算，在 {between[0]} 到 {between[1]} 之间；请改正 on，或删去。"
                )
                yield Problem((*at.route, *place, "on"), words)
            elif deadline.on and not can_mean(deadline.text, deadline.on):
                allowed = allowed_days(deadline.text, deadline.on) or ()
                last = [f"最后一天是 {max(days)[1]}；" for days in (allowed,) if days]
                words = f"日期 {deadline.on} 与期限原文“{deadline.text}”不合；{''.join(last)}请照原文改正 on，或删去。"
                yield Problem((*at.route, *place, "on"), words)


def reports_are_told_once(context: Context) -> Iterator[Problem]:
    """一份进展通报对一项措施只说一次；写在 reports 里的，不再写在措施的 progress 里。"""
    own = {
        (at.measure.id, one.date, one.source.title)
        for at in walk_measures(context.file)
        for one in at.measure.progress
    }
    told: set[tuple[Route, str]] = set()
    for route, id, progress in walk_reported(context.file):
        if (route[:2], id) in told:
            yield Problem(route, f"这份通报里“{id}”写了两次；请合并成一处。")
        told.add((route[:2], id))
        if (id, progress.date, progress.source.title) in own:
            words = f"“{id}”的 progress 里已经写了 {progress.date} 的这份来源；请删去其中一处。"
            yield Problem(route, words)


def kept_copies_are_whole(context: Context) -> Iterator[Problem]:
    """来源的存档副本放在数据文件旁边的，读得到，校验值一致；写校验值的，写明副本在哪里。"""
    for route, source in walk_sources(context.file):
        if source.sha256 and not source.archive:
            words = "写了 sha256（副本校验值），没有写 archive（存档副本）；请补上，或删去 sha256。"
            yield Problem((*route, "sha256"), words)
        if not source.archive or is_address(source.archive) or source.archive not in context.kept:
            continue
        digest = context.kept[source.archive]
        if not digest:
            words = f"存档副本“{source.archive}”读不到；请把它放在数据文件旁边，或改正文件名。"
            yield Problem((*route, "archive"), words)
        elif source.sha256 and source.sha256 != digest:
            words = f"存档副本“{source.archive}”的 SHA-256 是 {digest}，与这里写的不同；副本没有变的，请照它改。"
            yield Problem((*route, "sha256"), words)


def dates_are_printed(context: Context) -> Iterator[Problem]:
    """方案的标题、文号、日期和实施期间是公文里印出的。"""
    if context.transcription is None:
        return
    text = squeeze(context.transcription)
    plan = context.file.plan
    later = [one.text or "" for _, one in walk_supplements(context.file)]
    compared = {
        route for route, _ in walk_printed(context.file)
    }  # every_word_is_kept reports those
    for key, words in (
        ("document_number", plan.document_number),
        ("period", plan.period),
        ("title", plan.title),
    ):
        printed = (
            has_title(text, words) if words and key == "title" else squeeze(words or "") in text
        )
        if words and key == "period":  # a later document may have made it longer
            printed = printed or any(squeeze(words) in squeeze(one) for one in later)
        if words and ("plan", key) not in compared and not printed:
            yield Problem(("plan", key), f"“{words}”不在公文文本副本中；请照公文写，没有就删去。")
    if plan.issued_on and not is_printed(plan.issued_on, text):
        words = f"印发日期 {plan.issued_on} 不在公文文本副本中；请照公文写，没有就删去。"
        yield Problem(("plan", "issued_on"), words)


def changes_are_newest_first(context: Context) -> Iterator[Problem]:
    """变更记录新的在前。"""
    for n, (above, below) in enumerate(pairwise(context.file.changes), start=1):
        if below.on > above.on:
            words = f"{below.on} 的变更排在 {above.on} 之后；请把新的变更写在前面。"
            yield Problem(("changes", n, "on"), words)
