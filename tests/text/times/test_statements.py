"""Deadlines and figures that a text seems to state."""

from __future__ import annotations

import pytest

from macros.text.times.statements import deadlines, figures


@pytest.mark.parametrize(
    "words",
    [
        "2024年底前",
        "2022年10月底前",
        "2023 年 12 月 31 日前",
        "２０２６年６月底前",
        "6月底前",
        "9月30日前",
        "十二月底前",
        "到2025年",
        "到2025年底前",
        "2025年底",
        "2024年第三季度",
        "第三季度",
        "本届政府任期内",
        "2024.1-2024.12",
        "2024.3-6",
        "2024.3.1-4.15",
        "2024.6—2025.12",
        "四季度末",
        "2024年上半年",
        "下半年",
        "年内",
        "今年年底前",
        "明年6月底前",
        "年底前",
        "月底前",
        "三年内",
        "两个月内",
        "“十四五”末",
        "二〇二五年底前",
        "汛期前",
        "完成时限：长期坚持",
        "完成时间：2024年12月",
        "长期坚持",
        "2024.12.31前",
        "2024-12-31前",
        "2024/6/30前",
        "30日内",
        "自印发之日起60日内",
        "10个工作日内",
        "2024—2026年",
        "2024年12月31日",
        "截止12月31日",
        "每月5日前",
        "每年6月30日前",
        "每季度首月10日前",
        "次月10日前",
        "每周五前",
        "5月10日、10月10日前",
        "每年3月、9月底前",
        "3月至6月",
        "3—6月",
        "2024年3月至6月",
        "2024年3—6月",
        "3月1日至6月30日",
        "6月上旬至7月中旬",
        "2024年9月至次年3月",
        "11月至翌年2月",
        "2024年3月—2025年6月",
        "力争用3年时间",
        "用两年左右时间",
        "用3至5年时间",
        "用3个月时间",
        "争取用半年时间",
        "通过三年努力",
        "力争通过3年左右努力",
        "半年内",
        "一年半内",
        "1—2年内",
        "1至2个月内",
        "一至两年内",
        "两年之内",
        "3年以内",
        "5年内",
        "本年内",
        "2024年内",
        "未来三年",
        "今后五年",
        "“十四五”期间",
        "限期3个月",
        "汛前",
        "两会前",
        "今冬明春",
        "为期一年",
        "为期三个月",
        "历时两年",
        "连续三年",
        "持续开展三年",
        "每季度末",
        "每年年底",
        "每月底",
    ],
)
def test_a_deadline_is_found_whole(words: str) -> None:
    text = f"按要求{words}，种好树。"
    assert [text[a:b] for a, b in deadlines(text)] == [words]


def test_a_date_before_what_is_to_be_done_is_a_deadline() -> None:
    (span,) = deadlines("2024年6月完成选址。")
    assert span == (0, len("2024年6月"))
    assert deadlines("2024年全面建成。") == ((0, len("2024年")),)
    assert deadlines("每季度末完成检修。") == ((0, len("每季度末")),)


@pytest.mark.parametrize(
    "words",
    [
        *("持续推进", "持续实施", "长期", "常态化", "常态化推进", "全年推进", "立行立改", "即日起"),
        *("2025.6", "2025.6.30", "6.30前", "2025年", "2025年6月"),
    ],
)
def test_what_stands_last_in_a_bracket_on_roles_is_a_deadline(words: str) -> None:
    for text in (f"（责任单位：市甲局（办）；{words}）", f"种树。（市甲局负责，{words}。）"):
        ((start, end),) = deadlines(text)
        assert text[start:end] == words
    assert not deadlines(f"种树（含养护，{words[:2]}树）。")


def test_a_year_and_month_with_a_stop_is_a_deadline_before_what_is_done() -> None:
    assert deadlines("种树，2025.6完成。") == ((3, 9),)
    assert not deadlines("种树（含养护，持续推进），见表2025.6。")


@pytest.mark.parametrize("words", ["6月30日", "2024年6月30日", "6月底前", "长期", "常态化"])
def test_what_stands_alone_in_brackets_behind_a_matter_is_a_deadline(words: str) -> None:
    ((start, end),) = deadlines(f"完成选址（{words}），再种树。")
    assert (start, end) == (5, 5 + len(words))


def test_how_long_it_takes_is_a_deadline_before_what_is_done() -> None:
    assert deadlines("力争三年左右建成。")
    assert not deadlines("三年左右的树。")
    assert not figures("开展为期三个月的整治。")


