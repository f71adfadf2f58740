"""Places that a document cites, as it prints them: 第二部分第3条, 第3、5至7条, 附件1, 第二款第一句.

Pure text, no plan: a number and the word with which it is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from macros.text.characters.numerals import number_parts
from macros.text.characters.regex import regex

N = "(?:[0-9０-９]+(?:[.．][0-9０-９]+)*|[〇零一二两三四五六七八九十百]+)"
OBJECT = "(?:条|项|章|节|部分|点|任务|措施|行)"
WITHIN = "(?:自然段|款|段|句)"
_LISTED = "(?:[、和及与至到]|[-—－–~～]+)"
"""Between the numbers of a list that has its word once: 第3、4条, 第3至5条."""
PLACE = regex(
    rf"第[（(]?(?P<number>{N})[）)]?(?P<more>(?:{_LISTED}[（(]?{N}[）)]?)*)"
    rf"(?P<word>部分|章|节|条|项|点|行)(?:之(?P<of>{N}))?"
    rf"|附(?:件|表|录)(?P<annex>{N}?)"
    rf"|(?:任务|措施|事项|序号为?)[（(]?(?P<task>{N})[）)]?(?![年月日项条个律])"
    rf"|(?<=[分章节条])[（(](?P<item>{N})[）)]"
)
UNNAMED_PLACE = re.sub("[?]P<[a-z]+>", "?:", PLACE.pattern)
"""The same for patterns that have names of their own."""
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


ANYWHERE = Inner()


def has_point(path: Path) -> bool:
    """Whether a path ends inside the words of a measure: 第三条第（二）项."""
    return len(path) > 1 and not path[-2].outer


def paths_to(tokens: Sequence[re.Match[str]], around: Sequence[Path]) -> tuple[Path, ...]:
    """Return the ways to the places that tokens cite, in a context: 第二部分第3条、第5条, 第3条至第5条."""
    paths: list[Path] = []
    end = 0
    for token in tokens:
        found = PLACE.match(token.string, token.start())
        assert found
        one = _cited(found)
        last = paths[-1] if paths else around[-1] if around else ()
        base = tuple(other for other in last if depth(other) < depth(one))
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
    for mark, number in re.findall(f"({_LISTED})[（(]?({N})", found["more"] or ""):
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


DEPTHS = ("附件", "部分", "章", "节", "条", "项", "点", "行")


def depth(cited: Cited) -> int:
    """Return how far inside others a place stands, by its word."""
    return DEPTHS.index(cited.word)
