"""The printed number with which a paragraph begins: 一、, （一）, 1., 第三条, ●; pure text, no plan."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from macros.text.characters.han import HAN
from macros.text.characters.numerals import number_value

_NUMERALS = "[〇零一二三四五六七八九十百]+"
_FIGURES = "[0-9０-９]{1,3}"
_BEGINS_WORDS = f"[{HAN}《“]"
_ANY = rf"(?:{_NUMERALS}|{_FIGURES})"


class Style(Enum):
    """A way of numbering; their order is the one in which official texts nest them."""

    HEADING = r"(?!)"
    """A heading that only the file itself declares."""
    VOLUME = rf"第(?P<n>{_ANY})(?:编|篇)"
    PART = rf"第(?P<n>{_ANY})部分"
    CHAPTER = rf"第(?P<n>{_ANY})章"
    JOINT = rf"第(?P<n>{_ANY})节"
    HAN = rf"(?P<n>{_NUMERALS})(?:、|[.．](?![0-9]))"
    BRACKETED_HAN = rf"[（(](?P<n>{_NUMERALS})[）)]、?"
    TASK = rf"(?:(?:重点|工作)?任务|行动|专项)(?P<n>{_ANY})(?:\s*[：:、.．]|(?=[ \u3000]))"
    ARTICLE = rf"第(?P<n>{_ANY})条"
    FIGURE = rf"(?P<n>{_FIGURES})(?:\s?[.．﹒](?![0-9０-９])|\s?、|(?=[ \u3000]+{_BEGINS_WORDS}))"
    DECIMAL = r"(?P<n>[0-9]{1,2}(?:\.[0-9]{1,2})+)(?![0-9.％%万亿])[.．、]?"
    BRACKETED_FIGURE = rf"(?:[（(](?P<n>{_FIGURES})[）)]|(?P<half>{_FIGURES})[）)])、?"
    CIRCLED = r"(?P<n>[①-⑳])"
    IS = r"(?P<n>[一二三四五六七八九十]{1,3})是(?!否)"
    """一是…二是…, as sentences list what they speak of."""
    DOT = r"(?P<mark>[●■◆★▲○▶◇□•·▪])"
    DASH = r"(?P<mark>—{2,3}|―{2}|─{2})"

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark without a number."""
        return self in (Style.DOT, Style.DASH)

    @property
    def counts(self) -> bool:
        """Whether its numbers run 1, 2, 3."""
        return not self.is_mark and self is not Style.HEADING

    @property
    def is_point(self) -> bool:
        """Whether it numbers points inside a measure, as a rule."""
        return self in (Style.BRACKETED_FIGURE, Style.CIRCLED, Style.IS)


_STYLES = [(style, re.compile(style.value)) for style in Style if style is not Style.IS]
_WHOLE = (
    (Style.BRACKETED_HAN, re.compile("[㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩]、?")),
    (Style.BRACKETED_FIGURE, re.compile("[⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇]、?")),
    (Style.FIGURE, re.compile("[⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛]、?")),
)
"""Numbers that are one character with their marks."""
_INSERTED = re.compile(rf"之{_ANY}")
_NO_NUMBER = re.compile(
    rf"{_FIGURES}\s*(?:年|月|日|个|项|家|％|%|万|亿|元|人|户|天|号|时|点|分|秒|月份|年度|类|位|次)"
    rf"|第{_ANY}条(?:[第至、和及与款项规]|的(?!规定)|中|所)(?!{_ANY}条)"
)
"""What begins like a number and is none: 2023年…, 第三条第二款规定…."""


@dataclass(frozen=True)
class Number:
    """The number that opens a paragraph."""

    style: Style
    printed: str
    """With its mark: 一、, （一）, 1."""
    value: int
    """1, 2, 3 …; of a decimal its last part, of a mark 0."""
    outer: tuple[int, ...] = ()
    """The parts of a decimal before its last."""
    rest: str = ""
    """The paragraph behind it."""


_IS = re.compile(rf"(?:^|(?<=[。；;：:）)】])){Style.IS.value}")


def points_apart(text: str) -> list[str]:
    """Return a paragraph in pieces, the list of 一是…二是… in it begun by each; itself if it holds none."""
    found = [
        one.start()
        for n, one in enumerate(_IS.finditer(text), start=1)
        if number_value(one["n"]) == n
    ]
    if len(found) < _FEWEST or len(found) != len(_IS.findall(text)):
        return [text]
    cuts = [0, *found, len(text)]
    return [piece for a, b in pairwise(cuts) if (piece := text[a:b].strip())]


_FEWEST = 2


def point_of(text: str) -> Number | None:
    """Return the number of a paragraph that opens with 一是; that is one of a task, not of a sentence."""
    found = _IS.match(text)
    if not found:
        return None
    rest = text[found.end() :].lstrip()
    return Number(Style.IS, found.group(), number_value(found["n"]), rest=rest)


def number_of(text: str) -> Number | None:
    """Return the number that opens a paragraph; None if none does."""
    if _NO_NUMBER.match(text):
        return None
    for style, signs in _WHOLE:
        if found := signs.match(text):
            value = ord(text[0]) - ord(signs.pattern[1]) + 1
            return Number(style, found.group(), value, rest=text[found.end() :].lstrip())
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if not match:
            continue
        printed = match.group()
        if style is Style.ARTICLE and (more := _INSERTED.match(text, match.end())):
            printed += more.group()
        rest = text[len(printed) :].lstrip()
        if style.is_mark:
            return Number(style, printed, 0, rest=rest)
        held = match.groupdict()
        word = unicodedata.normalize("NFKC", held.get("n") or held.get("half") or "")
        parts = [number_value(part) for part in word.split(".")]
        return Number(style, printed, parts[-1], tuple(parts[:-1]), rest)
    return None
