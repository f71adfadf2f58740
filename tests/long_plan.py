"""A plan made up at the length that a test asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.pages.site import Site, build_site
from macros.settings import Settings

UNITS, TOPICS, DOCUMENTS = 80, 12, 3
PREAMBLE = "、".join(f"第{number}号单位" for number in range(UNITS)) + "依据"
PREAMBLE += "、".join(f"第{number}号文件" for number in range(DOCUMENTS)) + "制定本方案。"
ROLES = ("participant", "partner", "served", "named")


def long_plan(folder: Path, sections: int, measures: int) -> Site:
    """Return the site of a plan with so many sections, each with so many measures."""
    parts = [_section(number, measures) for number in range(1, sections + 1)]
    plan = {
        "plan": {
            "id": "long-plan",
            "title": "长方案",
            "preamble": PREAMBLE,
            "source": {"title": "虚构", "transcription": "notice.txt"},
        },
        "documents": [{"id": f"doc-{n}", "title": f"第{n}号文件"} for n in range(DOCUMENTS)],
        "units": [
            {"id": f"unit-{n}", "name": f"第{n}号单位", "kind": "行政机关"} for n in range(UNITS)
        ],
        "topics": [{"id": f"topic-{n}", "name": f"主题{n}"} for n in range(TOPICS)],
        "sections": parts,
    }
    lines = ["长方案", PREAMBLE]
    for part in parts:
        lines.append(f"{part['number']}{part['title']}")
        lines += [f"{measure['number']}{measure['text']}" for measure in part["measures"]]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "notice.txt").write_text("\n".join(lines), encoding="utf-8")
    path = folder / "plan.yml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return build_site(Settings(plan=path))


def _section(number: int, measures: int) -> dict[str, Any]:
    return {
        "id": f"section-{number}",
        "number": f"{number}.",
        "title": f"第{number}方面工作",
        "measures": [_measure(number, own) for own in range(1, measures + 1)],
    }


def _measure(section: int, own: int) -> dict[str, object]:
    place = section * 7 + own * 3
    units = sorted({place % UNITS, (place * 5) % UNITS})
    text = f"推进第{section}之{own}项任务。" + "".join(f"与第{unit}号单位协作。" for unit in units)
    cited = [place % DOCUMENTS] if own % 4 == 0 else []
    return {
        "id": f"measure-{section}-{own}",
        "number": f"{own}.",
        "title": f"推进第{section}之{own}项任务",
        "text": text + "".join(f"落实《第{document}号文件》。" for document in cited),
        "units": [
            {"unit": f"unit-{unit}", "role": ROLES[unit % 4], "quote": f"与第{unit}号单位协作"}
            for unit in units
        ],
        "documents": [f"doc-{document}" for document in cited],
        "topics": sorted({f"topic-{place % TOPICS}", f"topic-{own % TOPICS}"}),
    }
