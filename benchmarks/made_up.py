"""A made-up plan of any length: the same seed and length give the same plan.

Every measure says in its text who leads and who supports, and quotes it; some cite a document, have
a deadline, a target or progress. The title of the first is the editors', so that one edit of it changes
what shows it: were it the first such title of the plan, every page would have a sentence more. Nobody
and nothing in it exists. ``plan check`` has nothing to say about it.
"""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from macros.text.characters.numerals import numeral

VERBS = "完善 健全 优化 建立 拓展 提升 加快 深化 规范 扩大 强化 畅通 丰富 改进 培育 壮大 引导 巩固"
THINGS = (
    "数据 服务 交通 教育 养老 林业 水利 能源 农业 文化 旅游 体育 医疗 住房 环境 粮食 科技 人才 物流 档案"
    " 气象 消防 市场 信用 金融 商贸 园林 燃气 供热 渔业"
)
MATTERS = "体系 网络 机制 标准 平台 设施 能力 模式 流程 目录 清单 台账 队伍 基地 渠道 产品"
WAYS = "分类 逐步 稳妥 统一 集中 及时 持续 定期 因地制宜 有序 全面 精准"
MONTHS = (3, 6, 9, 12)
PER_SECTION = 20
"""So many measures has a section."""
ONE_LEVEL = 12
"""A plan of more sections than these has two levels."""
PER_PART = 10
"""So many sections has a part, if there are two levels."""
YEAR = 2026


