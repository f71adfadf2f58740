"""A plan whose first measure gives parts to bodies, and a notice that gives them to others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tests.rules.amended_plan import NOTICE, PARKS, TREES, draft

NAMES = {
    "a": "市甲局",
    "b": "市乙局",
    "c": "市丙局",
    "d": "市丁局",
    "e": "市交通运输局",
    "f": "市发展改革委",
}
GREENED = "建设绿道。新建绿道5条。（市丁局负责）"
BARE = "改造旧楼。改造旧楼100栋。（市甲局、市乙局）"
LISTED = "改造旧楼。改造旧楼100栋。（责任单位：市甲局、市乙局）"
LED = "改造旧楼。改造旧楼100栋。（牵头单位：市丁局，配合单位：市甲局、市乙局、市丙局）"
OF_B = "改造旧楼。改造旧楼100栋。（责任单位：市乙局）"
OF_D = "改造旧楼。改造旧楼100栋。（牵头单位：市丁局，配合单位：市乙局）"


def part(unit: str, role: str, quote: str = "", by: str = "later") -> dict[str, Any]:
    """Return a part that rests on a quote, or on a document."""
    ground: dict[str, Any] = {"source": {"title": "通知", "document": by}}
    return {"unit": unit, "role": role, **({"quote": quote} if quote else ground)}


def is_right(
    folder: Path,
    orders: str,
    was: str,
    *parts: dict[str, Any],
    now: str = "",
    elsewhere: tuple[dict[str, Any], ...] = (),
    declared: bool = False,
    again: str = "",
    clause: str = "",
) -> bool:
    """Whether nothing is wrong with a plan whose first measure has these words and parts.

    ``again`` are the orders of a second document, ``clause`` is a general clause by which the first of a list leads.
    """
    one = draft(folder, orders)
    if again:
        one.amended_again(again)
    if declared:
        one.data["plan"]["reviewed"] = [{"kind": "分工", "on": date(2025, 3, 1)}]
    one.measure("parks").update(title="改造旧楼", text=was)
    one.measure("trees").update(title="建设绿道", text=GREENED)
    if now:
        one.reworded("parks", now)
    for id, text, given in (("parks", now or was, parts), ("trees", GREENED, elsewhere)):
        entered = {involved["unit"] for involved in given}
        named = [
            {"unit": unit, "role": "named", "quote": name}
            for unit, name in NAMES.items()
            if name in text and unit not in entered
        ]
        one.measure(id)["units"] = [*given, *named]
    preamble = one.data["plan"]["preamble"]
    if clause:
        one.data["plan"].update(
            preamble=f"{preamble}{clause}。",
            role_clauses=[{"id": "first", "quote": clause, "rule": "first_leads"}],
        )
    printed = f"{orders}{again}{was}{now}{GREENED}"
    one.data["units"] = [
        {"id": id, "name": name, "kind": "行政机关"}
        for id, name in NAMES.items()
        if name in printed
    ]
    notice = NOTICE.replace(preamble, one.data["plan"]["preamble"])
    return "没有问题" in one.said(notice.replace(PARKS, was).replace(TREES, GREENED))
