"""The documents that a notice cites: titles in 《》, their numbers, and what the notice calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macros.importing.drafting.ids import Ids
from macros.importing.drafting.layout.lines import DOCUMENT_NUMBER
from macros.importing.drafting.node import Matter, Node
from macros.text.characters.han import HAN
from macros.text.lines.reflow import squeeze
from macros.text.parts.title_marks import plain_title

_TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_BEHIND = re.compile(r"\s*[（(](?P<inner>[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]")
_NUMBER = re.compile(
    rf"{DOCUMENT_NUMBER.pattern}"
    rf"|[{HAN}]{{2,20}}(?:令|公告)第?\s*(?:[0-9０-９]+|[〇零一二三四五六七八九十百]+)\s*号"
    r"|[^（）()，。；]{0,15}令第?[0-9０-９]+号"
)
_BEFORE_NUMBER = re.compile("^.*[，,、；;]|^(?:[0-9]*[年月日])+|^(?:由|经|以)")
"""What stands before a number and is no part of it: a day, of which a reading has the last character."""
_CALLED = re.compile(
    r"(?:以下|下文|下)?(?:简称|统称)(?:为)?[“《]?(?P<name>[^”》，,；;]{2,30})[”》]?"
)
_ANY = re.compile(
    r"(?:实施|行动|指导|工作|总体)?(?:通知|意见|办法|方案|决定|计划|规划|纲要|措施|要点|细则|规定|规则|条例|清单|政策|章程)"
)
_DRAFT = re.compile(r"[（(〈](?:[^（()）]*草案|[^（()）]*稿)[）)〉]$")
_EDITION = re.compile(r"(?:[12][0-9]{3}年?|第[一二三四五六七八九十]{1,3})(?:修订|修正)?(?:版|本)")
_OTHER_EDITION = "与本方案同名的另一版，名称里加了括号里的话以示区别，请核对"
_FORM = re.compile(
    "(?:情况|统计|登记|申请|汇总|审批|备案|信息|调查|评分|报名|推荐|明细|反馈|回执|记录)表$|(?:台账|承诺书|告知书)$"
)
"""What is to be filled in, not cited."""
_DRAFTED = re.compile(r"\s*[（(][^（()）]{2,30}(?:负责)?起草")
"""Behind a title that is still to be written: （市甲局起草）. It is cited nowhere."""
_ISSUER = re.compile(r"^(?:.{2,40}?|)关于(?:印发|转发|发布)?(?:进一步)?[《〈]?|^中华人民共和国")
_NATION = re.compile(r"国务院|国家|中共中央|中华人民共和国|全国")


def cited(texts: Iterable[str], own: Sequence[str], number: str, ids: Ids) -> list[Node]:
    """Return the documents that texts cite, in the order in which they are first cited.

    ``own`` are titles of the plan itself and of its notice, ``number`` is its document number.
    """
    found: dict[str, Node] = {}
    skipped = {plain_title(title) for title in own}
    for text in texts:
        for match in _TITLE.finditer(text):
            title = match["title"].strip()
            key = plain_title(title)
            told = _BEHIND.match(text, match.end())
            if told and plain_title(f"{title}（{told['inner']}）") in skipped:
                continue
            if key in skipped and told and (edition := _edition(told["inner"], number)):
                printed = text[match.start() : told.end()]
                title = f"{title}（{edition}）"
                key = plain_title(title)
                if key not in found:
                    found[key] = Node(id="", title=title, aliases=[printed])
                    found[key].guess("title", Matter.DOCUMENT, _OTHER_EDITION)
            short = {title, f"《{title}》"}
            if key in skipped or any(short & {*one.get("aliases", ())} for one in found.values()):
                continue
            if _FORM.search(title) and not told:
                continue
            if _ANY.fullmatch(title) or _DRAFT.search(title) or _DRAFTED.match(text, match.end()):
                continue
            node = found.setdefault(key, Node(id="", title=title))
            if title not in (node["title"], *node.get("aliases", [])):
                node.setdefault("aliases", []).append(title)
            if told:
                _behind(node, told["inner"])
    nodes = _of_own_number(found.values())
    for node in nodes:
        node["id"] = ids.new(_subject(node["title"]), "document")
        if level := _level(node):
            node["level"] = level
        ordered = {
            key: node[key] for key in ("id", "title", "aliases", "number", "level") if key in node
        }
        node.clear()
        node.update(ordered)
    return nodes


def _edition(inner: str, number: str) -> str:
    """Return by what brackets tell another edition of the plan from it: 2019年版, another number; else nothing."""
    printed = _NUMBER.search(inner)
    found = printed or _EDITION.search(inner)
    same = printed and squeeze(printed.group()) == squeeze(number)
    return found.group().strip() if found and not same else ""


def _of_own_number(found: Iterable[Node]) -> list[Node]:
    """Return the documents, of those with one printed number only the first, which is marked."""
    owners: dict[str, Node] = {}
    kept = []
    for node in found:
        number = squeeze(node.get("number", ""))
        owner = owners.setdefault(number, node) if number else node
        if owner is node:
            kept.append(node)
        else:
            words = f"《{node['title']}》后面印着同一文号，没有录入，请核对"
            owner.guess("", Matter.DOCUMENT, words)
    return kept


def _subject(title: str) -> str:
    """Return what a title speaks of, without who issues it: 某省人民政府关于加强绿化的意见."""
    return _ISSUER.sub("", title) or title


def _behind(node: Node, inner: str) -> None:
    """Take the number and the short name from the brackets behind a title."""
    if number := _NUMBER.search(inner):
        given = _BEFORE_NUMBER.sub("", number.group()).strip()
        if node.setdefault("number", given) != given:
            node.guess("number", Matter.DOCUMENT, f"公文里还印着另一个文号“{given}”")
    if called := _CALLED.search(inner):
        name = called["name"].strip()
        if _ANY.fullmatch(name):  # the word alone may mean any document
            name = f"《{name}》"
        if name != node["title"] and name not in node.get("aliases", []):
            node.setdefault("aliases", []).append(name)


def _level(node: Node) -> str:
    """Return the level of the issuer if title or number name the whole nation; else nothing."""
    words = f"{node.get('number', '')}{node['title'][:8]}"
    return (
        "国家"
        if re.match(r"国务院|国家|国发|国办", node.get("number", "")) or _NATION.match(words)
        else ""
    )
