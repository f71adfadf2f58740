"""What a notice takes out of its order stays as it is; of several values each place gets its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.rules.amended_plan import NOTICE, PARKS, TREES, Draft, draft

SOURCE = {"title": "通知", "document": "later"}
PARKS_DATED = f"{PARKS}2024年底前完成。"
TREES_DATED = f"{TREES}2024年6月底前完成。"
DATED = NOTICE.replace(PARKS, PARKS_DATED).replace(TREES, TREES_DATED)


def dated(folder: Path, orders: str) -> Draft:
    one = draft(folder, orders)
    one.measure("parks")["text"] = PARKS_DATED
    one.measure("trees")["text"] = TREES_DATED
    return one


def moved(one: Draft, id: str, text: str, on: str) -> Draft:
    given = {"text": text, "on": date.fromisoformat(on), "source": dict(SOURCE)}
    one.measure(id)["deadline"] = given
    return one


def paused(one: Draft, *ids: str) -> Draft:
    for id in ids:
        report: dict[str, Any] = {"date": date(2025, 1, 10), "status": "paused", "word": "暂缓实施"}
        one.measure(id)["progress"] = [{**report, "summary": "照通知办。", "source": dict(SOURCE)}]
    return one


# 除第1条外


@pytest.mark.parametrize(
    "order",
    [
        "除第一部分第1条外，其余各条中的“公园”统一修改为“园林”。",
        "除第一部分第1条以外，其余各条中的“公园”修改为“园林”。",
        "除“建设公园”外，其余各条中的“公园”统一修改为“园林”。",
        "除建设公园任务外，其余各条中的“公园”统一修改为“园林”。",
        "除第一部分第1条“建设公园”外，其余各条中的“公园”统一修改为“园林”。",
        "除第一部分第1条建设公园任务外，其余各条中的“公园”统一修改为“园林”。",
        "各条中的“公园”统一修改为“园林”（第一部分第1条除外）。",
        "各条中的“公园”统一修改为“园林”，第一部分第1条除外。",
        "各条中的“公园”统一修改为“园林”。第一部分第1条除外。",
        "各条中的“公园”统一修改为“园林”，第一部分第1条不变。",
        "除第一部分外，其余各条中的“公园”统一修改为“园林”。",
        "第一部分第1条以外的各条中的“公园”统一修改为“园林”。",
    ],
)
def test_words_in_an_excepted_place_stay(tmp_path: Path, order: str) -> None:
    right = draft(tmp_path, order).reworded("care", "加强养护。由园林队养护园林。")
    right.noted(order.rstrip("。"))
    assert "没有问题" in right.said()
    unnoted = draft(tmp_path, order).reworded("care", "加强养护。由园林队养护园林。").said()
    assert "没有问题" in unnoted
    wrong = right.reworded("parks", "建设公园。在老城区建设园林。公园免费开放。").said()
    assert "没有给出“建设公园。在老城区建设园林。公园免费开放。”" in wrong


def test_the_excepted_place_is_one_of_the_part_that_is_named(tmp_path: Path) -> None:
    order = "第一部分各条中的“城区”统一修改为“市区”（第1条除外）。"
    right = draft(tmp_path, order).reworded("trees", "补种树木。在新市区补种树木。")
    assert "没有问题" in right.said()
    wrong = right.reworded("parks", "建设公园。在老市区建设公园。公园免费开放。").said()
    assert "没有给出" in wrong


@pytest.mark.parametrize(
    "order",
    [
        "除第一部分第1条外，各项任务完成时限均推迟一年。",
        "各项任务完成时限均推迟一年，第一部分第1条除外。",
        "各项任务完成时限均推迟一年（不含第一部分第1条）。",
    ],
)
def test_the_deadline_of_an_excepted_place_stays(tmp_path: Path, order: str) -> None:
    right = moved(dated(tmp_path, order), "trees", "完成时限均推迟一年", "2025-06-30")
    assert "没有问题" in right.said(DATED)
    both = moved(right, "parks", "完成时限均推迟一年", "2025-12-31").said(DATED)
    assert "说的不是本措施" in both
    assert "，没有录入；" in dated(tmp_path, order).said(DATED)


def test_an_excepted_place_is_not_paused(tmp_path: Path) -> None:
    order = "除第一部分外，其余各条暂缓实施。"
    right = paused(draft(tmp_path, order), "care", "money", "watch")
    assert "没有问题" in right.said()
    assert "说的不是本措施" in paused(right, "parks").said()
    assert "本措施没有录入" in paused(draft(tmp_path, order), "care", "money").said()


def test_the_rest_are_those_of_which_the_sentence_did_not_speak(tmp_path: Path) -> None:
    order = "第一部分第1条的完成时限推迟一年，其余各项任务完成时限推迟半年。"
    one = moved(dated(tmp_path, order), "parks", "完成时限推迟一年", "2025-12-31")
    assert "其余各项任务完成时限推迟半年”，没有录入；" in one.said(DATED)
    assert "没有问题" in moved(one, "trees", "完成时限推迟半年", "2024-12-31").said(DATED)
    wrong = moved(one, "parks", "完成时限推迟半年", "2025-06-30").said(DATED)
    assert "说的不是本措施" in wrong


def test_the_rest_may_be_those_of_another_sentence(tmp_path: Path) -> None:
    order = "第一部分第1条的完成时限推迟一年。其余各项任务完成时限推迟半年。"
    one = moved(dated(tmp_path, order), "parks", "完成时限推迟一年", "2025-12-31")
    assert "其余各项任务完成时限推迟半年”，没有录入；" in one.said(DATED)
    assert "没有问题" in moved(one, "trees", "完成时限推迟半年", "2024-12-31").said(DATED)
    wrong = moved(one, "parks", "完成时限推迟半年", "2025-06-30").said(DATED)
    assert "说的不是本措施" in wrong
    order = "第一部分第1条中的“公园”修改为“花园”。其余各条中的“公园”统一修改为“园林”。"
    garden = "建设花园。在老城区建设花园。花园免费开放。"
    one = draft(tmp_path, order).reworded("parks", garden)
    assert "没有问题" in one.reworded("care", "加强养护。由园林队养护园林。").said()
    wrong = draft(tmp_path, order).reworded("parks", garden.replace("花园", "园林")).said()
    assert "新的文字不是" in wrong
    order = "第一部分第1条继续推进。其余各项任务暂缓实施。"
    right = paused(draft(tmp_path, order), "trees", "care", "money", "watch")
    assert "没有问题" in right.said()
    assert "说的不是本措施" in paused(right, "parks").said()


@pytest.mark.parametrize(
    "order",
    ["删去第二部分除第1条以外的各条。", "第二部分除第1条外，其余各条不再执行。"],
)
def test_all_but_one_may_be_removed(tmp_path: Path, order: str) -> None:
    assert "，没有录入；" in draft(tmp_path, order).said()
    right = draft(tmp_path, order).removed("money")
    assert "没有问题" in right.said()
    assert "没有写明删去本措施" in right.removed("care").said()


@pytest.mark.parametrize(
    "order",
    [
        "除新城区的任务外，其余各条暂缓实施。",
        "除第一部分第1条第二款外，其余各条暂缓实施。",
        "除“种花”外，其余各条暂缓实施。",
        "除第1条外，其余各条暂缓实施。",  # each part has one
    ],
)
def test_an_exception_that_cannot_be_followed_is_listed(tmp_path: Path, order: str) -> None:
    one = paused(draft(tmp_path, order), "care", "money", "watch", "parks")
    assert "除外的是哪些措施，从文字里看不准" in one.said()
    assert "没有问题" in one.noted(order.rstrip("。")).said()


@pytest.mark.parametrize(
    "order",
    [
        "除另有规定外，第一部分第1条中的“公园”修改为“园林”。",
        "除第一部分第2条外，第一部分第1条中的“公园”也修改为“园林”。",
        "除法律法规另有规定外，第一部分第1条中的“公园”修改为“园林”，其他内容不变。",
        "第一部分第1条第一句中的“公园”修改为“园林”，其余各句不变。",
    ],
)
def test_what_is_said_beside_an_order_leaves_it_as_it_is(tmp_path: Path, order: str) -> None:
    text = "建设园林。在老城区建设公园。公园免费开放。"
    assert "没有问题" in draft(tmp_path, order).reworded("parks", text).said()


# 分别


@pytest.mark.parametrize(
    ("order", "first", "second"),
    [
        ("第一部分第1条、第2条中的“城区”分别修改为“市区”“郊区”。", "市区", "郊区"),
        ("第一部分第1、2条中的“城区”分别修改为“市区”和“郊区”。", "市区", "郊区"),
        ("将第一部分第1条、第2条中的“城区”，分别修改为“市区”“郊区”。", "市区", "郊区"),
    ],
)
def test_each_place_gets_words_of_its_own(
    tmp_path: Path, order: str, first: str, second: str
) -> None:
    def entered(one: str, other: str) -> str:
        found = draft(tmp_path, order).reworded("parks", PARKS.replace("城区", one))
        return found.reworded("trees", TREES.replace("城区", other)).said()

    assert "没有问题" in entered(first, second)
    assert entered(second, first).count("新的文字不是原先的文字照文件") == 2
    assert "新的文字不是原先的文字照文件" in entered(first, first)


def test_each_place_says_what_it_had(tmp_path: Path) -> None:
    order = "将第一部分第1条“区域”由“老城区”、第2条“区域”由“新城区”分别调整为“新城区”“老城区”。"
    right = draft(tmp_path, order).reworded("parks", PARKS.replace("老", "新"))
    assert "没有问题" in right.reworded("trees", TREES.replace("新", "老")).said()


def test_each_place_gets_a_deadline_of_its_own(tmp_path: Path) -> None:
    order = "第一部分第1条、第2条的完成时限分别调整为2025年6月底、2025年12月底。"

    def entered(first: str, second: str) -> str:
        one = dated(tmp_path, order)
        one.reworded("parks", f"{PARKS}{first}前完成。")
        return one.reworded("trees", f"{TREES}{second}前完成。").said(DATED)

    assert "没有问题" in entered("2025年6月底", "2025年12月底")
    assert "新的文字不是" in entered("2025年6月底", "2025年6月底")
    assert entered("2025年12月底", "2025年6月底").count("新的文字不是") == 2


@pytest.mark.parametrize(
    ("order", "texts", "days"),
    [
        (
            "第一部分第1条、第2条的完成时限分别推迟至2025年6月底、2025年12月底。",
            ("推迟至2025年6月底", "2025年12月底"),
            ("2025-06-30", "2025-12-31"),
        ),
        (
            "第一部分第1条、第2条的完成时限分别推迟至2025年6月底、12月底。",
            ("推迟至2025年6月底", "12月底"),
            ("2025-06-30", "2025-12-31"),
        ),
        (
            "第一部分第1条、第2条的完成时限分别推迟一年、半年。",
            ("推迟一年", "半年"),
            ("2025-12-31", "2024-12-31"),
        ),
        (
            "第一部分第1条和第2条分别延期一年半和一年完成。",
            ("延期一年半", "一年完成"),
            ("2026-06-30", "2025-06-30"),
        ),
    ],
)
def test_each_place_is_moved_by_its_own(
    tmp_path: Path, order: str, texts: tuple[str, str], days: tuple[str, str]
) -> None:
    right = moved(dated(tmp_path, order), "parks", texts[0], days[0])
    assert "没有问题" in moved(right, "trees", texts[1], days[1]).said(DATED)
    whole = order.rstrip("。")
    assert "没有问题" in moved(right, "trees", whole, days[1]).said(DATED)
    later = moved(right, "trees", whole, days[1].replace("202", "203")).said(DATED)
    assert "日期 203" in later
    assert "日期 2027-06-30 不是" in moved(right, "trees", whole, "2027-06-30").said(DATED)
    assert "期限原文没有写全" in moved(right, "trees", texts[0], days[0]).said(DATED)


@pytest.mark.parametrize(
    "order",
    [
        "第一部分第1条、第2条的完成时限分别推迟一年、半年、三个月。",
        "第一部分第1条、第2条的完成时限分别推迟至2025年6月底、2025年9月底、2025年12月底。",
        "第一部分第1条、第2条中的“公园”分别修改为“园林”“花园”“林地”。",
        "建设公园任务、补种树木任务的完成时限分别推迟一年、半年。",
    ],
)
def test_values_that_are_not_as_many_as_the_places_are_listed(tmp_path: Path, order: str) -> None:
    assert f"文件写明“{order[:10]}" in dated(tmp_path, order).said(DATED)
    assert "没有问题" in dated(tmp_path, order).noted(order.rstrip("。")).said(DATED)
    if "“" not in order:
        text = order[order.index("推迟") :].split("、")[0]
        one = moved(dated(tmp_path, order), "trees", text, "2025-06-30")
        assert "，没有录入；" in one.said(DATED)


@pytest.mark.parametrize(
    "order",
    [
        "除第一部分第1条外，其余任务一律暂缓实施。",
        "除第一部分第1条外均暂缓实施。",
        "各项任务（第一部分第1条除外）暂缓实施。",
        "各项任务（不含第一部分第1条）暂缓实施。",
        "除第一部分第1条之外的各项任务，一律暂缓实施。",
        "除第一部分第1条按原计划推进外，其余任务一律暂缓实施。",
        "各项任务暂缓实施，但第一部分第1条不受影响。",
        "各项任务暂缓实施，第一部分第1条仍按原方案执行。",
        "除“建设公园”外，其余任务暂缓实施。",
    ],
)
def test_whatever_its_words_a_pause_leaves_out_what_it_excepts(tmp_path: Path, order: str) -> None:
    others = ("trees", "care", "money", "watch")
    assert "没有问题" in paused(draft(tmp_path, order), *others).said()
    assert "说的不是本措施" in paused(draft(tmp_path, order), "parks").said()


@pytest.mark.parametrize(
    "order",
    [
        "除第一部分第1条外均推迟一年。",
        "各项任务（第一部分第1条除外）推迟一年。",
        "除第一部分第1条之外的各项任务，完成时限一律推迟一年。",
        "各项任务完成时限均推迟一年，但第一部分第1条仍按原时限执行。",
    ],
)
def test_whatever_its_words_an_excepted_deadline_stays(tmp_path: Path, order: str) -> None:
    wrong = moved(dated(tmp_path, order), "parks", "推迟一年", "2025-12-31").said(DATED)
    assert "说的不是本措施" in wrong


def test_in_turn_is_each_its_own(tmp_path: Path) -> None:
    order = "第一部分第1条、第2条中的“城区”依次修改为“市区”“林区”。"
    one = draft(tmp_path, order)
    one.reworded("parks", "建设公园。在老市区建设公园。公园免费开放。")
    assert "没有问题" in one.reworded("trees", "补种树木。在新林区补种树木。").said()
    same = one.reworded("trees", "补种树木。在新市区补种树木。").said()
    assert "不是原先的文字照文件" in same or "没有给出" in same


def test_days_that_are_said_and_not_ordered_are_each_of_their_place(tmp_path: Path) -> None:
    order = "第一部分第1条、第2条分别于2025年6月底、2025年12月底前完成。"
    right = moved(dated(tmp_path, order), "parks", "2025年6月底", "2025-06-30")
    assert "没有问题" in moved(right, "trees", "2025年12月底前", "2025-12-31").said(DATED)
    wrong = moved(dated(tmp_path, order), "parks", "2025年12月底前", "2025-12-31")
    assert "说的不是本措施" in wrong.said(DATED)


@pytest.mark.parametrize(
    "sentence",
    [
        "任何单位不得以任何理由将第一部分第1条暂缓实施。",
        "第一部分第1条不存在暂缓实施的情形。",
        "对擅自将第一部分第1条暂缓实施的单位予以通报。",
        "如遇恶劣天气，第一部分第1条暂缓实施。",
    ],
)
def test_a_sentence_that_pauses_nothing_is_no_ground(tmp_path: Path, sentence: str) -> None:
    assert "没有写明本措施暂停" in paused(draft(tmp_path, sentence), "parks").said()


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("第一部分第1条完成情况于2025年6月底前报送市乙局。", "2025年6月底前"),
        ("各项任务进展情况每季度报送，2025年3月底前首次报送。", "2025年3月底前"),
        ("第一部分第1条如确需推迟一年，须报市政府批准。", "推迟一年"),
    ],
)
def test_a_day_of_reports_is_no_deadline(tmp_path: Path, sentence: str, text: str) -> None:
    given = {"text": text, "source": dict(SOURCE)}
    one = dated(tmp_path, sentence)
    one.measure("parks")["deadline"] = given
    assert "没有改动本措施的期限" in one.said(DATED)


@pytest.mark.parametrize(
    "order",
    [
        "因资金问题，第一部分第1条暂缓实施。",
        "根据市甲局的申请，第一部分第1条暂缓实施。",
        "一、鉴于前期工作出现新情形，第一部分第1条暂缓实施。",
    ],
)
def test_the_reason_of_an_order_makes_it_no_less_one(tmp_path: Path, order: str) -> None:
    assert "没有问题" in paused(draft(tmp_path, order), "parks").said()
