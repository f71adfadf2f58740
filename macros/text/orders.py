"""What an amending document orders, as it prints it: 将第三条中的“甲”修改为“乙”, 第二款修改为“丙”, 删去第2条.

Pure text, no plan. ``orders`` reads a document clause by clause: what a verb of ``_VERBS`` is said of
stands before it, in quotation marks or cited by number, and what is given stands behind it. What an
order makes of a text is in ``edits``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from macros.text.deeds import Deed
from macros.text.numerals import number_parts
from macros.text.prose_orders import Span, is_part, is_party, prose
from macros.text.quotations import FOLDED, Folded, fold, plain
from macros.text.validity import is_extended

_MANY = "(?:统一|均|都|分别|相应|依次|一律|一并|全部|现|予以)*"
_AS_FOLLOWS = "(?:作(?:如下|以下)(?:调整|修改|修订|变更|更正)|(?:调整|修改|修订|变更|更正)如下|按(?:如下|以下)内容执行)(?=[：:])"
"""With these either the words begin that are given, or the orders."""
_VERBS = {
    Deed.RENUMBER: "(?:序号|顺序|编号)[^，,。；;]{0,4}(?:顺延|递延|后移|前移|递补|调整|修改|变更|类推|更改)"
    "|依次(?:顺延|递延|类推|后移|前移)"
    "|(?:以下|其后|后续|其他|其余|其它)[^，,。；;]{0,10}(?:顺延|递延|类推)",
    Deed.CHANGE: "(?:修改|修订|修正|替换|调整|更改|变更|更正|延长|延期|延续|顺延|推迟|提前|缩短|提高|提升"
    "|降低|增加|减少|扩大|压缩|改|换|变)(?:为|成|作|至|到)(?:以下内容)?"
    f"|应(?:当|改)?为(?={FOLDED})|{_AS_FOLLOWS}",
    Deed.ADD: "增加|增写|增补|增列|增设|新增|加上|添加|插入|补充",
    Deed.REMOVE: "删去|删除|删掉|废止|取消|(?:停止|不再)(?:执行|实施|施行|适用|保留|开展)",
}
"""The words that order each; the one table of verbs."""
_ONLY_PLACES = ("废止", "取消", "停止", "不再")
"""These are orders only of what is cited by number; plans cancel many other things."""
_N = "(?:[0-9０-９]+(?:[.．][0-9０-９]+)*|[〇零一二两三四五六七八九十百]+)"
_OBJECT = "(?:条|项|章|节|部分|点|任务|措施)"
_WITHIN = "(?:自然段|款|段|句)"
_CALLED = "(?:等?(?:一词|字样|的?表述|的?内容|的?规定|一句|一段|几?个?字|等字))"
_LISTED = "(?:[、和及与至到]|[-—－–~～]+)"
"""Between the numbers of a list that has its word once: 第3、4条, 第3至5条."""
_PLACE = re.compile(
    rf"第[（(]?(?P<number>{_N})[）)]?(?P<more>(?:{_LISTED}[（(]?{_N}[）)]?)*)"
    rf"(?P<word>部分|章|节|条|项|点)(?:之(?P<of>{_N}))?"
    rf"|附(?:件|表|录)(?P<annex>{_N}?)"
    rf"|(?:任务|措施|事项|序号)[（(]?(?P<task>{_N})[）)]?(?![年月日项条个])"
    rf"|(?<=[分章节条])[（(](?P<item>{_N})[）)]"
)
_TOKEN = re.compile(
    "|".join(
        (
            rf"(?P<quote>{FOLDED})(?P<noun>一?{_OBJECT})?{_CALLED}?",
            rf"(?P<inner>第(?P<nth>{_N})(?P<of_nth>{_WITHIN})话?|(?P<edge>首|最后一?|最末一?|末)(?P<of_edge>{_WITHIN})话?)",
            "(?P<title>《[^》]*》)(?:（[^（）]*）)?",
            f"(?P<place>{re.sub('[?]P<[a-z]+>', '?:', _PLACE.pattern)})",
            rf"(?P<side>[之以]?(?P<way>[前后])面?(?=[，,]?[^，,。；;]{{0,4}}?(?:{_VERBS[Deed.ADD]})))",
            "(?P<end>(?:文|段|句|条)?末尾?|结尾|最后)",
            "(?P<all>全文|文中|各条|各项|各部分|一栏|一行|一列)",
            *(rf"(?P<{deed.name}>{_MANY}(?:{words}))" for deed, words in _VERBS.items()),
            rf"(?P<count>(?:(?:{_N}|几)(?:个|大)?|以下|下列|如下)(?P<counted>{_OBJECT}|{_WITHIN})"
            "(?:(?:重点|具体)?(?:工作|任务|措施|内容))*)",
            "(?P<as>作为|列为)",
        )
    )
)
_SENTENCE = re.compile("[^。；;！!\n]+")
_TITLE = re.compile(
    "[^。；;：]*关于[^。；;：]*的(?:补充)?(?:通知|决定|公告|通报|批复|意见|公示|函)(?:（[^（）]*）)?"
)
"""The title of a document, which names what its orders say again."""
_PARAGRAPH = re.compile("[^\n]+")
_ITEMS = tuple(
    map(
        re.compile,
        ("[〇零一二三四五六七八九十百]+、", "[（(][一二三四五六七八九十]+[）)]", "[0-9]+[、.．]", "[（(][0-9]+[）)]"),
    )
)  # fmt: skip
"""How paragraphs are numbered, outermost first."""
_WHICH = re.compile(rf"第({_N})[处个]")
_EVERY = re.compile("统一|均|一律|各处|全部|所有|全文")
_AMENDED = re.compile("[中里]?的?(?:第|附件)|作(?:如下|以下|出)")
"""Behind the title of a document that is amended."""
_MISPRINTED = re.compile("(?:的?表述)?(?:有误|错误|不准确|系?笔误)[，,]")
"""Between words and those that correct them: “甲”有误，应为“乙”."""
_BESIDE = re.compile("[、和及与或]|以及")
"""Between words in a list."""
_ALL_OF = re.compile(
    "(?:一?[条款项章节句段])?的?(?:全部|所有|有关|相关)?(?:内容|规定|条款|条文|表述|任务|措施)?"
)
"""What may stand behind a place that is meant as a whole."""
_FROM_WHEN = re.compile("自[^，,。；;]{1,20}?起[，,]?")
_UP_TO = re.compile("[^，,。；;、\n并和及]*")
_WHAT = re.compile("[\u4e00-\u9fff]{2,12}(?<!内容)(?<!全文)(?<!原文)(?<!文字)(?<!规定)(?<!条文)")
"""What in a place is changed; not these words, which mean all of it."""
_GIVES = re.compile("[^，,。；;：:\n]{0,8}[：:]?")
"""Between a verb and the words that it gives."""
_OUTER = ("部分", "章", "节", "附件")
PARTS = "前言|引言|序言|导语|开头|标题|章名|节名|名称|题目|序号|结尾|末尾|最后|附则"
"""What documents call words of a plan or a section that have no number."""


@dataclass(frozen=True)
class Cited:
    """A place that a document names: 第三条, 第二部分, 第三条之一."""

    numbers: tuple[str, ...]
    word: str
    """部分, 条 …; paragraphs of a measure (款) are no places of their own."""

    @property
    def outer(self) -> bool:
        """Whether measures stand inside such a place."""
        return self.word in _OUTER


Path = tuple[Cited, ...]
"""The way to one place, outermost first: 第二部分第3条."""


@dataclass(frozen=True)
class Inner:
    """A place inside the words of a measure; 0 what is not said, -1 the last."""

    paragraph: int = 0
    sentence: int = 0
    end: bool = False
    point: tuple[str, ...] = ()
    """The number of a point in the words of a measure: 第三条第（二）项."""

    def __bool__(self) -> bool:
        """Whether a place is said at all."""
        return self != Inner()


@dataclass(frozen=True)
class Order:
    """One thing that a document orders to be done, at one place or where it does not say."""

    deed: Deed
    words: str
    """The words of the document that order it."""
    start: int
    """How many characters of the document, white space aside, come before them."""
    cited: tuple[Path, ...] = ()
    """The places that it is for; empty if none is said: it may be for any."""
    named: tuple[str, ...] = ()
    """Words in quotation marks beside these places: a title, say."""
    said: str = ""
    """What is said of the place, outside quotation marks."""
    inner: Inner = Inner()
    """Where in the words of that place."""
    old: str = ""
    """The words to be changed, or those beside which others are added."""
    new: str = ""
    """The words that it gives."""
    side: str = ""
    """On which side of a place in the words others are added: 前, 后; 在 if they become that place."""
    within: bool = False
    """Whether it is for a part of the words of a measure or section, not for all of them."""
    which: int = 0
    """Which occurrence, from 1; 0 if that is not said."""
    every: bool = False
    """Whether it is for every occurrence."""
    ends: tuple[int, ...] = ()
    """After how many characters what it gives may end: without quotation marks, any paragraph."""
    to: Path = ()
    """The number that the place gets."""
    vague: bool = False
    """Whether it may be for a part of the words without saying for which: 完成时限调整为2025年底."""
    document: str = ""
    """The title of the document that it amends, if it is beside the place."""
    loose: bool = False
    """Whether it is a sentence of prose, without quotation marks, that may call a measure by its title."""

    @property
    def gives(self) -> bool:
        """Whether it gives all words of a place, or of several."""
        return bool(self.new) and not self.within


@dataclass(frozen=True)
class _Context:
    """Which places the clauses are about that name none."""

    cited: tuple[Path, ...] = ()
    named: tuple[str, ...] = ()
    inner: Inner = Inner()
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
    return tuple(_Reader(fold(text)).read())


def without_point(order: Order) -> Order:
    """Return an order for the place that it cites as a whole, not for a point in the words of one around it."""
    inner = replace(order.inner, point=())
    within = bool(order.old or inner or (order.new and not order.ends))
    return replace(order, inner=inner, within=within)


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
            level = _level(paragraph[0], 0)
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
        self.context = replace(self.context, inner=Inner())
        tokens = list(_TOKEN.finditer(self.text.text, begun, end))
        since = begun
        done: list[Span] = []
        for n, token in enumerate(tokens):
            deed = _deed(token)
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
        yield from self._prose(begun, end, tokens, done)

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
        following = clause.after[0] if clause.after else None
        if new:
            end = new[-1].end()
            words = [self._words(one) for one in new]
            order = self._about(Deed.CHANGE, clause, end, aside=old)
            if old:
                olds = [self._words(one) for one in old]
                pairs = zip(olds, words * len(olds) if len(words) == 1 else words, strict=False)
                for was, now in pairs:
                    yield from _each(replace(order, old=was, new=now, within=True), end)
            elif self._says_where(clause, order):
                order = replace(order, vague=self._says_what(clause))
                yield from self._whole(order, plain("".join(words)), end)
        elif following and following["place"] and not self.text.text[clause.verb.end() : following.start()]:  # fmt: skip
            order = self._about(Deed.RENUMBER, clause, following.end())
            run = _run(clause.after, "place")
            for path, to in zip(order.cited, _paths(run, ()), strict=False):
                yield replace(order, cited=(path,), to=to), run[-1].end()
        elif not self._opens(clause.verb.end()) and (found := self._plain_words(clause)):
            was, now, end = found
            order = self._about(Deed.CHANGE, clause, end)
            loose = not order.cited and self._changes_a_part(clause)
            if loose or (order.cited and (was or self._says_what(clause))):
                order = replace(order, old=was, new=now, within=True, vague=not was, loose=loose)
                yield from _each(order, end)
        elif self._opens(clause.verb.end()):
            order = self._about(Deed.CHANGE, clause, clause.verb.end())
            if self._says_where(clause, order):
                yield self._open(order, clause.verb.end())

    def _add(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        """Yield 在“甲”后增加“乙”, 第一句之后增加“乙”, 增加一款，作为第二款：“乙”, 增加一条：“乙”."""
        quotes = next(
            (_run(clause.after[n:], "quote") for n, one in enumerate(clause.after) if one["quote"]),
            [],
        )
        until = quotes[0].start() if quotes else clause.after[-1].end() if clause.after else clause.verb.end()  # fmt: skip
        between = [one for one in clause.after if one.start() < until and not _deed(one)]
        if any(_deed(one) for one in clause.after if one.start() < until):
            return
        count = next((one["counted"] for one in between if one["count"]), "")
        becomes = between[max(0, _index(between, "as")) :]
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
        inner = _inner([*clause.before, *comes])
        paths = _paths([one for one in becomes if one["place"]], order.cited)
        if re.fullmatch(_OBJECT, count) or paths or (anchor and anchor["place"]):
            depth = 0 if anchor else _DEPTHS.index(count) if count in _DEPTHS else len(_DEPTHS)
            around = [
                tuple(one for one in path if one.outer or _depth(one) < depth)
                for path in order.cited
            ]
            cited = paths or tuple(path for path in dict.fromkeys(around) if path)
            order = replace(order, cited=cited, named=(), inner=Inner(), side="在")
            if new:
                yield from self._whole(order, plain(new), end)
            elif self._opens(end):
                yield self._open(order, end)
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
        if not re.search("(?:单位|部门)$", self.text.text[clause.since : clause.verb.start()]):
            return None
        named = re.compile("(?!为|至|到)[^，,。；;：:\n]{2,60}").match(
            self.text.text, clause.verb.end()
        )
        if not named or re.search(FOLDED, named[0]):
            return None
        return named[0], named.end()

    def _remove(self, clause: _Clause) -> Iterator[tuple[Order, int]]:
        """Yield 删去“甲”, “甲”一词删去, 删去第二款, 删去第2条、第5条."""
        behind = self._complement(clause)
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
        if not old and own:
            at = about.before[-1].end()
            rest = _UP_TO.match(self.text.text, at) if behind else None
            what = rest[0] if rest else self.text.text[at : clause.verb.start()]
            vague = not _ALL_OF.fullmatch(
                _FROM_WHEN.sub("", what)
            )  # 第三条规定的补贴 is not the third article
            yield from _each(replace(order, within=bool(order.inner) or vague, vague=vague), end)

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
        self, begun: int, end: int, tokens: Sequence[re.Match[str]], read: Sequence[Span]
    ) -> Iterator[tuple[Order, int]]:
        """Yield the orders of prose in a sentence, 增加市乙局为第2条配合单位, beside those ``read``."""
        for one in prose(self.text.text, begun, end):
            if any(a < one.end and one.words < b for a, b in read):
                continue
            places = [m for m in tokens if m["place"] and one.start <= m.start() < one.end]
            order = self._order(one.deed, begun, one.end, one.start)
            cited = _paths(places, order.cited) if places else order.cited
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
        first = _behind_colon(self.text.text, at)
        end = self.text.text.find("\n", first)
        following = _TOKEN.finditer(self.text.text, first, end if end > 0 else len(self.text.text))
        return any(map(_deed, following))

    def _changes_a_part(self, clause: _Clause) -> bool:
        """Whether a clause changes a deadline or who does something, and not until when the plan is in force."""
        target = self.text.text[clause.since : clause.verb.start()]
        return is_part(target) and not is_extended(f"{target}{clause.verb[0]}")

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
            said if re.search(PARTS, said) or _PLACE.search(said) else all_said,
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
            cited = _paths(found, self.context.cited)
            self.context = _Context(cited, tuple(names), document=self.context.document)
        for one in tokens:
            if one["title"] and _AMENDED.match(self.text.text, one.end()):
                self.context = replace(self.context, document=one["title"][1:-1])
        if inner := _inner(tokens):
            self.context = replace(self.context, inner=inner)

    def _says_where(self, clause: _Clause, order: Order) -> bool:
        """Whether a clause says of what it gives all words: a place, a part, or a name."""
        said = re.search(PARTS, self.text.text[clause.since : clause.verb.start()])
        return bool(said or order.inner or order.cited or order.named)

    def _beside(self, clause: _Clause) -> list[re.Match[str]]:
        """Return the quotations right before a verb: the words that it is said of."""
        if not clause.before or not clause.before[-1]["quote"] or clause.before[-1]["noun"]:
            return []
        run = _run(clause.before[::-1], "quote")[::-1]
        gap = _MISPRINTED.sub("", self.text.text[run[-1].end() : clause.verb.start()])
        return run if len(gap) <= 8 and not re.search(f"[，,：:]|{PARTS}", gap) else []

    def _quotes(self, at: int, after: Sequence[re.Match[str]]) -> list[re.Match[str]]:
        """Return the quotations that begin right here."""
        if after and after[0]["quote"] and _GIVES.fullmatch(self.text.text, at, after[0].start()):
            return _run(after, "quote")
        return []

    def _complement(self, clause: _Clause) -> list[re.Match[str]]:
        """Return what a verb of removal is said of, if that stands behind it: up to a comma."""
        end = len(self.text.text)
        found: list[re.Match[str]] = []
        at = clause.verb.end()
        for one in clause.after:
            if _deed(one) or re.search("[，,：:]", self.text.text[at : one.start()]):
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
        was = re.search("(?:由|[中里]的)([^由，,。；;：:、]{1,40})$", target)
        now = re.compile("[^，,。；;：:、\n]{1,40}").match(self.text.text, clause.verb.end())
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
        if order.inner or any(_has_point(path) for path in order.cited):
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
        first = _behind_colon(text.text, at)
        self.opened.add(first)
        begun = order.start if order.words else text.origins[first]
        if marked := re.compile(f"{FOLDED}(?:\n{FOLDED})*").match(text.text, first):
            new = plain("".join(text.quotation(one) for one in marked[0].split("\n")))
            words = text.whole[begun : text.origins[marked.end()]]
            return replace(order, words=words, start=begun, new=new, ends=(len(new),)), marked.end()
        stops = [m.start() for m in re.finditer("\n|$", text.text) if m.start() > first]
        if order.words:
            stops = _behind_lists(text.text, text.text.rfind("\n", 0, at) + 1, first, stops)
        ends = tuple(text.origins[stop] - text.origins[first] for stop in stops)
        words = text.whole[begun : text.origins[stops[0]]]
        new = plain(text.printed(first, len(text.text)))
        return replace(order, words=words, start=begun, new=new, ends=ends), stops[0]


def _behind_colon(text: str, at: int) -> int:
    """Return where words begin behind a colon and line breaks that stand at ``at``, if any do."""
    return len(text) - len(text[at:].lstrip("：:\n"))


def _behind_lists(text: str, opened: int, first: int, stops: Sequence[int]) -> list[int]:
    """Return the ends of paragraphs with which words may end: not inside a list that they begin with.

    新增以下任务：5.甲。6.乙。 gives both. The paragraph that opens them must be numbered in another way.
    """
    marks = [_ITEMS[n] for n in (_level(text, first),) if n >= 0 and n != _level(text, opened)]
    begun = marks[0].match(text, first) if marks else None
    if not begun:
        return list(stops)
    number = _figure(begun[0])
    found = []
    for stop in stops:
        following = marks[0].match(text, stop + 1)
        if following and _figure(following[0]) == number + 1:
            number += 1
        else:
            found.append(stop)
    return found


def _level(text: str, at: int) -> int:
    """Return how the paragraph is numbered that begins here; -1 if it is not."""
    return next((n for n, item in enumerate(_ITEMS) if item.match(text, at)), -1)


def _figure(mark: str) -> int:
    return int(number_parts(mark)[-1])


def _with(clause: _Clause, tokens: Sequence[re.Match[str]]) -> _Clause:
    """Return a clause whose target stands behind its verb too."""
    return replace(clause, before=[*clause.before, *tokens])


def _deed(token: re.Match[str]) -> Deed | None:
    return next((deed for deed in _VERBS if token[deed.name]), None)


def _each(order: Order, end: int) -> Iterator[tuple[Order, int]]:
    """Yield an order once for each place that it cites; what is cited inside an article may be a point in it."""
    for path in order.cited or ((),):
        one = replace(order, cited=(path,) if path else ())
        if _has_point(path):
            inner = replace(order.inner, point=path[-1].numbers)
            one = replace(one, inner=inner, within=True)
        yield one, end


def _has_point(path: Path) -> bool:
    return len(path) > 1 and not path[-2].outer


def _run(tokens: Sequence[re.Match[str]], kind: str) -> list[re.Match[str]]:
    """Return the first tokens while they are of a kind and only marks of a list are between them."""
    run: list[re.Match[str]] = []
    for one in tokens:
        if not one[kind]:
            break
        if run:
            (first, second) = sorted((run[-1], one), key=lambda m: m.start())
            gap = one.string[first.end() : second.start()]
            if gap and not _BESIDE.fullmatch(gap):
                break
        run.append(one)
    return run


def _index(tokens: Sequence[re.Match[str]], kind: str) -> int:
    return next((n for n, one in enumerate(tokens) if one[kind]), -1)


def _inner(tokens: Sequence[re.Match[str]]) -> Inner:
    """Return which place in the words tokens say: 第二款第一句, 末尾."""
    inner = Inner()
    for one in tokens:
        number = (
            int(number_parts(one["nth"])[0]) if one["nth"] else 1 if one["edge"] == "首" else -1
        )
        if "句" in (one["of_nth"], one["of_edge"]):
            inner = replace(inner, sentence=number)
        elif one["inner"]:
            inner = replace(inner, paragraph=number)
        elif one["end"]:
            inner = replace(inner, end=True)
    return inner


def _paths(tokens: Sequence[re.Match[str]], around: Sequence[Path]) -> tuple[Path, ...]:
    """Return the ways to the places that tokens cite, in a context: 第二部分第3条、第5条, 第3条至第5条."""
    paths: list[Path] = []
    end = 0
    for token in tokens:
        found = _PLACE.match(token.string, token.start())
        assert found
        one = _cited(found)
        last = paths[-1] if paths else around[-1] if around else ()
        base = tuple(other for other in last if _depth(other) < _depth(one))
        if paths and token.string[end : token.start()] in ("至", "到"):
            paths += [(*base, between) for between in _between(last[-1], one)]
        if paths and base == last:
            paths[-1] = (*last, one)
        else:
            paths.append((*base, one))
        paths += [(*base, other) for other in _more(found, one)]
        end = token.end()
    return tuple(paths)


def _more(found: re.Match[str], first: Cited) -> Iterator[Cited]:
    """Yield the places whose numbers follow in one list: of 第3、5至7条 the fifth to the seventh."""
    last = first
    for mark, number in re.findall(f"({_LISTED})[（(]?({_N})", found["more"] or ""):
        one = replace(first, numbers=number_parts(number))
        if mark not in "、和及与":
            yield from _between(last, one)
        yield one
        last = one


def _between(first: Cited, last: Cited) -> Iterator[Cited]:
    """Yield the places between two: of 第3条至第5条 the fourth."""
    ends = [*first.numbers, *last.numbers]
    if first.word == last.word and len(ends) == 2 and all(one.isdecimal() for one in ends):
        for number in range(int(ends[0]) + 1, int(ends[1])):
            yield Cited((str(number),), last.word)


def _cited(found: re.Match[str]) -> Cited:
    if found["annex"] is not None:
        return Cited(number_parts(found["annex"]), "附件")
    if number := found["item"] or found["task"]:
        return Cited(number_parts(number), "项")
    of = f"之{found['of']}" if found["of"] else ""
    return Cited(number_parts(f"{found['number']}{of}"), found["word"])


_DEPTHS = ("附件", "部分", "章", "节", "条", "项", "点")


def _depth(cited: Cited) -> int:
    return _DEPTHS.index(cited.word)
