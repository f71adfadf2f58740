"""Whether an address, or a style sheet with addresses in it, may stand in the site: what browsers fetch is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

from macros.building import allowed, references

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_IGNORED = re.compile(r"[\t\n\r]|^[\0- ]+|[\0- ]+$")
"""Characters of an address that browsers do not see."""
_DOT, _STEP = re.compile("%2e", re.IGNORECASE), re.compile("/|%2f", re.IGNORECASE)
"""A dot, and what parts the steps of a path: browsers, or hosts, read them whichever way they are written."""


def faults_of_loaded(url: str, own: str, where: str, *, pictures: bool = False) -> Iterator[str]:
    """Yield what is wrong with an address that browsers fetch by themselves, in a file at ``where`` of the site ``own``.

    Where ``pictures`` may stand, one may be written into its address.
    """
    seen = _DOT.sub(".", _IGNORED.sub("", url).replace("\\", "/"))
    if pictures and seen.lower().startswith(allowed.PICTURES):
        return
    try:
        there = seen if _SCHEME.match(seen) else urljoin(own + where, seen)
    except ValueError:
        there = ""
    if seen and (not there.startswith(own) or ".." in _STEP.split(there)):
        yield f"会向别的网站请求“{url}”；请去掉，或把文件放进本站。"


@cache
def faults_of_linked(url: str) -> tuple[str, ...]:
    """Return what is wrong with an address to which a reader may go."""
    scheme = _SCHEME.match(_IGNORED.sub("", url))
    if scheme and scheme[0].lower() not in allowed.SCHEMES:
        return (f"链接“{url}”不能用；链接写网址、邮箱（mailto:）或电话（tel:）。",)
    return ()


def faults_of_style(text: str, own: str, where: str) -> Iterator[str]:
    """Yield what is wrong with the addresses in a style sheet, or in a value of one."""
    for url in references.of_style(text):
        yield from (f"样式{fault}" for fault in faults_of_loaded(url, own, where, pictures=True))
