"""Rule on sentences of amending documents that speak of the plan and from which nothing is read: none passes silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.grounds.given_words import Laid
from macros.model.kinds import NoteKind
from macros.model.plan import Document
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.later_documents.parts import entered_units
from macros.rules.later_documents.placing import Placing
from macros.rules.surrounding_words import surrounding_words
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.masked_names import masked
from macros.text.orders.notices import closes
from macros.text.orders.proposals import is_proposed, is_reason
from macros.text.parts.quotations import FOLDED
from macros.text.parts.sentences import SENTENCE
from macros.text.parts.spans import Span

_PARAGRAPH = regex("[^\n]+")
_QUOTATION = regex("“[^“”]*”")
_CLAUSE = regex("[^，,]+")
_PART = regex(
    "牵头|主办|承办|负责|承担|配合|协办|协助|(?:责任|参与|参加|主管)(?:单位|部门|主体|方)|主责|接手|统筹抓"
)
_CHANGE = regex(
    "调整|变更|更换|更改|修改|修订|改[为由成到]|转[由交给]|移交|划[转归入给]|交[由给]|接[替任]|顶替|替[换代]|取[消代]|增[加列补]|新增|减少"
    "|统一由|作为|不再|退出|撤[销下]|剔除|删[去除]|归口"
)
_OF_PLAN = regex("(?:本|原|该|上述)(?:方案|计划|意见|通知|文件)")
_HEAD = regex("(?:如下|以下)[^，。：:]{0,10}[：:]?$|[：:]$")
_ABOUT = regex(
    f"^(?:现|特|兹)?(?:就|对|将|为|关于|印发|贯彻)[^，,]*(?:《[^》]*》|{FOLDED}|方案)[^，,]*$"
)


def changes_are_read(context: Context) -> Iterator[Problem]:
    """修改方案的文件里，说到方案的内容、又写到单位、分工或改动的话，每句都读得懂并已录入，或者在该文件的编者注里说明。"""
    documents = list(walk_supplements(context.file))
    around = surrounding_words(context.file, context.names) if documents else ()
    aside = {one.route: one.aside for one in around}
    for route, document in documents:
        reader = _Document(context, document, aside[(*route, "text")])
        for start, end in reader.unread():
            clause = document.text[start:end] if document.text else ""
            words = f"读不懂的调整：“{excerpt(clause)}”说到方案里的内容，看不出改了什么；"
            words += "改了分工的写进措施的 units，改了期限、进展、文字的照录，source 写这份文件；"
            words += "什么也没改的，在本文件的 notes 里写一条说明，用 quote 引这句话。"
            offset = len(squeeze((document.text or "")[:start]))
            yield Problem((*route, "text"), words, offset=offset)


class _Document:
    """A document that amends the plan, and what of it is read, entered or explained."""

    def __init__(self, context: Context, document: Document, aside: Sequence[Span]) -> None:
        self._text = text = document.text or ""
        self._title = squeeze(document.title)
        self._placing = placing = Placing(context.file, text)
        units = context.names.units(text)
        self._masked = _QUOTATION.sub(lambda one: "\U000f0000" * len(one[0]), masked(text, units))
        self._units = {span: text[slice(*span)] for span in units}
        orders = [one for one in context.grounds.orders[document.id] if one.deed is not Deed.GIVE]
        self._orders = [
            (one, placing.origin(max(one.start, one.since)), placing.origin(one.end - 1) + 1)
            for one in orders
        ]
        self._told = [
            *aside,
            *explained(document, placing),
            *self._given(context.grounds.laid[document.id]),
        ]
        self._entered = entered_units(context.file, context.names, document)

    def _given(self, laid: Sequence[Laid]) -> Iterator[Span]:
        """Yield where it gives words of the plan without marks: the last that it says."""
        for one in laid:
            if one.end and len(one.order.ends) > 1:
                start = len(squeeze(self._text)) - len(one.order.new)
                last = self._placing.origin(start + one.end - 1)
                yield self._placing.origin(start), last + 1

    def unread(self) -> Iterator[Span]:
        """Yield the first clause of each sentence that says something of the plan which nobody can read."""
        for paragraph in _PARAGRAPH.finditer(self._text):
            words = squeeze(paragraph[0])
            if words == self._title or closes(words):
                continue
            for sentence in SENTENCE.finditer(self._masked, *paragraph.span()):
                clauses = [one.span() for one in _CLAUSE.finditer(self._masked, *sentence.span())]
                yield from [one for one in clauses if self._is_unread(one, sentence.span())][:1]

    def _is_unread(self, clause: Span, sentence: Span) -> bool:
        said = self._masked[slice(*clause)]
        units = [one for one in self._units if clause[0] <= one[0] < clause[1]]
        if not (units or _PART.search(said) or _CHANGE.search(said)):
            return False
        if _HEAD.search(said) or _ABOUT.search(said) or is_reason(said):
            return False
        cites = _OF_PLAN.search(self._masked, *sentence) or self._placing.has_mark(*sentence)
        if not cites or is_proposed(self._masked, sentence[0], clause[1], sentence[1]):
            return False
        if any(a < clause[1] and clause[0] < b for a, b in self._told):
            return False
        if any(self._covers(*one, clause, units) for one in self._orders):
            return False
        return not units or any(one not in self._entered for one in units)

    def _covers(self, order: Order, start: int, end: int, clause: Span, units: list[Span]) -> bool:
        """Whether an order says what a clause says: it ends in it, or has it in its words, with all whom it names."""
        named = order.old + order.new
        whole = start < clause[1] and all(self._units[one] in named for one in units)
        return clause[0] < end and (end <= clause[1] + 1 or whole)


def explained(document: Document, placing: Placing) -> Iterator[Span]:
    """Yield what notes on a document explain."""
    for note in document.notes:
        if note.kind is NoteKind.EXPLANATION and note.quote:
            yield from placing.find(note.quote)
