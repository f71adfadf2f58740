"""Each task of the desk as an editor does it, and the lines that must come of it: one description for all browsers.

It begins on the page of the site on which somebody sees that there is something to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.addresses.address import EDITING, HOME

NOTICE, PLAN, LATER = "notice.txt", "plan.yml", "doc-1.txt"
SOURCE = "关于重新公布方案的通知"
PRESS, MARK, KEYS = "press", "mark", "keys"
"""Not the name of a field: something is pressed, words are marked with the mouse, keys are pressed where the cursor is."""

Steps = tuple[tuple[str, str | Path | tuple[str, ...]], ...]
"""Fields by their names with what is chosen, typed, ticked or attached, in the order of the form."""


@dataclass(frozen=True)
class Job:
    """Something that an editor does; ``gone`` and ``come`` are the lines of the difference in any order."""

    title: str
    task: str
    page: str
    """Where it begins. The foot of a page about an object leads to the form, with the object filled in."""
    steps: Steps
    come: str
    gone: str = ""
    files: tuple[str, ...] = (PLAN,)


def dated(day: str, source: str = SOURCE) -> Steps:
    return (("on", day), ("source.title", source))


RECORD = f"""on: 2025-02-20 / source: / title: "{SOURCE}" """.strip()
REFORM = dated("2025-03-01", "关于机构改革的通知")
STEP = """on: 2025-03-01 / names: / - "{}" / source: / title: "关于机构改革的通知" """.strip()
SUPPLEMENT = """示范市人民政府办公室关于修改示范市绿化行动方案的通知
删去第一部分第2条。
2025年1月10日"""
TEXT = SUPPLEMENT.replace("\n", " / ")
TITLED = f'title: "{SUPPLEMENT.split()[0]}"'


def jobs(sheet: Path) -> tuple[Job, ...]:
    """Return all of them; ``sheet`` is what a unit filled in."""
    return (
        Job(
            "更正文字",
            "wording",
            "measures/upkeep/",
            ((MARK, "治"), (KEYS, "控")),
            """1.加强养护。定期修剪浇水，发现病虫害及时防控。 / 定期修剪浇水，发现病虫害及时防控。
            / kind: reworded / ids: / - upkeep / summary: "措施“1. 加强养护”的原文" """,
            """1.加强养护。定期修剪浇水，发现病虫害及时防治。 / 定期修剪浇水，发现病虫害及时防治。""",
            (PLAN, NOTICE),
        ),
        Job(
            "登记进展（三项措施）",
            "progress",
            "measures/pocket-parks/",
            (
                ("measures", ("street-trees", "upkeep")),
                *(("date", "2024-11-20"), ("status", "done")),
                *(("summary", "已经做完。"), ("source.title", "工作通报")),
            ),
            """reports: / - date: 2024-11-20 / source: / title: "工作通报" / items: / - measures:
            / - pocket-parks / - street-trees / - upkeep / status: done / summary: |- / 已经做完。
            / kind: progress / ids: / - pocket-parks / - street-trees / - upkeep
            / summary: "措施“1. 建设口袋公园”的进展；措施“2. 补种行道树”的进展；措施“1. 加强养护”的进展"
            / source: / title: "工作通报" """,
        ),
        Job(
            "收进展表（Excel）",
            "sheet",
            EDITING,
            (("sheets", sheet),),
            """progress: / - date: 2024-11-30 / status: done / summary: |- / 补种一千株。 / source: / title: "林业局通报"
            / kind: progress / ids: / - street-trees / summary: "措施“2. 补种行道树”的进展" / source:
            / title: "林业局通报" """,
        ),
        Job(
            "改措施的单位",
            "measure",
            "measures/pocket-parks/",
            (
                *(("what", "units"), (MARK, "市园林局负责")),
                (PRESS, "[data-field=quote] button"),
            ),
            """quote: "市园林局负责" / kind: relations / ids: / - pocket-parks
            / summary: "措施“1. 建设口袋公园”的涉及单位" """,
            """quote: "由市园林局负责" """,
        ),
        Job(
            "加编者注",
            "note",
            "measures/upkeep/",
            (
                *(("kind", "说明"), (MARK, "定期修剪浇水")),
                *((PRESS, "[data-field=quote] button"), ("text", "每月一次。")),
            ),
            """notes: / - kind: 说明 / quote: "定期修剪浇水" / text: |- / 每月一次。
            / kind: notes / ids: / - upkeep / summary: "措施“1. 加强养护”的编者注" """,
        ),
        Job(
            "改编者注",
            "note",
            "units/forestry-bureau/",
            ((MARK, "市级"), (KEYS, "全市")),
            """这里指全市林业部门。 / kind: notes / ids: / - forestry-bureau
            / summary: "单位“示范市林业局”的编者注" """,
            """这里指市级林业部门。""",
        ),
        Job(
            "增加主题",
            "topics",
            "topics/",
            (("topic", "+"), ("name", "养护"), ("measures", ("upkeep", "dead-branches"))),
            """- id: topic-2 / name: "养护" / topics: / - topic-2 / topics: / - topic-2
            / kind: added / ids: / - topic-2 / summary: "新增主题“养护”"
            / kind: relations / ids: / - upkeep / - topic-2 / - dead-branches
            / summary: "措施“1. 加强养护”的主题增加“养护”；措施“2. 清理枯枝”的主题增加“养护”" """,
        ),
        Job(
            "增加单位",
            "unit",
            "units/",
            (("unit", "+"), ("name", "各区人民政府"), ("kind", "行政机关")),
            """- id: unit-4 / name: "各区人民政府" / kind: 行政机关
            / kind: added / ids: / - unit-4 / summary: "新增单位“各区人民政府”" """,
        ),
        Job(
            "改单位资料",
            "unit",
            "units/parks-bureau/",
            (("url", "https://example.org/parks/"),),
            """url: "https://example.org/parks/" / kind: reworded / ids: / - parks-bureau
            / summary: "单位“示范市园林局”的网址" """,
        ),
        Job(
            "单位更名",
            "succession",
            "units/city-management/",
            (
                *(("how", "renamed"), ("names", "示范市城市管理和综合执法局")),
                *REFORM,
            ),
            f"""succession: / - how: renamed / {STEP.format("示范市城市管理和综合执法局")}
            / kind: units / ids: / - city-management / summary: "单位“示范市城市管理局”的沿革" """,
        ),
        Job(
            "单位合并",
            "succession",
            "units/parks-bureau/",
            (
                *(("units", ("forestry-bureau",)), ("how", "merged")),
                *(("names", "示范市园林和林业局"), *REFORM),
            ),
            f"""succession: / - how: merged / {STEP.format("示范市园林和林业局")}
            / succession: / - how: merged / {STEP.format("示范市园林和林业局")}
            / kind: units / ids: / - parks-bureau / - forestry-bureau
            / summary: "单位“示范市园林局”的沿革；单位“示范市林业局”的沿革" """,
        ),
        Job(
            "增加措施",
            "add",
            "plan/",
            (
                *(("after", "dead-branches"), ("title", "开放草坪")),
                ("text", "开放草坪。公园草坪向市民开放，由市园林局负责。"),
                (PRESS, "[data-field=units] > button"),
                *(("unit", "parks-bureau"), ("role", "responsible"), (MARK, "由市园林局负责")),
                (PRESS, "[data-field=quote] button"),
            ),
            """3.开放草坪。公园草坪向市民开放，由市园林局负责。 / - id: measure-6 / number: "3."
            / title: "开放草坪" / text: |- / 开放草坪。 / 公园草坪向市民开放，由市园林局负责。 / units:
            / - unit: parks-bureau / role: responsible / quote: "由市园林局负责"
            / kind: added / ids: / - measure-6 / - parks-bureau / summary: "新增措施“3. 开放草坪”" """,
            files=(PLAN, NOTICE),
        ),
        Job(
            "停用措施",
            "retire",
            "measures/green-roofs/",
            (
                *(("how", "retired"), *dated("2025-02-20")),
                ("reason", "重新公布的方案里没有"),
            ),
            f"""retired: / - kind: measure / id: green-roofs / title: "3. 绿化屋顶" / {RECORD}
            / reason: "重新公布的方案里没有"
            / kind: retired / ids: / - green-roofs / summary: "停用措施“3. 绿化屋顶”" """,
            """3.绿化屋顶。有条件的公共建筑绿化屋顶。 / - id: green-roofs / number: "3."
            / title: "绿化屋顶" / text: |- / 绿化屋顶。 / 有条件的公共建筑绿化屋顶。""",
            (PLAN, NOTICE),
        ),
        Job(
            "措施并入另一项",
            "retire",
            "measures/dead-branches/",
            (
                *(("how", "merged"), ("to", ("upkeep",))),
                *(*dated("2025-02-20"), ("reason", "并入加强养护")),
            ),
            f"""moved: / - kind: measure / id: dead-branches / title: "2. 清理枯枝" / {RECORD}
            / reason: "并入加强养护" / how: merged / to: / - upkeep / retired: / - kind: unit
            / id: city-management / title: "示范市城市管理局" / {RECORD} / reason: "并入加强养护"
            / kind: moved / ids: / - dead-branches / - city-management
            / summary: "措施“2. 清理枯枝”并入“1. 加强养护”" / kind: retired / ids: / - city-management
            / summary: "停用单位“示范市城市管理局”" """,
            """2.清理枯枝。每年冬季清理枯枝，由市城管局负责。 / - id: city-management
            / name: "示范市城市管理局" / short: "市城管局" / kind: 行政机关 / - id: dead-branches
            / number: "2." / title: "清理枯枝" / text: |- / 清理枯枝。 / 每年冬季清理枯枝，由市城管局负责。
            / units: / - unit: city-management / role: responsible / quote: "由市城管局负责" """,
            (PLAN, NOTICE),
        ),
        Job(
            "补充通知",
            "supplement",
            "changes/",
            (("text", SUPPLEMENT),),
            f"""documents: / - id: doc-1 / {TITLED} / issued_on: 2025-01-10 / text: |- / {TEXT} / transcription: doc-1.txt
            / removed_by: doc-1 / kind: amended / ids: / - street-trees / - forestry-bureau / - topic-trees
            / summary: "删去措施“2. 补种行道树”" / source: / {TITLED} / date: 2025-01-10 / document: doc-1
            / kind: amended / ids: / - doc-1 / summary: "收录文件“{TEXT.partition(" / ")[0]}”" / source:
            / {TITLED} / date: 2025-01-10 / document: doc-1 / {TEXT}""",
            files=(PLAN, LATER),
        ),
        Job(
            "加术语",
            "term",
            EDITING,
            (
                *(("term", "口袋公园"), ("definition", "面积较小的公园。")),
                ("source.title", "示范市绿地条例第二条"),
            ),
            """- id: term-2 / term: "口袋公园" / definition: |- / 面积较小的公园。 / source:
            / title: "示范市绿地条例第二条" / kind: added / ids: / - term-2 / summary: "新增术语“口袋公园”" """,
        ),
        Job(
            "停用术语",
            "term",
            "glossary/",
            (("how", "retired"), *dated("2025-02-20"), ("reason", "出处已经修订")),
            f"""retired: / - kind: term / id: pests / title: "病虫害" / {RECORD} / reason: "出处已经修订"
            / kind: retired / ids: / - pests / summary: "停用术语“病虫害”" """,
            """glossary: / - id: pests / term: "病虫害" / definition: |- / 危害树木花草的病害和虫害。 / source:
            / title: "虚构的示范市绿化条例第三条" """,
        ),
        Job(
            "短标题",
            "titles",
            HOME,
            (("short_title", "绿化方案"),),
            """short_title: "绿化方案" / kind: notes / ids: / - rehearsal / summary: "方案的短标题" """,
        ),
    )
