"""Whatever a document orders, reading it and following it in any text ends without an error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.text.later_documents.former_words import former_words
from macros.text.later_documents.later_words import moved_to, own_words
from macros.text.orders.edits import lined, results, times, worked
from macros.text.orders.reading import orders

PLACES = (
    *(
        "",
        "第一条",
        "第一条第二项",
        "第一条第（二）项",
        "第一条第二款",
        "第一条第二句",
        "第一条末尾",
    ),
    *(
        "第一条第（一）项第2目",
        "第一条第二款第一项",
        "第一条第一、二项",
        "第一条第9项",
        "第一条最后一句",
    ),
    *(
        "第一条第（一）项、第（二）项",
        "第一条第三项至第五项",
        "“整治”任务",
        "第一条、第二条",
        "第一条2024年",
    ),
)
ACTS = (
    *("删去。", "修改为：“新建公园3处。”", "中的“30处”修改为“50处”。", "中的“30处”删去。"),
    *(
        "增加一项，作为第三项：“（三）巡查。”",
        "增加一项，作为第一项：“巡查。”",
        "增加一款：“巡查。”",
    ),
    *(
        "后增加“定期通报。”",
        "前增加一句：“通报。”",
        "完成时限延长至2025年底。",
        "推迟半年。",
        "废止。",
    ),
    *(
        "由市财政局负责。",
        "不再由市住建局牵头。",
        "改由市财政局牵头。",
        "调整为第三项。",
        "顺序互换。",
    ),
    *("合并为一项，修改为：“规范。”", "分别修改为“甲”“乙”。", "由5处、30处分别调整为6处、40处。"),
    *("中“5处”“30处”分别修改为“6处”“40处”。", "拆分为两项。", "以下修改：", "更名为“规范”。"),
)
TEXTS = (
    *(
        "",
        "整治。",
        "整治占道经营。\n\n（一）取缔5处。\n\n（二）规范30处。",
        "1.取缔5处。2.规范30处。",
    ),
    *("整治\n\n1.取缔5处。2.规范30处。\n\n（牵头单位：市住建局）", "一是取缔5处；二是规范30处。"),
    *(
        "整治。\n\n（一）取缔。\n\n1.摸底。\n\n2.取缔5处。\n\n（二）规范30处。",
        "（二）规范\n（一）取缔",
    ),
)
BITS = st.sampled_from((*PLACES, *ACTS, *TEXTS, "，", "；", "\n\n"))
ORDERS = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(ACTS)), min_size=1, max_size=3)
ORDERED = ORDERS.map(lambda pairs: "".join(f"{place}{act}" for place, act in pairs))
ANY = st.lists(BITS, max_size=6).map("".join)


@given(ORDERED | ANY, st.sampled_from(TEXTS) | ANY, st.sampled_from(TEXTS))
def test_orders_are_read_and_followed_without_an_error(said: str, text: str, after: str) -> None:
    former_words(said)
    read = orders(said)
    for order in read:
        results(order, lined(text))
        times(order, text)
        own_words(order)
        moved_to(order)
    worked(text, after, [(order, True) for order in read[:3]])
