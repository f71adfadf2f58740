"""Faults of what the pages of an amended plan say of the changes."""

from __future__ import annotations

from tests.building.mutations.changes import Mutation, page, pattern, text

OF_AMENDED = (
    Mutation(
        "an earlier wording is another",
        page("measures/water-quality"),
        text("<del>市卫生健康委负责水质监测，</del>", "<del>市卫生健康委负责水质，</del>"),
        "公文里没有",
    ),
    Mutation(
        "what was before stands behind",
        page("measures/east-waterworks"),
        pattern(r"<del>500</del>(.*?)<ins>650</ins>", r"<del>650</del>\1<ins>500</ins>"),
        "原先和后来的文字",
    ),
    Mutation(
        "the note names another number of the document",
        page("measures/planning"),
        pattern('(role="note">.*?（泠政办〔2025〕)8号', r"\g<1>9号"),
        "修改情况的提示",
    ),
    Mutation(
        "the note names another day",
        page("measures/planning"),
        pattern(r'(role="note">.*?datetime=")2025(&#45;05&#45;20">)2025', r"\g<1>2024\g<2>2024"),
        "修改情况的提示",
    ),
    Mutation(
        "a changed measure is said to be taken out",
        page("measures/planning"),
        pattern(r'(role="note">.*?）)修改。下面是现行的文字，', r"\1删去。下面是现行的文字，"),
        "修改情况的提示",
    ),
    Mutation(
        "the note says nothing of the change",
        page("measures/planning"),
        pattern(r'<p class="pl-amended" role="note">.*?</p>', ""),
        "修改情况的提示",
    ),
    Mutation(
        "a removed measure has no note",
        page("measures/reward"),
        pattern(r'<p class="pl-amended" role="note">.*?</p>', ""),
        "修改情况的提示",
    ),
    Mutation(
        "the quote of the document is of another measure",
        page("measures/planning"),
        pattern(r'(该文件写明：<q class="pl-quote">“)三、将第三条中的', r"\1四、将第三条中的"),
        "公文里没有所引的",
    ),
    Mutation(
        "the document changed otherwise",
        page("documents/amendment"),
        pattern(r'(measures/planning/">3 编制供水规划</a> <span class="pl-chip">)修改', r"\1删去"),
        "它修改的地方",
    ),
    Mutation(
        "the document changed something else",
        page("documents/amendment"),
        pattern(r'<li><a href="../../measures/reward/">.*?</li>\n', ""),
        "它修改的地方",
    ),
    Mutation(
        "the document's text has a sentence more",
        page("documents/amendment"),
        text("六、删去第三章。", "六、删去第三章。第五条同时废止。"),
        "公文里没有",
    ),
    Mutation(
        "a place of a mention is another",
        page("units/water"),
        text("五、在第三条后增加一条，作为第三条之一", "六、在第三条后增加一条，作为第三条之一"),
        "公文里没有所引的",
    ),
    Mutation(
        "the amended text is cited as unamended",
        page("measures/planning"),
        text('data-amended="（经泠政办〔2025〕8号修改）"', 'data-amended=""'),
        "引文后面的修改情况",
    ),
)
