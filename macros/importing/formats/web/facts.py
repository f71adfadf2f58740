"""What a government page says of the document beside its text: 索引号, 文号, 成文日期, 有效性 …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from macros.importing.formats.blocks import words_of
from macros.importing.source import Block
from macros.text.characters.allowed import printable
from macros.text.characters.han import HAN
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt

FACTS = "信息公开表"

_KEYS = (
    "索引号", "信息索引号", "索引编号", "发布机构", "发文机关", "发文机构", "发文单位", "制发机关", "制定机关", "公开主体",
    "公开责任部门", "来源", "信息来源", "文号", "发文字号", "发文文号", "文件编号", "文件字号", "文件号", "统一登记号", "规范性文件登记号", "登记号",
    "成文日期", "发文日期", "发文时间", "生成日期", "印发日期", "发布日期", "发布时间", "公开日期", "公布日期", "生效日期",
    "施行日期", "实施日期", "失效日期", "废止日期", "截止日期", "有效期", "有效性", "是否有效", "有效状态", "文件状态",
    "效力状态", "信息有效性", "文件有效性", "主题分类", "主题词", "关键词", "体裁分类", "体裁", "组配分类", "公文种类", "公开方式",
    "公开形式", "公开范围", "标题", "名称", "信息名称", "文件名称", "题名",
)  # fmt: skip
_KEY = "|".join(sorted(_KEYS, key=len, reverse=True))
_PAIR = re.compile(rf"[【\[]?({_KEY})[】\]]?(?:[：:](.*))?", re.DOTALL)
_NUMBER = re.compile(
    rf"[{HAN}（）()]{{1,20}}[〔\[［【(（][12][0-9]{{3}}[〕\]］】)）]第?[0-9]{{1,5}}号"
)
_CELLS = frozenset("td th li dt dd p span div strong b label em font".split())
_SAVED = re.compile(
    r"saved from url=\(\d+\)\s*(https?://\S+)|^\s*url:\s*(https?://\S+)", re.MULTILINE
)
_META = {"pubdate": "发布日期", "articletitle": "标题", "contentsource": "来源"}
_TELLING = frozenset(
    "索引号 信息索引号 发布机构 发文机关 发文机构 公开主体 文号 发文字号 成文日期 发文日期 生成日期 发布日期 发布时间 有效性 主题分类".split()
)
"""Of the facts of a page at least two are of these; a table of the document has other headers."""
_NUMBERED = ("文号", "发文字号", "发文文号", "文件编号", "文件字号", "文件号")
_OF_THE_DOCUMENT = (
    "发文机关", "发文机构", "发文单位", "制发机关", "制定机关", "发布机构", "成文日期", "发文日期", "印发日期", "发布日期",
    "生效日期", "施行日期", "实施日期", "失效日期", "废止日期", "有效期", "有效性", "是否有效", "有效状态", "文件状态", "效力状态",
    "文件有效性", "信息有效性",
)  # fmt: skip
"""Facts that help to check what was read: who issued the document, when, and whether it is in force."""
LONGEST, WHOLE = 200, 1500
"""How long a fact may be, and a table that holds nothing else."""


def facts_of(root: Element) -> tuple[dict[str, str], frozenset[Element]]:
    """Return what the page says of the document, and the elements that say it.

    A fact is a label with its value behind it, or in the next cell. Only tables and lists with
    three facts or more count: words of the document itself are none.
    """
    found: dict[str, str] = {}
    elements: set[Element] = set()
    groups: dict[Element, list[tuple[str, str, list[Element]]]] = {}
    for key, value, parts in _pairs(root):
        groups.setdefault(_group(parts[0]), []).append((key, value, parts))
    for group, pairs in groups.items():
        if not _tell({key for key, _, _ in pairs}):
            continue
        if group.tag in ("table", "ul", "dl") and _is_short(group):
            elements.add(group)
        for key, value, parts in pairs:
            found.setdefault(key, value)
            elements.update(parts)
    for meta in root.iter("meta"):
        named = _META.get((meta.get("name") or "").lower())
        content = " ".join((meta.get("content") or "").split())
        if named and content and len(content) <= LONGEST:
            found.setdefault(named, content)
    return found, frozenset(elements)


def facts_in(words: Sequence[str]) -> dict[str, str]:
    """Return the facts that words state, label and value in one or one behind the other.

    None if anything else stands among them, or if they are too few to be sure.
    """
    found: dict[str, str] = {}
    rest = [word.strip() for word in words if word.strip()]
    while rest:
        match = _PAIR.fullmatch(_closed(rest.pop(0)))
        if not match:
            return {}
        value = (match[2] or "").strip()
        if not value and rest and not _PAIR.fullmatch(_closed(rest[0])):
            value = rest.pop(0)
        if len(value) > LONGEST:
            return {}
        found.setdefault(match[1], value)
    return found if _tell(set(found)) else {}


def number_beside(facts: dict[str, str], blocks: Sequence[Block]) -> str:
    """Return the number of the document if only the table of facts beside the text prints it."""
    given = (facts[key] for key in _NUMBERED if key in facts)
    number = next((words for words in given if _NUMBER.fullmatch(squeeze(words))), "")
    return "" if squeeze(number) in squeeze(words_of(blocks)) else number


def said_of(facts: dict[str, str], number: str) -> Iterator[str]:
    """Tell an editor that such a number became the first line of the transcription, and what else the page says."""
    if number:
        yield f"文号“{number}”印在信息公开表里，正文里没有；收入公文文本的第一行。"
    said = [
        f"{key}“{printable(excerpt(facts[key]))}”" for key in _OF_THE_DOCUMENT if facts.get(key)
    ]
    if said:
        yield f"信息公开表写着：{'，'.join(said)}。它们不是公文的文字，没有录入；可以用来核对。"


def _tell(keys: set[str]) -> bool:
    return len(keys) > 2 and len(keys & _TELLING) > 1


def address_of(root: Element, text: str) -> str:
    """Return the address that a saved page names as its own, empty if it names none."""
    for link in root.iter("link"):
        address = link.get("href") or ""
        if (link.get("rel") or "").lower() == "canonical" and address.startswith("http"):
            return address
    saved = _SAVED.search(text[:4000])
    if saved:
        return saved.group(1) or saved.group(2)
    for meta in root.iter("meta"):
        address = meta.get("content") or ""
        if (meta.get("property") or "").lower() == "og:url" and address.startswith("http"):
            return address
    return ""


def _is_short(element: Element) -> bool:
    """Whether an element holds nothing but facts: no sentence, and not much."""
    text = "".join(element.itertext())
    return len(text) <= WHOLE and "。" not in text


def _pairs(root: Element) -> Iterator[tuple[str, str, list[Element]]]:
    """Yield each label with its value and the elements that both stand in, the smallest ones."""
    for element in root.iter():
        if element.tag not in _CELLS or len(element) > 4:
            continue
        text = " ".join("".join(element.itertext()).split())
        match = _PAIR.fullmatch(_closed(text)) if len(text) <= LONGEST else None
        if not match:
            continue
        key, value = match.group(1), (match.group(2) or "").strip()
        if value:
            yield key, value, [element]
            continue
        after = _next(element)
        if after is not None:
            value = " ".join("".join(after.itertext()).split())
            if len(value) <= LONGEST and not _PAIR.fullmatch(_closed(value)):
                yield key, value, [element, after]


def _closed(text: str) -> str:
    """Return a text with the gaps inside its label closed: 索 引 号："""
    label, colon, rest = text.partition("：") if "：" in text else text.partition(":")
    label = re.sub(r"\s+", "", label)
    return f"{label}{colon}{rest}"


def _next(element: Element) -> Element | None:
    """Return the element that follows one, or what follows the cell in which it stands alone."""
    here: Element | None = element
    while here is not None and here.tag in _CELLS:
        after = here.getnext()
        if after is not None:
            return after if isinstance(after.tag, str) else None
        if (here.tail or "").strip():
            return None
        here = here.getparent()
    return None


def _group(element: Element) -> Element:
    """Return the table or list in which a fact stands, or the element three levels up."""
    here = element
    for _ in range(4):
        parent = here.getparent()
        if parent is None or here.tag in ("table", "ul", "dl"):
            break
        here = parent
    return here
