"""Rule on sentences of amending documents that speak of the plan and from which nothing is read: none passes silently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.grounds.given_words import Laid
from macros.model.plan import Document
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.later_documents.entered_parts import entered_units
from macros.rules.later_documents.later_entries import walk_later_entries
from macros.rules.later_documents.placing import Placing
from macros.rules.later_documents.roles_taken_away import PLAIN
from macros.rules.surrounding_words import surrounding_words
from macros.text.characters.regex import regex
from macros.text.later_documents.changed_parts import cells_of
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.orders.deeds import Deed, Order
from macros.text.orders.masked_names import masked
from macros.text.orders.notices import closes, is_closing
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
_IN_ORDINARY_WORDS = regex(
    "停(?![车靠机泊电水])|缓(?![解堵冲])|搁|暂(?![行住])|宽限|放宽|推迟|延(?:[期后缓]|长(?!产业))"
    "|提前(?!谋划|介入|准备|部署|布局|预防)|缩(?:短(?!办)|减)|压减"
    "|(?<![最至许不])[多少减免](?!部门|单位|渠道|方|措|层|元|线|轻)\\D{0,4}[0-9一二三四五六七八九十百两几]"
)
"""What is done to a measure in ordinary words, behind what is read of it: 第1条由市甲局牵头，先停一停."""
_OF_PLAN = regex(
    "(?:本|原|该|上述)(?:方案|计划|意见|通知|文件)|(?:该|此|上述)[项条]?(?:任务|措施|项目)"
)
_SAME = regex(
    "(?:不变|不(?:作|做|予)(?:任何)?(?:调整|变更|修改|变动))$|不(?:改变|影响|涉及)"
    "|(?:问题|情况|意见|建议|进展|信息)[^，,]*(?:报送?|汇总|反馈)"
)
"""What a document leaves as it is, or wants to be informed of: 其余内容不作调整."""
_STAYS = regex(
    f"^(?:{_PART.pattern}|单位|部门|分工|其[他余它]|内容|任务|及|和|、|保持|仍|均|继续)+不变$|^[^，,]*除外$"
    "|继续(?:推进|落实|执行|实施|开展)$"
    "|按(?:照)?原(?:方案|计划|分工)[^，,]*(?:执行|推进|落实|实施)$"
)
"""What stays as it was beside a change: 配合单位不变, 其余内容不变, 第1条除外, 第2条继续推进."""
_FORBIDS = regex("不得|不准|不许|严禁|禁止|切勿")
"""In what orders that nothing is done to a measure: 第1条不得延期实施."""
_REPORTS = regex("已|完成|完工|竣工|开工|启动|正在|进展|进度|推进|落实|办结|累计|截至")
"""What a report of progress says, whose entry may have no words."""
_TO_ALL = regex(
    "(?:请|望)?各(?:有关|相关|责任|牵头|配合)?(?:单位|部门|级|地)[^，,。；;]*?[要应须请可]"
)
"""To whom a document speaks of what all of them are to do: 各单位要对照原方案，及时调整台账."""
_HEAD = regex("(?:如下|以下)[^，。：:]{0,10}[：:]?$|[：:]$")
_ABOUT = regex(
    f"^(?:现|特|兹)?(?:就|对|将|为|关于|印发|贯彻)[^，,]*(?:《[^》]*》|{FOLDED}|方案)[^，,]*$"
)


def changes_are_read(context: Context) -> Iterator[Problem]:
    """修改方案的文件里，写着方案的序号、或说到某项措施标题的话，以及说到方案的内容、又写到单位、分工或改动的话，每句都读得懂并已录入，或者在该文件的编者注里说明。"""
    documents = list(walk_supplements(context.file))
    around = surrounding_words(context.file, context.names) if documents else ()
    aside = {one.route: one.aside for one in around}
    for route, document in documents:
        reader = _Document(context, document, aside[(*route, "text")])
        for start, end in reader.unread():
            clause = document.text[start:end] if document.text else ""
            words = f"读不懂的调整：“{excerpt(clause)}”说到方案里的内容，看不出改了什么；"
            words += "改了分工的写进措施的 units，改了期限、进展、文字的照录，source 写这份文件；"
            words += (
                "录入后仍读不懂的、什么也没改的，在本文件的 notes 里写一条说明，用 quote 引这句话。"
            )
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
            *placing.explained(document),
            *self._given(context.grounds.laid[document.id]),
        ]
        entries = (one for one in walk_later_entries(context.file) if one.by == document.id)
        self._wordless = [(one.at, one.ends) for one in entries if not one.words]
        self._entered = entered_units(context.file, context.names, document)

    def _given(self, laid: Sequence[Laid]) -> Iterator[Span]:
        """Yield where it gives words of the plan without marks: the last that it says."""
        for one in laid:
            if one.end and len(one.order.ends) > 1:
                start = len(squeeze(self._text)) - len(one.order.new)
                last = self._placing.origin(start + one.end - 1)
                yield self._placing.origin(start), last + 1

    def unread(self) -> Iterator[Span]:
        """Yield what of each sentence says something of the plan that nobody can read: its first such clause, or all of it.

        One that cites a measure by its number, or calls it by its title, is such a sentence, whatever its words.
        """
        for paragraph in _PARAGRAPH.finditer(self._text):
            words = squeeze(paragraph[0])
            is_row = len(cells_of(paragraph[0])) > 1 and not is_closing(words)
            cites = self._placing.has_mark if is_row else self._placing.has_number
            if words == self._title or (closes(words) and not cites(*paragraph.span())):
                continue
            for sentence in SENTENCE.finditer(self._masked, *paragraph.span()):
                clauses = [one.span() for one in _CLAUSE.finditer(self._masked, *sentence.span())]
                clauses = [one for one in clauses if not self._only_opens(one)]
                told = [one for one in clauses if self._is_told(one)]
                told += [one for one in clauses if told and self._is_said_besides(one, told[0])]
                if not told and clauses and not _is_heading(paragraph[0]):
                    does = [one for one in clauses if self._does_something(one)]
                    if does and self._orders_something(*sentence.span()):
                        told = [(sentence.start(), does[-1][1])]
                yield from [one for one in told if self._is_unread(one, sentence.span())][:1]

    def _orders_something(self, start: int, end: int) -> bool:
        """Whether a sentence cites a measure by its number or calls it by its title, and is no report entered without words."""
        cites = self._placing.has_number(start, end) or self._placing.calls(start, end)
        where = self._masked, start, end
        reports = _REPORTS.search(*where) and not _IN_ORDINARY_WORDS.search(*where)
        entered = (at for at, ends in self._wordless if ends or reports)
        return cites and not any(self._placing.is_of(at, (start, end)) for at in entered)

    def _does_something(self, clause: Span) -> bool:
        """Whether a clause neither forbids something nor leaves it as it is: 不得延期 and 继续推进 do nothing."""
        said = self._masked[slice(*clause)]
        return not (_FORBIDS.search(said) or _stays(said))

    def _only_opens(self, clause: Span) -> bool:
        """Whether a clause says what comes, of which plan, or why."""
        said = self._masked[slice(*clause)]
        about = _ABOUT.search(said) and not self._placing.has_number(*clause)
        return bool(
            _HEAD.search(said) or (about and len(self._named(clause)) < 2) or is_reason(said)
        )

    def _named(self, clause: Span) -> list[Span]:
        return [one for one in self._units if clause[0] <= one[0] < clause[1]]

    def _is_told(self, clause: Span) -> bool:
        said = self._masked[slice(*clause)]
        return bool(self._named(clause) or _PART.search(said) or _CHANGE.search(said))

    def _is_said_besides(self, clause: Span, first: Span) -> bool:
        """Whether a clause does something to a measure in ordinary words, behind one that says who has a part in it."""
        said, before = (self._masked[slice(*one)] for one in (clause, first))
        of_parts = first < clause and bool(_PART.search(before))
        return of_parts and bool(_IN_ORDINARY_WORDS.search(said)) and not _FORBIDS.search(said)

    def _is_unread(self, clause: Span, sentence: Span) -> bool:
        units = self._named(clause)
        if not self._is_of_plan(clause, sentence):
            return False
        if is_proposed(self._masked, sentence[0], clause[1], sentence[1]):
            return False
        if any(a < clause[1] and clause[0] < b for a, b in self._told):
            return False
        if any(self._covers(*one, clause, units) for one in self._orders):
            return False
        return not units or any(one not in self._entered for one in units)

    def _is_of_plan(self, clause: Span, sentence: Span) -> bool:
        """Whether a sentence cites the plan or a part of it, or names a unit and goes on with words that do."""
        said, units = self._masked[slice(*clause)], self._named(clause)
        if not units and _stays(said):
            return False
        if self._placing.has_mark(*sentence):
            return True
        if _SAME.search(said) and not (_PART.search(said) and units):
            return False
        if _OF_PLAN.search(self._masked, *sentence):
            return bool(units or not _TO_ALL.match(self._masked, *sentence))
        goes_on = bool(units) and not said.startswith(("请", "望"))
        return goes_on and self._placing.has_mark(self._begun(sentence[0]), sentence[0])

    def _begun(self, at: int) -> int:
        """Return where the words begin with which a sentence goes on: its paragraph, or the heading right above it."""
        start = self._text.rfind("\n", 0, at) + 1
        above = self._text[:start].rstrip()
        return start if above.endswith(("。", "；", ";")) else above.rfind("\n") + 1

    def _covers(self, order: Order, start: int, end: int, clause: Span, units: list[Span]) -> bool:
        """Whether an order says what a clause says: the order ends in the clause, or holds it and all whom it names."""
        named = order.old + order.new
        whole = start < clause[1] and all(self._units[one] in named for one in units)
        return clause[0] < end and (end <= clause[1] + 1 or whole)


def _stays(said: str) -> bool:
    """Whether a clause leaves as it is what it speaks of: 继续实施, not 搁一搁再继续实施."""
    return bool(_STAYS.search(said)) and not _IN_ORDINARY_WORDS.search(said)


def _is_heading(paragraph: str) -> bool:
    """Whether a paragraph has no words but those of places, parts and changes."""
    return not PLAIN.sub("", _QUOTATION.sub("", paragraph))
