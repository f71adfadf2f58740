"""Drafts of made-up notices for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.importing.drafting.draft import draft
from macros.importing.source import Block, Paragraph, Source
from macros.importing.writing import plan_text
from macros.loading.yamltext import parse

HEAD = """某川市人民政府办公室关于印发某川市绿化方案的通知
各区人民政府：
现将《某川市绿化方案》印发给你们。
某川市人民政府办公室
2024年3月1日
某川市绿化方案
为改善环境，制定本方案。"""


def source(*lines: str, path: Path = Path("notice.txt")) -> Source:
    """Return a source of these paragraphs."""
    blocks: list[Block] = [Paragraph(line, f"第{n}行") for n, line in enumerate(lines, start=1)]
    return Source(path, "txt", tuple(blocks))


def drafted(body: str) -> str:
    """Return the text of the draft of a plan with this body."""
    return plan_text(draft(source(*f"{HEAD}\n{body}".split("\n"))))


def plan(body: str) -> Any:
    """Return the draft as plain values."""
    return parse(drafted(body)).value


def shape(held: Any) -> list[Any]:
    """Return the sections in ``held`` as numbers and titles, measures by their numbers alone."""
    found: list[Any] = []
    for section in held.get("sections", []):
        own = [measure.get("number", "") for measure in section.get("measures", [])]
        later = [measure.get("number", "") for measure in section.get("later", [])]
        inside = shape(section)
        found.append(
            (
                section.get("number", "") + section.get("title", ""),
                own,
                *([inside] if inside else []),
                *([later] if later else []),
            )
        )
    return found
