"""A change from a later day is said to be from that day, and its words are not called those of now before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.settings import Settings
from tests.rules.amended_plan import draft


def test_pages_say_from_when_a_change_is_so(tmp_path: Path) -> None:
    order = "第一部分第1条中的“公园”修改为“园林”。\n\n本通知自2025年6月1日起施行。"
    one = draft(tmp_path, order).reworded("parks", "建设园林。在老城区建设园林。园林免费开放。")
    for on, is_ahead in ((date(2025, 3, 1), True), (date(2025, 6, 1), False)):
        one.data["changes"] = [{"on": on, "summary": "核对。", "kind": "notes"}]
        assert "没有问题" in one.said()
        site = build_site(Settings(plan=tmp_path / "plan.yml"))
        shown = site.object_page(ObjectKind.MEASURE, "parks", "measures/parks/")
        assert "起施行）" in shown
        assert ("下面是照它修改、到那一天起的文字" in shown) is is_ahead
        assert ("下面是现行的文字" in shown) is not is_ahead
