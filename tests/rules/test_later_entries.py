"""A notice moves a deadline or pauses a measure without new words: that is entered with the notice as its ground."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.text.times.postponing import moved, moves_deadline
from tests.rules.amended_plan import NOTICE, PARKS, TITLE, TREES, Draft, draft

DATED = f"{TREES}2024年底前完成。"
NOTICE_DATED = NOTICE.replace(TREES, DATED)
SOURCE = {"title": "通知", "document": "later"}


def dated(folder: Path, orders: str, **fields: Any) -> Draft:
    one = draft(folder, orders)
    one.measure("trees").update({"text": DATED, **fields})
    return one


def deadline(text: str, on: str = "") -> dict[str, Any]:
    given: dict[str, Any] = {"text": text, "source": dict(SOURCE)}
    return {"deadline": {**given, "on": date.fromisoformat(on)} if on else given}


def progress(word: str, status: str = "paused") -> dict[str, Any]:
    one = {"date": date(2025, 1, 10), "status": status, "word": word, "summary": "照通知办。"}
    return {"progress": [{**one, "source": SOURCE}]}


@pytest.mark.parametrize(
    ("order", "text", "on"),
    [
        ("第一部分第2条的完成时限推迟一年。", "完成时限推迟一年", "2025-12-31"),
        ("补种树木任务完成时限再延长半年。", "完成时限再延长半年", "2025-06-30"),
        ("补种树木任务延期6个月完成。", "延期6个月完成", "2025-06-30"),
        ("第一部分第2条推迟一年半完成。", "推迟一年半完成", "2026-06-30"),
        ("第一部分第2条延期至2025年12月底。", "延期至2025年12月底", "2025-12-31"),
        ("补种树木任务推迟至2026年6月底完成。", "推迟至2026年6月底完成", "2026-06-30"),
        ("第一部分第2条的完成时限延至2025年底。", "延至2025年底", "2025-12-31"),
        ("第一部分第2条完成时限调整为2025年底前。", "调整为2025年底前", "2025-12-31"),
        ("第一部分第2条的完成期限变更为2026年6月底。", "变更为2026年6月底", "2026-06-30"),
        ("第一部分第2条完成时限由2024年底延至2025年6月底。", "2025年6月底", "2025-06-30"),
        ("第一部分第2条的完成时限提前三个月。", "完成时限提前三个月", "2024-09-30"),
        (
            "第一部分第2条完成时限推迟6个月，至2025年6月底前。",
            "完成时限推迟6个月，至2025年6月底前",
            "2025-06-30",
        ),
        (
            "第一部分第2条推迟6个月，即延至2025年6月底。",
            "推迟6个月，即延至2025年6月底",
            "2025-06-30",
        ),
    ],
)
def test_a_moved_deadline_is_entered_with_its_ground(
    tmp_path: Path, order: str, text: str, on: str
) -> None:
    assert "没有录入" in dated(tmp_path, order).said(NOTICE_DATED)
    entered = dated(tmp_path, order, **deadline(text, on))
    entered.data["plan"]["reviewed"] = [{"kind": "期限", "on": date(2025, 2, 1)}]
    assert "没有问题" in entered.said(NOTICE_DATED)
    assert "没有问题" in dated(tmp_path, order, **deadline(text)).said(NOTICE_DATED)
    other = dated(tmp_path, order, **deadline(text, "2027-03-31")).said(NOTICE_DATED)
    assert "2027-03-31" in other
    assert "没有" not in other.partition("2027-03-31")[0].rpartition("plan.yml")[2]
    untrue = dated(tmp_path, order, **deadline("完成时限推迟两年")).said(NOTICE_DATED)
    assert "的全文里没有“完成时限推迟两年”" in untrue


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ("第一部分第2条完成时限调整为2025年底前。", "调整为2026年底前"),
        ("第一部分第1条完成时限调整为2025年底前。", "调整为2025年底前"),
        ("第一部分第1条完成时限延至2025年底。", "延至2025年底"),
        ("第一部分第2条完成时限由2024年底延至2025年6月底。", "2024年底"),
        ("第一部分第2条牵头单位调整为市甲局。", "调整为市甲局"),
    ],
)
def test_another_deadline_or_that_of_another_measure_is_refused(
    tmp_path: Path, order: str, text: str
) -> None:
    assert "plan.yml:" in dated(tmp_path, order, **deadline(text)).said(NOTICE_DATED)


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ("第一部分第2条的完成时限推迟一年。", "完成时限推迟一年"),
        ("第一部分第2条的完成时限延至2025年底。", "延至2025年底"),
        ("第一部分第2条完成时限由2024年底延至2025年6月底。", "2025年6月底"),
    ],
)
def test_the_deadline_that_a_notice_moved_does_not_stand_beside_the_new_one(
    tmp_path: Path, order: str, text: str
) -> None:
    old, new = {"text": "2024年底前", "on": date(2024, 12, 31)}, deadline(text)["deadline"]
    both = dated(tmp_path, order, deadlines=[old, new]).said(NOTICE_DATED)
    assert f"期限“2024年底前”已由文件“later”改为“{text}”" in both
    assert "共 1 处" in both


def test_of_several_deadlines_the_one_that_a_notice_moved_is_told(tmp_path: Path) -> None:
    text = f"{TREES}6月底前完成选址，2024年底前完成种植。"
    first = {"text": "6月底前", "what": "完成选址"}
    second = {"text": "2024年底前", "what": "完成种植"}
    new = deadline("延至2025年底")["deadline"]

    def said(*due: dict[str, Any]) -> str:
        one = draft(tmp_path, "第一部分第2条的完成时限延至2025年底。")
        one.measure("trees").update({"text": text, "deadlines": [*due, new]})
        return one.said(NOTICE.replace(TREES, text))

    unclear = said({"text": "6月底前"}, {"text": "2024年底前"})
    assert "原来有 2 个期限，看不出文件“later”改的是哪一个" in unclear
    assert "没有问题" in said(first, second)


def test_a_moved_deadline_is_that_of_the_measure_that_the_notice_names(tmp_path: Path) -> None:
    one = draft(tmp_path, "第一部分第1条的完成时限推迟一年。")
    one.measure("trees").update({"text": DATED, **deadline("完成时限推迟一年")})
    said = one.said(NOTICE_DATED)
    assert "说的不是本措施" in said
    assert "没有录入" in said


@pytest.mark.parametrize(
    ("order", "word"),
    [
        ("第一部分第2条暂缓实施。", "暂缓实施"),
        ("补种树木任务暂停实施。", "暂停实施"),
        ("“补种树木”任务暂缓实施。", "暂缓实施"),
        ("第一部分第2条暂不实施。", "暂不实施"),
    ],
)
def test_a_paused_measure_is_entered_as_progress(tmp_path: Path, order: str, word: str) -> None:
    said = dated(tmp_path, order).said(NOTICE_DATED)
    assert "写进它说的措施的 progress" in said
    assert "没有问题" in dated(tmp_path, order, **progress(word)).said(NOTICE_DATED)
    assert "不合" in dated(tmp_path, order, **progress(word, "delayed")).said(NOTICE_DATED)
    one = draft(tmp_path, order)
    one.measure("parks").update(progress(word))
    assert "说的不是本措施" in one.said()


def test_a_report_on_many_measures_may_tell_it(tmp_path: Path) -> None:
    one = dated(tmp_path, "第一部分第2条暂缓实施。")
    item = {"measures": ["trees"], "status": "paused", "word": "暂缓实施", "summary": "暂缓。"}
    one.data["reports"] = [{"date": date(2025, 1, 10), "source": SOURCE, "items": [item]}]
    assert "没有问题" in one.said(NOTICE_DATED)


def test_a_measure_that_is_to_be_carried_out_no_longer_may_be_removed_or_stopped(
    tmp_path: Path,
) -> None:
    order = "第一部分第2条停止执行。"
    assert "没有录入" in dated(tmp_path, order).said(NOTICE_DATED)
    assert "没有问题" in dated(tmp_path, order).removed("trees").said(NOTICE_DATED)
    ended = dated(tmp_path, "第一部分第2条任务终止。", **progress("终止", "stopped"))
    assert "没有问题" in ended.said(NOTICE_DATED)
    stopped = progress("停止执行", "stopped")
    assert "没有问题" in dated(tmp_path, order, **stopped).said(NOTICE_DATED)


@pytest.mark.parametrize(
    ("words", "day", "days"),
    [
        ("推迟一年", "2024-12-31", ["2025-12-31"]),
        ("延长6个月", "2024-12-31", ["2025-06-30"]),
        ("延长６个月", "2024-06-30", ["2024-12-30", "2024-12-31"]),
        ("延期半年", "2024-08-31", ["2025-02-28"]),
        ("延长一年半", "2024-06-15", ["2025-12-15"]),
        ("推迟十天", "2024-12-25", ["2025-01-04"]),
        ("顺延两周", "2024-12-25", ["2025-01-08"]),
        ("提前两个月", "2024-12-31", ["2024-10-31"]),
        ("推迟至2025年底", "2024-12-31", []),
        ("推迟半个月", "2024-12-31", []),
        ("推迟", "2024-12-31", []),
    ],
)
def test_by_how_much_a_deadline_is_moved(words: str, day: str, days: list[str]) -> None:
    assert moves_deadline(words)
    assert sorted(map(str, moved(words, date.fromisoformat(day)))) == days


@pytest.mark.parametrize(
    "order", ["第一部分各项任务完成时限均推迟一年。", "各项任务完成时限统一推迟一年。"]
)
def test_an_order_for_many_measures_is_entered_for_each_with_a_deadline(
    tmp_path: Path, order: str
) -> None:
    text = PARKS + "2024年6月底前完成。"
    one = dated(tmp_path, order, **deadline("推迟一年"))
    one.measure("parks")["text"] = text
    notice = NOTICE_DATED.replace(PARKS, text)
    said = one.said(notice)
    assert said.count("本措施没有录入") == 1
    one.measure("parks").update(deadline("推迟一年"))
    assert "没有问题" in one.said(notice)


def clean(said: str) -> bool:
    return "没有问题" in said


@pytest.mark.parametrize(
    ("order", "text", "said"),
    [
        ("第一部分第2条的完成时限推迟一年。", "一年", "没有写全“推迟一年”"),
        ("第一部分第2条的完成时限推迟一年半。", "推迟一年", "没有写全“推迟一年半”"),
        ("第一部分第2条的完成时限推迟一年。", "完成时限", "没有写全“推迟一年”"),
        ("第一部分第2条延期至2025年12月底。", "延期至2025年", "没有写全“2025年12月底”"),
        ("第一部分第2条的完成时限不再推迟一年。", "推迟一年", "没有改动本措施的期限"),
        ("第一部分第2条继续实施，不得推迟一年。", "推迟一年", "没有改动本措施的期限"),
        ("各单位要于2025年3月底前报送总结。", "2025年3月底前", "没有改动本措施的期限"),
        ("所有单位要于2025年3月底前报送总结。", "2025年3月底前", "没有改动本措施的期限"),
        (
            "第一部分第1条完成时限推迟一年，第一部分第2条完成时限推迟半年。",
            "完成时限推迟一年",
            "没有写全“推迟半年”",
        ),
    ],
)
def test_a_deadline_has_the_moving_words_of_an_order_for_its_measure(
    tmp_path: Path, order: str, text: str, said: str
) -> None:
    assert said in dated(tmp_path, order, **deadline(text)).said(NOTICE_DATED)


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ("第一部分第2条任务应于2025年底前完成。", "2025年底前"),
        ("各项任务均应于2025年底前完成。", "2025年底前"),
        ("第一部分第2条延期至2025年12月底。", "2025年12月底"),
        ("第一部分第2条因故延期，具体时间另行通知。", "延期"),
        ("不能按期完成的推迟一年：第一部分第2条的完成时限推迟一年。", "完成时限推迟一年"),
    ],
)
def test_a_sentence_that_says_it_of_the_measure_is_enough(
    tmp_path: Path, order: str, text: str
) -> None:
    assert clean(dated(tmp_path, order, **deadline(text)).said(NOTICE_DATED))


@pytest.mark.parametrize(
    ("words", "on", "said"),
    [
        ("自印发之日起60日内", "2024-09-19", ""),
        ("自印发之日起60日内", "2029-12-31", "不是原来的期限"),
        ("入汛前", "2024-09-19", "推算不出日期"),
        ("入汛前", "", ""),
    ],
)
def test_the_day_is_computed_from_the_issue_or_left_out(
    tmp_path: Path, words: str, on: str, said: str
) -> None:
    text = f"{TREES}{words}完成。"
    one = draft(tmp_path, "第一部分第2条的完成时限推迟三个月。")
    one.measure("trees").update({"text": text, **deadline("完成时限推迟三个月", on)})
    one.data["plan"]["issued_on"] = date(2024, 4, 20)
    found = one.said(f"{NOTICE.replace(TREES, text)}\n\n2024年4月20日")
    assert said in found if said else "推算" not in found and "原来的期限" not in found


def test_a_deadline_that_was_moved_before_is_moved_on(tmp_path: Path) -> None:
    one = dated(tmp_path, "第一部分第2条的完成时限推迟一年。")
    text = f"{TITLE}\n\n第一部分第2条的完成时限再推迟半年。\n\n2025年11月10日"
    one.data["documents"].append(
        {
            "id": "again",
            "title": TITLE,
            "issued_on": date(2025, 11, 10),
            "text": text,
            "transcription": "again.txt",
        }
    )
    (tmp_path / "again.txt").write_text(text, "utf-8")
    source = {"title": TITLE, "document": "again"}
    given = {"text": "完成时限再推迟半年", "source": source}
    for day, right in (("2026-06-30", True), ("2025-06-30", False)):
        one.measure("trees")["deadline"] = {**given, "on": date.fromisoformat(day)}
        assert ("不是原来的期限" not in one.said(NOTICE_DATED)) is right


def test_what_a_moved_deadline_is_for_is_in_either_text(tmp_path: Path) -> None:
    order = "第一部分第2条的完成时限推迟一年，验收从简。"
    for what, right in (("在新城区补种树木", True), ("验收", True), ("建成开放", False)):
        entered = deadline("完成时限推迟一年")
        entered["deadline"]["what"] = what
        assert clean(dated(tmp_path, order, **entered).said(NOTICE_DATED)) is right


@pytest.mark.parametrize(
    ("order", "word", "right"),
    [
        ("第一部分第2条暂缓实施。", "", True),
        ("暂停实施第一部分第2条。", "暂停实施", True),
        ("第一部分第2条因资金未落实暂缓实施。", "暂缓实施", True),
        ("第一部分第2条停止执行。", "", False),
        ("第一部分第1条暂缓实施。", "", False),
        ("第一部分第2条不得暂缓实施。", "暂缓实施", False),
        ("第一部分第2条继续实施，不再暂停。", "不再暂停", False),
        ("第一部分第2条恢复实施。", "恢复实施", False),
        ("第一部分第2条暂缓实施。", "第2条", False),
    ],
)
def test_only_an_order_pauses_a_measure(tmp_path: Path, order: str, word: str, right: bool) -> None:
    entered = progress(word)
    if not word:
        del entered["progress"][0]["word"]
    found = dated(tmp_path, order, **entered).said(NOTICE_DATED)
    assert clean(found) if right else "没有写明本措施暂停" in found


def test_an_order_for_what_a_body_does_is_for_the_measures_in_which_it_does_it(
    tmp_path: Path,
) -> None:
    def entered(paused: str) -> str:
        one = draft(tmp_path, "市园林局负责的任务暂缓实施。")
        one.data["units"] = [{"id": "gardens", "name": "市园林局", "kind": "行政机关"}]
        text = f"{TREES}由市园林局负责。"
        part = {"unit": "gardens", "role": "responsible", "quote": "由市园林局负责"}
        one.measure("trees").update({"text": text, "units": [part]})
        one.measure(paused).update(progress("暂缓实施"))
        return one.said(NOTICE.replace(TREES, text))

    assert clean(entered("trees"))
    found = entered("parks")
    assert "说的不是本措施" in found
    assert "没有录入" in found


def test_a_measure_of_the_body_of_the_plan_is_no_row_of_an_annex(tmp_path: Path) -> None:
    def entered(order: str) -> str:
        one = draft(tmp_path, order)
        annex = {"id": "list", "number": "附件1", "title": "清单"}
        felling = {"id": "felling", "number": "9.", "title": "砍枯枝", "text": "砍枯枝。"}
        one.data["annexes"] = [{**annex, "measures": [{**felling, **progress("暂缓实施")}]}]
        return one.said(f"{NOTICE}\n\n附件1 清单\n\n9.砍枯枝。")

    assert "说的不是本措施" in entered("正文第9条暂缓实施。")
    assert "说的不是本措施" not in entered("附件1第9条暂缓实施。")


def test_a_measure_that_goes_on_is_no_longer_paused(tmp_path: Path) -> None:
    order = "第一部分第2条恢复实施。"
    paused = {"date": date(2024, 6, 1), "status": "paused", "summary": "停工。"}
    news = {"title": "市门户网站"}
    one = dated(tmp_path, order, progress=[{**paused, "source": news}])
    assert "本措施最新的进展还是“已暂停”" in one.said(NOTICE_DATED)
    assert clean(one.noted(order).said(NOTICE_DATED))
    again = progress("恢复实施", "in_progress")["progress"]
    one = dated(tmp_path, order, progress=[*again, {**paused, "source": news}])
    assert clean(one.said(NOTICE_DATED))


def test_a_measure_is_not_paused_before_the_document_that_pauses_it(tmp_path: Path) -> None:
    for order, day, right in (
        ("第一部分第2条暂缓实施。", "2025-01-10", True),
        ("第一部分第2条暂缓实施。", "2024-05-01", False),
        ("第一部分第2条自2024年12月1日起暂缓实施。", "2024-12-01", True),
    ):
        entered = progress("暂缓实施")
        entered["progress"][0]["date"] = date.fromisoformat(day)
        found = dated(tmp_path, order, **entered).said(NOTICE_DATED)
        assert clean(found) if right else "早于文件“later”的成文日期" in found


@pytest.mark.parametrize(
    ("title", "day", "said"),
    [
        (TITLE, "2025-01-10", ""),
        (f"《{TITLE}》第一条", "2025-01-15", ""),
        ("关于修改方案的通知", "2025-01-10", ""),
        ("某网站", "2025-01-10", "不是文件“later”的名称"),
        (TITLE, "2024-12-01", "早于文件“later”的成文日期"),
    ],
)
def test_a_source_has_the_title_and_no_day_before_that_of_its_document(
    tmp_path: Path, title: str, day: str, said: str
) -> None:
    entered = deadline("完成时限推迟一年")
    entered["deadline"]["source"].update({"title": title, "date": date.fromisoformat(day)})
    found = dated(tmp_path, "第一部分第2条的完成时限推迟一年。", **entered).said(NOTICE_DATED)
    assert said in found if said else clean(found)


SECOND = f"{TITLE}（二）"


def twice(one: Draft, second: str) -> Draft:
    """Add a later notice to a plan."""
    text = f"{SECOND}\n\n{second}\n\n2025年6月10日"
    given = {"id": "second", "title": SECOND, "issued_on": date(2025, 6, 10), "text": text}
    one.data["documents"].append({**given, "transcription": "second.txt"})
    (one.folder / "second.txt").write_text(text, "utf-8")
    return one


def by_second(text: str, on: str) -> dict[str, Any]:
    source = {"title": SECOND, "document": "second"}
    return {"deadline": {"text": text, "on": date.fromisoformat(on), "source": source}}


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("完成时限推迟一年", "完成时限再推迟一年", "再推迟一年"),
        ("完成时限延至2025年底", "完成时限延至2026年底", "延至2026年底"),
        ("完成时限由2024年底延至2025年6月底", "完成时限由2025年6月底延至2026年底", "2026年底"),
    ],
)
def test_the_second_of_two_notices_supersedes_the_first(
    tmp_path: Path, first: str, second: str, text: str
) -> None:
    entered = by_second(text, "2026-12-31")
    one = twice(
        dated(tmp_path, f"第一部分第2条的{first}。", **entered), f"第一部分第2条的{second}。"
    )
    one.data["plan"]["reviewed"] = [{"kind": "期限", "on": date(2025, 7, 1)}]
    assert "没有问题" in one.said(NOTICE_DATED)
    alone = dated(tmp_path, f"第一部分第2条的{first}。")
    assert "没有录入" in twice(alone, f"第一部分第2条的{second}。").said(NOTICE_DATED)
    other = dated(tmp_path, f"第一部分第1条的{first}。", **entered)
    assert "没有录入" in twice(other, f"第一部分第2条的{second}。").said(NOTICE_DATED)
    late = dated(tmp_path, f"第一部分第2条的{first}。", **by_second(text, "2027-12-31"))
    assert "2027-12-31" in twice(late, f"第一部分第2条的{second}。").said(NOTICE_DATED)


def test_the_first_notice_is_still_asked_for_where_the_second_says_nothing(tmp_path: Path) -> None:
    first, second = "各项任务完成时限均推迟一年。", "第一部分第2条的完成时限再推迟一年。"
    parks = f"{PARKS}2024年6月底前完成。"
    entered = by_second("再推迟一年", "2026-12-31")
    one = twice(dated(tmp_path, first, **entered), second)
    one.measure("parks")["text"] = parks
    notice = NOTICE_DATED.replace(PARKS, parks)
    assert one.said(notice).count("本措施没有录入") == 1
    one.measure("parks").update(deadline("均推迟一年", "2025-06-30"))
    assert "没有问题" in one.said(notice)


def test_of_two_deadlines_nobody_can_tell_which_was_moved_again(tmp_path: Path) -> None:
    first, second = "第一部分第2条的完成时限推迟一年。", "第一部分第2条的完成时限再推迟一年。"
    two = f"{TREES}2024年6月底前开工，2024年底前完成。"
    one = twice(dated(tmp_path, first, **by_second("再推迟一年", "2026-12-31")), second)
    one.measure("trees")["text"] = two
    assert "没有录入" in one.said(NOTICE.replace(TREES, two))


def test_new_words_with_another_deadline_supersede_a_postponement(tmp_path: Path) -> None:
    first, second = "第一部分第2条的完成时限推迟一年。", "第一部分第2条中的“{}”修改为“{}”。"
    order = second.format("2024年底前", "2026年底前")
    new = DATED.replace("2024", "2026")

    def amended(order: str, text: str) -> str:
        one = twice(dated(tmp_path, first), order)
        one.measure("trees").update({"text": text, "earlier": [{"text": DATED, "until": "second"}]})
        return one.said(NOTICE_DATED)

    assert "没有问题" in amended(order, new)
    other = second.format("补种树木", "补种花草")
    assert "没有录入" in amended(other, DATED.replace("树木", "花草"))
