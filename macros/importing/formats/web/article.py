"""Finds the article of a page: by the names that government sites give it, or by where prose stands.

Prose has stops and commas outside links, navigation has none: where most of them stand is the article.
"""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

NO_TEXT = frozenset("script style noscript template svg object embed iframe".split())
_IDS = re.compile(
    r"ucap-content|zoom|fontzoom|artibody|article_?(?:content|body)?|vsb_content.*|news_?content|content_?body"
    r"|js_content|mainbody|textbody|conbody|detail_?content|bookmark_content|info_content",
    re.IGNORECASE,
)
_CLASSES = re.compile(
    r"trs_(?:editor|uedit.*|paper_default|web)|pages_content|article|article[-_]?(?:content|con|body|text|box)|wp_articlecontent"
    r"|(?:xl|xxgk|detail|news|info|main|text|zw|art)[-_]?(?:content|con|text|body|box|zw)|view[-_]?trs[-_]?editor"
    r"|con(?:tent)?_?text|easysite-news-text|ue_table|rich_media_content|v_news_content|content",
    re.IGNORECASE,
)
_CONTAINERS = frozenset("body div td article section main center form ucapcontent".split())
_STOPS = re.compile("[，。；：、！？,;]")
_SOME, _MOST, _NEARLY_ALL = 0.3, 0.85, 0.95


def article_of(root: Element) -> tuple[Element, Element]:
    """Return the element that holds the article, and the one round it that a site names so.

    The article is the whole body if nothing is smaller.
    """
    body = root.find("body")
    if body is None:
        return root, root
    counts = _counts(body)
    containers = [one for one in body.iter() if one.tag in _CONTAINERS]
    known = [one for one in containers if _known(one) and counts[one] >= _SOME * counts[body]]
    if known:
        most = max(counts[one] for one in known)
        inner = [one for one in known if counts[one] >= _NEARLY_ALL * most][-1]
        around = {inner, *inner.iterancestors()}
        return inner, next(one for one in known if one in around)
    holding = [one for one in containers if counts[one] >= _MOST * counts[body]]
    article = holding[-1] if holding and counts[body] else body
    return article, article


def _known(element: Element) -> bool:
    if element.tag == "ucapcontent" or _IDS.fullmatch(element.get("id") or ""):
        return True
    return any(_CLASSES.fullmatch(name) for name in (element.get("class") or "").split())


def _counts(element: Element) -> dict[Element, int]:
    """Return for an element and all in it how many stops and commas stand there."""
    counts: dict[Element, int] = {}
    for one in reversed(list(element.iter())):
        silent = not isinstance(one.tag, str) or one.tag in NO_TEXT or one.tag == "a"
        held = 0 if silent else len(_STOPS.findall(one.text or ""))
        for child in one:
            held += 0 if silent else counts[child] + len(_STOPS.findall(child.tail or ""))
        counts[one] = held
    return counts
