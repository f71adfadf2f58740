"""What stands at the end of a notice, a plan or an annex: signature, imprint, attachments.

Each function takes its lines out of the list that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.importing.drafting.layout.lines import DATE, is_office, text_of
from macros.importing.drafting.paragraphs.numbers import Style, number_of
from macros.importing.source import Block, Paragraph, Table
from macros.text.characters.han import HAN
from macros.text.times.statements import general_clauses

REMARK = re.compile(
    r"[（(][^（()）]*(?:公开|联系人|联系电话|发至|登报|不予公开|印发)[^（()）]*[）)]"
    r"|(?:信息|政务)?公开(?:方式|属性|形式|选项|类别|范围)\s*[：:][^。；]{2,30}"
)
_COPIED = re.compile(r"(?:抄\s*送|主\s*送|抄\s*报|分\s*送|发\s*送)\s*[：:]")
_PRINTED = re.compile(rf".{{2,60}}\s*{DATE.pattern}\s*印\s*[发製制]?")
_ATTACHED = re.compile(r"附\s*件?\s*[0-9０-９一二三四五六七八九十]{0,2}\s*[：:]")
_ATTACHED_NEXT = re.compile(
    r"(?:附\s*件\s*[0-9０-９一二三四五六七八九十]{1,2}\s*[：:]|[0-9０-９]{1,2}\s*[.．、])\s*[^。；;]{2,60}$"
)
_SIGNED_BY = re.compile(rf"(?:[省市州县区旗]长|主\s*席|主\s*任)[ \u3000]+[{HAN}·\s]{{2,6}}")
"""Who signs a decree: 市长　某某某."""
_ATTENDING = re.compile(
    r"(?:(?:出\s*席|列\s*席|参\s*会|与\s*会|请\s*假|缺\s*席|主\s*持|记\s*录)(?:会议)?(?:人员|人|单位|领导|同志)?"
    r"|参\s*加(?:会议)?(?:人员|人|领导|同志)?)\s*[：:]"
)
_FOOTNOTE = re.compile(r"(?P<mark>[①-⑳]|\[[0-9]{1,2}\]|［[0-9]{1,2}］|〔[0-9]{1,2}〕|\*{1,3}|※)")
_NOTE = re.compile(r"[（(]?(?:注|备注|说明)\s*[：:]")
_OF_ITSELF = re.compile(
    rf"(?:本|以上|上述)[{HAN}]{{0,6}}?(?:方案|办法|意见|通知|规定|细则|规划|计划|措施|纲要|要点|政策|制度|清单|举措)"
    r"(?:[^。]*(?:施行|实施|执行|生效|印发之日|发布之日|有效期)|由[^。]*(?:负责)?解释|[^。]*同时废止)"
)


def take_attachments(blocks: list[Block]) -> list[str]:
    """Take the list of attachments from the end: 附件：1. …, 2. …"""
    start = next((n for n, block in enumerate(blocks) if _ATTACHED.match(text_of(block))), None)
    if start is None or not all(_ATTACHED_NEXT.match(text_of(one)) for one in blocks[start + 1 :]):
        return []
    found = [text_of(block) for block in blocks[start:]]
    del blocks[start:]
    return found


def lists_attachments(blocks: Sequence[Block], place: int) -> bool:
    """Whether 附件： alone on a line stands above nothing but their titles: 1. 任务清单, 2. 名单."""
    below = [text_of(block) for block in blocks[place + 1 :]]
    last = next((n for n, text in enumerate(below) if not _ATTACHED_NEXT.match(text)), len(below))
    ends = last == len(below) or below[last].startswith("附")
    return bool(_ATTACHED.fullmatch(text_of(blocks[place]))) and last > 0 and ends


def attached(lines: Sequence[str]) -> bool:
    """Whether lines list attachments."""
    return any(_ATTACHED.match(line) for line in lines)


def take_imprint(blocks: list[Block]) -> list[str]:
    """Take the imprint from the end: 抄送：…, 某办公室 2023年6月25日印发."""
    found: list[str] = []
    while blocks and (text := text_of(blocks[-1])):
        if not (_COPIED.match(text) or _PRINTED.fullmatch(text)):
            break
        found.insert(0, text)
        blocks.pop()
    return found


def take_signature(blocks: list[Block]) -> tuple[str, list[str]]:
    """Take the remark and the signature with its date from the end."""
    kept = list(blocks)
    remark = ""
    if blocks and REMARK.fullmatch(text_of(blocks[-1])):
        remark = text_of(blocks.pop())
    if not blocks or not (dated := re.fullmatch(rf"(.*?)\s*{DATE.pattern}", text_of(blocks[-1]))):
        blocks[:] = kept
        return "", []
    if dated[1] and not is_office(dated[1]):
        blocks[:] = kept
        return "", []
    found = [text_of(blocks.pop())]
    while blocks and _signs(text_of(blocks[-1])) and len(found) < 12:
        found.insert(0, text_of(blocks.pop()))
    return remark, found


def _signs(line: str) -> bool:
    return is_office(line) or bool(_SIGNED_BY.fullmatch(line))


def take_footnotes(main: list[Block]) -> list[str]:
    """Take footnotes from the end of the body: the file says so, or their mark stands in the text before.

    Those that stand elsewhere stay below the paragraph that cites them.
    """
    found: list[str] = []
    while main and isinstance(last := main[-1], Paragraph) and last.footnote:
        found.insert(0, last.text)
        main.pop()
    while main and (text := text_of(main[-1])) and (match := _FOOTNOTE.match(text)):
        before = [text_of(block) for block in main[:-1]]
        if not any(match["mark"] in line and not line.startswith(match["mark"]) for line in before):
            break
        found.insert(0, text)
        main.pop()
    return found


def take_attending(main: list[Block]) -> list[str]:
    """Take from the end of minutes who was there: 出席：…, 列席：…, 请假：…"""
    start = next(
        (n for n, block in enumerate(main) if n and _ATTENDING.match(text_of(block))), None
    )
    if start is None or not all(map(_attends, main[start:])):
        return []
    found = [text_of(block) for block in main[start:]]
    del main[start:]
    return found


def _attends(block: Block) -> bool:
    text = text_of(block)
    names = bool(text) and number_of(text) is None and "。" not in text[:-1]
    return bool(_ATTENDING.match(text)) or names


def take_closing(main: list[Block]) -> list[str]:
    """Take from the end what the plan says of itself (本方案自…起施行) and a list of attachments."""
    found = take_attachments(main)
    while len(main) > 1 and (text := text_of(main[-1])) and number_of(text) is None:
        before = number_of(text_of(main[-2]))
        heads = before and before.style is Style.HAN and "。" not in before.rest
        if not _of_all(text) or heads or _is_heading_of(main, len(main) - 1):
            break
        found.insert(0, text)
        main.pop()
    return found


def _of_all(text: str) -> bool:
    """Whether a plan speaks of itself, or a note says at once who leads: 注：标“*”的为牵头部门。"""
    return bool(_OF_ITSELF.match(text) or (_NOTE.match(text) and general_clauses(text)))


def _is_heading_of(main: Sequence[Block], place: int) -> bool:
    """Whether only such sentences stand between here and a heading: they are the text of that part."""
    for block in reversed(main[:place]):
        if isinstance(block, Table):
            return False
        if number := number_of(text_of(block)):
            return "。" not in number.rest
        if not _of_all(text_of(block)):
            return False
    return False
