"""What a line of a notice is, by how official documents are laid out (GB/T 9704)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importing.drafting.paragraphs.numbers import number_of
from macros.importing.source import Block, Paragraph
from macros.text.characters.han import HAN
from macros.text.lines.reflow import is_wide

_WORDS = (
    "通知|意见|办法|方案|决定|计划|规划|纲要|措施|要点|细则|规定|规则|条例|公告|通告|批复|函|报告"
    "|清单|目录|纪要|预案|台账|通报|决议|责任书|任务|分工|分解|政策|制度|指南|行动|规程|标准|章程|名单|举措|事项|安排|表"
)
_BRACKET = re.compile(r"\s*[（(][^（()）]*[）)]\s*$")
_TITLE = re.compile(rf"(?:{_WORDS})$")
DOCUMENT_NUMBER = re.compile(
    rf"[{HAN}（）()]{{1,20}}\s*[〔\[［【(（][12１２]\d{{3}}[〕\]］】)）]\s*(?:第\s*)?\d+\s*号"
    rf"|[{HAN}]{{2,15}}令\s*第?\s*[0-9０-９]+\s*号"
)
ISSUE = re.compile(
    r"[（(]?(?P<number>第\s*[0-9０-９一二三四五六七八九十百]{1,4}\s*期|[〔\[［【][12１２][0-9０-９]{3}[〕\]］】]\s*(?:第\s*)?[0-9０-９]{1,4}\s*号)"
    r"(?:\s*[（(]\s*总第?[^（()）]{1,8}[）)])?[）)]?"
)
"""The number of minutes and bulletins, which name no issuer in it: 第14期, 〔2024〕36号."""
DECREE = re.compile(rf"(?P<issuer>[{HAN}]{{2,30}})令\s*第?\s*[0-9０-９]{{1,4}}\s*号")
"""The heading of a decree, which is its number too: 某川市人民政府令第18号."""
_YEAR = "(?:[12][0-9]{3}|[12１２][０-９]{3}|二[〇○ОOo零Ｏ0０][〇○ОOo零一二三四五六七八九Ｏ0０]{2})"
_NUMBER = "(?:[0-9]{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,3})"
DATE = re.compile(rf"(?P<year>{_YEAR})\s*年\s*(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*日")
NUMBER_LINE = re.compile(
    rf"[（(]?(?P<number>{DOCUMENT_NUMBER.pattern})[）)]?(?:\s*签发人[：:].*|\s+{DATE.pattern})?"
)
ANNEX = re.compile(
    r"(?P<number>附\s*(?:件|表|录)\s*(?:[0-9０-９]{1,2}(?![0-9０-９年])(?:[-－—][0-9０-９]{1,2})?|[一二三四五六七八九十]{1,3})?)"
    r"\s*[：:]?\s*(?P<title>[^。；;]{0,60})"
)
_OFFICE = re.compile(
    r"(?:[局委办厅部处院司会组署行所团站]|政府|办公室|中心|公司|机关|集团|联席会议|代\s*章?\s*[）)]|盖章[）)])$"
)
ISSUING = re.compile(r"(?:印发|下发|转发|发布|公布|颁发|颁布)")


def joined(lines: Sequence[str]) -> str:
    """Return lines of one heading as one: a blank only where Latin words or figures meet, or two bodies."""
    text = ""
    for n, line in enumerate(lines):
        close = not text or is_wide(text[-1]) or is_wide(line[:1] or " ")
        bodies = (lines[n - 1], line.partition("关于")[0]) if n and "关于" not in text else ("",)
        close = close and (line.startswith(("办公室", "办公厅")) or not all(map(is_office, bodies)))
        text += line if close else f" {line}"
    return text


def text_of(block: Block) -> str:
    """Return the words of a paragraph; nothing of a table."""
    return block.text.strip() if isinstance(block, Paragraph) else ""


def is_heading(line: str) -> bool:
    """Whether a line ends as titles do: 方案, 通知, 意见（试行）."""
    return len(line) <= 120 and bool(_TITLE.search(_bare(line))) and "。" not in line


def _bare(line: str) -> str:
    """Return a title without brackets at its end: （试行）, （2023—2025年）."""
    while (shorter := _BRACKET.sub("", line.strip())) != line.strip():
        line = shorter
    return line.strip().rstrip("》”")


def heading_lines(lines: Sequence[str]) -> int:
    """Return how many lines the heading has: to the first that ends like a title. A table, which has none, ends it."""
    for n, line in enumerate(lines):
        if (
            (n and not line)
            or is_addressees(line)
            or "。" in line
            or len(line) > 120
            or (n and number_of(line))
        ):
            return max(n, 1)
        whole = joined(lines[: n + 1])
        if _goes_on(whole, lines[n + 1 : n + 2]):
            continue
        if is_heading(line) and whole.count("《") == whole.count("》"):
            goes_on = n + 1 < len(lines) and re.fullmatch(
                r"[（(][^（()）]{1,30}[）)]", lines[n + 1]
            )
            other = goes_on and (DATE.search(lines[n + 1]) or is_below_title(lines[n + 1], whole))
            return n + 2 if goes_on and not other else n + 1
    return 1


def is_below_title(line: str, title: str) -> bool:
    """Whether a line below a title is a number, or a day or month in brackets: （2024年3月）."""
    issue = is_of_series(title) and ISSUE.fullmatch(line)
    return bool(issue or NUMBER_LINE.fullmatch(line) or _IN_BRACKETS.fullmatch(line))


def is_of_series(title: str) -> bool:
    """Whether a title is that of minutes or a bulletin, which are numbered by their issues."""
    return _bare(title).endswith(("纪要", "简报", "通报"))


_IN_BRACKETS = re.compile(
    rf"[（(]\s*{_YEAR}\s*年\s*{_NUMBER}\s*月(?:\s*{_NUMBER}\s*日)?(?:印发|发布|公布)?\s*[）)]"
)
_KIND = re.compile(r"的(?:通知|通告|通报|公告|函|复函|决定|意见|批复|报告|请示|决议)$")


def _goes_on(heading: str, below: Sequence[str]) -> bool:
    """Whether the heading of a document goes on below: 关于落实政府工作报告 / 目标任务的通知."""
    line = _bare(below[0]) if below else ""
    own = re.search("关于|[。：:]", line) or number_of(line)
    return (
        "关于" in heading and not (own or _KIND.search(_bare(heading))) and bool(_KIND.search(line))
    )


def is_addressees(line: str) -> bool:
    """Whether a line is that of the addressees: 各区人民政府，市级各部门：."""
    return (
        line.endswith(("：", ":"))
        and len(line) <= 250
        and number_of(line) is None
        and not re.search("[。；《]|如下|以下|下列|现将|附件", line)
    )


def is_issuing(heading: str) -> bool:
    """Whether a heading is that of a notice which issues something: 关于印发…的通知."""
    words = closed_up(_bare(heading))
    return bool(re.search(rf"{ISSUING.pattern}.*(?:通知|函|公告|决定)$", words))


def closed_up(heading: str) -> str:
    """Return a heading whose last word is not spread over its line: 的通　　知."""
    return re.sub(r"通\s+知(?=$|[（(])", "通知", heading)


def is_office(line: str) -> bool:
    """Whether a line of a signature is the name of a body."""
    return 2 < len(line) <= 80 and not re.search("[。；：:，]", line) and bool(_OFFICE.search(line))


_NOTE = re.compile(r"[（(]?(?:注|备注|说明|注释)\s*[：:]\s*(?=$|(?P<first>.))")


def numbered_notes(texts: Sequence[str]) -> set[int]:
    """Return the places of lines that go on with a numbered note: 注：1.…, and below it 2.…"""
    found: set[int] = set()
    for place, text in enumerate(texts):
        begun = _NOTE.match(text)
        first = number_of(text[begun.end() :]) if begun else None
        if not begun or not (first or begun["first"] is None):
            continue
        value = first.value if first else 0
        for below in range(place + 1, len(texts)):
            number = number_of(texts[below])
            same = number and (first is None or number.style is first.style)
            if not (number and same and number.value == value + 1):
                break
            first, value = number, number.value
            found.add(below)
    return found
