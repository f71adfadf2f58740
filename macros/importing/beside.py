"""What stands around a notice and is said of it: 索引号, 文号, 成文日期, copied along from a government's page."""

from __future__ import annotations

import re
from dataclasses import replace

from macros.importing.formats.blocks import words_of
from macros.importing.formats.web.facts import FACTS, facts_in, number_beside, said_of
from macros.importing.source import Block, LeftOut, Paragraph, Source

_MOST = 24
"""So many lines or tables of a page may stand above a notice, or below it."""
_PATH = re.compile(
    r"(?:[您你]?(?:现在|当前)?所?在?的?位置\s*[：:]\s*)?[^。，：:]{0,8}首页\s*[>＞›»→/].{0,80}"
    r"|[您你]?(?:现在|当前)?所?在?的?位置\s*[：:][^。]{2,80}[>＞›»→][^。]{0,80}"
)
"""Where a page stands on its site: 首页 > 政务公开 > 文件."""
_ABOUT = (
    r"(?:(?:发布|更新|发文|公布)(?:时间|日期)|信息来源|来源|作者|责任编辑|编辑|浏览(?:次数|量)?|阅读(?:次数|量)?|访问量|点击(?:次数|量|数)?"
    r"|字体(?:大小)?|字号)\s*[：:]"
)
_ABOUT_LINE = re.compile(
    rf"{_ABOUT}\s*[12][0-9]{{3}}[-/.年][0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?[ 0-9:：]*|(?:{_ABOUT}[^。]{{0,40}}?){{2,8}}"
)
"""What a page says of itself: 发布时间：2024-03-01　来源：市政府办公室　浏览次数：12."""
_BELOW = re.compile(
    "[^。]{0,120}(?:ICP备|公网安备|版权所有|网站标识码|关闭(?:窗口|本页)|打印本页|分享到[：:]|扫一扫在手机)[^。]{0,120}"
)
"""What stands below a text on a page: 【打印本页】【关闭窗口】."""
PAGE = "网页的导航和说明"


def without_page(source: Source) -> Source:
    """Return the source without what a page says around a notice that was copied from it."""
    within = _without_lines(source, _PATH, _BELOW)
    return _without_lines(_without_facts(within), _ABOUT_LINE)


def _without_lines(
    source: Source, above: re.Pattern[str], below: re.Pattern[str] | None = None
) -> Source:
    """Return the source without lines near its beginning, or its end, that match."""
    last = len(source.blocks) - _MOST
    left: list[Block] = []
    kept: list[Block] = []
    for n, block in enumerate(source.blocks):
        text = block.text.strip() if isinstance(block, Paragraph) else ""
        out = (n < _MOST and above.fullmatch(text)) or (
            n >= last and below and below.fullmatch(text)
        )
        (left if out else kept).append(block)
    if not left:
        return source
    left_out = (*source.left_out, LeftOut(words_of(left), PAGE))
    return replace(source, blocks=tuple(kept), left_out=left_out)


def _without_facts(source: Source) -> Source:
    """Return the source without such facts at its beginning; a number that only they print stays."""
    count, facts = 0, dict[str, str]()
    words: list[str] = []
    for n, block in enumerate(source.blocks[:_MOST], start=1):
        words += _words(block)
        if found := facts_in(words):
            count, facts = n, found
    if not facts:
        return source
    left, blocks = words_of(source.blocks[:count]), source.blocks[count:]
    number = number_beside(facts, blocks)
    if number:
        blocks = (Paragraph(number, FACTS), *blocks)
        left = left.replace(number, "", 1)
    return replace(
        source,
        blocks=blocks,
        left_out=(*source.left_out, LeftOut(left, FACTS)),
        metadata={**facts, **source.metadata},
        notes=(*source.notes, *said_of(facts, number)),
    )


def _words(block: Block) -> list[str]:
    """Return a paragraph, or the cells of a table."""
    if isinstance(block, Paragraph):
        return [block.text]
    return [" ".join(cell.paragraphs) for row in block.rows for cell in row]
