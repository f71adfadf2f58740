"""Which word of a Chinese text says what part a named unit has; pure text, no plan.

Two grammars are read. A label stands before the names it governs (牵头单位：甲局、乙局), until
another label, a stop or the end of its brackets. A verb stands after them (由甲局牵头，乙局、
丙局配合), and governs the list of names in its own clause. 由 before names that no such verb
follows (由甲局制定方案) governs them itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.text import bodies
from macros.text.remembered import remembered

Span = tuple[int, int]
"""Where something stands in a text: its first character, and the one after its last."""


@dataclass(frozen=True)
class RoleWord:
    """A word that gives somebody a part, as printed (牵头单位), and where it stands."""

    start: int
    end: int
    word: str
    stem: str
    """The word without the noun that it qualifies: 牵头; 牵头和责任 of 牵头单位和责任单位."""
    label: bool
    """Whether it is a noun or stands before a colon: 牵头单位, 牵头：."""
    before: bool
    """Whether it stands before the names it governs."""
    joining: bool = False
    """Whether it joins the names behind it to others: 会同."""


_NAME, _REST = "\ue000", "\ue001"
"""What names are replaced by: nothing inside a name is a word of the sentence."""
_NOUN = (
    r"单位|部门|机构|主体|机关|方(?!案|面|向|法|式)|处室|科室|股室"
    r"|领导(?!小组)|人(?=\s*[：:])"
)
_AND = "、和及与兼暨/"
_SURELY_NOUN = r"单位|部门(?!间|之间|协|联|工作|预算)|机构(?!改革|设置)"
_PERSON = "人(?!才|员|力|口|民|事|工)|制(?!定|订|作|止|造|约)|同志|任(?!务)|作用"
_OPEN, _CLOSE = r"（(\[【〔［", r"）)\]】〕］"

_LISTED = re.compile(r"\s*(?:[、和及与或暨/]|以及|等|会同|联合|商|$)")
"""How a text goes on that adds to a list of names."""
_NOTHING_BUT_NAMES = re.compile(rf"(?:[{_NAME}{_REST}、，,和及与等由\s{_OPEN}{_CLOSE}]|以及)+")
_UNLISTED = rf"(?:(?![和及与])[\u4e00-\u9fff]){{1,20}}(?:{bodies.BODY}|{bodies.ANY})"
_LISTED_AS = r"(?:[0-9０-９]+[.．、)）]|[（(][0-9０-９一二三四五六七八九十]+[)）]|[①-⑳])"
_ITEM = rf"{_LISTED_AS}?\s*(?:{_NAME}{_REST}*|{_UNLISTED})"
_ONLY_NAMES = r"(?=\s*(?:(?![要应须将])[^。；;\n]){2,200}。?\s*(?:\n|$))"
"""How a line of a form goes on behind its label and a stop: 4．主办单位。市甲局。"""
_ASIDE = rf"(?:[{_OPEN}][^{_OPEN}{_CLOSE}：:。；;]*[{_CLOSE}])?"
_LIST_GOES_ON = re.compile(
    rf"\s*{_ITEM}{_ASIDE}(?:(?:[、，,和及与]|以及)\s*{_ITEM}{_ASIDE})*等?\s*(?=[；;。\n{_CLOSE}]|$)"
)
"""A clause of names alone: it goes on with the list before it (责任单位：市甲局；市乙局)."""
_TOWARDS = re.compile(r"[对向给]$")
"""After such a word a name is not the one who acts, unless in words about something: 对市乙局负责的地块."""
_ENCOURAGED = re.compile(r"(?:鼓励|引导)$")
"""Whom official text encourages, it gives no part."""
_BACKED = re.compile(r"支持$")
"""Whom another unit is to back has a part; whom the text itself backs has none."""
_WITH = re.compile(r"[与同跟和]$")
"""Names joined to the one who acts by more than a list: 市甲局要与市乙局密切配合."""
_NOT = (
    r"(?:不(?!仅|只|但|光|断)|没有|没|未|无|无需|无须|毋须|难以|无法|无力|拒不|拒绝|免于|免予|停止"
    r"|避免|防止|杜绝|禁止|严禁|并非|是否)"
)
_NOT_GOES_ON = (
    r"(?:按照?[^，,。；;]{0,6}?)?(?:承担|履行|负有|再|得|予|能够?|可以?|应当?|宜|会|需要?|必|用|要|许|允许|想|愿|敢|单独|单|独家|一家|直接|具体"
    r"|主动|积极|继续|全程|统一|仅|只|让|作?为|做|是|担?任|当|属于?|算|由)*+"
)
_DENIED = re.compile(
    rf"(?:{_NOT}{_NOT_GOES_ON}"
    r"|(?:如果?|若|假如|倘若|一旦)(?:是|让)?由?"
    r"|(?:原来?|原先|原本|原定|此前|以前|过去|先前|曾经?)(?:是|系)?由"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[将把]))原"
    r"|(?:取消|撤销|停止|终止|废止|叫停|清理)(?:原来?)?由?)$"
)
"""After such words a name has no part: the text denies it, supposes it or says that it is over."""
_YET = r"(?:而|但是?|却|然而|可是?)(?:又|实际|至今|仍|尚|均|都|迟迟|长期|故意|无正当理由)*"
_OVER = re.compile(
    r"(?:改为?由|转由|调整为?由)|的[^。；;\n]{0,20}?(?:改为?由|改交|转由|转交|交由)"
    r"|的[^，,。；;\n]{0,20}?(?:划转|划归|划给|取消|撤销|停止|终止|废止)"
)
"""How a text goes on that takes from a unit what it had: 市甲局牵头的工作改由市乙局牵头."""
_SOMEBODY = re.compile(
    "|".join((bodies.ANY, bodies.COUNCILS, bodies.AUTHORITIES, bodies.SOCIETIES, bodies.SCHOOLS))
    + "|公司|企业|各方|负责人|负责同志|社会|群众|成员"
)
"""Words for somebody not among the names. After 有关部门 a verb is said of that 部门, not of a name."""
_SAME_SUBJECT = re.compile(
    r"(?:.*并|[，,、：:\s]|且|同时|具体|分别|共同|主要|统一|积极|各自|全面|认真|切实|应当?|要|须"
    r"|还|也|按照?|职责|分工)*"
)
"""What may stand before a verb whose subject was named before."""
_PART_OF = re.compile(
    r"(?:下属|所属|直属|下辖)|(?![在对向到于从以按将把应须可建组依通加推支指督协会商完落新改扩联同并及和与或等暨])[\u4e00-\u9fff]*"
    rf"(?:{bodies.PART})$"
)
"""How a printed name goes on that is of a part of the unit named: 市甲局交警支队."""
_NAMES = rf"{_NAME}{_REST}*(?:(?:[、和及与或]|以及){_NAME}{_REST}*)*(?:等[\u4e00-\u9fff]{{0,6}}?)?"
_ADVERBS = (
    r"(?:要|应当?|须|具体|共同|分别|统一|统筹|直接|主要|各自|联合|依法|全面|认真|切实|抓好|做好"
    r"|(?:按照?|根据|依据|依)?(?:各自)?职责(?:分工)?)*"
)
_BESIDE = re.compile(rf"(?:{_NAMES}|(?:{bodies.OFFICIAL})等?)(?:部门|单位)?{_ADVERBS}$")
"""How a text ends before a verb that stands right behind the names it governs."""
_OF_A_PLACE = rf"各?[国省市县区州乡镇旗盟][\u4e00-\u9fff（）()、]{{0,40}}?(?:{bodies.OFFICIAL})"
"""A body by its name, such as the state's have: 市某某局."""
_ALONE = re.compile(
    rf"(?:(?:^|[{_OPEN}，,。；;、：:\s])(?:{_NAMES}|{_OF_A_PLACE})"
    rf"|[{_OPEN}][^{_OPEN}{_CLOSE}，,]*(?:{bodies.BODY})等?)"
    rf"(?:部门|单位)?{_ADVERBS}$"
)
"""How it ends before one whose clause holds nothing but the names: （市甲局落实）."""
BY = "由"
_BY = (
    rf"(?<![原如若非不本经自缘指]){BY}"
    rf"(?:(?=\s*{_NAME})|(?:(?![此于的其])[\u4e00-\u9fff、]){{1,20}}?(?:{bodies.OFFICIAL}))"
)
_BY_THEM = re.compile(rf"由[^，,。；;：:\n]*{_BESIDE.pattern}")
_ENDS = re.compile(rf"(?:到位|完毕|好)?(?:[，,、。；;\s{_CLOSE}]|$)")
_CLAUSE = re.compile(rf"(?:[^，,。；;\n{_CLOSE}]|[，,](?={_NAME}))*")
_MEMBERS = re.compile("任组长|任副?主任|任总?召集人|组成|参加")
"""Whom a clause makes a member of a body, it gives no task: 由市甲局局长任组长."""
_NO_TASK = re.compile(
    "为主[导体要线题攻]|承担[^，,。；;、\n]{0,8}?(?:风险|后果|损失|法律责任|民事责任|刑事责任|违约|赔偿|费用)"
)
"""What somebody bears who is given nothing to do, and what only begins like such a verb."""
_BY_NOUN = "单位|部门|领导|责任人"
_NO_LABEL = "[各该本每]|[有相]关|以[上下]|主送|抄送|发文|印发|制发|发布|起草|制定|编制|成员|报送|填报|公示|咨询"
"""What is in words that stand before a colon and say nothing of who has which part: 主送单位."""
_EXCEPTED = re.compile(
    rf"(?<![拆清消排解])除(?:了|去|开)?{_NAMES}(?:(?:以|之)?外(?![墙围立事办])|(?=[{_CLOSE}]))"
    rf"|{_NAMES}(?:除外|例外|不在此列|不在其列|不包括在内|不计在内)"
    rf"|(?:不含|不包括|不包含){_NAMES}(?=[，,。；;\s{_CLOSE}]|$)"
    rf"|{_NAME}{_REST}*(?=[{_OPEN}][0-9０-９年月日]*(?:现|已|已经|现已)?(?:被)?"
    rf"(?:撤销|取消|裁撤|注销|解散|退出|停用|除外)[^{_NAME}{_OPEN}{_CLOSE}]*[{_CLOSE}])"
)
"""Names that the text leaves out: 除市甲局外的各部门, 市甲局除外, 不含市甲局, 市甲局（撤销）."""
_BRACKETS = re.compile(rf"[{_OPEN}][^{_OPEN}{_CLOSE}]*[{_CLOSE}]|[{_OPEN}{_CLOSE}]")


