"""Words of a built page as one line of Markdown: links stay links, everything else is text."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html

from macros.exports.twins.markdown import at_beginning, escaped

_LEFT_OUT = {
    *("script", "style", "noscript", "template", "svg", "link", "nav", "form", "button", "select"),
    *("input", "dialog", "caption", "iframe", "audio", "video"),
}
_CLASSES = {"headerlink", "pl-when-off", "pl-when-old", "pl-when-lost", "pl-size"}
"""Of what is no words of the page, or only of one that runs a script."""
_TOGETHER = {"pl-whole", "pl-word"}
"""Of pieces that stand together without a blank."""


def is_left_out(element: html.HtmlElement) -> bool:
    """Whether an element has no words for who reads the text alone."""
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return True
    return element.get("hidden") is not None or bool(_CLASSES & {*_classes(element)})


def name_of_picture(element: html.HtmlElement) -> str:
    """Return what is said in the place of a picture; empty for what is none."""
    if element.tag == "img":
        return element.get("alt") or ""
    return str(element.get("aria-label") or "") if element.get("role") == "img" else ""


def line(element: html.HtmlElement, where: str) -> str:
    """Return all words of an element, whose page is at the address ``where``."""
    return at_beginning(" ".join("".join(_pieces(element, where)).split()))


def line_of(pieces: list[html.HtmlElement | str], where: str) -> str:
    """Return the words of texts and elements that stand side by side."""
    words = (
        escaped(one) if isinstance(one, str) else "".join(_whole(one, where)) for one in pieces
    )
    return at_beginning(" ".join("".join(words).split()))


def _classes(element: html.HtmlElement) -> list[str]:
    return str(element.get("class") or "").split()


def _whole(element: html.HtmlElement, where: str) -> Iterator[str]:
    """Yield an element without what follows it."""
    if is_left_out(element):
        return
    if element.tag == "br":
        yield " "
    elif name := name_of_picture(element):
        yield f"{escaped(name)} "
    elif element.tag == "code":
        yield escaped(element.text_content())
    elif element.tag == "a" and element.get("href"):
        words = "".join(_pieces(element, where)).strip()
        yield f"[{words}](<{_target(element, where)}>)" if words else ""
    else:
        yield from _pieces(element, where)


def _target(link: html.HtmlElement, where: str) -> str:
    url = urljoin(where, "".join((link.get("href") or "").split()))
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def _pieces(element: html.HtmlElement, where: str) -> Iterator[str]:
    """Yield what is in an element; elements that touch each other are words of their own."""
    yield escaped(element.text or "")
    for child in element:
        yield from _whole(child, where)
        after = child.getnext()
        if child.tail:
            yield escaped(child.tail)
        elif after is not None and not (_TOGETHER & {*_classes(child)}):
            yield " "
