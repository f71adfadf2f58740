"""A plan with a notice that amends it, as an editor enters it, for rules on what the notice orders."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from macros.__main__ import main

PARKS = "建设公园。在老城区建设公园。公园免费开放。"
TREES = "补种树木。在新城区补种树木。"
CARE = "加强养护。由园林队养护公园。"
MONEY = "落实经费。经费列入预算。\n\n经费专款专用。"
WATCH = "开展检查。每年检查一次。"
TITLE = "关于修改绿化方案的通知"
AGAIN = "关于再次修改绿化方案的通知"


def measure(id: str, number: str, text: str) -> dict[str, Any]:
    return {"id": id, "number": number, "title": text.partition("。")[0], "text": text}


PLAN: dict[str, Any] = {
    "plan": {
        "id": "greening",
        "title": "绿化方案",
        "preamble": "为做好绿化，制定本方案。",
        "source": {"title": "公报", "transcription": "notice.txt"},
    },
    "documents": [],
    "sections": [
        {
            "id": "building",
            "number": "一、",
            "title": "建设",
            "measures": [measure("parks", "1.", PARKS), measure("trees", "2.", TREES)],
        },
        {
            "id": "keeping",
            "number": "二、",
            "title": "管护",
            "measures": [measure("care", "1.", CARE), measure("money", "2.", MONEY)],
        },
        {
            "id": "watching",
            "number": "三、",
            "title": "检查",
            "measures": [measure("watch", "1.", WATCH)],
        },
    ],
}
"""Three parts, each numbered from 1."""
NOTICE = "\n\n".join(
    (
        *("绿化方案", "为做好绿化，制定本方案。", "一、建设", f"1.{PARKS}", f"2.{TREES}"),
        *("二、管护", f"1.{CARE}", f"2.{MONEY}", "三、检查", f"1.{WATCH}"),
    )
)


class Lines(yaml.CSafeDumper):
    """Writes text of several lines as editors do."""


def _lines(dumper: yaml.CSafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


Lines.add_representer(str, _lines)


class Draft:
    """A plan with a notice that amends it, as an editor enters it."""

    def __init__(self, folder: Path, orders: str) -> None:
        """Begin with the plan as issued and the text of the notice."""
        self.folder = folder
        self.text = f"{TITLE}\n\n{orders}\n\n2025年1月10日"
        self.data = deepcopy(PLAN)
        self.data["documents"] = [
            {
                "id": "later",
                "title": TITLE,
                "issued_on": date(2025, 1, 10),
                "text": self.text,
                "transcription": "later.txt",
            }
        ]

    def amended_again(self, orders: str) -> Draft:
        """Add a second document, half a year later."""
        text = f"{AGAIN}\n\n{orders}\n\n2025年7月10日"
        document = {"id": "second", "title": AGAIN, "issued_on": date(2025, 7, 10), "text": text}
        self.data["documents"].append({**document, "transcription": "second.txt"})
        return self

    def section(self, id: str) -> dict[str, Any]:
        return next(one for one in self.data["sections"] if one["id"] == id)

    def measure(self, id: str) -> dict[str, Any]:
        held = (one for section in self.data["sections"] for one in section["measures"])
        return next(one for one in held if one["id"] == id)

    def reworded(self, id: str, text: str) -> Draft:
        one = self.measure(id)
        one["earlier"] = [{"text": one["text"], "until": "later"}]
        one["text"] = text
        return self

    def removed(self, id: str) -> Draft:
        self.measure(id)["removed_by"] = "later"
        return self

    def added(self, section: str, id: str, number: str, text: str) -> Draft:
        self.section(section)["measures"].append({**measure(id, number, text), "added_by": "later"})
        return self

    def noted(self, quote: str, kind: str = "说明") -> Draft:
        note = {"kind": kind, "quote": quote, "text": "这句话改的是另一份文件。"}
        self.data["documents"][0]["notes"] = [note]
        return self

    def said(self, notice: str = NOTICE) -> str:
        """Return what is found wrong with it."""
        plan = self.folder / "plan.yml"
        written = yaml.dump(self.data, Dumper=Lines, allow_unicode=True, sort_keys=False, width=999)
        plan.write_text(written, "utf-8")
        (self.folder / "notice.txt").write_text(notice, "utf-8")
        for document in self.data["documents"]:
            (self.folder / document["transcription"]).write_text(document["text"], "utf-8")
        return CliRunner().invoke(main, ["check", "--file", str(plan)]).output


def draft(folder: Path, orders: str) -> Draft:
    return Draft(folder, orders)
