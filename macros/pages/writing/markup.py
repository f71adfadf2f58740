"""Markup that a page of prose may not have: classes of the engine's own pages, and tags without an end.

Words in a class of the engine would look like words of the notice. A tag that is never closed takes in
what the theme puts below the page; one that closes what the page did not open ends it above its foot.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from html.parser import HTMLParser

from macros.pages.writing.source import (
    BRACES_AS_LINK,
    fences,
    quoted,
    with_holes,
    without_code,
)

_WITH_CLASSES = re.compile(
    r"<[A-Za-z][^<>]*>?"  # a tag
    r"|\{:?[ \t]*[^{}\s%][^{}\n]*\}"  # attributes behind a piece of Markdown
    r"|^[ \t>]*(?:!!!|\?\?\?\+?)[^\"\n]*",  # the kind of an admonition
    re.MULTILINE,
)
_OWN_CLASS = re.compile(r"(?<![\w-])pl-[\w-]*")
_WHOLE_TAG = re.compile(r"""<[A-Za-z](?:"[^"]*"|'[^']*'|[^"'>])*>?""")
_NOT_FOR_PROSE = (
    r"(?i:<(?:base|body|form|head|html|link|meta|noscript|plaintext|template|textarea|title|xmp)\b)"
    r"|<!(?!--(?!-?>))"
)
"""Tags that change how the rest of a page is read, or what the page is; and <!-->, a comment that some programs
take for closed. Scripts and styles are left to the checks of the site."""
_MARK = re.compile(rf"{_NOT_FOR_PROSE}|{_OWN_CLASS.pattern}")
_RAW = {"script": "<script", "style": "<style"}
"""What is no mark-up within, so that Markdown spoils it where it takes it for text."""
_HIDES = re.compile(r"(?i)\s(hidden|popover)(?=[\s=/>])")
"""Attributes with which words that stand on a page are not seen."""
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_BLANK = " \t\n\r\f"
_VALUE_OF_ONE = rf"[{_BLANK}]*=[{_BLANK}]*(?:\"[^\"]*\"|'[^']*'|[^{_BLANK}\"'>][^{_BLANK}>]*)?"
_TAG = re.compile(
    rf"<!(?!--(?!-?>))|</?(?P<name>[A-Za-z][^{_BLANK}/>]*)"
    rf"(?:[{_BLANK}/]+|[^{_BLANK}/>][^{_BLANK}/>=]*(?:{_VALUE_OF_ONE})?)*>?"
)
"""As browsers read it: marks of quotation are such only behind the ``=`` that follows a name."""
_SIGN = re.compile(rf"<\?[^>]*>?|</(?![A-Za-z])[^>]*>?|{_TAG.pattern}")
_COMMENT_OR_SIGN = re.compile(rf"(?P<comment><!--(?!-?>).*?--!?>)|{_SIGN.pattern}", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) (.*?)(?:[ \t]*\{([^{}\n]*)\})?[ \t]*$", re.MULTILINE)
_BEGIN, _END = "\2", "\3"
"""Characters that Markdown takes out of all that people write."""
_HOLDER = r"<((?:audio|meter|object|picture|progress|rp|select|video)\b)[^<>]*>"
"""Elements of which readers see something else than what they hold."""
_HELD = re.compile(rf"{_HOLDER}(.*?)</\1", re.DOTALL)
_CALL_NOT_SEEN = re.compile(rf"{_HOLDER}(?:(?!</\1).)*?(\{{\{{)[^{{}}]*\(", re.DOTALL)
NOT_SEEN = "里面的读者看不到；请把宏放到外面。"
_LINK_IN_LINK = (
    "链接里又有链接，外面的到不了；链接的文字里不能放显示链接的宏，"
    '要换文字的写成 {{ link("…", "文字") }}。'
)
_NO_LINK = "尖括号里的花括号不会成为链接；请写成 [文字]({{ … }})。"
_NO_TAG = "不能是标签的名字，会打乱后面的内容；请直接写出标签，是小于号的写成 &lt;。"
_TAG_OF_BRACES = re.compile(r"</?\{\{[^{}]*\}\}(?!\S*[@:])")
_LEFT = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]+){_END}")
_BRACES_WITHIN = re.compile(r"<[A-Za-z][^<>]*?\sclass\s*=[^<>]*?\{[{%]")
WITHIN = r"^(?:[ \t>]+|[ \t>]*(?:[-*+:|]|\d+\.|\[\^[^\]\n]+\]:)[ \t]*)"
"""What stands before the first line of a box, an item, a quotation, a cell, a note."""
_CALLS = tuple(
    re.compile(rf"{before}(\{{\{{)[^{{}}]*\(", re.MULTILINE) for before in (WITHIN, "^", "")
)
"""How a macro is called, that which is the likeliest to be in pieces first."""
_CALL_IN_TAG = re.compile(r"<[A-Za-z][^<>{}]*\{\{[^{}]*\(")
OF_MACROS = (
    "宏显示的有好几行，在框、清单、脚注、属性和写了 markdown 的标签里放不完整，在代码里会成为代码，"
    "也不能截断、改动或照样另写：会像是公布的文本；"
    "请放到外面，单独一行，顶格写。要照样显示花括号的，写在 {% raw %} 和 {% endraw %} 之间。"
)
_LOOKS_OFFICIAL = "是网页自己的样式，写在这里会像是公布的文本；请删去，公布的文本用宏放进来。"
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_END_MAY_LACK = frozenset(
    "caption colgroup dd dt li optgroup option p rp rt tbody td tfoot th thead tr".split()
)
"""Elements that end by themselves with what holds them (HTML Living Standard, 13.1.2.4)."""
_DRAWN = ("svg", "math")
"""Elements in which ``/>`` ends a tag; elsewhere browsers do not read it."""


