"""Amendments by single words, as an amending document prints them: 将第三条中的“甲”修改为“乙”.

Pure text, no plan. ``edits`` reads them; ``worked`` tells whether they lead from one wording to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.text.numerals import number_parts
from macros.text.reflow import paragraphs, squeeze

_N = "[0-9０-９〇零一二两三四五六七八九十百]+"
_QUOTED = "“[^“”]*”"
_CALLED = "(?:等?(?:一词|字样|的?表述|的?内容|一句|几?个?字|等字))?"
_CHANGED = "(?:统一|均|都|分别|相应|一律)*(?:修改|替换|调整|更改|变更|更正|改|换)(?:为|成|作)[:：]?"
_GONE = "(?:删去|删除|删掉)"
_MORE = "(?:增加|增写|增补|加上|添加|插入|补充)"
_TOKEN = re.compile(
    rf"(?P<old>{_QUOTED}){_CALLED}{_CHANGED}(?P<new>{_QUOTED})"
    rf"|(?P<at>{_QUOTED}){_CALLED}之?(?P<side>前|后)面?[，,]?{_MORE}[^“”。；;]{{0,8}}?(?P<more>{_QUOTED})"
    rf"|{_GONE}[^“”。；;]{{0,24}}?(?P<lost>{_QUOTED}(?:(?:、|和|及|以及|与){_QUOTED})*)"
    rf"|(?P<dropped>{_QUOTED}){_CALLED}(?:予以)?{_GONE}"
    rf"|(?P<cited>第[（(]?{_N}[）)]?(?:部分|章|节|条|项|点)(?:之{_N})?)"
    rf"|(?P<named>{_QUOTED})"
    r"|(?P<whole>全文|文中|各条|各项|一栏|一行|一列)"
    r"|(?P<stop>[。；;])"
)
_ITEM = re.compile(rf"[{_N[1:-2]}]+[、.．]")
_PLACE = re.compile(
    rf"第[（(]?(?P<number>{_N})[）)]?(?P<word>部分|章|节|条|项|点)(?:之(?P<of>{_N}))?"
)
_WHICH = re.compile(rf"第({_N})[处个]")
_EVERY = re.compile("统一|均|一律|各处|全部|所有")
_MOST = 2_000
"""More results than this of ambiguous edits are not followed."""


@dataclass(frozen=True)
class Cited:
    """A place that a document names: 第三条, 第二部分, 第三条之一."""

    numbers: tuple[str, ...]
    word: str
    """部分, 条 …; paragraphs of a measure (款) are no places of their own."""


@dataclass(frozen=True)
class Edit:
    """One replacement. For what is added or taken out, one of the wordings has only its neighbour."""

    old: str
    new: str
    words: str
    """The words of the document that order it."""
    cited: tuple[Cited, ...] = ()
    """The places that it is for; empty if none is said: it may be for any."""
    named: tuple[str, ...] = ()
    """Words in quotation marks beside these places: a title, say."""
    which: int = 0
    """Which occurrence, from 1; 0 if that is not said."""
    every: bool = False
    """Whether it is for every occurrence."""

    def results(self, text: str) -> tuple[str, ...]:
        """Return what it may make of a squeezed text; none if the words are not in it."""
        places = [m.start() for m in re.finditer(re.escape(self.old), text)]
        if self.which:
            places = places[self.which - 1 : self.which]
        everywhere = text.replace(self.old, self.new)
        if self.every or not places:
            return (everywhere,) if places else ()
        end = len(self.old)
        ones = [f"{text[:at]}{self.new}{text[at + end :]}" for at in places]
        return tuple(dict.fromkeys((*ones, *(() if self.which else (everywhere,)))))

    def times(self, text: str) -> int:
        """Return how often a text has the words although the document does not say which it means."""
        return 0 if self.every or self.which else squeeze(text).count(self.old)


def edits(text: str) -> tuple[Edit, ...]:
    """Return the amendments by single words that a document orders, in its order."""
    found: list[Edit] = []
    cited: tuple[Cited, ...] = ()
    named: tuple[str, ...] = ()
    for paragraph in map(squeeze, paragraphs(text)):
        if _ITEM.match(paragraph):
            cited, named = (), ()
        begun, since, fresh = 0, 0, True
        for match in _TOKEN.finditer(paragraph):
            if match["cited"] or match["named"] or match["whole"]:
                if fresh:  # a clause that names places of its own leaves those before it
                    cited, named, fresh = (), (), False
                if match["cited"]:
                    cited = (*cited, *places(match["cited"]))
                elif match["named"]:
                    named = (*named, _inner(match["named"]))
            elif match["stop"]:
                begun, fresh = match.end(), True
            else:
                words, own = (
                    paragraph[begun : match.end()],
                    _outside(paragraph[since : match.end()]),
                )
                if inside := places(_outside(match[0])):
                    cited, named = inside, ()
                which = _WHICH.findall(own)
                for old, new in _pairs(match):
                    found.append(
                        Edit(
                            *(old, new, words, cited, named),
                            which=int(number_parts(which[-1])[0]) if which else 0,
                            every=bool(_EVERY.search(own)),
                        )
                    )
                since, fresh = match.end(), True
    return tuple(edit for edit in found if edit.old)


def _pairs(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    if match["old"]:
        yield _inner(match["old"]), _inner(match["new"])
    elif match["at"]:
        at, more = _inner(match["at"]), _inner(match["more"])
        yield at, at + more if match["side"] == "后" else more + at
    else:
        for lost in re.findall(_QUOTED, match["lost"] or match["dropped"]):
            yield _inner(lost), ""


def places(text: str) -> tuple[Cited, ...]:
    """Return the places that a text names by number: 第二部分第3条."""
    return tuple(
        Cited(number_parts(f"{m['number']}之{m['of']}" if m["of"] else m["number"]), m["word"])
        for m in _PLACE.finditer(squeeze(text))
    )


def _inner(quoted: str) -> str:
    """Return quoted words as the text has them: marks inside marks are single there."""
    return quoted[1:-1].translate({ord("‘"): "“", ord("’"): "”"})


def _outside(words: str) -> str:
    return re.sub(_QUOTED, "", words)


def worked(
    before: str, after: str, ordered: Sequence[tuple[Edit, bool]]
) -> tuple[Edit, ...] | None:
    """Return the edits that lead from one wording to the other; None if they do not.

    Each comes with whether it must be made; the others may be. Of an edit that does not say which of
    several occurrences it means, any one of them or all will do.
    """
    start, wanted = squeeze(before), squeeze(after)
    reached: dict[str, tuple[Edit, ...]] = {start: ()}
    for edit, needed in ordered:
        made: dict[str, tuple[Edit, ...]] = {}
        for text, used in reached.items():
            for result in edit.results(text):
                made.setdefault(result, (*used, edit))
            if not needed:
                made.setdefault(text, used)
        reached = dict(list(made.items())[:_MOST])
    return reached.get(wanted) or None
