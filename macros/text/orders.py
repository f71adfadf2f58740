"""What an amending document orders, as it prints it: 将第三条中的“甲”修改为“乙”, 第二款修改为“丙”, 删去第2条.

Pure text, no plan. ``orders`` reads a document clause by clause: what a verb of ``order_tokens`` is said of
stands before it, in quotation marks or cited by number, and what is given stands behind it. What an
order makes of a text is in ``edits``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.text import bodies
from macros.text.change_tables import side_by_side
from macros.text.deeds import Deed, Order, at_each_place
from macros.text.numerals import number_parts
from macros.text.order_tokens import BESIDE, TOKEN, deed_of, index, inner_of, run_of
from macros.text.places import (
    ANYWHERE,
    DEPTHS,
    OBJECT,
    PARTS,
    PLACE,
    Inner,
    N,
    Path,
    depth,
    has_point,
    paths_to,
)
from macros.text.postponing import moves_deadline
from macros.text.prose_orders import PARTY, Span, is_part, is_party, is_task, prose
from macros.text.quotations import FOLDED, Folded, fold, plain
from macros.text.unmarked import behind_colon, behind_lists, level_of
from macros.text.validity import is_extended

_ONLY_PLACES = ("废止", "作废", "失效", "撤销", "取消", "停止", "不再")
"""These are orders only of what is cited by number; plans cancel many other things."""
_SENTENCE = re.compile("[^。；;！!\n]+")
_TITLE = re.compile(
    "[^。；;：]*关于[^。；;：]*的(?:补充)?(?:通知|决定|公告|通报|批复|意见|公示|函)(?:（[^（）]*）)?"
)
"""The title of a document, which names what its orders say again."""
_PARAGRAPH = re.compile("[^\n]+")
_WHICH = re.compile(rf"第({N})[处个]")
_EVERY = re.compile("统一|均|一律|各处|全部|所有|全文")
_AMENDED = re.compile("[中里]?的?(?:第|附件)|作(?:如下|以下|出)")
"""Behind the title of a document that is amended."""
_MISPRINTED = re.compile("(?:的?表述)?(?:有误|错误|不准确|系?笔误)[，,]")
"""Between words and those that correct them: “甲”有误，应为“乙”."""
_ALL_OF = re.compile(
    "的?(?:一?[条款项章节句段行])?的?(?:全部|所有|有关|相关)?(?:内容|规定|条款|条文|表述|任务|措施)?"
)
"""What may stand behind a place that is meant as a whole."""
_FROM_WHEN = re.compile("自[^，,。；;]{1,20}?起[，,]?")
_UP_TO = re.compile("[^，,。；;、\n并和及]*")
_WHAT = re.compile("[\u4e00-\u9fff]{2,12}(?<!内容)(?<!全文)(?<!原文)(?<!文字)(?<!规定)(?<!条文)")
"""What in a place is changed; not these words, which mean all of it."""
_SURELY = re.compile("(?:修改|修订|修正|更改|变更|更正|调整|延|推迟|延长|延期|改)(?:为|成|至|到)$")
"""Verbs that are seldom said of anything but words and deadlines."""
_HEADING = re.compile(f"的?{OBJECT}*(?:[，,]?(?:具体)?(?:内容|表述|条文)(?:如下|为))?(?=[：:])")
"""Between an order and the colon behind which words begin."""
_BODY = re.compile(
    f"(?:{PARTY})?[为：:]?(?P<who>[^，,。；;：:\n]{{1,60}}?(?:{bodies.BODY}|{bodies.PART}))(?:的?{PARTY})?$"
)
"""A body with what it is called: 配合单位市甲局, 市甲局配合单位."""
_GIVES = re.compile("[^，,。；;：:\n]{0,8}[：:]?")
"""Between a verb and the words that it gives."""


@dataclass(frozen=True)
class _Context:
    """Which places the clauses are about that name none."""

    cited: tuple[Path, ...] = ()
    named: tuple[str, ...] = ()
    inner: Inner = ANYWHERE
    document: str = ""


@dataclass(frozen=True)
class _Clause:
    """A verb with the tokens before it since the last order, and all behind it in the sentence."""

    begun: int
    """Where the sentence begins."""
    since: int
    """Where the last order of the sentence ended."""
    before: Sequence[re.Match[str]]
    verb: re.Match[str]
    after: Sequence[re.Match[str]]


def orders(text: str) -> tuple[Order, ...]:
    """Return what a document orders, in its order."""
    beside, spans = side_by_side(text)
    whole = plain(text)
    read = (
        one
        for one in _Reader(fold(text)).read()
        if not any(a <= one.start < b or _gives_from(one, whole, a, b) for a, b in spans)
    )
    return (*read, *beside)


def _gives_from(order: Order, whole: str, start: int, end: int) -> bool:
    """Whether an order gives words without marks that begin in a part of the document."""
    return (
        bool(order.new) and whole.endswith(order.new) and start <= len(whole) - len(order.new) < end
    )


@dataclass
class _Reader:
    """Reads a document from its beginning; what a clause leaves unsaid, those before it have said."""

    text: Folded
    context: _Context = _Context()
    heads: list[tuple[int, _Context]] = field(default_factory=list)
    """The contexts that numbered paragraphs leave to those inside them."""
    opened: set[int] = field(default_factory=set)
    """Where the words begin that orders give without quotation marks."""

    def read(self) -> Iterator[Order]:
        """Yield the orders, and each paragraph as words that the document gives."""
        for paragraph in _PARAGRAPH.finditer(self.text.text):
            level = level_of(paragraph[0], 0)
            if level >= 0:
                while self.heads and self.heads[-1][0] >= level:
                    self.heads.pop()
                self.context = self.heads[-1][1] if self.heads else _Context()
            if not _TITLE.fullmatch(paragraph[0]):
                yield from self._paragraph(*paragraph.span())
            if level >= 0:
                self.heads.append((level, self.context))
            if paragraph.start() not in self.opened:
                yield self._open(Order(Deed.GIVE, "", 0), paragraph.start())[0]

    def _paragraph(self, begun: int, end: int) -> Iterator[Order]:
        """Yield the orders of a paragraph; sentences in what one of them gives are passed over."""
        for sentence in _SENTENCE.finditer(self.text.text, begun, end):
            if sentence.end() > begun:
                for order, read in self._sentence(*sentence.span()):
                    yield order
                    begun = read

    def _sentence(self, begun: int, end: int) -> Iterator[tuple[Order, int]]:
        """Yield the orders of a sentence, each with where its words end."""
        self.context = replace(self.context, inner=ANYWHERE)
        tokens = list(TOKEN.finditer(self.text.text, begun, end))
        around = self.context.cited
        since = begun
        done: list[Span] = []
        for n, token in enumerate(tokens):
            deed = deed_of(token)
            if deed is None or token.start() < since:
                continue
            before = [one for one in tokens[:n] if one.start() >= since]
            clause = _Clause(begun, since, before, token, tokens[n + 1 :])
            for order, read in self._ordered(deed, clause):
                yield order, read
                done.append((token.start(), read))
                since = read
        self._remember([one for one in tokens if one.start() >= since])
        yield from self._given(begun, since, tokens)
        told = list(self._prose(begun, end, tokens, done, around))
        yield from told
        if not (done or told) and (verb := self._of_a_place(tokens)):
            order = self._order(Deed.CHANGE, begun, end, begun)
            order = replace(order, old=order.words, within=True, loose=True)
            yield from list(_each(order, verb.end()))[:1]

    def _of_a_place(self, tokens: Sequence[re.Match[str]]) -> re.Match[str] | None:
        """Return the verb by which a sentence surely orders something of a place, in words that nobody can follow."""
        places = [n for n, one in enumerate(tokens) if one["place"]]
        behind = tokens[places[0] + 1 :] if places else ()
        return next((one for one in behind if one["CHANGE"] and _SURELY.search(one[0])), None)

    def _ordered(self, deed: Deed, clause: _Clause) -> Iterator[tuple[Order, int]]:
        match deed:
            case Deed.CHANGE:
                return self._change(clause)
            case Deed.ADD:
                return self._add(clause)
            case Deed.REMOVE:
                return self._remove(clause)
            case _:
                return self._renumber(clause)

    def _change(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        """Yield “甲”修改为“乙”, 第二款修改为“乙”, 由甲调整为乙, 第四条改为第五条."""
        if re.search("[如以]下", clause.verb[0]) and self._heads_orders(clause.verb.end()):
            return
        old = self._beside(clause)
        new = self._quotes(clause.verb.end(), clause.after)
        if re.search("(?:替换|代替|取代)$", clause.verb[0]):
            yield from self._instead(clause, old)
            return
        following = clause.after[0] if clause.after else None
        if "分别" in clause.verb[0] and len(new) > 1 and (each := self._each_its_own(clause, new)):
            yield from each
        elif new:
            end = new[-1].end()
            words = [self._words(one) for one in new]
            order = self._about(Deed.CHANGE, clause, end, aside=old)
            if old:
                olds = [self._words(one) for one in old]
                pairs = zip(olds, words * len(olds) if len(words) == 1 else words, strict=False)
                for was, now in pairs:
                    yield from _each(replace(order, old=was, new=now, within=True), end)
            elif re.search("[名称]", clause.verb[0]):
                yield from self._rename(
                    clause, replace(order, new="".join(words), within=True), end
                )
            elif self._says_where(clause, order):
                order = replace(order, vague=self._says_what(clause))
                yield from self._whole(order, plain("".join(words)), end)
        elif following and following["place"] and not self.text.text[clause.verb.end() : following.start()]:  # fmt: skip
            order = self._about(Deed.RENUMBER, clause, following.end())
            run = run_of(clause.after, "place")
            for path, to in zip(order.cited, paths_to(run, ()), strict=False):
                yield replace(order, cited=(path,), to=to), run[-1].end()
        elif not self._opens(clause.verb.end()) and (found := self._plain_words(clause)):
            was, now, end = found
            order = self._about(Deed.CHANGE, clause, end)
            loose = not order.cited and self._changes_a_part(clause)
            moves = moves_deadline(clause.verb[0])
            if loose or (order.cited and (was or moves or self._says_what(clause))):
                order = replace(order, old=was, new=now, within=True, vague=not was, loose=loose)
                yield from _each(order, end)
        elif self._opens(clause.verb.end()):
            order = self._about(Deed.CHANGE, clause, clause.verb.end())
            if self._says_where(clause, order):
                yield self._open(order, clause.verb.end())

    def _instead(
        self, clause: _Clause, new: Sequence[re.Match[str]]
    ) -> Iterator[tuple[Order, int]]:
        """Yield 用“乙”代替第2条中的“甲”."""
        old = next((one for one in clause.after if one["quote"]), None)
        if len(new) != 1 or self.text.text[new[0].start() - 1] not in "以用" or not old:
            return
        places = [one for one in clause.after if one.end() <= old.start()]
        order = self._about(Deed.CHANGE, _with(clause, places), old.end(), aside=new)
        order = replace(order, old=self._words(old), new=self._words(new[0]), within=True)
        yield from _each(order, old.end())

    def _rename(self, clause: _Clause, order: Order, end: int) -> Iterator[tuple[Order, int]]:
        """Yield “甲”任务更名为“乙”, which changes these words, and 第二条更名为“乙”, which changes a title."""
        last = clause.before[-1] if clause.before else None
        old = self._words(last) if last and last["quote"] else ""
        if old or self._says_where(clause, order):
            yield from _each(replace(order, old=old, vague=not old), end)

    def _each_its_own(
        self, clause: _Clause, new: Sequence[re.Match[str]]
    ) -> list[tuple[Order, int]]:
        """Return 第1条“甲”、第2条“乙”分别修改为“丙”“丁”: each place gets words of its own, in their order."""
        quotes = [one for one in clause.before if one["quote"]]
        inside = [one for one in quotes if not self._is_name(one)]
        ends = next((some for some in (inside, quotes) if len(some) == len(new)), [])
        if not quotes:
            ends = self._last_of_each(clause.before)
        found: list[tuple[Order, int]] = []
        since = clause.since
        for last, given in zip(ends, new, strict=False):
            aside = [last] if last in inside else []
            own = [one for one in clause.before if since <= one.start() < last.end()]
            self._remember([one for one in own if one not in aside])
            order = self._order(Deed.CHANGE, clause.begun, new[-1].end(), since)
            now = self._words(given)
            if aside:
                order = replace(order, old=self._words(last), new=now, within=True)
                found += _each(order, new[-1].end())
            else:
                found += self._whole(order, now, new[-1].end())
            since = last.end()
        return found if len(ends) == len(new) else []

    def _last_of_each(self, tokens: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """Return where each place of a list ends: 第1条第一款、第二款."""
        places = [one for one in tokens if one["place"] or one["inner"]]
        gaps = [self.text.text[a.end() : b.start()] for a, b in pairwise(places)]
        return [a for a, gap in zip(places, gaps, strict=False) if BESIDE.fullmatch(gap)] + places[
            -1:
        ]

    def _is_name(self, quote: re.Match[str]) -> bool:
        """Whether words in marks call a place: “甲”一条, “甲”中的."""
        return bool(quote["noun"]) or self.text.text[quote.end() : quote.end() + 1] in ("中", "里")

    def _add(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        """Yield 在“甲”后增加“乙”, 第一句之后增加“乙”, 增加一款，作为第二款：“乙”, 增加一条：“乙”."""
        quotes = next(
            (
                run_of(clause.after[n:], "quote")
                for n, one in enumerate(clause.after)
                if one["quote"]
            ),
            [],
        )
        until = quotes[0].start() if quotes else clause.after[-1].end() if clause.after else clause.verb.end()  # fmt: skip
        between = [one for one in clause.after if one.start() < until and not deed_of(one)]
        if any(deed_of(one) for one in clause.after if one.start() < until):
            return
        count = next((one["counted"] for one in between if one["count"]), "")
        becomes = between[max(0, index(between, "as")) :]
        sided = clause.before[-1] if clause.before and clause.before[-1]["side"] else None
        anchor = clause.before[-2] if sided and len(clause.before) > 1 else None
        new = "".join(self._words(one) for one in quotes)
        end = quotes[-1].end() if quotes else until
        if anchor and anchor["quote"] and sided and new:
            old = self._words(anchor)
            joined = old + new if sided["way"] == "后" else new + old
            order = self._about(Deed.ADD, clause, end, aside=[anchor])
            yield from _each(replace(order, old=old, new=joined, within=True), end)
            return
        order = self._about(Deed.ADD, clause, end)
        comes = [one for one in becomes if one["inner"]][:1]
        inner = inner_of([*clause.before, *comes])
        paths = paths_to([one for one in becomes if one["place"]], order.cited)
        if re.fullmatch(OBJECT, count) or paths or (anchor and anchor["place"]):
            deep = 0 if anchor else DEPTHS.index(count) if count in DEPTHS else len(DEPTHS)
            around = [
                tuple(one for one in path if one.outer or depth(one) < deep) for path in order.cited
            ]
            cited = paths or tuple(path for path in dict.fromkeys(around) if path)
            order = replace(order, cited=cited, named=(), inner=ANYWHERE, side="在")
            if new:
                yield from self._whole(order, plain(new), end)
            elif self._opens(heading := _behind(_HEADING, self.text.text, end)):
                yield self._open(order, heading)
        elif new and (inner or order.cited):
            side = "在" if comes else sided["way"] if sided else ""
            inner = inner or (Inner(end=True) if count else inner)
            order = replace(order, inner=inner, new=new, side=side, within=True)
            yield from _each(order, end)
        elif order.cited and not between and (found := self._bodies(clause)):
            order = self._about(Deed.ADD, clause, found[1])
            yield from _each(replace(order, new=found[0], within=True), found[1])

    def _bodies(self, clause: _Clause) -> tuple[str, int] | None:
        """Return the bodies that are added to those of a part, 责任单位增加市乙局, and where they end."""
        before = re.search(f"{PARTY}$", self.text.text[clause.since : clause.verb.start()])
        behind = re.compile(PARTY).match(self.text.text, clause.verb.end())
        if not before and not behind:
            return None
        at = behind.end() if behind else clause.verb.end()
        named = re.compile("(?!为|至|到)[^，,。；;：:\n]{2,60}").match(self.text.text, at)
        if not named or re.search(FOLDED, named[0]):
            return None
        return named[0], named.end()

    def _remove(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        """Yield 删去“甲”, “甲”一词删去, 删去第二款, 删去第2条、第5条."""
        behind = self._complement(clause)
        if not behind and clause.after and clause.after[0]["count"]:
            yield from self._remove_some(clause)
            return
        about = _with(clause, behind) if behind else clause
        quotes = [one for one in (behind or clause.before) if one["quote"]]
        old = [one for one in quotes if not one["noun"]] if behind else self._beside(clause)
        end = behind[-1].end() if behind else clause.verb.end()
        order = self._about(Deed.REMOVE, about, end, aside=old)
        own = [one for one in about.before if one["place"] or one["inner"]]
        own += [one for one in quotes if one["noun"]]
        if any(word in clause.verb[0] for word in _ONLY_PLACES) and not own:
            return
        for one in old:
            yield from _each(replace(order, old=self._words(one), within=True), end)
        if not old and own and (some := self._part(clause, behind)):
            words, end = some
            order = replace(order, old=words, within=True, vague=not words)
            yield from _each(order, end)
        elif not old and own:
            at = about.before[-1].end()
            rest = _UP_TO.match(self.text.text, at) if behind else None
            what = rest[0] if rest else self.text.text[at : clause.verb.start()]
            vague = not _ALL_OF.fullmatch(
                _FROM_WHEN.sub("", what)
            )  # 第三条规定的补贴 is not the third article
            yield from _each(replace(order, within=bool(order.inner) or vague, vague=vague), end)

    def _part(self, clause: _Clause, behind: Sequence[re.Match[str]]) -> tuple[str, int] | None:
        """Return which body is taken from those of a part, and where that is said; none if no part is.

        第2条取消市甲局配合单位, 将市甲局从第2条配合单位中删除. What is not said of a part has no words.
        """
        text = self.text.text
        rest = _UP_TO.match(text, clause.verb.end())
        if not behind and rest and rest[0]:
            who = _BODY.match(rest[0])
            return who["who"] if who else "", rest.end()
        whom = re.search(
            f"将(?P<who>[^，,。；;：:\n]{{2,60}}?)从[^，,。；;：:\n]*{PARTY}[中里内]?$",
            text[clause.since : clause.verb.start()],
        )
        return (whom["who"], clause.verb.end()) if whom and not behind else None

    def _remove_some(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        """Yield 第一部分删去一条：“甲”, or 第二条删去一款, which does not say of what."""
        count, *others = clause.after
        quotes = run_of(others, "quote")
        if quotes and not _GIVES.fullmatch(self.text.text, count.end(), quotes[0].start()):
            quotes = []
        end = quotes[-1].end() if quotes else count.end()
        order = replace(self._about(Deed.REMOVE, clause, end), within=True)
        for one in quotes:
            yield from _each(replace(order, old=self._words(one)), end)
        if not quotes:
            yield from _each(replace(order, vague=True), end)

    def _renumber(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        order = self._about(Deed.RENUMBER, clause, clause.verb.end())
        yield order, clause.verb.end()

    def _given(
        self, begun: int, since: int, tokens: Sequence[re.Match[str]]
    ) -> Iterator[tuple[Order, int]]:
        """Yield words that a sentence gives behind a colon without any verb."""
        for one in tokens:
            if one["quote"] and one.start() >= since and self.text.text[one.start() - 1] in "：:":
                order = self._order(Deed.GIVE, begun, one.end(), begun)
                yield from self._whole(order, plain(self._words(one)), one.end())

    def _prose(
        self,
        begun: int,
        end: int,
        tokens: Sequence[re.Match[str]],
        read: Sequence[Span],
        around: Sequence[Path],
    ) -> Iterator[tuple[Order, int]]:
        """Yield the orders of prose in a sentence, 增加市乙局为第2条配合单位, beside those ``read``.

        ``around`` are the places that the sentences before have said.
        """
        for one in prose(self.text.text, begun, end):
            if any(a < one.end and one.words < b for a, b in read):
                continue
            places = [m for m in tokens if m["place"] and one.start <= m.start() < one.end]
            order = self._order(one.deed, begun, one.end, one.start)
            before = [m for m in tokens if m["place"] and m.end() <= one.start]
            cited = paths_to(places, paths_to(before, around) or around) if places else order.cited
            old, new = self._unfolded(one.old), self._unfolded(one.new)
            said = re.sub(FOLDED, "", self.text.text[one.start : one.end])
            order = replace(order, cited=cited, said=said, old=old, new=new, loose=True)
            vague = one.deed is Deed.CHANGE and not old
            yield from _each(replace(order, within=bool(old or new), vague=vague), one.end)

    def _unfolded(self, words: str) -> str:
        """Return words with those in quotation marks as they are, without the marks."""
        return plain(re.sub(FOLDED, lambda one: self.text.quotation(one[0]), words))

    def _heads_orders(self, at: int) -> bool:
        """Whether orders follow here behind a colon, not the words that are given."""
        first = behind_colon(self.text.text, at)
        end = self.text.text.find("\n", first)
        following = TOKEN.finditer(self.text.text, first, end if end > 0 else len(self.text.text))
        return any(map(deed_of, following))

    def _changes_a_part(self, clause: _Clause) -> bool:
        """Whether a clause changes a deadline or who does something, and not until when the plan is in force."""
        target = self.text.text[clause.since : clause.verb.start()]
        moves = moves_deadline(clause.verb[0]) and is_task(target)
        return (moves or is_part(target)) and not is_extended(f"{target}{clause.verb[0]}")

    # what the tokens of a clause mean

    def _about(
        self, deed: Deed, clause: _Clause, end: int, aside: Sequence[re.Match[str]] = ()
    ) -> Order:
        """Return an order without its words; tokens ``aside`` are those words and no names."""
        self._remember([one for one in clause.before if one not in aside])
        return self._order(deed, clause.begun, end, clause.since)

    def _order(self, deed: Deed, begun: int, end: int, since: int) -> Order:
        said, all_said = (re.sub(FOLDED, "", self.text.text[a:end]) for a in (since, begun))
        which = _WHICH.findall(said)
        return Order(
            deed,
            self.text.printed(begun, end),
            self.text.origins[begun],
            *(self.context.cited, self.context.named),
            said if re.search(PARTS, said) or PLACE.search(said) else all_said,
            self.context.inner,
            which=int(number_parts(which[-1])[0]) if which else 0,
            every=bool(_EVERY.search(said)),
            document=self.context.document,
        )

    def _remember(self, tokens: Sequence[re.Match[str]]) -> None:
        """Take the places that tokens name; a clause that names none keeps those before it."""
        found = [one for one in tokens if one["place"]]
        names = [self._words(one) for one in tokens if one["quote"]]
        if found or names or any(one["all"] for one in tokens):
            cited = paths_to(found, self.context.cited)
            self.context = _Context(cited, tuple(names), document=self.context.document)
        for one in tokens:
            if one["title"] and _AMENDED.match(self.text.text, one.end()):
                self.context = replace(self.context, document=one["title"][1:-1])
        if inner := inner_of(tokens):
            self.context = replace(self.context, inner=inner)

    def _says_where(self, clause: _Clause, order: Order) -> bool:
        """Whether a clause says of what it gives all words: a place, a part, or a name."""
        said = re.search(PARTS, self.text.text[clause.since : clause.verb.start()])
        return bool(said or order.inner or order.cited or order.named)

    def _beside(self, clause: _Clause) -> list[re.Match[str]]:
        """Return the quotations right before a verb: the words that it is said of."""
        if not clause.before or not clause.before[-1]["quote"] or clause.before[-1]["noun"]:
            return []
        run = run_of(clause.before[::-1], "quote")[::-1]
        gap = _MISPRINTED.sub("", self.text.text[run[-1].end() : clause.verb.start()])
        return run if len(gap) <= 8 and not re.search(f"[，,：:]|{PARTS}", gap) else []

    def _quotes(self, at: int, after: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """Return the quotations that begin right here."""
        if after and after[0]["quote"] and _GIVES.fullmatch(self.text.text, at, after[0].start()):
            run = run_of(after, "quote")
            following = after[len(run)] if len(run) < len(after) else None
            changed = following and deed_of(following) and not self._between(run[-1], following)
            return run[:-1] if len(run) > 1 and changed else run  # “甲”改为“乙”、“丙”改为“丁”
        return []

    def _between(self, one: re.Match[str], other: re.Match[str]) -> str:
        return self.text.text[one.end() : other.start()]

    def _complement(self, clause: _Clause) -> list[re.Match[str]]:
        """Return what a verb of removal is said of, if that stands behind it: up to a comma."""
        end = len(self.text.text)
        found: list[re.Match[str]] = []
        at = clause.verb.end()
        for one in clause.after:
            if deed_of(one) or re.search("[，,：:]", self.text.text[at : one.start()]):
                break
            found.append(one)
            at = min(one.end(), end)
        while found and not (found[-1]["quote"] or found[-1]["place"] or found[-1]["inner"]):
            found.pop()
        return found

    def _says_what(self, clause: _Clause) -> bool:
        """Whether a clause says behind its place what in it is changed: 第三条的完成时限."""
        last = next((one.end() for one in clause.before[::-1] if one["place"] or one["inner"]), -1)
        what = self.text.text[last : clause.verb.start()].lstrip("中里的") if last >= 0 else ""
        of_section = self.context.cited and self.context.cited[-1][-1].outer
        return bool(_WHAT.fullmatch(what)) and not (of_section and re.search(PARTS, what))

    def _plain_words(self, clause: _Clause) -> tuple[str, str, int] | None:
        """Return 由甲调整为乙 without quotation marks, and where that ends; 甲 is empty if it is not said."""
        target = self.text.text[clause.since : clause.verb.start()]
        lists = re.search(PARTY, target)
        one = "[^由，,。；;：:]" if lists else "[^由，,。；;：:、]"
        was = re.search(f"(?:由|[中里]的)({one}{{1,40}})$", target)
        named = (
            f"(?:(?!、{PARTY})[^，,。；;：:\n]){{1,60}}" if lists else "[^，,。；;：:、\n]{1,40}"
        )
        now = re.compile(named).match(self.text.text, clause.verb.end())
        old = was[1] if was else ""
        if not now or re.search(FOLDED, old + now[0]):
            return None
        if is_party(now[0]) and not is_party(old):
            return None  # 市甲局由配合单位调整为牵头单位
        return old, now[0], now.end()

    def _words(self, token: re.Match[str]) -> str:
        return plain(self.text.quotation(token["quote"]))

    def _whole(self, order: Order, new: str, end: int) -> Iterator[tuple[Order, int]]:
        """Yield an order that gives all words of its place, or of a place in the words."""
        if order.inner or any(has_point(path) for path in order.cited):
            order = replace(order, new=new, ends=(len(new),), within=bool(order.inner))
            yield from _each(order, end)
        else:
            yield replace(order, new=new, ends=(len(new),)), end

    def _opens(self, at: int) -> bool:
        """Whether words follow here without quotation marks: behind a colon."""
        return self.text.text[at : at + 1] in ("：", ":") and bool(self.text.text[at + 1 :].strip())

    def _open(self, order: Order, at: int) -> tuple[Order, int]:
        """Return an order that gives what follows: paragraphs in marks, or up to where no mark says."""
        text = self.text
        first = behind_colon(text.text, at)
        self.opened.add(first)
        begun = order.start if order.words else text.origins[first]
        if marked := re.compile(f"{FOLDED}(?:\n{FOLDED})*").match(text.text, first):
            new = plain("".join(text.quotation(one) for one in marked[0].split("\n")))
            words = text.whole[begun : text.origins[marked.end()]]
            return replace(order, words=words, start=begun, new=new, ends=(len(new),)), marked.end()
        stops = [m.start() for m in re.finditer("\n|$", text.text) if m.start() > first]
        if order.words:
            stops = behind_lists(text.text, text.text.rfind("\n", 0, at) + 1, first, stops)
        ends = tuple(text.origins[stop] - text.origins[first] for stop in stops)
        words = text.whole[begun : text.origins[stops[0]]]
        new = plain(text.printed(first, len(text.text)))
        return replace(order, words=words, start=begun, new=new, ends=ends), stops[0]


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a pattern ends that begins here; here if it does not."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _with(clause: _Clause, tokens: Sequence[re.Match[str]]) -> _Clause:
    """Return a clause whose target stands behind its verb too."""
    return replace(clause, before=[*clause.before, *tokens])


def _each(order: Order, end: int) -> Iterator[tuple[Order, int]]:
    for one in at_each_place(order):
        yield one, end