_FIRST = r"(?:[列排居]|放)(?:名|序|位)?在?(?:第[一1](?:位|名)?|首位|最前面?)"
_MARKED = (
    rf"(?:[带标加注打有划]|标注|标有|注有|带有|注明|加注)[“\"]?[{bodies.MARKS}][”\"]?(?:号|标记)?"
)
_LEADS = "(?:牵头|主办|主责|负责)(?:单位|部门)?"
GENERAL_CLAUSE = (
    rf"(?:{_FIRST}|{_MARKED})(?:的[，,])?[^。；;，,\n{_NAME}]{{0,20}}?{_LEADS}"
    rf"|(?:无|没有|未(?:明确|列出|注明|标明|指定)|不设)(?:有|了)?牵头(?:单位|部门)的?[^。；;\n{_NAME}]{{0,30}}牵头(?:单位|部门)?"
)
"""What says at once who leads in many measures: 列第一位的为牵头单位. Its words give no name a part."""


class Grammar:
    """Reads assignments, given the words that make them."""

    def __init__(
        self,
        verbs: Iterable[str],
        labels: Iterable[str],
        joining: Iterable[str],
        close: Iterable[str] = (),
        ending: Iterable[str] = (),
    ) -> None:
        """Take the words by where they stand.

        ``verbs`` stand anywhere behind names, those that are ``close`` right behind them; ``ending``
        are those that only count there where the clause ends, or after 由. ``labels`` are the stems
        that stand before names; those of ``joining`` join others to a subject.
        """
        self._close, self._ending = frozenset(close), frozenset(ending)
        verb, join = _any(verbs), _any(joining)
        weak = _any([*self._close, *self._ending])
        firm = _any([*labels, *verbs, *self._close])
        stem = _any([*labels, *verbs, *self._close, *self._ending])
        part = rf"(?:{stem})(?:[{_AND}（(]?(?:{stem})[)）]?){{0,2}}(?:{_NOUN})"
        printed = rf"(?:{part}[{_AND}])?{part}"
        other = rf"(?:(?!{stem}|{_NO_LABEL})[\u4e00-\u9fff]){{2,8}}(?:{_BY_NOUN})"
        head = rf"(?:(?<=[，,；;。：:\s{_OPEN}])|^)"
        again = rf"{_NOT}{_NOT_GOES_ON}(?:{verb})*?(?P=again)"
        failed = (
            rf"(?P<again>{verb})(?:(?=(?:{verb})*的?(?:[，,]?{_YET})?{again})"
            rf"|(?=[^，,。；;、\n{_NAME}{_REST}]{{1,15}}?[，,]?{_YET}{again}(?:$|[^\u4e00-\u9fff]|[的者])))"
        )  # 应当牵头而未牵头
        self._stems = re.compile(f"{stem}|[{_AND}]")
        self._run = re.compile(rf"(?:(?!{verb}|会同|[等和与及])[\u4e00-\u9fff])*")
        self._words = remembered(self._find_words)
        self._read = remembered(self._find_parts)
        self._token = re.compile(
            "|".join(
                (
                    rf"(?P<name>{_NAME}{_REST}*)",
                    rf"(?P<general>{GENERAL_CLAUSE})",
                    r"(?P<under>在[^，。；：\n]{1,60}?(?:指导|领导|支持|配合|协助|统筹|参与)下)",
                    rf"(?P<saying>谁[^。；\n]{{1,12}}?谁(?:{verb})"
                    rf"|(?:{_NOT}{_NOT_GOES_ON}|(?:本应|本该|本来应|原应)[当该]?)(?:(?:{firm})+(?:{_NOUN})?|{part})"
                    rf"|{failed}"
                    rf"|(?:(?<![\u4e00-\u9fff])[非原]|(?<=并)非){part}"
                    rf"|(?<=[{_NAME}{_REST}])(?:原[来先]?|曾经?|此前)(?:{verb})"
                    rf"|(?:{verb})(?=情况|不(?:力|到位|够|足|好|积极|主动|及时|当)))",
                    r"(?P<cooperation>(?:加强|强化|增强|注重|促进|形成|相互|互相|协调)"
                    rf"[^，。；：、{_NAME}{_REST}\n]{{0,8}}?配合(?!单位|部门))",
                    rf"(?<=[{_NAME}{_REST}])[{_OPEN}](?P<attached>(?:{firm})(?:{_NOUN})?)[{_CLOSE}]",
                    rf"[{_OPEN}](?P<prefixed>(?:{firm})(?:{_NOUN})?|{part})[{_CLOSE}]\s*(?={_NAME})",
                    rf"(?:作?为|是|担?任)(?P<post>{printed})(?![：:])",
                    rf"(?P<label>{printed})"
                    rf"(?:[{_OPEN}][^{_NAME}：:{_OPEN}{_CLOSE}]{{0,20}}[{_CLOSE}])?"
                    r"(?:(?:分别)?(?:为|是|有|包括|如下)?\s*[：:]|\s*[—－–-]+\s*"
                    rf"|(?:分别)?(?:为(?!了)|是)|包括|有(?={_NAME})|[ \u3000]+"
                    rf"|(?={_NAME})|(?=[{_OPEN}]{_NAME}))",
                    rf"(?:^|(?<=\n))\s*(?P<line>{printed})(?=\s*\n\s*{_NAME})",
                    rf"(?:^|(?<=\n))\s*{_LISTED_AS}\s*(?P<filled>{printed})。{_ONLY_NAMES}",
                    rf"{head}(?P<bare>{stem})\s*[：:]",
                    rf"{head}(?P<other>{other})\s*[：:]",
                    rf"[{_OPEN}](?P<boxed>{other})[{_CLOSE}]\s*(?={_NAME})",
                    rf"(?P<person>(?:{stem})(?:{_PERSON}))",
                    rf"(?P<noun>(?<![{_NAME}{_REST}])(?:{stem})(?:{_SURELY_NOUN}))",
                    rf"(?P<join>{join})(?={_NAME}|相关|有关|各)",
                    rf"(?P<verb>{verb}|{weak})" if weak else rf"(?P<verb>{verb})",
                    rf"(?P<by>{_BY})",
                    r"(?P<comma>[，,])",
                    r"(?P<stop>[。；;！？!?\n])",
                    r"(?P<colon>[：:])",
                    rf"(?P<open>[{_OPEN}])",
                    rf"(?P<close>[{_CLOSE}])",
                )
            )
        )

    def words(self, text: str, names: Sequence[Span] = ()) -> tuple[RoleWord, ...]:
        """Return every word of ``text`` that gives a part or speaks of one, whoever is named.

        That is also 责任部门 where it stands for the unit itself, be it inside a name.
        """
        return self._words(text, tuple(names))

    def read(self, text: str, names: Sequence[Span]) -> Mapping[Span, tuple[RoleWord, ...]]:
        """Return for each name in ``text`` the words that say what part it has, if any do.

        What is printed of a part of a unit (市甲局交警支队) is not said of the unit.
        """
        return self._read(text, tuple(names))

    def _find_words(self, text: str, names: tuple[Span, ...]) -> tuple[RoleWord, ...]:
        outside = [t for t in self._tokens(text, names) if t.kind in (*_GOVERN, "noun")]
        inside = [
            token
            for token in self._tokens(text, ())
            if token.kind == "noun" and any(a <= token.start < b for a, b in names)
        ]
        found = sorted([*outside, *inside], key=lambda token: token.start)
        return tuple(self._word(token) for token in found)

    def _find_parts(
        self, text: str, names: tuple[Span, ...]
    ) -> Mapping[Span, tuple[RoleWord, ...]]:
        masked = _masked(text, names)
        governed: dict[Span, list[RoleWord]] = {span: [] for span in names}
        self._passage(masked, list(self._tokens(text, names)), governed, None)
        excepted = [one.span() for one in _EXCEPTED.finditer(masked)]
        return {
            span: ()
            if any(start <= span[0] < end for start, end in excepted)
            else tuple(word for word in words if not self._of_a_part(masked, span, word))
            for span, words in governed.items()
        }

    def _of_a_part(self, masked: str, span: Span, word: RoleWord) -> bool:
        """Whether ``word`` is said of what is printed as a part of the one named at ``span``."""
        run = self._run.match(masked, span[1], len(masked) if word.before else word.start)
        if not run or not _PART_OF.match(run.group()):
            return False
        return word.before or not masked.startswith(("，", ","), run.end())  # 市甲局新建场站，负责

    def _tokens(self, text: str, names: Sequence[Span]) -> Iterator[_Token]:
        masked = _masked(text, names)
        found = []
        for match in self._token.finditer(masked):
            kind = match.lastgroup or ""
            start, end = match.span(kind)
            if kind != "verb" or self._counts(masked, start, end):
                found.append(_Token(kind, start, end, match.end(), text[start:end]))
        found = _paired(found)
        for place, token in enumerate(found):
            if token.kind != "by" or _left_open(masked, token, found[place + 1 :]):
                yield token

    def _counts(self, masked: str, start: int, end: int) -> bool:
        """Whether a verb stands where it says something of names: a weak one only beside them."""
        verb, before = masked[start:end], masked[max(0, start - 80) : start]
        if verb in self._close:
            return bool(_BESIDE.search(before)) and not _NO_TASK.match(masked, start)
        if verb in self._ending:
            ends = _ENDS.match(masked, end) and _ALONE.search(before)
            return bool(ends or _BY_THEM.search(before))
        return True

    def _word(self, token: _Token) -> RoleWord:
        stem = BY if token.kind == "by" else "".join(self._stems.findall(token.text)) or token.text
        before = token.kind in (*_LABELS, "by")
        label = token.kind != "by" and (before or token.text != stem)
        joining = token.kind == "join"
        return RoleWord(token.start, token.end, token.text, stem, label, before, joining)

    def _passage(
        self,
        text: str,
        tokens: Sequence[_Token],
        governed: dict[Span, list[RoleWord]],
        label: RoleWord | None,
    ) -> None:
        """Read ``tokens``, all of one level of brackets, and what they enclose."""
        passage = _Passage(text, governed, tokens[0].start if tokens else 0, label, label)
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.kind == "open":
                close = _closing(tokens, place)
                inner = tokens[place + 1 : close]
                before = tokens[place - 1] if place else None
                beside = before and before.after == token.start
                if beside and before and before.kind == "name" and _denial(inner):
                    passage.release()
                if beside and before and before.kind == "name" and _other_name(inner):
                    for name in inner:
                        passage.name((name.start, name.end), also=True)
                else:
                    of_label = beside and before and before.kind in _LABELS
                    self._passage(text, inner, governed, passage.label if of_label else None)
                place = close + 1
                continue
            match token.kind:
                case "name":
                    passage.name((token.start, token.end))
                case "attached":
                    passage.attached(self._word(token))
                case "verb" | "post":
                    passage.verb(self._word(token))
                case "join":
                    passage.joining = self._word(token)
                case "label" | "bare" | "line" | "filled" | "other":
                    passage.end_clause(token.after)
                    passage.label = passage.list_label = self._word(token)
                case "by":
                    passage.by = self._word(token)
                case "prefixed" | "boxed":
                    passage.end_clause(token.after)
                    passage.label = self._word(token)
                case "comma":
                    passage.comma(token)
                case "stop" | "colon":
                    passage.end_clause(token.after)
                    goes_on = token.text in "；;\n" and _LIST_GOES_ON.match(text, token.after)
                    passage.label = passage.list_label = passage.list_label if goes_on else None
                    if token.kind == "stop":
                        passage.subject = ()
            place += 1
        passage.end_clause(len(text))


