"""A change from a later day is said to be from that day, and its words are not called those of now before it."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

from macros.index.succession import since
from macros.model.kinds import ObjectKind
from macros.pages.site import build_site
from macros.settings import Settings
from tests.rules.amended_plan import NOTICE, draft


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


def test_what_is_to_become_of_a_unit_is_not_said_to_be_done(tmp_path: Path) -> None:
    one = draft(tmp_path, "第一部分第1条中的“公园”修改为“园林”。")
    one.data["documents"] = []
    one.measure("parks")["text"] += "由市园林局负责。"
    one.measure("parks")["units"] = [
        {"unit": "parks-bureau", "role": "responsible", "quote": "由市园林局负责"}
    ]
    step = {
        "how": "renamed",
        "on": date(2027, 3, 1),
        "names": ["市林业局"],
        "source": {"title": "公告", "date": date(2025, 2, 20)},
    }
    unit = {"id": "parks-bureau", "name": "市园林局", "kind": "行政机关", "succession": [step]}
    one.data["units"] = [unit]
    for changed, done in ((None, False), (date(2027, 2, 28), False), (date(2027, 3, 1), True)):
        if changed:
            one.data["changes"] = [{"on": changed, "summary": "核对。", "kind": "notes"}]
        said = one.said(NOTICE.replace("公园免费开放。", "公园免费开放。由市园林局负责。"))
        assert "没有问题" in said, said
        site = build_site(Settings(plan=tmp_path / "plan.yml"))
        assert site.index.data_date == (changed or date(2025, 2, 20))
        entry = site.index.units["parks-bureau"]
        assert bool(entry.new_names) is done
        assert ("将更名为“市林业局”" in since(site.index, entry)) is not done
        for kind, id, url in (
            (ObjectKind.UNIT, "parks-bureau", "units/parks-bureau/"),
            (ObjectKind.MEASURE, "parks", "measures/parks/"),
        ):
            shown = re.sub(r"<[^>]+>|\s", "", html.unescape(site.object_page(kind, id, url)))
            assert ("2027年3月1日将更名为“市林业局”" in shown) is not done
            assert ("2027年3月1日更名为“市林业局”" in shown) is done
