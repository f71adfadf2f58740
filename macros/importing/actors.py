"""General actors that the text of a plan names: 企业, 高校, 行业协会. None is entered as a unit.

Whether one deserves a page of its own is for a person to decide; a list with counts and first
places helps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from macros.loading.yamltext import Parsed
from macros.model.problems import Route

_TEXTS = ("text", "intro", "closing", "preamble", "before", "body")
_HOLDERS = (
    *("plan", "notice", "sections", "annexes", "measures", "later"),
    *("tables", "rows", "cells", "measure"),
)
"""What holds words of the notice; all else holds words of editors, or repeats what the text says."""
_ENTERPRISE = (
    "(?:中小微|小微|中小|大中型|龙头|骨干|重点|优势|国有|民营|外资|外贸|上市|平台|高新技术|科技型"
    "|专精特新|规模以上|规上|工业|建筑业?|餐饮|物业|生产经营)*"
)
_GENERAL = "|".join(
    (
        rf"{_ENTERPRISE}企业(?![家化]|所得税)",
        "高校|高等(?:院校|学校)|(?:职业|大中专|技工)院校|科研(?:院所|机构|单位)|中小学校?|幼儿园",
        "(?:银行业?|保险|担保|医疗|养老|托育|培训|科研|中介|服务|代理|检测|检验|仲裁|调解|评估|咨询"
        "|创投|金融|公证|公益|行业|鉴定|中介服务){1,2}(?:业金融)?机构",
        "(?<!人民)(?<!中国)(?<!工商)(?<!建设)(?<!农业)(?<!交通)(?:商业)?银行(?![卡账业机])",
        "行业协会|(?:异地)?商会|社会(?:组织|团体)|群团组织|产业联盟|专业合作社|家庭农场",
        "(?:电商|网络|互联网)平台(?!企业)|通信运营商",
        "个体工商户|(?:市场|经营|创新)主体|志愿者|(?:产业)?园区|产业集聚区|保险公司|担保公司",
    )
)


@dataclass(frozen=True)
class Actor:
    """A general actor, how often the text names it, and where first."""

    name: str
    count: int
    line: int
    route: Route


def general_actors(parsed: Parsed) -> list[Actor]:
    """Return the general actors in the text of a plan that are no units of it, most frequent first."""
    value = parsed.value or {}
    known = {name for unit in value.get("units") or [] for name in _called(unit)}
    skipped = "|".join(["《[^》]*》", *map(re.escape, sorted(known, key=len, reverse=True))])
    pattern = re.compile(rf"{skipped}|(?P<actor>{_GENERAL})")
    found: dict[str, Actor] = {}
    for route, text in _texts(value, ()):
        for match in pattern.finditer(text):
            name = match["actor"]
            if not name or name in known:
                continue
            line = parsed.place(route, at_key=True).line
            first = found.setdefault(name, Actor(name, 0, line, route))
            found[name] = replace(first, count=first.count + 1)
    return sorted(found.values(), key=lambda actor: (-actor.count, actor.line))


def _called(unit: dict[str, Any]) -> list[str]:
    names = [unit.get("name"), unit.get("short"), *(unit.get("aliases") or [])]
    return [name for name in names if name]


def _texts(value: Any, route: Route) -> Iterator[tuple[Route, str]]:
    """Yield what the notice says in a plan, with its place; titles aside, which the text repeats."""
    if isinstance(value, str):
        yield route, value
        return
    steps = value.items() if isinstance(value, dict) else enumerate(value or ())
    for step, held in steps:
        words = isinstance(held, str) and (step in _TEXTS or route[-1:] == ("cells",))
        if words or (not isinstance(held, str) and (step in _HOLDERS or isinstance(step, int))):
            yield from _texts(held, (*route, step))