_LABELS = ("label", "line", "filled", "bare", "other", "prefixed", "boxed")
_GOVERN = (*_LABELS, "verb", "post", "join", "attached", "by")


@dataclass(frozen=True)
class _Token:
    kind: str
    start: int
    end: int
    after: int
    """Where the text goes on: a label takes its colon with it."""
    text: str


@dataclass
class _Passage:
    """What was read of a passage so far, and who its next word can govern."""

    text: str
    governed: dict[Span, list[RoleWord]]
    begun: int
    """Where the clause, or what follows the last verb in it, begins."""
    label: RoleWord | None
    list_label: RoleWord | None
    """The label of the whole list, in which brackets before a name may give another: （牵头）市甲局."""
    joining: RoleWord | None = None
    by: RoleWord | None = None
    """由 before the names of this clause, if no verb of it follows them."""
    groups: list[list[Span]] = field(default_factory=list)
    """The lists of names since ``begun``."""
    subject: tuple[Span, ...] = ()
    """Who a verb without a name of its own means."""
    last: int = 0
    """Where the last name ended."""
    after_verb: bool = False

    def name(self, span: Span, *, also: bool = False) -> None:
        """Take a name; ``also``: in brackets after a name, another name of it or one of its kind."""
        gap = _BRACKETS.sub("", self.text[max(self.last, self.begun) : span[0]])
        goes_on = also or bool(_LISTED.match(gap) or (self.groups and gap in ("，", ",")))
        if self.joining and (goes_on or self.joining.end == span[0]):
            self.governed[span].append(self.joining)
        elif self.groups and goes_on:
            self.groups[-1].append(span)
            self.joining = None
        else:
            self.groups.append([span])
            self.joining = None
        self.last = span[1]

    def attached(self, word: RoleWord) -> None:
        """Take a word in brackets right behind a name: it governs that name alone."""
        for group in self.groups[-1:]:
            self.governed[group.pop()].append(word)

    def release(self) -> None:
        """Take a denial in brackets right behind a name: 牵头单位：市甲局（不再牵头）."""
        for group in self.groups[-1:]:
            group.pop()

    def verb(self, word: RoleWord) -> None:
        """Take a verb: it governs the list before it, or whom the clause is about."""
        gap = _BRACKETS.sub("", self.text[max(self.last, self.begun) : word.start])
        groups = [group for group in self.groups if group]
        about = self.text.startswith("的", word.end) and not gap.startswith("的")
        if self.groups or self.joining:
            theirs = _LISTED.match(gap) or not _SOMEBODY.search(gap)
            over = _OVER.match(self.text, word.end)
            self.subject = tuple(self._acting(groups, about)) if theirs and not over else ()
        elif not _SAME_SUBJECT.fullmatch(gap):
            self.subject = ()
        for span in self.subject:
            self.governed[span].append(word)
        self.groups = groups[:-1] if about else []  # 市甲局对市乙局负责的地块 goes on about 市甲局
        self.joining = None
        self.begun, self.after_verb = word.end, not self.groups

    def _acting(self, groups: Sequence[list[Span]], about: bool) -> list[Span]:
        """Return which of the lists before a verb acts; ``about``: 的 follows the verb."""
        if not groups:
            return []
        *others, last = groups
        before = self.text[: last[0][0]]
        if _TOWARDS.search(before) and not about:
            return self._acting(others, about)
        encouraged = _ENCOURAGED.search(before) or (_BACKED.search(before) and not others)
        if encouraged or _DENIED.search(before):
            return []
        if _WITH.search(before) and others and not about:
            return [*self._acting(others, about), *last]
        return last

    def comma(self, token: _Token) -> None:
        """End the clause, unless it was a list of names that goes on."""
        clause = self.text[self.begun : token.start]
        if self.label or self.after_verb or not _NOTHING_BUT_NAMES.fullmatch(clause):
            self.end_clause(token.after)
            self.label = self.list_label

    def end_clause(self, after: int) -> None:
        """Give the names that no verb followed to the label, or keep them for the next verb."""
        listed = [group for group in self.groups if group]
        objects = self.after_verb and not (
            listed and _LISTED.match(self.text[self.begun : listed[0][0][0]] or " ")
        )
        if listed and not objects:
            if self.label:
                for span in (span for group in listed for span in group):
                    self.governed[span].append(self.label)
            elif self.by:
                for span in self._acting(listed[:1], about=False):
                    self.governed[span].append(self.by)
            self.subject = tuple(listed[0])
        self.groups, self.joining, self.by = [], None, None
        self.begun, self.after_verb = after, False


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first))