@pytest.mark.parametrize("words", ["当年完成", "今年完成"])
def test_a_year_is_a_deadline_if_something_is_to_be_done_in_it(words: str) -> None:
    assert deadlines(f"种树{words}。")
    assert not deadlines(f"{words[:2]}的树。")


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月31日印发的通知",
        "自2025年4月1日起施行",
        "连续三年获得表彰",
        "连续两年未达标的单位",
        "有效期为期两年",
        "植树节（3月12日）",
        "每月底端午",
        "完成汛前检查",
        "3月12日前后组织植树",
        "某某局\n2025年2月20日\n",
        "落实《纲要（2021-2035年）》。",
        "《2023年工作要点》印发后",
        "2021-2035年的规划",
        "2021至2035年的规划",
        "豫发〔2022〕31号",
        "每季度召开一次会议。",
        "做好全年专利统计分析。",
        "2023年是开局之年。",
        "近三年来新增绿地。",
        "经过多年努力，绿地增加。",
        "每两年评选一次。",
        "三年行动计划印发后",
        "3—6月龄婴幼儿。",
        "3至6个月大的幼苗。",
        "1—6年级学生。",
        "第三年内部审计。",
        "前三年内容重复。",
        "年内容丰富。",
        "用水量下降。",
        "用5年前的数据。",
        "多年内未发生。",
        "10—12个。",
        "近年内容丰富。",
        "市政府第58次常务会议",
    ],
)
def test_periods_titles_and_numbers_of_documents_are_no_deadline(text: str) -> None:
    assert not deadlines(text)


@pytest.mark.parametrize(
    "words",
    [
        "100棵",
        "达到85%以上",
        "达到85％以上",
        "不少于3家",
        "1.5亿元",
        "600亿元",
        "3000余万元",
        "0.5个工作日",
        "７个工作日",
        "３００项",
        "10-15个",
        "不低于三家",
        "三千棵",
        "百分之八十",
        "三分之一",
        "5个百分点",
        "翻一番",
        "前10名",
        "增长到 12.5 万吨",
        "20万人次",
        "2件",
        "三家",
        "两个",
        "三名",
        "五十人",
        "三次",
        "一倍",
        "五成",
        "全覆盖",
        "零增长",
        "一半以上",
        "全部清零",
        "3款",
        "100枚",
        "12学时",
        "35微克/立方米",
        "3微克",
        "1000根",
        "二十公里",
        "减少一半",
        "10分钟",
        "建设一所",
        "培育一家",
        "排名进入前10",
        "排名进入前10名",
        "位居全省前三",
        "跻身前二十",
    ],
)
def test_a_figure_is_found_with_its_unit(words: str) -> None:
    text = f"其中{words}。"
    assert [text[a:b] for a, b in figures(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "1. 种树。",
        "（2）浇水。",
        "豫发〔2022〕31号",
        "国务院令第722号",
        "第58次常务会议",
        "第12条规定",
        "《100项举措清单》",
        "2021-2035年",
        "2023年6月25日印发",
        "午间服务延长至12:30",
        "推进5G建设",
        "一次办成，一批成果",
        "服务千家万户",
        "“十四五”规划",
        "编号为 010 的窗口",
        "一个窗口办一次",
        "推进三个方面工作",
        "坚持两个毫不动摇",
        "第三次会议",
        "三次产业",
        "10个工作日内办结",
        "落实三条控制线",
        "突出两条主线",
        "坚持两条腿走路",
        "明确三条路径",
        "实现一条龙服务，建设一座现代化新城",
        "像一家人一样打造一家亲",
        "进入前期阶段，排名前三季度",
        "时间过半",
        "过半数通过",
    ],
)
def test_numbers_that_count_nothing_are_no_figure(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建成两条示范街。", "两条"),
        ("打通三条断头路。", "三条"),
        ("打造一条步行街。", "打造一条"),
        ("建设一座水库。", "建设一座"),
        ("占比过半。", "过半"),
        ("覆盖率达到过半。", "达到过半"),
    ],
)
def test_what_a_number_counts_tells_that_it_is_a_figure(text: str, words: str) -> None:
    assert [text[a:b] for a, b in figures(text)] == [words]


@pytest.mark.parametrize("nil", ["/", "——", "无", "－"])
def test_a_mark_that_says_nothing_is_no_deadline(nil: str) -> None:
    assert deadlines(f"种树。（完成时限：{nil}）") == ()
    assert deadlines(f"完成时限：{nil}\n") == ()
    assert len(deadlines(f"完成时限：无{nil}例外")) == 1
