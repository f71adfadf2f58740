"""The words of a text that say who has which part, and the marks between them; pure text, no plan.

Names are masked first: nothing inside a name is a word of the sentence. Whom a word governs is in
``governed``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.text.characters.regex import regex
from macros.text.parts.nil import NIL
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.general_clauses import GENERAL_CLAUSE
from macros.text.roles.no_part import BY_WHOM, ISSUED, OF_SOMETHING, URGED


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


NAME, REST = "\ue000", "\ue001"
"""What names are replaced by: nothing inside a name is a word of the sentence."""
OPEN, CLOSE = r"（(\[【〔［", r"）)\]】〕］"
_NOUN = (
    r"单位|部门|机构|主体|机关|方(?!案|面|向|法|式)|处室|科室|股室"
    r"|领导(?!小组)|[省市县区州旗盟乡镇](?:级|委|政府)?领导(?=\s*[：:])|人(?=\s*[：:])"
)
_PLACES = r"(?:[县市]区|区县|县[（(]?市[、，]?区[)）]?|镇街|街镇|乡镇(?:[、和及（(]?街道(?:办(?:事处)?)?[)）]?)?|街道|地区|园区)(?=\s*[：:]|[ \u3000\n\t]|$)"
"""Names of places that end a label, where it can be nothing else: 责任县区：."""
_LEADER = (
    "(?:牵头|责任|主责|分管|主管)"
    "(?:[省市县区州旗盟乡镇](?:级|委|政府)?领导|副[省市县区州旗盟乡镇]长|[省市县州旗盟乡镇]长)"
)
"""A leader of the place as a label: 牵头市领导; 协助市领导 is one only before a colon."""
_AND = "、和及与兼暨/／"
_OR_OTHERS = rf"(?:[{_AND}]|或者?|以及)(?:单位|部门|机构)(?!改革|设置)|[（(](?:单位|部门|机构)[)）]"
"""How a label goes on that names its units by two nouns: 责任部门和单位, 牵头部门（单位）."""
_ALSO = regex(f"(?<=[位门构体关方室])(?:{_OR_OTHERS})$")
_REACHED = "(?:联系)?(?:电话|方式)"
_WITH_PERSON = (
    rf"(?:[{_AND}]|以及)+(?:其?(?:第一|主要|直接|具体)?(?:责任|负责|联系|联络|经办|承办|分管|主管)(?:人员?|领导|同志)"
    rf"(?:[{_AND}]?{_REACHED})?|联络员|{_REACHED})"
)
"""How a label goes on that has the persons stand beside the units: 责任单位及责任人."""
OF_PERSON = regex(f"{_WITH_PERSON}$")
"""Where a label says so, at its end."""
_SURELY_NOUN = r"单位|部门(?!间|之间|协|联|工作|预算)|机构(?!改革|设置)"
_PERSON = "人(?!才|员|力|口|民|事|工)|制(?!定|订|作|止|造|约)|同志|任(?!务)|作用"
NOT = (
    r"(?:不(?!仅|只|但|光|断)|没有|没|未|无|无需|无须|毋须|难以|无法|无力|拒不|拒绝|免于|免予|停止"
    r"|避免|防止|杜绝|禁止|严禁|并非|是否)"
)
NOT_GOES_ON = (
    r"(?:按照?[^，,。；;]{0,6}?)?(?:承担|履行|负有|再|得|予|能够?|可以?|应当?|宜|会|需要?|必|用|要|许|允许|想|愿|敢|单独|单|独家|一家|直接|具体"
    r"|主动|积极|继续|全程|统一|仅|只|让|作?为|做|是|担?任|当|属于?|算|由)*+"
)
_YET = r"(?:而|但是?|却|然而|可是?)(?:又|实际|至今|仍|尚|均|都|迟迟|长期|故意|无正当理由)*"
NAMES = rf"{NAME}{REST}*(?:(?:[、和及与或]|以及){NAME}{REST}*)*(?:等[\u4e00-\u9fff]{{0,6}}?)?"
_WITH_HELP = "的?(?:大力|积极|密切|全力|共同)*(?:配合|协助|参与)下"
"""How 在市乙局配合下 goes on, which says that it does support; 在市委领导下 gives no part."""
_ADVERBS = (
    r"(?:要|应当?|须|具体|共同|分别|统一|统筹|直接|主要|各自|联合|依法|全面|各司其职[，,、]?|认真|切实|抓好|做好|抓紧|及时|尽快|积极|严格"
    r"|(?:按照?|根据|依据|依)?(?:各自)?(?:职责(?:分工)?|任务分工)[，,]?)*"
)
_NAMES_AND_OTHERS = rf"{NAMES}(?:(?:[、和及与]|以及){bodies.GENERAL})*"
_BESIDE = regex(rf"(?:{_NAMES_AND_OTHERS}|(?:{bodies.CHARGED})等?)(?:部门|单位)?{_ADVERBS}$")
"""How a text ends before a verb that stands right behind the names it governs."""
_BESIDE_NAMES = regex(rf"{_NAMES_AND_OTHERS}(?:部门|单位)?{_ADVERBS}$")
"""The same behind names alone."""
_OF_A_PLACE = (
    rf"(?:各?[国省市县区州乡镇旗盟][\u4e00-\u9fff（）()、]{{0,40}}?|各街?)(?:{bodies.CHARGED})"
)
"""A body by its name, such as the state's have: 市某某局."""
_ALONE = regex(
    rf"(?:(?:^|[{OPEN}，,。；;、：:\s])请?(?:{_NAMES_AND_OTHERS}|{_OF_A_PLACE})"
    rf"|[{OPEN}][^{OPEN}{CLOSE}，,]*(?:{bodies.BODY}|{bodies.CHARGED})等?)"
    rf"(?:部门|单位)?{_ADVERBS}$"
)
"""How a text ends before a verb in whose clause only names stand: （市甲局落实）."""
BY = "由"
_BY = (
    rf"(?<![原如若非不本经自缘指]){BY}"
    rf"(?:(?=\s*{NAME})|(?:(?![此于的其])[\u4e00-\u9fff、]){{1,20}}?(?:{bodies.CHARGED}))"
)
SOME_BODY = rf"(?:(?![、，和及与])[\u4e00-\u9fff]){{1,14}}?(?:{bodies.CHARGED})"
_BY_THEM = regex(rf"由[^，,。；;：:\n]*{_BESIDE.pattern}")
_LETS_LEAD = regex(rf"(?:{NAMES}|[^，,。；;：:\n]{{1,20}}?(?:{bodies.CHARGED}))(?:牵头|主办|主责)")
"""How words go on behind a verb of which another is the object: 由市乙局协调市甲局牵头."""
_ENDS = regex(rf"(?:到位|完毕|好)?(?:[，,、。；;\s{CLOSE}]|$)")
_CLAUSE = regex(rf"(?:[^，,。；;\n{CLOSE}]|[，,](?={NAME}))*")
_MEMBERS = regex("任组长|任副?主任|任总?召集人|组成|参加")
"""A clause that makes somebody a member of a body gives no task: 由市甲局局长任组长."""
_NO_TASK = regex(
    "为主[导体要线题攻]|承担[^，,。；;、\n]{0,8}?(?:风险|后果|损失|法律责任|民事责任|刑事责任|违约|赔偿|费用)"
)
"""Words that begin like a verb that gives a task, but give none: 为主要, 承担费用."""
BY_DUTY = tuple(
    f"{by}{own}{duty}"
    for by in ("按", "按照", "根据", "依据", "依照", "依")
    for own in ("", "各自", "各自的")
    for duty in ("职责", "职责分工")
)
"""Right behind names these say that each does what is its duty, if no other word of the sentence says who does what."""
_BY_NOUN = "单位|部门|领导|责任人"
_NO_LABEL = "[各该本每]|[有相]关|以[上下]|主送|抄送|发文|印发|制发|发布|起草|制定|编制|成员|报送|填报|公示|咨询"
"""Words before a colon that have one of these say nothing of who has which part: 主送单位."""
_FORM_NUMBER = "(?:[0-9０-９]+[.．、)）]|[（(][0-9０-９一二三四五六七八九十]+[)）]|[①-⑳])"
_ONLY_NAMES = r"(?=\s*(?:(?![要应须将])[^。；;\n]){2,200}。?\s*(?:\n|$))"
"""How a numbered line of a form goes on behind its label and a stop: 4．主办单位。市甲局。"""
_BODIES_ALONE = rf"{NAMES}\s*(?:[。；;\n]|$)"
"""How a cell goes on below 分工 that says nothing but who: with words of their own, those count."""
LABELS = ("label", "line", "filled", "bare", "other", "prefixed", "boxed")
GOVERN = (*LABELS, "verb", "post", "join", "attached", "by")


