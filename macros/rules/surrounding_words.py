"""The words around measures: of the plan as a whole, of its sections, of what amends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.grounds.names import Names
from macros.grounds.order_grounds import Grounds
from macros.grounds.passages import words_over
from macros.model.amending import walk_amended
from macros.model.kinds import Statement
from macros.model.measure import Note
from macros.model.plan import PlanFile
from macros.model.printed import walk_official, walk_supplements
from macros.model.problems import Route
from macros.model.walk import SectionAt, walk_sections
from macros.rules.later_documents.entered_parts import entered
from macros.rules.later_documents.later_entries import LaterEntry, moved_again, walk_later_entries
from macros.rules.later_documents.placing import Placing
from macros.rules.later_documents.roles_taken_away import orders_that_take, replaced, takes
from macros.text.characters.regex import regex
from macros.text.lines.reflow import find_squeezed
from macros.text.orders.deeds import Deed
from macros.text.orders.handing_over import TO
from macros.text.parts.spans import Span, between
from macros.text.roles import bodies
from macros.text.roles.role_patterns import BY

_OF_PLAN: dict[Route, str] = {
    ("plan", "notice", "body"): "印发通知的正文",
    ("plan", "notice", "remark"): "印发通知的附注",
    ("plan", "preamble"): "开头的文字",
    ("plan", "closing"): "结尾的文字",
    ("plan", "remark"): "附注",
    ("plan", "footnotes"): "脚注",
}
_OF_SECTIONS = {
    "before": "部分前面的文字",
    "title": "部分的标题",
    "intro": "部分的引言",
    "closing": "部分结尾的文字",
}
_NO_TASK = regex(
    r"(?:有效期|实施期|施行期)[^，,。；;\n]*|负责[^，,。；;\n]{0,6}解释"
    r"|(?<=[》）)])继续(?:施行|执行|实施|有效)[至到][^，,。；;\n]*"
    r"|(?<=起(?:施行|实施|执行|试行)[，,])[至到][^，,。；;\n]*止"
    r"|每(?:季度?|月|年年?度?|半年|周)[底末](?=[^，,。；;\n]{0,16}(?:报送|报告|汇报|[上函书]报|(?:情况|进展|总结|信息)报))"
)
"""How long a plan is in force, who explains it, when all report: no deadline and no task of a measure."""
_HAD = "(?:牵头|主办|负责|承办|承担|配合|协办|协助|参与|参加)"
_NO_LONGER = regex(
    f"不再由[^，,。；;：:\n]{{1,40}}?{_HAD}"
    f"|(?<=单位|部门|任务|措施)由[^，,。；;：:\n由]{{1,40}}?(?={TO})|(?<=[条项款])由[^，,。；;：:\n由]{{1,40}}?(?={TO})"
    f"|由[^，,。；;：:\n由]{{1,40}}?{_HAD}(?:负责)?(?=[，,]?{TO})"
    f"|[^，,。；;：:\n]{{1,40}}?{_HAD}的(?=[^，,。；;：:\n]{{1,30}}?[，,]?{TO})"
)
"""How an order says who has a part no longer, which gives it to nobody: 不再由市甲局牵头, 牵头单位由市甲局调整为, 市甲局牵头的任务移交."""
_AIM = regex(
    "目标|达|完成|办成|建成|实现|不少于|不低于|不高于|不超过|至少|力争|争取|新增|确保|提高|降"
)
_WHO = regex(rf"(?:由[^，,。；;\n]{{1,40}}|(?:{bodies.CHARGED})等?[^，,。；;：:\n的]{{0,6}})$")
"""How words end before a verb that say who does it."""
_SOME_CLASS = regex(
    rf"{bodies.OFFICIAL}|{bodies.SOCIETIES}|{bodies.DEPARTMENTS}|(?:各|有关|相关)(?:部门|单位)"
)
"""Words of assignment that have the body in themselves: 各相关部门按职责分工落实."""
_ALL = regex("各项|各条|逐项|每项|上述|以上|下列|以下|所有|全部")
_SENTENCE_ENDS = "。；;\n"


@dataclass(frozen=True)
class SurroundingWords:
    """Words around measures, what an editor calls them, and the notes that may quote them."""

    route: Route
    text: str
    called: str
    notes: tuple[Note, ...]
    whole: bool = False
    """Whether they are about the plan as a whole."""
    section: str = ""
    """The id of the section whose words they are, if they are those of one."""
    over: tuple[str, ...] = ()
    """The ids of the measures over which they stand, if not over all of the section."""
    aside: tuple[Span, ...] = ()
    """Parts that are read elsewhere, or are certainly about no measure."""


def surrounding_words(file: PlanFile, names: Names) -> Iterator[SurroundingWords]:
    """Yield all such words: of the plan, of each section, of each document that amends the plan."""
    yield from _of_plan(file)
    for at in walk_sections(file):
        yield from _of_section(at)
    yield from _of_documents(file, names)


def _of_plan(file: PlanFile) -> Iterator[SurroundingWords]:
    now: dict[Route, str | None] = {
        ("plan", "preamble"): file.plan.preamble,
        ("plan", "closing"): file.plan.closing,
    }
    printed = {route: text for route, text in walk_official(file) if route in _OF_PLAN}
    for route, text in (printed | now).items():
        if text:
            yield SurroundingWords(
                route, text, _OF_PLAN[route], file.plan.notes, True, aside=_no_task(text)
            )


def _of_section(at: SectionAt) -> Iterator[SurroundingWords]:
    section = at.section
    for key, called in _OF_SECTIONS.items():
        if words := getattr(section, key):
            yield SurroundingWords(
                (*at.route, key),
                words,
                called,
                section.notes,
                section=section.id,
                aside=_no_task(words),
            )
    for key in ("measures", "later"):
        for n, measure in enumerate(getattr(section, key)):
            if words := measure.before:
                route = (*at.route, key, n, "before")
                over = tuple(
                    one.id for one in section.own_measures if words in words_over(section, one.id)
                )
                yield SurroundingWords(
                    route, words, "措施前面的文字", section.notes, section=section.id, over=over
                )


def _of_documents(file: PlanFile, names: Names) -> Iterator[SurroundingWords]:
    grounds = Grounds(file)
    entries = tuple(walk_later_entries(file))
    taking = orders_that_take(file, names, grounds)
    for route, document in walk_supplements(file):
        text = document.text or ""
        placing = Placing(file, text)
        said = (
            place
            for one in entries
            if one.by == document.id
            for words in (one.words, *_borne_out(grounds, one))
            for place in find_squeezed(words, text)
            if placing.is_of(one.at, place) is not False
        )
        again = (
            place
            for order in grounds.orders[document.id]
            if any(moved_again(file, grounds, document.id, order, entries))
            for place in find_squeezed(order.words, text)
        )
        gone = (
            place
            for order in grounds.orders[document.id]
            if order.loose and order.old
            for words in (
                [order.words]
                if order.deed is Deed.REMOVE and takes(file, names, taking, document.id, order)
                else _NO_LONGER.findall(order.words)
            )
            for place in find_squeezed(words, text)
        )
        gave = (
            place for words in replaced(taking, document.id) for place in find_squeezed(words, text)
        )
        told = (*said, *again, *gone, *gave, *entered(file, names, document))
        aside = (*_no_task(text), *_amending(grounds, document.id, text), *told)
        yield SurroundingWords((*route, "text"), text, "全文", document.notes, True, aside=aside)


def _borne_out(grounds: Grounds, entry: LaterEntry) -> list[str]:
    """Return the words of the orders that a deadline or a report of progress rests on: 由2024年底延至2025年底."""
    return [order.words for order in grounds.orders[entry.by] if entry.fits(grounds, order)]


def says(kind: Statement, text: str, span: Span) -> bool:
    """Whether a figure stands in a sentence with a word of aim, or a word of assignment says who."""
    if kind is Statement.ASSIGNMENT:
        named = text[span[1] :].lstrip()[:1] in ("：", ":") or _WHO.search(text[: span[0]])
        some = _SOME_CLASS.search(text, *span)
        return bool(named or some) or text.startswith(BY, span[0])
    start, end = sentence(text, span)
    return bool(_AIM.search(text, start, end))


def of_all(text: str, span: Span) -> bool:
    """Whether the sentence speaks of many measures at once: 各项任务由市甲局牵头."""
    return bool(_ALL.search(text, *sentence(text, span)))


def sentence(text: str, span: Span) -> Span:
    """Return the sentence around a part of a text, without the mark at its end."""
    return between(text, span, _SENTENCE_ENDS)


def _no_task(text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _NO_TASK.finditer(text))


def _amending(grounds: Grounds, document: str, text: str) -> Iterator[Span]:
    """Yield where a document gives words of the plan, or orders them changed: they are read there."""
    for of in walk_amended(grounds.file):
        for step in of.steps:
            if step.by == document:
                ordered = (order.words for order in grounds.of(of, step) or ())
                for words in (step.before, step.after, *ordered):
                    yield from find_squeezed(words, text)
