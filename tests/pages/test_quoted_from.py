"""What a section says of all its measures: each measure shows it as the section's words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.exports.api.answers import Answers
from macros.exports.downloads.csvfile import csv_bytes
from macros.exports.downloads.tables import measures_table
from macros.model.kinds import ObjectKind
from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.loading.catalogue import CLEAN, FOLDER
from tests.patch import patched

WORDS = "本部分任务由示范办公室牵头，2024年底前完成。"
CHANGE = f"""\
     title: "做好服务"
+    intro: |-
+      {WORDS}
@@
-          - unit: office
-            role: named
-            quote: "示范办公室按照《示范条例》公开办事指南"
+          - unit: office
+            role: lead
+            quote: "本部分任务由示范办公室牵头"
+        deadline:
+          text: "2024年底前"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder: Path = tmp_path_factory.mktemp("quoted")
    notice = (FOLDER / "notice.txt").read_text("utf-8")
    assert notice.count("1.") == 1
    (folder / "notice.txt").write_text(notice.replace("1.", f"{WORDS}\n\n1."), "utf-8")
    (folder / "plan.yml").write_text(patched(CLEAN.read_text("utf-8"), CHANGE), "utf-8")
    return build_site(Settings(plan=folder / "plan.yml"))


def test_the_page_says_whose_words_they_are_and_leads_there(site: Site) -> None:
    page = site.object_page(ObjectKind.MEASURE, "serve-people", "measures/serve-people/")
    assert page.count("引自所在部分的文字：<a") == 2
    unit = site.object_page(ObjectKind.UNIT, "office", "units/office/")
    assert "引自所在部分的文字：<a" in unit
    assert "有 1 项措施的原文或所在部分的文字点到" in unit


def test_the_interface_and_the_files_say_it_too(site: Site) -> None:
    answers = Answers(site.index, "")
    given = json.loads(answers.measure(site.index.measures["serve-people"]).model_dump_json())
    assert given["units"][0]["section"]["id"] == "service"
    words = "本部分任务由示范办公室牵头（引自所在部分“做好服务”的文字）"
    assert words in csv_bytes(measures_table(site)).decode("utf-8-sig")