@dataclass(frozen=True)
class Token:
    """A piece of a text of some kind, and where it stands."""

    kind: str
    start: int
    end: int
    after: int
    """Where the text goes on: a label takes its colon with it."""
    text: str


class Tokenizer:
    """Finds the tokens of a text, given the words that make assignments."""

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
        verb, join = any_of(verbs), any_of(joining)
        weak = any_of([*self._close, *self._ending])
        firm = any_of([*labels, *verbs, *self._close])
        stem = any_of([*labels, *verbs, *self._close, *self._ending])
        part = rf"(?:{_LEADER}|(?:{stem})(?:[{_AND}（(]?(?:{stem})[)）]?){{0,2}}(?:{_PLACES}|{_NOUN})(?:{_OR_OTHERS})?)"
        printed = rf"(?:{part}[{_AND}])?{part}(?:{_WITH_PERSON})?"
        other = rf"(?:(?!{stem}|{_NO_LABEL})[\u4e00-\u9fff]){{2,8}}(?:{_BY_NOUN})"
        head = rf"(?:(?<=[，,；;。：:\s{OPEN}])|^)"
        again = rf"{NOT}{NOT_GOES_ON}(?:{verb})*?(?P=again)"
        failed = (
            rf"(?P<again>{verb})(?:(?=(?:{verb})*的?(?:[，,]?{_YET})?{again})"
            rf"|(?=[^，,。；;、\n{NAME}{REST}]{{1,15}}?[，,]?{_YET}{again}(?:$|[^\u4e00-\u9fff]|[的者])))"
        )  # 应当牵头而未牵头
        beside = rf"(?:[{OPEN}][^{NAME}：:{OPEN}{CLOSE}]{{0,20}}[{CLOSE}])?"
        self._goes_on = re.compile(rf"[^。；;\n]*?(?:{stem})")
        self._stems = re.compile(f"{stem}|[{_AND}]")
        self._token = re.compile(
            "|".join(
                (
                    rf"(?P<name>{NAME}{REST}*)",
                    rf"(?P<general>{GENERAL_CLAUSE})",
                    rf"(?P<under>在(?!{NAMES}{_WITH_HELP})[^，。；：\n]{{1,60}}?(?:指导|领导|支持|配合|协助|统筹|参与)下"
                    rf"|受{NAMES}的?(?:委托|委派|指派|授权))",
                    rf"(?P<saying>谁[^。；\n]{{1,12}}?谁(?:{verb})"
                    rf"|(?:{NOT}{NOT_GOES_ON}|(?:本应|本该|本来应|原应)[当该]?)(?:(?:{firm})+(?:{_NOUN})?|{part})"
                    rf"|{failed}|{ISSUED}{NAMES}{BY_WHOM}"
                    rf"|(?:{verb}|{weak or verb}){OF_SOMETHING}|(?:{URGED}){NAMES}(?=[^，,。；;、：:\n]{{0,8}}(?:{verb}))"
                    rf"|(?:(?<![\u4e00-\u9fff])[非原]|(?<=并)非){part}"
                    rf"|(?<=[{NAME}{REST}])(?:原[来先]?|曾经?|此前)(?:{verb})"
                    rf"|(?:{verb})(?=情况|不(?:力|到位|够|足|好|积极|主动|及时|当)))",
                    r"(?P<cooperation>(?:加强|强化|增强|注重|促进|形成|相互|互相|协调)"
                    rf"[^，。；：、{NAME}{REST}\n]{{0,8}}?配合(?!单位|部门))",
                    rf"(?<=[{NAME}{REST}])[{OPEN}](?P<attached>(?:{firm})(?:{_NOUN})?)[{CLOSE}]",
                    rf"[{OPEN}](?P<prefixed>(?:{firm})(?:{_NOUN})?|{part})[{CLOSE}]\s*(?={NAME})",
                    rf"(?:作?为|是|担?任|(?<![不非])是[\u4e00-\u9fff]{{1,14}}?的)(?P<post>{printed})(?![：:])",
                    rf"(?P<nil>(?:{printed}{beside}(?:为|是)?[ \u3000]*[：:]?|{head}(?:{stem}|{other})[ \u3000]*[：:])"
                    rf"[ \u3000]*{NIL}(?=[ \u3000]*(?:[，,；;。{CLOSE}]|\n(?!\s*{NAME})|$)))",
                    rf"(?P<label>{printed}){beside}"
                    r"(?:(?:分别)?(?:为|是|有|包括|如下)?\s*[：:]|\s*[—－–-]+\s*"
                    rf"|(?:分别)?(?:为(?!了)|是)|包括|有(?={NAME})|[ \u3000]+"
                    rf"|(?={NAME})|(?=[{OPEN}]{NAME}))",
                    rf"(?:^|(?<=\n))\s*(?P<line>{printed})(?=\s*\n\s*{NAME})",
                    rf"(?:^|(?<=\n))\s*{_FORM_NUMBER}\s*(?P<filled>{printed})。{_ONLY_NAMES}",
                    rf"{head}(?P<bare>{stem})(?:\s*[：:]|(?<=分工)[ \u3000]+(?={_BODIES_ALONE}))",
                    rf"{head}(?P<other>{other})\s*[：:]",
                    rf"[{OPEN}](?P<boxed>{other})[{CLOSE}]\s*(?={NAME})",
                    rf"(?P<person>(?:{stem})(?:{_PERSON}))",
                    rf"(?P<noun>(?<![{NAME}{REST}])(?:{stem})(?:{_SURELY_NOUN}))",
                    rf"(?P<join>(?!会(?!同)(?<![{NAME}{REST}]会))(?:{join})(?={NAME}|相关|有关|各)|会同(?={SOME_BODY}))",
                    rf"(?P<verb>{verb}|{weak})" if weak else rf"(?P<verb>{verb})",
                    rf"(?P<by>{_BY})",
                    r"(?P<comma>[，,])",
                    r"(?P<stop>[。；;！？!?\n])",
                    r"(?P<colon>[：:])",
                    rf"(?P<open>[{OPEN}])",
                    rf"(?P<close>[{CLOSE}])",
                )
            )
        )

    def tokens(self, text: str, names: Sequence[Span]) -> Iterator[Token]:
        """Yield the tokens of a text in which these are names."""
        masked = mask(text, names)
        found = []
        for match in self._token.finditer(masked):
            kind = match.lastgroup or ""
            start, end = match.span(kind)
            if kind != "verb" or self._counts(masked, start, end):
                found.append(Token(kind, start, end, match.end(), text[start:end]))
        found = _paired(found)
        for place, token in enumerate(found):
            if token.kind != "by" or _left_open(masked, token, found[place + 1 :]):
                yield token

    def _counts(self, masked: str, start: int, end: int) -> bool:
        """Whether a verb stands where it says something of names: a weak one only beside them."""
        verb, before = masked[start:end], masked[max(0, start - 80) : start]
        if verb in BY_DUTY:
            return bool(_BESIDE_NAMES.search(before)) and not self._goes_on.match(masked, end)
        if verb in self._close:
            return bool(_BESIDE.search(before)) and not _NO_TASK.match(masked, start)
        if verb in self._ending:
            ends = _ENDS.match(masked, end) and _ALONE.search(before)
            return bool(ends or (_BY_THEM.search(before) and not _LETS_LEAD.match(masked, end)))
        return True

    def word(self, token: Token) -> RoleWord:
        """Return the word of assignment that a token is."""
        units = OF_PERSON.sub("", token.text)
        units = _ALSO.sub("", units)
        stem = BY if token.kind == "by" else "".join(self._stems.findall(units)) or token.text
        before = token.kind in (*LABELS, "by")
        label = token.kind != "by" and (before or token.text != stem)
        joining = token.kind == "join"
        return RoleWord(token.start, token.end, token.text, stem, label, before, joining)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first."""
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first))


def mask(text: str, names: Sequence[Span]) -> str:
    """Return a text of equal length with masks for the names, and without the marks beside them."""
    text = bodies.without_marks(text)
    for start, end in names:
        text = text[:start] + NAME + REST * (end - start - 1) + text[end:]
    return text


def _left_open(masked: str, by: Token, following: Sequence[Token]) -> bool:
    """Whether 由 stands in a clause without a verb that says which part its names have."""
    clause = _CLAUSE.match(masked, by.end)
    end = clause.end() if clause else by.end
    verb = next((one for one in following if one.kind in ("verb", "post", "saying")), None)
    return not _MEMBERS.search(masked, by.end, end) and not (verb and verb.start < end)


_DEEPEST = 20
"""How deep brackets are read: no sentence that a person wrote nests so many."""


def _paired(tokens: Sequence[Token]) -> list[Token]:
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
