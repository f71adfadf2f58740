"""From which day a document lets something pause, stop or go on: 自2025年6月1日起暂停实施; pure text, no plan.

A day belongs to the verb before which it stands, and to the place beside which it stands: 第1条自6月1日起、
第2条自7月1日起暂停. What is not certain is reported as unclear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.later_documents.later_words import Turn, own_words, turns
from macros.text.lines.reflow import squeeze
from macros.text.orders.cited_places import PLACE, Path, paths_to
from macros.text.orders.deeds import Order
from macros.text.orders.tokens import BESIDE
from macros.text.parts.in_turn_words import TIES
from macros.text.parts.sentences import SENTENCE
from macros.text.times.dates import NUMBER
from macros.text.times.periods import PLAIN, TIME, Time, time_of
from macros.text.times.postponing import LENGTH, after

_PHRASE = regex(
    rf"(?:自|从|于|在)?(?P<time>{TIME})(?P<midnight>24[时点])?(?:(?:零|0)[时点])?"
    rf"(?:(?:起|开始)?(?:[至到]|[-—－–~～]+)(?P<last>{TIME})(?:止|期间|内)?"
    rf"|(?P<more>(?:[、和及与](?:自|从|于)?{TIME})*)(?P<from>(?:之日)?(?:起|开始))"
    r"|(?P<after>(?:之|以)?后)|(?P<before>[底末]?(?:之|以)?前))?"
    rf"|(?:自|从)?(?P<once>即日|(?:本[{HAN}]{{1,4}})?(?:印发|发布|公布|下发|发文)(?:之日|日))起"
    rf"(?!满?(?:{NUMBER})+个?(?:工作日|日|天|月|年))"
    r"|(?:自|从)(?P<unread>[^，,。；;：:\n自从]{1,24}?)(?:之日|时)?(?<![引发兴掀提])起"
)
_OF_ANOTHER = regex("(?:正式|开始)?(?:施行|实施|执行|生效|印发|发布|推进|建设)?的")
"""Behind a day from which something else is so: 自2024年1月1日起施行的办法."""
_CALM = regex("[，,]?(?:正式|全面|一律|均|都|予以|依法|临时|先行)*")
"""Between a day and a verb beside which it stands: 2025年6月1日正式暂停."""
_BEHIND = regex("[，,（(]?(?:暂停|停止|执行|实施)?(?:的?(?:时间|期限|日期))?(?:暂定)?[为是：:]?")
"""Between a verb and a day behind it that is its own: 暂停实施，时间为2025年6月1日至9月1日."""
_FORCE = "(?:正式|开始)?(?:施行|实施|执行|生效)"
_CLOSES = regex(f"(?:{_FORCE})?(?:[，,。；;）)]|$)")
_LAST = regex(f"(?:{_FORCE})?[：:]?$")
_UNTIL = regex(rf"[，,（(]?(?:时间|期限)?(?:暂定)?[至到](?P<last>{TIME})(?P<before>(?:之|以)?前)?")
_LASTS = regex(
    f"[，,（(]?(?:(?:暂停|停止)?(?:时间|期限|期)|为期|暂定|[为是：:])*(?P<length>{LENGTH})(?!以上)"
)
_BEHIND_IT = regex(
    f"[^，,。；;：:]{{1,40}}?(?:任务|措施|工作|项目|条|项)(?P<length>{LENGTH})(?=[，,。；;]|$)"
)
_WITHIN = regex(f"(?P<length>{LENGTH})内?$")
"""How long a pause is: 暂停实施三个月, 暂停某任务三个月, 自6月1日起三个月内暂停."""
_OTHER_VERBS = regex("推迟|延期|延长|延后|提前|调整|修改|变更|增加|明确|完成")
_OF_ALL = regex(
    "(?:本(?:补充|修改)?(?:通知|决定|公告|意见|文件)|(?:以上|上述|本次|此次|前述)[^，,。；;：:]{0,8})"
    rf"[^。；;]*{_FORCE}"
)
"""All that a document orders is so from a day: 本通知自2025年6月1日起施行."""
OF_ITSELF = regex(
    f"(?:第(?:{NUMBER})+条|[（(]?(?:{NUMBER})+[)）、.．])?"
    f"(?:本[{HAN}]{{0,4}}?(?:方案|办法|规定|细则|意见|规划|计划|纲要|要点|措施|规则|条例|规范|标准|制度|预案|通知|决定|公告|文件)"
    rf"[^。；;的]*|{_OF_ALL.pattern.removesuffix(_FORCE)}){_FORCE}"
)
"""So it says too that it itself is in force from a day, whatever it is: 第二十条 本办法自2027年1月1日起施行."""
_ASIDE = regex("《[^》]*》|“[^”]*”|〔[^〕]*〕")

Phrase = re.Match[str]


@dataclass(frozen=True)
class When:
    """From when something is so, and until when, as far as a document says it."""

    words: str = ""
    """How it says from when; empty if it does not."""
    first: frozenset[date] = frozenset()
    """The days that this may be; none if it is so at once."""
    last: date | None = None
    """The last day, if it says until when."""
    unclear: bool = False
    """Whether it says from when, and nobody can tell from which day."""


def day_given(text: str, order: Order, quoted: str, kind: str, issued: date | None) -> When:
    """Return from when a document, issued on a day, lets a place pause, stop or go on.

    ``order`` is where it says so, ``quoted`` the words of it that an editor took; ``kind`` is what it does.
    """
    sentence, at = _sentence_around(text, order.start)
    reader = _Reader(sentence, issued)
    end = at + len(squeeze(order.words))
    begun = end - len(squeeze(own_words(order)))
    inside = [one for one in reader.turns if begun <= one.start < end and one.kind == kind]
    mine = inside or [one for one in reader.turns if one.kind == kind]
    spans = [one.span() for one in re.finditer(re.escape(quoted), sentence)] if quoted else []
    told = [one for one in mine if any(a <= one.start < b for a, b in spans)]
    if not mine:
        return When()
    turn = (told or mine)[-1]
    said = reader.of(turn, order.cited[0] if order.cited else ())
    said = said if said.words else replace(of_all(text, issued), last=said.last)
    length = reader.length(turn)
    first = max(said.first, default=None if said.unclear else issued)
    if said.last or not (length and first):
        return said
    return replace(said, last=max(after(length, first), default=None))


def begins_with(words: str, issued: date | None) -> When:
    """Return from when words say that something is so: 自2025年6月1日起暂停实施."""
    reader = _Reader(squeeze(words), issued)
    return reader.of(reader.turns[-1], ()) if reader.turns else When()


def ends_with(words: str, issued: date | None) -> When:
    """Return from when all is so that stands before the day: 决定废止某方案，自2025年6月1日起生效."""
    reader = _Reader(squeeze(words), issued)
    last = reader.phrases[-1:]
    since = [one for one in last if one["from"] or one["once"]]
    apart = [one for one in since if reader.text[: one.start()][-1:] in ("，", ",")]
    return (
        reader.meaning(apart, ()) if apart and _LAST.match(reader.text, apart[0].end()) else When()
    )


def of_all(text: str, issued: date | None, says: re.Pattern[str] = _OF_ALL) -> When:
    """Return from when all that a document orders is so: 本通知自2025年6月1日起施行.

    ``says`` is how a sentence begins that says so.
    """
    said: set[When] = set()
    for line in text.split("\n"):
        for sentence in SENTENCE.findall(squeeze(line)):
            reader = _Reader(sentence, issued)
            if says.match(sentence) or (sentence[-1] in "：:" and not reader.turns):
                phrases = [one for one in reader.phrases if one["from"] or one["after"]]
                said |= {reader.meaning(phrases, ())} if phrases else set()
    if len(said) > 1:
        return When("、".join(sorted(one.words for one in said)), unclear=True)
    return next(iter(said), When())


def _sentence_around(text: str, start: int) -> tuple[str, int]:
    """Return the sentence in which a place of a text is, and how far inside; white space does not count."""
    whole = "\n".join(squeeze(line) for line in text.split("\n"))
    for found in SENTENCE.finditer(whole):
        begun = len(whole[: found.start()].replace("\n", ""))
        if begun <= start < begun + len(found[0]):
            return found[0], start - begun
    return "", 0


class _Reader:
    """Reads the days of one sentence."""

    def __init__(self, sentence: str, issued: date | None) -> None:
        """Find its verbs, its days, and the lists of places that it cites."""
        self.text = _ASIDE.sub(lambda one: "\ue000" * len(one[0]), sentence.translate(PLAIN))
        self.turns = turns(self.text)
        self.runs = place_runs(self.text)
        self._issued = issued
        self.phrases = [one for one in _PHRASE.finditer(self.text) if self._begins(one)]

    def of(self, turn: Turn, cited: Path) -> When:
        """Return from when a place turns; without words if the sentence does not say it."""
        ends = [one.end for one in self.turns if one.end <= turn.start]
        starts = [one.start for one in self.turns if one.start >= turn.end]
        found = self._before(turn, max(ends, default=0), cited)
        found = found or self._behind(turn, min(starts, default=len(self.text)))
        said = self.meaning(found, cited) if found else When()
        until = _UNTIL.match(self.text, turn.end)
        if until and not said.last and (time := self._time(until["last"], until.start())):
            exclusive = bool(until["before"]) and time.exact
            return replace(said, last=time.last - timedelta(days=exclusive))
        return said

    def length(self, turn: Turn) -> str:
        """Return how long something pauses, if the sentence says so beside the verb."""
        behind = _LASTS.match(self.text, turn.end) or _BEHIND_IT.match(self.text, turn.end)
        found = behind or _WITHIN.search(self.text[: turn.start])
        return found["length"] if found else ""

    def meaning(self, found: Sequence[Phrase], cited: Path) -> When:
        """Return which day phrases mean for a place."""
        words = "、".join(dict.fromkeys(one[0] for one in found))
        if all(one["once"] for one in found):
            return When(words)
        if any(not one["time"] or one["before"] for one in found):
            return When(words, unclear=True)
        stated = [(time, one) for one in found for time in re.findall(TIME, one[0])[: 1 if one["last"] else None]]  # fmt: skip
        if len(stated) > 1 and TIES.search(self.text):
            stated = self._own(stated, cited)
        days = {self._first(time, one) for time, one in stated}
        if len(days) != 1 or not min(days, default=None):
            return When(words, unclear=True)
        last = next((one["last"] for one in found if one["last"]), None)
        end = self._time(last, found[0].end()) if last else None
        return When(words, days.pop(), end.last if end else None)

    def _own(self, stated: list[tuple[str, Phrase]], cited: Path) -> list[tuple[str, Phrase]]:
        """Return the day of a place, of several that are each for one: 分别自6月1日、7月1日起."""
        ends = [path[-1] for _, _, paths in self.runs for path in paths]
        if len(ends) != len(stated) or not cited or cited[-1] not in ends:
            return []
        return [stated[ends.index(cited[-1])]]

    def _before(self, turn: Turn, since: int, cited: Path) -> list[Phrase]:
        """Return the days of a place that stand before a verb: beside the place, behind its list, or before its list."""
        here = [one for one in self.phrases if since <= one.start() and one.end() <= turn.start]
        here = [one for one in here if self._is_for(one, turn)]
        runs = [one for one in self.runs if since <= one[0] and one[1] <= turn.start]
        if not runs or (len(here) > 1 and TIES.search(self.text)):
            return here or self._of_sentence()
        ends = [*(one[0] for one in runs[1:]), turn.start]
        beside = [
            [one for one in here if run[1] <= one.start() < end]
            for run, end in zip(runs, ends, strict=True)
        ]
        lead = [one for one in here if one.end() <= runs[0][0]]
        last = [path[-1] for path in (cited,) if path]
        place = next((n for n, run in enumerate(runs) if {*last} & {p[-1] for p in run[2]}), -1)
        if beside[place]:
            return beside[place]
        if not any(beside[:-1]):
            return beside[-1] or lead or self._of_sentence()
        return lead or here

    def _of_sentence(self) -> list[Phrase]:
        """Return the day with which a sentence begins, before all that it says: 自2025年6月1日起，第1条…，第2条…."""
        first = min([*(one.start for one in self.turns), *(one[0] for one in self.runs)])
        lead = [one for one in self.phrases if one.end() <= first]
        return [one for one in lead if self.text[one.end()] in "，,"]

    def _behind(self, turn: Turn, until: int) -> list[Phrase]:
        """Return the day behind a verb that is its own."""
        gap = _BEHIND.match(self.text, turn.end)
        at = gap.end() if gap else turn.end
        own = [one for one in self.phrases if one.start() == at and one.end() <= until]
        return [one for one in own if _CLOSES.match(self.text, one.end())]

    def _begins(self, one: Phrase) -> bool:
        """Whether a day is one from which something is so, or stands right before a verb."""
        if _OF_ANOTHER.match(self.text, one.end()):
            return False
        calm = _CALM.match(self.text, one.end())
        at = calm.end() if calm else one.end()
        marked = ("once", "from", "after", "last", "unread")
        return any(one[key] for key in marked) or any(turn.start == at for turn in self.turns)

    def _is_for(self, one: Phrase, turn: Turn) -> bool:
        """Whether a day is not that of another verb between it and this one: 自6月1日起推迟一年，某任务暂停."""
        between = self.text[one.end() : turn.start]
        leads = between[:1] in ("，", ",") or PLACE.search(between)
        return bool(leads) or not _OTHER_VERBS.search(between)

    def _first(self, words: str, of: Phrase) -> frozenset[date]:
        """Return the days that may be the first: of 2025年6月起 the first of June, of 6月1日后 that day or the next."""
        time = self._time(words, of.start())
        if time is None or (of["after"] and not time.exact):
            return frozenset()
        later = 1 if of["after"] or of["midnight"] else 0
        return frozenset(time.first + timedelta(days=n) for n in range(later + 1))

    def _time(self, words: str, at: int) -> Time | None:
        """Return the time that words state here; of a year that is left out the sentence speaks before."""
        before: Time | None = None
        for one in re.finditer(TIME, self.text[:at]):
            before = time_of(one[0], self._issued, before) or before
        return time_of(words, self._issued, before)


def place_runs(text: str) -> list[tuple[int, int, tuple[Path, ...]]]:
    """Return where lists of places begin and end, with the places: 第1条、第2条."""
    found: list[list[re.Match[str]]] = []
    for one in PLACE.finditer(text):
        gap = text[found[-1][-1].end() : one.start()] if found else " "
        if not gap or gap in ("至", "到", "的") or BESIDE.fullmatch(gap):
            found[-1].append(one)
        else:
            found.append([one])
    return [(run[0].start(), run[-1].end(), paths_to(run, ())) for run in found]