@dataclass(frozen=True)
class MadeUp:
    """A plan as it is written into its data file, and its transcription."""

    data: dict[str, Any]
    notice: str

    def edited(self, number: int) -> MadeUp:
        """Return it with another title of its first measure, as an editor would give it."""
        edited = replace(self, data=copy.deepcopy(self.data))
        edited.first["title"] = new_title(number)
        return edited

    @property
    def first(self) -> dict[str, Any]:
        """Its first measure."""
        section = self.data["sections"][0]
        section = section["sections"][0] if "sections" in section else section
        measure: dict[str, Any] = section["measures"][0]
        return measure

    def write(self, folder: Path) -> Path:
        """Write both files; return that of the data."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "notice.txt").write_text(self.notice, "utf-8")
        path = folder / "plan.yml"
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        text = yaml.dump(self.data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(text, "utf-8")
        return path


def new_title(number: int) -> str:
    """Return what an edit makes the title of the first measure."""
    return f"改过{number}次的标题"


def made_up(measures: int, seed: int = 1) -> MadeUp:
    """Return a plan of so many measures."""
    return _Making(measures, random.Random(seed)).plan()


class _Making:
    """One plan while it is made up."""

    def __init__(self, measures: int, chance: random.Random) -> None:
        self._chance = chance
        self._measures = measures
        self._lines: list[str] = []
        things = THINGS.split()
        bodies = [f"市{a}{b}局" for a, b in itertools.permutations(things, 2)]
        titles = [f"{a}{b}发展条例" for a, b in itertools.permutations(things, 2)]
        topics = [f"{a}{b}" for a, b in itertools.permutations(things, 2)]
        self._bodies = chance.sample(bodies, max(8, min(measures // 10, len(bodies))))
        self._titles = chance.sample(titles, max(3, min(measures // 20, len(titles))))
        self._topics = chance.sample(topics, 12)

    def plan(self) -> MadeUp:
        """Return it."""
        title = f"虚构市高质量发展{YEAR}年行动方案"
        preamble = f"为{self._clause()}，制定本方案，{YEAR - 1}年12月20日印发。"
        self._lines += [title, preamble]
        numbers = itertools.count(1)
        sections = -(-self._measures // PER_SECTION)
        if sections > ONE_LEVEL:
            parts = [self._part(n, numbers, sections) for n in range(-(-sections // PER_PART))]
        else:
            parts = [self._section(n, f"{numeral(n + 1)}、", numbers) for n in range(sections)]
        notice = "\n".join(self._lines) + "\n"
        data = {
            "plan": {
                "id": f"made-up-{self._measures}",
                "title": title,
                "issued_on": f"{YEAR - 1}-12-20",
                "numbering": "continuous",
                "preamble": preamble,
                "source": {"title": "虚构，供测量速度", "transcription": "notice.txt"},
            },
            "documents": [
                {"id": f"document-{n}", "title": title, "level": "省"}
                for n, title in enumerate(self._titles)
                if f"《{title}》" in notice
            ],
            "units": [
                {"id": f"unit-{n}", "name": name, "kind": "行政机关"}
                for n, name in enumerate(self._bodies)
                if name in notice
            ],
            "topics": [{"id": f"topic-{n}", "name": name} for n, name in enumerate(self._topics)],
            "sections": parts,
        }
        return MadeUp(data, notice)

    def _part(self, own: int, numbers: Iterator[int], sections: int) -> dict[str, Any]:
        number, title = f"{numeral(own + 1)}、", self._heading()
        self._lines.append(f"{number}{title}")
        inside = range(own * PER_PART, min((own + 1) * PER_PART, sections))
        held = [
            self._section(n, f"（{numeral(place)}）", numbers) for place, n in enumerate(inside, 1)
        ]
        return {"id": f"part-{own + 1}", "number": number, "title": title, "sections": held}

    def _section(self, own: int, number: str, numbers: Iterator[int]) -> dict[str, Any]:
        title, intro = self._heading(), f"{self._clause()}，{self._clause()}。"
        self._lines += [f"{number}{title}", intro]
        count = min(PER_SECTION, self._measures - own * PER_SECTION)
        measures = [self._measure(next(numbers)) for _ in range(count)]
        return {
            "id": f"section-{own + 1}",
            "number": number,
            "title": title,
            "intro": intro,
            "measures": measures,
        }

    def _measure(self, own: int) -> dict[str, Any]:
        chance = self._chance
        title = self._heading()
        sentences = [title, *(f"{self._clause()}，{self._clause()}" for _ in range(own % 3 + 2))]
        more: dict[str, Any] = {}
        if own % 4 == 0:
            cited = chance.randrange(len(self._titles))
            sentences.append(f"执行《{self._titles[cited]}》，{self._clause()}")
            more["documents"] = [f"document-{cited}"]
        more["topics"] = sorted(f"topic-{n}" for n in chance.sample(range(len(self._topics)), 2))
        if own % 7 == 0:
            month = chance.choice(MONTHS)
            until = f"{YEAR}年{month}月底前"
            sentences.append(f"{until}{self._clause()}")
            day = 31 if month in (3, 12) else 30
            more["deadline"] = {
                "text": until,
                "on": f"{YEAR}-{month:02}-{day}",
                "quote": sentences[-1],
            }
        if own % 5 == 0:
            thing, value = chance.choice(THINGS.split()), f"{chance.randrange(60, 99)}%"
            sentences.append(f"{thing}服务覆盖率达到{value}")
            more["targets"] = [{"text": sentences[-1], "value": value, "quote": sentences[-1]}]
        if own % 20 == 0:
            more["progress"] = [self._report()]
        assigned, units = self._assignment()
        text = f"{'。'.join(sentences)}。{assigned}"
        self._lines.append(f"{own}.{text}")
        return {
            "id": f"measure-{own}",
            "number": f"{own}.",
            "title": title if own > 1 else new_title(0),
            "text": text,
            "units": units,
            **more,
        }

    def _assignment(self) -> tuple[str, list[dict[str, str]]]:
        """Return who leads and who supports: the words, and the relations that quote them."""
        who = self._chance.sample(range(len(self._bodies)), self._chance.randrange(2, 5))
        leads, supports = who[:1], who[1:]
        roles = (("lead", "牵头单位：", leads), ("support", "配合单位：", supports))
        quotes = [f"{label}{'、'.join(self._bodies[n] for n in of)}" for _, label, of in roles]
        units = [
            {"unit": f"unit-{n}", "role": role, "quote": quote}
            for (role, _, of), quote in zip(roles, quotes, strict=True)
            for n in of
        ]
        return f"（{'；'.join(quotes)}）", units

    def _report(self) -> dict[str, Any]:
        return {
            "date": f"{YEAR}-07-01",
            "status": self._chance.choice(("in_progress", "done", "delayed")),
            "summary": f"{self._clause()}。",
            "source": {"title": f"虚构市{YEAR}年上半年工作通报", "date": f"{YEAR}-07-10"},
        }

    def _heading(self) -> str:
        thing, other = self._chance.sample(THINGS.split(), 2)
        return f"{self._pick(VERBS)}{thing}{other}{self._pick(MATTERS)}"

    def _clause(self) -> str:
        return f"{self._pick(WAYS)}{self._heading()}"

    def _pick(self, words: str) -> str:
        return self._chance.choice(words.split())
