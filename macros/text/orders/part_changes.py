"""Who gets and who loses a part by a sentence that says nothing else: (place)(part)(old)(verb)(new), in any order.

Pure text; the names of known bodies may be masked. A sentence is read only if it has no word but of places, of parts,
of bodies and of what becomes of them; any other is read elsewhere, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.orders.cited_places import UNNAMED_PLACE, N
from macros.text.orders.part_runs import GENERIC, Part, Run, Token
from macros.text.parts.quotations import FOLDED
from macros.text.parts.remembered import remembered
from macros.text.parts.sentences import SENTENCE
from macros.text.parts.spans import Span
from macros.text.roles import bodies

_QUOTED = f"(?:{FOLDED}|“[^“”]{{1,40}}”)"
_ENDS = bodies.BODY.removesuffix(f"|{bodies.MASKED}")
_STEM = "牵头|主办|主责|承办|责任|负责|承担|配合|协办|协助|参与|参加"
_NOW = "(?:统一|今后|以后|往后|此后|现|均|都|一并|一律|整体|全部|相应|已经?)*"
_TURNS = "(?:调整|变更|更换|换|更改|修改|改|转|替换)"
_HANDS = "(?:移交|转交|转移|划转|划归|划入|移送|归口|交)"
_ONE = regex(_STEM)
_TOKEN = regex(
    "|".join(
        (
            f"(?P<name>{bodies.MASKED}+|各?[国省市县区州旗盟乡镇][{HAN}]{{1,16}}?(?:{_ENDS})|(?:{bodies.DOMAIN})(?:局|委员会|委|厅|办公室|办(?![理公])|部(?![门署分]))|团[省市县区]委)",
            f"(?P<place>(?:{UNNAMED_PLACE}[项点]?|(?<=[^。；;\n])[（(]{N}[）)]|[（(]{N}[）)][项点]|{_QUOTED}|《[^《》]*》(?:（[^（）]*）)?|本(?:方案|措施|条|项))"
            f"(?:（(?:(?!{_STEM})[^（）、，,：:\U00100000-\U0010fffd]){{2,40}}）)?)",
            f"(?P<role>(?:{_STEM})+?)(?P<noun>单位|部门|职责|责任|职能|任务|工作)?(?!{_STEM})",
            f"(?P<to>{_NOW}(?:{_TURNS}(?:为|成|到|至)?由|{_TURNS}(?:为|成|到|至)|{_HANDS}(?:给|至|到|归|入)?由?))",
            f"(?P<out>{_NOW}(?:不再(?:由|将|把|列|作为|列为|担任|是|为|包括)?|取消|删[去除]|减少|去掉|移[出除]|剔除|免去|原(?:来|先|定)?由?))",
            "(?P<quit>退出)",
            "(?P<instead>接替|接任|顶替|替换|代替|取代|替代)",
            "(?P<more>(?:增加|新增|增列|增补|补充)为?)",
            "(?P<as>作为|列为|担任|明确|确定|指定|为|是)",
            "(?P<apart>分别)",
            f"(?P<by>{_NOW}[由从])",
            "(?P<end>[，,])",
            f"(?P<rest>[、和及与]|以及|[：:的将把对以用中里在—]|任务|措施|工作|事项|内容|项目|分工|职责|履行|行使|承接|组织|统筹|落实|实施|推进|办理|抓总"
            f"|{_NOW[:-1]}+|同时|其中|关于|针对|涉及|所列|所述|即日起|调整(?=[：:])|自[^，,\n]{{1,20}}起|(?:因|鉴于|由于|根据|依据|按照|经)[^，,\n]*(?=[，,])"
            f"|[\U0010201c\U0010201d]|[一二三四五六七八九十]+[、是]|[0-9]+[.．、]|[（(]{N}[）)]|(?<=单位|部门)[（(](?={bodies.MASKED})|(?<={bodies.MASKED})[）)](?=调整|变更|更换|改)|第[一二三四五六七八九十]+[，,]|[①-⑳])",
        )
    )
)
_LEADS = ("牵头", "主办", "主责", "责任")
_CLAUSE = regex("[^，,]+[，,]?")
_LIST = regex("[、和及与]|以及")
_VERBS = ("to", "out", "quit", "instead", "more", "as", "by")


@remembered
def changes_in(text: str) -> tuple[Run, ...]:
    """Return what the sentences of a text say of who gets and who loses a part."""
    return tuple(run for one in SENTENCE.finditer(text) for run in part_changes(text, *one.span()))


def part_changes(text: str, begun: int, end: int) -> list[Run]:
    """Return who gets and who loses a part by a sentence, clause by clause; nothing of clauses that have any other word."""
    runs: list[list[Token]] = []
    goes_on, begins, whole = False, True, True
    for clause in _CLAUSE.finditer(text, begun, end):
        tokens = _tokens(text, *clause.span())
        apart = goes_on and _places(tokens) and _places(runs[-1]) and _names(runs[-1])
        if tokens and goes_on and not apart:
            runs[-1] += tokens
        elif tokens and (begins or goes_on or _places(tokens)):
            runs.append(tokens)
        else:
            tokens = []  # what stands behind a clause with other words may go on with it
        goes_on, begins, whole = (
            bool(tokens),
            False,
            whole and bool(tokens or not _ONE.search(clause[0])),
        )
    found = (
        Run(
            run[0].start(),
            next(one.end() for one in reversed(run) if not one["end"]),
            _places(run),
            any(one[kind] for one in run for kind in _VERBS),
            _Sentence(run).parts(),
            whole and len(runs) == 1,
        )
        for run in runs
        if _names(run) and not _of_several(run)
    )
    return [run for run in found if run.places or (run.orders and run.is_of_a_part)]


def stems(role: Token) -> Iterator[Token]:
    """Yield the plain words of which a word for a part is made: 牵头 and 负责 of 牵头负责."""
    return _ONE.finditer(role.string, *role.span("role"))


def _tokens(text: str, begun: int, end: int) -> list[Token]:
    """Return the tokens of a clause; none if it has any other word."""
    tokens: list[Token] = []
    while begun < end and (one := _TOKEN.match(text, begun, end)):
        tokens.append(one)
        begun = one.end()
    of_words = not _names(tokens) and any(one[kind] for one in tokens for kind in _VERBS)
    return [] if begun < end or of_words else tokens


def _places(tokens: Sequence[Token]) -> str:
    return "".join(re.sub(_QUOTED, "", one["place"]) or "本条" for one in tokens if one["place"])


def _names(tokens: Sequence[Token]) -> int:
    return sum(1 for one in tokens if one["name"])


def _of_several(tokens: Sequence[Token]) -> bool:
    """Whether a run says something of one place, and then something else of another."""
    kinds = "".join((one.lastgroup or "")[:1] for one in tokens if one["place"] or one["name"])
    return bool(re.search("pn+p+n", kinds))


class _Sentence:
    """The tokens of a run, of which those that say nothing are left out, and lists of names are one item."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._items: list[list[Token]] = []
        joined = False
        for one in tokens:
            if one["name"] and joined:
                self._items[-1].append(one)
            elif not one["rest"]:
                self._items.append([one])
            listed = bool(one["rest"] and _LIST.fullmatch(one["rest"]))
            joined = bool(one["name"]) or (joined and listed)
        self._kinds = [_kind(item[0]) for item in self._items]
        roles = [item[0] for item in self._items if item[0]["role"]]
        self._only = roles[0] if len({one["role"] for one in roles}) == 1 else None

    def parts(self) -> tuple[Part, ...]:
        """Return the parts, list by list; none if no verb says what becomes of anybody."""
        held = [n for n, kind in enumerate(self._kinds) if kind == "name"]
        pairs = self._apart()
        return tuple(
            part
            for n in held
            for k in range(len(self._items[n]))
            for part in self._part(n, k, pairs if len(pairs) == len(self._items[n]) else ())
        )

    def _apart(self) -> list[Token]:
        """Return which part each of a list of names has: 牵头单位、配合单位分别调整为甲、乙."""
        at = self._kinds.index("apart") if "apart" in self._kinds else 0
        roles = [item[0] for item in self._items[:at] if item[0]["role"]]
        return roles if len(roles) > 1 else []

    def _whose(self, n: int, k: int) -> Span | None:
        """Return whose part the name at a place of a list gets, if the sentence says so of each: 甲、乙分别调整为丙、丁."""
        held = [at for at in range(n) if self._kinds[at] == "name"]
        if "apart" not in self._kinds[:n] or not held:
            return None
        had = self._items[held[-1]]
        return had[k].span() if len(had) == len(self._items[n]) else None

    def _part(self, n: int, k: int, pairs: Sequence[Token]) -> Iterator[Part]:
        """Yield what becomes of a name; 甲由牵头单位调整为配合单位 takes one part from it and gives it another."""
        span = self._items[n][k].span()
        before, behind = self._before(n), self._behind(n)
        kind, ahead = (self._kinds[at] if at >= 0 else "" for at in (before, behind))
        becomes = self._becomes(behind) if ahead in ("to", "as", "more") else None
        gets = kind not in ("out", "instead") and ahead not in ("out", "quit")
        gets = gets and not (ahead == "to" and becomes is None)
        of = self._items[n + 1][0] if self._kinds[n + 1 : n + 2] == ["role"] else None
        if of and of.string.startswith("的", of.end()) and not of["noun"]:
            yield Part(span, False, self._role(n), False)  # 甲牵头的任务由乙牵头
            return
        role = pairs[k] if pairs else becomes or self._role(n)
        helps = role is not None and not role["role"].startswith(_LEADS)
        helps = helps and becomes is not None and kind not in ("to", "by")
        turns = gets and ahead == "to"
        if turns:
            had = [item[0] for item in self._items[n + 1 : behind] if item[0]["role"]]
            yield from (Part(span, False, one, False) for one in had)
        yield Part(
            span,
            gets,
            role,
            gets and (turns or "more" in (kind, ahead) or (ahead == "as" and helps)),
            None if role else self._whose(n, k),
        )

    def _before(self, n: int) -> int:
        """Return the verb before a list of names in its clause, -1 if there is none."""
        for at in range(n - 1, -1, -1):
            if self._kinds[at] in _VERBS:
                return at
            if self._kinds[at] in ("name", "end"):
                break
        return -1

    def _behind(self, n: int) -> int:
        """Return the verb behind a list of names that is said of it, -1 if there is none; 改为 may follow a comma."""
        for at in range(n + 1, len(self._items)):
            kind = self._kinds[at]
            if kind in ("name", "end"):
                return at + 1 if kind == "end" and self._kinds[at + 1 : at + 2] == ["to"] else -1
            said = [one for one in self._clause(at + 1) if one != "place"]
            of_others = (kind == "out" and "name" in said) or (
                kind == "by" and said[:1] == ["role"]
            )
            if kind in _VERBS and not of_others:
                return at
        return -1

    def _clause(self, at: int) -> list[str]:
        kinds = self._kinds[at:]
        return kinds[: kinds.index("end")] if "end" in kinds else kinds

    def _becomes(self, verb: int) -> Token | None:
        """Return the part that a verb gives those before it: 甲调整为配合单位, 甲作为第1条的配合单位."""
        clause = self._clause(verb + 1)
        if "name" in clause or "role" not in clause:
            return None
        return self._items[verb + 1 + clause.index("role")][0]

    def _role(self, n: int) -> Token | None:
        """Return the word for the part of a list of names: right behind it, or the nearest before it."""
        kinds, items = self._kinds, self._items
        after = items[n + 1][0] if kinds[n + 1 : n + 2] == ["role"] else None
        if after and after["noun"] and kinds[n + 2 : n + 3] in (["name"], ["to"], ["as"]):
            after = None  # it is the label of the next
        labels = [at for at in range(n) if kinds[at] == "role" and self._is_label(at)]
        label = items[labels[-1]][0] if labels else None
        if after and label and after["role"] in GENERIC and "end" not in kinds[labels[-1] : n]:
            after = None  # 牵头工作由甲承担
        if after and after["role"] in GENERIC and not label:
            behind = [items[at][0] for at in range(n + 2, n + 2 + len(self._clause(n + 2)))]
            after = next((one for one in behind if one["role"] and one["noun"]), after)
        return after or label or self._only

    def _is_label(self, at: int) -> bool:
        """Whether a word for a part is no verb of those before it."""
        return bool(self._items[at][0]["noun"]) or self._kinds[at - 1 : at] != ["name"]


def _kind(token: Token) -> str:
    found = ("name", "place", "role", *_VERBS, "apart", "end")
    return "" if token["by"] == "从" else next((one for one in found if token[one]), "")
