"""The days from which and until which a plan is in force are those of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(
    closing: str, *, until: str = "", text: str = "种树。", later: str = "", **plan: Any
) -> list[str]:
    """Return where the rule finds fault with a plan of one measure, issued on 2023-04-20."""
    given: dict[str, Any] = {
        "id": "p",
        "title": "示范方案",
        "closing": closing,
        "source": {"title": "公文", "transcription": "notice.txt"},
        "issued_on": "2023-04-20",
        **plan,
    }
    if until:
        given.setdefault("validity", {"status": "in_force"})["until"] = until
    measure = {"id": "m", "number": "1.", "title": "种树", "text": text}
    section = {"id": "s", "number": "一、", "title": "做事", "measures": [measure]}
    documents = [{"id": "d", "title": "补充通知", "issued_on": "2023-06-01", "text": later}]
    whole = {"plan": given, "sections": [section], "documents": documents if later else []}
    file = PlanFile.model_validate(whole)
    problems = check_meaning(file, Copies(f"{closing}{text}2023年4月20日"))
    return [str(p.route[-1]) for p in problems if p.rule == "validity_fits_its_words"]


FROM = "本方案自2023年5月1日起施行"


@pytest.mark.parametrize(
    ("closing", "effective", "right"),
    [
        (FROM, "2023-05-01", True),
        (FROM, "2023-04-20", False),
        ("本方案自二〇二三年五月一日起施行。", "2023-05-01", True),
        ("本方案自二〇二三年五月一日起施行。", "2023-05-10", False),
        ("本方案自印发之日起施行。", "2023-04-20", True),
        ("本方案自印发之日起施行。", "2030-01-01", False),
        (f"{FROM}，原《种树办法》自2020年3月1日起施行，同时废止。", "2023-05-01", True),
        ("《种树条例》2020年3月1日公布。", "2023-04-20", True),
        ("种树。", "2023-05-01", False),
        ("本方案自印发之日起30日后施行。", "2023-05-20", True),
        ("本方案自印发之日起三十日后施行。", "2023-05-21", True),
        ("本方案自印发之日起满30日后施行。", "2023-05-19", False),
        ("本方案自印发之日起30日后施行。", "2023-04-20", False),
        ("本方案自发布之日起满30日施行。", "2023-04-20", False),
        ("本方案自印发30日后施行。", "2023-04-20", False),
        ("本方案自印发30日后施行。", "2023-05-20", True),
        ("本方案自印发之日起第30日施行。", "2023-05-20", True),
        ("本方案自公布之日起1个月后施行。", "2023-05-20", True),
        ("本方案自公布之日起一年后施行。", "2024-04-20", True),
        ("本方案自公布之日起1个月后施行。", "2024-05-20", False),
        ("本方案自公布之日起10个工作日后施行。", "2023-05-05", True),
        ("本方案自印发之日起30日内施行。", "2023-05-20", False),
    ],
)
def test_the_first_day(closing: str, effective: str, right: bool) -> None:
    assert said(closing, effective=effective) == ([] if right else ["effective"])


@pytest.mark.parametrize(
    ("words", "until", "right"),
    [
        ("有效期三年", "2026-04-30", True),
        ("有效期三年", "2026-05-01", True),
        ("有效期三年", "2026-04-29", False),
        ("有效期三年", "2028-04-30", False),
        ("有效期为3年", "2028-04-30", False),
        ("有效期限为两年", "2025-04-30", True),
        ("有效期暂定一年", "2024-04-30", True),
        ("试行期六个月", "2023-10-31", True),
        ("试行期六个月", "2024-04-30", False),
        ("试行两年", "2025-04-30", True),
        ("试行三年", "2026-04-30", True),
        ("试行两年", "2026-04-30", False),
        ("每年试行两年期的项目", "2025-04-30", False),
        ("有效期至2026年12月31日", "2026-12-31", True),
        ("有效期至2026年12月31日", "2025-12-31", False),
        ("有效期至2026年底", "2026-12-31", True),
        ("有效期到2026年6月", "2026-12-31", False),
        ("有效期自2023年5月1日至2026年4月30日", "2026-04-30", True),
        ("有效期自2023年5月1日至2026年4月30日", "2027-04-30", False),
        ("有效期一年半", "2024-10-31", True),
        ("有效期一年半", "2024-04-30", False),
        ("长期有效", "2030-01-01", False),
        ("有效期叁年", "2026-04-30", True),
        ("有效期叁年", "2028-04-30", False),
        ("有效期：三年", "2028-04-30", False),
        ("执行期限为三年", "2028-04-30", False),
        ("2026年12月31日止", "2026-12-31", True),
        ("2026年12月31日止", "2028-12-31", False),
        ("至2026年12月31日止", "2028-12-31", False),
        ("2026年12月31日自行失效", "2028-12-31", False),
        ("2026年12月31日后自行废止", "2026-12-31", True),
        ("执行期限为2024年1月1日至2025年12月31日", "2025-12-31", True),
        ("执行期限为2024年1月1日至2025年12月31日", "2027-12-31", False),
        ("有效期自2024年1月1日—2025年12月31日", "2027-12-31", False),
        ("《旧办法》（云政办〔2019〕3号，有效期至2024年1月31日）同时废止", "2030-01-01", False),
        ("有效期三年，《旧办法》（有效期至2024年1月31日）同时废止", "2024-01-31", False),
        ("本方案的有效期为三年", "2026-04-30", True),
        ("牌照有效期三年", "2026-04-30", False),
        ("有效期截至2026年12月31日", "2026-12-31", True),
        ("有效期截止2026年12月31日", "2025-12-31", False),
        ("截止日期为2026年12月31日", "2026-12-31", True),
        ("截止日期为2026年12月31日", "2027-12-31", False),
        ("申报截止日期为2026年12月31日", "2026-12-31", False),
        ("有效期的截止时间为2026年12月31日", "2026-12-31", True),
        ("截至2026年12月31日止", "2026-12-31", True),
        ("有效期自2023年5月1日起三年", "2026-04-30", True),
        ("有效期自2023年5月1日起三年", "2028-04-30", False),
        ("许可证的有效期至2026年4月30日", "2026-04-30", False),
        ("《有效期至2024年1月31日的办法》同时废止", "2030-01-01", False),
    ],
)
def test_the_last_day(words: str, until: str, right: bool) -> None:
    assert said(f"{FROM}，{words}。", until=until) == ([] if right else ["until"])


@pytest.mark.parametrize(
    "at_once",
    [
        "本方案自印发之日起施行，有效期三年。",
        "本方案有效期自发布之日起三年。",
        "本方案有效期限为自印发之日起3年。",
        "本方案自印发之日起三年内有效。",
        "本方案自公布之日起三年有效。",
    ],
)
def test_three_years_count_from_the_day_of_issue_if_the_plan_says_so(at_once: str) -> None:
    assert not said(at_once, until="2026-04-19")
    assert said(at_once, until="2026-04-30") == ["until"]


SOURCED = {"status": "in_force", "source": {"title": "关于有效期的说明"}}


def test_a_last_day_that_no_words_give_rests_on_a_source() -> None:
    for words in ("本方案有效期三年。", "本方案长期有效。", "完。"):
        assert said(words, until="2030-01-01") == ["until"], words
        assert not said(words, until="2030-01-01", validity=SOURCED.copy()), words
    assert said("本方案有效期三年。", until="2030-01-01", effective="2023-04-20") == ["until"]
    assert not said("本方案有效期三年。", until="2026-04-19", effective="2023-04-20")


def test_some_years_more_without_a_last_day_rest_on_a_source() -> None:
    later = "本方案有效期延长二年。"
    given: dict[str, Any] = {"until": "2028-04-30", "later": later}
    assert said(f"{FROM}，有效期三年。", **given) == ["until"]
    assert not said(f"{FROM}，有效期三年。", validity=SOURCED.copy(), **given)


def test_a_29_february_comes_again_as_a_28th() -> None:
    words = "本方案自2024年2月29日起施行，有效期三年。"
    assert not said(words, until="2027-02-28")
    assert said(words, until="2027-03-02") == ["until"]


def test_the_closing_article_is_read_but_not_what_a_measure_says_of_permits() -> None:
    assert said("完。", text=f"{FROM}，有效期三年。", until="2030-01-01") == ["until"]
    of_permits = {"text": "许可证自2023年5月1日起施行，有效期三年。", "until": "2030-01-01"}
    assert not said("完。", validity=SOURCED.copy(), **of_permits)
    assert said(f"{FROM}，有效期五年。", text=of_permits["text"], until="2026-04-30") == ["until"]


def test_the_quote_of_the_validity_itself_is_read() -> None:
    validity = {"status": "in_force", "term": "有效期至2026年12月31日"}
    assert said("完。", validity=validity, until="2027-12-31") == ["until"]


def test_what_was_made_longer_later_rests_on_its_source() -> None:
    validity = {"status": "in_force", "source": {"title": "关于延长有效期的通知"}}
    assert not said(f"{FROM}，有效期三年。", validity=validity, until="2029-04-30")


def test_a_term_that_was_reworded_no_longer_counts() -> None:
    earlier = [{"part": "closing", "text": f"{FROM}，有效期两年。", "until": "d"}]
    order = "将结尾中的“有效期两年”修改为“有效期三年”。本通知有效期至2030年12月31日。"
    for until, right in (("2026-04-30", True), ("2025-04-30", False), ("2030-12-31", False)):
        found = said(f"{FROM}，有效期三年。", until=until, earlier=earlier, later=order)
        assert found == ([] if right else ["until"]), until


def test_a_later_document_that_says_a_last_day_governs() -> None:
    later = "本方案有效期延长至2028年12月31日。"
    assert not said(f"{FROM}，有效期三年。", until="2028-12-31", later=later)
    assert said(f"{FROM}，有效期三年。", until="2026-04-30", later=later) == ["until"]


def test_nothing_ends_before_it_begins() -> None:
    validity = {"status": "in_force", "source": {"title": "关于延长有效期的通知"}}
    given = {"effective": "2023-05-01"}
    assert said(f"{FROM}。", until="2023-04-30", **given) == ["until"]
    assert said(f"{FROM}。", until="2023-04-30", validity=validity, **given) == ["until"]
    assert not said(f"{FROM}。", until="2023-05-01", validity=validity, **given)


def test_the_term_counts_from_the_day_of_this_plan_if_another_is_named() -> None:
    words = f"{FROM}，有效期三年，原办法自2020年3月1日起施行，同时废止。"
    assert not said(words, until="2026-04-30", effective="2023-05-01")
    assert said(words, until="2028-04-30", effective="2023-05-01") == ["until"]


@pytest.mark.parametrize(
    ("words", "right"),
    [("项目实施期限为2024年1月1日至2025年12月31日", True), ("有效期至2025年12月31日", False)],
)
def test_a_period_of_something_else_in_a_later_text_is_not_the_plan_s(
    words: str, right: bool
) -> None:
    given = f"{FROM}，有效期至2027年12月31日。"
    found = said(given, until="2027-12-31", later=f"补充如下。{words}。")
    assert found == ([] if right else ["until"])


def test_a_term_counts_from_the_day_after_a_wait() -> None:
    words = "本方案自印发之日起30日后施行，有效期5年。"
    assert not said(words, effective="2023-05-20", until="2028-05-19")
    assert said(words, effective="2023-05-20", until="2029-05-19") == ["until"]


def test_a_wait_from_an_unknown_day_is_not_judged() -> None:
    words = "本方案自公布之日起30日后施行。"
    assert not said(words, effective="2023-05-20", issued_on=None)


def extended(later: str, notes: Sequence[dict[str, str]] = (), **validity: Any) -> list[str]:
    """Return what is found wrong with the validity of a plan that a later document makes longer."""
    plan: dict[str, Any] = {
        "id": "p",
        "title": "示范方案",
        "closing": f"{FROM}。",
        "source": {"title": "公文", "transcription": "notice.txt"},
        "issued_on": "2023-04-20",
    }
    if validity:
        plan["validity"] = validity
    section = {"id": "s", "number": "一、", "title": "做事", "intro": "种树。"}
    document: dict[str, Any] = {"id": "d", "title": "补充通知", "issued_on": "2023-06-01"}
    document |= {"text": later, **({"notes": notes} if notes else {})}
    file = PlanFile.model_validate({"plan": plan, "sections": [section], "documents": [document]})
    problems = check_meaning(file, Copies(f"{FROM}。种树。2023年4月20日"))
    return [p.rule for p in problems if "validity" in p.rule]


LONGER = ["方案实施期限延长至2027年12月31日", "有效期延长二年", "将有效期延长至2027年12月31日"]


@pytest.mark.parametrize("words", LONGER)
def test_a_longer_validity_is_entered(words: str) -> None:
    later = f"补充如下。{words}。"
    given: dict[str, Any] = {"status": "in_force", "source": {"title": "补充通知"}}
    assert extended(later) == ["extended_validity_is_entered"]
    assert extended(later, **given) == ["extended_validity_is_entered"]
    assert not extended(later, **given, until="2027-12-31")
    for kind, quote in (("说明", words), ("说明", later), ("说明", words[-3:]), ("校注", words)):
        note = {"kind": kind, "quote": quote, "text": "说的是另一份方案。"}
        assert extended(later, [note]) == (
            [] if kind == "说明" and words in quote else ["extended_validity_is_entered"]
        )


@pytest.mark.parametrize(
    "words",
    ["种树任务实施期限延长至2027年底", "第1条实施期限延长至2027年底", "项目实施期限延长至2027年底", "本通知有效期五年"],
)  # fmt: skip
def test_the_time_of_a_measure_or_of_the_notice_is_not_the_validity(words: str) -> None:
    assert not extended(f"补充如下。{words}。")


def test_a_longer_validity_has_the_day_of_its_document() -> None:
    later = f"补充如下。{LONGER[0]}。"
    assert extended(later, status="in_force", until="2026-12-31") == ["validity_fits_its_words"]
    assert not extended(later, status="in_force", until="2027-12-31")


@pytest.mark.parametrize(
    ("words", "until", "right"),
    [
        ("《示范方案》有效期延长至2026年12月31日", "2026-12-31", True),
        ("《示范方案》有效期延长至2026年12月31日", "2027-12-31", False),
        ("《示范方案》有效期延续到2026年12月31日", "2027-12-31", False),
        ("《示范方案》有效期由2025年底调整为2026年底", "2026-12-31", True),
        ("《示范方案》有效期由2025年底调整为2026年底", "2025-12-31", False),
        ("《示范方案》继续施行至2026年12月31日", "2026-12-31", True),
        ("《示范方案》继续有效至2026年12月31日", "2027-12-31", False),
        ("《示范方案》延期执行至2026年12月31日", "2026-12-31", True),
        ("《示范方案》继续执行两年", "2028-04-30", True),
        ("《示范方案》继续执行两年", "2027-04-30", False),
        ("抓好《示范方案》，继续实施两年行动", "2028-04-30", False),
        ("《示范方案》有效期延长一年", "2027-04-30", True),
        ("《示范方案》有效期延长一年", "2028-04-30", False),
        ("《示范方案》有效期延长至2026年12月31日，本通知有效期五年", "2026-12-31", True),
        ("种树任务完成时限延长至2026年12月31日", "2026-12-31", False),
        ("抓好种树", "2026-12-31", False),
    ],
)
def test_a_last_day_from_a_later_document_is_the_one_that_it_says(
    words: str, until: str, right: bool
) -> None:
    source = {"title": "通知", "document": "d"}
    closing = f"{FROM}，有效期三年"
    given = {"status": "in_force", "source": source, "until": until}
    later = f"通知如下。{words}。"
    found = asked(closing, later, validity=given, effective="2023-05-01")
    assert found == ([] if right else ["extended_validity_has_grounds"])


def test_how_much_longer_than_an_unknown_day_is_not_judged() -> None:
    source = {"title": "通知", "document": "d"}
    given = {"status": "in_force", "source": source, "until": "2027-04-30"}
    assert not asked(FROM, "《示范方案》有效期延长一年。", validity=given)


def test_a_longer_time_of_carrying_out_is_entered_as_the_period() -> None:
    later = "《示范方案》实施期限延长至2025年12月31日。"
    assert asked(FROM, later) == ["extended_validity_is_entered"]
    assert asked(FROM, later, period="2023年") == ["extended_validity_is_entered"]
    assert not asked(FROM, later, period="延长至2025年12月31日")
    assert asked(FROM, later, period="2026年12月31日") == [
        "dates_are_printed",
        "extended_validity_is_entered",
    ]


def asked(closing: str, later: str, **plan: Any) -> list[str]:
    """Return which rules find fault with the validity and the period of a plan of 2023 with a later document."""
    given: dict[str, Any] = {
        "id": "p",
        "title": "示范方案",
        "closing": f"{closing}。",
        "source": {"title": "公文", "transcription": "notice.txt"},
        "issued_on": "2023-04-20",
        **plan,
    }
    section = {"id": "s", "number": "一、", "title": "做事", "intro": "2023年种树。"}
    document = {"id": "d", "title": "通知", "issued_on": "2023-06-01", "text": later}
    file = PlanFile.model_validate({"plan": given, "sections": [section], "documents": [document]})
    problems = check_meaning(file, Copies(f"示范方案。2023年种树。{closing}。2023年4月20日"))
    return sorted({p.rule for p in problems if "validity" in p.rule or "dates" in p.rule})


def test_a_last_day_before_the_plan_is_told_once() -> None:
    given: dict[str, Any] = {
        "id": "p",
        "title": "方案",
        "issued_on": "2023-04-20",
        "effective": "2023-05-01",
    }
    given["source"] = {"title": "公文", "transcription": "notice.txt"}
    given["validity"] = {"status": "in_force", "until": "2020-01-01"}
    file = PlanFile.model_validate({"plan": {**given, "closing": FROM}})
    problems = check_meaning(file, Copies(f"{FROM}2023年4月20日"))
    assert [p.message for p in problems if "validity" in p.route] == [
        "日期 2020-01-01 早于方案的印发日期 2023-04-20；请核对。"
    ]