def own_classes(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for each class of the engine in the source of a page."""
    text = without_code(source, braces=True)
    written = (*_WITH_CLASSES.finditer(text), *_WHOLE_TAG.finditer(text))
    places = [(_line(text, place.start()), place[0]) for place in written]
    for line, words in [*places, *((fence.line, fence.info) for fence in fences(source))]:
        if found := _OWN_CLASS.search(unescape(words)):
            yield line, f"“{found[0]}”{_LOOKS_OFFICIAL}"
    for place in _BRACES_WITHIN.finditer(text):
        yield _line(text, place.start()), "class 里不能有花括号；请直接写出名字，或删去。"


def smuggled(html: str, given: Iterable[str], written: str = "") -> Iterator[str]:
    """Yield words for what is in a page of prose and in nothing that its macros gave.

    What is ``written`` in the source is the writer's; else it is of a macro that is in pieces, reported once.

    What a macro gave is the macro's only where it stands on the page whole, with the same words in the
    same elements: neither cut nor changed, neither kept back nor shown as code. The source has many ways
    to write a class of the engine, this has one: what became of it.
    """
    whole = rest = _bones(html)
    given = list(given)
    calls = Counter(_bones(_HEADING.sub(_as_element, one)) for one in given)
    marked = [one for one in calls if _BEGIN in one]
    for one in sorted(marked, key=len, reverse=True):  # one can stand within another
        rest = rest.replace(one, _END, calls[one])
    left = _marks(rest)
    broken = [mark for one in marked if one not in whole for mark in _marks(one)]
    in_pieces = {mark for mark in broken if mark not in written}
    if in_pieces.intersection(left) or (not left and _as_text(html, given)) or _in_tag(html, given):
        yield OF_MACROS
    for held in _HELD.finditer(html):
        if any("<" in one and one.strip() in held[2] for one in given):
            yield f"“<{held[1]}>”{NOT_SEEN}"
    for mark in left:
        if mark.startswith("pl-") and mark not in in_pieces:
            yield f"“{mark}”{_LOOKS_OFFICIAL}"
        elif mark not in in_pieces and mark not in _RAW.values():
            yield f"手写网页里不能有“{mark}”；请删去，要放的内容换成文字、链接、图片或宏。"


def _as_text(html: str, given: Iterable[str]) -> bool:
    """Whether readers see the tags of what a macro gave: it stands in code, or was taken apart."""
    shown = "".join(unescape(_SIGN.sub("", html)).split())
    return any("<" in one and "".join(one.split()) in shown for one in given)


def _in_tag(html: str, given: Sequence[str]) -> bool:
    """Whether the tags of what a macro gave stand in a tag: as the words for a picture, say."""
    tags = (unescape(sign[0]) for sign in _SIGN.finditer(html))
    holding = "".join("".join(tag.split()) for tag in tags if "<" in tag[1:])
    return any("<" in one and "".join(one.split()) in holding for one in given)


def _marks(bones: str) -> list[str]:
    return list(dict.fromkeys(" ".join(_LEFT.findall(bones)).split()))


def _as_element(heading: re.Match[str]) -> str:
    """Return the element that Markdown makes of a heading, the only Markdown in what macros give."""
    level = f"h{len(heading[1])}"
    return f'<{level} class="{heading[3] or ""}">{heading[2]}</{level}>'


def without_headings(html: str, given: Iterable[str]) -> str:
    """Return a page without headings that Markdown did not find in what macros gave: the engine wrote them."""
    for one in given:
        for heading in _HEADING.finditer(one):
            html = html.replace(heading[0], "")
    return html


def _bones(html: str) -> str:
    """Return the text of a page without blanks, and where elements begin and end that are the engine's own.

    Of these their classes; signs that are not for prose as they are. Comments are left out.
    """
    bones: list[str] = []
    within: list[tuple[str, bool]] = []
    behind, closed = 0, max(html.rfind("-->"), html.rfind("--!>"))
    while True:
        raw = within and within[-1][0] in _RAW
        pattern = _TAG if raw else _COMMENT_OR_SIGN if behind < closed else _SIGN
        if not (sign := pattern.search(html, behind)):
            break
        words = html[behind : sign.start()]
        bones += (words if raw else unescape(words)).split()
        behind = sign.end()
        if sign.lastgroup == "comment":
            continue
        name = (sign["name"] or "").lower()
        if not sign[0].startswith("</"):
            found = _MARK.findall(unescape(sign[0])) + _HIDES.findall(_VALUE.sub("=", sign[0]))
            found += [_RAW[name]] if name in _RAW else []
            marks = " ".join(dict.fromkeys(found))
            bones += [f"{_BEGIN}{marks}{_END}"] if marks else []
            if name and name not in _EMPTY:
                within.append((name, bool(marks)))
            continue
        while any(one == name for one, _ in within):
            last, own = within.pop()
            bones += [f"{_BEGIN}{_END}"] if own else []
            if last == name:
                break
    return "".join((*bones, *unescape(html[behind:]).split()))


def unbalanced(source: str, html: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for each tag of a page that is not closed, or closes nothing."""
    text = without_code(source)
    in_tags = {_line(source, found.start()) for found in _CALL_IN_TAG.finditer(source)}
    balance = _Balance()
    balance.feed(html)
    balance.close()
    for tag, words in balance.faults():
        written = re.search(rf"{re.escape(tag)}(?![\w-])", text, re.IGNORECASE)
        if not written and "&#0" in tag and (braces := BRACES_AS_LINK.search(text)):
            yield _line(text, braces.start()), _NO_LINK
            continue
        if not written and (named := _TAG_OF_BRACES.search(source)):
            yield _line(source, named.start()), f"“{quoted(with_holes(named[0]))}”{_NO_TAG}"
            continue
        called = None if written else call(source)
        line = _line(text, written.start()) if written else called or 1
        of_macro = (called and words != _LINK_IN_LINK) or line in in_tags
        yield line, OF_MACROS if of_macro else words


def call(source: str) -> int | None:
    """Return the line on which a page calls a macro; if it calls several, one that is likely in pieces."""
    places = (pattern.search(source) for pattern in _CALLS)
    found = next(filter(None, places), None)
    return _line(source, found.start(1)) if found else None


def call_not_seen(source: str) -> int | None:
    """Return the line on which a page calls a macro in an element of which readers see something else."""
    found = _CALL_NOT_SEEN.search(source)
    return _line(source, found.start(2)) if found else None


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


class _Balance(HTMLParser):
    """Reads HTML and keeps what is open: the name of each element, and its tag as it stands there."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self._faults: list[tuple[str, str]] = []

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield each tag that is wrong, without its end, and words."""
        yield from self._faults
        yield from self._left_open(self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in self._open]
        if tag == "a" and "a" in names and not set(_DRAWN).intersection(names):
            self._faults.append(("<a", _LINK_IN_LINK))
        if tag not in _EMPTY:
            self._open.append((tag, self.get_starttag_text() or f"<{tag}>"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not any(name in _DRAWN for name, _ in self._open) and tag not in _DRAWN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self._open]
        if tag in names:
            last = len(names) - 1 - names[::-1].index(tag)
            self._faults += self._left_open(self._open[last + 1 :])
            del self._open[last:]
        elif tag not in _END_MAY_LACK and tag not in _EMPTY:
            self._faults.append(
                (f"</{tag}", f"“</{tag}>”前面没有“<{tag}>”，会提早结束网页的正文；请删去。")
            )

    def _left_open(self, tags: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for name, tag in tags:
            if name not in _END_MAY_LACK:
                yield (
                    tag.rstrip("/>"),
                    f"“{tag}”没有结束，后面的内容都会算在它里面；请补上“</{name}>”，"
                    "是小于号的写成 &lt;，要照样显示的写在反引号里。",
                )