def _masked(text: str, names: Sequence[Span]) -> str:
    text = bodies.without_marks(text)
    for start, end in names:
        text = text[:start] + _NAME + _REST * (end - start - 1) + text[end:]
    return text


def _left_open(masked: str, by: _Token, following: Sequence[_Token]) -> bool:
    """Whether no verb in the clause of 由 says what part those have whom it names."""
    clause = _CLAUSE.match(masked, by.end)
    end = clause.end() if clause else by.end
    verb = next((one for one in following if one.kind in ("verb", "post", "saying")), None)
    return not _MEMBERS.search(masked, by.end, end) and not (verb and verb.start < end)


_DEEPEST = 20
"""How deep brackets are read: no sentence that a person wrote nests so many."""


def _paired(tokens: Sequence[_Token]) -> list[_Token]:
    """Return the tokens without brackets that have no other half or stand too deep in others."""
    open_: list[int] = []
    paired: set[int] = set()
    for place, token in enumerate(tokens):
        if token.kind == "open":
            open_.append(place)
        elif token.kind == "close" and open_:
            begun = open_.pop()
            if len(open_) < _DEEPEST:
                paired |= {begun, place}
    return [
        token
        for place, token in enumerate(tokens)
        if token.kind not in ("open", "close") or place in paired
    ]


def _closing(tokens: Sequence[_Token], place: int) -> int:
    """Return where the bracket opened at ``place`` closes."""
    depth = 0
    for n in range(place, len(tokens)):
        depth += {"open": 1, "close": -1}.get(tokens[n].kind, 0)
        if depth == 0:
            return n
    return len(tokens)


def _other_name(inner: Sequence[_Token]) -> bool:
    """Whether brackets hold names alone: 市甲局（市乙办）."""
    return all(token.kind == "name" for token in inner)


def _denial(inner: Sequence[_Token]) -> bool:
    """Whether brackets begin with a denial: 市甲局（不再牵头）."""
    first = next((token for token in inner if token.kind != "comma"), None)
    return bool(first and first.kind == "saying" and re.match(_NOT, first.text))
