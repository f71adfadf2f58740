"""Whom a word governs that says who has which part; pure text, no plan.

A passage is read token by token: a label governs the names behind it, a verb those before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.spans import Span
from macros.text.roles import bodies
from macros.text.roles.role_patterns import CLOSE, NAME, NOT, NOT_GOES_ON, OPEN, REST
from macros.text.roles.role_tokens import RoleWord, Token

_LISTED = regex(r"\s*(?:[、和及与或暨/]|以及|等|会同|会(?=有关|相关|各|$)|联合|商|$)")
"""How a text goes on that adds to a list of names."""
_NOTHING_BUT_NAMES = regex(
    rf"(?:等(?:各?(?:有关|相关))?(?:{bodies.ANY})|[{NAME}{REST}、，,和及与等由\s{OPEN}{CLOSE}]|以及)+"
)
_UNLISTED = rf"(?:(?![和及与])[{HAN}]){{1,20}}(?:{bodies.BODY}|{bodies.ANY})"
_ITEM = rf"(?:[0-9０-９]+[.．、)）]|[（(][0-9０-９一二三四五六七八九十]+[)）]|[①-⑳])?\s*(?:{NAME}{REST}*|{_UNLISTED})"
_ASIDE = rf"(?:[{OPEN}][^{OPEN}{CLOSE}：:。；;]*[{CLOSE}])?"
LIST_GOES_ON = regex(
    rf"\s*{_ITEM}{_ASIDE}(?:(?:[、，,和及与]|以及)\s*{_ITEM}{_ASIDE})*等?\s*(?=[；;。\n{CLOSE}]|$)"
)
"""A clause of names alone: it goes on with the list before it (责任单位：市甲局；市乙局)."""
_TOWARDS = regex(r"[对向给]$")
"""After such a word a name is not the one who acts, unless in words about something: 对市乙局负责的地块."""
_ENCOURAGED = regex(r"(?:鼓励|引导)$")
"""Whom official text encourages, it gives no part."""
_BACKED = regex(r"支持$")
"""Whom another unit is to back has a part; whom the text itself backs has none."""
_WITH = regex(r"[与同跟和]$")
"""Names joined to the one who acts by more than a list: 市甲局要与市乙局密切配合."""
_DENIED = regex(
    rf"(?:{NOT}{NOT_GOES_ON}"
    r"|(?:如果?|若|假如|倘若|一旦)(?:是|让)?由?"
    r"|(?:原来?|原先|原本|原定|此前|以前|过去|先前|曾经?)(?:是|系)?由"
    rf"|(?:(?<![{HAN}])|(?<=[将把]))原"
    r"|(?:取消|撤销|停止|终止|废止|叫停|清理)(?:原来?)?由?)$"
)
"""After such words a name has no part: the text denies it, supposes it or says that it is over."""
_OVER = regex(
    r"(?:改为?由|转由|调整为?由)|的[^。；;\n]{0,20}?(?:改为?由|改交|转由|转交|交由)"
    r"|的[^，,。；;\n]{0,20}?(?:划转|划归|划给|取消|撤销|停止|终止|废止)"
)
"""How a text goes on that takes from a unit what it had: 市甲局牵头的工作改由市乙局牵头."""
_SOMEBODY = regex(
    "|".join((bodies.ANY, bodies.COUNCILS, bodies.AUTHORITIES, bodies.SOCIETIES, bodies.SCHOOLS))
    + "|公司|企业|各方|负责人|负责同志|社会|群众|成员"
)
"""Words for somebody not among the names. After 有关部门 a verb is said of that 部门, not of a name."""
_SAME_SUBJECT = regex(
    r"(?:.*并|[，,、：:\s]|且|同时|具体|分别|共同|主要|统一|积极|各自|全面|认真|切实|应当?|要|须"
    r"|还|也|按照?|职责|分工)*"
)
"""What may stand before a verb whose subject was named before."""
_BRACKETS = regex(rf"[{OPEN}][^{OPEN}{CLOSE}]*[{CLOSE}]|[{OPEN}{CLOSE}]")


@dataclass
class Passage:
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
        under = self.text.startswith("下", word.end)
        if self.groups or self.joining:
            theirs = _LISTED.match(gap) or not _SOMEBODY.search(gap)
            over = _OVER.match(self.text, word.end)
            acting = self._acting(groups, about) if groups else self.subject
            self.subject = tuple(acting) if theirs and not over else ()
        elif not _SAME_SUBJECT.fullmatch(gap):
            self.subject = ()
        for span in self.subject:
            self.governed[span].append(word)
        # 市甲局对市乙局负责的地块 and 市甲局在市乙局配合下 go on about 市甲局
        self.groups = groups[:-1] if about or under else []
        if under:
            self.subject = ()
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

    def comma(self, token: Token) -> None:
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
                behind = [group for group in listed if group[0][0] >= self.by.end]
                for span in self._acting(behind[:1], about=False):
                    self.governed[span].append(self.by)
            self.subject = tuple(listed[0])
        self.groups, self.joining, self.by = [], None, None
        self.begun, self.after_verb = after, False
