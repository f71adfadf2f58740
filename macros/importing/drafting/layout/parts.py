"""The parts of a notice: what stands around its body, by how official documents are laid out (GB/T 9704).

Letterhead and number, heading, addressees, covering notice, attachments, signature and date, remark;
then the plan with its title, body and end; annexes; the imprint. Nothing is dropped: a
paragraph that is nothing else belongs to the body in which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from macros.importing.drafting.paragraphs.numbers import Style, number_of
from macros.importing.source import Block, Paragraph, Table
from macros.text.reflow import is_wide, squeeze

_WORDS = (
    "通知|意见|办法|方案|决定|计划|规划|纲要|措施|要点|细则|规定|规则|条例|公告|通告|批复|函|报告"
    "|清单|目录|任务|分工|分解|政策|制度|指南|行动|规程|标准|章程|预案|举措|事项|安排|表"
)
_BRACKET = re.compile(r"\s*[（(][^（()）]*[）)]\s*$")
_TITLE = re.compile(rf"(?:{_WORDS})$")
DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()]{1,20}\s*[〔\[［【(（][12]\d{3}[〕\]］】)）]\s*(?:第\s*)?\d+\s*号"
    r"|[\u4e00-\u9fff]{2,15}令\s*第?\s*[0-9０-９]+\s*号"
)
_YEAR = "(?:[12][0-9]{3}|[12１２][０-９]{3}|二[〇○ОOo零Ｏ][〇○ОOo零一二三四五六七八九Ｏ]{2})"
_NUMBER = "(?:[0-9]{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,3})"
DATE = re.compile(rf"(?P<year>{_YEAR})\s*年\s*(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*日")
_NUMBER_LINE = re.compile(
    rf"[（(]?(?P<number>{DOCUMENT_NUMBER.pattern})[）)]?(?:\s*签发人[：:].*|\s+{DATE.pattern})?"
)
_REMARK = re.compile(
    r"[（(][^（()）]*(?:公开|联系人|联系电话|发至|登报|不予公开|印发)[^（()）]*[）)]"
    r"|(?:信息|政务)?公开(?:方式|属性|形式|选项|类别|范围)\s*[：:][^。；]{2,30}"
)
_COPIED = re.compile(r"(?:抄\s*送|主\s*送|抄\s*报|分\s*送|发\s*送)\s*[：:]")
_PRINTED = re.compile(rf".{{2,60}}\s*{DATE.pattern}\s*印\s*[发製制]?")
_ATTACHED = re.compile(r"附\s*件\s*[：:]\s*\S")
_ATTACHED_NEXT = re.compile(r"[0-9０-９]{1,2}\s*[.．、]\s*[^。；;]{2,60}$")
ANNEX = re.compile(
    r"(?P<number>附\s*(?:件|表|录)\s*(?:[0-9０-９]{1,2}(?:[-－—][0-9０-９]{1,2})?|[一二三四五六七八九十]{1,3})?)"
    r"\s*[：:]?\s*(?P<title>[^。；;]{0,60})"
)
_OFFICE = re.compile(
    r"(?:[局委办厅部处院司会组署行所团站]|政府|办公室|中心|公司|机关|集团|联席会议|代\s*章?\s*[）)]|盖章[）)])$"
)
_FOOTNOTE = re.compile(r"(?P<mark>[①-⑳]|\[[0-9]{1,2}\]|［[0-9]{1,2}］|〔[0-9]{1,2}〕|\*{1,3}|※)")
_IN_MARKS = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_ISSUING = re.compile(r"(?:印发|下发|转发|发布|公布|颁发|颁布)")
_OF_ITSELF = re.compile(
    r"(?:本|以上|上述)[\u4e00-\u9fff]{0,6}?(?:方案|办法|意见|通知|规定|细则|规划|计划|措施|纲要|要点|政策|制度|清单|举措)"
    r"(?:[^。]*(?:施行|实施|执行|生效|印发之日|发布之日|有效期)|由[^。]*(?:负责)?解释|[^。]*同时废止)"
)


@dataclass
class Annex:
    """An annex: its printed number, its title, what it holds."""

    number: str
    title: str
    blocks: list[Block]


@dataclass
class Parts:
    """A notice, cut at the parts of its layout. Lists hold paragraphs in printed order."""

    letterhead: list[str] = field(default_factory=list)
    document_number: str = ""
    heading: list[str] = field(default_factory=list)
    number_below: str = ""
    """The document number, printed below the heading as pages of governments do."""
    addressees: str = ""
    body: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notice_signature: list[str] = field(default_factory=list)
    notice_remark: str = ""
    notice_imprint: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    """The lines of the title of the plan, if it has a covering notice."""
    main: list[Block] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    remark: str = ""
    footnotes: list[str] = field(default_factory=list)
    imprint: list[str] = field(default_factory=list)
    """At the end of everything, or before the annexes."""
    imprint_before_annexes: bool = False
    annexes: list[Annex] = field(default_factory=list)

    @property
    def covered(self) -> bool:
        """Whether a covering notice brings the plan."""
        return bool(self.title)


def joined(lines: Sequence[str]) -> str:
    """Return lines of one heading as one: a blank only where Latin words or figures meet."""
    text = ""
    for line in lines:
        close = not text or is_wide(text[-1]) or is_wide(line[:1] or " ")
        text += line if close else f" {line}"
    return text


def split(blocks: Sequence[Block]) -> Parts:
    """Return the parts of a notice."""
    parts = Parts()
    marked = [block.text for block in blocks if isinstance(block, Paragraph) and block.footnote]
    rest = [block for block in blocks if not (isinstance(block, Paragraph) and block.footnote)]
    rest = _head(parts, rest)
    plan = _covering_notice(parts, rest)
    main, annexes = _annexes(plan)
    if parts.covered and _is_table(main):
        main, table = rest[: len(rest) - len(plan) - len(parts.title)], main
        annexes.insert(0, _uncovered(parts, table))
    holder = annexes[-1].blocks if annexes else main
    parts.imprint = _take_imprint(holder)
    if annexes and not parts.imprint:
        parts.imprint = _take_imprint(main)
        parts.imprint_before_annexes = bool(parts.imprint)
    parts.footnotes = _footnotes(main, blocks) + marked
    parts.remark, parts.signature = _take_signature(main)
    parts.closing = _take_closing(main)
    parts.main, parts.annexes = main, annexes
    return parts


def _is_table(blocks: Sequence[Block]) -> bool:
    """Whether a plan is a table alone, without numbered parts that could hold it."""
    numbered = (number_of(_text(block)) for block in blocks)
    return any(isinstance(block, Table) for block in blocks) and not any(numbered)


def _uncovered(parts: Parts, table: list[Block]) -> Annex:
    """Return the table that a notice covers as its annex: then the notice is the plan itself."""
    lines = parts.title
    number = lines[0] if len(lines) > 1 and ANNEX.fullmatch(lines[0]) else ""
    parts.title, parts.body, parts.attachments = [], [], []
    parts.notice_imprint, parts.notice_remark, parts.notice_signature = [], "", []
    return Annex(number, joined(lines[1:] if number else lines), table)


def unsplit(blocks: Sequence[Block]) -> Parts:
    """Return a notice whose first line is its heading and all else its body."""
    return Parts(heading=[_text(block) for block in blocks[:1]], main=list(blocks[1:]))


def _text(block: Block) -> str:
    """Return the words of a paragraph; nothing of a table."""
    return block.text.strip() if isinstance(block, Paragraph) else ""


def _head(parts: Parts, blocks: list[Block]) -> list[Block]:
    """Take letterhead, number, heading and addressees."""
    lines = [_text(block) for block in blocks[:12]]
    at = next((n for n, line in enumerate(lines) if _NUMBER_LINE.fullmatch(line)), None)
    if at is not None and all(lines[:at]) and not any(map(_is_heading, lines[:at])):
        parts.letterhead = lines[:at]
        parts.document_number = lines[at]
        blocks = blocks[at + 1 :]
    elif lines and re.fullmatch(r".{2,60}文\s*件", lines[0]):
        parts.letterhead, blocks = lines[:1], blocks[1:]
    count = _heading_lines([_text(block) for block in blocks[:6]])
    parts.heading = [_text(block) for block in blocks[:count]]
    blocks = blocks[count:]
    if blocks and _NUMBER_LINE.fullmatch(_text(blocks[0])):
        parts.number_below = _text(blocks[0])
        blocks = blocks[1:]
    if blocks and _is_addressees(_text(blocks[0])):
        parts.addressees = _text(blocks[0])
        blocks = blocks[1:]
    return blocks


def _is_heading(line: str) -> bool:
    return len(line) <= 120 and bool(_TITLE.search(_bare(line))) and "。" not in line


def _bare(line: str) -> str:
    """Return a title without brackets at its end: （试行）, （2023—2025年）."""
    while (shorter := _BRACKET.sub("", line.strip())) != line.strip():
        line = shorter
    return line.strip().rstrip("》”")


def _heading_lines(lines: Sequence[str]) -> int:
    """Return how many lines the heading has: to the first that ends like a title."""
    for n, line in enumerate(lines):
        if _is_addressees(line) or "。" in line or len(line) > 120:
            return max(n, 1)
        whole = joined(lines[: n + 1])
        if _is_heading(line) and whole.count("《") == whole.count("》"):
            goes_on = n + 1 < len(lines) and re.fullmatch(
                r"[（(][^（()）]{1,30}[）)]", lines[n + 1]
            )
            return n + 2 if goes_on and not DATE.search(lines[n + 1]) else n + 1
    return 1


def _is_addressees(line: str) -> bool:
    return (
        line.endswith(("：", ":"))
        and len(line) <= 250
        and number_of(line) is None
        and not re.search("[。；《]|如下|以下|下列|现将|附件", line)
    )


def is_issuing(heading: str) -> bool:
    """Whether a heading is that of a notice which issues something: 关于印发…的通知."""
    words = _closed_up(_bare(heading))
    return bool(re.search(rf"{_ISSUING.pattern}.*(?:通知|函|公告|决定)$", words))


def cited_titles(parts: Parts) -> list[str]:
    """Return what the covering notice may call the plan: in title marks, or behind 印发 in its heading."""
    heading = _closed_up(joined(parts.heading))
    if not (parts.body or is_issuing(heading)):
        return []
    found = _IN_MARKS.findall(heading)
    if behind := re.search(rf"{_ISSUING.pattern}(?:实施)?(.+?)的(?:通知|函|公告|决定)", heading):
        whole = re.sub(r"[、和及与\s]", "", _IN_MARKS.sub("", behind[1]))
        if (
            whole
        ):  # 印发2020年《政府工作报告》重点工作分解的通知: the marks hold a part of the title
            found.insert(0, behind[1])
        else:
            found.append(behind[1].strip("《》"))
    opening = [_text(block) for block in parts.main[:3]]
    for paragraph in parts.body or opening:
        found += _IN_MARKS.findall(paragraph)
    return found


def _closed_up(heading: str) -> str:
    """Return a heading whose last word is not spread over its line: 的通　　知."""
    return re.sub(r"通\s+知(?=$|[（(])", "通知", heading)


def _covering_notice(parts: Parts, blocks: list[Block]) -> list[Block]:
    """Take the covering notice, if the heading issues a plan whose title follows."""
    sent = _is_addressees(joined(parts.heading)) and "印发" in "".join(map(_text, blocks[:2]))
    if not (sent or is_issuing(joined(parts.heading))):
        return blocks
    trial = replace(parts, body=[_text(block) for block in blocks[:3]])
    at, count = _title_at(blocks, cited_titles(trial))
    if at < 0:
        return blocks
    before = list(blocks[:at])
    title = [_text(block) for block in blocks[at : at + count]]
    if before and (annex := ANNEX.fullmatch(_text(before[-1]))) and not annex["title"]:
        title.insert(0, _text(before.pop()))
    imprint = _take_imprint(before)
    remark, signature = _take_signature(before)
    attached = _take_attachments(before)
    if not before or any(isinstance(block, Table) for block in before):
        return blocks
    parts.title, parts.attachments, parts.body = title, attached, [_text(one) for one in before]
    parts.notice_imprint, parts.notice_remark, parts.notice_signature = imprint, remark, signature
    return blocks[at + count :]


def _take_attachments(blocks: list[Block]) -> list[str]:
    """Take the list of attachments from the end: 附件：1. …, 2. …"""
    start = next((n for n, block in enumerate(blocks) if _ATTACHED.match(_text(block))), None)
    if start is None or not all(_ATTACHED_NEXT.match(_text(one)) for one in blocks[start + 1 :]):
        return []
    found = [_text(block) for block in blocks[start:]]
    del blocks[start:]
    return found


def _title_at(blocks: Sequence[Block], titles: Sequence[str]) -> tuple[int, int]:
    """Return where the lines of the title of the plan begin and how many they are; -1 if it is not there."""
    wanted = {_plain(title) for title in titles}
    for at in range(1, len(blocks)):
        whole = ""
        for count, block in enumerate(blocks[at : at + 4], start=1):
            if not _text(block):
                break
            whole += _text(block)
            if _plain(whole) in wanted:
                return at, count
    for at in range(1, len(blocks)):  # a title that the notice cites in other words
        line, before = _text(blocks[at]), _text(blocks[at - 1])
        ended = DATE.fullmatch(before) or _REMARK.fullmatch(before)
        annex = ANNEX.fullmatch(before) and len(before) < 8
        if (ended or annex) and line and number_of(line) is None and not ANNEX.match(line):
            count = _heading_lines([_text(block) for block in blocks[at : at + 4]])
            return at, count
    return -1, 0


def _plain(title: str) -> str:
    return squeeze(title).translate(str.maketrans("〈〉()", "《》（）"))


def _annexes(blocks: list[Block]) -> tuple[list[Block], list[Annex]]:
    """Return the body and the annexes behind it."""
    starts = [n for n, block in enumerate(blocks) if n and _begins_annex(blocks, n)]
    main = blocks[: starts[0]] if starts else list(blocks)
    annexes = []
    for start, end in pairwise([*starts, len(blocks)]):
        match = ANNEX.fullmatch(_text(blocks[start]))
        whole = _text(blocks[start])
        title = match["title"] if match else ""
        number = whole.removesuffix(title).rstrip()
        held = blocks[start + 1 : end]
        if not title and held and isinstance(held[0], Paragraph):
            count = _heading_lines([_text(block) for block in held[:3]])
            title = joined([_text(block) for block in held[:count]])
            held = held[count:]
        annexes.append(Annex(number, title, held))
    return main, annexes


def add_annexes(parts: Parts, blocks: Sequence[Block]) -> None:
    """Add what a further file holds as annexes; one that does not say so is one with its own title."""
    if not blocks:
        return
    if parts.imprint and not parts.annexes:
        parts.imprint_before_annexes = True
    elif parts.imprint and not parts.imprint_before_annexes:
        parts.annexes[-1].blocks += [Paragraph(line) for line in parts.imprint]
        parts.imprint = []
    numbered = isinstance(blocks[0], Paragraph) and ANNEX.fullmatch(_text(blocks[0]))
    before: list[Block] = [Paragraph("")]
    if numbered:
        parts.annexes += _annexes([*before, *blocks])[1]
        return
    count = _heading_lines([_text(block) for block in blocks[:6]]) if _text(blocks[0]) else 0
    title = joined([_text(block) for block in blocks[:count]])
    parts.annexes.append(Annex("", title, list(blocks[count:])))


def _begins_annex(blocks: Sequence[Block], place: int) -> bool:
    """Whether an annex begins here; a list of attachments and a mention of one do not."""
    text = _text(blocks[place])
    match = ANNEX.fullmatch(text)
    if not match or re.match(r"附\s*件\s*[：:]\s*[0-9０-９]", text):
        return False
    if not match["title"]:
        return True
    listed = re.match(r"附\s*件\s*[：:]", text)
    if listed:  # one attachment is listed before the date; behind it an annex begins
        later = [_text(block) for block in blocks[place + 1 : place + 5]]
        return not any(DATE.fullmatch(line) for line in later)
    return len(text) <= 60 and not text.endswith(("，", "、", "：", ":"))


def _take_imprint(blocks: list[Block]) -> list[str]:
    """Take the imprint from the end: 抄送：…, 某办公室 2023年6月25日印发."""
    found: list[str] = []
    while blocks and (text := _text(blocks[-1])):
        if not (_COPIED.match(text) or _PRINTED.fullmatch(text)):
            break
        found.insert(0, text)
        blocks.pop()
    return found


def _take_signature(blocks: list[Block]) -> tuple[str, list[str]]:
    """Take the remark and the signature with its date from the end."""
    kept = list(blocks)
    remark = ""
    if blocks and _REMARK.fullmatch(_text(blocks[-1])):
        remark = _text(blocks.pop())
    if not blocks or not (dated := re.fullmatch(rf"(.*?)\s*{DATE.pattern}", _text(blocks[-1]))):
        blocks[:] = kept
        return "", []
    if dated[1] and not _is_office(dated[1]):
        blocks[:] = kept
        return "", []
    found = [_text(blocks.pop())]
    while blocks and _is_office(_text(blocks[-1])) and len(found) < 12:
        found.insert(0, _text(blocks.pop()))
    return remark, found


def _is_office(line: str) -> bool:
    return 2 < len(line) <= 80 and not re.search("[。；：:，]", line) and bool(_OFFICE.search(line))


def _footnotes(main: list[Block], whole: Sequence[Block]) -> list[str]:
    """Take footnotes from the end of the body: their mark stands in the text before."""
    found: list[str] = []
    while main and (text := _text(main[-1])) and (match := _FOOTNOTE.match(text)):
        before = [_text(block) for block in main[:-1]]
        if not any(match["mark"] in line and not line.startswith(match["mark"]) for line in before):
            break
        found.insert(0, text)
        main.pop()
    return found


def _take_closing(main: list[Block]) -> list[str]:
    """Take from the end what the plan says of itself: 本方案自…起施行, and a list of attachments."""
    found = _take_attachments(main)
    while len(main) > 1 and (text := _text(main[-1])) and number_of(text) is None:
        before = number_of(_text(main[-2]))
        heads = before and before.style is Style.HAN and "。" not in before.rest
        if not _OF_ITSELF.match(text) or heads or _is_heading_of(main, len(main) - 1):
            break
        found.insert(0, text)
        main.pop()
    return found


def _is_heading_of(main: Sequence[Block], place: int) -> bool:
    """Whether only such sentences stand between here and a heading: they are the text of that part."""
    for block in reversed(main[:place]):
        if isinstance(block, Table):
            return False
        if number := number_of(_text(block)):
            return "。" not in number.rest
        if not _OF_ITSELF.match(_text(block)):
            return False
    return False
