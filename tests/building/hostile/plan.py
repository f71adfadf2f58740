"""A small plan with hostile words in every text field, and its twin with harmless words of the same lengths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.model.plan import PlanFile
from macros.model.printed import walk_printed

Given = Callable[[str], str]
"""Gives what is written for a word of the corpus."""
_HARMLESS = "东南西北春夏秋冬山水日月花草鸟鱼"


def hostile(word: str) -> str:
    """Return the word as it is."""
    return word


def harmless(word: str) -> str:
    """Return Chinese characters in as many places, others for another word."""
    number = sum(ord(char) * 31**place for place, char in enumerate(word)) % 16**6
    code = "".join(_HARMLESS[number // 16**place % 16] for place in range(6))
    return f"{code}{'文' * max(0, len(word) - 6)}"


class Words:
    """The words of the corpus one after the other, without end."""

    def __init__(self, words: tuple[str, ...], given: Given) -> None:
        self.words, self.given, self._next = words, given, 0

    def __call__(self) -> str:
        """Return the next."""
        self._next += 1
        return self.given(self.words[(self._next - 1) % len(self.words)])

    def named(self, end: str) -> str:
        """Return the next with an end that tells it from all others."""
        return f"{self()}{end}"

    def all(self) -> str:
        """Return all, a paragraph each."""
        return "\n\n".join(self.given(word) for word in self.words)


def source(take: Words) -> dict[str, Any]:
    """Return a source."""
    return {"title": take(), "date": "2024-05-02"}


def note(take: Words, **more: str) -> dict[str, Any]:
    """Return a note."""
    return {"kind": "说明", **more, "text": f"{take()}\n\n{take()}", "source": source(take)}


def plan(take: Words) -> dict[str, Any]:
    """Return the plan as it stands in its file; every word of the corpus is the title of something."""
    units = list(_units(take))
    document, number = take.named(f"{take.given('&lt;甲&gt;')}办法"), take.named("〔2023〕1号")
    info, annex = _info(take, units, f"{document}（{number}）"), _annex(take)
    sections = [_section(take, 1, units), _section(take, 2, units), _all(take)]
    sections[0]["tables"] = [_table(take)]
    return {
        "plan": info,
        "documents": [
            {
                "id": "doc-one",
                "title": document,
                "aliases": [take.named("别名")],
                "number": number,
                "level": "市",
                "notes": [note(take)],
            },
            _amending(take, info, sections[0]["measures"][0], annex),
        ],
        "units": units,
        "topics": [
            {"id": f"topic-{n}", "name": take.named(f"主题{n}"), "description": take.all()}
            for n in (1, 2)
        ],
        "glossary": [_term(take)],
        "sections": sections,
        "annexes": [annex],
        "reports": [
            {
                "date": "2024-05-01",
                "source": source(take),
                "items": [
                    {
                        "measures": ["measure-1-1", "measure-2-1"],
                        "status": "delayed",
                        "word": take(),
                        "summary": f"{take()}\n\n{take()}",
                    }
                ],
            }
        ],
        "moved": [_former(take, 1, how="moved", to=["measure-1-1"])],
        "retired": [_former(take, 2)],
        "changes": [*_changes(take)],
    }


def _info(take: Words, units: list[dict[str, Any]], document: str) -> dict[str, Any]:
    title, term = take.named("方案"), take.named("有效期三年")
    return {
        "id": "hostile",
        "title": title,
        "heading": take.named("方案正文"),
        "short_title": take.named("短"),
        "summary": f"{take()}\n\n{take()}",
        "document_number": take.named("〔2024〕1号"),
        "issuer": units[0]["id"],
        "issued_on": "2024-01-01",
        "numbering": "continuous",
        "period": take(),
        "notice": {
            "letterhead": take.named("文件"),
            "heading": take.named("的通知"),
            "addressees": take.named("："),
            "body": f"{title}{take()}\n\n根据{document}{take()}",
            "attachments": f"附件：{take()}",
            "signature": f"{units[0]['name']}\n\n2024年1月1日",
            "remark": f"（{take()}）",
            "closing": f"{take()}\n\n{take()}",
        },
        "preamble": f"{take()}\n\n{take()}",
        "closing": f"{take()}\n\n{term}",
        "validity": {"status": "in_force", "term": term},
        "footnotes": f"①{take()}\n\n②{take()}",
        "source": {
            "title": take(),
            "transcription": "notice.txt",
            "note": f"{take()}\n\n{take()}",
        },
        "reviewed": [{"kind": "分工", "on": "2024-02-01", "by": take()}],
        "synonyms": [{"words": [take.named("甲"), take.named("乙")], "printed": "编号"}],
        "notes": [note(take)],
    }


def _units(take: Words) -> Iterator[dict[str, Any]]:
    for number in range(6):
        yield {
            "id": f"unit-{number}",
            "name": take.named(f"局{'甲乙丙丁戊己'[number]}"),
            "short": take.named(f"简{'甲乙丙丁戊己'[number]}"),
            "aliases": [take.named(f"别{'甲乙丙丁戊己'[number]}")],
            "kind": "行政机关",
            "contact": take(),
            "succession": [
                {
                    "how": "renamed",
                    "on": "2025-01-01",
                    "names": [take.named("新局")],
                    "source": source(take),
                }
            ],
            "notes": [note(take)],
        }


def _section(take: Words, number: int, units: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"section-{number}",
        "number": f"{'一二'[number - 1]}、",
        "before": None if number == 1 else take(),
        "title": take(),
        "intro": f"{take()}\n\n{take()}",
        "measures": [_measure(take, number, n, units) for n in (1, 2)],
        "closing": f"{take()}\n\n{take()}",
        "notes": [note(take)],
    }


def _measure(take: Words, section: int, number: int, units: list[dict[str, Any]]) -> dict[str, Any]:
    title, lead, other = take(), *units[3 * section - 4 + number :][:2]
    deadline, target, value = f"{take()}2026年6月底前", take(), take()
    aim = f"{target}2025年{value}"
    said = f"牵头单位：{lead['name']}"
    words = "\n\n".join((f"{title}。{take()}编号。", deadline, aim, other["name"], take(), said))
    return {
        "id": f"measure-{section}-{number}",
        "number": f"第{'一二三四'[2 * section + number - 3]}条",
        "before": None if number == 1 else take(),
        "title": title,
        "text": words,
        "units": [
            {"unit": lead["id"], "role": "lead", "quote": said},
            {"unit": other["id"], "role": "named", "quote": other["name"]},
        ],
        "topics": ["topic-1", "topic-2"],
        "related": ["measure-1-1"] if section == 2 else [],
        "deadline": {"text": deadline, "what": title, "on": "2026-06-30", "quote": deadline},
        "targets": [
            {
                "text": target,
                "indicator": target,
                "value": value,
                "baseline": value,
                "measured_in": value,
                "quote": aim,
                "years": [{"year": "2025", "value": value}],
            }
        ],
        "progress": [
            {
                "date": "2024-03-01",
                "status": "in_progress",
                "word": take(),
                "summary": f"{take()}\n\n{take()}",
                "source": source(take),
            }
        ],
        "notes": [note(take, quote=title)],
    }


def _all(take: Words) -> dict[str, Any]:
    """Return a section whose only measure holds all words as official text and as those of editors."""
    return {
        "id": "section-all",
        "number": "三、",
        "title": take(),
        "measures": [
            {
                "id": "measure-all",
                "number": "第五条",
                "title": take(),
                "text": take.all(),
                "notes": [{"kind": "说明", "text": take.all()}],
            }
        ],
    }


def _table(take: Words) -> dict[str, Any]:
    return {
        "caption": f"{take()}\n\n{take()}",
        "columns": ["其他", "其他"],
        "header": [{"cells": [take(), take()]}],
        "rows": [{"cells": [take(), {"text": f"{take()}\n\n{take()}"}]} for _ in range(4)],
        "closing": f"{take()}\n\n{take()}",
    }


def _annex(take: Words) -> dict[str, Any]:
    title, cell, new = take(), take(), take()
    return {
        "id": "annex-one",
        "number": "附件",
        "title": take.named("任务表"),
        "intro": take(),
        "tables": [
            {
                "columns": ["序号", "任务", "其他"],
                "header": [{"cells": ["序号", "任务", take()]}],
                "rows": [
                    {
                        "cells": [
                            "1",
                            title,
                            {"text": new, "earlier": [{"text": cell, "until": "doc-two"}]},
                        ],
                        "measure": {"id": "measure-row", "title": title},
                    }
                ],
            }
        ],
        "closing": take(),
    }


def _amending(
    take: Words, info: dict[str, Any], measure: dict[str, Any], annex: dict[str, Any]
) -> dict[str, Any]:
    """Return a document that amends the preamble, a measure and a cell, and write that into them."""
    cell = annex["tables"][0]["rows"][0]["cells"][2]
    was, name = take(), take.named("修改决定")
    info["earlier"] = [{"part": "preamble", "text": was, "until": "doc-two"}]
    measure["earlier"] = [{"text": take(), "until": "doc-two"}]
    text = "\n\n".join(
        (
            name,
            f"对《{info['title']}》作如下修改：",
            "一、将前言修改为：",
            *_quoted(info["preamble"]),
            "二、将第一条修改为：",
            *_quoted(measure["text"]),
            f"三、将附件第1项的“{cell['earlier'][0]['text']}”修改为“{cell['text']}”。",
            "本决定自印发之日起施行。",
        )
    )
    return {
        "id": "doc-two",
        "title": name,
        "issued_on": "2024-06-01",
        "text": text,
        "transcription": "order.txt",
    }


def _quoted(words: str) -> list[str]:
    """Return paragraphs as they stand in an order: each begins with a mark, the last ends with one."""
    parts = words.split("\n\n")
    return [f"“{part}" for part in parts[:-1]] + [f"“{parts[-1]}”"]


def _term(take: Words) -> dict[str, Any]:
    return {
        "id": "term-one",
        "term": "编号",
        "aliases": [take.named("词")],
        "definition": take.all(),
        "source": source(take),
    }


def _former(take: Words, number: int, **more: Any) -> dict[str, Any]:
    return {
        "kind": "measure",
        "id": f"former-{number}",
        "title": take(),
        "on": "2024-06-01",
        "reason": take(),
        "source": source(take),
        **more,
    }


def _changes(take: Words) -> Iterator[dict[str, Any]]:
    """Yield an entry for each word."""
    for _ in range(len(take.words)):
        yield {"on": "2024-07-01", "kind": "notes", "ids": ["measure-1-1"], "summary": take()}
    yield {"on": "2024-01-15", "kind": "published", "summary": take()}


def write(place: Path, take: Words) -> Path:
    """Write the plan and its official text into a folder; return the plan's file."""
    given = _without_nothing(plan(take))
    file = PlanFile.model_validate(given)
    printed = "\n\n".join(words for _, words in walk_printed(file))
    place.mkdir(parents=True, exist_ok=True)
    (place / "notice.txt").write_text(f"{printed}\n", "utf-8")
    (place / "order.txt").write_text(f"{given['documents'][1]['text']}\n", "utf-8")
    path = place / "plan.yml"
    path.write_text(
        yaml.dump(given, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6), "utf-8"
    )
    return path


class _Dumper(yaml.SafeDumper):
    """Writes words as editors do: one line in single quotes, paragraphs as a block."""


def _written(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    style = "|" if "\n" in words else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)


_Dumper.add_representer(str, _written)


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(one) for key, one in value.items() if one not in (None, [])}
    return [_without_nothing(one) for one in value] if isinstance(value, list) else value
