"""How names are read: by phrases, with as small a table as will do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from macros.text.characters.pinyin import readings
from tests.fuzzing import tried
from tests.some import some

OFFICIAL = (
    "银行 yin hang", "行业 hang ye", "行政 xing zheng", "重点 zhong dian", "重复 chong fu",
    "会计 kuai ji", "会议 hui yi", "增长 zeng zhang", "长效 chang xiao", "长三角 chang san jiao",
    "市长 shi zhang", "县长 xian zhang", "河长 he zhang", "林长 lin zhang", "链长 lian zhang",
    "调查 diao cha", "协调 xie tiao", "参与 can yu", "数据 shu ju", "效率 xiao lu", "率先 shuai xian",
    "绿色 lu se", "便利 bian li", "供给 gong ji", "传统 chuan tong", "角色 jue se", "标的 biao di",
    "处理 chu li", "办事处 ban shi chu", "兴办 xing ban", "当地 dang di", "降低 jiang di",
    "重庆 chong qing", "厦门 xia men", "朝阳 chao yang", "浚县 xun xian", "长垣 chang yuan",
)  # fmt: skip


@pytest.mark.parametrize("row", OFFICIAL)
def test_words_of_official_texts_are_read_as_people_read_them(row: str) -> None:
    word, said = row.split(" ", 1)
    table = readings([word])
    assert " ".join(table.read(word)) == said


def test_only_what_is_read_otherwise_is_a_phrase() -> None:
    table = readings(["银行", "市银行", "知识产权"])
    assert table.phrases == {"银行": ("yin", "hang")}
    assert table.characters.keys() == set("银行市知识产权")
    assert readings(["2023-06", "SME", ""]).characters == {}


def test_the_table_does_not_depend_on_the_order_of_names() -> None:
    names = ["银行", "行政审批局", "行业协会", "会计", "会议"]
    assert readings(names) == readings(reversed(names))


@tried(100)
@given(
    st.lists(
        st.text("银行业长重点会计议县市政办处绿知识产权兴大中", max_size=9), min_size=1, max_size=9
    )
)
def test_every_name_is_read_as_the_dictionary_reads_it(names: list[str]) -> None:
    table = readings(names)
    for name in some(names):
        right = [said.replace("v", "u") for said in lazy_pinyin(name)] if name else []
        assert list(table.read(name)) == right
