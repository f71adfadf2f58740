"""A plan of a single measure, for rules on what a measure says of its units."""

from __future__ import annotations

from typing import Any

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def complaints(rule: str, units: dict[str, str], measure: dict[str, Any], **plan: Any) -> list[str]:
    """Return what a rule says of a plan that holds one measure and the units ``id: name``."""
    given = {"id": "m", "number": "1.", "title": "做事", **measure}
    file = PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "preamble": "前言。",
                "source": {"title": "公文", "transcription": "notice.txt"},
                **plan,
            },
            "units": [{"id": id, "name": name, "kind": "行政机关"} for id, name in units.items()],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": [given]}],
        }
    )
    return [p.message for p in check_meaning(file, Copies(None)) if p.rule == rule]
