"""Rules on published progress: its day can be, and its status is what the source's own word says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.model.kinds import ProgressStatus
from macros.model.measure import Progress, Source
from macros.model.plan import PlanFile
from macros.model.printed import walk_supplements
from macros.model.problems import Problem, Route
from macros.model.walk import walk_measures
from macros.rules.context import Context
from macros.text.characters.han import HAN
from macros.text.later_documents.from_when import begins_with

_S = ProgressStatus
_NOT_YET = "(?:至今|目前|逾期|尚|暂|还|仍)*(?:未|没有)"
_PLANNED = "(?:序时|时序|计划|预期|时间|目标)"
_BEGUN = "(?:启动|开工|动工|开始|开展|实施|开建)(?:建设|实施)?"
_ENDED = "(?:完成|办结|竣工|完工|销号|达标)"
_WORDS: dict[str, tuple[ProgressStatus, ...]] = {
    "(?:均|已|全面|全部|提前|按期|按时|如期)*(?:完成|办结|竣工|销号|达标)": (_S.DONE,),
    "(?:均|已|全面|全部|提前|按期|按时|如期)*(?:完工|建成)?(?:投用|投入使用|交付使用)?(?<=[工成用])": (_S.DONE, _S.IN_PROGRESS),
    "基本完成|超(?:序时)?进度|长期坚持|持续坚持": (_S.IN_PROGRESS, _S.DONE),
    "(?:已)?(?:部分|大部分?|局部|阶段性)完成|(?:已)?完成(?:了)?(?:部分|大部分?|大半|过半|一半|近半|(?!100[%％])[0-9.]+[%％]|[一二三四五六七八九]成)"
    "|(?:即将|接近|有望|预计|待|拟|计划)(?:全面|全部|如期|按期|年底前?)?(?:完成|完工|竣工)"
    "|主体(?:工程|结构)?(?:已|基本)*(?:完工|完成|建成|封顶)": (_S.IN_PROGRESS, _S.DELAYED),
    "(?:已|均已|全面)*(?:开工|启动|开展|实施|开工建设|启动建设|启动实施)": (_S.IN_PROGRESS, _S.DONE, _S.DELAYED),
    "(?:持续|稳步|扎实|全面|正在|加快|序时|积极|顺利|全力|大力|深入)?推进(?:中)?|(?:进度|进展|推进)(?:顺利|缓慢|受阻)|受阻|进行中|在建"
    "|(?:已)?完成(?:主体|招标|招投标|立项|可研|设计|选址|规划|一期|首期|前期|部分|阶段性?)[^，,。；;]{0,8}"
    f"|按{_PLANNED}?(?:进度|节点)?推进": (_S.IN_PROGRESS, _S.DELAYED),
    "(?:已)?达(?:到)?(?:序时|时序)进度|达进度|(?:正常|有序)推进(?:中)?|(?:进度|进展)正常": (_S.IN_PROGRESS,),
    "(?:正在)?(?:开展|做|进行|完成)?前期(?:工作|准备|手续)?(?:工作)?(?:中)?|(?:正在)?(?:筹备|筹建|谋划|准备)(?:中)?": (_S.IN_PROGRESS, _S.DELAYED, _S.NOT_STARTED),
    "(?:进度|进展|推进)?(?:严重|明显|略有|有所|稍有|较为|略|稍|较)?(?:滞后|落后)|(?:严重)?(?:欠进度|欠序时进度|逾期)"
    f"|(?:慢|低|落后|滞后)于{_PLANNED}?进度|{_NOT_YET}达(?:到)?{_PLANNED}?进度(?:要求)?": (_S.DELAYED,),
    "(?:已)?(?:延期|延后|推迟)(?:实施|推进|开工|启动)?": (_S.DELAYED, _S.IN_PROGRESS, _S.NOT_STARTED),
    f"{_NOT_YET}{_ENDED}": (_S.DELAYED, _S.IN_PROGRESS, _S.NOT_STARTED),
    f"(?:{_NOT_YET}|待){_BEGUN}": (_S.NOT_STARTED, _S.DELAYED, _S.PAUSED),
    f"{_NOT_YET}(?!发现|发生|出现|涉及|接到|收到|新增|见|有|问题).+": (_S.DELAYED, _S.IN_PROGRESS, _S.NOT_STARTED, _S.PAUSED, _S.STOPPED),
    "(?:已)?(?:停止|终止|取消|不再)(?:执行|实施|开展|推进|建设)?": (_S.STOPPED,),
    "(?:已)?(?:暂缓|暂不)(?:执行|实施|开展|推进|建设|施工)?|(?:已)?缓建": (_S.PAUSED,),
    "(?:已)?暂停(?:执行|实施|开展|推进|建设|施工)?|(?:已)?停建": (_S.PAUSED, _S.STOPPED),
    "(?:已)?停工": (_S.PAUSED, _S.STOPPED, _S.DELAYED),
    "(?:正在)?(?:竣工|完工|组织)?验收(?:中)?": (_S.IN_PROGRESS, _S.DELAYED, _S.DONE),
    f"(?!.*(?:停|适中$|集中$))(?:正在[^，,。；;]{{2,12}}|[{HAN}]{{2,8}}中)": (_S.IN_PROGRESS, _S.DELAYED),
}  # fmt: skip
"""Which statuses the words that reports use can mean; other words may mean any."""


def progress_can_be(context: Context) -> Iterator[Problem]:
    """进展的日期不早于方案印发，不晚于它的来源，来源写明从以后的哪一天起的是那一天；来源用词说得清的，状态与它相合。"""
    file = context.file
    issued = file.plan.issued_on
    days = {one.id: one.issued_on for one in file.documents}
    amending = {one.id for _, one in walk_supplements(file)}
    for route, progress in _all_progress(file):
        source = _day(progress.source, days)
        told = progress.source.document in amending  # later_entries_have_grounds reports it
        for words in wrong_days(progress, issued, None if told else source):
            yield Problem((*route, "date"), words)
    for route, progress in _all_progress(file, items=True):
        allowed = meanings(progress.word or "")
        if allowed and progress.status not in allowed:
            may = "、".join(f"{one}（{one.label}）" for one in allowed)
            words = f"来源用词“{progress.word}”与状态“{progress.status.label}”不合；请照来源改为 {may}，或改正 word。"
            yield Problem((*route, "status"), words)


def wrong_days(progress: Progress, issued: date | None, source: date | None) -> Iterator[str]:
    """Yield why progress cannot be of its day, if the plan and the source are of these."""
    if issued and progress.date < issued:
        yield f"进展的日期 {progress.date} 早于方案的印发日期 {issued}；请照来源核对。"
    named = begins_with(progress.word or "", source).first
    if source and progress.date > source and progress.date not in named:
        yield f"进展的日期 {progress.date} 晚于它的来源（{source}）；请照来源写进展到哪一天。"


def _all_progress(file: PlanFile, *, items: bool = False) -> Iterator[tuple[Route, Progress]]:
    """Yield all progress with its route; that of a report once, or once for each of its ``items``."""
    for at in walk_measures(file):
        for n, progress in enumerate(at.measure.progress):
            yield (*at.route, "progress", n), progress
    for n, report in enumerate(file.reports):
        for m, item in enumerate(report.items if items else report.items[:1]):
            yield ("reports", n, *(("items", m) if items else ())), report.progress(item)


def _day(source: Source, days: dict[str, date | None]) -> date | None:
    return source.date or days.get(source.document or "")


def meanings(word: str) -> tuple[ProgressStatus, ...]:
    """Return the statuses that a word of a source can mean; empty if it may mean any."""
    said = word.strip().removeprefix(begins_with(word, None).words).lstrip("，,")
    return next((may for words, may in _WORDS.items() if re.fullmatch(words, said)), ())
