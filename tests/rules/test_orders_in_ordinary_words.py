"""A later document orders in ordinary words: what it says is noticed, entered, and refused where it is not so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.rules.amended_plan import NOTICE, PARKS, TREES, Draft, draft

SOURCE = {"title": "通知", "document": "later"}
BUILT = "改造旧楼。2024年底前改造旧楼100栋。（市甲局牵头，市乙局配合）"
GREENED = "建设绿道。新建绿道5条。（市丁局负责）"
PRINTED = NOTICE.replace(PARKS, BUILT).replace(TREES, GREENED)


def houses(folder: Path, orders: str) -> Draft:
    """Return a plan with a task that has a day, an amount and bodies, and another."""
    one = draft(folder, orders)
    one.measure("parks").update(title="改造旧楼", text=BUILT)
    one.measure("trees").update(title="建设绿道", text=GREENED)
    return one


def reworded(folder: Path, orders: str, old: str, new: str, id: str = "parks") -> str:
    one = houses(folder, orders)
    text = one.measure(id)["text"]
    assert old in text
    return one.reworded(id, text.replace(old, new)).said(PRINTED)


def moved(folder: Path, orders: str, text: str, on: str, id: str = "parks") -> str:
    one = houses(folder, orders)
    given: dict[str, Any] = {"text": text, "on": date.fromisoformat(on), "source": dict(SOURCE)}
    one.measure(id)["deadline"] = given
    return one.said(PRINTED)


def reported(folder: Path, orders: str, status: str, word: str, *ids: str) -> str:
    one = houses(folder, orders)
    for id in ids:
        report = {
            "date": date(2025, 1, 10),
            "status": status,
            "word": word,
            "summary": "照通知办。",
        }
        one.measure(id)["progress"] = [{**report, "source": dict(SOURCE)}]
    return one.said(PRINTED)


@pytest.mark.parametrize(
    ("order", "text", "on"),
    [
        ("“改造旧楼”工期延至2025年6月。", "2025年6月", "2025-06-30"),
        ("“改造旧楼”任务，原完成时限为2024年底前，现调整为2025年6月底前。", "2025年6月底前", "2025-06-30"),
        ("第一部分第1条原完成时限为2024年底前，现调整为2025年6月底前。", "2025年6月底前", "2025-06-30"),
        ("“改造旧楼”顺延至2025年继续实施。", "顺延至2025年", "2025-12-31"),
        ("改造旧楼顺延至2025年继续实施。", "顺延至2025年", "2025-12-31"),
        ("“改造旧楼”任务调整至2025年实施。", "2025年", "2025-12-31"),
        ("第一部分第1条调整至2025年实施。", "2025年", "2025-12-31"),
        ("原定2024年底前完成的“改造旧楼”任务，调整为2025年底前完成。", "2025年底前", "2025-12-31"),
        ("原定于2024年底前完成的改造旧楼任务，延至2025年底前完成。", "2025年底前", "2025-12-31"),
        ("任务　　原完成时限　　调整后完成时限\n\n改造旧楼　　2024年底前　　2025年底前", "2025年底前", "2025-12-31"),
        ("任务名称　　原定完成时间　　调整后完成时间\n\n改造旧楼　　2024年底前　　2025年底前", "2025年底前", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_day_that_is_moved(tmp_path: Path, order: str, text: str, on: str) -> None:
    assert "，没有录入；" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in moved(tmp_path, order, text, on)
    assert "plan.yml:" in moved(tmp_path, order, text, on, "trees")
    assert "plan.yml:" in moved(tmp_path, order, "2024年", "2024-12-31")


@pytest.mark.parametrize(
    "order",
    [
        "“改造旧楼”任务，原完成时限为2024年底前，现调整为2025年底前。",
        "原定2024年底前完成的“改造旧楼”任务，调整为2025年底前完成。",
        "序号　　任务　　原完成时限　　调整后完成时限\n\n1　　改造旧楼　　2024年底前　　2025年底前",
    ],
)
def test_the_words_of_a_day_that_is_moved(tmp_path: Path, order: str) -> None:
    assert "没有问题" in reworded(tmp_path, order, "2024年底前", "2025年底前")
    assert "不是原先的文字照文件" in reworded(tmp_path, order, "2024年底前", "2026年底前")
    assert "不是原先的文字照文件" in reworded(tmp_path, order, "100栋", "90栋")


@pytest.mark.parametrize(
    "order",
    [
        "改造旧楼不得推迟至2025年实施。",
        "第一部分第1条不得延期实施。",
        "任何单位不得暂停实施“改造旧楼”任务。",
        "全市绿道由5条增加到8条。",
        "有关任务由市甲局负责。",
        "督查工作由市政府办公室负责。",
        "由市甲局负责日常工作。",
        "各项任务由各责任单位负责。",
    ],
)
def test_what_orders_nothing_of_a_measure(tmp_path: Path, order: str) -> None:
    assert "没有问题" in houses(tmp_path, order).said(PRINTED)


def test_the_validity_of_the_plan_is_no_deadline_of_a_measure(tmp_path: Path) -> None:
    found = houses(tmp_path, "本方案有效期延长至2027年底。").said(PRINTED)
    assert "方案的有效期没有录入" in found
    assert "共 1 处问题" in found


@pytest.mark.parametrize(
    ("order", "word"),
    [
        ("暂停执行第一部分第1条。", "暂停执行"),
        ("暂停实施“改造旧楼”任务。", "暂停实施"),
        ("暂停改造旧楼任务。", "暂停"),
        ("暂缓推进“改造旧楼”。", "暂缓推进"),
        ("暂停执行《绿化方案》第一部分第1条。", "暂停执行"),
        ("第一部分第1条暂缓推进。", "暂缓推进"),
        ("“改造旧楼”暂停实施。", "暂停实施"),
        ("改造旧楼暂缓建设。", "暂缓建设"),
        ("第一部分第1条中止实施。", "中止实施"),
        ("中止实施第一部分第1条。", "中止实施"),
        ("对“改造旧楼”任务予以暂停。", "暂停"),
        ("第一部分第1条予以缓建。", "缓建"),
        ("改造旧楼项目暂缓启动。", "暂缓启动"),
        ("暂停实施改造旧楼任务，为期一年。", "暂停实施"),
    ],
)
def test_a_pause_whatever_comes_first(tmp_path: Path, order: str, word: str) -> None:
    assert "，没有录入；请写进它说的措施的 progress" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in reported(tmp_path, order, "paused", word, "parks")
    assert "说的不是本措施" in reported(tmp_path, order, "paused", word, "trees")
    assert "plan.yml:" in houses(tmp_path, order).removed("parks").said(PRINTED)


def test_a_pause_of_a_part_is_one_of_each_measure_in_it(tmp_path: Path) -> None:
    order = "第一部分暂缓实施。"
    assert "本措施没有录入" in reported(tmp_path, order, "paused", "暂缓实施", "parks")
    assert "没有问题" in reported(tmp_path, order, "paused", "暂缓实施", "parks", "trees")


def test_what_is_put_off_to_nobody_knows_when(tmp_path: Path) -> None:
    order = "第一部分第1条延期实施，具体时间另行通知。"
    assert "，没有录入；这句话没有写出新的期限" in houses(tmp_path, order).said(PRINTED)
    one = houses(tmp_path, order)
    one.measure("parks")["deadline"] = {"text": "延期实施", "source": dict(SOURCE)}
    assert "没有问题" in one.said(PRINTED)


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条终止实施。",
        "第一部分第1条终止执行。",
        "终止执行第一部分第1条。",
        "“改造旧楼”终止实施。",
        "第一部分第1条不再作为年度任务。",
        "“改造旧楼”不再列为重点项目。",
        "终止“改造旧楼”项目。",
        "“改造旧楼”任务予以终止。",
        "不再推进“改造旧楼”。",
        "第一部分第1条退出年度任务。",
        "调出“改造旧楼”任务。",
    ],
)
def test_a_stop(tmp_path: Path, order: str) -> None:
    assert "，没有录入；" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in houses(tmp_path, order).removed("parks").said(PRINTED)
    assert "没有写明删去本措施" in houses(tmp_path, order).removed("trees").said(PRINTED)


@pytest.mark.parametrize(
    "order",
    [
        "“改造旧楼”目标值由100栋调整为80栋。",
        "“改造旧楼”任务由100栋调减为80栋。",
        "改造旧楼任务数量由100栋调整为80栋。",
        "“改造旧楼”任务由改造100栋减少到80栋。",
        "改造旧楼目标从100栋降到80栋。",
        "“改造旧楼”目标值调整为80栋。",
        "任务　　原目标值　　调整后目标值\n\n改造旧楼　　100栋　　80栋",
    ],
)
def test_another_amount(tmp_path: Path, order: str) -> None:
    assert "，没有录入；" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in reworded(tmp_path, order, "100栋", "80栋")
    assert "plan.yml:" in reworded(tmp_path, order, "100栋", "90栋")
    assert "plan.yml:" in reworded(tmp_path, order, "5条", "80条", "trees")


@pytest.mark.parametrize(
    "order",
    [
        "原由市甲局牵头的改造旧楼任务，调整为市丙局牵头。",
        "涉及市甲局牵头的任务，调整为市丙局牵头。",
        "市甲局牵头任务调整为市丙局牵头。",
        "市甲局承担的任务由市丙局承接。",
        "方案中市甲局职责由市丙局承担。",
        "改造旧楼任务由市丙局牵头，市乙局配合。",
        "第一部分第1条由市丙局牵头，市乙局配合。",
        "由市丙局牵头改造旧楼任务。",
        "“改造旧楼”改由市丙局牵头。",
        "由市丙局承担市甲局在方案中的职责。",
        "市甲局不再承担改造旧楼任务，由市丙局承担。",
        "改造旧楼：由市丙局牵头，市乙局配合。",
        "市甲局相关任务划转市丙局。",
        "原市甲局承担的工作，由市丙局负责。",
        "序号　　任务　　原牵头单位　　调整后牵头单位\n\n1　　改造旧楼　　市甲局　　市丙局",
    ],
)
def test_another_body(tmp_path: Path, order: str) -> None:
    assert "，没有录入；" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in reworded(tmp_path, order, "市甲局", "市丙局")
    assert "plan.yml:" in reworded(tmp_path, order, "市甲局", "市丁局")
    assert "plan.yml:" in reworded(tmp_path, order, "市乙局", "市丙局")


LANES = "整治小巷。整治小巷20条。"


@pytest.mark.parametrize(
    ("order", "number"),
    [
        (f"新增任务：{LANES}", ""),
        (f"增列任务如下：\n\n3.{LANES}", "3."),
        (f"在第一部分中增加：3.{LANES}", "3."),
        (f"在“一、建设”中增加：\n\n3.{LANES}", "3."),
        (f"现将有关任务补充如下：\n\n在“一、建设”中增加：\n\n3.{LANES}", "3."),
        (f"增加以下内容：\n\n“3.{LANES}”", "3."),
        (f"增加以下内容：“3.{LANES}”", "3."),
        (f"新增以下任务：\n\n一、{LANES}", ""),
    ],
)
def test_something_new(tmp_path: Path, order: str, number: str) -> None:
    def added(text: str) -> str:
        one = houses(tmp_path, order).added("building", "lanes", number, text)
        if not number:
            del one.measure("lanes")["number"]
        return one.said(PRINTED)

    assert "，没有录入；" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in added(LANES)
    assert "plan.yml:" in added(LANES.replace("20", "30"))


def test_what_an_article_gets_longer_by(tmp_path: Path) -> None:
    order = "第一部分第1条增加：同步加装电梯。"
    assert "，没有录入；" in houses(tmp_path, order).said(PRINTED)
    assert "没有问题" in reworded(tmp_path, order, "100栋。", "100栋。同步加装电梯。")
    assert "plan.yml:" in reworded(tmp_path, order, "100栋。", "100栋。同步加装扶梯。")


def test_a_table_with_an_empty_last_cell(tmp_path: Path) -> None:
    table = "任务　　原完成时限　　调整后完成时限　　备注\n\n改造旧楼　　2024年底前　　2025年底前"
    assert "文件写明“改造旧楼2024年底前2025年底前”" in houses(tmp_path, table).said(PRINTED)
    assert "没有问题" in reworded(tmp_path, table, "2024年底前", "2025年底前")


def test_the_count_of_a_list_is_no_number_of_the_plan(tmp_path: Path) -> None:
    order = f"新增以下任务：\n\n一、{LANES}\n\n二、清理河道。清理河道3公里。"
    one = houses(tmp_path, order)
    for id, text in (("lanes", LANES), ("river", "清理河道。清理河道3公里。")):
        one.added("building", id, "", text)
        del one.measure(id)["number"]
    assert "没有问题" in one.said(PRINTED)
    other = houses(tmp_path, order.replace("一、", "3.").replace("二、", "4."))
    other.data["sections"] = one.data["sections"]
    assert "plan.yml:" in other.said(PRINTED)


def test_who_has_which_part_may_be_entered_with_the_notice_as_its_source(tmp_path: Path) -> None:
    order = "“改造旧楼”任务由市丙局牵头，市甲局配合。"

    def given(**parts: str) -> str:
        one = houses(tmp_path, order)
        names = {"first": "市甲局", "second": "市乙局", "third": "市丙局"}
        one.data["units"] = [
            {"id": id, "name": name, "kind": "行政机关"} for id, name in names.items()
        ]
        one.measure("parks")["units"] = [
            {"unit": id, "role": role, "source": dict(SOURCE)} for id, role in parts.items()
        ]
        return one.said(PRINTED)

    assert "由市丙局牵头，市甲局配合”，没有录入" not in given(third="lead", first="support")
    assert "也可以只写进措施的 units" in given(third="lead")
    assert "没有写明“市丙局”的“配合”" in given(third="support", first="lead")


@pytest.mark.parametrize(
    ("orders", "old", "new"),
    [
        ("涉及“市乙局”的，统一修改为“市丙局”。", "市乙局", "市丙局"),
        ("凡涉及“市乙局”的，均改为“市丙局”。", "市乙局", "市丙局"),
        (
            "第一部分第1条修改内容如下：改造旧楼。2024年底前改造旧楼200栋。（市甲局牵头，市乙局配合）",
            "100栋",
            "200栋",
        ),
        (
            "第一部分第1条修改后的内容如下：改造旧楼。2024年底前改造旧楼200栋。（市甲局牵头，市乙局配合）",
            "100栋",
            "200栋",
        ),
    ],
)
def test_what_it_is_said_of_may_stand_apart_from_the_verb(
    tmp_path: Path, orders: str, old: str, new: str
) -> None:
    assert "没有问题" in reworded(tmp_path, orders, old, new)
    assert "没有问题" not in reworded(tmp_path, orders, old, f"{new}等")


def test_an_amount_and_a_day_are_moved_in_one_sentence(tmp_path: Path) -> None:
    one = houses(tmp_path, "将第一部分第1条中的“100栋”修改为“200栋”，完成时限顺延一年。")
    one.reworded("parks", BUILT.replace("100栋", "200栋"))
    assert "没有照它录入" in one.said(PRINTED) or "没有录入" in one.said(PRINTED)
    later = {"text": "完成时限顺延一年", "on": date(2025, 12, 31), "source": dict(SOURCE)}
    one.measure("parks")["deadline"] = later
    assert "没有问题" in one.said(PRINTED)
    later["on"] = date(2026, 12, 31)
    assert "没有问题" not in one.said(PRINTED)


def test_something_new_is_added_without_a_colon(tmp_path: Path) -> None:
    one = houses(tmp_path, "第一部分增加“3.清理枯枝。每年冬季清理枯枝。”")
    assert "没有问题" in one.added("building", "dead", "3.", "清理枯枝。每年冬季清理枯枝。").said(
        PRINTED
    )
    one.measure("dead")["text"] = "清理枯枝。每年清理枯枝。"
    assert "没有问题" not in one.said(PRINTED)
