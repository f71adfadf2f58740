"""What a notice says of the plan as a whole: title, number, dates, letterhead, signature, imprint."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from macros.importing.drafting.ids import Ids
from macros.importing.drafting.layout.foot import attached
from macros.importing.drafting.layout.lines import (
    ANNEX,
    DATE,
    DECREE,
    DOCUMENT_NUMBER,
    ISSUE,
    is_issuing,
    is_of_series,
    joined,
)
from macros.importing.drafting.layout.opening import cited_titles
from macros.importing.drafting.layout.parts import Parts
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.lists import is_body
from macros.importing.drafting.paragraphs.numbers import number_of
from macros.importing.source import Paragraph, Source
from macros.text.characters.han import HAN
from macros.text.characters.numerals import number_value
from macros.text.lines.reflow import reflow, squeeze
from macros.text.times.validity import at_once, first_days, last_days, of_itself

TRANSCRIPTION = "notice.txt"


def plan_node(
    parts: Parts, source: Source, preamble: Sequence[str], closing: Sequence[str]
) -> Node:
    """Return what the data file says of the plan itself; issuers are entered with the units."""
    heading = joined(parts.heading)
    below = parts.number_below and f" {parts.number_below}"
    title, own = _titles(parts, heading, below)
    plan = Node(id="plan", title=title, heading=own if own != title else "")
    plan["id"] = plan_id(title)
    line = parts.document_number or parts.number_below
    found = DOCUMENT_NUMBER.search(line.lstrip("（("))
    if issue := ISSUE.fullmatch(line):
        number = issue["number"]
    else:
        number = found.group() if found else ""
    notice = Node()
    holder = notice if parts.covered else plan
    first = not (parts.letterhead or parts.covered)  # the number is all that stands above the title
    beside = [parts.document_number] if first or parts.document_number != number else []
    holder["letterhead"] = " ".join(filter(None, [*parts.letterhead, *beside]))
    if parts.covered:
        _fill_notice(notice, parts, heading, below)
        plan["notice"] = notice
    holder["addressees"] = parts.addressees
    plan["document_number"] = number
    plan["preamble"] = "\n\n".join(preamble)
    plan["closing"] = "\n\n".join([*closing, *parts.closing])
    if attached(parts.closing) and not parts.annexes:
        words = "文末列了附件，文件里没有附件的内容；另有文件的请连同它一起导入"
        plan.guess("closing", Matter.STRUCTURE, words)
    plan["footnotes"] = "\n\n".join(parts.footnotes)
    plan["signature"] = "\n\n".join(parts.signature)
    plan["remark"] = parts.remark
    imprint = "\n\n".join(parts.notice_imprint or parts.imprint)
    (notice if parts.covered else plan)["closing" if parts.covered else "imprint"] = imprint
    if parts.notice_imprint:
        plan["imprint_at"] = "after_notice"
    elif parts.imprint_before_annexes:
        plan["imprint_at"] = "before_annexes"
    _dates(plan, parts)
    _period(plan, parts)
    plan["source"] = Node(
        title=" ".join(parts.letterhead) or heading, url=source.url, transcription=TRANSCRIPTION
    )
    for node in (plan, notice):
        for key in [key for key, held in node.items() if held in ("", None)]:
            del node[key]
    return plan


def _titles(parts: Parts, heading: str, below: str) -> tuple[str, str]:
    """Return the title of the plan, and the heading as it is printed."""
    mark, printed = _annex_and_title(parts.title or [heading])
    own = " ".join(filter(None, [mark, printed])) if parts.title else heading + below
    printed = printed or own
    cited_as = cited_titles(parts)
    title = next((t.strip() for t in cited_as if squeeze(t) == squeeze(printed)), printed)
    if cited_as and not parts.covered and is_issuing(heading):
        title = cited_as[0]  # which has no line of its own
    return reflow("\n".join(title.split())), own


def _fill_notice(notice: Node, parts: Parts, heading: str, below: str) -> None:
    """Give the notice that covers the plan its own words."""
    notice["heading"] = heading + below
    if not (is_issuing(heading) or DECREE.fullmatch(heading)):
        notice.guess("heading", Matter.TITLE, "公文里没有通知的标题，取了第一段")
    notice["body"] = "\n\n".join(parts.body)
    notice["attachments"] = "\n\n".join(parts.attachments)
    notice["signature"] = "\n\n".join(parts.notice_signature)
    notice["remark"] = parts.notice_remark


def _annex_and_title(lines: Sequence[str]) -> tuple[str, str]:
    """Return the mark of an annex before a title, 附件1, be it on a line of its own or not, and the title."""
    if len(lines) > 1 and (found := ANNEX.fullmatch(lines[0])) and not found["title"]:
        return lines[0], joined(lines[1:])
    whole = joined(lines)
    mark = re.match(r"附\s*件\s*(?:[0-9０-９一二三四五六](?![0-9０-９年]))?\s*|", whole)
    assert mark is not None
    return mark.group().rstrip(), whole[mark.end() :]


def plan_id(title: str) -> str:
    """Return the id of a plan: its subject, and the year in front, which tells plans of each year apart."""
    subject = re.sub("^关于(?:印发|做好|开展|成立)?", "", _without_place(title)) or title
    year = re.search("([0-9]{4})年", title[: len(title) - len(subject) + len("2024年")])
    id = Ids().new(subject, "plan")
    return "-".join([*id.split("-")[:4], year[1]]) if year else id


def _without_place(title: str) -> str:
    return (
        re.sub(
            rf"^(?:[0-9]{{4}}年)?[{HAN}]{{2,6}}?[省市县区州](?:人民政府)?(?:办公室)?(?:关于)?",
            "",
            title,
        )
        or title
    )


def _dates(plan: Node, parts: Parts) -> None:
    signed = [*parts.notice_signature, *parts.signature]
    first_lines = [block.text for block in parts.main[:12] if isinstance(block, Paragraph)]
    series = is_of_series(joined(parts.heading))
    signed = signed or [
        line
        for n, line in enumerate(first_lines)
        if DATE.fullmatch(line) or (series and not n and _BODY_AND_DATE.fullmatch(line))
    ]
    stated = next((d for line in reversed(signed) if (d := DATE.search(line))), None)
    stated = stated or DATE.search(parts.number_below)
    stated = stated or next(
        (d for line in (*parts.imprint, *parts.notice_imprint) if (d := DATE.search(line))), None
    )
    if stated and (day := _day(stated)):
        plan["issued_on"] = day.isoformat()
    issued = _day(stated) if stated else None
    texts = [plan.get("closing", ""), *map(of_itself, _all_text(parts))]
    first = sorted({day for text in texts for day in first_days(text)})
    if not first and issued and any(map(at_once, texts)):
        first = [issued]
    if len(first) == 1:
        plan["effective"] = first[0].isoformat()
    last = sorted({day for text in texts for day in last_days(text, first[0] if first else None)})
    term = next(
        (
            m.group()
            for text in _all_text(parts)
            if (
                m := re.search(
                    r"(?:有效|(?<=[，,。；;])试行)期(?!间)限?(?:[^，。；.]|[.](?=[0-9])){1,24}",
                    text,
                )
            )
        ),
        "",
    )
    if last and term and any(squeeze(term) in squeeze(text) for text in texts):
        plan["validity"] = Node(status="in_force", term=term, until=last[0].isoformat())
        plan["validity"].guess(
            "", Matter.VALIDITY, "照公文写的有效期推算；现在是否有效，请查明后改 status"
        )


_BODY_AND_DATE = re.compile(rf"[{HAN}]{{2,30}}(?:室|厅|局|委|政府|部)\s*{DATE.pattern}")
"""The line below the heading of minutes: who issued them, and on what day."""
_YEAR = "(?:[12][0-9]{3}|二[〇○零][〇○零一二三四五六七八九]{2})"
_MONTH = "[0-9]{1,2}月(?:[0-9]{1,2}日)?"
_PERIOD = re.compile(
    "(?:^|[，,。；;：:（(\\s]|方案|规划|计划|纲要|意见|措施|行动)的?(?:规划|实施|行动|计划|攻坚)(?:期限|周期|时限|时间|年限|期)"
    rf"(?:暂?定?为|是|[：:])?(?:自|从)?\s*(?P<when>{_YEAR}年?(?:{_MONTH})?起?\s*[-—－–~～至到]+\s*(?:{_YEAR}年|(?={_MONTH}))"
    rf"(?:{_MONTH})?[底末]?|(?:截?至|到){_YEAR}年(?:{_MONTH})?[底末]?|(?:[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}})年(?![0-9度]))"
)
"""规划期为2021—2025年, 实施期限：三年."""


def _period(plan: Node, parts: Parts) -> None:
    """Enter how long the plan is carried out if it says so, and says only one such time."""
    own = (_ANOTHER.sub("", text) for text in _all_text(parts))
    found = {one["when"] for text in own for one in _PERIOD.finditer(text)}
    if len(found) == 1:
        plan["period"] = found.pop()
        plan.guess("period", Matter.VALIDITY, "像是本方案的实施期间，请核对")


_ANOTHER = re.compile("《[^《》]*》")


def _day(stated: re.Match[str]) -> date | None:
    plain = [unicodedata.normalize("NFKC", stated[key]) for key in ("year", "month", "day")]
    words = [re.sub("[○ОOo0]" if one[0] == "二" else "[○ОOo]", "〇", one) for one in plain]
    try:
        return date(*(number_value(word) for word in words))
    except ValueError:
        return None


def _all_text(parts: Parts) -> list[str]:
    """Return the paragraphs of a notice, without the numbers with which they open."""
    blocks = [*parts.main, *(block for annex in parts.annexes for block in annex.blocks)]
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    bare = [number.rest if (number := number_of(text)) else text for text in texts]
    return [*parts.body, *bare, *parts.closing]


def issuers(parts: Parts) -> tuple[list[str], str]:
    """Return who issues the plan, in printed order, and who puts the seal for them."""
    found: dict[str, None] = {}
    sealer = ""
    signed = parts.notice_signature or parts.signature
    head = " ".join(parts.letterhead)
    lines = [re.sub(r"\s*文\s*件$", "", head)] if head else []
    lines += [DATE.sub("", line) for line in signed]
    if decree := DECREE.fullmatch(joined(parts.heading)):
        lines.append(decree["issuer"])
    for line in lines:
        if seal := re.search(r"[（(]\s*(.{2,30}?)\s*代\s*章\s*[）)]", line):
            sealer = seal[1]
            line = line.replace(seal.group(), "")
        for name in re.split(r"[\s\u3000]+", line):
            if _issues(name):
                found[name] = None
    return list(found), sealer


def unsigned_issuers(parts: Parts) -> tuple[list[str], str]:
    """Return who issues a plan that nobody signs, and where that is printed: in the heading, else in the imprint."""
    heading = joined(parts.heading)
    before, about, _ = heading.partition("关于")
    if not about and (minutes := _MINUTES.fullmatch(heading)):
        before, about = minutes["who"], heading
    names = re.split(r"[\s\u3000]+", re.sub("(?:转发|批转|印发).*", "", before))
    if about and all(map(_issues, names)):
        return names, "标题开头的发文机关"
    lines = [DATE.sub("", line) for line in (*parts.imprint, *parts.notice_imprint)]
    names = [
        name
        for line in lines
        if not re.match(r"抄|主\s*送|分", line)
        for name in re.split(r"[\s\u3000]+", re.sub(r"\s*印\s*发$", "", line))
        if _issues(name)
    ]
    return list(dict.fromkeys(names)), "版记里的印发机关"


_MINUTES = re.compile(
    "(?P<who>.+?)(?:党政联席|联席|党组|党委|常务|全体|专题|专项|协调|调度|推进|工作|现场办公|办公|例行)*会议?纪要"
)
"""Whose minutes they are: 城关镇人民政府党政联席会议纪要."""


def _issues(name: str) -> bool:
    """Whether a name is that of a body as it stands in a heading or a signature."""
    return name == "国务院" or (2 < len(name) <= 40 and is_body(name))
