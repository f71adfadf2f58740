"""Rule on what became of units by a document that amends the plan: it says that, of that unit, on that day."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.kinds import SuccessionKind
from macros.model.plan import Document
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.unit import Succession, Unit
from macros.rules.context import Context
from macros.text.later_documents.from_when import OF_ITSELF, of_all
from macros.text.later_documents.successions import Became, Change, changes
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.times.dates import is_printed


def later_successions_have_grounds(context: Context) -> Iterator[Problem]:
    """单位的沿革，来源是修改方案的文件的，是它对这个单位写明的：方式、去向和日期都照它写。"""
    documents = {one.id: one for _, one in walk_supplements(context.file)}
    units = {unit.id: unit for unit in context.file.units}
    for n, unit in enumerate(context.file.units):
        for m, step in enumerate(unit.succession):
            document = documents.get(step.source.document or "")
            if document:
                route: Route = ("units", n, "succession", m)
                yield from _not_said(units, unit, m, step, document, route)


def _not_said(
    units: dict[str, Unit],
    unit: Unit,
    number: int,
    step: Succession,
    document: Document,
    route: Route,
) -> Iterator[Problem]:
    called = [*unit.called, *(name for one in unit.succession[:number] for name in one.names)]
    goals = [[name] for name in step.names]
    goals += [list(units[id].called) for id in step.to if id in units]
    others = [name for one in units.values() if one is not unit for name in one.called]
    others += step.names
    found: list[Change] = []
    for goal in goals or [[]]:
        read = changes(document.text or "", called, goal, others, document.issued_on)
        said = [one for one in read if one.became is Became(step.how.value)]
        if not said:
            yield Problem((*route, "source"), _says_otherwise(unit, step, document, goal, read))
            return
        found += said
    if not any(_is_its_day(step, one, document) for one in found):
        yield Problem((*route, "on"), _on_another_day(step, document, found[0]))


def _says_otherwise(
    unit: Unit, step: Succession, document: Document, goal: list[str], read: list[Change]
) -> str:
    what = f"“{unit.name}”{step.how.label}"
    what += f"，去向是“{goal[0]}”" if goal else ""
    words = f"文件“{document.id}”的全文里没有写明{what}"
    if read:
        labels = {kind.value: kind.label for kind in SuccessionKind}
        kinds = "、".join(dict.fromkeys(labels[one.became.value] for one in read))
        words += f"，写的是“{excerpt(read[0].sentence)}”（{kinds}）"
    return f"{words}；请照该文件写 how、names、to，别处写明的改正 source（来源）。"


def _is_its_day(step: Succession, change: Change, document: Document) -> bool:
    """Whether a change is on the day that is entered, as far as the document says when."""
    if change.days:
        return any(first <= step.on <= last for first, last in change.days)
    issued = document.issued_on
    whole = of_all(document.text or "", issued, OF_ITSELF)
    if issued is None or step.on == issued or step.on in whole.first:
        return True
    printed = is_printed(step.on, squeeze(document.text or ""))
    return printed or (change.before and step.on < issued)


def _on_another_day(step: Succession, document: Document, change: Change) -> str:
    words = f"日期 {step.on} 与文件“{document.id}”写的“{excerpt(change.sentence)}”不合"
    if not change.days:
        words += f"，它的成文日期是 {document.issued_on}"
    return f"{words}；请照该文件改正 on（日期），别处写明的改正 source（来源）。"
